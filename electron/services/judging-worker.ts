import { parentPort } from 'node:worker_threads';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import { judge, type Portion } from './judging-job.ts';

/** The worker thread's own file: portions in, differing cases out, until it is ended. Started by judging.ts alone. */
const calendars: SchoolCalendar[] = [];
parentPort?.on('message', (portion: Portion) => parentPort?.postMessage(judge(calendars, portion)));
