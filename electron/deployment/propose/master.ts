import type { Highs, Model } from 'highs';
import type { Column } from './column.ts';
import type { Goal } from './goal.ts';
import { isAsTold, type Told } from './known-weeks.ts';
import type { Person } from './person.ts';
import { type Cut, costOf, cutsOf, grained, type Prices, type Weights } from './prices.ts';
import type { Problem } from './problem.ts';
import { costOfCounts, costOfDelivered, FLOORED, type Floored, Rows, worthOfDelivered } from './rows.ts';

/**
 * The master problem: one week per STA, each need by no more STAs than it may have, at the least cost; solved in shares
 * of weeks (HiGHS), over the weeks found so far. Its prices say which weeks are worth finding next.
 */
export interface Shares {
  /** Cost of the best shares of the weeks known so far. */
  value: number;
  prices: Prices;
  /** Per STA: what a week of hers must earn, at these prices, to be worth adding. */
  due: Float64Array;
  /** Share of each column, in the order of `columns`. */
  shares: Float64Array;
}

const OPTIMAL = 7;

export class Master {
  readonly problem: Problem;
  readonly people: readonly Person[];
  readonly columns: Column[] = [];
  readonly cuts: Cut[] = [];
  readonly rows: Rows;
  /** Per STA, plans that she must and must not serve for the time being. */
  readonly told: readonly Told[];
  weights: Weights;
  private readonly has = new Set<Column>();
  private readonly model: Model;
  private readonly infinity: number;
  /** Columns of the model before those of weeks: sessions delivered, and what shares of weeks lack of each floor. */
  private readonly firstWeek: number;

