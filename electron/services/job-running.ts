import { Refused, refuse } from '../core/refuse.ts';
import type { TaskRun } from '../core/service.ts';
import type { Job, JobKind, Jobs } from '../deployment/jobs.ts';
import type { Outcome } from '../deployment/proposal.ts';
import { JobStopped, type Running, startJob } from '../deployment/start-job.ts';

/**
 * A job of deployment as a task sees it: what it says as it comes, then the outcome. A caller who goes away ends
 * the thread; `stopWork` ends it and keeps the best so far.
 */
const working = new Map<string, Running<JobKind>>();

/** Stopped before it had said anything. */
class NothingYet extends Refused {}

export function stopWork(work: string): void {
  working.get(work)?.stop();
}

export async function* runJob<K extends JobKind>(
  run: TaskRun,
  work: string,
  job: Job<K>,
): AsyncGenerator<Jobs[K]['says'], Jobs[K]['answers'], void> {
  let latest: Jobs[K]['says'] | null = null;
  let woken = Promise.withResolvers<void>();
  const running = startJob(job, (soFar) => {
    latest = soFar;
    woken.resolve();
  });
  let over = false;
  const end = () => {
    over = true;
    woken.resolve();
  };
  running.answer.then(end, end);
  working.set(work, running);
  run.signal?.addEventListener('abort', running.stop, { once: true });
  try {
    while (!over) {
      await woken.promise;
      woken = Promise.withResolvers();
      if (latest !== null && !over) yield latest;
      latest = null;
    }
    return await running.answer;
  } catch (error) {
    if (!(error instanceof JobStopped)) throw error;
    throw new NothingYet({
      code: 'conflict',
      what: 'It was stopped before there was anything to show.',
      next: 'Start it again.',
    });
  } finally {
    working.delete(work);
    running.stop();
  }
}

/** Only the answer of a job; null where it was stopped before it had said anything. */
export async function answerOf<T>(job: AsyncGenerator<unknown, T, void>): Promise<T | null> {
  try {
    let step = await job.next();
    while (!step.done) step = await job.next();
    return step.value;
  } catch (error) {
    if (error instanceof NothingYet) return null;
    throw error;
  }
}

/**
 * The value of an outcome. Where the week itself stands in the way, its sentences; where the optimiser broke a rule,
 * nothing of it is shown, and the log gets the week without names under a number.
 */
export function valueOfJob<T>(run: TaskRun, procedure: string, outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  if (outcome.bug === null) {
    throw refuse('rule', outcome.faults.join(' '), 'Put that right on the board, then try again.');
  }
  const number = run.newId().slice(-8).toUpperCase();
  run.app.context.log({
    level: 'bug',
    what: 'a proposal did not pass the checker',
    procedure,
    number,
    week: JSON.stringify(outcome.bug),
  });
  throw refuse(
    'rule',
    `What was worked out breaks a rule, so it is not shown. It is in the log as bug ${number}, without names.`,
    'Allocate by hand, and send the log to whoever looks after this app.',
  );
}
