import { aim, heavier, type Stage, weightsTo } from './aims.ts';
import { timeAll } from './clash.ts';
import { type Column, columnOfWeek, weekOf } from './column.ts';
import { finish } from './finish.ts';
import type { Standing } from './generate.ts';
import { type Goal, MEASURES, type Measure, ROAD } from './goal.ts';
import { proveLevels } from './levels.ts';
import { Master } from './master.ts';
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

/**
 * Rounds of ever more thorough work: steps for a search of one STA's weeks, rounds of cuts, nodes for a whole answer;
 * then the lists, where the gap is small enough, so far as they stay short.
 */
const ROUNDS = [
  { steps: 3000, rounds: 0, cuts: 0, nodes: 200, gap: 4, listed: 20_000, listing: 30_000, within: 100 },
  { steps: 20_000, rounds: 1, cuts: 60, nodes: 400, gap: 2, listed: 40_000, listing: 100_000, within: 100 },
  { steps: 50_000, rounds: 2, cuts: 150, nodes: 400, gap: 2, listed: 40_000, listing: 100_000, within: 150 },
  { steps: 100_000, rounds: 4, cuts: 250, nodes: 400, gap: 1, listed: 100_000, listing: 300_000, within: 300 },
  { steps: 1_000_000, rounds: 3, cuts: 400, nodes: 1000, gap: 0.5, listed: 300_000, listing: 3_000_000, within: 9999 },
] as const;
/** For the measures before road. */
const SETTLING = { steps: 20_000, isThorough: true };
const OPENING_NODES = 200;

/** Two STAs of one need in one half day, whom no timetable at that cost keeps apart: its half days must be told apart. */
export class Clash extends Error {
  readonly needs: ReadonlySet<number>;

  constructor(needs: ReadonlySet<number>) {
    super('STAs of one need clash.');
    this.needs = needs;
  }
}

/** What an earlier search of the same week came to know: weeks of STAs, and bounds measure by measure. */
export interface Before {
  weeks: readonly { sta: number; week: Int16Array }[];
  stages: readonly Stage[];
}

const FRESH: Before = { weeks: [], stages: [] };

export class Quest {
  private whole: Whole;
  private weeks: Int16Array[];
  private readonly bounds = new Map<Measure, number>();
  private readonly work: Work;
  private readonly heard: (found: Found) => void;
  private readonly standing: Standing = { bound: Number.NEGATIVE_INFINITY, kept: null };
  private readonly before: Before;
  private stages: readonly Stage[];
  private columns: readonly Column[] = [];

  /** `weeks` are legal as they are. */
  constructor(work: Work, weeks: readonly Int16Array[], heard: (found: Found) => void, before: Before = FRESH) {
    this.work = work;
    this.weeks = [...weeks];
    this.heard = heard;
    this.before = before;
    this.stages = before.stages;
    this.whole = wholeOfWeeks(work, weeks);
  }

  /** To begin with, needs that clash are left to the first STA who has them: it is early to tell their half days apart. */
  private startWithout(clashing: ReadonlySet<number>): void {
    const taken = new Map<number, number>();
    const weeks = this.weeks.map((week, sta) =>
      week.map((need, session) => {
        if (!clashing.has(need) || this.work.people[sta]?.locked[session] === need) return need;
        if (!taken.has(need)) taken.set(need, sta);
        return taken.get(need) === sta ? need : -1;
      }),
    );
    this.whole = wholeOfWeeks(this.work, weeks);
  }

  /** For a search that tells more half days apart. */
  get sofar(): Before {
    const { problem, people } = this.work;
    const weeks = this.columns.flatMap((column) => {
      const person = people[column.sta];
      return person ? [{ sta: column.sta, week: weekOf(problem, person, column) }] : [];
    });
    return { weeks, stages: this.stages };
  }

  get found(): Found {
    return { goal: this.work.goal, weeks: this.weeks, bounds: this.bounds };
  }

  private get isProved(): boolean {
    return this.work.goal.order.every((measure) => (this.bounds.get(measure) ?? 0) >= this.valueOf(measure));
  }

