import { and, eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { eraseFromRegister } from '../../db/erase.ts';
import type { Orm, Register } from '../../db/open.ts';
import type { Keeping } from '../../db/schema/common.ts';
import type { RecordTable } from '../../db/schema/tables.ts';
import type { Veil } from '../../db/veil.ts';
import type { Role } from '../../shared/api/contract.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { notFound, refuse } from './refuse.ts';
import { type Sight, seesAll } from './sight.ts';

/**
 * What a service is given. A query gets a QueryRun, over a connection that cannot write; a command gets a CommandRun,
 * over the one transaction it runs in. Clock, ids and the person come in with it: no service reaches for its own.
 */
export interface Person {
  id: string;
  name: string;
  role: Role;
}

export interface QueryRun {
  readonly db: Orm;
  /** The office's day, and the instant as ISO text. */
  readonly today: PlainDate;
  readonly now: string;
  readonly person: Person;
  readonly officeId: string;
  /**
   * Whether a restricted case hides the row with this id from the person. A query does not need to ask: such a row is not
   * there for it. A command does, before it says whose a row is.
   */
  hides(id: string): boolean;
  /**
   * A statement prepared once per connection (architecture.md: built each time costs 1.6 to 3.8 ×). `build` is called
   * the first time only; `name` must be unique to its text.
   */
  prepared<S>(name: string, build: (db: Orm) => S): S;
}

export interface CommandRun extends QueryRun {
  /** The number of this history entry; the `version` of every row it writes. */
  readonly seq: number;
  newId(): string;
  /** What a query of this person would read: the register as it was before this command, without what is hidden from them. */
  readonly shown: QueryRun;
  /** Adds a row, filling id, office, version, who and when. Returns its id. */
  insert<T extends RecordTable>(table: T, values: NewRow<T>): string;
  /** Changes a row that was seen at version `seen`; refuses `changed-meanwhile` with both versions where it has moved on. */
  update<T extends RecordTable>(table: T, id: string, seen: number, values: Partial<Row<T>>): void;
  /** Changes a row as part of a larger step, where nobody was shown a version of it. */
  amend<T extends RecordTable>(table: T, id: string, values: Partial<Row<T>>): void;
  /** Takes a row away: only for parts of a record that are replaced as a whole (phases of a plan, an unpublished allocation). */
  remove(table: RecordTable, id: string): void;
  /** Takes everything of a pupil out of the register, for good (db/erase.ts). Gives how many rows were taken, by table. */
  erase(pupilId: string): Record<string, number>;
}

export type Row<T extends RecordTable> = Omit<T['$inferInsert'], Keeping>;
export type NewRow<T extends RecordTable> = Row<T> & { id?: string };

export interface RunContext {
  register: Register;
  person: Person;
  officeId: string;
  today: PlainDate;
  now: string;
  newId(): string;
  /** What the person may see; everything where it is left out. */
  sight?: Sight;
}

const preparedFor = new WeakMap<Orm, Map<string, unknown>>();

/** A statement prepared once per connection; `name` must be unique to its text. */
export function preparedOn<S>(db: Orm, name: string, build: (db: Orm) => S): S {
  let known = preparedFor.get(db);
  if (!known) {
    known = new Map();
    preparedFor.set(db, known);
  }
  if (!known.has(name)) known.set(name, build(db));
  return known.get(name) as S;
}

export function queryRun(context: RunContext, veil: Veil = 'absent'): QueryRun {
  const sight = context.sight ?? seesAll(context.register);
  const db = sight.reading(veil);
  return {
    db,
    today: context.today,
    now: context.now,
    person: context.person,
    officeId: context.officeId,
    hides: sight.hides,
    prepared: (name, build) => preparedOn(db, name, build),
  };
}

export function commandRun(context: RunContext, seq: number, veil: Veil = 'absent'): CommandRun {
  const db = context.register.writing.orm;
  const stamp = { version: seq, changedAt: context.now, changedBy: context.person.id };
  const shown = queryRun(context, veil);
  const run: CommandRun = {
    ...shown,
    shown,
    db,
    prepared: (name, build) => preparedOn(db, name, build),
    seq,
    newId: context.newId,
    insert(table, values) {
      const id = values.id ?? context.newId();
      insertPrepared(db, table, { ...values, id, officeId: context.officeId, ...stamp });
      return id;
    },
    update(table, id, seen, values) {
      const before = rowById(db, table, id);
      if (!before) throw notFound('What you changed');
      try {
        // A row that has moved on makes the version null, which its NOT NULL refuses: a failed check is a constraint
        // failure, on SQLite and PostgreSQL alike, and never zero rows that nobody counts.
        const version = sql`CASE WHEN ${table.version} = ${seen} THEN ${seq} END`;
        db.update(table as RecordTable)
          .set({ ...values, ...stamp, version } as never)
          .where(and(eq(table.id, id), eq(table.officeId, context.officeId)))
          .run();
      } catch (error) {
        if (isVersionFailure(error, table)) throw changedMeanwhile(table, before, values);
        throw error;
      }
    },
    amend(table, id, values) {
      const { changes } = db
        .update(table as RecordTable)
        .set({ ...values, ...stamp } as never)
        .where(and(eq(table.id, id), eq(table.officeId, context.officeId)))
        .run();
      if (changes !== 1) throw notFound('What you changed');
    },
    remove(table, id) {
      const { changes } = db
        .delete(table)
        .where(and(eq(table.id, id), eq(table.officeId, context.officeId)))
        .run();
      if (changes !== 1) throw notFound('What you took away');
    },
    erase: (pupilId) =>
      eraseFromRegister(context.register.writing.sqlite, { pupilId, key: context.register.historyKey, seq }),
  };
  return run;
}

/**
 * Inserts through a statement that is prepared once for each set of columns: preparing compiles the history triggers of
 * the table with it, which costs more than the insert itself (a demo register took twice as long).
 */
function insertPrepared(db: Orm, table: RecordTable, row: Record<string, unknown>): void {
  const names = Object.keys(row).filter((name) => row[name] !== undefined);
  // A null stands in the statement itself: as a parameter a JSON column would write it as the text 'null'.
  const columns = names.map((name) => [name, row[name] === null ? null : sql.placeholder(name)] as const);
  const shape = columns.map(([name, value]) => (value === null ? `${name}=null` : name)).join(' ');
  preparedOn(db, `core.insert ${getTableName(table)} ${shape}`, (orm) =>
    orm
      .insert(table)
      .values(Object.fromEntries(columns) as never)
      .prepare(),
  ).run(row);
}

function rowById(db: Orm, table: RecordTable, id: string): Record<string, unknown> | undefined {
  return db.select().from(table).where(eq(table.id, id)).get() as Record<string, unknown> | undefined;
}

function isVersionFailure(error: unknown, table: RecordTable): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && cause.message === `NOT NULL constraint failed: ${getTableName(table)}.version`;
}

/** Both versions, field by field: only the fields that the person sent and that differ from what is saved now. */
function changedMeanwhile(table: RecordTable, theirs: Record<string, unknown>, yours: object) {
  const columns = getTableColumns(table);
  const versions = Object.entries(yours)
    .filter(([name, value]) => name in columns && JSON.stringify(value) !== JSON.stringify(theirs[name]))
    .map(([field, value]) => ({ field, theirs: shown(theirs[field]), yours: shown(value) }));
  return refuse(
    'changed-meanwhile',
    'Somebody else saved this while you were editing it. Nothing of yours has been saved yet.',
    'Look at both versions, choose for each field, then save again.',
    { versions },
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
