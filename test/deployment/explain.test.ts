import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Board } from '../../electron/deployment/board.ts';
import { explain, smallestWithOneOfEach } from '../../electron/deployment/explain.ts';
import { propose } from '../../electron/deployment/propose/propose.ts';
import type { Week } from '../../electron/deployment/week.ts';
import { bestByTrying } from './brute-force.ts';
import { aNeed, anSta, aSchool, given, sampleWeek } from './sample-week.ts';
import { tinyWeek } from './tiny-week.ts';

const week = (more: Parameters<typeof sampleWeek>[0]) =>
  sampleWeek({ schools: [aSchool('oak')], stas: [anSta('wren', { pattern: ['mon-am', 'mon-pm'] })], ...more });

describe('why a need stays unmet', () => {
  it('is the smallest group of plans that can not all be served, and the change that would do', async () => {
    const needs = [
      aNeed('A', 'oak', { sessions: 1 }),
      aNeed('B', 'oak', { sessions: 1 }),
      aNeed('C', 'oak', { sessions: 1 }),
    ];
    const allocations = [given('wren', 'A', 'mon-am', 'oak'), given('wren', 'B', 'mon-pm', 'oak')];
    const why = await explain(week({ needs, allocations }), 'C');
    expect(why.conflict).toEqual({
      planIds: ['C', 'A', 'B'],
      sentence:
        'C-C can not have 1 session while C-A (1) and C-B (1) have what stands on the board, however everybody is moved about. If any one of them had less, it could.',
    });
    expect(why.change?.sentence).toBe(
      'If wren Invented worked 1 session more (Tuesday morning), C-C could have its session, and nobody else fewer.',
    );
  });

  it('leaves out of the group whoever is not in the way', async () => {
    const other = anSta('lark', { skills: ['ci'] });
    const needs = [
      aNeed('A', 'oak', { sessions: 2 }),
      aNeed('B', 'oak', { sessions: 1, skill: 'ci' }),
      aNeed('C', 'oak', { sessions: 1 }),
    ];
    const allocations = [
      given('wren', 'A', 'mon-am', 'oak'),
      given('wren', 'A', 'mon-pm', 'oak'),
      given('lark', 'B', 'tue-am', 'oak'),
    ];
    const why = await explain(week({ stas: [...week({}).stas, other], needs, allocations }), 'C');
    expect(why.conflict?.planIds).toEqual(['C', 'A']);
  });

  it('is nobody else where the plan could not be served even alone', async () => {
    const why = await explain(week({ needs: [aNeed('A', 'oak', { sessions: 3 })] }), 'A');
    expect(why.conflict?.sentence).toBe('C-A could not have 3 sessions even if nobody else were served.');
  });

  it('is only how the board stands, where moving others would do', async () => {
    const stas = [
      anSta('wren', { pattern: ['mon-am'] }),
      anSta('lark', { pattern: ['mon-pm'], skills: ['semh', 'ci'] }),
    ];
    const needs = [aNeed('A', 'oak', { sessions: 1 }), aNeed('B', 'oak', { sessions: 1, skill: 'ci' })];
    const allocations = [given('lark', 'A', 'mon-pm', 'oak')];
    expect(await explain(week({ stas, needs, allocations }), 'B')).toMatchObject({ canBeMet: true, conflict: null });
  });

  it('names the same group and change as trying everything does', async () => {
    let [conflicts, changes] = [0, 0];
    await fc.assert(
      fc.asyncProperty(tinyWeek(6), async (drawn) => {
        const { allocations } = await propose(drawn, { now: () => 0, report: () => {} });
        const board = Board.of({ ...drawn, allocations });
        const need = drawn.needs.find((each) => board.unmet(each) > 0 && each.notAgreedBy.length === 0);
        if (!need) return;
        const { conflict, change, canBeMet } = await explain({ ...drawn, allocations }, need.planId);
        // What is asked of the others is what they have; then only what is missing of anybody counts.
        const asking = (planIds: readonly string[], of: Week): Week => ({
          ...of,
          allocations: of.allocations.filter(({ locked }) => locked),
          needs: of.needs.map((each) => ({
            ...each,
            sessions: !planIds.includes(each.planId)
              ? drawn.allocations.filter(({ planId, locked }) => locked && planId === each.planId).length
              : each.planId === need.planId
                ? need.sessions
                : board.ofPlan(each.planId).length,
          })),
        });
        const misses = (planIds: readonly string[], of: Week = drawn) => bestByTrying(asking(planIds, of))[0] ?? 0;
        const everybody = drawn.needs.map(({ planId }) => planId);
        expect(canBeMet).toBe(misses(everybody) === 0);
        if (conflict) {
          conflicts++;
          expect(misses(conflict.planIds)).toBeGreaterThan(0);
          for (const out of conflict.planIds) {
            expect(misses(conflict.planIds.filter((each) => each !== out))).toBe(0);
          }
        }
        if (change) {
          changes++;
          expect(misses(everybody, { ...change.week, allocations: drawn.allocations })).toBe(0);
        }
      }),
      { numRuns: 120, seed: 5 },
    );
    expect(conflicts).toBeGreaterThan(20);
    expect(changes).toBeGreaterThan(10);
  }, 120_000);
});

describe('the smallest set with one of each list', () => {
  it('is as small as can be', () => {
    expect(smallestWithOneOfEach([], 4)).toEqual([]);
    expect(
      smallestWithOneOfEach(
        [
          ['a', 'b'],
          ['c', 'b'],
          ['d', 'b'],
        ],
        4,
      ),
    ).toEqual(['b']);
    expect(
      smallestWithOneOfEach(
        [
          ['a', 'b'],
          ['c', 'd'],
          ['a', 'd'],
        ],
        4,
      ),
    ).toHaveLength(2);
    expect(smallestWithOneOfEach([['a'], ['b'], ['c']], 2)).toBeNull();
  });
});
