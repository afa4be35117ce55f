import { useCallback, useRef, useState } from 'react';
import type { Answer, Refusal } from '../../shared/refusals.ts';
import { uuidv7 } from '../../shared/uuid.ts';
import { say } from '../parts/toast.tsx';
import { askAllAgain } from './ask.ts';
import { Bug, setHost, whatFailed } from './host.ts';
import { heardRefusal } from './lock.ts';
import type { Command } from './procedures.ts';

/**
 * Changing. `const record = useCommand(api.enquiries.record)`, then `const answer = await record.run(data)`. A call that is
 * lost on the way is sent again under the same request id, so it has one effect. Done: everything on screen is asked
 * for again and "Recorded. Undo" appears. Refused: `record.refusal` says why, for the form to show.
 */
export interface Commanding<I, T> {
  run(data: I): Promise<Answer<T>>;
  busy: boolean;
  refusal: Refusal | null;
  /** Takes the refusal off the screen. */
  forget(): void;
}

export interface CommandOptions {
  /** Said when it is done; "Recorded." unless given. Null for nothing. */
  said?: string | null;
}

export function useCommand<I, T>(procedure: Command<I, T>, { said = 'Recorded.' }: CommandOptions = {}) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [bug, setBug] = useState<Bug | null>(null);
  const running = useRef<Promise<Answer<T>> | null>(null);
  if (bug) throw bug;

  const run = useCallback(
    (data: I): Promise<Answer<T>> => {
      if (running.current) return running.current;
      setBusy(true);
      setRefusal(null);
      const work = send(procedure, data)
        .then(async (answer) => {
          if (answer.ok) {
            if (said !== null) say({ sentence: said, change: answer.change ?? null });
            await askAllAgain();
          } else {
            setRefusal(answer.refusal);
            if (answer.refusal.code === 'changed-meanwhile') await askAllAgain();
          }
          return answer;
        })
        .finally(() => {
          running.current = null;
          setBusy(false);
        })
        .catch((error: unknown) => {
          // Thrown at the next render, where the error boundary takes over; whoever waits for an answer gets none.
          setBug(error instanceof Bug ? error : new Bug(null));
          return new Promise<never>(() => {});
        });
      running.current = work;
      return work;
    },
    [procedure, said],
  );
  const forget = useCallback(() => setRefusal(null), []);
  const commanding: Commanding<I, T> = { run, busy, refusal, forget };
  return commanding;
}

/** Sends until there is an answer. While the host is gone the shell says so; what was typed stays, and so does the request id. */
export async function send<I, T>(procedure: Command<I, T>, data: I): Promise<Answer<T>> {
  const requestId = uuidv7();
  for (let wait = 300; ; wait = Math.min(wait * 2, 3_000)) {
    try {
      const answer = await procedure.call({ requestId, data });
      setHost('there');
      if (!answer.ok) heardRefusal(answer.refusal.code);
      return answer;
    } catch (error) {
      const failed = whatFailed(error);
      if (failed instanceof Bug) throw failed;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
