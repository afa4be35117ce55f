import { useCallback, useMemo, useRef } from 'react';
import type { LinkSandbox, SandboxStart } from '../../../shared/api/link-ahead.ts';
import type { Weekday } from '../../../shared/dates.ts';
import { type KeptOption, type KeptStart, keptOf, keptStart, readerOf } from '../../../shared/link-options.ts';
import { useDraft } from '../../api/draft.ts';

/**
 * What is tried out at the Link: up to three options beside each other. They are somebody's draft, like what is being
 * typed: kept through a reload and a lock, seen by nobody else, and no part of the register until something is decided.
 *
 *   useOptions   the options and what can be done with them
 *   useTaken     centre, first day and home day of a request in the option that was taken to the panel
 */
export const MOST_OPTIONS = 3;
export const OPTION_NAMES = ['A', 'B', 'C'] as const;

interface Trying {
  options: readonly KeptOption[];
  chosen: number;
  /** What was taken to the panel, as it was then, by request; null: nothing yet. */
  taken: Readonly<Record<string, KeptStart>> | null;
}

const KEY = 'link/what-if';
const EMPTY: KeptOption = { starts: {}, homeDays: {} };
const NOTHING_KEPT: Trying = { options: [], chosen: 0, taken: null };

export function useOptions(sandbox: LinkSandbox) {
  // Until something is tried out the first option is what would happen by itself: each in its turn.
  const first = useMemo(() => ({ ...NOTHING_KEPT, options: [inTurn(sandbox)] }), [sandbox]);
  const read = useMemo(() => readerOf(sandbox), [sandbox]);
  const draft = useDraft<Trying>(KEY, first);
  const { options: kept, chosen, taken } = draft.values;
  const now = useRef({ draft, sandbox, own: EMPTY });
  now.current = { draft, sandbox, own: kept[chosen] ?? EMPTY };
  const put = useCallback((some: Partial<KeptOption>) => {
    const own = { ...now.current.own, ...some };
    now.current.own = own;
    const { options, chosen: at } = now.current.draft.values;
    now.current.draft.set({ options: options.map((each, index) => (index === at ? own : each)) });
  }, []);
  const setStart = useCallback(
    (requestId: string, start: SandboxStart | null) => {
      const { [requestId]: _, ...others } = now.current.own.starts;
      const own = start && keptStart(now.current.sandbox, start);
      put({ starts: own ? { ...others, [requestId]: own } : others });
    },
    [put],
  );
  const setHomeDay = useCallback(
    (placementId: string, homeDay: Weekday) =>
      put({ homeDays: { ...now.current.own.homeDays, [placementId]: homeDay } }),
    [put],
  );
  const keepHomeDays = useCallback(() => put({ homeDays: {} }), [put]);
  const take = useCallback(() => now.current.draft.set({ taken: now.current.own.starts }), []);
  const own = kept[chosen] ?? EMPTY;
  return {
    draft,
    options: useMemo(() => kept.map(read), [kept, read]),
    chosen,
    option: read(own),
    taken,
    choose: (at: number) => draft.set({ chosen: at }),
    /** Another option that begins as a copy of this one. */
    copy: () => draft.set({ options: [...kept, { ...own }], chosen: kept.length }),
    drop: () => draft.set({ options: kept.filter((_, at) => at !== chosen), chosen: Math.max(0, chosen - 1) }),
    fill: () => put({ starts: inTurn(sandbox).starts }),
    clear: () => put(EMPTY),
    setStart,
    setHomeDay,
    keepHomeDays,
    take,
  };
}

function inTurn(sandbox: LinkSandbox): KeptOption {
  const starts = sandbox.requests.flatMap(({ id, inTurn: own }) => (own ? [[id, own] as const] : []));
  return keptOf(sandbox, { starts: Object.fromEntries(starts), homeDays: {} });
}

export function useTaken(requestId: string): { ready: boolean; taken: KeptStart | null } {
  const { ready, values } = useDraft<Trying>(KEY, NOTHING_KEPT);
  return { ready, taken: values.taken?.[requestId] ?? null };
}
