import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { CaseForRules } from './facts-of.ts';
import type { CaseToJudge, Differing, Portion } from './judging-job.ts';
import type { Asked } from './judging-worker.ts';

/**
 * A thread that judges cases with two sets of figures, portion by portion, while the app goes on answering: from source
 * (browser host, tests) or from the bundle beside main.js (desktop). Several portions may be under way; they are answered
 * in their order.
 */
export interface Judging {
  /** The cases of which a verdict comes out otherwise; they need hold only what the rules in question look at. */
  sift(cases: readonly CaseForRules[]): Promise<string[]>;
  /** How they come out otherwise: of whole cases. */
  compare(cases: readonly CaseForRules[]): Promise<Differing[]>;
  end(): void;
}

export function startJudging(before: Parameters, after: Parameters): Judging {
  const worker = new Worker(workerFile());
  const sent = new Map<SchoolCalendar, number>();
  const waiting: Waiting[] = [];
  const fail = (error: Error) => {
    for (const each of waiting.splice(0)) each.reject(error);
  };
  worker.on('message', (answer) => waiting.shift()?.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that judges cases has ended')));
  const ask = <T>(work: Asked['work'], cases: readonly CaseForRules[]): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    // Whoever waits hears of a failure; a portion that nobody waits for any more fails in silence.
    promise.catch(() => {});
    waiting.push({ resolve: (answer) => resolve(answer as T), reject });
    worker.postMessage({ work, portion: { before, after, ...portionOf(cases, sent) } } satisfies Asked);
    return promise;
  };
  return {
    sift: (cases) => ask<string[]>('sift', cases),
    compare: (cases) => ask<Differing[]>('compare', cases),
    end() {
      waiting.length = 0;
      void worker.terminate();
    },
  };
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

function portionOf(
  cases: readonly CaseForRules[],
  sent: Map<SchoolCalendar, number>,
): Pick<Portion, 'calendars' | 'cases'> {
  const calendars: SchoolCalendar[] = [];
  const toJudge = cases.map(({ caseId, facts: { calendar, ...facts }, waivers }): CaseToJudge => {
    const at = sent.get(calendar) ?? sent.size;
    if (!sent.has(calendar)) calendars.push(calendar);
    sent.set(calendar, at);
    return { caseId, facts, calendar: at, waivers };
  });
  return { calendars, cases: toJudge };
}

/** Source files end in .ts and are run as they are; the bundle has its worker beside it. */
function workerFile(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    isSource ? new URL('./judging-worker.ts', import.meta.url) : new URL('judging-worker.js', import.meta.url),
  );
}
