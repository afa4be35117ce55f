import type { BoardAllocation, BoardWeek } from '../../../shared/api/deployment.ts';
import type { ProposedSession, Step } from '../../../shared/api/proposals.ts';
import { SESSION_CODES } from '../../../shared/sessions.ts';
import { cellKey } from './carrying.ts';

/**
 * A proposal as a difference from the board as it stands now: what comes, what moves, what goes. Reckoned anew whenever
 * the board changes, so that what was taken, undone or done by hand meanwhile is always counted.
 *
 *   differenceOf   the changes, by STA and session
 *   stepsOf        what the core is asked to do for some of them
 *   marksOf        what each cell of the board shows of them
 */
export interface Change {
  /** The same for the same change while the board stays as it is. */
  key: string;
  kind: 'added' | 'moved' | 'removed';
  planId: string;
  ref: string;
  /** Under whose name it stands: the STA who is to come, or who is to go. */
  staId: string;
  from: BoardAllocation | null;
  to: ProposedSession | null;
}

export interface Mark {
  /** What stands here is to leave. */
  leaves: boolean;
  /** The plan that is to come here. */
  comes: string | null;
}

export function differenceOf(week: BoardWeek, proposed: readonly ProposedSession[]): Change[] {
  const slot = (one: ProposedSession) => `${one.staId} ${one.session} ${one.planId} ${one.schoolId}`;
  const wanted = new Set(proposed.map(slot));
  const there = new Set(week.allocations.map(slot));
  const going = Map.groupBy(
    week.allocations.filter((one) => !wanted.has(slot(one))),
    ({ planId }) => planId,
  );
  const coming = Map.groupBy(
    proposed.filter((one) => !there.has(slot(one))),
    ({ planId }) => planId,
  );
  const refs = new Map(week.needs.map(({ planId, ref }) => [planId, ref]));
  const changes = [...new Set([...going.keys(), ...coming.keys()])].flatMap((planId) =>
    paired(going.get(planId) ?? [], coming.get(planId) ?? []).map(({ from, to }): Change => {
      const ref = from?.ref ?? refs.get(planId) ?? '';
      const kind = from && to ? 'moved' : to ? 'added' : 'removed';
      const staId = to?.staId ?? from?.staId ?? '';
      return { key: `${from?.id ?? ''} ${to ? slot(to) : ''}`, kind, planId, ref, staId, from, to };
    }),
  );
  const rank = new Map(week.stas.map(({ id }, at) => [id, at]));
  const place = ({ staId, to, from }: Change) =>
    (rank.get(staId) ?? 0) * SESSION_CODES.length + SESSION_CODES.indexOf((to ?? from)?.session ?? 'mon-am');
  return changes.toSorted((a, b) => place(a) - place(b));
}

interface Pair {
  from: BoardAllocation | null;
  to: ProposedSession | null;
}

/** What one plan loses and gains, as moves where it does both: the same STA first, then the same time. */
function paired(going: readonly BoardAllocation[], coming: readonly ProposedSession[]): Pair[] {
  const left = [...coming];
  const take = (fits: (to: ProposedSession) => boolean): ProposedSession | null => {
    const at = left.findIndex(fits);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const found = new Map<BoardAllocation, ProposedSession>();
  const alike: ((from: BoardAllocation, to: ProposedSession) => boolean)[] = [
    (from, to) => from.staId === to.staId,
    (from, to) => from.session === to.session,
    () => true,
  ];
  for (const isAlike of alike) {
    for (const from of going) {
      if (found.has(from)) continue;
      const to = take((each) => isAlike(from, each));
      if (to) found.set(from, to);
    }
  }
  return [...going.map((from) => ({ from, to: found.get(from) ?? null })), ...left.map((to) => ({ from: null, to }))];
}

export function stepsOf(changes: readonly Change[]): Step[] {
  return changes.map(({ from, to }) => ({
    from: from && { id: from.id, version: from.version },
    to: to && { staId: to.staId, planId: to.planId, session: to.session },
  }));
}

/** Marks by cell; left changes are no longer shown. */
export function marksOf(changes: readonly Change[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  const at = (key: string) => marks.get(key) ?? { leaves: false, comes: null };
  for (const { from, to, ref } of changes) {
    if (from) {
      const key = cellKey(from.staId, from.session);
      marks.set(key, { ...at(key), leaves: true });
    }
    if (to) {
      const key = cellKey(to.staId, to.session);
      marks.set(key, { ...at(key), comes: ref });
    }
  }
  return marks;
}
