import { addDays } from '../../../shared/dates.ts';
import { SESSION_CODES, type Session } from '../../../shared/sessions.ts';
import { journeyMinutes, roadMetres, type Spot } from '../travel.ts';
import type { Allocation, Need, Sta, Week } from '../week.ts';

/**
 * The week as numbers, for the optimiser alone: STAs, needs and schools by their place in the list, half days as bits
 * 0 (Monday morning) to 9 (Friday afternoon).
 *
 * Written from domain.md section 5 a second time on purpose: it shares no rule with the constraints' list or the
 * checker, so that a slip in one is seen by the other.
 */
export const SESSIONS_A_WEEK = SESSION_CODES.length;

/** A set of half days. */
export type Mask = number;

export interface ProblemSta {
  /** Half days on which she could be sent somewhere: contracted, not away, not committed. */
  open: Mask;
  /** Most sessions she may give. */
  limit: number;
  /** What an even load is measured by: the sessions she has room for. */
  room: number;
  /** Per half day, the need that she is locked to, or −1. */
  fixed: Int16Array;
  /** Whole kilometres from her base to each school, 0 where not known. */
  toSchool: Int32Array;
}

export interface ProblemNeed {
  /** Sessions asked for. */
  sessions: number;
  /** Half days on which it can be served at all. */
  open: Mask;
  /** School of each half day, or −1. */
  schoolAt: Int16Array;
  staLimit: number;
  priority: number;
  /** STAs who may serve it, in the order of the list. */
  allowed: readonly boolean[];
  /** STAs the child knows or the plan prefers; empty where nobody is. */
  welcome: ReadonlySet<number>;
  /** Half days of last week; 0 where there was none. */
  lastWeek: Mask;
}

export interface Problem {
  stas: readonly ProblemSta[];
  needs: readonly ProblemNeed[];
  /** Whole kilometres between schools, 0 where not known, `[from * schools + to]`. */
  between: Int32Array;
  /** 1 where the midday journey does not fit, same index. */
  apart: Uint8Array;
  schools: number;
}

/** One session of the answer, by numbers. */
export interface Placed {
  sta: number;
  need: number;
  session: number;
}

export function problemOf(week: Week): Problem {
  const staAt = indexOf(week.stas.map(({ id }) => id));
  const needAt = indexOf(week.needs.map(({ planId }) => planId));
  const schoolAt = indexOf(week.schools.map(({ id }) => id));
  const locked = week.allocations.filter((each) => each.locked);
  const kilometres = (from: Spot, to: Spot) => kilometresBetween(from, to, week.parameters);
  return {
    stas: week.stas.map((sta, at) => ({
      ...timeOf(sta),
      fixed: Int16Array.from(SESSION_CODES, (session) => {
        const lock = locked.find((each) => staAt.get(each.staId) === at && each.session === session);
        return lock === undefined ? -1 : (needAt.get(lock.planId) ?? -1);
      }),
      toSchool: Int32Array.from(week.schools, (school) => kilometres(sta.base, school)),
    })),
    needs: week.needs.map((need) => needOf(week, need, staAt, schoolAt)),
    ...journeysOf(week),
    schools: week.schools.length,
  };
}

type Journeys = Pick<Problem, 'between' | 'apart'>;
const known = new WeakMap<Week['schools'], { parameters: Week['parameters']; journeys: Journeys }>();

/** Between any two schools: reckoned once for all weeks that differ in other things only. */
function journeysOf({ schools, parameters }: Week): Journeys {
  const before = known.get(schools);
  if (before?.parameters === parameters) return before.journeys;
  const pairs = schools.flatMap((from) => schools.map((to) => ({ from, to })));
  const journeys = {
    between: Int32Array.from(pairs, ({ from, to }) => (from === to ? 0 : kilometresBetween(from, to, parameters))),
    apart: Uint8Array.from(pairs, ({ from, to }) => {
      const minutes = from === to ? null : journeyMinutes(from, to, parameters);
      return minutes !== null && minutes > parameters.middayMinutes ? 1 : 0;
    }),
  };
  known.set(schools, { parameters, journeys });
  return journeys;
}

