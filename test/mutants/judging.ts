import { appendFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { inject, test, vi } from 'vitest';
import type { Mutant } from './instrument.ts';
import type { NotedTest } from './recorded.ts';
import { type Verdict, verdictsIn } from './verdicts.ts';

/**
 * One worker's share of the mutants, judged one after another in this process.
 *
 * A test is run once to see which mutants it reaches and how long it takes, and once more to see which it reaches again: a
 * mutant reached only while modules load, or only the first time (what is reckoned once and kept), is judged with all
 * modules loaded anew, any other by switching it on. Tests run shortest first, and the first that fails has killed it.
 * What came out is written down line by line, so that a share that hangs can be taken up after the mutant that hung it.
 */
declare module 'vitest' {
  interface ProvidedContext {
    mutants: Mutant[];
    file: string;
  }
}

interface Switches {
  active: string | null;
  /** The mutants that have been passed, while somebody wants to know. */
  reached: Set<string> | null;
  reach(ids: ArrayLike<string>): void;
  /** How often the mutant that is switched on was passed in this test. */
  hits: number;
  hit(): true;
}
declare global {
  /** What the switches in the code read (instrument.ts). */
  var mutantSwitches: Switches | undefined;
}

/** Properties run everything hundreds of times; tables, walks and golden files judge alone. */
const TESTS_OF = {
  rules: globSync(join(import.meta.dirname, '../rules/*.test.ts')).filter(
    (file) => !file.endsWith('properties.test.ts'),
  ),
  shared: globSync(join(import.meta.dirname, '../shared/school-time*.test.ts')),
};
/** Code in which a mutant is passed more often than this within one test runs in circles. */
const CIRCLES = 2_000_000;

const switches: Switches = {
  active: null,
  reached: null,
  reach(ids) {
    // The mutants of one place are always passed together.
    if (this.reached?.has(ids[0] ?? '')) return;
    for (const id of Array.from(ids)) this.reached?.add(id);
  },
  hits: 0,
  hit() {
    if (++this.hits > CIRCLES) throw new Error('runs in circles');
    return true;
  },
};
globalThis.mutantSwitches = switches;
// The same random cases for every mutant, and none made smaller once it has failed.
fc.configureGlobal({ seed: 20261124, endOnFailure: true });

interface Reached {
  test: NotedTest;
  milliseconds: number;
  first: ReadonlySet<string>;
  again: ReadonlySet<string>;
}

test('judge the share', { timeout: 0 }, async () => {
  const done = verdictsIn(inject('file'));
  const left = inject('mutants').filter(({ id }) => !done.has(id) || done.get(id)?.is === 'begun');
  const { loading, reached } = await lookAround();
  const anew: Mutant[] = [];
  for (const mutant of left) {
    const { id } = mutant;
    const again = reached.filter((each) => each.again.has(id));
    const once = loading.has(id) || reached.some(({ first, again }) => first.has(id) && !again.has(id));
    const by = await killer(id, () => Promise.resolve(again.map((each) => each.test)));
    if (by === null && once) anew.push(mutant);
    else say(id, by);
  }
  const order = new Map(reached.map((each, at) => [each.test.name, at]));
  for (const { id, file } of anew) {
    // School time knows nothing of the rules, so its tests can not notice what is broken in them.
    const rooms = file.startsWith('shared/') ? (['rules', 'shared'] as const) : (['rules'] as const);
    const by = await killer(id, async () => {
      const tests = await load(rooms);
      return tests.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
    });
    say(id, by);
  }
});

/** What is reached while modules load, and each test twice, without a mutant; the shortest first. */
async function lookAround(): Promise<{ loading: ReadonlySet<string>; reached: Reached[] }> {
  const loading = new Set<string>();
  switches.reached = loading;
  const tests = await load(['rules', 'shared']);
  const runs: Reached[] = [];
  for (const test of tests) {
    const began = performance.now();
    const first = await reachedBy(test);
    runs.push({ test, milliseconds: performance.now() - began, first, again: new Set() });
  }
  const reached: Reached[] = [];
  for (const run of runs) reached.push({ ...run, again: await reachedBy(run.test) });
  switches.reached = null;
  return { loading, reached: reached.sort((a, b) => a.milliseconds - b.milliseconds) };
}

async function reachedBy({ run }: NotedTest): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  switches.reached = reached;
  await run();
  return reached;
}

/** The tests, with every module of ours read again. */
async function load(rooms: readonly (keyof typeof TESTS_OF)[]): Promise<NotedTest[]> {
  vi.resetModules();
  const noted: NotedTest[] = [];
  globalThis.notedTests = noted;
  for (const room of rooms) for (const file of TESTS_OF[room]) await import(file);
  return noted;
}

/** The first test that fails with the mutant switched on; null where none does. */
async function killer(id: string, testsOf: () => Promise<readonly NotedTest[]>): Promise<string | null> {
  note({ id, is: 'begun' });
  switches.active = id;
  try {
    for (const { name, run } of await testsOf()) if (await fails(run)) return name;
    return null;
  } catch (error) {
    return `could not be loaded: ${String(error).slice(0, 80)}`;
  } finally {
    switches.active = null;
  }
}

async function fails(run: () => unknown): Promise<boolean> {
  switches.hits = 0;
  try {
    await run();
    return false;
  } catch {
    return true;
  }
}

function say(id: string, by: string | null): void {
  note(by === null ? { id, is: 'survived' } : { id, is: 'killed', by });
}

function note(verdict: Verdict): void {
  appendFileSync(inject('file'), `${JSON.stringify(verdict)}\n`);
}
