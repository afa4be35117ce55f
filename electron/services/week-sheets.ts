import { desc, eq } from 'drizzle-orm';
import { printRecord } from '../../db/schema/papers.ts';
import type { Sheet } from '../../shared/api/week-record.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { QueryRun } from '../core/run.ts';
import { aboutOf, isStale } from './stale-papers.ts';
import { weekOf } from './week-of.ts';

/** The sheets of one week: who gets one, what was printed last, and whether the week has changed for them since. */
export function sheetsOf(run: QueryRun, monday: PlainDate) {
  const { row, week } = weekOf(run, monday);
  const printed = row
    ? run.db.select().from(printRecord).where(eq(printRecord.subjectId, row.id)).orderBy(desc(printRecord.number)).all()
    : [];
  const sheet = (paper: string, id: string, name: string, sessions: number): Sheet => {
    const last = printed.find((record) => record.paper === paper && aboutOf(record) === id);
    return {
      id,
      name,
      sessions,
      printed: last
        ? {
            id: last.id,
            number: `STS-${String(last.number).padStart(6, '0')}`,
            at: last.printedAt,
            recipient: last.recipient,
            stale: isStale(run.db, last),
          }
        : null,
    };
  };
  const count = (key: 'staId' | 'schoolId', id: string) => week.allocations.filter((each) => each[key] === id).length;
  // Somebody whose only sessions were taken off has to be told so too.
  const hasCopy = (paper: string, id: string) => printed.some((one) => one.paper === paper && aboutOf(one) === id);
  const schools = week.schools.filter(({ id }) => count('schoolId', id) > 0 || hasCopy('school-week', id));
  const stas = week.stas.filter(({ id }) => count('staId', id) > 0 || hasCopy('sta-week', id));
  return {
    state: row?.state ?? ('draft' as const),
    area: sheet('area-week', '', 'Whole area', week.allocations.length),
    stas: stas.map(({ id, name }) => sheet('sta-week', id, name, count('staId', id))),
    schools: schools
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
      .map(({ id, name }) => sheet('school-week', id, name, count('schoolId', id))),
  };
}
