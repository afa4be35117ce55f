import { addDays, type PlainDate, weekdayOf } from '../../shared/dates.ts';
import {
  dateOfSession,
  dayOf,
  halfOf,
  isFirstOfFortnight,
  SESSION_CODES,
  type Session,
} from '../../shared/sessions.ts';
import { allocation, deploymentWeek } from '../schema/deployment.ts';
import { closedDay } from '../schema/office.ts';
import type { Making } from './making.ts';
import { DEMO_MANAGERS } from './names.ts';
import type { DemoPlan } from './plans.ts';
import type { DemoSchool } from './schools.ts';
import type { DemoSta } from './stas.ts';
import { addMeeting, addOutcomes, type PlacedWeek } from './week-records.ts';

/**
 * Four weeks published and the next in draft; of the older two what happened is recorded, last week's record is still
 * owed. Placed as a careful person would: the most pressing plan first, the STA it had, then the nearest; one school a
 * day, so that no journey has to fit the midday break.
 */
export function addWeeks(making: Making, plans: readonly DemoPlan[], stas: readonly DemoSta[]): void {
  const { add, time } = making;
  const known = new Map<string, Served>();
  const mondays = new Set<PlainDate>();
  for (const count of [-3, -2, -1, 0, 1]) {
    const monday = time.week(count);
    // At either end of the demo's calendar the same week would come twice.
    if ((count !== 0 && monday === time.week(0)) || mondays.has(monday)) continue;
    mondays.add(monday);
    const published = count < 1;
    const isRecorded = count < -1;
    const weekId = add(deploymentWeek, {
      monday,
      state: published ? 'published' : 'draft',
      publishedOn: published ? time.before(monday) : null,
      publishedBy: published ? DEMO_MANAGERS[0] : null,
      note: count === 1 ? 'Begun; the meeting settles the rest.' : '',
      happenedRecordedOn: isRecorded ? addDays(monday, 4) : null,
      happenedRecordedBy: isRecorded ? DEMO_MANAGERS[1] : null,
    });
    // The meeting has not settled the next week yet: what is least pressing is left for it.
    const toPlace = plans.filter(({ agreed, priority }) => agreed && (published || priority < 4));
    const placed = placeWeek(making, { monday, weekId, locks: !published }, toPlace, stas, known);
    if (published) addMeeting(making, placed);
    if (isRecorded) addOutcomes(making, placed);
  }
}

/** Who came to a plan the last time, and in which sessions. */
interface Served {
  staId: string;
  sessions: readonly Session[];
}

interface WeekToPlace {
  monday: PlainDate;
  weekId: string;
  locks: boolean;
}

