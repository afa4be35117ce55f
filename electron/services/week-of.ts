import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { allocation, deploymentWeek } from '../../db/schema/deployment.ts';
import { setting } from '../../db/schema/office.ts';
import { school } from '../../db/schema/schools.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { isSchoolDay, type SchoolCalendar } from '../../shared/school-time.ts';
import { dateOfSession, isSession, SESSION_CODES, type Session } from '../../shared/sessions.ts';
import { CLOSED_DAYS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { DEFAULT_PARAMETERS, type Parameters, type School, WEEK_FORMAT, type Week } from '../deployment/week.ts';
import { calendarOf } from './calendar-of.ts';
import { type NeedOfWeek, needsOfWeek } from './plans-of-week.ts';
import { stasOf } from './stas-of-week.ts';

/**
 * One deployment week read from the register as the plain week that deployment works on, with the rows it came from.
 *
 *   weekOf            everything about the week that begins on a Monday
 *   allocationsOf     what is allocated in it now
 *   closuresOf        the half days of a week on which a school is closed
 */
export interface WeekFacts {
  week: Week;
  /** Null: nothing has been allocated yet, and the week is a draft. */
  row: typeof deploymentWeek.$inferSelect | null;
  /** In the order of `week.allocations`. */
  allocations: AllocationRow[];
  plans: Map<string, Omit<NeedOfWeek, 'need'>>;
  towns: Map<string, string | null>;
  lastWeekGiven: number;
  /** What could not be known: a calendar that has not been entered. */
  unknown: string[];
}
export type AllocationRow = typeof allocation.$inferSelect & { session: Session };

/** The week that begins on `monday`, as it stands. */
export function weekOf(run: QueryRun, monday: PlainDate): WeekFacts {
  const row = run.db.select().from(deploymentWeek).where(eq(deploymentWeek.monday, monday)).get() ?? null;
  const allocations = row === null ? [] : allocationsOf(run, row.id);
  const lastWeek = allocationsOn(run, addDays(monday, -7));
  const plans = needsOfWeek(run, monday, allocations, lastWeek);
  const needs = plans.map(({ need }) => need);
  const staIds = new Set([
    ...allocations.map(({ staId }) => staId),
    ...needs.flatMap(({ wishes }) => wishes.filter(({ wish }) => wish === 'only').map(({ staId }) => staId)),
  ]);
  const schoolIds = new Set([
    ...allocations.map(({ schoolId }) => schoolId),
    ...needs.flatMap(({ places, notAgreedBy }) => [...places.map(({ schoolId }) => schoolId), ...notAgreedBy]),
    ...plans.flatMap((each) => each.schoolIds),
  ]);
  const schools = schoolsOf(run, monday, schoolIds);
  const stas = stasOf(run, monday, staIds);
  const present = new Set(stas.map(({ id }) => id));
  return {
    row,
    allocations,
    plans: new Map(plans.map(({ need, ...about }) => [need.planId, about])),
    towns: schools.towns,
    lastWeekGiven: lastWeek.length,
    unknown: schools.unknown,
    week: {
      format: WEEK_FORMAT,
      monday,
      parameters: parametersOf(run),
      schools: schools.list,
      stas,
      // A wish about somebody who has left says nothing any more, except that only she would do.
      needs: needs.map((need) => ({ ...need, wishes: need.wishes.filter(({ staId }) => present.has(staId)) })),
      allocations: allocations.map(({ staId, planId, session, schoolId, locked }) => ({
        staId,
        planId,
        session,
        schoolId,
        locked,
      })),
    },
  };
}

/** What is allocated in a week now; what was taken off a published week is left out. */
export function allocationsOf(run: QueryRun, weekId: string): AllocationRow[] {
  return run.db
    .select()
    .from(allocation)
    .where(and(eq(allocation.weekId, weekId), isNull(allocation.removedOn)))
    .orderBy(asc(allocation.id))
    .all()
    .filter((row): row is AllocationRow => isSession(row.session));
}

function allocationsOn(run: QueryRun, monday: PlainDate): AllocationRow[] {
  const row = run.db.select().from(deploymentWeek).where(eq(deploymentWeek.monday, monday)).get();
  return row ? allocationsOf(run, row.id) : [];
}

function schoolsOf(run: QueryRun, monday: PlainDate, ids: ReadonlySet<string>) {
  const rows = run.db
    .select()
    .from(school)
    .where(inArray(school.id, [...ids]))
    .all();
  const unknown = new Set<string>();
  const list: School[] = rows.map((row) => {
    const closures = closuresOf(run, row.id, monday);
    for (const sentence of closures.unknown) unknown.add(sentence);
    return { id: row.id, name: row.name, easting: row.easting, northing: row.northing, closed: closures.closed };
  });
  return { list, unknown: [...unknown], towns: new Map(rows.map((row) => [row.id, row.town])) };
}

/** Half days of the week without school at one school, each with why; and what could not be known. */
export function closuresOf(run: QueryRun, schoolId: string, monday: PlainDate) {
  return closedSessions(calendarOf(run, schoolId), monday);
}

/** The same for one calendar. */
export function closedSessions(calendar: SchoolCalendar, monday: PlainDate) {
  const unknown = new Set<string>();
  const closed = SESSION_CODES.flatMap((session) => {
    const date = dateOfSession(monday, session);
    const open = isSchoolDay(calendar, date);
    if (!open.known)
      unknown.add(`The calendar for ${open.academicYear} is not entered, so its closures are not known.`);
    if (!open.known || open.value) return [];
    const day = calendar.closedDays.find((each) => each.date === date);
    return [{ session, why: day ? day.name || CLOSED_DAYS[day.kind] : 'school holiday' }];
  });
  return { closed, unknown: [...unknown] };
}

/** The office's figures, where they differ from the defaults: settings 'deployment.middayMinutes' and so on. */
function parametersOf(run: QueryRun): Parameters {
  const rows = run.db.select().from(setting).all();
  const entries = Object.entries(DEFAULT_PARAMETERS).map(([name, byDefault]) => {
    const value: unknown = JSON.parse(rows.find(({ key }) => key === `deployment.${name}`)?.value ?? 'null');
    return [name, typeof value === 'number' ? value : byDefault] as const;
  });
  return { ...DEFAULT_PARAMETERS, ...Object.fromEntries(entries) };
}
