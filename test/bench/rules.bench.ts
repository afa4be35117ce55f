import { existsSync } from 'node:fs';
import { queryRun } from '../../electron/core/run.ts';
import { assess } from '../../electron/rules/assess.ts';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { DEFAULTS } from '../../electron/rules/parameters.ts';
import { type CaseForRules, factsOfCases } from '../../electron/services/facts-of.ts';
import { startJudging } from '../../electron/services/judging.ts';
import { startApp, startRegister, taskAnswer } from '../support/register.ts';
import { fillCounty } from './county.ts';
import { type Figure, quantile, timed } from './figure.ts';

/**
 * The rules' speed: one assessment, whole (lines, offers, smallest missing set, earliest yes), over the demo's sixty cases
 * in every stage; 50,000 judged in a worker thread; and all open cases of a register with 50,000 cases judged again through
 * the router, with progress, as before a figure is changed.
 */
export async function figures(): Promise<Figure[]> {
  const { cases, end } = await demoCases();
  const one = assessEach(cases);
  const inWorker = await judgeMany(cases, 50_000);
  end();
  const county = await reassessCounty(50_000);
  return [
    { name: 'one-assessment.p50', value: quantile(one, 0.5), unit: 'ms', limit: 0.2 },
    { name: 'one-assessment.p95', value: quantile(one, 0.95), unit: 'ms' },
    { name: 'worker-50000', value: inWorker, unit: 'ms', limit: 2000 },
    { name: 'open-of-50000.cases', value: county.openCases, unit: 'count' },
    { name: 'open-of-50000', value: county.milliseconds, unit: 'ms', limit: 2000 },
    { name: 'open-of-50000.steps', value: county.steps, unit: 'count' },
  ];
}

async function demoCases(): Promise<{ cases: CaseForRules[]; end(): void }> {
  const desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  const { open } = desk.app;
  if (!open?.office || !existsSync(desk.folder)) throw new Error('The demo is not open');
  const run = queryRun({
    register: open.register,
    officeId: open.office.id,
    person: { id: '', name: '', role: 'area-manager' },
    today: '2026-11-24',
    now: '2026-11-24T09:00:00Z',
    newId: desk.app.context.newId,
  });
  const ids = open.register.reading.sqlite.prepare('SELECT id FROM case_file').pluck().all() as string[];
  return { cases: factsOfCases(run, ids, '2026-11-24'), end: () => desk.end() };
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

/** So many cases, sent to the worker in portions and judged once (the same figures before and after are judged twice, so half of them). */
async function judgeMany(cases: readonly CaseForRules[], count: number): Promise<number> {
  const judging = startJudging();
  const portion = (size: number) =>
    Array.from({ length: size }, (_, at): CaseForRules => {
      const one = cases[at % cases.length];
      if (!one) throw new Error('There are no cases');
      return { ...one, facts: { ...one.facts } satisfies CaseFacts };
    });
  await judging.judge(portion(500), DEFAULTS, DEFAULTS);
  const milliseconds = await timed(async () => {
    for (let done = 0; done < count / 2; done += 500) await judging.judge(portion(500), DEFAULTS, DEFAULTS);
  });
  judging.end();
  return milliseconds;
}

async function reassessCounty(cases: number): Promise<{ openCases: number; milliseconds: number; steps: number }> {
  const desk = await startRegister('2026-11-24');
  const { open } = desk.app;
  if (!open?.office) throw new Error('No register is open');
  fillCounty(open.register, open.office.id, cases);
  let steps = 0;
  let openCases = 0;
  const milliseconds = await timed(async () => {
    const events = await desk.client.parameters.preview({ key: 'fortnight-grace', value: 3 });
    const answer = await taskAnswer(
      (async function* () {
        for await (const event of events) {
          if (event.kind === 'progress') steps++;
          yield event;
        }
      })() as never,
    );
    openCases = answer.ok ? (answer.value as { openCases: number }).openCases : 0;
  });
  desk.end();
  return { openCases, milliseconds, steps };
}
