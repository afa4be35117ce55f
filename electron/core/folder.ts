import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type OpeningFault, openingFault } from '../../db/opening-faults.ts';
import { keyIn } from '../safety/key-file.ts';
import { FIRST_DATABASE, finishMaking, type KeyFile, readKeyFile } from '../safety/key-folder.ts';
import { placeFault } from '../safety/place.ts';

/** What lies in a register's folder, before anything is opened. */
export type Found =
  | { kind: 'nothing' }
  /** Its key lies beside it: the demo, and registers from before there were passphrases. */
  | { kind: 'unprotected'; file: string; key: Buffer }
  /** `isBefore`: the key file was damaged, and these are the keys before it. */
  | { kind: 'protected'; file: string; keys: KeyFile; isBefore: boolean }
  | { kind: 'fault'; fault: OpeningFault };

export function lookInto(folder: string): Found {
  const misplaced = placeFault(folder);
  if (misplaced) {
    const [what = misplaced, next = ''] = misplaced.split(/(?<=\.) /);
    return { kind: 'fault', fault: { kind: 'place', what, next } };
  }
  const read = readKeyFile(folder);
  if (read.kind === 'unreadable') return fault('no-key');
  if (read.kind === 'read') {
    finishMaking(folder, read.keys);
    const file = join(folder, read.keys.database);
    return existsSync(file) ? { kind: 'protected', file, keys: read.keys, isBefore: read.isBefore } : fault('missing');
  }
  const file = join(folder, FIRST_DATABASE);
  if (!existsSync(file)) return { kind: 'nothing' };
  const key = keyIn(folder);
  return key ? { kind: 'unprotected', file, key } : fault('no-key');
}

function fault(kind: OpeningFault['kind']): Found {
  return { kind: 'fault', fault: openingFault(kind) };
}
