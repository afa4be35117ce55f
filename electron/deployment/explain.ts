import { countSessions } from '../../shared/sessions.ts';
import { loadSolver } from '../solver/highs.ts';
import { Board } from './board.ts';
import { checkWeek } from './check.ts';
import { moreHoursOf, triesOf } from './openings.ts';
import { allocationsOf, placedBy, problemOf } from './propose/problem.ts';
import { restOf, standingWeeks, type Together, together } from './propose/together.ts';
import { rehouse } from './rehouse.ts';
import type { Need, Week } from './week.ts';

/**
 * Why a need lacks sessions, to the bottom of it.
 *
 *   conflict   the smallest group of plans, this one among them, that can not all have their sessions, however everybody
 *              is moved about: what each has on the board, and for this one what it asks for. Any one fewer could.
 *   change     the least of the single changes with which it could, and nobody else have less; found by solving again
 *
 * Either is null where there is none or the search gave up; `canBeMet` where no conflict exists and others need only move.
 * In an office's week all of it is exact. In a county's, where a proof would take minutes, a way that is found is still a
 * whole week that the checker passes, but that none is found is no proof, and large conflicts are only counted.
 */
export interface Explanation {
  canBeMet: boolean;
  conflict: { planIds: string[]; sentence: string } | null;
  /** Where no conflict was found: every conflict there may be has at least so many other plans. */
  othersAtLeast: number;
  change: { week: Week; sentence: string } | null;
  /** Changes that were tried and are not enough. */
  tried: number;
}

/** How far it has come: `known` is what could be said if it were stopped here, null while nothing could. */
export interface Explaining {
  known: Explanation | null;
  doing: string;
  done: number;
  of: number;
}

/** Groups that are looked at before the search gives up, and how large they get. */
const MOST_GROUPS = 60;
const MOST_OTHERS = 4;
const MOST_CHANGES = 40;
/** STAs times plans up to which it is proved that there is no way. */
const EXACT = 800;

export async function explain(
  week: Week,
  planId: string,
  say: (soFar: Explaining) => void = () => {},
): Promise<Explanation> {
  const highs = await loadSolver();
  const board = Board.of(week);
  const need = board.need.get(planId);
  const nothing: Explanation = { canBeMet: false, conflict: null, othersAtLeast: 0, change: null, tried: 0 };
  if (!need || board.unmet(need) === 0 || need.notAgreedBy.length > 0) return nothing;
  const others = week.needs.filter((each) => each !== need && board.ofPlan(each.planId).length > 0);
  const isExact = week.stas.length * (others.length + 1) <= EXACT;
  const ask: Ask = (planIds) => {
    const problem = problemOf(week);
    const now = standingWeeks(problem, placedBy(week, week.allocations));
    return together(highs, problem, asksOf(week, board, need, planIds), now, !isExact);
  };
  const isWay = (changed: Week): boolean => {
    if (isRehoused(changed, board, need)) return true;
    if (!isExact) return false;
    const problem = problemOf(changed);
    const asks = asksOf(changed, board, need, [planId, ...others.map((each) => each.planId)]);
    const now = standingWeeks(problem, placedBy(changed, changed.allocations));
    return isFound(together(highs, problem, asks, now, true));
  };
  say({ known: null, doing: 'Looking whether others need only be moved', done: 0, of: 0 });
  if (isWay(week)) return { ...nothing, canBeMet: true };
  const found = smallestConflict(week, board, need, ask, (groups) =>
    say({ known: null, doing: 'Looking for the smallest group of plans in its way', done: groups, of: MOST_GROUPS }),
  );
  const why = { ...nothing, conflict: found.planIds && conflictOf(board, need, found.planIds) };
  const known: Explanation = { ...why, othersAtLeast: found.othersAtLeast };
  const tries = [...triesOf(board, need), ...moreHoursOf(board, need)].slice(0, MOST_CHANGES);
  for (const [tried, { week: changed, otherwise }] of tries.entries()) {
    const doing = 'Solving the week again, each time with one thing changed';
    say({ known: { ...known, tried }, doing, done: tried, of: tries.length });
    if (isWay(changed))
      return { ...known, tried, change: { week: changed, sentence: changeSentence(need, otherwise) } };
  }
  return { ...known, tried: tries.length };
}

type Ask = (planIds: Iterable<string>) => Together;

function isFound(found: Together): found is Exclude<Together, 'impossible' | null> {
  return found !== null && found !== 'impossible';
}

