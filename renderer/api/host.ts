import { useSyncExternalStore } from 'react';

/**
 * Whether the host still answers. 'gone': the app behind the page has stopped; 'key': it was started again and this page's
 * key is no longer good. Set by the hooks when a call fails on the way; the shell covers the page while it is not 'there'.
 */
export type HostState = 'there' | 'gone' | 'key';

let state: HostState = 'there';
const listeners = new Set<() => void>();

export function setHost(next: HostState): void {
  if (next === state) return;
  state = next;
  for (const heard of listeners) heard();
}

export function useHost(): HostState {
  return useSyncExternalStore(
    (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    () => state,
  );
}

/** A bug in the core: it has a number that is also in the log. */
export class Bug extends Error {
  readonly number: string | null;
  constructor(number: string | null) {
    super(number ? `Bug ${number}` : 'Bug');
    this.name = 'Bug';
    this.number = number;
  }
}

/** What a failed call means: a stopped host (noted for the shell), or a bug to be thrown. */
export function whatFailed(error: unknown): 'gone' | 'key' | Bug {
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    setHost('key');
    return 'key';
  }
  if (status !== null) return new Bug(numberOf(error));
  if (error instanceof Bug) return error;
  setHost('gone');
  return 'gone';
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
}

/** The number of a bug in the core, whoever threw it on: a command, a task, or the library that asks. */
export function numberOf(error: unknown): string | null {
  if (error instanceof Bug) return error.number;
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error;
  return typeof data === 'object' && data !== null && 'number' in data ? String(data.number) : null;
}
