import type { WeekFigures } from '../../shared/api/proposals.ts';
import { Board } from '../deployment/board.ts';
import { isStopped } from '../deployment/constraints.ts';
import { greedy } from '../deployment/propose/greedy.ts';
import { allocationsOf, problemOf } from '../deployment/propose/problem.ts';
import { valuesOf } from '../deployment/wants.ts';
import type { Allocation, Week } from '../deployment/week.ts';

/** A week in the figures that managers compare weeks by; and two weeks to compare a proposal with. */
export function figuresOf(week: Week, allocations: readonly Allocation[]): WeekFigures {
  const values = valuesOf(week, allocations);
  const given = Map.groupBy(allocations, ({ planId }) => planId);
  const asking = week.needs.filter(({ sessions }) => sessions > 0);
  return {
    given: allocations.length,
    wanted: asking.reduce((sum, { sessions }) => sum + sessions, 0),
    met: [...Map.groupBy(asking, ({ priority }) => priority)]
      .toSorted(([a], [b]) => a - b)
      .map(([priority, needs]) => ({
        priority,
        plans: needs.length,
        met: needs.filter(({ planId, sessions }) => (given.get(planId)?.length ?? 0) >= sessions).length,
      })),
    strangers: values.continuity ?? 0,
    moved: values.stability ?? 0,
    kilometres: values.travel ?? 0,
  };
}

/** The figures of the board, of last week once more as far as it holds, and of what a careful person would do by hand. */
export function comparedWith(week: Week) {
  return [
    { id: 'board' as const, label: 'Board', figures: figuresOf(week, week.allocations) },
    { id: 'last-week' as const, label: 'Last week', figures: figuresOf(week, lastWeekAgain(week)) },
    {
      id: 'careful' as const,
      label: 'By hand',
      figures: figuresOf(week, allocationsOf(week, greedy(problemOf(week)))),
    },
  ];
}

/** Last week's sessions, each where it still may be; what is locked comes first. */
function lastWeekAgain(week: Week): Allocation[] {
  const locked = week.allocations.filter((each) => each.locked);
  const board = Board.of({ ...week, allocations: locked });
  const again = [...locked];
  for (const need of week.needs) {
    for (const { staId, session } of need.lastWeek) {
      const schoolId = board.placeOf(need, session);
      if (schoolId === null) continue;
      const one = { staId, planId: need.planId, session, schoolId, locked: false };
      if (isStopped(board, one)) continue;
      board.put(one);
      again.push(one);
    }
  }
  return again;
}
