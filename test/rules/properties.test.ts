import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, verdicts } from '../../electron/rules/assess.ts';
import type { CaseFacts, Item } from '../../electron/rules/facts.ts';
import { DEFAULTS } from '../../electron/rules/parameters.ts';
import { take } from '../../electron/rules/take.ts';
import { addDays, daysBetween, type PlainDate } from '../../shared/dates.ts';
import { isSchoolDay, lastSchoolDayBefore } from '../../shared/school-time.ts';
import type { Step } from '../../shared/verdicts.ts';
import { anyFacts, anyItem } from './random-facts.ts';
import { itemOf, pspOf } from './sample-facts.ts';

/** Recommendations may be reviewed on the day on which they are put in place, so that every day is as good as it can be. */
const AT_ONCE = { ...DEFAULTS, 'trial-days': 0 };
const route = (facts: CaseFacts, parameters = DEFAULTS) => verdicts(facts, parameters).route;
/** A waiver is no evidence, so it is no rank. */
const RANK = { 'no-evidence': 0, 'not-met': 1, 'not-yet': 2, met: 3, waived: 3 } as const;

describe('the earliest possible yes', () => {
  it('is a yes on its day when its steps are taken, and not on the school day before', () => {
    let dated = 0;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { earliest } = assess(facts, DEFAULTS);
        if (earliest.kind !== 'from') return true;
        dated++;
        const steps = earliest.things.flatMap((thing) => thing.steps);
        if (route(take(facts, steps, earliest.on)) !== 'commissioned') return false;
        const before = lastSchoolDayBefore(facts.calendar, earliest.on);
        if (!before.known || before.value < facts.on) return true;
        return route(take(facts, steps, before.value)) !== 'commissioned';
      }),
      { numRuns: 300 },
    );
    expect(dated).toBeGreaterThan(100);
  });

  it('is not later than with everything done on every single day, which nobody could better', {
    timeout: 120_000,
  }, () => {
    let dated = 0;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { earliest } = assess(facts, AT_ONCE);
        if (earliest.kind !== 'from' && earliest.kind !== 'now') return true;
        dated++;
        // Up to its day nothing better is possible; on its day it is.
        for (let on = facts.on; on < earliest.on; on = addDays(on, 1)) {
          if (route(everythingDone(facts, on), AT_ONCE) === 'commissioned') return false;
        }
        return route(everythingDone(facts, earliest.on), AT_ONCE) === 'commissioned';
      }),
      { numRuns: 60 },
    );
    expect(dated).toBeGreaterThan(20);
  });

  it('needs every one of its things', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { earliest } = assess(facts, DEFAULTS);
        if (earliest.kind !== 'from') return true;
        return earliest.things.every((one) => {
          if (one.steps.every(({ kind }) => kind === 'time')) return true;
          const others = earliest.things.filter((each) => each !== one).flatMap((each) => each.steps);
          return route(take(facts, others, earliest.on)) !== 'commissioned';
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('more evidence', () => {
  it('never turns a verdict into anything worse', () => {
    fc.assert(
      fc.property(anyFacts, anyItem, (facts, item) => {
        const before = verdicts(facts, DEFAULTS).verdicts;
        const after = verdicts({ ...facts, items: [...facts.items, { ...item, id: 'one-more' }] }, DEFAULTS).verdicts;
        return Object.entries(before).every(([rule, verdict]) => {
          // A PSP that has ended says more than none, and less than one that is going on.
          const worse = RANK[after[rule] ?? 'no-evidence'] < RANK[verdict];
          return !worse || verdict !== 'met';
        });
      }),
      { numRuns: 400 },
    );
  });

  it('of a review held in time never breaks a heartbeat', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(400), (facts, ago) => {
        const heldOn = addDays(facts.on, -ago);
        const add = (item: Item): Item => ({
          ...item,
          reviews: [...item.reviews, { id: `more-${item.id}`, heldOn, standing: 'seen' }],
        });
        const before = verdicts(facts, DEFAULTS).verdicts;
        const after = verdicts({ ...facts, items: facts.items.map(add) }, DEFAULTS).verdicts;
        return ['A3', 'A4'].every((rule) => RANK[after[rule] ?? 'met'] >= RANK[before[rule] ?? 'met']);
      }),
      { numRuns: 300 },
    );
  });

  it('is judged the same in any order', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer(), (facts, seed) => {
        const shuffled: CaseFacts = {
          ...facts,
          items: turned(
            facts.items.map((item) => ({
              ...item,
              reviews: turned(item.reviews, seed),
              recommendations: turned(item.recommendations, seed),
            })),
            seed,
          ),
          suspensions: turned(facts.suspensions, seed),
          agreements: turned(facts.agreements, seed),
          signUps: turned(facts.signUps, seed),
        };
        return JSON.stringify(verdicts(shuffled, DEFAULTS)) === JSON.stringify(verdicts(facts, DEFAULTS));
      }),
      { numRuns: 200 },
    );
  });
});

describe('an assessment', () => {
  it('is the same when it is replayed from what was kept', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const kept = JSON.parse(JSON.stringify(facts)) as CaseFacts;
        return JSON.stringify(assess(kept, DEFAULTS)) === JSON.stringify(assess(facts, DEFAULTS));
      }),
      { numRuns: 100 },
    );
  });
});

function turned<T>(list: readonly T[], by: number): T[] {
  const at = list.length === 0 ? 0 : Math.abs(by) % list.length;
  return [...list.slice(at), ...list.slice(0, at)].reverse();
}

/** Every act that there is, on every school day from the day of assessment to `until`: nobody could show more. */
function everythingDone(facts: CaseFacts, until: PlainDate): CaseFacts {
  const days = Array.from({ length: daysBetween(facts.on, until) + 1 }, (_, at) => addDays(facts.on, at)).filter(
    (day) => {
      const open = isSchoolDay(facts.calendar, day);
      return open.known && open.value;
    },
  );
  const [first] = days;
  if (first === undefined) return { ...facts, on: until };
  const acts: readonly Step['kind'][] = [
    'sign-up',
    'agreement',
    'single-assessment',
    'sendias-offer',
    'universal-targeted',
  ];
  const { pupil } = facts;
  const records: readonly Step['kind'][] = [
    ...(pupil.dateOfBirth === null ? ['date-of-birth' as const] : []),
    ...(pupil.needs.length === 0 ? ['need' as const] : []),
  ];
  const done = take(
    facts,
    [
      ...[...acts, ...records].map((kind): Step => ({ kind, about: null, on: first })),
      ...days.flatMap((on): Step[] => [
        { kind: 'suspension-record', about: null, on },
        { kind: 'suspension-record', about: null, on },
      ]),
    ],
    until,
  );
  const reviews = days.map((heldOn) => ({ id: `each-${heldOn}`, heldOn, standing: 'seen' as const }));
  const marks = { implementedOn: first, monitoredOn: first, reviewedOn: first };
  const assessed = itemOf('specialist-assessment', first, { recommendations: [{ id: 'r', what: '', ...marks }] });
  return {
    ...done,
    items: [
      ...done.items.map((item) =>
        item.kind === 'psp' || item.kind === 'intervention'
          ? { ...item, reviews: [...item.reviews, ...reviews] }
          : item,
      ),
      pspOf(first, [], { id: 'new-psp', reviews }),
      itemOf('intervention', first, { id: 'new-intervention', reviews }),
      assessed,
    ],
  };
}
