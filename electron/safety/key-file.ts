import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Until people have passphrases, the register's key lies beside it, readable by its owner only. The app says so on
 * every screen in one line.
 */
export const UNPROTECTED_LINE =
  'This register is encrypted, but not yet protected by a passphrase: its key lies in the same folder.';

/** The 32-byte key of the register in `folder`, made where there is none and no register either. Null: the key is missing. */
export function registerKey(folder: string, registerFile: string): Buffer | null {
  const file = join(folder, 'register.key');
  if (!existsSync(file)) {
    if (existsSync(registerFile)) return null;
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  return key.length === 32 ? key : null;
}
