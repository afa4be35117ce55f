import { type Column, countAt, offerAt, served } from './column.ts';
import { FACE, type Goal, MISSED, SPREAD, TIME } from './goal.ts';
import type { Offer, Person } from './person.ts';
import { type Cut, cutsOf, type Prices, type Weights } from './prices.ts';
import { type Problem, SESSIONS_A_WEEK } from './problem.ts';

/**
 * The rows of the master problem, and what holds for any whole answer because of them.
 *
 * One per STA, one per need, one per need with several STAs (sessions delivered = sessions counted), one per half day of
 * needs whose half days are told apart, one per measure (its floor: what no answer in question goes below), the cuts.
 */
export interface Limit {
  least: number;
  most: number;
  /** What one unit of room below `most`, and what one above `least`, costs at the prices. */
  room: number;
  over: number;
}

/** One more session delivered to a need with several STAs; the first saves most. */
interface Delivered {
  need: number;
  saves: readonly number[];
}

export type Entries = [row: number, value: number][];

/** Measures that may have a floor. */
export const FLOORED = [MISSED, SPREAD, FACE, TIME] as const;
export type Floored = (typeof FLOORED)[number];

const UNKNOWN = Number.NEGATIVE_INFINITY;

export class Rows {
  readonly problem: Problem;
  readonly people: readonly Person[];
  readonly delivered: readonly Delivered[];
  readonly link: ReadonlyMap<number, number>;
  /** By need × 10 + half day. */
  readonly once: ReadonlyMap<number, number>;
  readonly firstFloor: number;
  readonly firstCut: number;
  /** What each measure counts when nobody does anything. */
  readonly idle: readonly number[];
  /** Per measure, what no answer in question goes below, and above. */
  readonly floors = new Float64Array(FLOORED.length).fill(UNKNOWN);
  readonly ceilings = new Float64Array(FLOORED.length).fill(Number.POSITIVE_INFINITY);

  constructor(problem: Problem, people: readonly Person[], goal: Goal) {
    this.problem = problem;
    this.people = people;
    const several = [...problem.needs.keys()].filter((need) => (problem.needs[need]?.staLimit ?? 1) > 1);
    let rows = problem.stas.length + problem.needs.length;
    this.link = new Map(several.map((need) => [need, rows++]));
    const exact = several.filter((need) =>
      people.some(({ offers }) => offers.some((each) => each.need === need && each.isExact)),
    );
    const sessions = exact.flatMap((need) =>
      Array.from({ length: SESSIONS_A_WEEK }, (_, at) => need * SESSIONS_A_WEEK + at),
    );
    this.once = new Map(sessions.map((at) => [at, rows++]));
    this.firstFloor = rows;
    this.firstCut = rows + FLOORED.length;
    this.delivered = several.flatMap((need) => deliveredTo(problem, goal, need));
    const sum = (of: (need: number, missed: number) => number) =>
      problem.needs.reduce((total, { sessions: asked }, need) => total + of(need, asked), 0);
    this.idle = [sum(goal.missed), sum(goal.spread), 0, goal.idle, 0, 0];
  }

  /** Rows that a column stands in, ascending, and how often. */
  entriesOf(column: Column, cuts: readonly Cut[]): Entries {
    const person = this.people[column.sta];
    const entries: Entries = [[column.sta, 1]];
    if (!person) return entries;
    for (let at = 0; at < served(column); at++) {
      const offer = person.offers[offerAt(column, at)];
      if (!offer) continue;
      entries.push([this.problem.stas.length + offer.need, 1]);
      const link = this.link.get(offer.need);
      if (link !== undefined) entries.push([link, countAt(column, at)]);
      if (offer.isExact) entries.push(...this.halfDays(offer));
    }
    for (const measure of FLOORED) {
      const cost = column.costs[measure] ?? 0;
      if (cost !== 0) entries.push([this.firstFloor + measure, cost]);
    }
    for (const cut of cutsOf(person, column, cuts)) entries.push([this.firstCut + cut, 1]);
    return entries.sort((a, b) => a[0] - b[0]);
  }

