import { FACE, LOAD, MISSED, ROAD, SPREAD, TIME } from './goal.ts';
import type { Told } from './known-weeks.ts';
import { FAR, type Offer, type Person, type Rung, type Worth } from './person.ts';
import { needPrice, type Prices, type Weights } from './prices.ts';
import { SESSIONS_A_WEEK } from './problem.ts';
import { loadCost } from './tally.ts';

/**
 * The needs one STA could put in her week at the present prices, and how much a week can earn at most: a knapsack of
 * sessions that takes each session at its cheapest half day and every odd half day beside its nearest neighbour.
 */
export interface Choice {
  need: number;
  /** She is locked to it, or told to. */
  must: boolean;
  options: Option[];
}

export interface Option {
  offer: number;
  count: number;
  /** What it earns at most, road to a neighbour not counted. */
  value: number;
  /** What its sessions cost at least in time and road, taken by themselves; `value` has it off already. */
  spent: number;
  /** Half days that do not fill a day with their own school. */
  ladder: readonly Rung[];
  /** What those cost at least for the way to a neighbour, or for time that spares it; and at the fewest halves. */
  charge: number;
  fewest: number;
}

const NOTHING = Number.NEGATIVE_INFINITY;
const costs = new Float64Array(SESSIONS_A_WEEK);

/** `isBest`: only the best weeks are asked for, and what no such week can have is left out. */
export function choicesOf(person: Person, prices: Prices, { barred, required }: Told, isBest: boolean): Choice[] {
  const byNeed = new Map<number, Choice>();
  const worth = worthOf(person, prices.weights);
  for (let at = 0; at < person.offers.length; at++) {
    const offer = person.offers[at];
    if (!offer || barred.has(offer.need)) continue;
    const must = offer.must || required.has(offer.need);
    const options = optionsOf(offer, at, prices, { worth, isBest: isBest && !must, farthest: person.farthest });
    if (options.length === 0) continue;
    const choice = byNeed.get(offer.need);
    if (choice) choice.options.push(...options);
    else byNeed.set(offer.need, { need: offer.need, must, options });
  }
  // The most earned per session first: the search then has a good week early.
  const best = (choice: Choice) => Math.max(...choice.options.map(({ value, count }) => value / count));
  return [...byNeed.values()]
    .map((choice) => ({ choice, rank: choice.must ? Number.POSITIVE_INFINITY : best(choice) }))
    .sort((a, b) => b.rank - a.rank || a.choice.need - b.choice.need)
    .map(({ choice }) => choice);
}

/**
 * An option that loses by itself is worth having only as a neighbour that spares others the way home: at most the
 * farthest of them, for each of its half days.
 */
function optionsOf(
  offer: Offer,
  at: number,
  prices: Prices,
  { worth, isBest, farthest }: { worth: Worth; isBest: boolean; farthest: number },
): Option[] {
  const road = prices.weights[ROAD] ?? 0;
  const spared = isBest ? road * farthest : Number.POSITIVE_INFINITY;
  const hasRoads = road > 0;
  const ofNeed = needPrice(offer, prices);
  const ofSession = offer.alone ? 0 : (prices.session[offer.need] ?? 0);
  const options: Option[] = [];
  for (let count = offer.fewest; count <= offer.most; count++) {
    const value = (worth.values[at * COUNTS + count] ?? 0) + ofNeed + ofSession * count;
    if (value + spared * count <= 0) continue;
    const spent = worth.spent[at * COUNTS + count] ?? 0;
    const ladder = hasRoads ? (offer.ladders[count] ?? NO_LADDER) : NO_LADDER;
    options.push({ offer: at, count, value, spent, ladder, charge: 0, fewest: 0 });
  }
  return options;
}

const NO_LADDER: readonly Rung[] = [];

