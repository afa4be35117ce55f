import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { type CopyJob, copyProven, type Proof, sha256Of } from '../../db/copy.ts';
import type { Register } from '../../db/open.ts';
import { macOf } from './anchor.ts';
import { keepersOf } from './backup-retention.ts';
import { copyInWorker } from './copy-in-worker.ts';
import { syncFile, syncFolder, writeDurably } from './durable.ts';
import { FIRST_DATABASE, KEYS, type KeyFile, keyFileText, parsed } from './key-folder.ts';
import { forgetReplaced } from './set-aside.ts';

/**
 * Backups: a folder each, with the register as it was, the key slots that open it, and a note of what was proved. Made and
 * proved beside the register first, then copied to the second place, byte for byte.
 *
 *   <place>/2026-11-24T090105Z-day/   register.db · register.keys · about.json
 */
export const WHYS = ['day', 'import', 'migration', 'closing', 'asked'] as const;
export type Why = (typeof WHYS)[number];

export const BackupNote = z.object({
  format: z.literal(1),
  registerId: z.string(),
  madeAt: z.iso.datetime(),
  why: z.enum(WHYS),
  version: z.string(),
  head: z.object({ seq: z.number(), hash: z.string() }),
  /** Keyed hash of the head: a note that was rewritten shows. */
  mac: z.string(),
  rows: z.number(),
  bytes: z.number(),
  sha256: z.string(),
});
export type BackupNote = z.infer<typeof BackupNote>;

export interface Backup extends BackupNote {
  id: string;
  path: string;
  place: 'here' | 'second';
}

export interface Making {
  folder: string;
  register: Pick<Register, 'file' | 'key' | 'historyKey'>;
  keyFile: KeyFile;
  why: Why;
  now: string;
  version: string;
}

const PLACES = 'register.places';
const ABOUT = 'about.json';
const Places = z.object({ second: z.string().nullable() });

/** The second place that a manager chose, or null. Beside the register, because it is wanted most when that does not open. */
export function secondPlace(folder: string): string | null {
  try {
    return Places.parse(JSON.parse(readFileSync(join(folder, PLACES), 'utf8'))).second;
  } catch {
    return null;
  }
}

export function setSecondPlace(folder: string, second: string | null): void {
  writeDurably(join(folder, PLACES), `${JSON.stringify({ second })}\n`);
}

/** Whether two folders are on one disk, so that one loss takes both. */
export function sameDisk(one: string, other: string): boolean {
  return statSync(one).dev === statSync(other).dev;
}

const here = (folder: string) => join(folder, 'backups');
/** What the folder of backups is called in the second place. */
export const BACKUPS_THERE = 'sts-area-office-backups';
const there = (second: string) => join(second, BACKUPS_THERE);

/** Every backup that can be reached, newest first; the same one in both places is listed twice. */
export function backupsOf(folder: string): Backup[] {
  const second = secondPlace(folder);
  return [...listed(here(folder), 'here'), ...(second === null ? [] : listed(there(second), 'second'))].toSorted(
    (a, b) => b.madeAt.localeCompare(a.madeAt) || b.head.seq - a.head.seq || a.place.localeCompare(b.place),
  );
}

function listed(place: string, which: Backup['place']): Backup[] {
  if (!existsSync(place)) return [];
  return readdirSync(place).flatMap((id) => {
    try {
      const note = BackupNote.parse(JSON.parse(readFileSync(join(place, id, ABOUT), 'utf8')));
      return id.endsWith('.part') ? [] : [{ ...note, id, path: join(place, id), place: which }];
    } catch {
      return [];
    }
  });
}

/** Makes and proves one. What could not be copied to the second place is said by `second`; the one here stands. */
export async function makeBackup(making: Making, doing?: (what: string) => void): Promise<Made> {
  const path = begin(making);
  try {
    return finish(making, path, await copyInWorker(jobOf(making, path), doing));
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** The same at once, before a migration: nothing else goes on then. */
export function makeBackupNow(making: Making): Made {
  const path = begin(making);
  try {
    return finish(making, path, copyProven(jobOf(making, path)));
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

export interface Made {
  note: BackupNote;
  second: 'none' | 'done' | 'failed';
}

function begin({ folder, now, why }: Making): string {
  const name = `${now.slice(0, 19).replaceAll(':', '')}Z-${why}`;
  let path = join(here(folder), `${name}.part`);
  for (let more = 2; existsSync(path) || existsSync(path.slice(0, -'.part'.length)); more++) {
    path = join(here(folder), `${name}-${more}.part`);
  }
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

function jobOf({ register }: Making, path: string): CopyJob {
  return { source: register.file, key: register.key, to: join(path, FIRST_DATABASE), newKey: null, reseal: null };
}

function finish(making: Making, path: string, proof: Proof): Made {
  const { folder, keyFile, register, why, now, version } = making;
  const { registerId } = keyFile;
  const note: BackupNote = {
    format: 1,
    registerId,
    madeAt: now,
    why,
    version,
    head: proof.head,
    mac: macOf(register.historyKey, registerId, proof.head),
    rows: Object.values(proof.counts).reduce((sum, count) => sum + count, 0),
    bytes: proof.bytes,
    sha256: proof.sha256,
  };
  syncFile(join(path, FIRST_DATABASE));
  writeDurably(join(path, KEYS), keyFileText({ ...keyFile, database: FIRST_DATABASE }));
  writeDurably(join(path, ABOUT), `${JSON.stringify(note, null, 2)}\n`);
  const done = path.slice(0, -'.part'.length);
  renameSync(path, done);
  syncFolder(dirname(done));
  prune(here(folder), 'here', basename(done));
  forgetReplaced(
    folder,
    listed(here(folder), 'here').map(({ madeAt }) => madeAt),
  );
  return { note, second: copyToSecond(folder, done, note) };
}

/** Byte for byte what was proved, and read back. A place that is not there (a stick that is out) is no reason to fail. */
function copyToSecond(folder: string, done: string, note: BackupNote): Made['second'] {
  const second = secondPlace(folder);
  if (second === null) return 'none';
  const place = there(second);
  const to = join(place, done.slice(here(folder).length + 1));
  const part = `${to}.part`;
  try {
    if (!existsSync(second)) return 'failed';
    mkdirSync(part, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(done)) {
      copyFileSync(join(done, name), join(part, name));
      syncFile(join(part, name));
    }
    if (sha256Of(join(part, FIRST_DATABASE)) !== note.sha256) throw new Error('The copy differs');
    renameSync(part, to);
    syncFolder(place);
    prune(place, 'second', basename(done));
    return 'done';
  } catch {
    rmSync(part, { recursive: true, force: true });
    return 'failed';
  }
}

/** The one just made stays, also where the clock was set back and it looks like the oldest. */
function prune(place: string, which: Backup['place'], made: string): void {
  const copies = listed(place, which);
  const keep = keepersOf(copies).add(made);
  for (const { id, path } of copies) if (!keep.has(id)) rmSync(path, { recursive: true, force: true });
}

/** The key slots that a backup brought along. */
export function slotsOf(backup: Backup): KeyFile | null {
  return parsed(join(backup.path, KEYS));
}
