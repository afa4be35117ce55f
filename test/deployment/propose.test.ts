import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWeek } from '../../electron/deployment/check.ts';
import { propose } from '../../electron/deployment/propose/propose.ts';
import { valuesOf } from '../../electron/deployment/wants.ts';
import type { Week } from '../../electron/deployment/week.ts';
import { bestByTrying } from './brute-force.ts';
import { tinyWeek } from './tiny-week.ts';

const solved = (week: Week) => propose(week, { now: () => 0, report: () => {} });

describe('the optimiser', () => {
  it('finds what trying everything finds, on every level, and proves it', async () => {
    await fc.assert(
      fc.asyncProperty(tinyWeek(7), async (week) => {
        const answer = await solved(week);
        expect(checkWeek(week, answer.allocations)).toEqual([]);
        expect(Object.values(valuesOf(week, answer.allocations))).toEqual(bestByTrying(week));
        expect(answer.levels.map(({ level, value, bound }) => [level, value, bound])).toEqual(
          answer.levels.map(({ level, value }) => [level, value, value]),
        );
        expect(answer.proved).toBe(true);
      }),
      { numRuns: 500, seed: 4 },
    );
  }, 600_000);
});
