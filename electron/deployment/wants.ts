import { WEEKDAYS } from '../../shared/dates.ts';
import { SESSIONS } from '../../shared/sessions.ts';
import { Board } from './board.ts';
import type { Placing } from './constraints.ts';
import { isStopped } from './constraints.ts';
import { journeyMinutes, roadMetres, type Spot } from './travel.ts';
import type { Allocation, Need, Sta, Week } from './week.ts';

/**
 * What is wanted of a deployment week, in strict order: a later want never outweighs an earlier one.
 *
 *   1 unmet · 2 fairness · 3 continuity · 4 stability · 5 travel · 6 load
 *
 * `value` is a whole number, 0 is best: what is lost on that level. `warns` answers for one allocation about to be
 * made: null, or a sentence that a manager may go against; where `asksReason`, only by saying why.
 */
export interface Want {
  id: string;
  sentence: string;
  /** What `value` counts, for showing beside it. */
  counts: string;
  value(board: Board): number;
  warns(board: Board, one: Placing): string | null;
  asksReason: boolean;
}

/** A session that a plan of this priority misses costs so much; the ratio of speed.md's figures, in whole numbers. */
export const PRIORITY_WEIGHTS: Readonly<Record<number, number>> = { 1: 20, 2: 10, 3: 6, 4: 3 };

export const WANTS: readonly Want[] = [
  {
    id: 'unmet',
    sentence: 'As few sessions unmet as can be, the higher priority first.',
    counts: 'sessions unmet, weighted by priority',
    value: (board) => sum(board.week.needs, (need) => board.unmet(need) * (PRIORITY_WEIGHTS[need.priority] ?? 0)),
    warns(board, { sta, need, session }) {
      const first = board.week.needs.find(
        (each) => each.priority < need.priority && board.unmet(each) > 0 && couldServe(board, sta, each, session),
      );
      return first
        ? `Plan ${first.ref} has priority ${first.priority}, still lacks ${board.unmet(first)}, and could have ${sta.name} on ${SESSIONS[session]}.`
        : null;
    },
    asksReason: false,
  },
  {
    id: 'fairness',
    sentence: 'Shortfalls are spread: the second session one plan misses counts for more than the first of another.',
    counts: 'sum over plans of missed × missed',
    value: (board) => sum(board.week.needs, (need) => board.unmet(need) ** 2),
    warns(board, { need }) {
      if (board.ofPlan(need.planId).length === 0) return null;
      const without = board.week.needs.find(
        (each) => each.priority === need.priority && each.sessions > 0 && board.ofPlan(each.planId).length === 0,
      );
      return without ? `Plan ${without.ref} has the same priority and no session at all yet.` : null;
    },
    asksReason: false,
  },
  {
    id: 'continuity',
    sentence: 'The STA the child already knows, or the one the plan prefers.',
    counts: 'sessions by an STA the child does not know',
    value: (board) =>
      sum(board.week.needs, (need) => {
        const welcome = welcomeSet(need);
        return welcome.size === 0 ? 0 : board.ofPlan(need.planId).filter(({ staId }) => !welcome.has(staId)).length;
      }),
    warns(board, { sta, need }) {
      const preferred = need.wishes.filter(({ wish }) => wish === 'preferred');
      if (preferred.length > 0 && !preferred.some(({ staId }) => staId === sta.id)) {
        const names = preferred.map(({ staId }) => board.sta.get(staId)?.name ?? staId).join(' or ');
        return `Plan ${need.ref} prefers ${names}: ${preferred[0]?.reason ?? ''}.`;
      }
      if (preferred.length > 0 || welcomeSet(need).has(sta.id)) return null;
      const known = [...welcomeSet(need)].map((id) => board.sta.get(id)?.name).filter((name) => name !== undefined);
      return known.length > 0 ? `The child knows ${known.join(' and ')}; ${sta.name} would be new.` : null;
    },
    asksReason: true,
  },
  {
    id: 'stability',
    sentence: 'The same sessions as last week.',
    counts: 'sessions at another time than last week',
    value: (board) =>
      sum(board.week.needs, (need) =>
        need.lastWeek.length === 0
          ? 0
          : board.ofPlan(need.planId).filter(({ session }) => !need.lastWeek.some((last) => last.session === session))
              .length,
      ),
    warns: (_, { need, session }) =>
      need.lastWeek.length > 0 && !need.lastWeek.some((last) => last.session === session)
        ? `Last week plan ${need.ref} was served on ${[...new Set(need.lastWeek.map((last) => SESSIONS[last.session]))].join(', ')}.`
        : null,
    asksReason: false,
  },
  {
    id: 'travel',
    sentence: 'Little travel.',
    counts: 'kilometres by road, from base and back',
    value: (board) => sum(board.week.stas, (sta) => sum(WEEKDAYS, (day) => dayKilometres(board, sta, day))),
    warns(board, { sta, school, session }) {
      const { parameters } = board.week;
      const minutes = journeyMinutes(sta.base, school, parameters);
      if (minutes === null) {
        const unplaced = school.easting === null || school.northing === null ? school.name : sta.base.name;
        return `The journey on ${SESSIONS[session]} is not known: ${unplaced} has no coordinates.`;
      }
      return minutes > parameters.longJourneyMinutes
        ? `It is ${minutes} minutes from ${sta.name}’s base, ${sta.base.name}, to ${school.name}.`
        : null;
    },
    asksReason: false,
  },
  {
    id: 'load',
    sentence: 'An even load.',
    counts: 'sum over STAs of sessions × the tenths of her week they take',
    value: (board) =>
      sum(board.week.stas, (sta) => {
        const room = roomOf(sta);
        return room === 0 ? 0 : Math.round((10 * board.load(sta.id) ** 2) / room);
      }),
    warns(board, { sta }) {
      const after = share(board, sta, 1);
      const others = board.week.stas.filter((each) => each.id !== sta.id && roomOf(each) > 0);
      if (others.length === 0 || after <= 0.75) return null;
      const mean = sum(others, (each) => share(board, each, 0)) / others.length;
      return after - mean > 0.4
        ? `${sta.name} would give ${board.load(sta.id) + 1} of ${roomOf(sta)} sessions, far more than the others do.`
        : null;
    },
    asksReason: false,
  },
];

