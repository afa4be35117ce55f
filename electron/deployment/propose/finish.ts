import type { Column } from './column.ts';
import { generate, type Standing } from './generate.ts';
import { LOAD } from './goal.ts';
import { Master } from './master.ts';
import { grained, type Prices, profitOf } from './prices.ts';
import { isBetter, type Whole, type Work, weighed, wholeAnswer } from './standing.ts';
import { tighten } from './tighten.ts';
import { searchWeeks } from './week-search.ts';
import { wholeOf } from './whole.ts';

/**
 * The end of the proof: with the bound close to the best answer, every week is listed that could be part of one as good.
 * The best whole answer of the lists is then the best of all; of equals, the one with the most even load.
 */
export interface Ending {
  whole: Whole;
  /** Nothing better exists, load included. */
  proved: boolean;
}

export interface Limits {
  /** Answers must be so much cheaper to be of interest; 0 where equals are, for their load. */
  cheaperBy: number;
  /** Most weeks that are listed in all. */
  listed: number;
  /** Most steps for listing one STA's weeks. */
  steps: number;
  /** Most weeks for the last branch and bound, and most of its nodes. */
  last: number;
  nodes: number;
}

/** Bounds and costs are exact; this only keeps equals on the safe side. */
const SAFE = 1e-3;
/** A kilometre less comes before any difference in load. */
const LOAD_SHARE = 1 / 16384;

export function finish(work: Work, master: Master, standing: Standing, best: Whole, limits: Limits): Ending {
  const { kept } = standing;
  const open: Ending = { whole: best, proved: false };
  if (kept === null) return open;
  const gap = weighed(best, work.weights) - limits.cheaperBy - standing.bound;
  const lists = listAll(work, kept, gap, limits);
  if (lists === null) return open;
  try {
    for (const [at, person] of work.people.entries()) person.listed = lists[at] ?? [];
    return fromLists(work, master, best, limits);
  } finally {
    for (const person of work.people) person.listed = null;
  }
}

/** Per STA every week that an answer no dearer than the best can have; null where there are too many. */
function listAll({ problem, people }: Work, prices: Prices, gap: number, limits: Limits): Column[][] | null {
  const lists: Column[][] = [];
  let listed = 0;
  for (const person of people) {
    const top = searchWeeks(problem, person, prices, {
      above: Number.NEGATIVE_INFINITY,
      all: false,
      slack: 0,
      steps: limits.steps,
    });
    const above = top.bound - gap - SAFE;
    const { columns, complete } = searchWeeks(problem, person, prices, {
      above,
      all: true,
      slack: 0,
      steps: limits.steps,
    });
    listed += columns.length;
    if (!top.complete || !complete || listed > limits.listed) return null;
    lists.push(columns);
  }
  return lists;
}

function fromLists(work: Work, before: Master, best: Whole, limits: Limits): Ending {
  const master = new Master(work.highs, work.problem, work.people, work.goal, work.weights);
  try {
    master.like(before);
    master.add(best.columns);
    const whole = best;
    for (let round = 0; round < ROUNDS; round++) {
      const standing: Standing = { bound: Number.NEGATIVE_INFINITY, kept: null };
      const shares =
        round === 0
          ? generate(master, standing, { gap: 0.3, most: 200, steps: 1, enough: Number.POSITIVE_INFINITY })
          : tighten(master, standing, { gap: 0.3, steps: 1, rounds: 1, cuts: 400 });
      if (shares === null || standing.kept === null) return { whole, proved: false };
      const left = shorten(work, master, standing, weighed(whole, work.weights) - limits.cheaperBy);
      if (left === 0) return { whole, proved: true };
      if (left <= limits.last && (round >= 2 || left < 400)) {
        return last(work, master, { prices: standing.kept, whole, limits });
      }
    }
    return { whole, proved: false };
  } finally {
    master.dispose();
  }
}

const ROUNDS = 6;

/** Takes weeks off the lists that the closer bound rules out. Gives how many are left; none where the bound is the cost. */
function shorten(work: Work, master: Master, { kept }: Standing, cost: number): number {
  if (kept === null) return 0;
  const earned = topOf(work, kept);
  const gap = cost - master.bound(kept, earned);
  let left = 0;
  for (const [at, person] of work.people.entries()) {
    const above = (earned[at] ?? 0) - gap - SAFE;
    person.listed = (person.listed ?? []).filter((column) => profitOf(person, column, kept) >= above);
    left += person.listed.length;
  }
  return left;
}

function topOf({ people }: Work, prices: Prices): Float64Array {
  return Float64Array.from(people, (person) =>
    (person.listed ?? []).reduce(
      (top, column) => Math.max(top, profitOf(person, column, prices)),
      Number.NEGATIVE_INFINITY,
    ),
  );
}

/** The last branch and bound: all weeks that are left, load as the last of the measures. */
function last(work: Work, master: Master, at: { prices: Prices; whole: Whole; limits: Limits }): Ending {
  const columns = work.people.flatMap(({ listed }) => listed ?? []);
  const weights = [...at.prices.weights];
  const unit = at.limits.cheaperBy === 0 ? LOAD_SHARE : 1;
  if (at.limits.cheaperBy === 0) weights[LOAD] = LOAD_SHARE;
  const prices = { ...at.prices, weights };
  const due = topOf(work, prices).map(grained);
  const found = wholeOf(work.highs, master, columns, { prices, due, nodes: at.limits.nodes, start: null, unit });
  if (found.columns === null) return { whole: at.whole, proved: found.complete };
  const whole = wholeAnswer(work, found.columns);
  return { whole: isBetter(work, whole, at.whole) ? whole : at.whole, proved: found.complete };
}
