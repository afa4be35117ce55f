import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './durable.ts';
import { UNPROTECTED_KEY } from './key-file.ts';
import { DATABASE, FIRST_DATABASE, type KeyFile } from './key-folder.ts';

/** The file that was replaced and its write-ahead log, kept under the time. */
export function setAside(folder: string, database: string, now: string): void {
  const aside = join(folder, REPLACED, nameFor(now));
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    if (name === database || name === `${database}-wal` || name === `${database}-shm`) {
      renameSync(join(folder, name), join(aside, name));
    }
  }
  syncFolder(folder);
}

/**
 * What a restore or a change of the register's key leaves in the folder where it is killed is put there too: the file before
 * it, or a copy that never got its name. A register from before there were passphrases stays until a manager has it erased.
 */
export function setStraysAside(folder: string, { database }: KeyFile, now: string): void {
  const isWaiting = existsSync(join(folder, UNPROTECTED_KEY));
  for (const name of readdirSync(folder)) {
    if (!DATABASE.test(name) || name === database || (isWaiting && name === FIRST_DATABASE)) continue;
    setAside(folder, name, now);
  }
}

/** Beside the register, one folder for each time. */
const REPLACED = 'replaced';

function nameFor(instant: string): string {
  return instant.replace(/[^0-9TZ]/g, '');
}

/** What was set aside before the oldest copy that is still kept was made goes: what was erased is not kept here for ever. */
export function forgetReplaced(folder: string, copiesMadeAt: readonly string[]): void {
  const replaced = join(folder, REPLACED);
  const [oldest] = copiesMadeAt.toSorted();
  if (oldest === undefined || !existsSync(replaced)) return;
  for (const name of readdirSync(replaced)) {
    if (name < nameFor(oldest)) rmSync(join(replaced, name), { recursive: true, force: true });
  }
}
