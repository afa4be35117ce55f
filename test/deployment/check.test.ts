import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../electron/deployment/candidates.ts';
import { checkWeek } from '../../electron/deployment/check.ts';
import { breachesOf, CONSTRAINTS } from '../../electron/deployment/constraints.ts';
import type { Allocation, Week } from '../../electron/deployment/week.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import { anyAllocation, randomWeek } from './random-week.ts';
import { given, sampleWeek } from './sample-week.ts';

/** What a careful person does: plans by priority, each time the best-ranked STA in the first open session. */
function greedy(week: Week): Week {
  let now = week;
  for (const { planId, sessions } of week.needs.toSorted((a, b) => a.priority - b.priority)) {
    for (let round = 0; round < sessions; round++) {
      const allocation = firstOpen(now, planId);
      if (!allocation) break;
      now = { ...now, allocations: [...now.allocations, allocation] };
    }
  }
  return now;
}

function firstOpen(week: Week, planId: string): Allocation | null {
  for (const { staId, sessions } of candidatesFor(week, planId)) {
    for (const { session, schoolId, stops } of sessions) {
      if (stops.length === 0 && schoolId !== null) return { staId, planId, session, schoolId, locked: false };
    }
  }
  return null;
}

describe('the checker', () => {
  it('passes an empty week and a legal one', () => {
    expect(checkWeek(sampleWeek())).toEqual([]);
    expect(checkWeek(sampleWeek({ allocations: [given('Wren', 'A', 'mon-am', 'Oakfield')] }))).toEqual([]);
  });

  it('names the STA, the plan and the session', () => {
    const week = sampleWeek({ allocations: [given('Lark', 'A', 'mon-pm', 'Oakfield')] });
    expect(checkWeek(week)).toEqual([
      { rule: 'contracted', sentence: 'Lark Invented, plan C-A on Monday afternoon: she does not work then.' },
    ]);
  });

  it('never finds fault with a week filled from the candidates', () => {
    fc.assert(
      fc.property(randomWeek, (week) => {
        const filled = greedy(week);
        expect(checkWeek(filled)).toEqual([]);
        expect(breachesOf(filled)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('finds fault with exactly the sets that the constraints find fault with', () => {
    fc.assert(
      fc.property(
        randomWeek
          .filter(({ needs }) => needs.length > 0)
          .chain((week) => fc.tuple(fc.constant(week), fc.array(anyAllocation(week), { maxLength: 8 }))),
        ([week, allocations]) => {
          const board = { ...week, allocations };
          const byList = new Set(breachesOf(board).map(({ constraint }) => constraint));
          const byLoops = new Set(checkWeek(board).map(({ rule }) => rule));
          byList.delete('locked');
          byLoops.delete('locked');
          expect(byLoops).toEqual(byList);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('catches every change of a legal week that breaks a rule', () => {
    const caught = new Set<string>();
    fc.assert(
      fc.property(
        randomWeek
          .map(greedy)
          .filter(({ allocations }) => allocations.length > 0)
          .chain((week) =>
            fc.record({
              week: fc.constant(week),
              at: fc.nat(week.allocations.length - 1),
              session: fc.constantFrom(...SESSION_CODES),
              other: anyAllocation(week),
              field: fc.constantFrom('staId', 'planId', 'schoolId', 'session', 'added', 'dropped'),
            }),
          ),
        ({ week, at, session, other, field }) => {
          const one = week.allocations[at];
          if (!one) return;
          const rest = week.allocations.filter((_, each) => each !== at);
          const settled = {
            ...week,
            allocations: week.allocations.map((each) => ({ ...each, locked: field === 'dropped' })),
          };
          const changed =
            field === 'added'
              ? [...week.allocations, other]
              : field === 'dropped'
                ? rest
                : [...rest, { ...one, [field]: field === 'session' ? session : other[field as 'staId'] }];
          const faults = checkWeek(settled, changed);
          // The list, which was tested row by row, is the judge of whether the change breaks anything.
          const broken = breachesOf(settled, changed);
          expect(faults.length > 0).toBe(broken.length > 0);
          for (const { rule } of faults) caught.add(rule);
        },
      ),
      { numRuns: 1500, seed: 20261124 },
    );
    expect([...caught].sort()).toEqual(CONSTRAINTS.map(({ id }) => id).sort());
  });
});