/** Least cost of the halves: more time for fewer of them where that pays. `near` is what one half costs. */
export function chargeOf(ladder: readonly Rung[], near: number, time: number): number {
  let least = ladder.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (const rung of ladder) {
    const cost = rung.halves * near + rung.time * time;
    if (cost < least) least = cost;
  }
  return least;
}

/** The fewest halves there can be, whatever time it takes. */
export const fewestHalves = (ladder: readonly Rung[]) => ladder[0]?.halves ?? 0;

const COUNTS = SESSIONS_A_WEEK + 1;

/** Per offer and count, `[offer * 11 + count]`: what it saves, less its sessions at their cheapest; prices apart. */
export function worthOf(person: Person, weights: Weights): Worth {
  const known = person.worth;
  if (known !== null && weights.every((weight, at) => weight === known.weights[at])) return known;
  const spentOn = new Float64Array(person.offers.length * COUNTS);
  const values = new Float64Array(person.offers.length * COUNTS);
  const [time, road] = [weights[TIME] ?? 0, weights[ROAD] ?? 0];
  for (const [at, offer] of person.offers.entries()) {
    const face = (weights[FACE] ?? 0) * offer.face;
    const sorted = offer.school < 0 && road > 0 ? costsOf(offer, time, road) : null;
    let spent = 0;
    for (let count = 1; count <= offer.most; count++) {
      if (sorted === null) spent = time * (offer.leastTime[count] ?? 0) + road * offer.leastRoad * count;
      else spent += sorted[count - 1] ?? 0;
      const saved = offer.alone
        ? (weights[MISSED] ?? 0) * (offer.savesMissed[count] ?? 0) +
          (weights[SPREAD] ?? 0) * (offer.savesSpread[count] ?? 0)
        : 0;
      values[at * COUNTS + count] = saved - face * count - spent;
      spentOn[at * COUNTS + count] = spent;
    }
  }
  person.worth = { weights, values, spent: spentOn };
  return person.worth;
}

/** What each session of a need with several schools costs, the cheapest first. */
function costsOf(offer: Offer, time: number, road: number): Float64Array {
  let open = 0;
  for (let session = 0; session < SESSIONS_A_WEEK; session++) {
    if ((offer.open & (1 << session)) === 0) continue;
    costs[open++] = time * (offer.time[session] ?? 0) + road * (offer.road[session] ?? 0);
  }
  return costs.subarray(0, open).sort();
}

/**
 * What half a day costs at least beyond its share: half the way to the nearest choice, or all the way home alone. Sets
 * what each option is charged for its halves.
 */
export function nearestHalves(person: Person, choices: readonly Choice[], weights: Weights): Float64Array {
  const most = person.offers.length;
  const nearest = new Float64Array(most);
  const road = weights[ROAD] ?? 0;
  if (road === 0) return nearest;
  const offers = [...new Set(choices.flatMap(({ options }) => options.map(({ offer }) => offer)))];
  for (const a of offers) {
    const offer = person.offers[a];
    if (!offer || offer.school < 0) continue;
    let least = FAR;
    for (const b of offers) {
      const way = person.apart[a * most + b] ?? FAR;
      if (way < least) least = way;
    }
    nearest[a] = road * Math.min(offer.home, least / 2);
  }
  const time = weights[TIME] ?? 0;
  for (const { options } of choices) {
    for (const option of options) {
      const near = nearest[option.offer] ?? 0;
      option.charge = chargeOf(option.ladder, near, time);
      option.fewest = fewestHalves(option.ladder) * near;
    }
  }
  return nearest;
}

/** Per choice and offer, `[at * offers + offer]`: the way from the offer's school to the nearest choice from `at` on. */
export function nearestFrom(person: Person, choices: readonly Choice[], weights: Weights): Int32Array {
  const most = person.offers.length;
  if ((weights[ROAD] ?? 0) === 0) return NO_WAYS;
  const table = new Int32Array((choices.length + 1) * most).fill(FAR);
  const own = choices.map(({ options }) => [...new Set(options.map(({ offer }) => offer))]);
  const asked = own.flat();
  for (let at = choices.length - 1; at >= 0; at--) {
    for (const offer of asked) {
      let least = table[(at + 1) * most + offer] ?? FAR;
      for (const other of own[at] ?? []) {
        const way = person.apart[offer * most + other] ?? FAR;
        if (way < least) least = way;
      }
      table[at * most + offer] = least;
    }
  }
  return table;
}

