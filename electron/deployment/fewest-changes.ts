import { Board } from './board.ts';
import { breachesOf, isStopped } from './constraints.ts';
import { PRIORITY_WEIGHTS } from './wants.ts';
import type { Allocation, Week } from './week.ts';

/**
 * Which of a published week's sessions have to go, at the fewest, now that something has changed.
 *
 *   alone      each breaks a rule by itself (she is ill, the school is closed): it goes in any case
 *   contested  too many together (her limit was lowered, a journey has become too long): as few as can be go
 *
 * What is contested falls apart into groups that share no STA and no plan. In each, sets of one session, of two and so on
 * are tried: every set that could do has a session of the first conflict it leaves, so only those are looked at. Of
 * equally few, those go that cost least by priority.
 */
export interface Fewest {
  alone: Allocation[];
  contested: Allocation[];
  kept: Allocation[];
  /** Of the contested, at least so many have to go whatever is done. */
  leastContested: number;
}

/** Sets that are tried in one group before it stays at a bound. */
const MOST_TRIED = 4000;

export function fewestChanges(week: Week): Fewest {
  const bare = { ...week, allocations: [] };
  const empty = new Board(bare);
  const alone = week.allocations.filter((each) => isStopped(empty, each));
  const could = week.allocations.filter((each) => !alone.includes(each));
  const gone = new Set<Allocation>();
  let leastContested = 0;
  for (const group of contestedGroups(bare, could)) {
    const { least, drop } = fewestOf(bare, group);
    leastContested += least;
    for (const each of drop) gone.add(each);
  }
  return { alone, contested: [...gone], kept: could.filter((each) => !gone.has(each)), leastContested };
}

function contestedGroups(bare: Week, could: readonly Allocation[]): Allocation[][] {
  if (breachesOf(bare, could).length === 0) return [];
  const contested = could.filter((each) => isStopped(boardOf(bare, could, each), each));
  const groups: Allocation[][] = [];
  for (const each of contested) {
    const shares = (other: Allocation) => other.staId === each.staId || other.planId === each.planId;
    const joined = groups.filter((group) => group.some(shares));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([...joined.flat(), each]);
  }
  return groups;
}

function fewestOf(bare: Week, group: readonly Allocation[]): { least: number; drop: readonly Allocation[] } {
  let sets: Allocation[][] = [[]];
  let tried = 0;
  for (let size = 0; ; size++) {
    const legal: Allocation[][] = [];
    const larger = new Map<string, Allocation[]>();
    for (const drop of sets) {
      if (++tried > MOST_TRIED) return { least: size, drop: firstLegal(bare, group) };
      const left = group.filter((each) => !drop.includes(each));
      const conflict = firstConflict(bare, left);
      if (conflict === null) legal.push(drop);
      else for (const each of conflict) larger.set(...keyed(group, [...drop, each]));
    }
    if (legal.length > 0) return { least: size, drop: cheapest(bare, legal) };
    sets = [...larger.values()];
  }
}

/** The smallest set of sessions that can not stand together, of those that come up first; null where all can. */
function firstConflict(bare: Week, left: readonly Allocation[]): Allocation[] | null {
  for (const [at, each] of left.entries()) {
    let before = left.slice(0, at);
    if (!isStopped(boardOf(bare, before), each)) continue;
    for (const other of [...before]) {
      const fewer = before.filter((one) => one !== other);
      if (isStopped(boardOf(bare, fewer), each)) before = fewer;
    }
    return [...before, each];
  }
  return null;
}

/** Legal, if not the fewest: whatever can not be added to those before it goes. */
function firstLegal(bare: Week, group: readonly Allocation[]): Allocation[] {
  const board = new Board(bare);
  return group.filter((each) => {
    if (isStopped(board, each)) return true;
    board.put(each);
    return false;
  });
}

function cheapest(bare: Week, sets: readonly Allocation[][]): readonly Allocation[] {
  const weightOf = new Map(bare.needs.map(({ planId, priority }) => [planId, PRIORITY_WEIGHTS[priority] ?? 0]));
  const cost = (drop: readonly Allocation[]) =>
    drop.reduce((total, { planId }) => total + (weightOf.get(planId) ?? 0), 0);
  return sets.toSorted((a, b) => cost(a) - cost(b))[0] ?? [];
}

function keyed(group: readonly Allocation[], drop: Allocation[]): [string, Allocation[]] {
  const places = drop.map((each) => group.indexOf(each)).sort((a, b) => a - b);
  return [places.join(' '), drop];
}

function boardOf(bare: Week, allocations: readonly Allocation[], without: Allocation | null = null): Board {
  const board = new Board(bare);
  for (const each of allocations) if (each !== without) board.put(each);
  return board;
}
