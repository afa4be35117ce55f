import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { HISTORY_KEY, newFile, openOr } from '../db/temporary-register.ts';
import { chance, type Fault } from './fault.ts';

const CLERK = join(import.meta.dirname, '..', 'db', 'clerk.ts');

/** A process that does command after command, killed at some instant; what it said was done has to be there. */
export const KILLED: Fault = {
  fault: 'killed',
  lostMeans: 'a command that was answered and is not there, is half there, or a file that is not whole',
  short: 18,
  long: 1000,
  async run(times) {
    const file = newFile();
    openOr(file).close();
    const pick = chance(times);
    const said: string[] = [];
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const clerk = spawn(process.execPath, [CLERK, file, 'work'], { stdio: ['ignore', 'pipe', 'ignore'] });
      let text = '';
      const answering = new Promise<void>((resolve) => {
        clerk.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          // The first line says that it is open; from the second on, something has been answered.
          if (text.split('\n').length > 2) resolve();
        });
      });
      const ended = once(clerk, 'close');
      await Promise.race([answering, ended]);
      await pause(pick(40));
      clerk.kill('SIGKILL');
      await ended;
      said.push(...text.split('\n').slice(1, -1));
      const register = openOr(file);
      const { sqlite } = register.reading;
      const there = new Set(sqlite.prepare('SELECT id FROM school').pluck().all());
      const halves = sqlite
        .prepare(
          'SELECT s.id FROM school s LEFT JOIN contact c ON c.school_id = s.id GROUP BY s.id HAVING count(c.id) <> 3',
        )
        .all();
      const isWhole =
        sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
        firstEntryThatDoesNotFit(sqlite, HISTORY_KEY) === null;
      lost += said.filter((id) => !there.has(id)).length + halves.length + (isWhole ? 0 : 1);
      register.close();
    }
    if (said.length < times) throw new Error('The clerk answered too seldom for this to mean anything');
    return { tried: times, lost };
  },
};
