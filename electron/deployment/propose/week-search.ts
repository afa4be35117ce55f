import {
  type Choice,
  chargeOf,
  choicesOf,
  fewestHalves,
  loadCosts,
  mostFrom,
  nearestFrom,
  nearestHalves,
  netOf,
  type Option,
  worthwhile,
} from './choices.ts';
import { type Column, columnOf } from './column.ts';
import { CutCounts } from './cut-counts.ts';
import { ROAD, TIME } from './goal.ts';
import { bestKnown, fromList, type Told } from './known-weeks.ts';
import { Matching } from './matching.ts';
import { FAR, type Person } from './person.ts';
import { type Prices, profitOf } from './prices.ts';
import { countOf, type Problem } from './problem.ts';
import { ANY_COST, type Budget } from './timetable.ts';

/**
 * The weeks of one STA that earn most at the present prices: an exact search over which needs she serves how often,
 * cut short wherever the knapsack of choices.ts says that nothing good can follow.
 */
export interface Wanted {
  /** Only weeks that earn more than this. */
  above: number;
  /** All such weeks, or better and better ones until none is better by more than `slack`. */
  all: boolean;
  slack: number;
  /** Steps of the search after which it gives up. */
  steps: number;
  /** Needs she may not serve, and needs she has to. */
  told?: Told;
}

export interface Found {
  columns: Column[];
  /** What the best of them earns; minus infinity where none was found. */
  best: number;
  /** No week of hers earns more than this, found or not. */
  bound: number;
  /** The search was not cut off by its number of steps. */
  complete: boolean;
}

const NOTHING = Number.NEGATIVE_INFINITY;
const NOTHING_TOLD: Told = { barred: new Set(), required: new Set() };

export function searchWeeks(problem: Problem, person: Person, prices: Prices, wanted: Wanted): Found {
  const { weights } = prices;
  const found: Found = { columns: [], best: NOTHING, bound: NOTHING, complete: true };
  if (person.listed !== null) return fromList(person, person.listed, prices, wanted);
  if (!wanted.all) bestKnown(person, prices, wanted, found);
  const above = wanted.all ? wanted.above : Math.max(wanted.above, found.best + wanted.slack);
  const load = loadCosts(person, weights);
  let choices = choicesOf(person, prices, wanted.told ?? NOTHING_TOLD, !wanted.all);
  let nearest = nearestHalves(person, choices, weights);
  let most = mostFrom(person, choices, load);
  found.bound = most[0] ?? NOTHING;
  if (found.bound > above) {
    // With fewer choices neighbours are farther away, which leaves still fewer choices.
    for (let before = Number.POSITIVE_INFINITY; above > NOTHING && choices.length < 0.9 * before; ) {
      before = choices.length;
      choices = worthwhile(person, choices, { most, above });
      nearest = nearestHalves(person, choices, weights);
      most = mostFrom(person, choices, load);
    }
    const later = nearestFrom(person, choices, weights);
    const field = { choices, nearest, later, load, most, above };
    new Search({ problem, person, prices, wanted, field, found }).run();
  }
  if (found.complete) {
    found.bound = Math.min(found.bound, Math.max(above, wanted.all ? found.best : found.best + wanted.slack));
  }
  return found;
}

interface Field {
  choices: readonly Choice[];
  nearest: Float64Array;
  later: Int32Array;
  most: Float64Array;
  load: Float64Array;
  above: number;
}

interface Task {
  problem: Problem;
  person: Person;
  prices: Prices;
  wanted: Wanted;
  field: Field;
  found: Found;
}

class Search {
  private readonly task: Task;
  private readonly width: number;
  private readonly timeWeight: number;
  private readonly roadWeight: number;
  private readonly openSessions: number;
  private readonly cuts: CutCounts;
  private readonly chosen: Option[] = [];
  private readonly matching = new Matching();
  private above: number;
  /** What the time of the needs costs together, beyond what it costs each by itself. */
  private over = 0;
  /** What was taken off for roads that may be shorter at other times: for halves, and for schools beyond the nearest. */
  private farther = 0;
  private steps = 0;

  constructor(task: Task) {
    this.task = task;
    this.width = task.person.limit + 1;
    this.timeWeight = task.prices.weights[TIME] ?? 0;
    this.roadWeight = task.prices.weights[ROAD] ?? 0;
    this.openSessions = countOf(task.person.open);
    this.cuts = new CutCounts(task.person, task.prices);
    this.above = task.field.above;
  }

  run(): void {
    this.from(0, 0, 0);
  }

