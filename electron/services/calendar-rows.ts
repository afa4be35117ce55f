import { asc, eq, isNull } from 'drizzle-orm';
import { closedDay, termHalf } from '../../db/schema/office.ts';
import type { QueryRun } from '../core/run.ts';

/** Calendar rows as they are entered: the county's (school null), or those of one school alone. */
export function halvesOf({ db }: QueryRun, schoolId: string | null) {
  return db
    .select()
    .from(termHalf)
    .where(schoolId === null ? isNull(termHalf.schoolId) : eq(termHalf.schoolId, schoolId))
    .orderBy(asc(termHalf.firstDay))
    .all();
}

export function closedDaysOf({ db }: QueryRun, schoolId: string | null) {
  return db
    .select()
    .from(closedDay)
    .where(schoolId === null ? isNull(closedDay.schoolId) : eq(closedDay.schoolId, schoolId))
    .orderBy(asc(closedDay.date))
    .all();
}
