import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { followChain, type Head } from '../../db/verify.ts';
import { readKeyFile } from './key-folder.ts';
import { openSlot, wipe } from './key-slots.ts';

/** What `npm run register -- verify` finds out about a folder's register, read-only. */
export type FolderVerdict =
  | { kind: 'fits'; head: Head }
  | { kind: 'does-not-fit'; seq: number }
  | { kind: 'no-register' }
  | { kind: 'wrong-passphrase' };

/** Any person's passphrase will do. */
export async function verifyFolder(folder: string, passphrase: string): Promise<FolderVerdict> {
  const read = readKeyFile(folder);
  if (read.kind !== 'read') return { kind: 'no-register' };
  for (const slot of read.keys.slots) {
    const keys = await openSlot(slot, read.keys.registerId, passphrase);
    if (!keys) continue;
    const sqlite = connect(join(folder, read.keys.database), keys.register, { readonly: true });
    try {
      const steps = followChain(sqlite, keys.history);
      for (let step = steps.next(); ; step = steps.next()) {
        if (!step.done) continue;
        return step.value.fits
          ? { kind: 'fits', head: step.value.head }
          : { kind: 'does-not-fit', seq: step.value.seq };
      }
    } finally {
      sqlite.close();
      wipe(keys);
    }
  }
  return { kind: 'wrong-passphrase' };
}
