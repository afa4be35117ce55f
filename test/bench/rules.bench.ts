import { existsSync } from 'node:fs';
import { queryRun } from '../../electron/core/run.ts';
import { assess } from '../../electron/rules/assess.ts';
import { DEFAULTS } from '../../electron/rules/parameters.ts';
import { type CaseForRules, factsOfCases } from '../../electron/services/facts-of.ts';
import { type Judging, startJudging } from '../../electron/services/judging.ts';
import { readingsOf } from '../../electron/services/judging-job.ts';
import { type Desk, startApp, startRegister } from '../support/register.ts';
import { fillWithoutHistory, openEveryCase } from './county.ts';
import { type Figure, quantile, timed } from './figure.ts';

/**
 * The rules' speed: one assessment, whole (lines, offers, smallest missing set, earliest yes), over the demo's sixty cases
 * in every stage; 50,000 of them judged again in a worker thread, for the figure that touches the longest rule, of each what
 * that rule looks at (as the app sends them), and of each everything; and all open cases of a register with 50,000 cases
 * judged again through the router, with progress, as before a figure is changed: as many open as in an office that closes
 * what it ends, and with every single case open.
 */
export async function figures(): Promise<Figure[]> {
  const { cases, looked, end } = await demoCases();
  const one = assessEach(cases);
  const sifted = await inWorker(looked, 50_000, (judging, portion) => judging.sift(portion));
  const whole = await inWorker(cases, 50_000, (judging, portion) => judging.compare(portion));
  end();
  const { usual, all } = await reassessCounty(50_000);
  return [
    { name: 'one-assessment.p50', value: quantile(one, 0.5), unit: 'ms', limit: 0.2 },
    { name: 'one-assessment.p95', value: quantile(one, 0.95), unit: 'ms' },
    { name: 'worker-50000', value: sifted, unit: 'ms', limit: 2000 },
    { name: 'worker-50000.whole', value: whole, unit: 'ms' },
    { name: 'open-of-50000.cases', value: usual.openCases, unit: 'count' },
    { name: 'open-of-50000', value: usual.milliseconds, unit: 'ms', limit: 2000 },
    { name: 'open-of-50000.steps', value: usual.steps, unit: 'count' },
    { name: '50000-open.cases', value: all.openCases, unit: 'count' },
    { name: '50000-open', value: all.milliseconds, unit: 'ms' },
    { name: '50000-open.steps', value: all.steps, unit: 'count' },
  ];
}

const DAY = '2026-11-24';
/** One day of grace more for fortnightly reviews. */
const AFTER = { ...DEFAULTS, 'fortnight-grace': DEFAULTS['fortnight-grace'] + 1 };

/** Whole, and only as far as the rules look that use the figure. */
async function demoCases(): Promise<{ cases: CaseForRules[]; looked: CaseForRules[]; end(): void }> {
  const desk = startApp(DAY);
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  const { open } = desk.app;
  if (!open?.office || !existsSync(desk.folder)) throw new Error('The demo is not open');
  const run = queryRun({
    register: open.register,
    officeId: open.office.id,
    person: { id: '', name: '', role: 'area-manager' },
    today: DAY,
    now: '2026-11-24T09:00:00Z',
    newId: desk.app.context.newId,
  });
  const ids = open.register.reading.sqlite.prepare('SELECT id FROM case_file').pluck().all() as string[];
  const looked = factsOfCases(run, ids, DAY, readingsOf(DEFAULTS, AFTER, DAY));
  return { cases: factsOfCases(run, ids, DAY), looked, end: () => desk.end() };
}

/** Milliseconds for each, after warming up. */
function assessEach(cases: readonly CaseForRules[]): number[] {
  const samples: number[] = [];
  for (let round = 0; round < 40; round++) {
    for (const { facts, waivers } of cases) {
      const before = performance.now();
      assess(facts, DEFAULTS, waivers);
      if (round >= 10) samples.push(performance.now() - before);
    }
  }
  return samples;
}

/** So many cases, sent to the worker in portions and judged there twice; two portions under way at a time, as the app has them. */
async function inWorker(
  cases: readonly CaseForRules[],
  count: number,
  work: (judging: Judging, portion: CaseForRules[]) => Promise<unknown>,
): Promise<number> {
  const judging = startJudging(DEFAULTS, AFTER);
  const portion = () =>
    Array.from({ length: 500 }, (_, at): CaseForRules => {
      const one = cases[at % cases.length];
      if (!one) throw new Error('There are no cases');
      return { ...one, facts: { ...one.facts } };
    });
  await work(judging, portion());
  const milliseconds = await timed(async () => {
    const underWay = [work(judging, portion())];
    for (let asked = 500; asked < count; asked += 500) {
      underWay.push(work(judging, portion()));
      await underWay.shift();
    }
    await Promise.all(underWay);
  });
  judging.end();
  return milliseconds;
}

interface Reassessed {
  openCases: number;
  milliseconds: number;
  steps: number;
}

async function reassessCounty(cases: number): Promise<{ usual: Reassessed; all: Reassessed }> {
  const desk = await startRegister('2026-11-24');
  const { open } = desk.app;
  if (!open?.office) throw new Error('No register is open');
  fillWithoutHistory(open.register, open.office.id, cases);
  const usual = await reassess(desk);
  openEveryCase(open.register);
  const all = await reassess(desk);
  desk.end();
  return { usual, all };
}

/** What a manager sees before a figure is changed: how many open cases would come out otherwise, with progress. */
async function reassess(desk: Desk): Promise<Reassessed> {
  const result = { openCases: 0, milliseconds: 0, steps: 0 };
  result.milliseconds = await timed(async () => {
    const events = await desk.client.parameters.preview({ key: 'fortnight-grace', value: 3 });
    for await (const event of events) {
      if (event.kind === 'progress') result.steps++;
      if (event.kind === 'answer' && event.answer.ok) result.openCases = event.answer.value.openCases;
    }
  });
  return result;
}
