import { type Problem, SESSIONS_A_WEEK } from './problem.ts';
import { missedCost } from './tally.ts';

/**
 * What an answer is measured by, for the search: whole numbers, less is better.
 *
 *   missed · spread   depend on how many sessions a need misses
 *   face              per session, on who gives it
 *   time              per session, on when she gives it, as against leaving that half day empty
 *   road · load       on the shape of one STA's week
 *
 * A goal says what each of them counts and which comes first. Proposing and repairing are two goals of one search.
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

/** The wants of domain.md section 5, in their order. */
export function proposeGoal(problem: Problem): Goal {
  return {
    order: ['missed', 'spread', 'face', 'time', 'road', 'load'],
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

/**
 * A published week that no longer stands, repaired: first keep what plans were told they would get, by priority; then
 * change as few half days of STAs as can be (a half day is changed where it is given to another plan than was
 * published, or to one where it was free, or to none where it was given); then known faces and little travel.
 * `published` is per STA the need of each half day, or −1.
 */
export function repairGoal(problem: Problem, published: readonly Int16Array[]): Goal {
  const promised = new Int32Array(problem.needs.length);
  let idle = 0;
  for (const week of published) {
    for (const need of week) {
      if (need < 0) continue;
      promised[need] = (promised[need] ?? 0) + 1;
      idle++;
    }
  }
  const broken = (need: number, missed: number) => {
    const { sessions } = problem.needs[need] ?? { sessions: 0 };
    return Math.max(0, Math.min(promised[need] ?? 0, sessions) - (sessions - missed));
  };
  return {
    order: ['missed', 'time', 'face', 'spread', 'road', 'load'],
    missed: (need, missed) => broken(need, missed) * missedCost(problem.needs[need]?.priority ?? 0),
    spread: (need, missed) => broken(need, missed) ** 2,
    face: (sta, need) => isNew(problem, sta, need),
    time(sta, need, session) {
      const was = published[sta]?.[session] ?? -1;
      return was === need ? -1 : was < 0 ? 1 : 0;
    },
    idle,
  };
}

function isNew(problem: Problem, sta: number, need: number): number {
  const { welcome } = problem.needs[need] ?? { welcome: new Set<number>() };
  return welcome.size > 0 && !welcome.has(sta) ? 1 : 0;
}

/** How many half days a published week fills. */
export function countFilled(published: readonly Int16Array[]): number {
  return published.reduce((sum, week) => sum + week.filter((need) => need >= 0).length, 0);
}

export const ALL_SESSIONS = (1 << SESSIONS_A_WEEK) - 1;
