import { type Explaining, type Explanation, explain } from './explain.ts';
import { type Clock, type Outcome, type Proposal, proposeWeek } from './proposal.ts';
import type { Order } from './propose/goal.ts';
import type { Allocation, Week } from './week.ts';

/**
 * The long work of deployment, as messages: what a worker is asked, what it says on the way, what it ends with. All of
 * it is plain data. start-job.ts runs one in a worker thread.
 */
export interface Jobs {
  propose: { asks: { week: Week }; says: Proposal; answers: Outcome<Proposal> };
  /** The same week in another order of wants, set out from the best in the managers' own. */
  another: { asks: { week: Week; order: Order; from: Allocation[] }; says: Proposal; answers: Outcome<Proposal> };
  explain: { asks: { week: Week; planId: string }; says: Explaining; answers: Explanation };
}
export type JobKind = keyof Jobs;

export type Job<K extends JobKind = JobKind> = { [Kind in K]: { kind: Kind } & Jobs[Kind]['asks'] }[K];

/** What a job says: how far it has come, any number of times, and then its answer. */
export type JobMessage<K extends JobKind = JobKind> =
  | { kind: 'so far'; soFar: Jobs[K]['says'] }
  | { kind: 'answer'; answer: Jobs[K]['answers'] };

type Work = {
  [K in JobKind]: (job: Job<K>, now: Clock, say: (soFar: Jobs[K]['says']) => void) => Promise<Jobs[K]['answers']>;
};

const WORK: Work = {
  propose: ({ week }, now, say) => proposeWeek(week, now, say),
  another: ({ week, order, from }, now, say) => proposeWeek(week, now, say, { order, from }),
  explain: ({ week, planId }, _now, say) => explain(week, planId, say),
};

/** Does a job where it is called; a worker calls it, and so do tests and the command line. */
export async function doJob<K extends JobKind>(
  job: Job<K>,
  now: Clock,
  say: (soFar: Jobs[K]['says']) => void = () => {},
): Promise<Jobs[K]['answers']> {
  const work = WORK[job.kind as K];
  return work(job, now, say);
}
