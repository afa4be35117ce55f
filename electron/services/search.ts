import { type Found, findByName, findCases } from '../../db/search.ts';
import type { searchApi } from '../../shared/api/search.ts';
import { CASE_STAGES, labelOf } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { casesById } from './case-rows.ts';

/** One box that finds cases (by pupil, UPN, school or reference), STAs and schools by name. */
export const search: Service<typeof searchApi> = {
  find(run, { text }) {
    const named = findByName(run.db, text, MOST_OTHERS);
    return [...casesNamed(run, text), ...linesOf(run, named, STA), ...linesOf(run, named, SCHOOL)];
  },
};

const MOST_CASES = 20;
const MOST_OTHERS = 10;

/** The office role sees schedules and contacts, and no cases. */
function casesNamed(run: QueryRun, text: string) {
  if (run.person.role === 'office') return [];
  return casesById(run, findCases(run.db, text, 'any', MOST_CASES)).map((row) => ({
    to: `/cases/${row.id}`,
    label: `${row.pupilName} · ${row.reference}`,
    detail: `${row.schoolName}, ${labelOf(CASE_STAGES, row.stage)}`,
    kind: 'case' as const,
  }));
}

interface Kind<K extends Found['kind']> {
  kind: K;
  /** Its places begin with this. */
  place: string;
  word: string;
  /** What tells two of one name apart. */
  where: string;
}

const STA: Kind<'sta'> = { kind: 'sta', place: '/stas', word: 'STA', where: 'base_name' };
const SCHOOL: Kind<'school'> = {
  kind: 'school',
  place: '/schools',
  word: 'School',
  where: "coalesce(town, district_name, 'town not entered')",
};

function linesOf<K extends Found['kind']>(
  run: QueryRun,
  named: readonly Found[],
  { kind, place, word, where }: Kind<K>,
) {
  const ids = named.filter((found) => found.kind === kind).map(({ id }) => id);
  if (ids.length === 0) return [];
  const statement = run.prepared(`search.${kind}`, (db) =>
    db.$client.prepare<[string], { id: string; name: string; detail: string }>(
      `SELECT r.id AS id, r.name AS name, ${where} AS detail FROM json_each(?) asked JOIN "${kind}" r ON r.id = asked.value
       ORDER BY asked.key`,
    ),
  );
  return statement
    .all(JSON.stringify(ids))
    .map(({ id, name, detail }) => ({ to: `${place}/${id}`, label: name, detail: `${word}, ${detail}`, kind }));
}
