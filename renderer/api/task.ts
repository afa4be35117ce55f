import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Refusal } from '../../shared/refusals.ts';
import { Bug, whatFailed } from './host.ts';
import type { Task } from './procedures.ts';

/** Long work. `const preview = useTask(api.schools.previewImport)`; `preview.start(input)`; shown by `<Progress task={preview}>`. */
export interface Tasking<I, T> {
  start(input: I): Promise<Answer<T> | null>;
  /** Stops it; nothing is saved by a task that was stopped. */
  cancel(): void;
  running: boolean;
  progress: TaskProgress | null;
  value: T | undefined;
  /** The best there is while it still works, where the task says so. */
  soFar: T | undefined;
  refusal: Refusal | null;
  /** Back to the beginning: no value, no refusal. */
  forget(): void;
}

export interface TaskProgress {
  done: number;
  of: number;
  doing: string;
}

export function useTask<I, T>(procedure: Task<I, T>): Tasking<I, T> {
  const [progress, setProgress] = useState<TaskProgress | null>(null);
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [soFar, setSoFar] = useState<T | undefined>(undefined);
  const [running, setRunning] = useState(false);
  const [bug, setBug] = useState<Bug | null>(null);
  const stopping = useRef<AbortController | null>(null);
  if (bug) throw bug;
  // The client makes a procedure anew each time it is named: `start` stays the same, so that an effect may depend on it.
  const latest = useRef(procedure);
  latest.current = procedure;

  const cancel = useCallback(() => stopping.current?.abort(), []);
  useEffect(() => cancel, [cancel]);

  const start = useCallback(async (input: I) => {
    stopping.current?.abort();
    const controller = new AbortController();
    stopping.current = controller;
    setRunning(true);
    setAnswer(null);
    setSoFar(undefined);
    setProgress(null);
    try {
      for await (const event of await latest.current.call(input, { signal: controller.signal })) {
        if (controller.signal.aborted) return null;
        if (event.kind === 'progress') {
          setProgress({ done: event.done, of: event.of, doing: event.doing });
          if (event.soFar !== undefined) setSoFar(event.soFar);
        } else {
          setAnswer(event.answer);
          return event.answer;
        }
      }
    } catch (error) {
      if (!controller.signal.aborted) {
        const failed = whatFailed(error);
        if (failed instanceof Bug) setBug(failed);
      }
    } finally {
      if (stopping.current === controller) {
        setRunning(false);
        setProgress(null);
      }
    }
    return null;
  }, []);
  const forget = useCallback(() => {
    setAnswer(null);
    setSoFar(undefined);
  }, []);
  return {
    start,
    cancel,
    running,
    progress,
    value: answer?.ok ? answer.value : undefined,
    soFar,
    refusal: answer && !answer.ok ? answer.refusal : null,
    forget,
  };
}
