import type Database from 'better-sqlite3';

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** Prepared once per connection and text: whoever asks pays for the asking, not for parsing SQL. */
export function statement(sqlite: Database.Database, text: string): Database.Statement {
  let known = prepared.get(sqlite);
  if (!known) {
    known = new Map();
    prepared.set(sqlite, known);
  }
  let found = known.get(text);
  if (!found) {
    found = sqlite.prepare(text);
    known.set(text, found);
  }
  return found;
}