function kilometresBetween(from: Spot, to: Spot, parameters: Week['parameters']): number {
  return Math.round((roadMetres(from, to, parameters) ?? 0) / 1000);
}

function timeOf(sta: Sta): Pick<ProblemSta, 'open' | 'limit' | 'room'> {
  const taken = maskOf([...sta.absences, ...sta.commitments].flatMap(({ sessions }) => sessions));
  const open = maskOf(sta.pattern) & ~taken;
  const limit = Math.min(countOf(open), sta.limit ?? SESSIONS_A_WEEK);
  return { open, limit, room: limit };
}

function needOf(
  week: Week,
  need: Need,
  staAt: ReadonlyMap<string, number>,
  schoolIndex: ReadonlyMap<string, number>,
): ProblemNeed {
  const only = need.wishes.filter(({ wish }) => wish === 'only').map(({ staId }) => staId);
  const excluded = need.wishes.filter(({ wish }) => wish === 'excluded').map(({ staId }) => staId);
  const preferred = need.wishes.filter(({ wish }) => wish === 'preferred').map(({ staId }) => staId);
  const known = [...preferred, ...need.lastWeek.map(({ staId }) => staId), ...need.knows];
  const schoolAt = Int16Array.from(SESSION_CODES, (session) => {
    const place = need.places.find(({ sessions }) => sessions.includes(session));
    return place === undefined ? -1 : (schoolIndex.get(place.schoolId) ?? -1);
  });
  const open = SESSION_CODES.filter((session, at) => {
    const date = addDays(week.monday, at >> 1);
    const school = week.schools[schoolAt[at] ?? -1];
    return (
      need.possible.includes(session) &&
      need.from <= date &&
      date <= need.until &&
      school !== undefined &&
      !school.closed.some((closed) => closed.session === session)
    );
  });
  return {
    sessions: need.sessions,
    open: need.notAgreedBy.length > 0 ? 0 : maskOf(open),
    schoolAt,
    staLimit: need.staLimit,
    priority: need.priority,
    allowed: week.stas.map(
      ({ id, skills }) =>
        (need.skill === null || skills.includes(need.skill)) &&
        !excluded.includes(id) &&
        (only.length === 0 || only.includes(id)),
    ),
    // Somebody who is known but not in this week still makes everybody else new.
    welcome: new Set(known.map((id) => staAt.get(id) ?? -1)),
    lastWeek: maskOf(need.lastWeek.map(({ session }) => session)),
  };
}

/** The answer in the week's own words; what was locked stays locked. */
export function allocationsOf(week: Week, placed: readonly Placed[]): Allocation[] {
  const locks = new Set(week.allocations.filter(({ locked }) => locked).map(keyOf));
  return placed
    .toSorted((a, b) => a.sta - b.sta || a.session - b.session)
    .flatMap(({ sta, need, session }) => {
      const staId = week.stas[sta]?.id;
      const row = week.needs[need];
      const code = SESSION_CODES[session];
      const schoolId = code && row?.places.find(({ sessions }) => sessions.includes(code))?.schoolId;
      if (staId === undefined || row === undefined || code === undefined || schoolId === undefined) return [];
      const one = { staId, planId: row.planId, session: code, schoolId };
      return [{ ...one, locked: locks.has(keyOf(one)) }];
    });
}

/** The other way round: allocations by numbers. */
export function placedBy(week: Week, allocations: readonly Allocation[]): Placed[] {
  const staAt = indexOf(week.stas.map(({ id }) => id));
  const needAt = indexOf(week.needs.map(({ planId }) => planId));
  return allocations.map(({ staId, planId, session }) => ({
    sta: staAt.get(staId) ?? -1,
    need: needAt.get(planId) ?? -1,
    session: SESSION_CODES.indexOf(session),
  }));
}

function keyOf({ staId, planId, session }: Pick<Allocation, 'staId' | 'planId' | 'session'>): string {
  return `${staId} ${planId} ${session}`;
}

export function maskOf(sessions: Iterable<Session>): Mask {
  let mask = 0;
  for (const session of sessions) mask |= 1 << SESSION_CODES.indexOf(session);
  return mask;
}

/** How many half days a set has. */
export function countOf(mask: Mask): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function indexOf(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, at) => [id, at]));
}
