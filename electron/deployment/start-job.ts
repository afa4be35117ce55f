import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { stoppedCertificate } from './certificate.ts';
import type { Job, JobKind, JobMessage, Jobs } from './jobs.ts';
import type { Proposal } from './proposal.ts';

/**
 * Runs a job in a thread of its own, from source (loopback host, tests) or from the bundle beside main.js (desktop).
 *
 *   const running = startJob({ kind: 'propose', week }, (proposal) => …);
 *   const outcome = await running.answer;
 */
export interface Running<K extends JobKind> {
  /** What the job ends with. Rejects where the thread breaks down (a bug), or was stopped before it had anything. */
  answer: Promise<Jobs[K]['answers']>;
  /** Ends it now. A proposal that was on its way is answered with the best so far, labelled as not proved. */
  stop(): void;
}

/** A job that was stopped before there was anything to show. */
export class JobStopped extends Error {}

export function startJob<K extends JobKind>(
  job: Job<K>,
  onBetter: (proposal: Proposal) => void = () => {},
): Running<K> {
  const worker = new Worker(workerFile(), { workerData: job });
  const done = Promise.withResolvers<Jobs[K]['answers']>();
  let best: Proposal | null = null;
  worker.on('message', (message: JobMessage<K>) => {
    if (message.kind === 'answer') done.resolve(message.answer);
    else {
      best = message.proposal;
      onBetter(best);
    }
  });
  worker.on('error', done.reject);
  worker.on('exit', () => done.reject(new JobStopped('The work was stopped before it had an answer.')));
  return {
    answer: done.promise,
    stop() {
      if (best !== null && job.kind !== 'explain') {
        const certificate = stoppedCertificate(job.week, best.allocations, best.certificate);
        done.resolve({ ok: true, value: { ...best, certificate } } as Jobs[K]['answers']);
      }
      void worker.terminate();
    },
  };
}

/** Source files end in .ts and are run as they are; the bundle has its worker beside it. */
function workerFile(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    isSource ? new URL('./job-worker.ts', import.meta.url) : new URL('job-worker.js', import.meta.url),
  );
}
