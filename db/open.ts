import { copyFileSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { watchWrites } from './history.ts';
import { migrate, migrationsIn, migrationsSeen } from './migrate.ts';

/**
 * Opens the register: one writing connection, one reading one, in the order of architecture.md "The register".
 *
 *   key → is it ours and readable? → not newer than the app? (both asked read-only) → copy before a migration → foreign keys off → migrate →
 *   check → foreign keys on → history on → read connection
 */
export interface Register {
  readonly file: string;
  /** The only connection that writes; only inside a command. */
  readonly writing: Connection;
  /** Cannot write: opened read-only. Every query runs here. */
  readonly reading: Connection;
  /** The register's key, for the keyed hashes of history. */
  readonly key: Buffer;
  close(): void;
}

export interface Connection {
  readonly sqlite: Database.Database;
  readonly orm: Orm;
}
export type Orm = ReturnType<typeof ormOf>;

export type OpeningFault =
  | { kind: 'newer'; sentence: string }
  | { kind: 'wrong-key-or-damaged'; sentence: string }
  | { kind: 'busy'; sentence: string }
  | { kind: 'damaged'; sentence: string };

export type Opening = { ok: true; register: Register } | { ok: false; fault: OpeningFault };

/** Authenticates every page, at almost no cost (docs/decisions.md, 24 Nov 2026; figures in the bench). */
const CIPHER = 'aegis';

function ormOf(sqlite: Database.Database) {
  return drizzle({ client: sqlite });
}

/** A connection with its key and the settings that keep what was answered "done"; FULL is read back, as the driver's own default is not. */
function connect(file: string, key: Buffer, options: { readonly: boolean }): Database.Database {
  const sqlite = new Database(file, { readonly: options.readonly, fileMustExist: options.readonly, timeout: 2000 });
  sqlite.pragma(`cipher = '${CIPHER}'`);
  sqlite.pragma(`key = "x'${key.toString('hex')}'"`);
  if (!options.readonly) sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('cache_size = -32000');
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL could not be set');
  return sqlite;
}

/**
 * Opens (or makes) the register in `file` with its 32-byte key.
 * `migrations` is the folder of SQL files of this app. A file that cannot be opened is never changed.
 */
export function openRegister(file: string, key: Buffer, migrations: string): Opening {
  if (key.length !== 32) throw new Error('The register key has 32 bytes');
  const isNew = !existsSync(file);
  let sqlite: Database.Database | null = null;
  try {
    // Looked at read-only first: even closing a writing connection would fold a crash's write-ahead log into the file.
    if (!isNew) {
      sqlite = connect(file, key, { readonly: true });
      const newest = migrationsSeen(sqlite);
      sqlite.close();
      if (newest > migrationsIn(migrations).length) return { ok: false, fault: newer };
    }
    sqlite = connect(file, key, { readonly: false });
    const seen = migrationsSeen(sqlite);
    const known = migrationsIn(migrations).length;
    if (!isNew && seen < known) keepCopy(sqlite, file, seen);
    sqlite.pragma('foreign_keys = OFF');
    const { ran } = migrate(sqlite, migrations);
    if (ran.length > 0 && sqlite.pragma('quick_check', { simple: true }) !== 'ok') {
      sqlite.close();
      return { ok: false, fault: damaged };
    }
    sqlite.pragma('foreign_keys = ON');
    watchWrites(sqlite);
    const reader = connect(file, key, { readonly: true });
    const writer = sqlite;
    return {
      ok: true,
      register: {
        file,
        key,
        writing: { sqlite: writer, orm: ormOf(writer) },
        reading: { sqlite: reader, orm: ormOf(reader) },
        close() {
          reader.close();
          writer.close();
        },
      },
    };
  } catch (error) {
    sqlite?.close();
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (code === 'SQLITE_NOTADB') return { ok: false, fault: wrongKey };
    if (code.startsWith('SQLITE_BUSY')) return { ok: false, fault: busy };
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) return { ok: false, fault: damaged };
    throw error;
  }
}

/** A migration is preceded by a copy beside the file; the write-ahead log is folded in first. */
function keepCopy(sqlite: Database.Database, file: string, seen: number): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(file, `${file}.before-migration-${seen}`);
}

const newer: OpeningFault = {
  kind: 'newer',
  sentence:
    'This register was last opened by a newer version of the app. Nothing was changed. Install the newer version on this computer, then open it again.',
};
const wrongKey: OpeningFault = {
  kind: 'wrong-key-or-damaged',
  sentence:
    'The key does not open this register: it is another register’s key, or the first page of the file is damaged. Nothing was changed.',
};
const busy: OpeningFault = {
  kind: 'busy',
  sentence: 'Another copy of the app has this register open. Close it there, then open it again here.',
};
const damaged: OpeningFault = {
  kind: 'damaged',
  sentence:
    'The register file is damaged. Nothing was changed. Put back the last good copy, and keep the damaged file.',
};
