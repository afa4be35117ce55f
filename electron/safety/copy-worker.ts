import { parentPort, workerData } from 'node:worker_threads';
import { type CopyJob, copyProven, NotProven } from '../../db/copy.ts';
import { faultOfError } from '../../db/opening-faults.ts';
import type { CopyMessage } from './copy-in-worker.ts';

/** The thread's own file: one proven copy, what it is doing, the end. Started by copy-in-worker.ts alone. */
const say = (message: CopyMessage) => parentPort?.postMessage(message);

/** A Buffer arrives as plain bytes. */
const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const { source, to, key, newKey, reseal } = workerData as CopyJob;
const job: CopyJob = {
  source,
  to,
  key: buffer(key),
  newKey: newKey && buffer(newKey),
  reseal: reseal && { from: buffer(reseal.from), to: buffer(reseal.to) },
};
try {
  say({ kind: 'done', proof: copyProven(job, (doing) => say({ kind: 'doing', doing })) });
} catch (error) {
  const why = error instanceof NotProven ? error.why : faultOfError(error);
  // An error of another kind is a bug, and goes to whoever started the thread.
  if (why === null) throw error;
  say({ kind: 'failed', why: why === 'wrong-key' ? 'damaged' : why });
} finally {
  for (const secret of [job.key, job.newKey, job.reseal?.from, job.reseal?.to]) secret?.fill(0);
}
