import { FACE, LOAD, MEASURES, MISSED, ROAD, SPREAD, TIME } from './goal.ts';
import type { Person } from './person.ts';
import type { Cut } from './prices.ts';
import { countOf, type Mask, type Problem, SESSIONS_A_WEEK } from './problem.ts';
import { loadCost } from './tally.ts';
import { ANY_COST, type Budget, type Timetable, timetable } from './timetable.ts';

/**
 * One whole week of one STA: which needs she serves and how often, and what that costs on every measure. The columns
 * of the master problem; a proposal is one column per STA.
 */
export interface Column {
  sta: number;
  /** Offer and count of each need served, two numbers in a character. */
  key: string;
  /** Per measure; what a need with one STA saves is in it, what the others save is the master's to reckon. */
  costs: readonly number[];
  /** Cuts of the list looked at last that count this column, and how many of that list have been looked at for it. */
  cutList: readonly Cut[] | null;
  cuts: number[];
  cutsSeen: number;
}

const COUNTS = 16;
/** No key can name more offers than this. */
export const MOST_OFFERS = 4096;

export const served = (column: Column) => column.key.length;
export const offerAt = (column: Column, at: number) => Math.floor(column.key.charCodeAt(at) / COUNTS);
export const countAt = (column: Column, at: number) => column.key.charCodeAt(at) % COUNTS;

/**
 * The week with these offers, in ascending order, and counts; null where no timetable fits, or none within the budget.
 * Reckoned once.
 */
export function columnOf(
  problem: Problem,
  person: Person,
  chosen: readonly number[],
  counts: readonly number[],
  budget: Budget = ANY_COST,
): Column | null {
  let key = '';
  for (let at = 0; at < chosen.length; at++) {
    key += String.fromCharCode((chosen[at] ?? 0) * COUNTS + (counts[at] ?? 0));
  }
  const known = person.known.get(key);
  if (known !== undefined) return known;
  const times = timesOf(problem, person, { key, chosen, counts }, budget);
  let column: Column | null = null;
  if (times !== null) {
    const costs = new Array<number>(MEASURES.length).fill(0);
    let load = 0;
    for (let at = 0; at < chosen.length; at++) {
      const offer = person.offers[chosen[at] ?? -1];
      const count = counts[at] ?? 0;
      if (!offer) continue;
      load += count;
      costs[FACE] = (costs[FACE] ?? 0) + offer.face * count;
      if (!offer.alone) continue;
      costs[MISSED] = (costs[MISSED] ?? 0) - (offer.savesMissed[count] ?? 0);
      costs[SPREAD] = (costs[SPREAD] ?? 0) - (offer.savesSpread[count] ?? 0);
    }
    costs[TIME] = times.time;
    costs[ROAD] = times.road;
    costs[LOAD] = loadCost(load, person.room);
    column = { sta: person.sta, key, costs, cutList: null, cuts: [], cutsSeen: 0 };
    person.weeks.push(column);
  }
  if (column !== null || budget.most === Number.POSITIVE_INFINITY) person.known.set(key, column);
  return column;
}

/**
 * The best timetable, if it may be within the budget. The first time that a week is asked for, the budget cuts the reckoning
 * short; most are asked for again under other prices, so the second time it is reckoned out, and then known.
 *
 * Where a budget weighs time so lightly that a little less road could buy it, another timetable than the best might be within:
 * that one is no week of hers, as the best is least time first.
 */
function timesOf(
  problem: Problem,
  person: Person,
  { key, chosen, counts }: { key: string; chosen: readonly number[]; counts: readonly number[] },
  budget: Budget,
): Timetable | null {
  if (budget.most === Number.POSITIVE_INFINITY) return timetable(problem, person, chosen, counts);
  const { dearer } = person;
  let best = dearer.get(key);
  if (best === undefined) {
    const times = timetable(problem, person, chosen, counts, budget);
    if (times !== null)
      return budget.timeUnit >= person.longestWeek ? times : timetable(problem, person, chosen, counts);
    if (dearer.size >= MOST_DEARER) dearer.clear();
    dearer.set(key, null);
    return null;
  }
  if (best === null) {
    best = timetable(problem, person, chosen, counts) ?? NEVER;
    dearer.set(key, best);
  }
  return best.time * budget.timeUnit + best.road <= budget.most + ROUNDING ? best : null;
}

/** What is let through here is looked at once more by what it earns. */
const ROUNDING = 1e-6;

const NEVER: Timetable = { time: 0, road: Number.POSITIVE_INFINITY };
const MOST_DEARER = 50_000;

/** Her week as it stands in the timetable: the need of each half day, or −1. */
export function weekOf(problem: Problem, person: Person, column: Column): Int16Array {
  return weekAround(problem, person, column, new Map()) ?? person.locked.slice();
}

/** The same, kept off half days that others have; null where it would cost more then. */
export function weekAround(
  problem: Problem,
  person: Person,
  column: Column,
  closed: ReadonlyMap<number, Mask>,
): Int16Array | null {
  const week = new Int16Array(SESSIONS_A_WEEK).fill(-1);
  const chosen: number[] = [];
  const counts: number[] = [];
  for (let at = 0; at < served(column); at++) {
    chosen.push(offerAt(column, at));
    counts.push(countAt(column, at));
  }
  const times = timetable(problem, person, chosen, counts, ANY_COST, { week, closed });
  return times?.time === column.costs[TIME] && times?.road === column.costs[ROAD] ? week : null;
}

/** The column of a week that is known to be legal: what the greedy gave her. */
export function columnOfWeek(problem: Problem, person: Person, week: Int16Array): Column | null {
  const halfDays = new Map<number, number>();
  for (const [session, need] of week.entries()) {
    if (need >= 0) halfDays.set(need, (halfDays.get(need) ?? 0) | (1 << session));
  }
  const given = new Map([...halfDays].map(([need, mask]) => [person.offerFor(need, mask), countOf(mask)] as const));
  if (given.has(-1)) return null;
  const chosen = [...given.keys()].sort((a, b) => a - b);
  return columnOf(
    problem,
    person,
    chosen,
    chosen.map((offer) => given.get(offer) ?? 0),
  );
}
