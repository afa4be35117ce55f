import type { Highs } from 'highs';
import type { Goal } from './goal.ts';
import { type Desk, deskOf, greedy, openFor, put } from './greedy.ts';
import { type Problem, SESSIONS_A_WEEK } from './problem.ts';
import { search } from './propose.ts';
import type { Found } from './quest.ts';

/**
 * Whether some needs can all have their sessions at once, whoever gives them and however far she drives.
 *
 *   together   a way to do it that disturbs the week as it stands least, or that there is none; null where it was not settled
 *   restOf     the needs that can have theirs too, each as it stands where that still fits
 */
export type Together = { weeks: readonly Int16Array[] } | 'impossible' | null;

/**
 * `asks` are the sessions that each need is to have, 0 for those not asked about; `now` is the week as it stands. Where
 * any way will do, the first one is taken, however much it disturbs.
 */
export function together(
  highs: Highs,
  problem: Problem,
  asks: ReadonlyMap<number, number>,
  now: readonly Int16Array[],
  anyWay = false,
): Together {
  const bare = bareOf(problem, asks);
  const goal = goalOf(asks, now);
  const desk = deskOf(bare);
  for (const placed of greedy(bare)) if ((desk.weeks[placed.sta]?.[placed.session] ?? -1) < 0) put(desk, placed);
  const isAll = (given: Int32Array) => [...asks].every(([need, sessions]) => (given[need] ?? 0) >= sessions);
  const { weeks, bounds } = searchUntil(
    (heard) => search(highs, bare, goal, desk.weeks, heard),
    ({ weeks: found, bounds: proved }) =>
      (proved.get('missed') ?? 0) > 0 || (anyWay && isAll(givenIn(found, problem.needs.length))),
  );
  const given = givenIn(weeks, problem.needs.length);
  if (isAll(given)) return { weeks };
  return (bounds.get('missed') ?? 0) > 0 ? 'impossible' : null;
}

/** A search that is left as soon as it has found enough. */
function searchUntil(run: (heard: (found: Found) => void) => Found, isEnough: (found: Found) => boolean): Found {
  const enough = new Enough();
  try {
    return run((found) => {
      if (!isEnough(found)) return;
      enough.found = { ...found, weeks: [...found.weeks], bounds: new Map(found.bounds) };
      throw enough;
    });
  } catch (error) {
    if (error !== enough || enough.found === null) throw error;
    return enough.found;
  }
}

class Enough extends Error {
  found: Found | null = null;
}

/** Needs beside `asks` that can be given what they have in `now`, round the weeks that `asks` take up. */
export function restOf(
  problem: Problem,
  weeks: readonly Int16Array[],
  asks: ReadonlyMap<number, number>,
  now: readonly Int16Array[],
): Set<number> {
  const wanted = givenIn(now, problem.needs.length);
  const needs = problem.needs.map((need, at) => ({ ...need, sessions: asks.get(at) ?? wanted[at] ?? 0 }));
  const tight = { ...problem, needs };
  const desk = deskOf(tight);
  for (const [sta, week] of weeks.entries()) {
    for (const [session, need] of week.entries()) {
      if (need >= 0 && (desk.weeks[sta]?.[session] ?? -1) < 0) put(desk, { sta, need, session });
    }
  }
  stayPut(tight, desk, now);
  // What has lost its place is served elsewhere where that goes; whoever served before is asked first.
  for (const need of needs.keys())
    while ((desk.given[need] ?? 0) < (needs[need]?.sessions ?? 0)) if (!one(tight, desk, need)) break;
  const served = new Set<number>();
  for (const [need, { sessions }] of needs.entries()) {
    if (!asks.has(need) && sessions > 0 && (desk.given[need] ?? 0) >= sessions) served.add(need);
  }
  return served;
}

function stayPut(problem: Problem, desk: Desk, now: readonly Int16Array[]): void {
  for (const [sta, week] of now.entries()) {
    for (const [session, need] of week.entries()) {
      if (need < 0 || (openFor(problem, desk, sta, need) & (1 << session)) === 0) continue;
      put(desk, { sta, need, session });
    }
  }
}

/** One session more for the need, by the first STA who can. */
function one(problem: Problem, desk: Desk, need: number): boolean {
  for (const sta of problem.stas.keys()) {
    const open = openFor(problem, desk, sta, need);
    if (open === 0) continue;
    put(desk, { sta, need, session: Math.log2(open & -open) });
    return true;
  }
  return false;
}

/** Only what is asked about, without distances: whether is the question, not how well. */
function bareOf(problem: Problem, asks: ReadonlyMap<number, number>): Problem {
  const fixed = new Int32Array(problem.needs.length);
  for (const sta of problem.stas) for (const need of sta.fixed) if (need >= 0) fixed[need] = (fixed[need] ?? 0) + 1;
  return {
    ...problem,
    stas: problem.stas.map((sta) => ({ ...sta, room: 0, toSchool: new Int32Array(problem.schools) })),
    needs: problem.needs.map((need, at) => ({
      ...need,
      sessions: Math.max(asks.get(at) ?? 0, fixed[at] ?? 0),
      priority: 1,
    })),
    between: new Int32Array(problem.between.length),
  };
}

/** Nobody asked about misses a session; then as few half days as can be are taken from those who are not. */
function goalOf(asks: ReadonlyMap<number, number>, now: readonly Int16Array[]): Goal {
  return {
    order: ['missed', 'time', 'road', 'load'],
    missed: (need, missed) => (asks.has(need) ? missed : 0),
    spread: () => 0,
    face: () => 0,
    time(sta, need, session) {
      const was = now[sta]?.[session] ?? -1;
      return was >= 0 && was !== need && !asks.has(was) ? 1 : 0;
    },
    idle: 0,
  };
}

function givenIn(weeks: readonly Int16Array[], needs: number): Int32Array {
  const given = new Int32Array(needs);
  for (const week of weeks) for (const need of week) if (need >= 0) given[need] = (given[need] ?? 0) + 1;
  return given;
}

/** A week's allocations as the search knows them: per STA the need of each half day, or −1. */
export function standingWeeks(
  problem: Problem,
  placed: Iterable<{ sta: number; need: number; session: number }>,
): Int16Array[] {
  const weeks = problem.stas.map(() => new Int16Array(SESSIONS_A_WEEK).fill(-1));
  for (const { sta, need, session } of placed) {
    const week = weeks[sta];
    if (week) week[session] = need;
  }
  return weeks;
}
