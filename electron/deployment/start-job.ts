import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { shareSolver } from '../solver/highs.ts';
import { stoppedCertificate } from './certificate.ts';
import type { Job, JobKind, JobMessage, Jobs } from './jobs.ts';

/**
 * Runs a job in a thread of its own, from source (loopback host, tests) or from the bundle beside main.js (desktop).
 *
 *   const running = startJob({ kind: 'propose', week }, (proposal) => …);
 *   const outcome = await running.answer;
 */
export interface Running<K extends JobKind> {
  /** What the job ends with. Rejects where the thread breaks down (a bug), or was stopped before it had anything. */
  answer: Promise<Jobs[K]['answers']>;
  /** Ends it now: answered with the best so far, labelled as not proved, or with what is known of a reason so far. */
  stop(): void;
}

/** A job that was stopped before there was anything to show. */
export class JobStopped extends Error {}

export function startJob<K extends JobKind>(
  job: Job<K>,
  onSoFar: (soFar: Jobs[K]['says']) => void = () => {},
): Running<K> {
  shareSolver();
  const worker = new Worker(workerFile(), { workerData: job });
  const done = Promise.withResolvers<Jobs[K]['answers']>();
  let latest: Jobs[K]['says'] | null = null;
  worker.on('message', (message: JobMessage<K>) => {
    if (message.kind === 'answer') done.resolve(message.answer);
    else {
      latest = message.soFar;
      onSoFar(latest);
    }
  });
  worker.on('error', done.reject);
  worker.on('exit', () => done.reject(new JobStopped('The work was stopped before it had an answer.')));
  return {
    answer: done.promise,
    stop() {
      const known = latest === null ? null : stopped(job, latest);
      if (known !== null) done.resolve(known);
      void worker.terminate();
    },
  };
}

/** What a job comes to that is stopped on the way: what was known until then, and no more. */
function stopped<K extends JobKind>(job: Job<K>, latest: Jobs[K]['says']): Jobs[K]['answers'] | null {
  if ('known' in latest) return latest.known;
  const certificate = stoppedCertificate(job.week, latest.allocations, latest.certificate);
  return { ok: true, value: { ...latest, certificate } } as Jobs[K]['answers'];
}

/** Source files end in .ts and are run as they are; the bundle has its worker beside it. */
function workerFile(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    isSource ? new URL('./job-worker.ts', import.meta.url) : new URL('job-worker.js', import.meta.url),
  );
}
