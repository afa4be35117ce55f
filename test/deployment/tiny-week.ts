import fc from 'fast-check';
import { Board } from '../../electron/deployment/board.ts';
import { isStopped } from '../../electron/deployment/constraints.ts';
import type { Allocation, Week } from '../../electron/deployment/week.ts';
import { randomWeek } from './random-week.ts';

/** Weeks so small that every deployment can be tried: few half days, three plans; some with something locked. */
export function tinyWeek(halfDays: number): fc.Arbitrary<Week> {
  return fc.tuple(randomWeek, fc.nat(3), fc.infiniteStream(fc.nat(9))).map(([week, locks, numbers]) => {
    const small = cut(week, halfDays, numbers);
    return { ...small, allocations: lockSome(small, locks) };
  });
}

function cut(week: Week, halfDays: number, numbers: IterableIterator<number>): Week {
  const stas = week.stas.slice(0, 3);
  const ids = new Set(stas.map(({ id }) => id));
  const each = Math.floor(halfDays / stas.length);
  return {
    ...week,
    stas: stas.map((sta) => {
      // Neighbouring half days, so that a day can have two schools.
      const from = (numbers.next().value ?? 0) % Math.max(1, sta.pattern.length - each + 1);
      return { ...sta, pattern: sta.pattern.slice(from, from + each) };
    }),
    needs: week.needs.slice(0, 3).map((need) => ({
      ...need,
      wishes: need.wishes.filter(({ staId }) => ids.has(staId)),
      lastWeek: need.lastWeek.filter(({ staId }) => ids.has(staId)),
      knows: need.knows.filter((staId) => ids.has(staId)),
    })),
  };
}

/** The first few legal allocations that come up, locked. */
function lockSome(week: Week, most: number): Allocation[] {
  const board = new Board(week);
  const locked: Allocation[] = [];
  for (const need of week.needs) {
    for (const sta of week.stas) {
      for (const session of sta.pattern.slice(0, 2)) {
        const schoolId = board.placeOf(need, session);
        if (schoolId === null || locked.length >= most) continue;
        const one = { staId: sta.id, planId: need.planId, session, schoolId, locked: true };
        if (isStopped(board, one)) continue;
        board.put(one);
        locked.push(one);
      }
    }
  }
  return locked;
}
