import type { Week } from '../week.ts';
import type { Answer, LevelProof, Report } from './answer.ts';
import { greedy } from './greedy.ts';
import { allocationsOf, type Placed, type Problem, problemOf } from './problem.ts';
import { LEVELS, tally } from './tally.ts';

export interface ProposeOptions {
  /** Milliseconds since some start: the optimiser has no clock of its own. */
  now(): number;
  report: Report;
}

/** A week's best deployment. Locked allocations that can not all stand are the caller's to refuse beforehand. */
export async function propose(week: Week, { now, report }: ProposeOptions): Promise<Answer> {
  const begun = now();
  const problem = problemOf(week);
  const placed = greedy(problem);
  const answer = answerOf(week, problem, placed, now() - begun);
  report(answer);
  return answer;
}

function answerOf(week: Week, problem: Problem, placed: readonly Placed[], milliseconds: number): Answer {
  const values = tally(problem, placed);
  const levels: LevelProof[] = LEVELS.map((level) => ({
    level,
    value: values[level],
    bound: 0,
    proved: values[level] === 0,
    milliseconds,
  }));
  return {
    allocations: allocationsOf(week, placed),
    levels,
    proved: levels.every(({ proved }) => proved),
    milliseconds,
    solver: 'careful greedy',
  };
}
