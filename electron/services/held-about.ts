import { formerRows, rowsOfPupils, tablesOfPupils } from '../../db/belonging.ts';
import type { HeldItem, HeldRecord, HeldSection } from '../../shared/api/bundles.ts';
import { showDate } from '../../shared/dates.ts';
import type { QueryRun } from '../core/run.ts';
import { type ColumnInWords, columnsInWords } from './held-words.ts';
import { tableLabel } from './table-labels.ts';
import { type Marks, marksFor } from './third-parties.ts';

/**
 * Everything that the register holds about one pupil, table by table, in plain words: what stands, what stood before (the
 * history keeps it), and who has looked. Tables come from the schema's own references, so a new one is part of it.
 */
export function heldAbout(run: QueryRun, pupilId: string): HeldSection[] {
  const marks = marksFor(run, pupilId);
  const rows = rowsOfPupils(run.db.$client, [pupilId]);
  const standing = tablesOfPupils.map(({ name, table }) => ({
    table: name,
    what: tableLabel(name),
    records: recordsOf(run, name, columnsInWords(table), rows.get(name) ?? [], marks),
  }));
  const ids = [...rows.values()].flat();
  return [...standing, formerly(run, ids, marks), looked(run, rows.get('case_file') ?? [])].filter(
    ({ records }) => records.length > 0,
  );
}

type Image = Record<string, unknown>;

function recordsOf(run: QueryRun, table: string, columns: ColumnInWords[], ids: string[], marks: Marks): HeldRecord[] {
  const find = run.db.$client.prepare<[string], Image>(
    `SELECT * FROM "${table}" WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  return find.all(JSON.stringify(ids)).map((row) => ({
    id: String(row.id),
    items: columns
      .map((column) => itemOf(run, `${table}/${String(row.id)}/${column.name}`, table, column, row[column.name], marks))
      .filter(({ value }) => value !== ''),
  }));
}

function itemOf(
  run: QueryRun,
  key: string,
  table: string,
  column: ColumnInWords,
  stored: unknown,
  marks: Marks,
): HeldItem {
  const value = column.say(run, stored);
  return { key, label: column.label, value, marked: marks(table, column.name, value) };
}

interface Before {
  id: number;
  table_name: string;
  row_id: string;
  before: string;
  after: string | null;
  at: string;
}

/** What was written before it was changed or taken away. */
function formerly(run: QueryRun, ids: readonly string[], marks: Marks): HeldSection {
  const all = [...ids, ...formerRows(run.db.$client, ids)];
  const columns = new Map(tablesOfPupils.map(({ name, table }) => [name, columnsInWords(table)]));
  const found = run.db.$client
    .prepare<[string], Before>(
      `SELECT r.id, r.table_name, r.row_id, r.before, r.after, c.at FROM row_change r JOIN change c ON c.seq = r.change_seq
       WHERE r.row_id IN (SELECT value FROM json_each(?)) AND r.before IS NOT NULL ORDER BY r.id`,
    )
    .all(JSON.stringify(all));
  const records = found.map((image): HeldRecord => {
    const before = JSON.parse(image.before) as Image;
    const after = image.after === null ? {} : (JSON.parse(image.after) as Image);
    const table = image.table_name;
    const items = (columns.get(table) ?? [])
      .filter(({ name }) => before[name] !== after[name])
      .map((column) => itemOf(run, `history/${image.id}/${column.name}`, table, column, before[column.name], marks))
      .filter(({ value }) => value !== '')
      .map((item) => ({
        ...item,
        label: `${tableLabel(table)}, ${item.label}, until ${showDate(image.at.slice(0, 10))}`,
      }));
    return { id: String(image.id), items };
  });
  return {
    table: 'row_change',
    what: 'What stood there before',
    records: records.filter(({ items }) => items.length > 0),
  };
}

/** People of the office, in that role. */
function looked(run: QueryRun, caseIds: readonly string[]): HeldSection {
  const views = run.db.$client
    .prepare<[string], { id: string; personName: string; day: string }>(
      `SELECT id, person_name AS personName, day FROM case_view WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY first_at`,
    )
    .all(JSON.stringify(caseIds));
  const records = views.map(({ id, personName, day }) => ({
    id,
    items: [{ key: `case_view/${id}/day`, label: personName, value: showDate(day), marked: null }],
  }));
  return { table: 'case_view', what: 'Who has looked at the case', records };
}
