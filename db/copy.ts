import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { entryHash, FORM, type RowImage } from './chain.ts';
import { changeKey, connect } from './connect.ts';
import { migrationsSeen } from './migrate.ts';
import { recordTables } from './schema/tables.ts';
import { chainEntry, firstEntryThatDoesNotFit, type Head, headOf, type StoredChange } from './verify.ts';

/**
 * A copy of a register that has proved itself: made by VACUUM INTO from a connection of its own while work goes on, put
 * under another key if asked, then opened, checked and compared with what it was made from. Runs in a worker.
 *
 *   read head and counts → VACUUM INTO → under a new key → integrity, counts, head → its bytes
 */
export interface CopyJob {
  source: string;
  key: Buffer;
  to: string;
  /** The copy's own key, where it is to have another. */
  newKey: Buffer | null;
  /** For a register that is taken over: its history is proved under the old key and sealed anew under the new. */
  reseal: { from: Buffer; to: Buffer } | null;
}

export interface Proof {
  head: Head;
  /** The head of what it was made from; the same unless the history was sealed anew. */
  sourceHead: Head;
  migrations: number;
  /** Rows of each table under history. */
  counts: Record<string, number>;
  bytes: number;
  sha256: string;
}

/** Why there is no proven copy. The half-made file is removed. */
export class NotProven extends Error {
  readonly why: 'damaged' | 'busy' | 'rewritten';
  constructor(why: NotProven['why']) {
    super(why);
    this.name = 'NotProven';
    this.why = why;
  }
}

/** Somebody who records something every few milliseconds is not a person. */
const TRIES = 5;

export function copyProven(job: CopyJob, doing: (what: string) => void = () => undefined): Proof {
  for (let tries = 1; ; tries++) {
    const proof = attempt(job, doing);
    if (proof) return proof;
    if (tries === TRIES) throw new NotProven('busy');
  }
}

/** Null where something was recorded while the copy was made: it may be good, but it can not be compared. */
function attempt(job: CopyJob, doing: (what: string) => void): Proof | null {
  remove(job.to);
  const source = connect(job.source, job.key, { readonly: true });
  try {
    const before = stateOf(source);
    doing('Copying the register');
    source.prepare('VACUUM INTO ?').run(job.to);
    if (job.newKey || job.reseal) {
      doing('Putting the copy under its own key');
      rework(job);
    }
    doing('Proving the copy');
    const proof = prove(job.to, job.newKey ?? job.key);
    const isSame = proof.head.seq === before.head.seq && sameCounts(proof.counts, before.counts);
    if (isSame && (job.reseal || proof.head.hash === before.head.hash)) return { ...proof, sourceHead: before.head };
    if (headOf(source).seq === before.head.seq) throw new NotProven('damaged');
    remove(job.to);
    return null;
  } catch (error) {
    remove(job.to);
    throw error;
  } finally {
    source.close();
  }
}

/** Opens a copy with its key, checks every page and index of it, and says what is in it. Throws where it is not whole. */
export function prove(file: string, key: Buffer): Omit<Proof, 'sourceHead'> {
  // Opened for writing so that it becomes one file: no write-ahead log is ever left beside a copy.
  const sqlite = connect(file, key, { readonly: false, single: true });
  try {
    if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new NotProven('damaged');
    if ((sqlite.pragma('foreign_key_check') as unknown[]).length > 0) throw new NotProven('damaged');
    const { head, counts } = stateOf(sqlite);
    const migrations = migrationsSeen(sqlite);
    sqlite.close();
    return { head, counts, migrations, bytes: statSync(file).size, sha256: sha256Of(file) };
  } finally {
    sqlite.close();
  }
}

/** Head and counts of one instant. */
function stateOf(sqlite: Database.Database): { head: Head; counts: Record<string, number> } {
  return sqlite.transaction(() => ({ head: headOf(sqlite), counts: countsOf(sqlite) }))();
}

/** Rows of each table that the file has yet: an older file may lack the newest. */
function countsOf(sqlite: Database.Database): Record<string, number> {
  const there = new Set(sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all());
  const names = [...recordTables.map((table) => getTableName(table)), 'change', 'row_change'];
  return Object.fromEntries(
    names
      .filter((name) => there.has(name))
      .map((name) => [name, Number(sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}

function sameCounts(a: Record<string, number>, b: Record<string, number>): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

function rework({ to, key, newKey, reseal }: CopyJob): void {
  const sqlite = connect(to, key, { readonly: false, single: true });
  try {
    if (reseal) sealAnew(sqlite, reseal.from, reseal.to);
    if (newKey) changeKey(sqlite, newKey);
  } finally {
    sqlite.close();
  }
}

/** Proves the whole chain under the old key, then hashes every entry under the new one, in today's form. */
function sealAnew(sqlite: Database.Database, from: Buffer, to: Buffer): void {
  if (firstEntryThatDoesNotFit(sqlite, from) !== null) throw new NotProven('rewritten');
  const rowsOf = sqlite.prepare<[number], RowImage>(
    'SELECT table_name, row_id, before, after, salt, digest FROM row_change WHERE change_seq = ? ORDER BY id',
  );
  const set = sqlite.prepare('UPDATE change SET hash = ?, form = ? WHERE seq = ?');
  sqlite.transaction(() => {
    sqlite.exec('UPDATE row_change SET salt = hex(randomblob(16)) WHERE salt IS NULL AND digest IS NULL');
    let previous = '';
    for (const entry of sqlite.prepare<[], StoredChange>('SELECT * FROM change ORDER BY seq').all()) {
      previous = entryHash(to, previous, { ...chainEntry(entry), form: FORM }, rowsOf.all(entry.seq));
      set.run(previous, FORM, entry.seq);
    }
  })();
}

/** In pieces, so that a large file costs no memory. */
export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
}
