import type Database from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { statement } from './prepared.ts';
import { pupil } from './schema/cases.ts';
import { type RecordTable, recordTables } from './schema/tables.ts';

/**
 * What belongs to a pupil, read off the tables' own references: a table whose rows lead to a pupil, however many steps away,
 * holds rows of pupils. Restricting, erasing and giving access all stand on this one answer, so that a new table is part of
 * each without anybody remembering it.
 *
 *   tablesOfPupils   those tables, each after every table that it leads to
 *   rowsOfPupils     which rows belong to some pupils, table by table
 *   formerRows       which rows did, before they were taken away
 *   casesOfRow       the other way: whose case a row belongs to
 */
export interface TableOfPupils {
  table: RecordTable;
  name: string;
  /** Columns that lead to a pupil, and the table each leads to next. */
  leads: readonly { column: string; to: string }[];
}

/** Papers are kept by what they were made from, which is no reference: a case, a plan, or a week. */
const PAPERS = 'print_record';

export const tablesOfPupils: readonly TableOfPupils[] = ordered();

function ordered(): TableOfPupils[] {
  const root = getTableName(pupil);
  const known = new Map<string, TableOfPupils>([[root, { table: pupil, name: root, leads: [] }]]);
  const all = recordTables.map((table) => ({ table, name: getTableName(table), references: referencesOf(table) }));
  for (let before = 0; before < known.size; ) {
    before = known.size;
    for (const { table, name, references } of all) {
      const leads = references.filter(({ to }) => known.has(to));
      // A table waits until everything it refers to among pupils' tables is known, so that children come after parents.
      const isReady = references.every(({ to }) => to === name || known.has(to) || !reaches(to, root, all));
      if (!known.has(name) && leads.length > 0 && isReady) known.set(name, { table, name, leads });
    }
  }
  const papers = all.find(({ name }) => name === PAPERS);
  if (papers) known.set(PAPERS, { ...papers, leads: [...known.keys()].map((to) => ({ column: 'subject_id', to })) });
  return [...known.values()];
}

interface Referring {
  name: string;
  references: readonly { column: string; to: string }[];
}

function reaches(from: string, root: string, all: readonly Referring[], seen = new Set<string>()): boolean {
  if (from === root) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (
    all.find(({ name }) => name === from)?.references.some(({ to }) => reaches(to, root, all, new Set(seen))) ?? false
  );
}

function referencesOf(table: RecordTable) {
  return getTableConfig(table).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference();
    return columns.map(({ name }) => ({ column: name, to: getTableName(foreignTable) }));
  });
}

/** Ids of the rows that belong to these pupils, by table, in the order of `tablesOfPupils`. */
export function rowsOfPupils(sqlite: Database.Database, pupilIds: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, leads } of tablesOfPupils) {
    const ids =
      leads.length === 0
        ? statementFor(sqlite, name, 'id').all(JSON.stringify(pupilIds))
        : byColumn(leads, found).flatMap(([column, parents]) =>
            statementFor(sqlite, name, column).all(JSON.stringify(parents)),
          );
    found.set(name, [...new Set(ids as string[])]);
  }
  return found;
}

/** Each leading column once, with the ids that it may hold. */
function byColumn(leads: TableOfPupils['leads'], found: ReadonlyMap<string, string[]>): [string, string[]][] {
  const columns = Map.groupBy(leads, ({ column }) => column);
  return [...columns].map(([column, each]) => [column, each.flatMap(({ to }) => found.get(to) ?? [])]);
}

/** Always the table itself, whatever a connection shows under its name. */
function statementFor(sqlite: Database.Database, name: string, column: string) {
  return sqlite
    .prepare<[string]>(`SELECT id FROM main."${name}" WHERE "${column}" IN (SELECT value FROM json_each(?))`)
    .pluck();
}

/**
 * Rows that belonged to these pupils and are gone (a phase that was replaced, an allocation of a draft): history still
 * holds what they were. `ids` are the rows that are there.
 */
export function formerRows(sqlite: Database.Database, ids: readonly string[]): string[] {
  const columns = new Map<string, string[]>();
  for (const { name, leads } of tablesOfPupils) columns.set(name, [...new Set(leads.map(({ column }) => column))]);
  const taken = sqlite
    .prepare<[], { table_name: string; row_id: string; before: string | null }>(
      'SELECT table_name, row_id, before FROM main.row_change WHERE after IS NULL AND before IS NOT NULL ORDER BY id DESC',
    )
    .all();
  const known = new Set(ids);
  const former = new Set<string>();
  // Children may have been taken away before or after their parents, so it is looked through until nothing is added.
  for (let before = -1; before < former.size; ) {
    before = former.size;
    for (const { table_name: name, row_id: rowId, before: image } of taken) {
      if (known.has(rowId) || image === null) continue;
      const row = JSON.parse(image) as Record<string, unknown>;
      if (!columns.get(name)?.some((column) => known.has(String(row[column])))) continue;
      known.add(rowId);
      former.add(rowId);
    }
  }
  return [...former];
}

/**
 * The cases that a row belongs to: one for most rows, all of the pupil's for what is the pupil's own. None where the row does
 * not belong to a pupil.
 */
export function casesOfRow(sqlite: Database.Database, id: string): string[] {
  for (const each of tablesOfPupils) {
    const row = statement(sqlite, `SELECT * FROM main."${each.name}" WHERE id = ?`).get(id) as
      | Record<string, unknown>
      | undefined;
    if (!row) continue;
    if (each.name === 'case_file') return [id];
    if (each.name === 'pupil') return casesOfPupil(sqlite, id);
    for (const column of new Set(each.leads.map((lead) => lead.column))) {
      const next = row[column];
      const cases = typeof next === 'string' ? casesOfRow(sqlite, next) : [];
      if (cases.length > 0) return cases;
    }
    return [];
  }
  return [];
}

function casesOfPupil(sqlite: Database.Database, pupilId: string): string[] {
  return statement(sqlite, 'SELECT id FROM main.case_file WHERE pupil_id = ?').pluck().all(pupilId) as string[];
}
