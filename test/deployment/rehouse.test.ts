import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Board } from '../../electron/deployment/board.ts';
import { checkWeek } from '../../electron/deployment/check.ts';
import { allocationsOf, placedBy, problemOf } from '../../electron/deployment/propose/problem.ts';
import { propose } from '../../electron/deployment/propose/propose.ts';
import { rehouse } from '../../electron/deployment/rehouse.ts';
import type { Week } from '../../electron/deployment/week.ts';
import { bestByTrying } from './brute-force.ts';
import { tinyWeek } from './tiny-week.ts';

describe('moving others in turn to make room for one plan', () => {
  it('gives a whole legal week in which nobody has less, and finds one nearly wherever trying everything does', async () => {
    let [ways, found] = [0, 0];
    await fc.assert(
      fc.asyncProperty(tinyWeek(6), fc.nat(5), async (drawn, at) => {
        // The best week of another: one plan is asked for later than the rest.
        const { needs } = drawn;
        const late = needs[at % Math.max(1, needs.length)];
        if (!late || late.notAgreedBy.length > 0) return;
        const without = { ...drawn, needs: needs.map((each) => (each === late ? { ...each, sessions: 0 } : each)) };
        if (drawn.allocations.some(({ planId }) => planId === late.planId)) return;
        const { allocations } = await propose(without, { now: () => 0, report: () => {} });
        const board = Board.of({ ...drawn, allocations });
        const asking: Week = {
          ...drawn,
          needs: needs.map((each) => ({
            ...each,
            sessions: each === late ? each.sessions : board.ofPlan(each.planId).length,
          })),
        };
        const isWay = bestByTrying(asking)[0] === 0;
        const placed = rehouse(problemOf(asking), placedBy(asking, allocations), needs.indexOf(late));
        if (placed === null) {
          if (isWay) ways++;
          return;
        }
        expect(isWay).toBe(true);
        expect(checkWeek(asking, allocationsOf(asking, placed))).toEqual([]);
        expect(placed).toHaveLength(asking.needs.reduce((sum, { sessions }) => sum + sessions, 0));
        ways++;
        found++;
      }),
      { numRuns: 150, seed: 11 },
    );
    expect(ways).toBeGreaterThan(20);
    expect(found / ways).toBeGreaterThan(0.9);
  }, 60_000);
});
