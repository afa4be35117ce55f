import type { Step } from '../../shared/api/proposals.ts';
import type { Session } from '../../shared/sessions.ts';
import { notFound, refuse } from '../core/refuse.ts';
import { Board } from '../deployment/board.ts';
import { judge } from '../deployment/candidates.ts';
import { checkWeek } from '../deployment/check.ts';
import type { Allocation } from '../deployment/week.ts';
import { place, plain } from './changing-week.ts';
import type { AllocationRow, WeekFacts } from './week-of.ts';

/**
 * Several steps onto a board at once: everything that leaves goes first, then what comes is judged one after the other,
 * as if somebody placed it by hand, and the whole once more by the independent checker. All of them, or a refusal.
 */
export interface StepDone {
  from: AllocationRow | null;
  /** The version at which the page saw `from`. */
  seen: number;
  to: Allocation | null;
  /** Wants it goes against that take a reason. */
  asksReason: string[];
}

export function stepsOnto(facts: WeekFacts, steps: readonly Step[]): { board: Board; done: StepDone[] } {
  const rows = new Map(facts.allocations.map((row) => [row.id, row]));
  const leaving = new Set(steps.flatMap(({ from }) => (from ? [from.id] : [])));
  const stays = facts.allocations.filter(({ id }) => !leaving.has(id)).map(plain);
  const board = Board.of({ ...facts.week, allocations: stays });
  const faults: string[] = [];
  const done = steps.map(({ from, to }): StepDone => {
    const row = from ? rows.get(from.id) : null;
    if (row === undefined) throw notFound('A session that was to leave');
    if (row?.locked) throw refuse('rule', `${place(board, row)} is locked.`, 'Unlock it first.');
    const given = to && judged(board, to);
    if (given) faults.push(...given.faults);
    return { from: row, seen: from?.version ?? 0, to: given?.to ?? null, asksReason: given?.asksReason ?? [] };
  });
  const whole = [...stays, ...done.flatMap(({ to }) => (to ? [to] : []))];
  // The second, independent opinion; what was wrong with the board before the steps is not theirs to answer for.
  const before = new Set(checkWeek(facts.week).map(({ sentence }) => sentence));
  const objections = faults.length > 0 ? faults : checkWeek(facts.week, whole).map(({ sentence }) => sentence);
  const fresh = objections.filter((sentence) => !before.has(sentence));
  if (fresh.length > 0) {
    const more = fresh.length === 1 ? '' : ` And ${fresh.length - 1} more.`;
    throw refuse('rule', `${fresh[0]}${more}`, 'Take it together with what makes room for it, or leave it.');
  }
  return { board, done };
}

function judged(board: Board, { staId, planId, session }: { staId: string; planId: string; session: Session }) {
  const sta = board.sta.get(staId);
  const need = board.need.get(planId);
  if (!sta) throw notFound('The STA');
  if (!need) throw notFound('The plan');
  const { stops, warnings, schoolId } = judge(board, need, sta, session);
  if (stops.length > 0 || schoolId === null)
    return { faults: stops.map(({ sentence }) => sentence), to: null, asksReason: [] };
  const to: Allocation = { staId, planId, session, schoolId, locked: false };
  board.put(to);
  return { faults: [], to, asksReason: warnings.filter(({ asksReason }) => asksReason).map(({ want }) => want) };
}
