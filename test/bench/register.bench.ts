import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { connect } from '../../db/connect.ts';
import { forNode } from '../../electron/vite.config.ts';
import type { Answer } from '../../shared/refusals.ts';
import { type Desk, startRegister } from '../support/register.ts';
import { type County, fillCounty } from './county.ts';
import { QUESTIONS, type Question } from './county-questions.ts';
import { type Figure, quantile, race, timed } from './figure.ts';
import { removeCipher } from './plain-copy.ts';
import { type Connections, replayer, type Step, watch, withoutSignIn } from './trace.ts';

/**
 * The register of a county, through the router: case list, name search, opening a case, a command. Each query against
 * the very SQL it runs, raw on better-sqlite3; and the same SQL on the same file without encryption.
 */
export async function figures(): Promise<Figure[]> {
  const desk = await startRegister();
  try {
    const filled = await fill(desk);
    const answers: Figure[] = [...filled.figures];
    const raw = copyOf(desk, 'raw.db', true);
    const plain = copyOf(desk, 'plain.db', false);
    for (const question of QUESTIONS) {
      answers.push(...(await measure(desk, filled.county, question, raw, plain)));
    }
    answers.push(...(await measureCommand(desk, filled.county)));
    for (const { reading, writing } of [raw, plain]) {
      reading.close();
      writing.close();
    }
    answers.push(await coreMemory(desk, filled.county));
    return answers;
  } finally {
    desk.end();
  }
}

async function fill(desk: Desk): Promise<{ county: County; figures: Figure[] }> {
  const open = opened(desk);
  let county: County = { caseIds: [], pupilIds: [], events: 0 };
  const took = await timed(() => {
    county = fillCounty(open.register, open.officeId);
  });
  const count = Number(open.register.reading.sqlite.prepare('SELECT count(*) FROM row_change').pluck().get());
  return {
    county,
    figures: [
      { name: 'cases', value: county.caseIds.length, unit: 'count' },
      { name: 'events', value: county.events, unit: 'count' },
      { name: 'bulk-insert-1000-rows-with-history', value: (took / count) * 1000, unit: 'ms' },
    ],
  };
}

/** p50 and p95 through the router, and what that is against the same SQL raw, encrypted and plain. */
async function measure(
  desk: Desk,
  county: County,
  { name, turns, ask }: Question,
  raw: Connections,
  plain: Connections,
): Promise<Figure[]> {
  const steps = await writtenDown(desk, (turn) => ask(desk, county, turn), turns);
  const [run, runPlain] = [replayer(raw), replayer(plain)];
  const stepsOf = (turn: number) => steps[turn % steps.length] ?? [];
  const against = await race(
    turns,
    (turn) => must(ask(desk, county, turn)),
    (turn) => run(stepsOf(turn)),
  );
  const ciphers = await race(
    turns,
    (turn) => run(stepsOf(turn)),
    (turn) => runPlain(stepsOf(turn)),
  );
  const [ours, theirs] = [quantile(against.ours, 0.5), quantile(against.theirs, 0.5)];
  return [
    { name: `${name}.p50`, value: ours, unit: 'ms' },
    { name: `${name}.p95`, value: quantile(against.ours, 0.95), unit: 'ms', limit: 16 },
    { name: `${name}.raw.p50`, value: theirs, unit: 'ms' },
    { name: `${name}.raw.p95`, value: quantile(against.theirs, 0.95), unit: 'ms' },
    { name: `${name}.router-to-raw`, value: ours / theirs, unit: 'ratio', limit: 1.5 },
    {
      name: `${name}.encrypted-to-plain`,
      value: quantile(ciphers.ours, 0.5) / quantile(ciphers.theirs, 0.5),
      unit: 'ratio',
      limit: 1.15,
    },
  ];
}

/** The SQL of each turn, taken from a register opened for that alone; then the register is opened afresh. */
async function writtenDown(
  desk: Desk,
  ask: (turn: number) => Promise<Answer<unknown>>,
  turns: number,
): Promise<Step[][]> {
  await desk.reopen();
  const { reading, writing } = opened(desk).register;
  const trace = watch(reading.sqlite, writing.sqlite);
  const steps: Step[][] = [];
  for (let turn = 0; turn < turns + Math.ceil(turns / 10); turn++) {
    await must(ask(turn));
    steps.push(withoutSignIn(trace.take()));
  }
  await desk.reopen();
  return steps;
}

async function measureCommand(desk: Desk, { pupilIds }: County): Promise<Figure[]> {
  const commands: number[] = [];
  for (let turn = 0; turn < 120; turn++) {
    const pupilId = pupilIds[(turn * 41) % pupilIds.length] ?? '';
    const agreed = { pupilId, agreedBy: 'Bramble Otterby', agreedOn: '2026-11-20', how: 'phone' as const, note: '' };
    const took = await timed(() => must(desk.client.pupils.agree(desk.ask(agreed))));
    if (turn >= 20) commands.push(took);
  }
  return [
    { name: 'command-with-history.p50', value: quantile(commands, 0.5), unit: 'ms' },
    { name: 'command-with-history.p95', value: quantile(commands, 0.95), unit: 'ms', limit: 10 },
  ];
}

/** What a core holds that did not fill the register itself, built as the desktop app's is. */
async function coreMemory(desk: Desk, { caseIds }: County): Promise<Figure> {
  const { personId } = desk.session;
  // The folder is let go, so that another core may have it.
  desk.app.close();
  const script = await builtForNode(join(import.meta.dirname, 'core-memory.ts'));
  const child = spawnSync(process.execPath, [script, desk.folder, personId ?? '', caseIds.slice(0, 500).join()], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error('The core of its own gave no answer');
  return { name: 'core-memory', value: Number(child.stdout), unit: 'MB', limit: 300 };
}

/** One script, made as electron/vite.config.ts makes the core of the desktop app. */
async function builtForNode(source: string): Promise<string> {
  const made = join(import.meta.dirname, '../../.cache/bench');
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    publicDir: false,
    logLevel: 'warn',
    ssr: forNode,
    build: { ssr: source, outDir: made, target: 'node24', minify: false },
  });
  return join(made, `${basename(source, '.ts')}.js`);
}

async function must(answer: Promise<Answer<unknown>>): Promise<unknown> {
  const given = await answer;
  if (!given.ok) throw new Error(`Refused while measuring: ${given.refusal.what}`);
  return given.value;
}

function opened(desk: Desk) {
  const { open } = desk.app;
  if (!open?.office) throw new Error('The register is not open');
  return { register: open.register, officeId: open.office.id };
}

/**
 * A copy of the register with the same settings, to read and to write raw; without the cipher where it is not asked for. In a
 * folder that goes with the bench; the people in it are invented.
 */
function copyOf(desk: Desk, name: string, encrypted: boolean): Connections {
  const { register } = opened(desk);
  register.writing.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const file = join(desk.folder, name);
  copyFileSync(register.file, file);
  if (encrypted) {
    return {
      writing: connect(file, register.key, { readonly: false }),
      reading: connect(file, register.key, { readonly: true }),
    };
  }
  removeCipher(file, register.key);
  return { writing: plainly(file, false), reading: plainly(file, true) };
}

function plainly(file: string, readonly: boolean): Database.Database {
  const sqlite = new Database(file, { readonly });
  if (!readonly) sqlite.pragma('journal_mode = WAL');
  for (const each of SETTINGS) sqlite.pragma(each);
  return sqlite;
}

/** As every connection to a register has them (db/connect.ts). */
const SETTINGS = ['synchronous = FULL', 'secure_delete = ON', 'temp_store = MEMORY', 'cache_size = -32000'];
