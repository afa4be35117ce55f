import { parentPort } from 'node:worker_threads';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import { compare, type Portion, sift } from './judging-job.ts';

/** The worker thread's own file: portions in, answers out in the same order, until it is ended. Started by judging.ts alone. */
export interface Asked {
  work: 'sift' | 'compare';
  portion: Portion;
}

const calendars: SchoolCalendar[] = [];
parentPort?.on('message', ({ work, portion }: Asked) =>
  parentPort?.postMessage(work === 'sift' ? sift(calendars, portion) : compare(calendars, portion)),
);
