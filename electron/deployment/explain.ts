import { countSessions } from '../../shared/sessions.ts';
import { Board } from './board.ts';
import { moreHoursOf, triesOf } from './openings.ts';
import { placedBy, problemOf } from './propose/problem.ts';
import { loadSolver } from './propose/solver.ts';
import { restOf, standingWeeks, type Together, together } from './propose/together.ts';
import type { Need, Week } from './week.ts';

/**
 * Why a need lacks sessions, to the bottom of it.
 *
 *   conflict   the smallest group of plans, this one among them, that can not all have their sessions, however everybody
 *              is moved about: what each has on the board, and for this one what it asks for. Any one fewer could.
 *   change     the least of the single changes with which it could, and nobody else have less; found by solving again
 *
 * Either is null where there is none or the search gave up; `canBeMet` where no conflict exists and others need only move.
 */
export interface Explanation {
  canBeMet: boolean;
  conflict: { planIds: string[]; sentence: string } | null;
  change: { week: Week; sentence: string } | null;
  /** Changes that were tried and are not enough. */
  tried: number;
}

/** Groups that are looked at before the search gives up. */
const MOST_GROUPS = 60;
const MOST_CHANGES = 25;

export async function explain(week: Week, planId: string): Promise<Explanation> {
  const highs = await loadSolver();
  const board = Board.of(week);
  const need = board.need.get(planId);
  const nothing: Explanation = { canBeMet: false, conflict: null, change: null, tried: 0 };
  if (!need || board.unmet(need) === 0 || need.notAgreedBy.length > 0) return nothing;
  const ask = (changed: Week, planIds: Iterable<string>): Together => {
    const problem = problemOf(changed);
    return together(
      highs,
      problem,
      asksOf(changed, board, need, planIds),
      standingWeeks(problem, placedBy(changed, changed.allocations)),
    );
  };
  const others = week.needs.filter((each) => each !== need && board.ofPlan(each.planId).length > 0);
  const all = [planId, ...others.map((each) => each.planId)];
  if (isWay(ask(week, all))) return { ...nothing, canBeMet: true };
  const conflict = smallestConflict(week, board, need, ask);
  const { change, tried } = leastChange(board, need, (changed) => ask(changed, all));
  return {
    canBeMet: false,
    conflict: conflict && { planIds: conflict, sentence: conflictSentence(board, need, conflict) },
    change,
    tried,
  };
}

function isWay(found: Together): boolean {
  return found !== null && found !== 'impossible';
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
  ask: (week: Week, planIds: Iterable<string>) => Together,
): string[] | null {
  const problem = problemOf(week);
  const now = standingWeeks(problem, placedBy(week, week.allocations));
  const given = week.needs.filter((each) => each !== need && board.ofPlan(each.planId).length > 0);
  const oneOfEach: string[][] = [];
  for (let group = 0; group < MOST_GROUPS; group++) {
    const planIds = [need.planId, ...smallestWithOneOfEach(oneOfEach)];
    const found = ask(week, planIds);
    if (found === 'impossible')
      return [need, ...week.needs.filter((each) => each !== need && planIds.includes(each.planId))].map(
        (each) => each.planId,
      );
    if (found === null) return null;
    const served = restOf(problem, found.weeks, asksOf(week, board, need, planIds), now);
    const left = given.filter(
      ({ planId }) => !planIds.includes(planId) && !served.has(week.needs.findIndex((each) => each.planId === planId)),
    );
    if (left.length === 0) return null;
    oneOfEach.push(left.map(({ planId }) => planId));
  }
  return null;
}

/** The smallest set with one of each list, the earliest in the lists where several are as small. */
export function smallestWithOneOfEach(lists: readonly (readonly string[])[]): string[] {
  for (let size = 0; ; size++) {
    const found = within(lists, size, []);
    if (found !== null) return found;
  }
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

function leastChange(
  board: Board,
  need: Need,
  ask: (changed: Week) => Together,
): Pick<Explanation, 'change' | 'tried'> {
  let tried = 0;
  const tries = [...triesOf(board, need), ...moreHoursOf(board, need)];
  for (const { week, otherwise } of tries.slice(0, MOST_CHANGES)) {
    if (!isWay(ask(week))) {
      tried++;
      continue;
    }
    const all = need.sessions === 1 ? 'its session' : `all its ${countSessions(need.sessions)}`;
    return {
      change: { week, sentence: `If ${otherwise}, ${need.ref} could have ${all}, and nobody else fewer.` },
      tried,
    };
  }
  return { change: null, tried };
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