  /** All that comes before road is proved. */
  private get isSettled(): boolean {
    const { order } = this.work.goal;
    return order
      .slice(0, order.indexOf('road'))
      .every((measure) => (this.bounds.get(measure) ?? 0) >= this.valueOf(measure));
  }

  /** How far the answer is above what is proved of the whole; kilometres, once all else is proved. */
  private get gap(): number {
    return weighed(this.whole, this.work.weights) - this.standing.bound;
  }

  /** Searches until all is proved or nothing more can be done. Throws a Clash where the half days of a need matter. */
  run(): void {
    this.heard(this.found);
    let timed = timeAll(this.work, this.whole.columns);
    if (timed.clashing.size > 0) {
      this.startWithout(timed.clashing);
      timed = timeAll(this.work, this.whole.columns);
    }
    if (timed.clashing.size > 0) throw new Clash(timed.clashing);
    this.weeks = timed.weeks;
    const { highs, problem, people, goal } = this.work;
    const master = new Master(highs, problem, people, goal, weightsTo(this.work, 0));
    try {
      this.columns = master.columns;
      master.add(this.whole.columns);
      // Weeks with nothing but what is locked: whatever is asked of the others, something fits.
      master.add(people.flatMap((person) => columnOfWeek(problem, person, person.locked) ?? []));
      master.add(
        this.before.weeks.flatMap(({ sta, week }) => {
          const person = people[sta];
          return (person && columnOfWeek(problem, person, week)) ?? [];
        }),
      );
      this.open(master);
      for (const round of ROUNDS) {
        if (this.isProved) return;
        this.improve(master, round);
        if (!this.isProved && this.isSettled && this.gap <= round.within) this.end(master, round);
      }
    } finally {
      master.dispose();
    }
  }

  /** What can be reached on the measures before road, and an answer that reaches it, if the weeks known allow. */
  private open(master: Master): void {
    const { targets, standing, shares, stages } = aim(this.work, master, this.whole, {
      known: this.before.stages,
      heard: (aims) => {
        this.note(aims.targets);
        this.heard(this.found);
      },
    });
    this.stages = stages;
    if (shares !== null) this.take(bestWhole(this.work, master, shares, this.whole, OPENING_NODES));
    this.note(targets);
    const isReached = [...targets].every(([measure, target]) => target === this.valueOf(measure));
    this.prove(master);
    this.heard(this.found);
    // Floors that the answer does not reach hold for no other answer either: then only the prices are of use.
    Object.assign(this.standing, standing, isReached ? {} : { bound: Number.NEGATIVE_INFINITY });
    heavier(this.standing, this.work.weights, MEASURES.indexOf([...targets.keys()].at(-1) ?? 'missed'));
    master.weigh(this.work.weights);
  }

  /** Bounds hold for answers that reach all before them. */
  private note(targets: ReadonlyMap<Measure, number>): void {
    for (const [measure, target] of targets) {
      this.bounds.set(measure, target);
      if (target < this.valueOf(measure)) break;
    }
  }

  private improve(master: Master, round: (typeof ROUNDS)[number]): void {
    const shares = tighten(master, this.standing, round);
    if (shares !== null) this.take(bestWhole(this.work, master, shares, this.whole, round.nodes));
    this.prove(master);
    this.boundRoad();
    this.heard(this.found);
  }

  /** The measures before road; again where that turns up a better answer. */
  private prove(master: Master): void {
    for (let before: Whole | null = null; before !== this.whole; ) {
      before = this.whole;
      this.take(proveLevels(this.work, master, this.whole, { bounds: this.bounds, ...SETTLING }));
    }
  }

  private end(master: Master, { listed, listing }: (typeof ROUNDS)[number]): void {
    const limits = { cheaperBy: 0, listed, steps: listing, last: 30_000, nodes: 5000 };
    const { whole, proved } = finish(this.work, master, this.standing, this.whole, limits);
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

function wholeOfWeeks(work: Work, weeks: readonly Int16Array[]): Whole {
  const columns = work.people.flatMap((person): Column[] => {
    const column = columnOfWeek(work.problem, person, weeks[person.sta] ?? person.locked);
    return column === null ? [] : [column];
  });
  return wholeAnswer(work, columns);
}
