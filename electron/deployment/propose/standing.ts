import type { Highs } from 'highs';
import { type Column, countAt, offerAt, served } from './column.ts';
import { FACE, type Goal, LOAD, MEASURES, type Measure, MISSED, ROAD, SPREAD, TIME } from './goal.ts';
import type { Person } from './person.ts';
import type { Weights } from './prices.ts';
import type { Problem } from './problem.ts';

/** What the search works with, and how far it has come. */
export interface Work {
  highs: Highs;
  problem: Problem;
  goal: Goal;
  people: readonly Person[];
  /** What the search minimises: every measure but the last, each heavy enough to come before the next. */
  weights: Weights;
}

/** How much more a measure weighs than the next in the order, in general; proof does not rest on it. */
const RATIOS: Readonly<Record<Measure, number>> = { missed: 64, spread: 8, face: 16, time: 8, road: 1, load: 0 };

/**
 * Weights by the goal's order. The measure before `road` outweighs any week's kilometres of one STA, so that a timetable
 * of least cost is one of least `time` first.
 */
export function weightsOf(goal: Goal, people: readonly Person[]): number[] {
  const longest = Math.max(1, ...people.map(({ longestWeek }) => longestWeek));
  const weights = MEASURES.map(() => 0);
  let weight = 1;
  for (const measure of goal.order.toReversed()) {
    if (measure === 'load') continue;
    if (measure !== 'road') weight = weight === 1 ? 2 ** Math.ceil(Math.log2(longest)) : weight * RATIOS[measure];
    weights[MEASURES.indexOf(measure)] = weight;
  }
  return weights;
}

/** A whole answer: one column per STA, and what it counts on each measure, in the order of MEASURES. */
export interface Whole {
  columns: readonly Column[];
  counts: readonly number[];
}

export function wholeAnswer({ problem, goal, people }: Work, columns: readonly Column[]): Whole {
  const counts = MEASURES.map(() => 0);
  const given = new Int32Array(problem.needs.length);
  for (const column of columns) {
    for (const measure of [FACE, TIME, ROAD, LOAD]) {
      counts[measure] = (counts[measure] ?? 0) + (column.costs[measure] ?? 0);
    }
    for (let at = 0; at < served(column); at++) {
      const need = people[column.sta]?.offers[offerAt(column, at)]?.need ?? -1;
      given[need] = (given[need] ?? 0) + countAt(column, at);
    }
  }
  for (const [need, { sessions }] of problem.needs.entries()) {
    const missed = sessions - (given[need] ?? 0);
    counts[MISSED] = (counts[MISSED] ?? 0) + goal.missed(need, missed);
    counts[SPREAD] = (counts[SPREAD] ?? 0) + goal.spread(need, missed);
  }
  counts[TIME] = (counts[TIME] ?? 0) + goal.idle;
  return { columns, counts };
}

/** Whether `a` comes before `b` in the goal's order. */
export function isBetter({ goal }: Work, a: Whole, b: Whole): boolean {
  for (const measure of goal.order) {
    const at = MEASURES.indexOf(measure);
    const difference = (a.counts[at] ?? 0) - (b.counts[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

export function weighed({ counts }: Whole, weights: Weights): number {
  return counts.reduce((sum, count, measure) => sum + count * (weights[measure] ?? 0), 0);
}
