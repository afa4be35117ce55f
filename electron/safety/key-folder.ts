import { hash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder, writeDurably } from './durable.ts';
import { Slot } from './key-slots.ts';

/**
 * `register.keys`: the key slots of a folder's register, and the name of the file they open. Because the two are one small
 * file, replaced by one rename, a change of the register's key, a restore and the taking over of an unprotected register
 * each happen at one instant: before it the old file and the old slots hold, after it the new.
 */
export const KEYS = 'register.keys';
export const KEYS_BEFORE = 'register.keys.before';
export const FIRST_DATABASE = 'register.db';

export const DATABASE = /^register(?:-\d{1,6})?\.db$/;

export const KeyFile = z.object({
  format: z.literal(1),
  /** Made with the register; the same in every copy of it. */
  registerId: z.string().min(1),
  /** 'register.db', or 'register-2.db' after a key change, a restore or a taking over. */
  database: z.string().regex(DATABASE),
  slots: z.array(Slot).min(1).max(100),
});
export type KeyFile = z.infer<typeof KeyFile>;

export type ReadKeys = { kind: 'none' } | { kind: 'unreadable' } | { kind: 'read'; keys: KeyFile; isBefore: boolean };

/** The key file of a folder; the one before it where it is damaged or gone and that one still leads to a register. */
export function readKeyFile(folder: string): ReadKeys {
  const current = parsed(join(folder, KEYS));
  if (current) return { kind: 'read', keys: current, isBefore: false };
  const before = parsed(join(folder, KEYS_BEFORE));
  if (before && existsSync(join(folder, before.database))) return { kind: 'read', keys: before, isBefore: true };
  return existsSync(join(folder, KEYS)) || before ? { kind: 'unreadable' } : { kind: 'none' };
}

/** Replaces the key file; the one it replaces is kept beside it. */
export function writeKeyFile(folder: string, keys: KeyFile): void {
  const file = join(folder, KEYS);
  const replaced = parsed(file);
  if (replaced) writeDurably(join(folder, KEYS_BEFORE), keyFileText(replaced));
  writeDurably(file, keyFileText(keys));
}

export function keyFileText(keys: KeyFile): string {
  const plain = KeyFile.parse(keys);
  return `${JSON.stringify({ ...plain, sum: sumOf(plain) }, null, 2)}\n`;
}

/** Against a disk that turns a bit, not against a person: a slot that was damaged would otherwise be taken for a wrong passphrase. */
const sumOf = (keys: KeyFile) => hash('sha256', JSON.stringify(keys));
const Summed = z.object({ sum: z.string().optional() });

/** The key file at a path (of a folder, of a backup), or null where there is none that can be read. */
export function parsed(file: string): KeyFile | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const keys = KeyFile.parse(content);
    const { sum } = Summed.parse(content);
    return sum === undefined || sum === sumOf(keys) ? keys : null;
  } catch {
    return null;
  }
}

const MAKING = 'making.db';

/**
 * Where a new register is made. It gets its name only once its keys are written, so that a set-up that was killed half way
 * leaves no file that looks like a register without keys.
 */
export function beginMaking(folder: string): string {
  const file = join(folder, MAKING);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  return file;
}

/** The keys are written: the new register gets its name. Also the first step of opening, after a kill in between. */
export function finishMaking(folder: string, { database }: KeyFile): void {
  const [making, named] = [join(folder, MAKING), join(folder, database)];
  if (existsSync(named) || !existsSync(making)) return;
  renameSync(making, named);
  syncFolder(folder);
}

/** A name for a database file that is not taken in the folder yet. */
export function nextDatabase(folder: string): string {
  for (let number = 2; ; number++) {
    const name = `register-${number}.db`;
    if (!existsSync(join(folder, name))) return name;
  }
}
