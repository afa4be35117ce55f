import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { refuse } from '../core/refuse.ts';
import type { TaskStep } from '../core/service.ts';
import type { LevelInput, Levelling } from '../link/levelling.ts';
import { shareSolver } from '../solver/highs.ts';

/**
 * Levels home days in a thread of its own, so that the app goes on answering: from source (browser host, tests) or from
 * the bundle beside main.js (desktop). The thread ends with its answer, or when whoever asked goes away.
 */
export type LevellingMessage =
  | ({ kind: 'progress' } & Omit<TaskStep, 'soFar'>)
  | { kind: 'answer'; levelling: Levelling };

export async function* levelInThread(
  input: LevelInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<Omit<TaskStep, 'soFar'>, Levelling, void> {
  shareSolver();
  const worker = new Worker(workerFile(), { workerData: input });
  const messages: LevellingMessage[] = [];
  let failed: Error | null = null;
  let woken = Promise.withResolvers<void>();
  worker.on('message', (message: LevellingMessage) => {
    messages.push(message);
    woken.resolve();
  });
  worker.on('error', (error: Error) => {
    failed = error;
    woken.resolve();
  });
  worker.on('exit', () => {
    failed ??= new Error('The thread that levels home days has ended');
    woken.resolve();
  });
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end, { once: true });
  try {
    for (;;) {
      const next = messages.shift();
      if (next?.kind === 'answer') return next.levelling;
      if (next) yield { done: next.done, of: next.of, doing: next.doing };
      else if (signal?.aborted) throw refuse('conflict', 'It was stopped before it had an answer.', 'Start it again.');
      else if (failed !== null) throw failed;
      else {
        await woken.promise;
        woken = Promise.withResolvers();
      }
    }
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}

/** Source files end in .ts and are run as they are; the bundle has its worker beside it. */
function workerFile(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    isSource ? new URL('./levelling-worker.ts', import.meta.url) : new URL('levelling-worker.js', import.meta.url),
  );
}
