import { inArray } from 'drizzle-orm';
import { sta } from '../../db/schema/deployment.ts';
import { school } from '../../db/schema/schools.ts';
import { findByName, findCases } from '../../db/search.ts';
import type { searchApi } from '../../shared/api/search.ts';
import { CASE_STAGES, labelOf } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { casesById } from './case-rows.ts';

/** One box that finds cases (by pupil, UPN, school or reference), schools and STAs by name. */
export const search: Service<typeof searchApi> = {
  find(run, { text }) {
    // The office role sees schedules and contacts, and no cases.
    const cases = run.person.role === 'office' ? [] : casesById(run, findCases(run.db, text, 'any', MOST_CASES));
    return [
      ...cases.map((row) => ({
        to: `/cases/${row.id}`,
        label: `${row.pupilName} · ${row.reference}`,
        detail: `${row.schoolName}, ${labelOf(CASE_STAGES, row.stage)}`,
        kind: 'case' as const,
      })),
      ...stasNamed(run, text),
      ...schoolsNamed(run, text),
    ];
  },
};

const MOST_CASES = 20;
const MOST_OTHERS = 10;

function stasNamed(run: QueryRun, text: string) {
  const ids = findByName(run.db, text, ['sta'], MOST_OTHERS).map(({ recordId }) => recordId);
  if (ids.length === 0) return [];
  const rows = run.db.select().from(sta).where(inArray(sta.id, ids)).all();
  return inOrder(ids, rows).map((row) => ({
    to: `/stas/${row.id}`,
    label: row.name,
    detail: `STA, ${row.baseName}`,
    kind: 'sta' as const,
  }));
}

function schoolsNamed(run: QueryRun, text: string) {
  const ids = findByName(run.db, text, ['school'], MOST_OTHERS).map(({ recordId }) => recordId);
  if (ids.length === 0) return [];
  const named = { id: school.id, name: school.name, town: school.town, districtName: school.districtName };
  const rows = run.db.select(named).from(school).where(inArray(school.id, ids)).all();
  return inOrder(ids, rows).map((row) => ({
    to: `/schools/${row.id}`,
    label: row.name,
    detail: `School, ${row.town ?? row.districtName ?? 'town not entered'}`,
    kind: 'school' as const,
  }));
}

function inOrder<R extends { id: string }>(ids: readonly string[], rows: readonly R[]): R[] {
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
