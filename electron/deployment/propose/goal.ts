import type { Problem } from './problem.ts';
import { missedCost } from './tally.ts';

/**
 * What an answer is measured by, for the search: whole numbers, less is better.
 *
 *   missed · spread   depend on how many sessions a need misses
 *   face              per session, on who gives it
 *   time              per session, on when she gives it, as against leaving that half day empty
 *   road · load       on the shape of one STA's week
 *
 * A goal says what each of them counts and which comes first. Proposing, and asking what goes together, are goals of one
 * search.
 */
export const MEASURES = ['missed', 'spread', 'face', 'time', 'road', 'load'] as const;
export type Measure = (typeof MEASURES)[number];
export const [MISSED, SPREAD, FACE, TIME, ROAD, LOAD] = [0, 1, 2, 3, 4, 5] as const;

export interface Goal {
  /** Most important first; `load` is always the last, and `road` the last but one. */
  order: readonly Measure[];
  missed(need: number, missed: number): number;
  spread(need: number, missed: number): number;
  face(sta: number, need: number): number;
  time(sta: number, need: number, session: number): number;
  /** What `time` counts where every half day of everybody is empty. */
  idle: number;
}

/**
 * Orders in which a week can be sought: as the managers put it, and two that serve as much and trade what comes after:
 * last week's times before known faces, or both of them before an even spread of what is missed.
 */
export const ORDERS = {
  managers: ['missed', 'spread', 'face', 'time', 'road', 'load'],
  times: ['missed', 'spread', 'time', 'face', 'road', 'load'],
  faces: ['missed', 'face', 'time', 'spread', 'road', 'load'],
} as const satisfies Readonly<Record<string, readonly Measure[]>>;
export type Order = keyof typeof ORDERS;

/** The wants of domain.md section 5, in their order or in another. */
export function proposeGoal(problem: Problem, order: Order = 'managers'): Goal {
  return {
    order: ORDERS[order],
    missed: (need, missed) => missed * missedCost(problem.needs[need]?.priority ?? 0),
    spread: (_, missed) => missed * missed,
    face: (sta, need) => isNew(problem, sta, need),
    time(_, need, session) {
      const { lastWeek } = problem.needs[need] ?? { lastWeek: 0 };
      return lastWeek !== 0 && (lastWeek & (1 << session)) === 0 ? 1 : 0;
    },
    idle: 0,
  };
}

function isNew(problem: Problem, sta: number, need: number): number {
  const { welcome } = problem.needs[need] ?? { welcome: new Set<number>() };
  return welcome.size > 0 && !welcome.has(sta) ? 1 : 0;
}