  /**
   * Goes on from choice `at` with `used` sessions taken. `value` is what the week has earned so far, at most, the least
   * roads to neighbours taken off.
   */
  private from(start: number, used: number, value: number): void {
    const { field, found, wanted } = this.task;
    const { choices, most } = field;
    let at = start;
    const bare = value + (most[at * this.width + used] ?? NOTHING);
    if (bare <= this.above || (this.roadWeight > 0 && bare - this.neighbours(used, at) <= this.above)) return;
    for (; ; at++) {
      if (value + (most[at * this.width + used] ?? NOTHING) <= this.above) return;
      if (++this.steps > wanted.steps) {
        found.complete = false;
        return;
      }
      const choice = choices[at];
      if (choice === undefined) break;
      for (const option of choice.options) {
        const then = used + option.count;
        if (then >= this.width) continue;
        const net = netOf(option);
        if (value + net + (most[(at + 1) * this.width + then] ?? NOTHING) <= this.above) continue;
        this.take(option, choice.need, at + 1, then, value + net);
        if (!found.complete) return;
      }
      if (choice.must) return;
    }
    this.settle(used, value);
  }

  /** Takes an option in, goes on, and takes it out again; does nothing where there are no half days for it. */
  private take(option: Option, need: number, at: number, used: number, value: number): void {
    const offer = this.task.person.offers[option.offer];
    if (!offer) return;
    const time = this.matching.add(offer, option.count);
    if (time !== Number.POSITIVE_INFINITY) {
      const least = this.timeWeight * (offer.leastTime[option.count] ?? 0);
      const over = this.timeWeight * time - least;
      const nearest = this.roadWeight * offer.leastRoad * option.count;
      const farther = offer.school < 0 ? Math.max(0, option.spent - least - nearest) : option.charge - option.fewest;
      const before = this.beyond;
      this.chosen.push(option);
      this.over += over;
      this.farther += farther;
      this.from(at, used, value + this.cuts.add(need) - (this.beyond - before));
      this.over -= over;
      this.farther -= farther;
      this.chosen.pop();
      this.cuts.drop(need);
    }
    this.matching.drop();
  }

  /** Taken off for time beyond what the needs cost by themselves. */
  private get beyond(): number {
    return Math.max(0, this.over - this.farther);
  }

  /** A whole week: looked up, or reckoned where its neighbours do not rule it out. */
  private settle(used: number, value: number): void {
    const { problem, person, prices, wanted, field, found } = this.task;
    const excess = this.roadWeight > 0 ? this.neighbours(used, field.choices.length) : 0;
    if (value - (field.load[used] ?? 0) - excess <= this.above) return;
    const inOrder = this.chosen.toSorted((a, b) => a.offer - b.offer);
    const spare = value + this.spent() - (field.load[used] ?? 0) - this.above;
    const column = columnOf(
      problem,
      person,
      inOrder.map(({ offer }) => offer),
      inOrder.map(({ count }) => count),
      this.budgetOf(spare),
    );
    if (column === null) return;
    const profit = profitOf(person, column, prices);
    if (wanted.all ? profit <= this.above : profit <= Math.max(found.best, wanted.above)) return;
    found.columns.push(column);
    found.best = Math.max(found.best, profit);
    if (!wanted.all) this.above = Math.max(this.above, profit + wanted.slack);
  }

  /** What time and road were reckoned at so far: what of the week's value depends on the timetable. */
  private spent(): number {
    let spent = this.beyond;
    for (const option of this.chosen) spent += option.spent + option.charge;
    return spent;
  }

  /** Time and road may cost so much, in the weights' units. */
  private budgetOf(spare: number): Budget {
    if (this.roadWeight > 0) return { timeUnit: this.timeWeight / this.roadWeight, most: spare / this.roadWeight };
    const { timeUnit } = ANY_COST;
    return this.timeWeight > 0 ? { timeUnit, most: (spare / this.timeWeight + 1) * timeUnit } : ANY_COST;
  }

  /**
   * What the roads between the schools taken so far, and to those that may still come from choice `at` on, cost at least
   * beyond what was taken off already; infinite where half days that no other school can fill leave too few for the
   * rest.
   */
  private neighbours(used: number, at: number): number {
    const { person, field } = this.task;
    const width = person.offers.length;
    let [excess, wasted] = [0, 0];
    for (const { offer: a, ladder, charge } of this.chosen) {
      const offer = person.offers[a];
      if (ladder.length === 0 || !offer) continue;
      let least = field.later[at * width + a] ?? FAR;
      for (const { offer: b } of this.chosen) {
        const way = person.apart[a * width + b] ?? FAR;
        if (way < least) least = way;
      }
      if (least === FAR) wasted += fewestHalves(ladder);
      const near = this.roadWeight * Math.min(offer.home, least / 2);
      excess += chargeOf(ladder, near, this.timeWeight) - charge;
    }
    const spare = Math.max(0, wasted - person.halfDays);
    return used + spare > this.openSessions ? Number.POSITIVE_INFINITY : excess;
  }
}
