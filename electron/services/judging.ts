import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { CaseForRules } from './facts-of.ts';
import type { CaseToJudge, Differing, Portion } from './judging-job.ts';

/**
 * A thread that judges cases with two sets of figures, portion by portion, while the app goes on answering: from source
 * (browser host, tests) or from the bundle beside main.js (desktop).
 */
export interface Judging {
  judge(cases: readonly CaseForRules[], before: Parameters, after: Parameters): Promise<Differing[]>;
  end(): void;
}

export function startJudging(): Judging {
  const worker = new Worker(workerFile());
  const sent = new Map<SchoolCalendar, number>();
  let waiting: PromiseWithResolvers<Differing[]> | null = null;
  worker.on('message', (differing: Differing[]) => waiting?.resolve(differing));
  worker.on('error', (error) => waiting?.reject(error));
  worker.on('exit', () => waiting?.reject(new Error('The thread that judges cases has ended')));
  return {
    judge(cases, before, after) {
      waiting = Promise.withResolvers();
      worker.postMessage(portionOf(cases, before, after, sent));
      return waiting.promise;
    },
    end() {
      waiting = null;
      void worker.terminate();
    },
  };
}

function portionOf(
  cases: readonly CaseForRules[],
  before: Parameters,
  after: Parameters,
  sent: Map<SchoolCalendar, number>,
): Portion {
  const calendars: SchoolCalendar[] = [];
  const toJudge = cases.map(({ caseId, facts: { calendar, ...facts }, waivers }): CaseToJudge => {
    const at = sent.get(calendar) ?? sent.size;
    if (!sent.has(calendar)) calendars.push(calendar);
    sent.set(calendar, at);
    return { caseId, facts, calendar: at, waivers };
  });
  return { before, after, calendars, cases: toJudge };
}

/** Source files end in .ts and are run as they are; the bundle has its worker beside it. */
function workerFile(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    isSource ? new URL('./judging-worker.ts', import.meta.url) : new URL('judging-worker.js', import.meta.url),
  );
}