  private halfDays({ need, open }: Offer): Entries {
    const entries: Entries = [];
    for (let session = 0; session < SESSIONS_A_WEEK; session++) {
      const row = this.once.get(need * SESSIONS_A_WEEK + session);
      if (row !== undefined && (open & (1 << session)) !== 0) entries.push([row, 1]);
    }
    return entries;
  }

  entriesOfDelivered({ need, saves }: Delivered): Entries {
    const floored = [MISSED, SPREAD].filter((measure) => (saves[measure] ?? 0) !== 0);
    return [
      [this.link.get(need) ?? 0, -1],
      ...floored.map((measure): Entries[number] => [this.firstFloor + measure, -(saves[measure] ?? 0)]),
    ];
  }

  /** Limits of every row; `weights` are the master's own, those of the prices are less the price of the floors. */
  limits(weights: Weights, prices: Prices): Limit[] {
    const { stas, needs } = this.problem;
    const plain = { least: UNKNOWN, most: 0, room: 0, over: 0 };
    return [
      ...stas.map(() => ({ ...plain, least: 1, most: 1 })),
      ...needs.map(({ staLimit }, at) => ({ ...plain, most: staLimit, room: -(prices.need[at] ?? 0) })),
      ...[...this.link].map(() => ({ ...plain, least: 0 })),
      ...[...this.once.keys()].map((at) => ({ ...plain, most: 1, room: -(prices.once.get(at) ?? 0) })),
      ...FLOORED.map((measure) => this.limitOf(measure, (weights[measure] ?? 0) - (prices.weights[measure] ?? 0))),
      ...prices.cuts.map((_, at) => ({ ...plain, most: 1, room: -(prices.cut[at] ?? 0) })),
    ];
  }

  /** A floor that is a ceiling too leaves nothing to pay for. */
  private limitOf(measure: Floored, price: number): Limit {
    const idle = this.idle[measure] ?? 0;
    const [floor, ceiling] = [this.floors[measure] ?? UNKNOWN, this.ceilings[measure] ?? Number.POSITIVE_INFINITY];
    const paid = floor === ceiling ? 0 : price;
    return { least: floor - idle, most: ceiling - idle, room: Math.max(0, -paid), over: Math.max(0, paid) };
  }

  /**
   * No answer in question costs less than this, whatever weeks it is made of: `earned` is per STA a bound on what any
   * week of hers earns at these prices. Exact, because all of it is in whole 1,024ths.
   */
  bound(weights: Weights, prices: Prices, earned: Float64Array): number {
    let bound = costOfCounts(this.idle, prices.weights);
    for (const measure of FLOORED) {
      const price = (weights[measure] ?? 0) - (prices.weights[measure] ?? 0);
      if (price > 0) bound += price * (this.floors[measure] ?? UNKNOWN);
      if (price < 0) bound += price * (this.ceilings[measure] ?? Number.POSITIVE_INFINITY);
    }
    for (const [need, { staLimit }] of this.problem.needs.entries()) bound += (prices.need[need] ?? 0) * staLimit;
    for (const each of this.delivered) bound += Math.min(0, costOfDelivered(each, prices));
    for (const price of prices.once.values()) bound += price;
    for (const price of prices.cut) bound += price;
    for (const value of earned) bound -= value;
    return bound;
  }
}

function deliveredTo({ needs }: Problem, goal: Goal, need: number): Delivered[] {
  const { sessions } = needs[need] ?? { sessions: 0 };
  return Array.from({ length: sessions }, (_, given) => ({
    need,
    saves: [goal.missed, goal.spread].map((of) => of(need, sessions - given) - of(need, sessions - given - 1)),
  }));
}

export function worthOfDelivered({ saves }: Delivered, weights: Weights): number {
  return (saves[MISSED] ?? 0) * (weights[MISSED] ?? 0) + (saves[SPREAD] ?? 0) * (weights[SPREAD] ?? 0);
}

/** What delivering it costs at these prices, less what it saves. */
export function costOfDelivered(each: Delivered, prices: Prices): number {
  return (prices.session[each.need] ?? 0) - worthOfDelivered(each, prices.weights);
}

export function costOfCounts(counts: readonly number[], weights: Weights): number {
  return counts.reduce((sum, count, measure) => sum + count * (weights[measure] ?? 0), 0);
}
