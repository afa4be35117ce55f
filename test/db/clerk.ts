import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { holdLock } from '../../db/lock.ts';
import { asCommand, insertContact, insertSchool, openOr } from './temporary-register.ts';

/**
 * A process of its own that holds a register and, asked to, does one command after another until it is killed. Each
 * line it writes is an answer given: what it names must be there ever after.
 *
 *   node clerk.ts FILE hold    node clerk.ts FILE work
 */
// Nobody who is killed has time to keep what was compiled for the next.
flushCompileCache();
const [file = '', task] = process.argv.slice(2);
const letGo = holdLock(file);
if (!letGo) {
  writeSync(1, 'busy\n');
  process.exit(3);
}
const register = openOr(file);
writeSync(1, 'open\n');
if (task === 'hold') setInterval(() => undefined, 1000);
else {
  for (;;) {
    const id = randomUUID();
    asCommand(register, (seq) => {
      insertSchool(register, seq, id);
      register.writing.sqlite.prepare('UPDATE school SET urn = id WHERE id = ?').run(id);
      for (const part of ['a', 'b', 'c']) insertContact(register, seq, `${id}-${part}`, id, 'Bramble Otterby');
    });
    writeSync(1, `${id}\n`);
  }
}
