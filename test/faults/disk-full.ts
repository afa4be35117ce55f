import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { HISTORY_KEY, newFile, openOr } from '../db/temporary-register.ts';
import type { Fault } from './fault.ts';

/** Files may not grow beyond a limit: the clerk works until it is refused; then nothing answered is lost, and it works again. */
export const DISK_FULL: Fault = {
  fault: 'disk-full',
  lostMeans: 'a command that was answered and is not there, or a register that does not open again',
  short: 1,
  long: 10,
  async run(times) {
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const file = newFile();
      openOr(file).close();
      const clerk = join(import.meta.dirname, '..', 'db', 'clerk.ts');
      const limit = 1400 + 100 * tried;
      const run = spawnSync(
        'sh',
        ['-c', `ulimit -f ${limit}; trap '' XFSZ; exec "$0" "$1" "$2" work`, process.execPath, clerk, file],
        {
          timeout: 60_000,
        },
      );
      const said = run.stdout.toString().split('\n').slice(1, -1);
      const register = openOr(file);
      const there = new Set(register.reading.sqlite.prepare('SELECT id FROM school').pluck().all());
      lost += said.filter((id) => !there.has(id)).length;
      if (firstEntryThatDoesNotFit(register.reading.sqlite, HISTORY_KEY) !== null || run.status === null) lost++;
      register.close();
    }
    return { tried: times, lost };
  },
};
