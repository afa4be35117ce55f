import type Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { entryHash, FORM, isErased, type RowImage } from './chain.ts';
import { statement } from './prepared.ts';
import { recordTables } from './schema/tables.ts';

/**
 * History is one mechanism: temporary triggers, made when the file is opened, write each row before and after under
 * the running command. From them come field-level history, undo across restarts, and the tamper-evident chain.
 *
 *   watchWrites(sqlite)   once, at open: from then on a write outside a command is refused by the database
 *   recordChange(…)       runs one command and its entry in one transaction
 *   undoChange(…)         puts the rows of a change back as they were, inside another command
 *
 * Not under history, and why: `change` and `row_change` (they are it), `case_view` (looking is not changing), `draft`
 * (what is typed, not yet said), and the search index (made from rows that are).
 */
export interface ChangeEntry {
  id: string;
  officeId: string;
  at: string;
  personId: string;
  personName: string;
  procedure: string;
  sentence: string;
  requestId: string;
  undoes?: string;
}

/** Thrown by undo when a row is no longer as the change left it, or another row now rests on it. */
export class MovedOn extends Error {
  readonly tableName: string;
  readonly rowId: string;
  constructor(tableName: string, rowId: string) {
    super(`Row of ${tableName} has moved on`);
    this.tableName = tableName;
    this.rowId = rowId;
  }
}

/** One row before and after, as it is kept. */
export interface RowChange extends RowImage {
  id: number;
}

const columnsOf = new Map<string, readonly string[]>(
  recordTables.map((table) => [
    getTableName(table),
    Object.values(getTableColumns(table)).map((column) => column.name),
  ]),
);

function imageOf(row: 'OLD' | 'NEW', columns: readonly string[]): string {
  return `json_object(${columns.map((name) => `'${name}', ${row}."${name}"`).join(', ')})`;
}

/** Makes the triggers. `running` holds the number of the command that is being carried out, or no row. */
export function watchWrites(sqlite: Database.Database): void {
  sqlite.exec('CREATE TEMP TABLE running (seq INTEGER NOT NULL)');
  // Said after the row is written and not before: the statement is undone all the same, by one trigger instead of two.
  const refused = `SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM running) THEN RAISE(ABORT, 'write outside a command') END;`;
  for (const [name, columns] of columnsOf) {
    const keep = (before: string, after: string, id: string) =>
      `INSERT INTO row_change (change_seq, table_name, row_id, before, after, salt)
         SELECT seq, '${name}', ${id}, ${before}, ${after}, hex(randomblob(16)) FROM running;`;
    const before = imageOf('OLD', columns);
    const after = imageOf('NEW', columns);
    sqlite.exec(`
      CREATE TEMP TRIGGER "${name}_inserted" AFTER INSERT ON main."${name}" BEGIN ${refused} ${keep('NULL', after, 'NEW.id')} END;
      CREATE TEMP TRIGGER "${name}_updated" AFTER UPDATE ON main."${name}" BEGIN ${refused} ${keep(before, after, 'NEW.id')} END;
      CREATE TEMP TRIGGER "${name}_deleted" AFTER DELETE ON main."${name}" BEGIN ${refused} ${keep(before, 'NULL', 'OLD.id')} END;
    `);
  }
}

/**
 * Runs `work` as one IMMEDIATE transaction under a new history entry, and returns its answer. `work` gets the entry's
 * number, which is also the version of every row it writes. Whatever `work` throws undoes the whole. `key` is the
 * history's own, not the file's.
 */
export function recordChange<T>(
  sqlite: Database.Database,
  key: Buffer,
  entry: ChangeEntry,
  work: (seq: number) => T,
): T {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const last = statement(sqlite, 'SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1').get() as
      | { seq: number; hash: string }
      | undefined;
    const seq = (last?.seq ?? 0) + 1;
    statement(sqlite, 'INSERT INTO running (seq) VALUES (?)').run(seq);
    const answer = work(seq);
    const rows = rowsOf(sqlite, seq);
    const { undoes = null } = entry;
    const whole = { ...entry, seq, undoes, answer: JSON.stringify(answer ?? null), answerDigest: null, form: FORM };
    statement(
      sqlite,
      `INSERT INTO change (seq, id, office_id, at, person_id, person_name, procedure, sentence, request_id, answer, undoes, form, erased_by, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      seq,
      entry.id,
      entry.officeId,
      entry.at,
      entry.personId,
      entry.personName,
      entry.procedure,
      entry.sentence,
      entry.requestId,
      whole.answer,
      undoes,
      FORM,
      // An erasure takes its own images too: it is then the entry that took them.
      rows.some(isErased) ? seq : null,
      entryHash(key, last?.hash ?? '', whole, rows),
    );
    statement(sqlite, 'DELETE FROM running').run();
    sqlite.exec('COMMIT');
    return answer;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Puts back, byte for byte, every row that change `seq` wrote, last first. Must run inside `recordChange`.
 * Throws MovedOn where a row is no longer as the change left it, or has been erased.
 */
export function undoChange(sqlite: Database.Database, seq: number): void {
  sqlite.pragma('defer_foreign_keys = ON');
  for (const row of rowsOf(sqlite, seq).reverse()) {
    const columns = columnsOf.get(row.table_name);
    if (!columns) throw new Error(`History names a table that is not known: ${row.table_name}`);
    const now = statement(
      sqlite,
      `SELECT json_object(${columns.map((name) => `'${name}', "${name}"`).join(', ')}) AS image FROM "${row.table_name}" WHERE id = ?`,
    ).get(row.row_id) as { image: string } | undefined;
    if (row.digest !== null || (now?.image ?? null) !== row.after) throw new MovedOn(row.table_name, row.row_id);
    putBack(sqlite, row, columns);
  }
}

function putBack(sqlite: Database.Database, row: RowChange, columns: readonly string[]): void {
  if (row.before === null) {
    statement(sqlite, `DELETE FROM "${row.table_name}" WHERE id = ?`).run(row.row_id);
    return;
  }
  const image = JSON.parse(row.before) as Record<string, string | number | null>;
  const values = columns.map((name) => image[name] ?? null);
  if (row.after === null) {
    const marks = columns.map(() => '?').join(', ');
    statement(
      sqlite,
      `INSERT INTO "${row.table_name}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${marks})`,
    ).run(...values);
    return;
  }
  const sets = columns.map((name) => `"${name}" = ?`).join(', ');
  statement(sqlite, `UPDATE "${row.table_name}" SET ${sets} WHERE id = ?`).run(...values, row.row_id);
}

function rowsOf(sqlite: Database.Database, seq: number): RowChange[] {
  return statement(
    sqlite,
    'SELECT id, table_name, row_id, before, after, salt, digest FROM row_change WHERE change_seq = ? ORDER BY id',
  ).all(seq) as RowChange[];
}
