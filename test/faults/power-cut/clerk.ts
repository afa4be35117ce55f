import { randomUUID } from 'node:crypto';
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type KeyFile, keyFileText, writeKeyFile } from '../../../electron/safety/key-folder.ts';
import { asCommand, insertContact, insertSchool, openOr } from '../../db/temporary-register.ts';

/**
 * Command after command, and now and then other keys, each said when it is done. FULL is what the app does; the others are
 * controls, which have to lose something: the register under NORMAL and OFF, and a key file that is written over, not synced.
 *
 *   node clerk.ts FOLDER FULL|NORMAL|OFF|KEYS COMMANDS
 */
const [folder = '', syncing = 'FULL', commands = '40'] = process.argv.slice(2);
const register = openOr(join(folder, 'register.db'));
const { sqlite } = register.writing;
if (syncing === 'NORMAL' || syncing === 'OFF') sqlite.pragma(`synchronous = ${syncing}`);
// The log is folded into the file often, so that many power cuts fall into that.
sqlite.pragma('wal_autocheckpoint = 60');

for (let command = 1; command <= Number(commands); command++) {
  const id = randomUUID();
  asCommand(register, (seq) => {
    insertSchool(register, seq, id);
    sqlite.prepare('UPDATE school SET urn = id WHERE id = ?').run(id);
    for (const part of ['a', 'b', 'c']) insertContact(register, seq, `${id}-${part}`, id, 'Bramble Otterby');
  });
  writeSync(1, `school ${id}\n`);
  if (command % 4 !== 0) continue;
  const keys = keysNumber(command);
  if (syncing === 'KEYS') writeFileSync(join(folder, 'register.keys'), keyFileText(keys));
  else writeKeyFile(folder, keys);
  writeSync(1, `keys ${command}\n`);
}
// Nothing is closed: the power goes.
process.exit(0);

/** Slots that nothing opens, with a number to know them by. */
function keysNumber(number: number): KeyFile {
  const box = Buffer.alloc(80, number).toString('base64');
  const slot = { id: String(number), kind: 'person', personId: null, initials: 'A. T.', role: null } as const;
  const kdf = { name: 'scrypt', N: 16, r: 1, p: 1 } as const;
  const sealed = { ...slot, once: false, proved: true, kdf, salt: box, nonce: box, box };
  return { format: 1, registerId: 'power-cut', database: 'register.db', slots: [sealed] };
}
