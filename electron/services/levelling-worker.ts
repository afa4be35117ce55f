import { parentPort, workerData } from 'node:worker_threads';
import { type LevelInput, level } from '../link/levelling.ts';
import type { LevellingMessage } from './levelling-thread.ts';

/** The worker thread's own file: one levelling, how far it has come, its answer. Started by levelling-thread.ts alone. */
const say = (message: LevellingMessage) => parentPort?.postMessage(message);
const SECONDS_FOR_EACH_STEP = 60;

say({
  kind: 'answer',
  levelling: await level(workerData as LevelInput, { seconds: SECONDS_FOR_EACH_STEP }, (done, of, doing) =>
    say({ kind: 'progress', done, of, doing }),
  ),
});