const NO_WAYS = new Int32Array(0);

/** What her load costs, by sessions in all. */
export function loadCosts(person: Person, weights: Weights): Float64Array {
  return Float64Array.from(
    { length: person.limit + 1 },
    (_, load) => (weights[LOAD] ?? 0) * loadCost(load, person.room),
  );
}

export const netOf = (option: Option) => option.value - option.charge;

/**
 * Most that choices `at` onwards can add when `used` sessions are taken: `[at * (limit + 1) + used]`, the cost of the
 * whole load included.
 */
export function mostFrom(person: Person, choices: readonly Choice[], load: Float64Array): Float64Array {
  const width = person.limit + 1;
  const exactly = new Float64Array((choices.length + 1) * width).fill(NOTHING);
  exactly[choices.length * width] = 0;
  for (let at = choices.length - 1; at >= 0; at--) {
    const choice = choices[at];
    if (!choice) continue;
    for (let sessions = 0; sessions < width; sessions++) {
      let best = choice.must ? NOTHING : (exactly[(at + 1) * width + sessions] ?? NOTHING);
      for (const option of choice.options) {
        if (option.count > sessions) continue;
        const value = (exactly[(at + 1) * width + sessions - option.count] ?? NOTHING) + netOf(option);
        if (value > best) best = value;
      }
      exactly[at * width + sessions] = best;
    }
  }
  if (load.every((cost) => cost === 0)) return atMost(exactly, width);
  const most = new Float64Array((choices.length + 1) * width).fill(NOTHING);
  for (let at = 0; at <= choices.length; at++) {
    for (let used = 0; used < width; used++) {
      let best = NOTHING;
      for (let more = 0; used + more < width; more++) {
        const value = (exactly[at * width + more] ?? NOTHING) - (load[used + more] ?? 0);
        if (value > best) best = value;
      }
      most[at * width + used] = best;
    }
  }
  return most;
}

/** From what exactly so many sessions can add to what those left can: the best of no more than so many. */
function atMost(exactly: Float64Array, width: number): Float64Array {
  const most = new Float64Array(exactly.length);
  for (let row = 0; row < exactly.length; row += width) {
    let best = NOTHING;
    for (let sessions = 0; sessions < width; sessions++) {
      best = Math.max(best, exactly[row + sessions] ?? NOTHING);
      most[row + width - 1 - sessions] = best;
    }
  }
  return most;
}

/** Leaves out every option that is in no week which could earn more than `above`; best options first. */
export function worthwhile(
  person: Person,
  choices: readonly Choice[],
  { most, above }: { most: Float64Array; above: number },
): Choice[] {
  const width = person.limit + 1;
  let before = new Float64Array(width).fill(NOTHING);
  before[0] = 0;
  const kept: Choice[] = [];
  for (const [at, choice] of choices.entries()) {
    const after = choice.must ? new Float64Array(width).fill(NOTHING) : before.slice();
    const options = choice.options.filter((option) => {
      const value = netOf(option);
      let best = NOTHING;
      for (let used = 0; used + option.count < width; used++) {
        const sofar = (before[used] ?? NOTHING) + value;
        const then = used + option.count;
        if (sofar > (after[then] ?? NOTHING)) after[then] = sofar;
        const whole = sofar + (most[(at + 1) * width + then] ?? NOTHING);
        if (whole > best) best = whole;
      }
      return best > above;
    });
    if (options.length > 0) kept.push({ ...choice, options: options.sort((a, b) => b.value - a.value) });
    before = after;
  }
  return kept;
}
