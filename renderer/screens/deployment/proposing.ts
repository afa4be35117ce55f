import { useCallback, useEffect, useRef, useState } from 'react';
import type { Proposals } from '../../../shared/api/proposals.ts';
import type { Refusal } from '../../../shared/refusals.ts';
import { uuidv7 } from '../../../shared/uuid.ts';
import { api } from '../../api/client.ts';
import { send } from '../../api/command.ts';
import { type TaskProgress, useTask } from '../../api/task.ts';

/** The search for a proposal, and the last one found: it outlives a look at another screen, and ends with the page. */
export interface Proposing {
  start(): void;
  /** Ends the search; the best so far stays, labelled as not proved. */
  stop(): void;
  /** The proposal is left. */
  leave(): void;
  running: boolean;
  progress: TaskProgress | null;
  /** The best so far while it runs, then the answer. */
  value: Proposals | undefined;
  refusal: Refusal | null;
}

const kept = new Map<string, Proposals>();

/** A draft is proposed anew; a published week is repaired, with the fewest changes. */
export function useProposing(monday: string, isPublished: boolean): Proposing {
  const task = useTask(isPublished ? api.proposals.repair : api.proposals.propose);
  const [last, setLast] = useState(kept.get(monday));
  const work = useRef('');
  const { start: startTask, cancel, forget, soFar, running } = task;
  useEffect(() => setLast(kept.get(monday)), [monday]);

  const start = useCallback(async () => {
    work.current = uuidv7();
    kept.delete(monday);
    setLast(undefined);
    const answer = await startTask({ monday, work: work.current });
    if (!answer?.ok) return;
    kept.set(monday, answer.value);
    setLast(answer.value);
  }, [monday, startTask]);
  const stop = useCallback(() => {
    // Before there is anything to keep, stopping is leaving.
    if (soFar === undefined) cancel();
    else void send(api.proposals.stop, { work: work.current });
  }, [cancel, soFar]);
  const leave = useCallback(() => {
    cancel();
    forget();
    kept.delete(monday);
    setLast(undefined);
  }, [cancel, forget, monday]);
  return {
    start: () => void start(),
    stop,
    leave,
    running,
    progress: task.progress,
    value: running ? soFar : last,
    refusal: task.refusal,
  };
}
