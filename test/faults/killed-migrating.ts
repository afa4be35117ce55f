import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { HISTORY_KEY, MIGRATIONS, openOr, wholeRegister } from '../db/temporary-register.ts';
import { filled } from './damage.ts';
import { chance, type Fault } from './fault.ts';

/** A table built anew, as a migration does it. */
const REBUILD = [
  'CREATE TABLE `__new_school` AS SELECT * FROM `school`;',
  'DROP TABLE `school`;',
  'ALTER TABLE `__new_school` RENAME TO `school`;',
  'CREATE UNIQUE INDEX `school_id_again` ON `school` (`id`);',
].join('\n--> statement-breakpoint\n');

/** Killed at some instant while a newer app opens and migrates a register: opened again, all of it is there. */
export const KILLED_MIGRATING: Fault = {
  fault: 'killed-migrating',
  lostMeans: 'a row that differs after the migration was killed and begun again, or a file that is not whole',
  short: 2,
  long: 150,
  async run(times) {
    const migrations = mkdtempSync(join(tmpdir(), 'sts-migrations-'));
    cpSync(MIGRATIONS, migrations, { recursive: true });
    writeFileSync(join(migrations, '9000_planted.sql'), REBUILD);
    const { file, whole } = filled();
    const pick = chance(times);
    let killed = 0;
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const copy = `${file}.${tried}`;
      copyFileSync(file, copy);
      const script = join(import.meta.dirname, 'migrating.ts');
      const child = spawn(process.execPath, [script, copy, migrations], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(child, 'close');
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      await Promise.race([once(child.stdout, 'data'), ended]);
      await pause(pick(60));
      child.kill('SIGKILL');
      await ended;
      if (!text.includes('done')) killed++;
      const register = openOr(copy, migrations);
      const { sqlite } = register.reading;
      const isWhole =
        sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
        firstEntryThatDoesNotFit(sqlite, HISTORY_KEY) === null &&
        wholeRegister(register) === whole;
      if (!isWhole) lost++;
      register.close();
    }
    rmSync(migrations, { recursive: true, force: true });
    if (killed < times / 4) throw new Error('The migration was over too often for this to mean anything');
    return { tried: times, lost };
  },
};
