import { type Layout, layoutOf } from './layout.ts';
import { FAR, type Offer, type Person } from './person.ts';
import { countOf, type Mask, type Problem, SESSIONS_A_WEEK } from './problem.ts';

/**
 * The best timetable of one STA's week, once it is settled which needs she serves how often: least `time` first, then
 * least `road`. Exact: day by day over how many sessions of each need are placed, leaving out what costs too much.
 *
 * For given counts every other measure is settled too, so no better week of hers with these counts exists.
 */
export interface Timetable {
  time: number;
  road: number;
}

export interface Budget {
  /** What one `time` weighs in kilometres: more than any week's road, so that least in all is least `time` first. */
  timeUnit: number;
  /** Timetables that cost more than this, in kilometres, are not wanted. */
  most: number;
}

export interface Wish {
  /** Filled in with the need of each half day, or −1. */
  week?: Int16Array;
  /** Half days that a need can not have, though it is open: another STA has it then. */
  closed?: ReadonlyMap<number, Mask>;
}

export const ANY_COST: Budget = { timeUnit: 1 << 20, most: Number.POSITIVE_INFINITY };

const DAYS = SESSIONS_A_WEEK / 2;
const MOST_STATES = 1 << SESSIONS_A_WEEK;
const MOST_PAIRS = (SESSIONS_A_WEEK + 1) ** 2;
const NEVER = Number.POSITIVE_INFINITY;

// Scratch space, used from one call to the next: the search asks for hundreds of thousands of timetables.
let here = new Float64Array(MOST_STATES);
let next = new Float64Array(MOST_STATES);
/** What the sessions that a state has not placed yet cost at least. */
const toCome = new Float64Array(MOST_STATES);
const COUNTS = SESSIONS_A_WEEK + 1;
/** `[need * 11 + sessions]`: what so many sessions of it cost at least. */
const rest = new Float64Array(SESSIONS_A_WEEK * COUNTS);
const offers: Offer[] = [];
const openOf = new Int32Array(SESSIONS_A_WEEK);
const pairAm = new Int8Array(MOST_PAIRS);
const pairPm = new Int8Array(MOST_PAIRS);
const pairCost = new Float64Array(MOST_PAIRS);
const pairStep = new Int32Array(MOST_PAIRS);
const pairSize = new Int8Array(MOST_PAIRS);

/** How each state of a day was come by: for reading the week back. */
interface Trace {
  from: Int32Array;
  pair: Int16Array;
  am: Int8Array;
  pm: Int8Array;
}

/**
 * The best timetable of these offers with these counts; null where none fits, or none within the budget.
 */
export function timetable(
  problem: Problem,
  person: Person,
  chosen: readonly number[],
  counts: readonly number[],
  { timeUnit, most }: Budget = ANY_COST,
  { week, closed }: Wish = {},
): Timetable | null {
  const layout = layoutOf(counts);
  const { states, total } = layout;
  prepare(person, chosen, layout, { timeUnit, closed });
  if ((toCome[0] ?? 0) > most) return null;
  const traces: Trace[] = [];
  here.fill(NEVER, 0, states);
  here[0] = 0;
  for (let day = 0; day < DAYS; day++) {
    const pairs = pairsOf(problem, person, chosen, layout, { day, timeUnit });
    const left = countOf(person.open & (((1 << SESSIONS_A_WEEK) - 1) << (2 * day + 2)));
    const trace = week === undefined ? null : traceOf(states, pairs);
    if (!passDay(layout, { pairs, owed: total - left, most }, trace)) return null;
    if (trace) traces.push(trace);
    [here, next] = [next, here];
  }
  const best = here[states - 1] ?? NEVER;
  if (best === NEVER) return null;
  if (week !== undefined) readBack(traces, states - 1, week);
  const time = Math.floor(best / timeUnit);
  return { time, road: best - time * timeUnit };
}

function prepare(
  person: Person,
  chosen: readonly number[],
  layout: Layout,
  { timeUnit, closed }: { timeUnit: number; closed: Wish['closed'] },
): void {
  offers.length = 0;
  for (const at of chosen) {
    const offer = person.offers[at];
    if (!offer) continue;
    openOf[offers.length] = offer.open & ~(closed?.get(offer.need) ?? 0);
    offers.push(offer);
  }
  let whole = 0;
  for (const [at, offer] of offers.entries()) {
    const count = layout.counts[at] ?? 0;
    const near = nearOf(person, chosen, at);
    for (let left = 0; left <= count; left++) rest[at * COUNTS + left] = restOf(offer, left, near, timeUnit);
    whole += rest[at * COUNTS + count] ?? 0;
  }
  toCome[0] = whole;
  for (let state = 1; state < layout.states; state++) {
    const last = layout.last[state] ?? 0;
    const left = (layout.counts[last] ?? 0) - (layout.digits[state * SESSIONS_A_WEEK + last] ?? 0);
    const less = (rest[last * COUNTS + left + 1] ?? 0) - (rest[last * COUNTS + left] ?? 0);
    toCome[state] = (toCome[state - (layout.step[last] ?? 0)] ?? 0) - less;
  }
}

/** What a half day costs at least whose other half is not the same plan's: half the way to the nearest of the others. */
function nearOf(person: Person, chosen: readonly number[], at: number): number {
  const own = chosen[at] ?? 0;
  let least = 2 * (offers[at]?.home ?? 0);
  for (const other of chosen) {
    const way = person.apart[own * person.offers.length + other] ?? FAR;
    if (way < least) least = way;
  }
  return least / 2;
}

