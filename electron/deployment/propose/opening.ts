import { loadCosts, worthOf } from './choices.ts';
import { type Column, columnOf } from './column.ts';
import type { Master } from './master.ts';
import type { Person } from './person.ts';
import { grained, needPrice, noPrices, type Prices, profitOf } from './prices.ts';
import { SESSIONS_A_WEEK } from './problem.ts';

/**
 * Prices to begin with. Each STA is taken as a knapsack of sessions, timetables left aside, which makes a step of the
 * whole week a matter of milliseconds; prices of needs rise where too many want them and fall where nobody does. What
 * comes out is roughly right, and so are the weeks that the knapsacks chose towards the end.
 */
export interface Opening {
  prices: Prices;
  bound: number;
  columns: Column[];
}

const STEPS = 240;
/** From this step on the knapsacks' weeks are remembered, and so many per STA are kept. */
const REMEMBERED_FROM = 120;
const KEPT = 15;
/** Steps without a better bound before they become shorter. */
const PATIENCE = 12;
const COUNTS = SESSIONS_A_WEEK + 1;

export function openingOf(master: Master, cost: number): Opening {
  const { problem, people, weights } = master;
  const needs = problem.needs.length;
  let prices = noPrices(weights, needs);
  for (const { need, worth } of master.firstSessions()) prices.session[need] = grained(worth);
  const best = { prices, bound: Number.NEGATIVE_INFINITY, columns: [] as Column[] };
  const remembered = people.map(() => new Map<string, Sack>());
  const heading = { need: new Float64Array(needs), session: new Float64Array(needs) };
  const earned = new Float64Array(people.length);
  let [stride, idle] = [1, 0];
  for (let step = 0; step < STEPS; step++) {
    const need = Float64Array.from(problem.needs, ({ staLimit }) => staLimit);
    const session = master.sessionsTaken(prices);
    for (const [sta, person] of people.entries()) {
      const sack = fill(person, prices, loadCosts(person, weights), worthOf(person, weights).values);
      earned[sta] = sack.value;
      for (const [at, offer] of sack.offers.entries()) {
        const row = person.offers[offer];
        if (!row) continue;
        need[row.need] = (need[row.need] ?? 0) - 1;
        if (!row.alone) session[row.need] = (session[row.need] ?? 0) - (sack.counts[at] ?? 0);
      }
      if (step >= REMEMBERED_FROM) remembered[sta]?.set(`${sack.offers} ${sack.counts}`, sack);
    }
    const bound = master.bound(prices, earned);
    if (bound > best.bound) {
      best.bound = bound;
      best.prices = prices;
      idle = 0;
    } else if (++idle >= PATIENCE) {
      stride *= 0.7;
      idle = 0;
    }
    const length = turn(heading, prices, { need, session });
    if (length === 0) break;
    prices = moved(prices, heading, (stride * Math.max(1, cost - bound)) / (2 * length));
  }
  best.columns = people.flatMap((person) => weeksOf(master, person, remembered[person.sta], best.prices));
  return best;
}

interface Sack {
  value: number;
  offers: number[];
  counts: number[];
}

/** The knapsack of one STA: sessions to offers, each at its cheapest. */
function fill(person: Person, prices: Prices, load: Float64Array, worth: Float64Array): Sack {
  const width = person.limit + 1;
  const rows = person.offers.length;
  const table = new Float64Array((rows + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const taken = new Uint8Array((rows + 1) * width);
  table[0] = 0;
  for (let at = 0; at < rows; at++) {
    const offer = person.offers[at];
    if (!offer) continue;
    const [from, to] = [at * width, (at + 1) * width];
    for (let used = 0; used < width; used++) {
      table[to + used] = offer.must ? Number.NEGATIVE_INFINITY : (table[from + used] ?? 0);
    }
    const ofNeed = needPrice(offer, prices);
    const ofSession = offer.alone ? 0 : (prices.session[offer.need] ?? 0);
    for (let count = offer.fewest; count <= offer.most; count++) {
      const value = (worth[at * COUNTS + count] ?? 0) + ofNeed + ofSession * count;
      if (value <= 0 && !offer.must) continue;
      for (let used = count; used < width; used++) {
        const whole = (table[from + used - count] ?? Number.NEGATIVE_INFINITY) + value;
        if (whole <= (table[to + used] ?? 0)) continue;
        table[to + used] = whole;
        taken[to + used] = count;
      }
    }
  }
  let used = 0;
  let value = Number.NEGATIVE_INFINITY;
  for (let sessions = 0; sessions < width; sessions++) {
    const net = (table[rows * width + sessions] ?? 0) - (load[sessions] ?? 0);
    if (net <= value) continue;
    value = net;
    used = sessions;
  }
  const sack: Sack = { value, offers: [], counts: [] };
  for (let at = rows; at > 0; at--) {
    const count = taken[at * width + used] ?? 0;
    if (count === 0) continue;
    sack.offers.unshift(at - 1);
    sack.counts.unshift(count);
    used -= count;
  }
  return sack;
}

type Heading = Pick<Prices, 'need' | 'session'>;

/** Turns the heading towards what is over- or under-asked for; gives its length, squared. */
function turn(heading: Heading, prices: Prices, missing: Heading): number {
  let length = 0;
  for (let need = 0; need < heading.need.length; need++) {
    const spare = missing.need[need] ?? 0;
    const push = spare > 0 && (prices.need[need] ?? 0) >= 0 ? 0 : spare;
    const ofNeed = 0.6 * (heading.need[need] ?? 0) + 0.4 * push;
    const ofSession = 0.6 * (heading.session[need] ?? 0) + 0.4 * (missing.session[need] ?? 0);
    heading.need[need] = ofNeed;
    heading.session[need] = ofSession;
    length += ofNeed * ofNeed + ofSession * ofSession;
  }
  return length < 1e-9 ? 0 : length;
}

function moved(prices: Prices, heading: Heading, stride: number): Prices {
  const { need, session } = heading;
  return {
    ...prices,
    need: prices.need.map((price, at) => Math.min(0, grained(price + stride * (need[at] ?? 0)))),
    session: prices.session.map((price, at) => grained(price + stride * (session[at] ?? 0))),
  };
}

/** The remembered weeks that have a timetable, those that earn most. */
function weeksOf(
  { problem }: Master,
  person: Person,
  remembered: ReadonlyMap<string, Sack> | undefined,
  prices: Prices,
): Column[] {
  return [...(remembered?.values() ?? [])]
    .flatMap(({ offers, counts }) => columnOf(problem, person, offers, counts) ?? [])
    .map((column) => ({ column, profit: profitOf(person, column, prices) }))
    .sort((a, b) => b.profit - a.profit)
    .slice(0, KEPT)
    .map(({ column }) => column);
}
