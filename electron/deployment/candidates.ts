import { countSessions, SESSION_CODES, SESSIONS, type Session } from '../../shared/sessions.ts';
import { Board } from './board.ts';
import { firstStop, stopsOf } from './constraints.ts';
import { journeyMinutes } from './travel.ts';
import { roomOf, type Warning, warningsOf, welcomeSet } from './wants.ts';
import type { Allocation, Need, School, Sta, Week } from './week.ts';

/**
 * Who could serve one need: every STA × session with what stops her and what speaks against it, the STAs ranked.
 *
 *   candidatesFor      all STAs for one need, best first, each with fit, reason, week at a glance and load
 *   whyUnmet           one sentence for a need that lacks sessions: what stands in the way most
 *   glanceOf           one STA's week in ten words
 *
 * Ranking follows the wants' order: can she serve at all, how much, is she known or preferred, the same times as last
 * week, the journey, her load.
 */
export interface Candidate {
  staId: string;
  name: string;
  fit: 'good' | 'possible' | 'none';
  /** Why she fits or does not, one or two short sentences. */
  reason: string;
  /** How many of the sessions still lacking she could give. */
  canGive: number;
  /** Sessions given this week and this term, and how many this week has room for. */
  load: { week: number; room: number; term: number };
  /** Minutes from her base to the plan's school; null where not known. */
  minutes: number | null;
  sessions: CandidateSession[];
  glance: Glance[];
}

export interface CandidateSession {
  session: Session;
  schoolId: string | null;
  /** Ids and sentences of the constraints that stop her here; empty means that she can be put there. */
  stops: { constraint: string; sentence: string }[];
  warnings: Warning[];
}

export type Glance = { session: Session; state: 'free' | 'off' | 'away' | 'committed' | 'given'; label: string };

/** Every STA of the week for one need, best first. `without` is an allocation on its way elsewhere: it is not counted. */
export function candidatesFor(week: Week, planId: string, without: Allocation | null = null): Candidate[] {
  const board = boardWithout(week, without);
  const need = board.need.get(planId);
  if (!need) return [];
  return week.stas
    .map((sta) => candidateOf(board, need, sta))
    .toSorted((a, b) => compare(rank(board, need, a), rank(board, need, b)) || a.name.localeCompare(b.name, 'en-GB'));
}

/** The board with all allocations but one: what a move must be judged against. */
export function boardWithout(week: Week, without: Allocation | null): Board {
  return without === null
    ? Board.of(week)
    : Board.of({
        ...week,
        allocations: week.allocations.filter(
          ({ staId, session, planId }) =>
            !(staId === without.staId && session === without.session && planId === without.planId),
        ),
      });
}

function candidateOf(board: Board, need: Need, sta: Sta): Candidate {
  const sessions = SESSION_CODES.map((session) => judge(board, need, sta, session));
  const open = sessions.filter(({ stops }) => stops.length === 0).map(({ session }) => session);
  const room = roomOf(sta);
  const canGive = Math.min(open.length, board.unmet(need), Math.max(0, room - board.load(sta.id)));
  const minutes = nearest(board, need, sta);
  const known = welcomeSet(need).has(sta.id);
  return {
    staId: sta.id,
    name: sta.name,
    fit:
      canGive === 0
        ? 'none'
        : canGive >= board.unmet(need) && (known || welcomeSet(need).size === 0)
          ? 'good'
          : 'possible',
    reason: reasonOf(board, need, sta, { sessions, canGive, minutes }),
    canGive,
    load: { week: board.load(sta.id), room, term: sta.termSessions },
    minutes,
    sessions,
    glance: glanceOf(board, sta),
  };
}

/** What stops and what warns for one STA, one session of one need. */
export function judge(board: Board, need: Need, sta: Sta, session: Session): CandidateSession {
  const school = schoolFor(board, need, session);
  if (!school) {
    const sentence = `No phase of plan ${need.ref} covers ${SESSIONS[session]}.`;
    return { session, schoolId: null, stops: [{ constraint: 'place', sentence }], warnings: [] };
  }
  const allocation = { staId: sta.id, planId: need.planId, session, schoolId: school.id, locked: false };
  const stops = stopsOf(board, allocation).map(({ constraint, sentence }) => ({ constraint, sentence }));
  const warnings = stops.length > 0 ? [] : warningsOf(board, { allocation, session, sta, need, school });
  return { session, schoolId: school.id, stops, warnings };
}

/** Where no phase covers the session, any school of the plan makes the sentence; the session is stopped anyway. */
function schoolFor(board: Board, need: Need, session: Session): School | undefined {
  const schoolId = board.placeOf(need, session) ?? need.places[0]?.schoolId ?? null;
  return schoolId === null ? undefined : board.school.get(schoolId);
}

function nearest(board: Board, need: Need, sta: Sta): number | null {
  const known = need.places
    .map(({ schoolId }) => board.school.get(schoolId))
    .map((school) => school && journeyMinutes(sta.base, school, board.week.parameters))
    .filter((minutes) => typeof minutes === 'number');
  return known.length === 0 ? null : Math.min(...known);
}

