import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type Job, type JobMessage } from './jobs.ts';

/** The worker thread's own file: one job, its messages, the end. Started by start-job.ts alone. */
const say = (message: JobMessage) => parentPort?.postMessage(message);

const answer = await doJob(
  workerData as Job,
  () => performance.now(),
  (soFar) => say({ kind: 'so far', soFar }),
);
say({ kind: 'answer', answer });
