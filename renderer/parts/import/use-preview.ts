import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Refusal } from '../../../shared/refusals.ts';
import { Bug, whatFailed } from '../../api/host.ts';
import type { TaskProgress } from '../../api/task.ts';

/**
 * Looking at a chosen file before anything is saved: `start(file)` has it read by `read`, which may say how far it is and
 * hears when the person stops it.
 *
 *   const preview = usePreview(async (file) => api.calendars.previewImport.call({ schoolId, file: await base64Of(file) }));
 */
export type ReadFile<T> = (
  file: File,
  tell: (progress: TaskProgress) => void,
  signal: AbortSignal,
) => Promise<Answer<T> | null>;

export interface Preview<T> {
  start(file: File): void;
  cancel(): void;
  running: boolean;
  progress: TaskProgress | null;
  value: T | undefined;
  refusal: Refusal | null;
  fileName: string;
  /** Back to choosing a file. */
  forget(): void;
}

export function usePreview<T>(read: ReadFile<T>, mostMegabytes: number): Preview<T> {
  const [progress, setProgress] = useState<TaskProgress | null>(null);
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [running, setRunning] = useState(false);
  const [fileName, setFileName] = useState('');
  const [bug, setBug] = useState<Bug | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const reading = useRef(read);
  reading.current = read;
  if (bug) throw bug;

  const cancel = useCallback(() => {
    stopping.current?.abort();
    setRunning(false);
    setProgress(null);
  }, []);
  useEffect(() => () => stopping.current?.abort(), []);

  const start = useCallback(
    (file: File) => {
      stopping.current?.abort();
      const controller = new AbortController();
      const { signal } = controller;
      stopping.current = controller;
      setFileName(file.name);
      setProgress(null);
      setAnswer(tooLarge(file, mostMegabytes));
      if (tooLarge(file, mostMegabytes)) return;
      setRunning(true);
      const tell = (next: TaskProgress) => !signal.aborted && setProgress(next);
      reading
        .current(file, tell, signal)
        .then((given) => !signal.aborted && setAnswer(given))
        .catch((error: unknown) => {
          if (signal.aborted) return;
          if (error instanceof DOMException) setAnswer(unreadable());
          else if (whatFailed(error) instanceof Bug) setBug(new Bug(null));
        })
        .finally(() => !signal.aborted && setRunning(false));
    },
    [mostMegabytes],
  );
  const forget = useCallback(() => {
    setAnswer(null);
    setFileName('');
  }, []);
  return {
    start,
    cancel,
    running,
    progress,
    value: answer?.ok ? answer.value : undefined,
    refusal: answer && !answer.ok ? answer.refusal : null,
    fileName,
    forget,
  };
}

function tooLarge(file: File, mostMegabytes: number): Extract<Answer<never>, { ok: false }> | null {
  if (file.size <= mostMegabytes * 1_000_000) return null;
  return refused(
    `The file has ${Math.ceil(file.size / 1_000_000)} MB, and this import reads at most ${mostMegabytes} MB.`,
    'Check that it is the right file. It was not read.',
  );
}

/** Moved, opened by another program, or on a drive that was pulled out. */
function unreadable(): Extract<Answer<never>, { ok: false }> {
  return refused(
    'The file could not be read.',
    'Check that it is still there and not open elsewhere, then choose it again.',
  );
}

function refused(what: string, next: string): Extract<Answer<never>, { ok: false }> {
  return { ok: false, refusal: { code: 'bad-file', what, next } };
}
