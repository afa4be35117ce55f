import { timeAll } from './clash.ts';
import { type Column, columnOfWeek } from './column.ts';
import { dive } from './dive.ts';
import { finish } from './finish.ts';
import { generate, type Standing } from './generate.ts';
import { type Goal, MEASURES, type Measure, ROAD } from './goal.ts';
import { proveLevels } from './levels.ts';
import { Master } from './master.ts';
import { openingOf } from './opening.ts';
import { isBetter, type Whole, type Work, weighed, wholeAnswer } from './standing.ts';
import { bestWhole, tighten } from './tighten.ts';

/**
 * The whole search, from a first answer to a proved one. `whole` is the best answer so far and `bounds` what is proved
 * of each measure, for answers as good as this one on all before it; both are heard of whenever they get better.
 */
export interface Found {
  goal: Goal;
  /** Per STA the need of each half day, or −1. */
  weeks: Int16Array[];
  bounds: ReadonlyMap<Measure, number>;
}

/** Rounds of ever more thorough work: steps for a search, rounds of cuts, nodes for a whole answer. */
const ROUNDS = [
  { steps: 500, rounds: 6, cuts: 150, nodes: 200, gap: 40, isThorough: false },
  { steps: 20_000, rounds: 4, cuts: 250, nodes: 400, gap: 5, isThorough: true },
  { steps: 1_000_000, rounds: 3, cuts: 300, nodes: 1000, gap: 0.5, isThorough: true },
] as const;
const OPENING = { gap: 2000, most: 300, steps: 300, enough: Number.POSITIVE_INFINITY };
const ENDING = { cheaperBy: 0, listed: 300_000, steps: 3_000_000, last: 30_000, nodes: 5000 };

/** Two STAs of one need in one half day, whom no timetable at that cost keeps apart: its half days must be told apart. */
export class Clash extends Error {
  readonly needs: ReadonlySet<number>;

  constructor(needs: ReadonlySet<number>) {
    super('STAs of one need clash.');
    this.needs = needs;
  }
}

export class Quest {
  private whole: Whole;
  private weeks: Int16Array[];
  private readonly bounds = new Map<Measure, number>();
  private readonly work: Work;
  private readonly heard: (found: Found) => void;
  private readonly standing: Standing = { bound: Number.NEGATIVE_INFINITY, kept: null };

  /** `weeks` are legal as they are. */
  constructor(work: Work, weeks: readonly Int16Array[], heard: (found: Found) => void) {
    this.work = work;
    this.weeks = [...weeks];
    this.heard = heard;
    const columns = work.people.flatMap((person): Column[] => {
      const column = columnOfWeek(work.problem, person, weeks[person.sta] ?? person.locked);
      return column === null ? [] : [column];
    });
    this.whole = wholeAnswer(work, columns);
  }

  get found(): Found {
    return { goal: this.work.goal, weeks: this.weeks, bounds: this.bounds };
  }

  private get isProved(): boolean {
    return this.work.goal.order.every((measure) => (this.bounds.get(measure) ?? 0) >= this.valueOf(measure));
  }

  /** Searches until all is proved or nothing more can be done. Throws a Clash where the half days of a need matter. */
  run(): void {
    this.heard(this.found);
    const timed = timeAll(this.work, this.whole.columns);
    if (timed.clashing.size > 0) throw new Clash(timed.clashing);
    this.weeks = timed.weeks;
    const { highs, problem, people, goal, weights } = this.work;
    const master = new Master(highs, problem, people, goal, weights);
    try {
      master.add(this.whole.columns);
      this.open(master);
      for (const round of ROUNDS) {
        if (this.isProved) return;
        this.improve(master, round);
      }
      if (!this.isProved) this.end(master);
    } finally {
      master.dispose();
    }
  }

  /** Rough prices, weeks to go with them, and a first good answer. */
  private open(master: Master): void {
    const opening = openingOf(master, weighed(this.whole, master.weights));
    this.standing.bound = opening.bound;
    this.standing.kept = opening.prices;
    master.add(opening.columns);
    const shares = generate(master, this.standing, OPENING);
    const columns = shares === null ? null : dive(master, shares);
    if (columns !== null) this.take(wholeAnswer(this.work, columns));
  }

  private improve(master: Master, round: (typeof ROUNDS)[number]): void {
    const shares = tighten(master, this.standing, round);
    if (shares !== null) this.take(bestWhole(this.work, master, shares, this.whole, round.nodes));
    this.prove(master, round);
    this.boundRoad();
    this.heard(this.found);
  }

  /** The measures before road; again where that turns up a better answer. */
  private prove(master: Master, { steps, isThorough }: (typeof ROUNDS)[number]): void {
    for (let before: Whole | null = null; before !== this.whole; ) {
      before = this.whole;
      this.take(proveLevels(this.work, master, this.whole, { bounds: this.bounds, steps, isThorough }));
    }
  }

  private end(master: Master): void {
    const { whole, proved } = finish(this.work, master, this.standing, this.whole, ENDING);
    this.take(whole);
    if (proved) {
      // The lists were complete: no answer that is as good on all before is better on road, nor then on load.
      for (const measure of ['road', 'load'] as const) this.bounds.set(measure, this.valueOf(measure));
    }
    this.heard(this.found);
  }

  private take(whole: Whole): void {
    if (!isBetter(this.work, whole, this.whole)) return;
    const { weeks, clashing } = timeAll(this.work, whole.columns);
    if (clashing.size > 0) throw new Clash(clashing);
    const { order } = this.work.goal;
    const first = order.findIndex((measure) => whole.counts[MEASURES.indexOf(measure)] !== this.valueOf(measure));
    // A bound holds for answers as good on all before: what comes after a better value is open again.
    for (const measure of order.slice(first + 1)) this.bounds.delete(measure);
    this.whole = whole;
    this.weeks = weeks;
    this.boundRoad();
    this.heard(this.found);
  }

  /** What the bound on the whole leaves for road once everything before it is as good as here. */
  private boundRoad(): void {
    const { weights } = this.work;
    const earlier = weighed(this.whole, weights) - this.valueOf('road') * (weights[ROAD] ?? 0);
    const bound = Math.ceil(this.standing.bound - earlier);
    if (bound > (this.bounds.get('road') ?? 0)) this.bounds.set('road', bound);
  }

  private valueOf(measure: Measure): number {
    return this.whole.counts[MEASURES.indexOf(measure)] ?? 0;
  }
}
