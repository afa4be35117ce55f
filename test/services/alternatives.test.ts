import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doJob } from '../../electron/deployment/jobs.ts';
import { valuesOf } from '../../electron/deployment/wants.ts';
import type { Week } from '../../electron/deployment/week.ts';
import { alternativeOf, ordersWorthTrying } from '../../electron/services/alternatives.ts';
import type { Proposal } from '../../shared/api/proposals.ts';
import { aNeed, anSta, aSchool, sampleWeek } from '../deployment/sample-week.ts';
import { tinyWeek } from '../deployment/tiny-week.ts';

describe('proposals beside the best one', () => {
  it('are two where both times and an even spread can be traded for faces, each with what it trades', async () => {
    const week = sampleWeek({
      schools: [aSchool('oak')],
      stas: [
        // One half day each for two plans, or both for the one that knows her.
        anSta('wren', { pattern: ['mon-am', 'mon-pm'], skills: ['ci'] }),
        // A third plan knows the one who is not there at its time.
        anSta('lark', { pattern: ['tue-am'] }),
        anSta('dove', { pattern: ['wed-am'] }),
      ],
      needs: [
        aNeed('A', 'oak', { sessions: 2, skill: 'ci', knows: ['wren'] }),
        aNeed('B', 'oak', { sessions: 2, skill: 'ci', knows: ['dove'] }),
        aNeed('C', 'oak', { sessions: 1, lastWeek: [{ staId: 'lark', session: 'wed-am' }] }),
      ],
      allocations: [],
    });
    const [, ...others] = await proposalsFor(week);
    expect(others.map(({ trades }) => trades.slice(0, 2))).toEqual([
      ['1 session fewer at another time than last week.', '1 session more by an STA new to the child.'],
      ['1 session fewer by an STA new to the child.', 'What is missed is spread less evenly.'],
    ]);
  });

  it('are at most two, each serves as much, and trades something', async () => {
    await fc.assert(
      fc.asyncProperty(tinyWeek(9), async (week) => {
        const all = await proposalsFor(week);
        const [best, ...others] = all;
        expect(others.length).toBeLessThanOrEqual(2);
        expect(new Set(others.map(({ trades }) => trades.join(' '))).size).toBe(others.length);
        for (const { allocations, trades } of others) {
          expect(trades.length).toBeGreaterThan(0);
          expect(servedBy(week, allocations)).toBe(servedBy(week, best?.allocations ?? []));
        }
      }),
      { numRuns: 40, seed: 3 },
    );
  }, 60_000);
});

const clock = () => 0;

/** As the service does it, without a register. */
async function proposalsFor(week: Week): Promise<Proposal[]> {
  const best = await doJob({ kind: 'propose', week }, clock);
  if (!best.ok) return [];
  const all = [{ ...best.value, monday: week.monday, trades: [] as string[], figures: {} as Proposal['figures'] }];
  for (const order of ordersWorthTrying(week, best.value)) {
    const other = await doJob({ kind: 'another', week, order, from: best.value.allocations }, clock);
    const shown = other.ok ? alternativeOf(week, all, other.value) : null;
    if (shown) all.push({ ...shown, allocations: other.ok ? other.value.allocations : [] });
  }
  return all;
}

function servedBy(week: Week, allocations: Proposal['allocations']): number | undefined {
  return valuesOf(
    week,
    allocations.map((each) => ({ ...each, locked: false })),
  ).unmet;
}
