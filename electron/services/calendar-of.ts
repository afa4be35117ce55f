import { eq, isNull, or } from 'drizzle-orm';
import type { Orm } from '../../db/open.ts';
import { closedDay, termHalf } from '../../db/schema/office.ts';
import { calendarFor, type SchoolCalendar } from '../../shared/school-time.ts';
import type { QueryRun } from '../core/run.ts';

/**
 * The calendars in the register, as plain data for school time. Kept per entry of history, since building the index
 * of a calendar costs more than any question asked of it.
 */
const kept = new WeakMap<Orm, { seq: number; calendars: Map<string, SchoolCalendar> }>();

/** The county's calendar, or that of one school (own dates laid over the county's). */
export function calendarOf(run: QueryRun, schoolId: string | null): SchoolCalendar {
  return calendarsOf(run)(schoolId);
}

/** For asking about many schools at once: whether a calendar has changed is looked up only now. */
export function calendarsOf(run: QueryRun): (schoolId: string | null) => SchoolCalendar {
  const seq = lastCalendarChange(run);
  const known = kept.get(run.db);
  const calendars = known?.seq === seq ? known.calendars : new Map<string, SchoolCalendar>();
  if (known?.seq !== seq) kept.set(run.db, { seq, calendars });
  const keep = (key: string, read: () => SchoolCalendar) => {
    const found = calendars.get(key) ?? read();
    calendars.set(key, found);
    return found;
  };
  const county = keep('', () => readCalendar(run, null));
  return (schoolId) =>
    schoolId === null ? county : keep(schoolId, () => calendarFor(county, readCalendar(run, schoolId)));
}

/** Bank holidays of the county, for working days. */
export function bankHolidaysOf(run: QueryRun): string[] {
  return calendarOf(run, null)
    .closedDays.filter(({ kind }) => kind === 'bank-holiday')
    .map(({ date }) => date);
}

/** Changes whenever a calendar row is added, changed or taken away: highest version and number of rows. */
function lastCalendarChange(run: QueryRun): number {
  const read = run.prepared('calendar-of.last', (db) =>
    db.$client.prepare(
      'SELECT (SELECT coalesce(max(version), 0) + count(*) FROM term_half) * 1000003 + (SELECT coalesce(max(version), 0) + count(*) FROM closed_day) AS stamp',
    ),
  );
  return (read.get() as { stamp: number }).stamp;
}

function readCalendar(run: QueryRun, schoolId: string | null): SchoolCalendar {
  const own = <T extends typeof termHalf | typeof closedDay>(table: T) =>
    schoolId === null ? isNull(table.schoolId) : or(eq(table.schoolId, schoolId));
  const halves = run.db.select().from(termHalf).where(own(termHalf)).all();
  const closed = run.db.select().from(closedDay).where(own(closedDay)).all();
  return {
    halves: halves.map((row) => ({
      academicYear: row.academicYear,
      term: row.term,
      half: row.half === 1 ? 1 : 2,
      first: row.firstDay,
      last: row.lastDay,
    })),
    closedDays: closed.map(({ date, kind, name }) => ({ date, kind, name })),
  };
}
