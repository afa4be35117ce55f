import { useCallback, useEffect, useState } from 'react';
import type { ChangeLine } from '../../shared/api/history.ts';
import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { Confirm } from './dialog.tsx';
import { Notice, Refusal } from './refusal.tsx';
import { ShowTime } from './show.tsx';
import { say } from './toast.tsx';

/**
 * Taking the last change back. Ctrl+Z asks first, saying what, who and when, and whether it has left the office since;
 * "Undo" right after a change does it at once unless something has left the office.
 */
export interface Undoing {
  /** The last change of the person at the desk. */
  last(): void;
  /** One change, by id. */
  one(changeId: string): void;
  /** The question, while there is one. */
  dialog: React.ReactNode;
}

export function useUndo(): Undoing {
  const undo = useCommand(api.history.undo, { said: null });
  const [asking, setAsking] = useState<ChangeLine | null>(null);
  const { run, forget } = undo;

  const doIt = useCallback(
    async (line: ChangeLine) => {
      const answer = await run({ changeId: line.id });
      if (answer.ok) {
        setAsking(null);
        say({ sentence: `Undone: ${line.sentence}.`, change: null });
      } else setAsking(line);
    },
    [run],
  );
  const last = useCallback(async () => {
    forget();
    const answer = await api.history.last.call({});
    if (answer.ok && answer.value) setAsking(answer.value);
    else say({ sentence: answer.ok ? 'There is nothing of yours to undo.' : answer.refusal.what, change: null });
  }, [forget]);
  const one = useCallback(
    async (changeId: string) => {
      forget();
      const answer = await api.history.line.call({ changeId });
      if (!answer.ok) return say({ sentence: answer.refusal.what, change: null });
      if (answer.value.warnings.length > 0) setAsking(answer.value);
      else await doIt(answer.value);
    },
    [doIt, forget],
  );

  const dialog = asking && (
    <Confirm
      title={`Undo: ${asking.sentence}?`}
      yes="Undo it"
      busy={undo.busy}
      onYes={() => void doIt(asking)}
      onClose={() => setAsking(null)}
    >
      <p>
        {asking.personName}, <ShowTime at={asking.at} full />
      </p>
      {asking.warnings.map((warning) => (
        <Notice key={warning}>{warning}</Notice>
      ))}
      {undo.refusal && <Refusal refusal={undo.refusal} focus />}
    </Confirm>
  );
  return { last: () => void last(), one: (id) => void one(id), dialog };
}

/** Ctrl+Z anywhere but in a field, where it belongs to the typing. */
export function useUndoKey(undo: Undoing, on: boolean): void {
  const { last } = undo;
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z')
        return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      last();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [last, on]);
}
