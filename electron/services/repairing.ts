import { countSessions } from '../../shared/sessions.ts';
import { breachesOf } from '../deployment/constraints.ts';
import type { Proposal } from '../deployment/proposal.ts';
import type { Allocation, Week } from '../deployment/week.ts';

/**
 * A published week in which some sessions can no longer stand (an STA is ill, a school is closed), made into the smallest
 * task: everything that still stands is locked, and no plan asks for more than it was told, so that only what can not
 * stay changes. Fewer changes are not possible, because each of those has to change.
 */
export interface Repairing {
  week: Week;
  /** What can no longer stand. */
  broken: Allocation[];
}

export function toRepair(week: Week): Repairing {
  const wrong = new Set(breachesOf(week).map(({ allocation }) => allocation));
  const broken = week.allocations.filter((each) => wrong.has(each));
  const stands = week.allocations.filter((each) => !wrong.has(each)).map((each) => ({ ...each, locked: true }));
  const told = Map.groupBy(week.allocations, ({ planId }) => planId);
  const needs = week.needs.map((need) => ({
    ...need,
    sessions: Math.min(need.sessions, told.get(need.planId)?.length ?? 0),
  }));
  return { week: { ...week, needs, allocations: stands }, broken };
}

/** What a repair comes to, in one sentence. */
export function repairSummary({ week, broken }: Repairing, { allocations }: Proposal): string {
  const given = allocations.length - week.allocations.length;
  const lost = broken.length - given;
  const stand = broken.length === 1 ? '1 session can' : `${countSessions(broken.length)} can`;
  const only = broken.length === 1 ? 'Only it changes' : 'Only they change';
  const met = lost === 0 ? 'each is given again' : `${given} given again, and ${countSessions(lost)} left unmet`;
  return `${stand} no longer stand. ${only}, which is the fewest there can be: ${met}. Checked independently.`;
}
