import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';

/**
 * Brings a register to today's shape: every migration of `folder` that the file has not seen, in one transaction with
 * the version stamp. `PRAGMA user_version` counts the migrations a file has had. drizzle's own migrate() is not used:
 * it runs with foreign keys on, so that a rebuilt parent table takes its children with it, and it accepts files from
 * a newer app.
 */

/** Names of the migrations, in order: '0000_first_register', … */
export function migrationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}

/** How many migrations the file has had; 0 for a new file. */
export function migrationsSeen(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Runs what is missing. Foreign keys must be off (a rebuilt table would cascade) and are checked before the commit.
 * Throws, and leaves the file as it was, when a migration fails or would leave a row without its parent.
 */
export function migrate(database: Database.Database, folder: string): { ran: string[] } {
  const names = migrationsIn(folder);
  const missing = names.slice(migrationsSeen(database));
  if (missing.length === 0) return { ran: [] };
  if (database.pragma('foreign_keys', { simple: true }) !== 0) {
    throw new Error('A migration needs foreign keys off, or a rebuilt table deletes its children');
  }
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const name of missing) {
      for (const statement of readFileSync(join(folder, `${name}.sql`), 'utf8').split('--> statement-breakpoint')) {
        if (statement.trim()) database.exec(statement);
      }
    }
    const orphans = database.pragma('foreign_key_check') as { table: string }[];
    if (orphans.length > 0) throw new Error(`Migration left rows without their parent in ${orphans[0]?.table}`);
    database.pragma(`user_version = ${names.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
  return { ran: missing };
}
