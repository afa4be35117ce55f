import { inArray } from 'drizzle-orm';
import { school } from '../../db/schema/schools.ts';
import type { RefusedGroup } from '../../shared/api/link.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { termOf } from '../../shared/school-time.ts';
import { labelOf, TERMS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { calendarOf } from './calendar-of.ts';
import { requestsOf } from './link-facts.ts';

/** Requests that a panel declined for want of a place, by term, the latest first, and town of the home school. */
export function refusedForWant(run: QueryRun): RefusedGroup[] {
  const calendar = calendarOf(run, null);
  const refused = requestsOf(run).flatMap(({ row, file, decision }) =>
    decision?.outcome === 'no-place' ? [{ row, file, decidedOn: decision.decidedOn }] : [],
  );
  const towns = new Map(
    run.db
      .select({ id: school.id, town: school.town })
      .from(school)
      .where(inArray(school.id, [...new Set(refused.map(({ file }) => file.schoolId))]))
      .all()
      .map(({ id, town }) => [id, town ?? 'Town not known']),
  );
  const termAt = (on: PlainDate) => {
    const term = termOf(calendar, on);
    return term.known ? `${labelOf(TERMS, term.value.term)} ${term.value.academicYear}` : 'Term not entered';
  };
  const lines = refused
    .map(({ row, file, decidedOn }) => ({
      town: towns.get(file.schoolId) ?? '',
      term: termAt(decidedOn),
      request: { requestId: row.id, caseId: file.id, reference: file.reference, pupilName: file.pupilName, decidedOn },
    }))
    .toSorted(
      (a, b) => compare(b.request.decidedOn, a.request.decidedOn) || compare(a.request.reference, b.request.reference),
    );
  const terms = [...Map.groupBy(lines, ({ term }) => term)];
  return terms.flatMap(([term, own]) =>
    [...Map.groupBy(own, ({ town }) => town)]
      .toSorted(([a], [b]) => compare(a, b))
      .map(([town, each]) => ({ town, term, requests: each.map(({ request }) => request) })),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
