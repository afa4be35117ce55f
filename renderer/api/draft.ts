import { useCallback, useEffect, useRef, useState } from 'react';
import { uuidv7 } from '../../shared/uuid.ts';
import { api } from './client.ts';
import { type Fields, fieldOf } from './fields.ts';

/**
 * A form's values, kept in the encrypted register as they are typed: on disk 0.4 s after the last key, at most 1.5 s
 * after the first. They come back after a reload, a lock, a crash. Call `discard()` once the form has been saved.
 *
 * When an existing record is edited, its `version` belongs into the values, so that a draft that comes back later still
 * meets "changed meanwhile" instead of overwriting.
 */
export interface Draft<T> extends Fields<T> {
  /** False until it is known whether there is a draft; show the form when true. */
  ready: boolean;
  /** When what is on screen was last kept ('2026-11-24T10:42:00Z'); null while nothing is. */
  savedAt: string | null;
  /** What was typed in an earlier session and came back. */
  found: boolean;
  discard(): Promise<void>;
}

const PAUSE = 400;
const AT_MOST = 1_500;

export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [edited, setEdited] = useState<T | null>(null);
  const [ready, setReady] = useState(false);
  const [found, setFound] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const keeper = useRef<Keeper | null>(null);
  const start = useRef(initial);
  start.current = initial;

  useEffect(() => {
    let here = true;
    const own = makeKeeper(key, (at) => here && setSavedAt(at));
    keeper.current = own;
    setReady(false);
    setEdited(null);
    setFound(false);
    setSavedAt(null);
    api.drafts.read
      .call({ key })
      .then((answer) => {
        if (!here) return;
        const body = answer.ok ? readBody<T>(answer.value.body) : null;
        if (body && !own.typed()) {
          setEdited({ ...start.current, ...body });
          setFound(true);
          setSavedAt(answer.ok ? answer.value.savedAt : null);
        }
      })
      .catch(() => {
        // The host is gone: the shell says so, and the form works on without a draft.
      })
      .finally(() => here && setReady(true));
    const hiding = () => own.now();
    document.addEventListener('visibilitychange', hiding);
    window.addEventListener('pagehide', hiding);
    return () => {
      here = false;
      own.now();
      document.removeEventListener('visibilitychange', hiding);
      window.removeEventListener('pagehide', hiding);
    };
  }, [key]);

  const values = edited ?? initial;
  const latest = useRef(values);
  latest.current = values;
  const set = (some: Partial<T>) => {
    const next = { ...latest.current, ...some };
    latest.current = next;
    setEdited(next);
    keeper.current?.keep(JSON.stringify(next));
  };
  const reset = useCallback(() => setEdited(null), []);
  const discard = useCallback(async () => {
    setEdited(null);
    setFound(false);
    setSavedAt(null);
    await keeper.current?.drop();
  }, []);
  return {
    values,
    set,
    field: fieldOf(values, set),
    touched: edited !== null,
    reset,
    ready,
    savedAt,
    found,
    discard,
  };
}

/** An older app may have kept other fields: what is not an object is no draft. */
function readBody<T>(body: string | null): Partial<T> | null {
  if (body === null) return null;
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? (read as Partial<T>) : null;
  } catch {
    return null;
  }
}

interface Keeper {
  keep(body: string): void;
  now(): void;
  typed(): boolean;
  drop(): Promise<void>;
}

/** Sends the newest body after a pause, one call at a time, and again where a call was lost. */
function makeKeeper(key: string, kept: (at: string) => void): Keeper {
  let waiting: string | null = null;
  let first = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let everTyped = false;

  function flush(): void {
    clearTimeout(timer);
    if (sending || waiting === null) return;
    const body = waiting;
    waiting = null;
    first = 0;
    sending = api.drafts.save
      .call({ requestId: uuidv7(), data: { key, body } })
      .then((answer) => {
        if (answer.ok) kept(answer.value.savedAt);
      })
      .catch(() => {
        waiting ??= body;
      })
      .finally(() => {
        sending = null;
        if (waiting !== null) timer = setTimeout(flush, PAUSE);
      });
  }

  return {
    keep(body) {
      everTyped = true;
      waiting = body;
      const now = performance.now();
      first ||= now;
      clearTimeout(timer);
      timer = setTimeout(flush, Math.max(0, Math.min(PAUSE, first + AT_MOST - now)));
    },
    now: flush,
    typed: () => everTyped,
    async drop() {
      clearTimeout(timer);
      waiting = null;
      everTyped = false;
      await sending;
      waiting = null;
      await api.drafts.discard.call({ requestId: uuidv7(), data: { key } }).catch(() => {
        // Left behind: it is offered again next time, and can be thrown away then.
      });
    },
  };
}