/** Whether moving others in turn makes room, and the whole week that comes of it passes the checker with nobody having less. */
function isRehoused(changed: Week, board: Board, need: Need): boolean {
  const all = changed.needs.map(({ planId }) => planId);
  const asks = asksOf(changed, board, need, all);
  const problem = problemOf(changed);
  const asked = { ...problem, needs: problem.needs.map((each, at) => ({ ...each, sessions: asks.get(at) ?? 0 })) };
  const at = changed.needs.findIndex(({ planId }) => planId === need.planId);
  const placed = rehouse(asked, placedBy(changed, changed.allocations), at);
  if (placed === null) return false;
  const given = Map.groupBy(placed, (each) => each.need);
  if ([...asks].some(([each, sessions]) => (given.get(each)?.length ?? 0) < sessions)) return false;
  return checkWeek(changed, allocationsOf(changed, placed)).length === 0;
}

/** Sessions that each of the plans is to have: what it asks for in the one in question, what it has in the others. */
function asksOf(week: Week, board: Board, need: Need, planIds: Iterable<string>): Map<number, number> {
  const at = new Map(week.needs.map((each, index) => [each.planId, index]));
  return new Map(
    [...planIds].map((id) => [at.get(id) ?? -1, id === need.planId ? need.sessions : board.ofPlan(id).length]),
  );
}

/**
 * Each group that can be served together shows a set of plans of which every conflict must have one; the smallest group
 * with one of each such set is asked next, until one can not be served: no smaller conflict exists then.
 */
function smallestConflict(
  week: Week,
  board: Board,
  need: Need,
  ask: Ask,
  heard: (groups: number) => void,
): { planIds: string[] | null; othersAtLeast: number } {
  const problem = problemOf(week);
  const now = standingWeeks(problem, placedBy(week, week.allocations));
  const given = week.needs.filter((each) => each !== need && board.ofPlan(each.planId).length > 0);
  const oneOfEach: string[][] = [];
  let othersAtLeast = 0;
  for (let group = 0; group < MOST_GROUPS; group++) {
    heard(group);
    const others = smallestWithOneOfEach(oneOfEach, MOST_OTHERS);
    if (others === null) return { planIds: null, othersAtLeast: MOST_OTHERS + 1 };
    othersAtLeast = others.length;
    const planIds = [need.planId, ...others];
    const found = ask(planIds);
    if (found === 'impossible') {
      const inOrder = week.needs.map((each) => each.planId).filter((id) => others.includes(id));
      return { planIds: [need.planId, ...inOrder], othersAtLeast };
    }
    if (found === null) break;
    const served = restOf(problem, found.weeks, asksOf(week, board, need, planIds), now);
    const left = given.filter(
      ({ planId }) => !planIds.includes(planId) && !served.has(week.needs.findIndex((each) => each.planId === planId)),
    );
    if (left.length === 0) break;
    oneOfEach.push(left.map(({ planId }) => planId));
  }
  return { planIds: null, othersAtLeast };
}

/** The smallest set with one of each list, the earliest in the lists where several are as small; null where all are larger. */
export function smallestWithOneOfEach(lists: readonly (readonly string[])[], most: number): string[] | null {
  for (let size = 0; size <= most; size++) {
    const found = within(lists, size, []);
    if (found !== null) return found;
  }
  return null;
}

function within(lists: readonly (readonly string[])[], size: number, chosen: readonly string[]): string[] | null {
  const open = lists.find((list) => !list.some((each) => chosen.includes(each)));
  if (open === undefined) return [...chosen];
  if (chosen.length === size) return null;
  for (const each of open) {
    const found = within(lists, size, [...chosen, each]);
    if (found !== null) return found;
  }
  return null;
}

function changeSentence(need: Need, otherwise: string): string {
  const all = need.sessions === 1 ? 'its session' : `all its ${countSessions(need.sessions)}`;
  return `If ${otherwise}, ${need.ref} could have ${all}, and nobody else fewer.`;
}

function conflictOf(board: Board, need: Need, planIds: string[]): Explanation['conflict'] {
  return { planIds, sentence: conflictSentence(board, need, planIds) };
}

function conflictSentence(board: Board, need: Need, planIds: readonly string[]): string {
  if (planIds.length === 1)
    return `${need.ref} could not have ${countSessions(need.sessions)} even if nobody else were served.`;
  const others = planIds.slice(1).map((id) => `${board.need.get(id)?.ref ?? id} (${board.ofPlan(id).length})`);
  return `${need.ref} can not have ${countSessions(need.sessions)} while ${listed(others)} ${others.length === 1 ? 'has' : 'have'} what stands on the board, however everybody is moved about. If any one of them had less, it could.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
