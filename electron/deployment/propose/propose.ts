import type { Highs } from 'highs';
import { loadSolver } from '../../solver/highs.ts';
import type { Allocation, Week } from '../week.ts';
import type { Answer, LevelProof, Report } from './answer.ts';
import { type Goal, MEASURES, type Measure, type Order, proposeGoal } from './goal.ts';
import { deskOf, greedy, placedOf, put } from './greedy.ts';
import { peopleOf } from './person.ts';
import { allocationsOf, type Problem, placedBy, problemOf } from './problem.ts';
import { type Before, Clash, type Found, Quest } from './quest.ts';
import { type Work, weightsOf } from './standing.ts';
import { LEVELS, type Level, tally } from './tally.ts';

export interface ProposeOptions {
  /** Milliseconds since some start: the optimiser has no clock of its own. */
  now(): number;
  report: Report;
  /** Another order than the managers', and the allocations to set out from, which must be legal. */
  order?: Order;
  from?: readonly Allocation[];
}

/**
 * A week's best deployment, measure by measure in the strict order of the wants. An answer at once, better ones as they
 * are found, then the proof; the same week always gives the same answer. Locked allocations that can not all stand are
 * the caller's to refuse beforehand.
 */
export async function propose(week: Week, { now, report, order = 'managers', from }: ProposeOptions): Promise<Answer> {
  const begun = now();
  const problem = problemOf(week);
  const highs = await loadSolver();
  const since = new Map<Level, { state: string; milliseconds: number }>();
  const answerOf = ({ weeks, bounds }: Found): Answer => {
    const placed = placedOf(weeks);
    const milliseconds = now() - begun;
    const levels = levelsOf(problem, weeks, order === 'managers' ? bounds : new Map()).map((level) => {
      const state = `${level.value} ${level.bound}`;
      if (since.get(level.level)?.state !== state) since.set(level.level, { state, milliseconds });
      return { ...level, milliseconds: since.get(level.level)?.milliseconds ?? milliseconds };
    });
    return {
      allocations: allocationsOf(week, placed),
      levels,
      proved: levels.every(({ proved }) => proved),
      milliseconds,
      solver: `HiGHS ${highs.version.string}`,
    };
  };
  const desk = deskOf(problem);
  for (const placed of from === undefined ? greedy(problem) : placedBy(week, from)) {
    if ((desk.weeks[placed.sta]?.[placed.session] ?? -1) < 0) put(desk, placed);
  }
  return answerOf(search(highs, problem, proposeGoal(problem, order), desk.weeks, (found) => report(answerOf(found))));
}

/** The best answer from `start` on; again, with the half days of a need told apart, where its STAs clash. */
export function search(
  highs: Highs,
  problem: Problem,
  goal: Goal,
  start: readonly Int16Array[],
  heard: (found: Found) => void,
): Found {
  const exact = new Set<number>();
  let weeks = start;
  let before: Before | undefined;
  for (;;) {
    const people = peopleOf(problem, goal, exact);
    const work: Work = { highs, problem, goal, people, weights: weightsOf(goal, people) };
    const quest = new Quest(work, weeks, heard, before);
    try {
      quest.run();
      return quest.found;
    } catch (error) {
      if (!(error instanceof Clash)) throw error;
      for (const need of error.needs) exact.add(need);
      weeks = quest.found.weeks;
      before = quest.sofar;
    }
  }
}

/** Values of the answer's levels, and the bounds that were proved of the measures. */
function levelsOf(
  problem: Problem,
  weeks: readonly Int16Array[],
  bounds: ReadonlyMap<Measure, number>,
): Omit<LevelProof, 'milliseconds'>[] {
  const values = tally(problem, placedOf(weeks));
  let isProvedSofar = true;
  return LEVELS.map((level, at) => {
    const value = values[level];
    const bound = Math.min(value, bounds.get(MEASURES[at] ?? 'load') ?? 0);
    isProvedSofar = isProvedSofar && bound >= value;
    return { level, value, bound, proved: isProvedSofar };
  });
}