  constructor(highs: Highs, problem: Problem, people: readonly Person[], goal: Goal, weights: Weights) {
    this.problem = problem;
    this.people = people;
    this.weights = weights;
    this.rows = new Rows(problem, people, goal);
    this.told = people.map(() => ({ barred: new Set<number>(), required: new Set<number>() }));
    this.infinity = highs.infinity;
    this.model = highs.createModel();
    // Columns come and the basis stays feasible: the primal simplex goes on from where it was.
    this.model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4 });
    const none = { weights, need: new Float64Array(), once: new Map(), session: new Float64Array() };
    for (const { least, most } of this.rows.limits(weights, { ...none, cut: new Float64Array(), cuts: [] })) {
      this.model.addRow(this.finite(least), this.finite(most), { indices: [], values: [] });
    }
    for (const each of this.rows.delivered) {
      const entries = this.rows.entriesOfDelivered(each);
      this.model.addCol(-worthOfDelivered(each, weights), 0, 1, {
        indices: entries.map(([row]) => row),
        values: entries.map(([, value]) => value),
      });
    }
    for (const measure of FLOORED) {
      this.model.addCol(weights[measure] ?? 0, 0, this.infinity, {
        indices: [this.rows.firstFloor + measure],
        values: [1],
      });
    }
    this.firstWeek = this.rows.delivered.length + FLOORED.length;
  }

  private finite(limit: number): number {
    return Math.max(-this.infinity, Math.min(this.infinity, limit));
  }

  holds(column: Column): boolean {
    return this.has.has(column);
  }

  add(columns: Iterable<Column>): void {
    const fresh = [...new Set(columns)].filter((column) => !this.has.has(column));
    if (fresh.length === 0) return;
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const column of fresh) {
      for (const [row, value] of this.rows.entriesOf(column, this.cuts)) {
        indices.push(row);
        values.push(value);
      }
      starts.push(indices.length);
      this.has.add(column);
      this.columns.push(column);
    }
    this.model.addCols({
      cost: Float64Array.from(fresh, (column) => costOf(column, this.weights)),
      lower: new Float64Array(fresh.length),
      upper: new Float64Array(fresh.length).fill(this.infinity),
      matrix: {
        format: 'csc',
        numRows: this.rows.firstCut + this.cuts.length,
        numCols: fresh.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
  }

  addCut(cut: Cut): void {
    this.cuts.push(cut);
    const last = this.cuts.length - 1;
    const indices: number[] = [];
    for (const [at, column] of this.columns.entries()) {
      const person = this.people[column.sta];
      if (person && cutsOf(person, column, this.cuts).includes(last)) indices.push(this.firstWeek + at);
    }
    this.model.addRow(-this.infinity, 1, { indices, values: indices.map(() => 1) });
  }

  /** Other weights for the same weeks. */
  weigh(weights: Weights): void {
    this.weights = weights;
    const costs = [
      ...this.rows.delivered.map((each) => -worthOfDelivered(each, weights)),
      ...FLOORED.map((measure) => weights[measure] ?? 0),
      ...this.columns.map((column) => costOf(column, weights)),
    ];
    if (costs.length > 0) this.model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
  }

  /**
   * From now on, only answers that count from `least` to `most` on the measure are in question. Shares of weeks may count
   * less than `least`, at the price of the measure itself: so no price of a floor is ever more than the measure weighs,
   * which the search for weeks could not go by.
   */
  restrict(measure: Floored, least: number, most = Number.POSITIVE_INFINITY): void {
    const { floors, ceilings, firstFloor, idle } = this.rows;
    floors[measure] = least;
    ceilings[measure] = most;
    const base = idle[measure] ?? 0;
    this.model.changeRowBounds(firstFloor + measure, this.finite(least - base), this.finite(most - base));
  }

  /** The floors and cuts of another master. */
  like(other: Master): void {
    for (const cut of other.cuts) this.addCut(cut);
    const { floors, ceilings } = other.rows;
    for (const measure of FLOORED) this.restrict(measure, floors[measure] ?? -this.infinity, ceilings[measure]);
  }

  /** From now on the STA serves the plan, or does not, until the answer is called. */
  tell(sta: number, need: number, serves: boolean): () => void {
    const { barred, required } = this.told[sta] ?? { barred: new Set(), required: new Set() };
    const list = serves ? required : barred;
    list.add(need);
    this.closeAsTold(sta);
    return () => {
      list.delete(need);
      this.closeAsTold(sta);
    };
  }

  private closeAsTold(sta: number): void {
    const told = this.told[sta];
    const person = this.people[sta];
    for (const [at, column] of this.columns.entries()) {
      if (column.sta !== sta || !told || !person) continue;
      this.model.changeColBounds(this.firstWeek + at, 0, isAsTold(person, column, told) ? this.infinity : 0);
    }
  }

  /** The best shares; null where nothing is feasible or the solver gives up. */
  solve(): Shares | null {
    this.model.run();
    if (this.model.getModelStatus() !== OPTIMAL) return null;
    const { colValue, rowDual } = this.model.getSolution();
    const { link, once, firstFloor, firstCut, idle, ceilings } = this.rows;
    const [stas, needs] = [this.problem.stas.length, this.problem.needs.length];
    const priceOf = (row: number) => Math.min(0, grained(rowDual[row] ?? 0));
    const session = new Float64Array(needs);
    for (const [need, row] of link) session[need] = grained(rowDual[row] ?? 0);
    return {
      value: this.model.getObjectiveValue() + costOfCounts(idle, this.weights),
      prices: {
        weights: this.weights.map((weight, measure) => {
          if (measure >= FLOORED.length) return grained(weight);
          const least = ceilings[measure] === Number.POSITIVE_INFINITY ? 0 : Number.NEGATIVE_INFINITY;
          return grained(weight - Math.min(weight, Math.max(least, rowDual[firstFloor + measure] ?? 0)));
        }),
        need: Float64Array.from({ length: needs }, (_, need) => priceOf(stas + need)),
        once: new Map([...once].map(([at, row]) => [at, priceOf(row)])),
        session,
        cut: Float64Array.from(this.cuts, (_, cut) => priceOf(firstCut + cut)),
        cuts: this.cuts,
      },
      due: Float64Array.from({ length: stas }, (_, sta) => -(rowDual[sta] ?? 0)),
      shares: Float64Array.from(this.columns, (_, at) => colValue[this.firstWeek + at] ?? 0),
    };
  }

  /** No answer in question costs less than this; `earned` bounds what any week of each STA earns at these prices. */
  bound(prices: Prices, earned: Float64Array): number {
    return this.rows.bound(this.weights, prices, earned);
  }

  /** What the first session of each need with several STAs is worth. */
  firstSessions(): { need: number; worth: number }[] {
    const { delivered } = this.rows;
    return delivered
      .filter(({ need }, at) => delivered[at - 1]?.need !== need)
      .map((each) => ({ need: each.need, worth: worthOfDelivered(each, this.weights) }));
  }

  /** Per need with several STAs: sessions that it would take at these prices. */
  sessionsTaken(prices: Prices): Float64Array {
    const taken = new Float64Array(this.problem.needs.length);
    for (const each of this.rows.delivered) {
      if (costOfDelivered(each, prices) < 0) taken[each.need] = (taken[each.need] ?? 0) + 1;
    }
    return taken;
  }

  dispose(): void {
    this.model.dispose();
  }
}
