import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { prove } from '../../db/copy.ts';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { backupsOf, slotsOf } from '../../electron/safety/backups.ts';
import { openSlot } from '../../electron/safety/key-slots.ts';
import { BEGINNING, type Desk, PASSPHRASE, startApp } from '../support/register.ts';
import { chance, type Fault } from './fault.ts';
import { HALVES_OF_A_YEAR, signInAgain, TASKS } from './office-clerk.ts';

const CLERK = join(import.meta.dirname, 'office-clerk.ts');

/** The whole app in a process of its own, killed at some instant while it records, imports, publishes, backs up or changes the key. */
export const KILLED_AT_WORK: Fault = {
  fault: 'killed-at-work',
  lostMeans:
    'something answered that is not there, an import half done, a backup that does not prove itself, or a register that does not open',
  short: 5,
  long: 250,
  async run(times) {
    const folder = mkdtempSync(join(tmpdir(), 'sts-killed-'));
    const begun = startApp('2026-11-24', folder);
    await begun.done(begun.client.office.start(begun.ask(BEGINNING)));
    begun.app.close();
    const pick = chance(times);
    const said: Said[] = [];
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const task = TASKS[tried % TASKS.length] ?? 'command';
      // Years and weeks that no earlier round has used.
      const first = 40 * Math.floor(tried / TASKS.length);
      const words = [CLERK, folder, task, '40', String(first)];
      const clerk = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
      const lines = await killedAtSomeInstant(clerk, () => pause(pick(60)));
      said.push(...lines.flatMap((line) => (line.startsWith('done ') ? [{ task, what: line.slice(5) }] : [])));
      lost += await lostIn(folder, said);
    }
    rmSync(folder, { recursive: true, force: true });
    if (said.length < times) throw new Error('The clerk answered too seldom for this to mean anything');
    return { tried: times, lost };
  },
};

interface Said {
  task: string;
  what: string;
}

/** Its lines; it is killed some time after its first answer. */
async function killedAtSomeInstant(clerk: ChildProcess, wait: () => Promise<unknown>): Promise<string[]> {
  let text = '';
  const answering = new Promise<void>((resolve) => {
    clerk.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\ndone ')) resolve();
    });
  });
  const ended = once(clerk, 'close');
  await Promise.race([answering, ended]);
  await wait();
  clerk.kill('SIGKILL');
  await ended;
  return text.split('\n').slice(1, -1);
}

async function lostIn(folder: string, said: readonly Said[]): Promise<number> {
  const desk = startApp('2026-11-24', folder);
  try {
    const fault = await signInAgain(desk);
    if (fault || !desk.app.open) return 1;
    return missingFrom(desk, said) + (await unprovenIn(folder)) + straysIn(desk);
  } finally {
    desk.app.close();
  }
}

function missingFrom(desk: Desk, said: readonly Said[]): number {
  const { register } = desk.app.open ?? {};
  if (!register) return 1;
  const { sqlite } = register.reading;
  const all = (sql: string) => new Set(sqlite.prepare(sql).pluck().all());
  const years = sqlite
    .prepare('SELECT academic_year FROM term_half GROUP BY academic_year HAVING count(*) >= ?')
    .pluck()
    .all(HALVES_OF_A_YEAR);
  const there: Record<string, Set<unknown>> = {
    command: all('SELECT id FROM person'),
    import: new Set(years),
    publish: all("SELECT monday FROM deployment_week WHERE state = 'published'"),
  };
  const missing = said.filter(({ task, what }) => there[task]?.has(what) === false).length;
  const halves = sqlite
    .prepare('SELECT academic_year FROM term_half WHERE academic_year > ? GROUP BY academic_year HAVING count(*) <> ?')
    .all('2029', HALVES_OF_A_YEAR).length;
  const isWhole =
    sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    firstEntryThatDoesNotFit(sqlite, register.historyKey) === null;
  return missing + halves + (isWhole ? 0 : 1);
}

/** The newest backup that is listed opens with its own slots and proves itself. */
async function unprovenIn(folder: string): Promise<number> {
  const [newest] = backupsOf(folder);
  if (!newest) return 0;
  const keyFile = slotsOf(newest);
  const slot = keyFile?.slots.find(({ initials }) => initials === 'A. T.');
  const keys = keyFile && slot ? await openSlot(slot, keyFile.registerId, PASSPHRASE) : null;
  if (!keys) return 1;
  try {
    return prove(join(newest.path, 'register.db'), keys.register).head.hash === newest.head.hash ? 0 : 1;
  } catch {
    return 1;
  }
}

/** Databases besides the one that the key file names: the old file of a key change that was cut off, or its copy. */
function straysIn({ app, folder }: Desk): number {
  return readdirSync(folder).filter((name) => /^register.*\.db$/.test(name) && name !== app.keys?.database).length;
}