function reasonOf(
  board: Board,
  need: Need,
  sta: Sta,
  { sessions, canGive, minutes }: Pick<Candidate, 'sessions' | 'canGive' | 'minutes'>,
): string {
  const lacking = board.unmet(need);
  const wish = need.wishes.find((each) => each.staId === sta.id && each.wish !== 'excluded');
  const parts: string[] = [];
  if (lacking === 0) parts.push('Nothing is lacking');
  else if (canGive === 0) return mainStop(sessions);
  else parts.push(canGive >= lacking ? `Can give all ${countSessions(lacking)}` : `Can give ${canGive} of ${lacking}`);
  if (wish) parts.push(`${wish.wish === 'only' ? 'one of the only STAs' : 'preferred'}: ${wish.reason}`);
  if (need.lastWeek.some(({ staId }) => staId === sta.id)) parts.push('was there last week');
  else if (need.knows.includes(sta.id)) parts.push('the child knows her');
  parts.push(minutes === null ? 'journey not known' : `${countMinutes(minutes)} from base`);
  return `${parts.join('; ')}.`;
}

function countMinutes(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** The sentence of the constraint that stops most sessions: those of the person before those of the plan's times. */
function mainStop(sessions: readonly CandidateSession[]): string {
  const counted = new Map<string, { times: number; sentence: string }>();
  for (const { stops } of sessions) {
    for (const { constraint, sentence } of stops) {
      const known = counted.get(constraint);
      if (known) known.times++;
      else counted.set(constraint, { times: 1, sentence });
    }
  }
  const [most] = [...counted.values()].toSorted((a, b) => b.times - a.times);
  return most?.sentence ?? 'No session is left for her to give.';
}

/**
 * Why a need lacks sessions: null where it lacks none. Names the plan's own obstacle where it has one, else how many
 * STAs each constraint stops in every possible session.
 */
export function whyUnmet(board: Board, need: Need): string | null {
  const lacking = board.unmet(need);
  if (lacking === 0) return null;
  if (need.notAgreedBy.length > 0) {
    const names = need.notAgreedBy.map((id) => board.school.get(id)?.name ?? id).join(' and ');
    return `Not agreed by ${names} yet.`;
  }
  const [anybody] = board.week.stas;
  if (!anybody) return 'No STA works in this week.';
  const slots = SESSION_CODES.flatMap((session) => {
    const schoolId = board.placeOf(need, session);
    return schoolId === null ? [] : [{ planId: need.planId, session, schoolId, locked: false }];
  });
  const open = slots.filter((slot) => firstStop(board, { ...slot, staId: anybody.id }, 'plan') === null);
  if (open.length === 0) return 'No session of the week is open for this plan.';

  const stoppedBy = new Map<string, number>();
  let free = 0;
  for (const { id: staId } of board.week.stas) {
    const stops = open.map((slot) => firstStop(board, { ...slot, staId }, 'sta'));
    if (stops.includes(null)) free++;
    else {
      const main = mostFrequent(stops.filter((id) => id !== null));
      stoppedBy.set(main, (stoppedBy.get(main) ?? 0) + 1);
    }
  }
  if (free > 0) return free === 1 ? '1 STA could come.' : `${free} STAs could come.`;
  const parts = [...stoppedBy].toSorted((a, b) => b[1] - a[1]).map(([id, times]) => `${times} ${AS_COUNTED[id] ?? id}`);
  return `Nobody can come: ${parts.join(', ')}.`;
}

/** Constraints about the STA, as "3 …" goes on. */
const AS_COUNTED: Readonly<Record<string, string>> = {
  'one-place': 'already elsewhere',
  contracted: 'not working then',
  away: 'away',
  committed: 'with other commitments',
  limit: 'at their limit',
  skill: 'without the skill',
  excluded: 'excluded',
  only: 'not among the only ones',
  'sta-limit': 'not the STA it has',
  journey: 'too far at midday',
  locked: 'locked elsewhere',
};

function mostFrequent(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** One STA's week: free, off, away, committed, or given to which plan. */
export function glanceOf(board: Board, sta: Sta): Glance[] {
  return SESSION_CODES.map((session) => {
    const given = board.at(sta.id, session);
    if (given) return { session, state: 'given', label: board.need.get(given.planId)?.ref ?? given.planId };
    if (!sta.pattern.includes(session)) return { session, state: 'off', label: 'Does not work' };
    const commitment = sta.commitments.find(({ sessions }) => sessions.includes(session));
    if (commitment) return { session, state: 'committed', label: commitment.what };
    const away = sta.absences.some(({ sessions }) => sessions.includes(session));
    return away ? { session, state: 'away', label: 'Away' } : { session, state: 'free', label: 'Free' };
  });
}

/** Lower is better, compared one after the other. */
function rank(board: Board, need: Need, candidate: Candidate): number[] {
  const isKnown = welcomeSet(need).has(candidate.staId);
  const sameTimes = candidate.sessions.filter(
    ({ session, stops }) => stops.length === 0 && need.lastWeek.some((last) => last.session === session),
  ).length;
  const share = candidate.load.room === 0 ? 1 : candidate.load.week / candidate.load.room;
  return [
    candidate.canGive === 0 ? 1 : 0,
    -candidate.canGive,
    isKnown ? 0 : 1,
    -Math.min(sameTimes, board.unmet(need)),
    candidate.minutes ?? Number.MAX_SAFE_INTEGER,
    share,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
