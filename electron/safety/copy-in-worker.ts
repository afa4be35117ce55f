import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CopyJob, NotProven, Proof } from '../../db/copy.ts';
import type { OpeningFaultKind } from '../../db/opening-faults.ts';

/** Makes a proven copy in a thread of its own, from source or from the bundle beside main.js, while work goes on here. */
export type CopyMessage =
  | { kind: 'doing'; doing: string }
  | { kind: 'done'; proof: Proof }
  | { kind: 'failed'; why: WhyNoCopy };

export type WhyNoCopy = NotProven['why'] | Exclude<OpeningFaultKind, 'wrong-key'>;

export class NoCopy extends Error {
  readonly why: WhyNoCopy;
  constructor(why: WhyNoCopy) {
    super(why);
    this.name = 'NoCopy';
    this.why = why;
  }
}

/** Rejects with NoCopy where the copy could not be made or did not prove itself. */
export function copyInWorker(job: CopyJob, doing: (what: string) => void = () => undefined): Promise<Proof> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: job });
    worker.on('message', (message: CopyMessage) => {
      if (message.kind === 'doing') doing(message.doing);
      else if (message.kind === 'done') resolve(message.proof);
      else reject(new NoCopy(message.why));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new NoCopy('busy')));
  });
}

/** Source files end in .ts and are run as they are; the bundle has its workers beside it. */
function workerFile(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    isSource ? new URL('./copy-worker.ts', import.meta.url) : new URL('copy-worker.js', import.meta.url),
  );
}
