import { Board } from '../../electron/deployment/board.ts';
import { stopsOf } from '../../electron/deployment/constraints.ts';
import { roomOf, valuesOf, WANTS } from '../../electron/deployment/wants.ts';
import type { Allocation, Week } from '../../electron/deployment/week.ts';
import { dayOf, type Session } from '../../shared/sessions.ts';

/**
 * The best values that any deployment of a tiny week can have: every way to fill every half day is tried. What is legal
 * is asked of the constraints once for each single allocation and each pair, what it costs of the wants.
 */
interface Cell {
  staId: string;
  session: Session;
  /** What could be there by itself, null for nothing; a locked half day has one choice. */
  choices: (Allocation | null)[];
}

export function bestByTrying(week: Week, order: readonly number[] = [0, 1, 2, 3, 4, 5]): number[] {
  const empty = { ...week, allocations: [] };
  const cells = cellsOf(week, empty);
  const base = valuesOf(empty);
  const face = new Map<Allocation, [number, number]>();
  for (const each of cells.flatMap(({ choices }) => choices)) {
    if (each === null) continue;
    const alone = valuesOf(empty, [each]);
    face.set(each, [(alone.continuity ?? 0) - (base.continuity ?? 0), (alone.stability ?? 0) - (base.stability ?? 0)]);
  }
  const clash = pairTable(empty, cells);
  const travel = travelTable(empty, cells);
  const taken: (Allocation | null)[] = [];
  let best: number[] | null = null;

  const tryFrom = (at: number) => {
    const cell = cells[at];
    if (!cell) {
      const values = reckon(week, taken, face, travel);
      if (values !== null && (best === null || isBefore(order, values, best))) best = values;
      return;
    }
    for (const choice of cell.choices) {
      if (choice !== null && taken.some((other) => other !== null && clash(choice, other))) continue;
      taken.push(choice);
      tryFrom(at + 1);
      taken.pop();
    }
  };
  tryFrom(0);
  if (best === null) throw new Error('No deployment of this week is legal.');
  return best;
}

function cellsOf(week: Week, empty: Week): Cell[] {
  return week.stas.flatMap((sta) =>
    sta.pattern.map((session): Cell => {
      const lock = week.allocations.find((each) => each.staId === sta.id && each.session === session && each.locked);
      if (lock) return { staId: sta.id, session, choices: [lock] };
      const possible = week.needs.flatMap((need) => {
        const schoolId = need.places.find(({ sessions }) => sessions.includes(session))?.schoolId;
        if (schoolId === undefined) return [];
        const one = { staId: sta.id, planId: need.planId, session, schoolId, locked: false };
        return stopsOf(new Board(empty), one).length === 0 ? [one] : [];
      });
      return { staId: sta.id, session, choices: [null, ...possible] };
    }),
  );
}

/** Pairs that may not stand together for a reason of their own, limits on numbers apart. */
function pairTable(empty: Week, cells: readonly Cell[]): (a: Allocation, b: Allocation) => boolean {
  const table = new Map<Allocation, Set<Allocation>>();
  const all = cells.flatMap(({ choices }) => choices.filter((each) => each !== null));
  for (const a of all) {
    const board = new Board(empty);
    board.put(a);
    const stopped = all.filter((b) =>
      stopsOf(board, b).some(({ constraint }) => ['one-place', 'once', 'journey'].includes(constraint)),
    );
    table.set(a, new Set(stopped.filter((b) => b !== a)));
  }
  return (a, b) => table.get(a)?.has(b) === true;
}

type Travel = (a: Allocation | null, b: Allocation | null) => number;

function travelTable(empty: Week, cells: readonly Cell[]): Travel {
  const known = new Map<Allocation | null, Map<Allocation | null, number>>([[null, new Map()]]);
  for (const { choices } of cells) for (const each of choices) if (each !== null) known.set(each, new Map());
  return (a, b) => {
    const row = known.get(a);
    const before = row?.get(b);
    if (before !== undefined) return before;
    const kilometres =
      valuesOf(
        empty,
        [a, b].filter((each) => each !== null),
      ).travel ?? 0;
    row?.set(b, kilometres);
    return kilometres;
  };
}

/** The six values, or null where a number is too high: a limit, a plan's sessions, its STAs. */
function reckon(
  week: Week,
  taken: readonly (Allocation | null)[],
  face: ReadonlyMap<Allocation, [number, number]>,
  travel: Travel,
): number[] | null {
  const given = taken.filter((each) => each !== null);
  let [continuity, stability, kilometres, load] = [0, 0, 0, 0];
  for (const each of given) {
    const [newFace, otherTime] = face.get(each) ?? [0, 0];
    continuity += newFace;
    stability += otherTime;
  }
  const lacking = { ...week, allocations: [] };
  for (const need of week.needs) {
    const own = given.filter(({ planId }) => planId === need.planId);
    if (own.length > need.sessions || new Set(own.map(({ staId }) => staId)).size > need.staLimit) return null;
  }
  for (const sta of week.stas) {
    const own = given.filter(({ staId }) => staId === sta.id);
    if (sta.limit !== null && own.length > sta.limit) return null;
    const room = roomOf(sta);
    load += room === 0 ? 0 : Math.round((10 * own.length ** 2) / room);
    for (const day of ['mon', 'tue', 'wed', 'thu', 'fri'] as const) {
      const [first = null, second = null] = own.filter(({ session }) => dayOf(session) === day);
      if (first !== null) kilometres += travel(first, second);
    }
  }
  const board = new Board(lacking);
  for (const each of given) board.put(each);
  const [unmet, fairness] = WANTS.map(({ value }) => value)
    .slice(0, 2)
    .map((value) => value(board));
  return [unmet ?? 0, fairness ?? 0, continuity, stability, kilometres, load];
}

function isBefore(order: readonly number[], a: readonly number[], b: readonly number[]): boolean {
  for (const at of order) if (a[at] !== b[at]) return (a[at] ?? 0) < (b[at] ?? 0);
  return false;
}
