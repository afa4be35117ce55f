import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** How every connection to a register, a copy or a backup is made: with its key, and with what keeps "done" done. */

/** Authenticates every page, at almost no cost (docs/decisions.md, 24 Nov 2026; figures in the bench). */
const CIPHER = 'aegis';

/** What the build with ciphers has beyond the driver's own types. */
interface Ciphered {
  key(key: Buffer): void;
  rekey(key: Buffer): void;
}

export interface Connecting {
  readonly: boolean;
  /** One file without a write-ahead log beside it: for copies that are made, proved and put away. */
  single?: boolean;
}

/** `key` has 32 bytes. FULL is read back, as this driver's own default in WAL mode is NORMAL. */
export function connect(file: string, key: Buffer, { readonly, single = false }: Connecting): Database.Database {
  keepPrivate(file, readonly);
  const sqlite = new Database(file, { readonly, fileMustExist: readonly, timeout: 2000 });
  try {
    sqlite.pragma(`cipher = '${CIPHER}'`);
    withRawKey(key, (raw) => ciphered(sqlite).key(raw));
    if (!readonly) sqlite.pragma(`journal_mode = ${single ? 'DELETE' : 'WAL'}`);
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('secure_delete = ON');
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('temp_store = MEMORY');
    sqlite.pragma('cache_size = -32000');
    if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL could not be set');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * Other people of the computer need not even copy it: SQLite makes a file as the system's habit is, and its write-ahead log like
 * the file, so the file is there beforehand, and its owner's alone.
 */
function keepPrivate(file: string, readonly: boolean): void {
  try {
    if (!readonly && !existsSync(file)) closeSync(openSync(file, 'wx', OWNER_ONLY));
    for (const each of [file, `${file}-wal`, `${file}-shm`]) {
      const mode = statSync(each, { throwIfNoEntry: false })?.mode ?? 0;
      if ((mode & OTHERS) !== 0) chmodSync(each, OWNER_ONLY);
    }
  } catch {
    // A disk that knows no owners (a stick), or one that can not be written to: opening it says what there is to say.
  }
}

const OTHERS = 0o077;
const OWNER_ONLY = 0o600;

/** Rewrites a file that nobody else has open under another key. Not safe against a power cut: for copies only. */
export function changeKey(sqlite: Database.Database, key: Buffer): void {
  withRawKey(key, (raw) => ciphered(sqlite).rekey(raw));
}

/** The key as the cipher takes it, wiped afterwards; never as text, which could not be. */
function withRawKey(key: Buffer, use: (raw: Buffer) => void): void {
  if (key.length !== 32) throw new Error('A register key has 32 bytes');
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  try {
    use(raw);
  } finally {
    raw.fill(0);
  }
}

/** The driver under its usual name has to be the build with ciphers: without it a register would be written in the clear. */
function ciphered(sqlite: Database.Database): Ciphered {
  if (!isCiphered(sqlite)) throw new Error('This build of better-sqlite3 has no ciphers');
  return sqlite;
}

function isCiphered(sqlite: Database.Database): sqlite is Database.Database & Ciphered {
  return 'key' in sqlite && typeof sqlite.key === 'function' && 'rekey' in sqlite;
}
