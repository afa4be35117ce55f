import { closeSync, copyFileSync, existsSync, openSync, readSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { connect } from './connect.ts';
import { watchWrites } from './history.ts';
import { migrate, migrationsIn, migrationsSeen } from './migrate.ts';
import { faultOfError, type OpeningFault, openingFault } from './opening-faults.ts';
import { keepSearch } from './search-index.ts';

/**
 * Opens the register: one writing connection, one reading one, in the order of architecture.md "The register".
 *
 *   key → is it ours and readable? → not newer than the app? (both asked read-only) → copy before a migration → foreign keys off → migrate →
 *   check → foreign keys on → history on → search index kept → read connection
 */
export interface Register {
  readonly file: string;
  /** The only connection that writes; only inside a command. */
  readonly writing: Connection;
  /** Cannot write: opened read-only. Every query runs here. */
  readonly reading: Connection;
  /** The file's key, for connections of its own (a backup, a second look). */
  readonly key: Buffer;
  /** The key of the keyed hashes of history. It outlives the file's key. */
  readonly historyKey: Buffer;
  /** Another read-only connection of one's own. */
  connectReading(): Connection;
  /** Closes every connection and wipes both keys. */
  close(): void;
}

export interface Connection {
  readonly sqlite: Database.Database;
  readonly orm: Orm;
}
export type Orm = ReturnType<typeof ormOf>;

export interface RegisterKeys {
  /** 32 bytes, for the file. */
  register: Buffer;
  /** For the keyed hashes of history. */
  history: Buffer;
}

export type Opening = { ok: true; register: Register } | { ok: false; fault: OpeningFault };

export interface OpeningOptions {
  /** Folder of the SQL files of this app. */
  migrations: string;
  /** Makes the file where there is none; otherwise a missing file is a fault. */
  make: boolean;
  /** Called before a file is migrated, with the number of migrations it has had; what it throws stops the migration. */
  beforeMigration?(sqlite: Database.Database, seen: number): void;
}

function ormOf(sqlite: Database.Database) {
  return drizzle({ client: sqlite });
}

/** Opens (or makes) the register in `file`. A file that cannot be opened is never changed. The keys are copied. */
export function openRegister(file: string, keys: RegisterKeys, options: OpeningOptions): Opening {
  const { migrations, make, beforeMigration = keepCopy } = options;
  const isNew = !existsSync(file);
  if (isNew && !make) return { ok: false, fault: openingFault('missing') };
  const key = Buffer.from(keys.register);
  const historyKey = Buffer.from(keys.history);
  const known = migrationsIn(migrations).length;
  const open: Database.Database[] = [];
  const connected = (readonly: boolean) => {
    const sqlite = connect(file, key, { readonly });
    open.push(sqlite);
    return { sqlite, orm: ormOf(sqlite) };
  };
  const close = () => {
    for (const sqlite of open.splice(0).reverse()) sqlite.close();
    key.fill(0);
    historyKey.fill(0);
  };
  try {
    // Looked at read-only first: even closing a writing connection would fold a crash's write-ahead log into the file.
    if (!isNew) {
      if (!hasHeader(file)) throw new Stopped(openingFault('damaged'));
      const looking = connect(file, key, { readonly: true });
      open.push(looking);
      const newest = migrationsSeen(looking);
      open.pop();
      looking.close();
      if (newest > known) throw new Stopped(openingFault('newer'));
    }
    const writing = connected(false);
    const { sqlite } = writing;
    const seen = migrationsSeen(sqlite);
    if (!isNew && seen < known) beforeMigration(sqlite, seen);
    sqlite.pragma('foreign_keys = OFF');
    const { ran } = migrate(sqlite, migrations);
    if (ran.length > 0 && sqlite.pragma('quick_check', { simple: true }) !== 'ok') {
      throw new Stopped(openingFault('damaged'));
    }
    sqlite.pragma('foreign_keys = ON');
    watchWrites(sqlite);
    keepSearch(sqlite);
    const reading = connected(true);
    return {
      ok: true,
      register: { file, key, historyKey, writing, reading, connectReading: () => connected(true), close },
    };
  } catch (error) {
    close();
    if (error instanceof Stopped) return { ok: false, fault: error.fault };
    const kind = faultOfError(error);
    if (kind) return { ok: false, fault: openingFault(kind) };
    throw error;
  }
}

/** The few bytes of the first page that are in the clear, and that no authentication covers: they are always the same. */
function hasHeader(file: string): boolean {
  const header = Buffer.alloc(24);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header) < header.length) return false;
  } finally {
    closeSync(handle);
  }
  const isVersion = (at: number) => header[at] === 1 || header[at] === 2;
  return (
    header.readUInt16BE(16) === PAGE_BYTES && isVersion(18) && isVersion(19) && header.subarray(20).equals(FRACTIONS)
  );
}

const PAGE_BYTES = 4096;
/** Bytes at the end of each page for the cipher, and three fractions that SQLite fixes. */
const FRACTIONS = Buffer.from([64, 64, 32, 32]);

class Stopped extends Error {
  readonly fault: OpeningFault;
  constructor(fault: OpeningFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** Where nobody keeps a proper backup, a migration is preceded by a copy beside the file; the write-ahead log is folded in first. */
function keepCopy(sqlite: Database.Database, seen: number): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(sqlite.name, `${sqlite.name}.before-migration-${seen}`);
}
