import { type Placed, type Problem, SESSIONS_A_WEEK } from './problem.ts';

/**
 * What an answer loses on each of the six levels, reckoned by the optimiser for itself. Whoever shows a proposal
 * reckons again with wants.ts and compares.
 */
export const LEVELS = ['unmet', 'fairness', 'continuity', 'stability', 'travel', 'load'] as const;
export type Level = (typeof LEVELS)[number];
export type Values = Readonly<Record<Level, number>>;

/** Cost of one missed session by priority; wants.ts says the same in its own words. */
const MISSED: Readonly<Record<number, number>> = { 1: 20, 2: 10, 3: 6, 4: 3 };

export function missedCost(priority: number): number {
  return MISSED[priority] ?? 0;
}

/** Kilometres of one STA's day that takes her to `morning` and `afternoon` (−1: nowhere), base to base. */
export function dayKilometres(problem: Problem, sta: number, morning: number, afternoon: number): number {
  const toSchool = problem.stas[sta]?.toSchool;
  if (!toSchool) return 0;
  const first = morning < 0 ? afternoon : morning;
  if (first < 0) return 0;
  const last = afternoon < 0 ? morning : afternoon;
  return (toSchool[first] ?? 0) + (problem.between[first * problem.schools + last] ?? 0) + (toSchool[last] ?? 0);
}

/** Even load: her sessions times the share of her week that they take, in tenths. */
export function loadCost(load: number, room: number): number {
  return room === 0 ? 0 : Math.round((10 * load * load) / room);
}

export function tally(problem: Problem, placed: readonly Placed[]): Values {
  const given = new Int32Array(problem.needs.length);
  const weeks = problem.stas.map(() => new Int16Array(SESSIONS_A_WEEK).fill(-1));
  let continuity = 0;
  let stability = 0;
  for (const { sta, need, session } of placed) {
    const row = problem.needs[need];
    const week = weeks[sta];
    if (!row || !week) continue;
    given[need] = (given[need] ?? 0) + 1;
    week[session] = need;
    if (row.welcome.size > 0 && !row.welcome.has(sta)) continuity++;
    if (row.lastWeek !== 0 && (row.lastWeek & (1 << session)) === 0) stability++;
  }
  let [unmet, fairness] = [0, 0];
  for (const [at, { sessions, priority }] of problem.needs.entries()) {
    const missed = Math.max(0, sessions - (given[at] ?? 0));
    unmet += missed * missedCost(priority);
    fairness += missed * missed;
  }
  let [travel, load] = [0, 0];
  for (const [at, { room }] of problem.stas.entries()) {
    const week = weeks[at] ?? new Int16Array();
    const schoolOf = (session: number) => problem.needs[week[session] ?? -1]?.schoolAt[session] ?? -1;
    for (let session = 0; session < SESSIONS_A_WEEK; session += 2) {
      travel += dayKilometres(problem, at, schoolOf(session), schoolOf(session + 1));
    }
    load += loadCost(week.filter((need) => need >= 0).length, room);
  }
  return { unmet, fairness, continuity, stability, travel, load };
}

/** Below 0 where `a` is better than `b`: the first level that differs decides. */
export function compareValues(a: Values, b: Values): number {
  for (const level of LEVELS) if (a[level] !== b[level]) return a[level] - b[level];
  return 0;
}

/** Sessions that plans miss, whatever their priority. */
export function missedSessions(problem: Problem, placed: readonly Placed[]): number {
  const given = new Int32Array(problem.needs.length);
  for (const { need } of placed) given[need] = (given[need] ?? 0) + 1;
  return problem.needs.reduce((sum, { sessions }, at) => sum + Math.max(0, sessions - (given[at] ?? 0)), 0);
}
