import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { faultOfError } from '../../../db/opening-faults.ts';
import { asCommand, insertContact, insertSchool, openOr } from '../../db/temporary-register.ts';

/**
 * Command after command on a disk that says no for a while; each is done or refused with what the app calls it.
 *
 *   node clerk.ts FILE COMMANDS
 */
const [file = '', commands = '60'] = process.argv.slice(2);
const register = openOr(file);
register.writing.sqlite.pragma('wal_autocheckpoint = 60');
for (let command = 0; command < Number(commands); command++) {
  const id = randomUUID();
  try {
    asCommand(register, (seq) => {
      insertSchool(register, seq, id);
      register.writing.sqlite.prepare('UPDATE school SET urn = id WHERE id = ?').run(id);
      for (const part of ['a', 'b', 'c']) insertContact(register, seq, `${id}-${part}`, id, 'Bramble Otterby');
    });
    writeSync(1, `done ${id}\n`);
  } catch (error) {
    // What the app has no words for would be shown as a bug: it ends the clerk, and the fault counts it.
    const fault = faultOfError(error);
    if (fault === null) throw error;
    register.reading.sqlite.prepare('SELECT count(*) FROM school').get();
    writeSync(1, `refused ${id} ${fault}\n`);
  }
}
process.exit(0);
