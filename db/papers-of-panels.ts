import type Database from 'better-sqlite3';

/**
 * A panel's papers and minutes are printed of a meeting and not of a child, and the register keeps what was printed word for word. Which
 * of them name these cases is read off the copies themselves: an item that was taken off the agenda later is still in a copy
 * from before.
 */
export function panelPapersNaming(sqlite: Database.Database, references: readonly string[]): string[] {
  return sqlite.prepare<[string], string>(NAMING).pluck().all(JSON.stringify(references));
}

const NAMING = `SELECT p.id FROM main.print_record p JOIN main.link_panel panel ON panel.id = p.subject_id
  WHERE EXISTS (SELECT 1 FROM json_each(?) said WHERE instr(p.document, said.value))`;