function placeWeek(
  making: Making,
  week: WeekToPlace,
  plans: readonly DemoPlan[],
  stas: readonly DemoSta[],
  known: Map<string, Served>,
): PlacedWeek {
  const free = new Map(stas.map((each) => [each.id, new Set(availableSessions(making, each, week.monday))]));
  const load = new Map<string, number>();
  const needs: PlacedWeek['needs'][number][] = [];
  const allocationIds: string[] = [];
  for (const [at, plan] of plans.toSorted((a, b) => a.priority - b.priority).entries()) {
    const need = needOf(making, plan, week.monday);
    if (!need) continue;
    const open = openSessions(making, need.school, week.monday);
    const offers = stas.map((sta) => {
      const room = Math.min(need.sessions, (sta.limit ?? 10) - (load.get(sta.id) ?? 0));
      const sessions = [...(free.get(sta.id) ?? [])].filter(
        (each) => plan.possible.includes(each) && open.includes(each),
      );
      const fits = (plan.skill === null || sta.skills.includes(plan.skill)) && plan.excluded !== sta.id;
      return {
        sta,
        sessions: fits ? asLastTime(fullDaysFirst(sessions), known.get(plan.id)).slice(0, Math.max(0, room)) : [],
      };
    });
    const worth = ({ sta, sessions }: (typeof offers)[number]) =>
      sessions.length * 20 +
      (known.get(plan.id)?.staId === sta.id ? 70 : 0) +
      (plan.preferred === sta.id ? 40 : 0) -
      Math.hypot(sta.easting - need.school.easting, sta.northing - need.school.northing) / 1000;
    const best = offers.filter(({ sessions }) => sessions.length > 0).toSorted((a, b) => worth(b) - worth(a))[0];
    needs.push({ planId: plan.id, wanted: need.sessions, given: best?.sessions.length ?? 0 });
    if (!best) continue;
    const welcome = plan.preferred ?? known.get(plan.id)?.staId ?? best.sta.id;
    known.set(plan.id, { staId: best.sta.id, sessions: best.sessions });
    load.set(best.sta.id, (load.get(best.sta.id) ?? 0) + best.sessions.length);
    const days = new Set(best.sessions.map(dayOf));
    // The whole day is spoken for: she does not change schools at midday.
    for (const session of SESSION_CODES) if (days.has(dayOf(session))) free.get(best.sta.id)?.delete(session);
    for (const session of best.sessions) {
      const id = making.add(allocation, {
        weekId: week.weekId,
        staId: best.sta.id,
        planId: plan.id,
        schoolId: need.school.id,
        session,
        locked: week.locks && at % 6 === 0,
        told: !week.locks,
        overrides: welcome === best.sta.id ? {} : { continuity: 'The STA the child knows is not free this week.' },
      });
      allocationIds.push(id);
    }
  }
  return { weekId: week.weekId, monday: week.monday, needs, allocationIds };
}

/** What the plan asks of the week: the phase it is in. Phases begin on Mondays, so there is one. */
function needOf({ time }: Making, plan: DemoPlan, monday: PlainDate): { sessions: number; school: DemoSchool } | null {
  const days = time.openDays(monday).filter((day) => day >= plan.startOn && day <= plan.endOn);
  const phase = plan.phases.find(({ fromOn, untilOn }) => days.some((day) => day >= fromOn && day <= untilOn));
  return phase ? { sessions: phase.sessions, school: phase.school } : null;
}

function openSessions({ time, rows }: Making, school: DemoSchool, monday: PlainDate): Session[] {
  const closed = rows.flatMap(({ table, values }) =>
    table === closedDay && values.schoolId === school.id ? [String(values.date)] : [],
  );
  const open = time.openDays(monday).filter((day) => !closed.includes(day));
  return SESSION_CODES.filter((session) => open.includes(dateOfSession(monday, session)));
}

function availableSessions({ time }: Making, sta: DemoSta, monday: PlainDate): Session[] {
  const isOther = sta.otherWeekSessions !== null && !isFirstOfFortnight(monday, sta.patternFrom);
  const contracted = (isOther ? sta.otherWeekSessions : sta.sessions) ?? [];
  const weekdays = time.openDays(monday).map(weekdayOf);
  return contracted.filter((session) => {
    const here = `${dateOfSession(monday, session)} ${halfOf(session)}`;
    const isAway = sta.away.some(
      ({ fromOn, fromHalf, untilOn, untilHalf }) =>
        here >= `${fromOn} ${fromHalf}` && (untilOn === null || here <= `${untilOn} ${untilHalf}`),
    );
    return weekdays.includes(dayOf(session)) && !isAway;
  });
}

/** Days of which both halves are free come first, so that visits are whole days where they can be. */
function fullDaysFirst(sessions: readonly Session[]): Session[] {
  const isWhole = (session: Session) => sessions.filter((each) => dayOf(each) === dayOf(session)).length === 2;
  return [...sessions.filter(isWhole), ...sessions.filter((session) => !isWhole(session))];
}

/** The sessions of last time come before the others: the school has planned for them. */
function asLastTime(sessions: readonly Session[], last: Served | undefined): Session[] {
  const wasThere = (session: Session) => last?.sessions.includes(session) ?? false;
  return [...sessions.filter(wasThere), ...sessions.filter((session) => !wasThere(session))];
}
