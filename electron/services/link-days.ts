import { asc, eq, isNotNull } from 'drizzle-orm';
import { linkPhase, linkPlacement } from '../../db/schema/link.ts';
import type { QueryRun } from '../core/run.ts';
import type { PlanForWeek } from '../deployment/needs.ts';
import { cutAt } from '../link/placement.ts';
import { phaseOf } from './link-facts.ts';

/**
 * By plan: the days on which its pupil is at the Link, for plans that support a placement. They are read from the
 * placement each time, so that a home day that moves, or a placement that ends early, moves the plan's sessions with it.
 */
export function linkDaysByPlan(run: QueryRun): Map<string, NonNullable<PlanForWeek['elsewhere']>> {
  const rows = run.db
    .select({ planId: linkPlacement.planId, endedEarlyOn: linkPlacement.endedEarlyOn, phase: linkPhase })
    .from(linkPlacement)
    .innerJoin(linkPhase, eq(linkPhase.placementId, linkPlacement.id))
    .where(isNotNull(linkPlacement.planId))
    .orderBy(asc(linkPhase.position))
    .all();
  const byPlan = Map.groupBy(rows, ({ planId }) => planId ?? '');
  return new Map(
    [...byPlan].map(([planId, own]) => {
      const phases = own.map(({ phase }) => phaseOf(phase));
      const last = own[0]?.endedEarlyOn ?? null;
      return [planId, last === null ? phases : cutAt(phases, last)];
    }),
  );
}
