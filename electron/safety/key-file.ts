import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `register.key`: the key of a register without passphrases, beside it and readable by its owner only. That is the demo,
 * which holds invented people, and a register from before there were passphrases, until it is taken over.
 */
export const UNPROTECTED_KEY = 'register.key';
export const UNPROTECTED_LINE =
  'This register is encrypted, but not yet protected by a passphrase: its key lies in the same folder.';

/** The 32-byte key in a folder, or null where there is none that can be read. */
export function keyIn(folder: string): Buffer | null {
  const file = join(folder, UNPROTECTED_KEY);
  if (!existsSync(file)) return null;
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  return key.length === 32 ? key : null;
}

/** Makes a key for the demo. */
export function makeKeyIn(folder: string): Buffer {
  writeFileSync(join(folder, UNPROTECTED_KEY), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  const key = keyIn(folder);
  if (!key) throw new Error('The key that was just written can not be read');
  return key;
}