/** What so many sessions cost at least, wherever in the week they come. */
function restOf(offer: Offer, left: number, near: number, timeUnit: number): number {
  const least = (offer.leastTime[left] ?? 0) * timeUnit + offer.leastRoad * left;
  if (offer.school < 0 || left === 0) return least;
  let halves = Number.POSITIVE_INFINITY;
  for (const rung of offer.ladders[left] ?? []) {
    halves = Math.min(halves, rung.halves * near + rung.time * timeUnit);
  }
  return least + (halves === Number.POSITIVE_INFINITY ? 0 : halves);
}

/** Every way to fill one day, into the scratch arrays; −1 is an empty half. Gives how many. */
function pairsOf(
  problem: Problem,
  person: Person,
  chosen: readonly number[],
  { counts, step }: Layout,
  { day, timeUnit }: { day: number; timeUnit: number },
): number {
  const [am, pm] = [2 * day, 2 * day + 1];
  const width = person.offers.length;
  let pairs = 0;
  for (let a = -1; a < offers.length; a++) {
    const first = offers[a];
    if (!fits(person, first, openOf[a] ?? 0, am)) continue;
    const timeAm = first === undefined ? 0 : (first.time[am] ?? 0);
    for (let b = -1; b < offers.length; b++) {
      const second = offers[b];
      if (!fits(person, second, openOf[b] ?? 0, pm) || (a >= 0 && a === b && (counts[a] ?? 0) < 2)) continue;
      let road = 0;
      if (first === undefined || second === undefined) {
        road = 2 * (first?.road[am] ?? 0) + 2 * (second?.road[pm] ?? 0);
      } else if (a === b && first.school >= 0) {
        road = 2 * first.home;
      } else if (a !== b && first.school >= 0 && second.school >= 0) {
        const way = person.apart[(chosen[a] ?? 0) * width + (chosen[b] ?? 0)] ?? FAR;
        if (way === FAR) continue;
        road = first.home + way + second.home;
      } else {
        const way = between(problem, first.schoolAt[am] ?? -1, second.schoolAt[pm] ?? -1);
        if (way === FAR) continue;
        road = (first.road[am] ?? 0) + way + (second.road[pm] ?? 0);
      }
      pairAm[pairs] = a;
      pairPm[pairs] = b;
      pairCost[pairs] = (timeAm + (second === undefined ? 0 : (second.time[pm] ?? 0))) * timeUnit + road;
      pairStep[pairs] = (a < 0 ? 0 : (step[a] ?? 0)) + (b < 0 ? 0 : (step[b] ?? 0));
      pairSize[pairs] = (a < 0 ? 0 : 1) + (b < 0 ? 0 : 1);
      pairs++;
    }
  }
  return pairs;
}

function between(problem: Problem, from: number, to: number): number {
  if (from === to) return 0;
  const way = from * problem.schools + to;
  return problem.apart[way] === 1 ? FAR : (problem.between[way] ?? 0);
}

/** A locked half day holds its need and nothing else. */
function fits(person: Person, offer: Offer | undefined, open: Mask, session: number): boolean {
  const locked = person.locked[session] ?? -1;
  if (offer === undefined) return locked < 0;
  return locked >= 0 ? offer.need === locked : (open & (1 << session)) !== 0;
}

/**
 * From `here` to `next`. `owed` is what must be placed by the end of the day for the rest still to fit. False where
 * nothing is left within the budget.
 */
function passDay(
  { counts, states, digits, placed }: Layout,
  { pairs, owed, most }: { pairs: number; owed: number; most: number },
  trace: Trace | null,
): boolean {
  next.fill(NEVER, 0, states);
  let hasNext = false;
  for (let state = 0; state < states; state++) {
    const cost = here[state] ?? NEVER;
    if (cost === NEVER) continue;
    const wanted = owed - (placed[state] ?? 0);
    if (wanted > 2) continue;
    const row = state * SESSIONS_A_WEEK;
    for (let pair = 0; pair < pairs; pair++) {
      if ((pairSize[pair] ?? 0) < wanted) continue;
      const a = pairAm[pair] ?? -1;
      const b = pairPm[pair] ?? -1;
      if (a >= 0 && (digits[row + a] ?? 0) >= (counts[a] ?? 0)) continue;
      if (b >= 0 && (digits[row + b] ?? 0) + (a === b ? 1 : 0) >= (counts[b] ?? 0)) continue;
      const to = state + (pairStep[pair] ?? 0);
      const there = cost + (pairCost[pair] ?? 0);
      if (there >= (next[to] ?? 0) || there + (toCome[to] ?? 0) > most) continue;
      next[to] = there;
      hasNext = true;
      if (trace) {
        trace.from[to] = state;
        trace.pair[to] = pair;
      }
    }
  }
  return hasNext;
}

function traceOf(states: number, pairs: number): Trace {
  return {
    from: new Int32Array(states).fill(-1),
    pair: new Int16Array(states).fill(-1),
    am: pairAm.slice(0, pairs),
    pm: pairPm.slice(0, pairs),
  };
}

function readBack(traces: readonly Trace[], last: number, week: Int16Array): void {
  let state = last;
  for (let day = DAYS - 1; day >= 0; day--) {
    const trace = traces[day];
    const pair = trace?.pair[state] ?? -1;
    week[2 * day] = offers[trace?.am[pair] ?? -1]?.need ?? -1;
    week[2 * day + 1] = offers[trace?.pm[pair] ?? -1]?.need ?? -1;
    state = trace?.from[state] ?? 0;
  }
}
