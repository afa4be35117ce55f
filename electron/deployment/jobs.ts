import { type Explanation, explain } from './explain.ts';
import { type Clock, type Outcome, type Proposal, proposeWeek } from './proposal.ts';
import type { Order } from './propose/goal.ts';
import type { Allocation, Week } from './week.ts';

/**
 * The long work of deployment, as messages: what a worker is asked, what it says on the way, what it ends with. All of
 * it is plain data. start-job.ts runs one in a worker thread.
 */
export interface Jobs {
  propose: { asks: { week: Week }; answers: Outcome<Proposal> };
  /** The same week in another order of wants, set out from the best in the managers' own. */
  another: { asks: { week: Week; order: Order; from: Allocation[] }; answers: Outcome<Proposal> };
  explain: { asks: { week: Week; planId: string }; answers: Explanation };
}
export type JobKind = keyof Jobs;

export type Job<K extends JobKind = JobKind> = { [Kind in K]: { kind: Kind } & Jobs[Kind]['asks'] }[K];

/** What a job says: the best proposal so far, any number of times, and then its answer. */
export type JobMessage<K extends JobKind = JobKind> =
  | { kind: 'better'; proposal: Proposal }
  | { kind: 'answer'; answer: Jobs[K]['answers'] };

type Work = {
  [K in JobKind]: (job: Job<K>, now: Clock, better: (proposal: Proposal) => void) => Promise<Jobs[K]['answers']>;
};

const WORK: Work = {
  propose: ({ week }, now, better) => proposeWeek(week, now, better),
  another: ({ week, order, from }, now, better) => proposeWeek(week, now, better, { order, from }),
  explain: ({ week, planId }) => explain(week, planId),
};

/** Does a job where it is called; a worker calls it, and so do tests and the command line. */
export async function doJob<K extends JobKind>(
  job: Job<K>,
  now: Clock,
  better: (proposal: Proposal) => void = () => {},
): Promise<Jobs[K]['answers']> {
  const work = WORK[job.kind as K];
  return work(job, now, better);
}
