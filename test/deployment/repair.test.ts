import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWeek } from '../../electron/deployment/check.ts';
import { fewestChanges } from '../../electron/deployment/fewest-changes.ts';
import { proposeWeek } from '../../electron/deployment/proposal.ts';
import { propose } from '../../electron/deployment/propose/propose.ts';
import { repairCertificate, toRepair } from '../../electron/deployment/repair.ts';
import type { Allocation, Week } from '../../electron/deployment/week.ts';
import { randomWeek } from './random-week.ts';
import { given, sampleWeek, withNeed, withSta } from './sample-week.ts';

const now = () => 0;

/** A week as it was published, and then somebody falls ill, gives less, a plan asks for less or has fewer STAs. */
const changedWeek = fc
  .tuple(randomWeek, fc.nat(99), fc.nat(99), fc.nat(4))
  .filter(([{ stas, needs }]) => stas.length > 0 && needs.length > 0);

async function published([week, who, which, less]: [Week, number, number, number]): Promise<Week> {
  const { allocations } = await propose(week, { now, report: () => {} });
  const sta = who % week.stas.length;
  const need = which % week.needs.length;
  return {
    ...week,
    allocations: allocations.map((each) => ({ ...each, locked: false })),
    stas: week.stas.map((each, at) =>
      at === sta ? { ...each, limit: less } : at === sta + 1 ? { ...each, pattern: each.pattern.slice(1) } : each,
    ),
    needs: week.needs.map((each, at) =>
      at === need ? { ...each, sessions: Math.min(each.sessions, less), staLimit: 1 } : each,
    ),
  };
}

/** Fewest sessions to take away until the checker passes, found by trying every set. */
function fewestByTrying(week: Week): number {
  const { allocations } = week;
  const bare = { ...week, allocations: [] };
  for (let size = 0; ; size++) {
    for (const left of choose(allocations, allocations.length - size)) {
      if (checkWeek(bare, left).length === 0) return size;
    }
  }
}

function* choose(of: readonly Allocation[], count: number): Generator<Allocation[]> {
  const [first, ...rest] = of;
  if (count === 0) yield [];
  if (count === 0 || first === undefined || of.length < count) return;
  for (const others of choose(rest, count - 1)) yield [first, ...others];
  yield* choose(rest, count);
}

describe('the repair of a published week', () => {
  it('changes as few sessions as trying every set changes', async () => {
    await fc.assert(
      fc.asyncProperty(changedWeek, async (change) => {
        const week = await published(change);
        fc.pre(week.allocations.length <= 14);
        const { alone, contested, kept, leastContested } = fewestChanges(week);
        expect(alone.length + contested.length).toBe(fewestByTrying(week));
        expect(leastContested).toBe(contested.length);
        expect(checkWeek({ ...week, allocations: [] }, kept)).toEqual([]);
      }),
      { numRuns: 25, seed: 4 },
    );
  }, 60_000);

  it('says of each that no fewer sessions could change, and that nobody better could come', async () => {
    await fc.assert(
      fc.asyncProperty(changedWeek, async (change) => {
        const week = await published(change);
        const repairing = toRepair(week);
        const outcome = await proposeWeek(repairing.week, now);
        if (!outcome.ok) throw new Error(outcome.faults.join(' '));
        const { proved, levels } = repairCertificate(repairing, outcome.value);
        expect(proved).toBe(true);
        expect(levels[0]).toMatchObject({ level: 'changed', value: repairing.broken.length });
        expect(levels.every(({ value, bound }) => value === bound)).toBe(true);
      }),
      { numRuns: 12, seed: 5 },
    );
  }, 60_000);

  it('gives up the plan of lower priority where an STA gives fewer sessions than she was published with', () => {
    const allocations = [given('Wren', 'A', 'mon-am', 'Oakfield'), given('Wren', 'B', 'tue-am', 'Elmbrook')];
    const week = withSta(withNeed(sampleWeek({ allocations }), 'A', { priority: 3 }), 'Wren', { limit: 1 });
    expect(fewestChanges(week)).toMatchObject({ alone: [], contested: [{ planId: 'A' }], leastContested: 1 });
  });

  it('does not count a session that is wrong by itself against those that stay', () => {
    const allocations = [given('Wren', 'A', 'mon-am', 'Oakfield'), given('Wren', 'A', 'tue-am', 'Oakfield')];
    const absences = [{ sessions: ['mon-am' as const], kind: 'sick' as const }];
    const week = withSta(sampleWeek({ allocations }), 'Wren', { limit: 1, absences });
    const { alone, contested, kept } = fewestChanges(week);
    expect([alone, contested, kept].map((each) => each.map(({ session }) => session))).toEqual([
      ['mon-am'],
      [],
      ['tue-am'],
    ]);
  });
});
