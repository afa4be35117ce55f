import { getTableColumns, getTableName } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { recordTables, tables } from '../../db/schema/tables.ts';
import { asCommand, newFile, openOr, plausibleRow } from './temporary-register.ts';

const register = openOr(newFile());
const { sqlite } = register.writing;
afterAll(() => register.close());

function insert(name: string, row: Record<string, unknown>, into = register): void {
  const columns = Object.keys(row);
  into.writing.sqlite
    .prepare(
      `INSERT INTO "${name}" (${columns.map((each) => `"${each}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    .run(...Object.values(row));
}

/** Inserts inside a command whose foreign keys are never settled: everything but them is checked, and nothing stays. */
function attempt(name: string, row: Record<string, unknown>): void {
  const rolledBack = new Error('taken back on purpose');
  try {
    asCommand(register, () => {
      sqlite.pragma('defer_foreign_keys = ON');
      insert(name, row);
      throw rolledBack;
    });
  } catch (error) {
    if (error !== rolledBack) throw error;
  }
}

const all = recordTables.map((table) => ({ name: getTableName(table), table }));

describe('the tables of the register', () => {
  it('are as many in the file as in the schema', () => {
    const inFile = sqlite
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all();
    expect(inFile).toEqual(tables.map((table) => getTableName(table)).sort());
  });

  it.each(all)('$name is STRICT and has the columns of its schema, keeping columns among them', ({ name, table }) => {
    const listed = sqlite.pragma(`table_list("${name}")`) as { schema: string; strict: number }[];
    expect(listed.find(({ schema }) => schema === 'main')?.strict).toBe(1);
    const columns = sqlite.pragma(`table_info("${name}")`) as { name: string; notnull: number }[];
    expect(columns.map((column) => column.name).sort()).toEqual(
      Object.values(getTableColumns(table))
        .map((column) => column.name)
        .sort(),
    );
    for (const kept of ['office_id', 'version', 'changed_at', 'changed_by']) {
      expect(columns.find((column) => column.name === kept)?.notnull, kept).toBe(1);
    }
  });

  it.each(all)('$name refuses a write outside a command: adding, changing, taking away', ({ name, table }) => {
    expect(() => insert(name, plausibleRow(table))).toThrow('write outside a command');
    attempt(name, plausibleRow(table));
  });

  it('refuses a change and a removal outside a command too', () => {
    const own = openOr(newFile());
    for (const name of ['office', 'sta', 'link_centre']) {
      const table = all.find((each) => each.name === name)?.table;
      if (!table) throw new Error(`No table ${name}`);
      asCommand(own, () => insert(name, plausibleRow(table), own));
      expect(() => own.writing.sqlite.exec(`UPDATE "${name}" SET version = 2`)).toThrow('write outside a command');
      expect(() => own.writing.sqlite.exec(`DELETE FROM "${name}"`)).toThrow('write outside a command');
    }
    own.close();
  });

  const words = all.flatMap(({ name, table }) =>
    Object.values(getTableColumns(table))
      .filter((column) => column.enumValues?.length)
      .map((column) => ({
        where: `${name}.${column.name}`,
        name,
        table,
        column: column.name,
        codes: column.enumValues ?? [],
      })),
  );

  it.each(words)('$where takes its own words and refuses a foreign one', ({ name, table, column, codes }) => {
    for (const code of codes) attempt(name, { ...plausibleRow(table), [column]: code });
    expect(() => attempt(name, { ...plausibleRow(table), [column]: 'foreign' })).toThrow(/CHECK constraint failed/);
  });

  const references = all.flatMap(({ name }) =>
    (sqlite.pragma(`foreign_key_list("${name}")`) as { table: string; on_delete: string }[]).map((each) => ({
      name,
      parent: each.table,
      onDelete: each.on_delete,
    })),
  );

  it('let no parent go while a child rests on it', () => {
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter(({ onDelete }) => onDelete !== 'RESTRICT')).toEqual([]);
  });
});
