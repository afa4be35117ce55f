import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { recordChange } from '../../db/history.ts';
import { type Opening, openRegister, type Register, type RegisterKeys } from '../../db/open.ts';
import { contact, school } from '../../db/schema/schools.ts';
import { type RecordTable, recordTables } from '../../db/schema/tables.ts';

/** A register of its own for each test of db/, without the app above it. */
export const MIGRATIONS = join(import.meta.dirname, '../../db/migrations');
export const KEY = Buffer.alloc(32, 7);
/** Of the keyed hashes of history. */
export const HISTORY_KEY = Buffer.alloc(32, 5);

export function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'sts-db-')), 'register.db');
}

/** The open register; a fault fails the test with its sentence. */
export function opened(opening: Opening): Register {
  if (!opening.ok) throw new Error(opening.fault.what);
  return opening.register;
}

export function openOr(file: string, migrations = MIGRATIONS): Register {
  return opened(openWith(file, keysOf(KEY), migrations));
}

export const keysOf = (key: Buffer): RegisterKeys => ({ register: key, history: HISTORY_KEY });

export function openWith(file: string, keys: RegisterKeys, migrations = MIGRATIONS): Opening {
  return openRegister(file, keys, { migrations, make: true });
}

/** Runs `work` as one command. `undoes` is the id of the change it takes back. */
export function asCommand<T>(register: Register, work: (seq: number) => T, undoes?: string): T {
  const entry = {
    id: randomUUID(),
    officeId: 'office',
    at: '2026-11-24T09:00:00.000Z',
    personId: 'ada',
    personName: 'Ada Tester',
    procedure: 'test.work',
    sentence: 'tested',
    requestId: randomUUID(),
    ...(undoes === undefined ? {} : { undoes }),
  };
  return recordChange(register.writing.sqlite, register.historyKey, entry, work);
}

export const keepingOf = (id: string, seq: number) => ({
  id,
  officeId: 'office',
  version: seq,
  changedAt: '2026-11-24T09:00:00.000Z',
  changedBy: 'ada',
});

let urn = 900000;

export function insertSchool(register: Register, seq: number, id: string, name = 'Marrowby Primary School'): void {
  register.writing.orm
    .insert(school)
    .values({ ...keepingOf(id, seq), urn: String(urn++), name, status: 'open', phase: 'primary', note: '' })
    .run();
}

export function insertContact(register: Register, seq: number, id: string, schoolId: string, name: string): void {
  register.writing.orm
    .insert(contact)
    .values({ ...keepingOf(id, seq), schoolId, kind: 'other', name })
    .run();
}

/** Every row of every record table, and what the name search is made from, as text: equal means byte-equal. */
export function wholeRegister(register: Register): string {
  const { sqlite } = register.writing;
  const tables = recordTables.map((table) => [
    getTableName(table),
    sqlite
      .prepare(`SELECT * FROM "${getTableName(table)}" ORDER BY id`)
      .raw()
      .all(),
  ]);
  const search = [
    'SELECT kind, record_id, words FROM search_entry ORDER BY record_id',
    'SELECT case_id, reference, pupil, school, state FROM search_case ORDER BY case_id',
  ].map((sql) => sqlite.prepare(sql).raw().all());
  return JSON.stringify([...tables, ...search]);
}

/** A row that a table would take, foreign keys aside: every required column filled with something of its kind. */
export function plausibleRow(table: RecordTable): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.values(getTableColumns(table)).map((column) => [column.name, plausibleValue(column)]),
  );
}

function plausibleValue(column: { enumValues?: string[] | undefined; columnType: string; name: string }) {
  const [firstWord] = column.enumValues ?? [];
  if (firstWord !== undefined) return firstWord;
  if (column.columnType === 'SQLiteInteger' || column.columnType === 'SQLiteBoolean') return 1;
  return column.columnType === 'SQLiteTextJson' ? '[]' : `a ${column.name}`;
}
