import { type Column, countAt, offerAt, served } from './column.ts';
import type { Offer, Person } from './person.ts';
import { SESSIONS_A_WEEK } from './problem.ts';

/**
 * What the master's rows are worth at the moment, and how much each measure weighs. All of it in whole 1,024ths, so
 * that every sum of prices and costs is exact in a double: the bounds made of them need no margin for rounding.
 */
export interface Prices {
  /** Weight of each measure, in the order of MEASURES: what the master gives it, less the price of its floor. */
  weights: Weights;
  /** Per need, 0 or less: for being one of the STAs it may have. */
  need: Float64Array;
  /** `[need * 10 + half day]`, 0 or less: for being there then; only of needs whose half days are told apart. */
  once: ReadonlyMap<number, number>;
  /** Per need with several STAs: for one session delivered. */
  session: Float64Array;
  /** Per cut of `cuts`, 0 or less. */
  cut: Float64Array;
  cuts: readonly Cut[];
}

/**
 * Three rows of the master, STAs or needs that may have one STA, of which a half-and-half answer takes more than any
 * whole one can: of all weeks that touch two of the three, at most one can be chosen.
 */
export interface Cut {
  stas: readonly number[];
  needs: readonly number[];
}

export type Weights = readonly number[];

const GRAIN = 1024;
export const grained = (value: number) => Math.round(value * GRAIN) / GRAIN;

export function noPrices(weights: Weights, needs: number): Prices {
  return {
    weights,
    need: new Float64Array(needs),
    once: new Map(),
    session: new Float64Array(needs),
    cut: new Float64Array(0),
    cuts: [],
  };
}

/** So much of one set of prices and the rest of another: what keeps the prices from jumping about. */
export function blend(kept: Prices, fresh: Prices, share: number): Prices {
  const mix = (a: Float64Array, b: Float64Array) =>
    b.map((value, at) => grained(share * (a[at] ?? value) + (1 - share) * value));
  return {
    weights: fresh.weights.map((weight, at) => grained(share * (kept.weights[at] ?? weight) + (1 - share) * weight)),
    need: mix(kept.need, fresh.need),
    once: new Map(
      [...fresh.once].map(([at, price]) => [at, grained(share * (kept.once.get(at) ?? price) + (1 - share) * price)]),
    ),
    session: mix(kept.session, fresh.session),
    cut: mix(kept.cut, fresh.cut),
    cuts: fresh.cuts,
  };
}

/** The same prices for a master that weighs everything so far `times` as much, and other measures besides. */
export function scaled(prices: Prices, times: number, weights: Weights): Prices {
  const more = (values: Float64Array) => values.map((value) => grained(value * times));
  return {
    weights: weights.map((weight, at) => {
      const before = grained((prices.weights[at] ?? 0) * times);
      return before > 0 ? Math.min(weight, before) : weight;
    }),
    need: more(prices.need),
    once: new Map([...prices.once].map(([at, price]) => [at, grained(price * times)])),
    session: more(prices.session),
    cut: more(prices.cut),
    cuts: prices.cuts,
  };
}

export function costOf(column: Column, weights: Weights): number {
  let cost = 0;
  for (let measure = 0; measure < weights.length; measure++) {
    cost += (weights[measure] ?? 0) * (column.costs[measure] ?? 0);
  }
  return cost;
}

/** What it costs, at these prices, that a need is offered to; its half days included where they are told apart. */
export function needPrice(offer: Offer, { need, once }: Prices): number {
  let price = need[offer.need] ?? 0;
  if (!offer.isExact) return price;
  for (let session = 0; session < SESSIONS_A_WEEK; session++) {
    if ((offer.open & (1 << session)) !== 0) price += once.get(offer.need * SESSIONS_A_WEEK + session) ?? 0;
  }
  return price;
}

/** What the column earns at these prices: minus its reduced cost, but for the price of the STA herself. */
export function profitOf(person: Person, column: Column, prices: Prices): number {
  let profit = -costOf(column, prices.weights);
  for (let at = 0; at < served(column); at++) {
    const offer = person.offers[offerAt(column, at)];
    if (!offer) continue;
    profit += needPrice(offer, prices);
    if (!offer.alone) profit += (prices.session[offer.need] ?? 0) * countAt(column, at);
  }
  for (const cut of cutsOf(person, column, prices.cuts)) profit += prices.cut[cut] ?? 0;
  return profit;
}

/** The cuts that count this column, by their place in the list. A list only ever grows; each master has its own. */
export function cutsOf(person: Person, column: Column, cuts: readonly Cut[]): readonly number[] {
  if (column.cutList !== cuts) {
    column.cutList = cuts;
    column.cuts = [];
    column.cutsSeen = 0;
  }
  for (; column.cutsSeen < cuts.length; column.cutsSeen++) {
    const cut = cuts[column.cutsSeen];
    if (cut && touches(person, column, cut) >= 2) column.cuts.push(column.cutsSeen);
  }
  return column.cuts;
}

function touches(person: Person, column: Column, { stas, needs }: Cut): number {
  let count = stas.includes(column.sta) ? 1 : 0;
  for (let at = 0; at < served(column); at++) {
    const need = person.offers[offerAt(column, at)]?.need ?? -1;
    if (needs.includes(need)) count++;
  }
  return count;
}
