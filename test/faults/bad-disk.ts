import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { HISTORY_KEY, openOr } from '../db/temporary-register.ts';
import { chance, type Fault } from './fault.ts';
import { memoryFolder, preloadable } from './power-cut/recording.ts';

const CLERK = join(import.meta.dirname, 'bad-disk', 'clerk.ts');
const { EIO, ENOSPC, EROFS } = constants.errno;
const SAYS = [EIO, ENOSPC, EROFS];
/** Calls to the disk: those of opening come before the first, those of sixty commands reach beyond the last. */
const FIRST = 40;
const LAST = 900;

/** For a while the disk says “error”, “full” or “read-only” to every write and sync: refused in words, readable, and it works again after. */
export const BAD_DISK: Fault = {
  fault: 'bad-disk',
  lostMeans:
    'a command that was answered and is not there, one refused that is, a crash, or a register that does not work again',
  short: 2,
  long: 300,
  async run(times) {
    const work = memoryFolder();
    const library = preloadable(join(import.meta.dirname, 'bad-disk', 'refuser.c'), work);
    const pick = chance(times);
    let lost = 0;
    let refusals = 0;
    for (let tried = 0; tried < times; tried++) {
      const folder = memoryFolder();
      const file = join(folder, 'register.db');
      openOr(file).close();
      const from = FIRST + pick(LAST - FIRST);
      const env = {
        ...process.env,
        LD_PRELOAD: library,
        STS_FOLDER: folder,
        STS_FROM: String(from),
        STS_UPTO: String(from + 1 + pick(40)),
        STS_ERRNO: String(SAYS[tried % SAYS.length]),
      };
      const run = spawnSync(process.execPath, [CLERK, file], { env, encoding: 'utf8', timeout: 120_000 });
      const lines = run.stdout.split('\n').slice(0, -1);
      refusals += lines.filter((line) => line.startsWith('refused ')).length;
      // Whatever the disk said, the last command was done.
      if (run.status !== 0 || !lines.at(-1)?.startsWith('done ')) lost++;
      lost += lostIn(file, lines);
      rmSync(folder, { recursive: true, force: true });
    }
    rmSync(work, { recursive: true, force: true });
    if (refusals < times / 2) throw new Error('The disk said no too seldom for this to mean anything');
    return { tried: times, lost };
  },
};

function lostIn(file: string, lines: readonly string[]): number {
  const register = openOr(file);
  const { sqlite } = register.reading;
  const there = new Set(sqlite.prepare('SELECT id FROM school').pluck().all());
  const wrong = lines.filter((line) => {
    const [what, id = ''] = line.split(' ');
    return (what === 'done') !== there.has(id);
  }).length;
  const isWhole =
    sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    firstEntryThatDoesNotFit(sqlite, HISTORY_KEY) === null;
  register.close();
  return wrong + (isWhole ? 0 : 1);
}
