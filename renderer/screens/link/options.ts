import { useCallback, useSyncExternalStore } from 'react';
import type { LinkSandbox, SandboxStart } from '../../../shared/api/link-ahead.ts';
import type { Weekday } from '../../../shared/dates.ts';
import { NOTHING_TRIED, type SandboxOption, shapeOf } from '../../../shared/link-sandbox.ts';

/**
 * What is tried out at the Link: up to three options beside each other. They live in this window and outlast a look at
 * another screen; nothing of them is in the register.
 *
 *   useOptions      the options and what can be done with them
 *   takenFor        centre, first day and home day of a request in the option that was taken to the panel
 */
export const MOST_OPTIONS = 3;
export const OPTION_NAMES = ['A', 'B', 'C'] as const;

interface Trying {
  options: readonly SandboxOption[];
  chosen: number;
  /** What was taken to the panel, as it was then, by request; null: nothing yet. */
  taken: Readonly<Record<string, TakenStart>> | null;
}

export interface TakenStart {
  centreId: string;
  startOn: string;
  homeDay: Weekday;
}

let trying: Trying | null = null;
const EMPTY: Trying = { options: [NOTHING_TRIED], chosen: 0, taken: null };
const listeners = new Set<() => void>();

function change(next: Partial<Trying>): void {
  trying = { ...(trying ?? EMPTY), ...next };
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOptions(sandbox: LinkSandbox) {
  // Until something is tried out the first option is what would happen by itself: each in its turn.
  trying ??= { ...EMPTY, options: [inTurn(sandbox)] };
  const { options, chosen, taken } = useSyncExternalStore(listen, () => trying ?? EMPTY);
  const option = options[chosen] ?? NOTHING_TRIED;
  const put = useCallback((next: SandboxOption) => {
    const now = trying ?? EMPTY;
    change({ options: now.options.map((each, at) => (at === now.chosen ? next : each)) });
  }, []);
  return {
    options,
    chosen,
    option,
    taken,
    choose: (at: number) => change({ chosen: at }),
    /** Another option that begins as a copy of this one. */
    copy: () => change({ options: [...options, option], chosen: options.length }),
    drop() {
      const left = options.filter((_, at) => at !== chosen);
      change({ options: left, chosen: Math.max(0, chosen - 1) });
    },
    fill: () => put({ ...option, starts: inTurn(sandbox).starts }),
    clear: () => put(NOTHING_TRIED),
    setStart: useCallback(
      (requestId: string, start: SandboxStart | null) => {
        const now = trying ?? EMPTY;
        const own = now.options[now.chosen] ?? NOTHING_TRIED;
        const { [requestId]: _, ...others } = own.starts;
        put({ ...own, starts: start ? { ...others, [requestId]: start } : others });
      },
      [put],
    ),
    setHomeDay(placementId: string, homeDay: Weekday) {
      put({ ...option, homeDays: { ...option.homeDays, [placementId]: homeDay } });
    },
    keepHomeDays: () => put({ ...option, homeDays: {} }),
    take() {
      const starts = Object.entries(option.starts).flatMap(([id, { centreId, week, homeDay }]) => {
        const shape = shapeOf(sandbox, centreId, week);
        return shape ? [[id, { centreId, startOn: shape.startOn, homeDay }] as const] : [];
      });
      change({ taken: Object.fromEntries(starts) });
    },
  };
}

function inTurn({ requests }: LinkSandbox): SandboxOption {
  const starts = requests.flatMap(({ id, inTurn: own }) => (own ? [[id, own] as const] : []));
  return { ...NOTHING_TRIED, starts: Object.fromEntries(starts) };
}

export function takenFor(requestId: string): TakenStart | null {
  return trying?.taken?.[requestId] ?? null;
}