export interface Warning {
  want: string;
  sentence: string;
  asksReason: boolean;
}

/** Everything a manager should know before putting this allocation there; none of it stops her. */
export function warningsOf(board: Board, placing: Placing): Warning[] {
  const warnings: Warning[] = [];
  for (const { id, warns, asksReason } of WANTS) {
    const sentence = warns(board, placing);
    if (sentence !== null) warnings.push({ want: id, sentence, asksReason });
  }
  return warnings;
}

/** What is lost on each level by these allocations, in the order of the wants. */
export function valuesOf(week: Week, allocations: readonly Allocation[] = week.allocations): Record<string, number> {
  const board = new Board(week);
  for (const each of allocations) board.put(each);
  return Object.fromEntries(WANTS.map(({ id, value }) => [id, value(board)]));
}

/** Half days in which she could be sent to plans this week, her limit included. */
export function roomOf(sta: Sta): number {
  const taken = new Set([...sta.absences, ...sta.commitments].flatMap(({ sessions }) => sessions));
  const free = sta.pattern.filter((session) => !taken.has(session)).length;
  return sta.limit === null ? free : Math.min(free, sta.limit);
}

/** STAs the plan prefers or the child knows, from last week or before. */
export function welcomeSet(need: Need): ReadonlySet<string> {
  const preferred = need.wishes.filter(({ wish }) => wish === 'preferred').map(({ staId }) => staId);
  return new Set([...preferred, ...need.lastWeek.map(({ staId }) => staId), ...need.knows]);
}

function couldServe(board: Board, sta: Sta, need: Need, session: Allocation['session']): boolean {
  const schoolId = board.placeOf(need, session);
  if (schoolId === null) return false;
  return !isStopped(board, { staId: sta.id, planId: need.planId, session, schoolId, locked: false });
}

function share(board: Board, sta: Sta, more: number): number {
  const room = roomOf(sta);
  return room === 0 ? 0 : (board.load(sta.id) + more) / room;
}

/** From base to the schools of the day and back, each stretch in whole kilometres; an unknown one counts as nothing, and warns. */
function dayKilometres(board: Board, sta: Sta, day: (typeof WEEKDAYS)[number]): number {
  const stops: Spot[] = [];
  for (const half of ['am', 'pm'] as const) {
    const there = board.at(sta.id, `${day}-${half}`);
    const school = there && board.school.get(there.schoolId);
    if (school && stops.at(-1) !== school) stops.push(school);
  }
  if (stops.length === 0) return 0;
  const way: Spot[] = [sta.base, ...stops, sta.base];
  return sum(way.slice(1), (to, at) => Math.round((roadMetres(way[at] ?? to, to, board.week.parameters) ?? 0) / 1000));
}

function sum<T>(rows: readonly T[], of: (row: T, at: number) => number): number {
  return rows.reduce((total, row, at) => total + of(row, at), 0);
}
