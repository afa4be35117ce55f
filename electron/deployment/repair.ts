import type { Certificate, ProvedLevel } from '../../shared/api/certificate.ts';
import { countSessions } from '../../shared/sessions.ts';
import { wordedAsTold } from './certificate.ts';
import { checkWeek } from './check.ts';
import { fewestChanges } from './fewest-changes.ts';
import type { Proposal } from './proposal.ts';
import type { Allocation, Week } from './week.ts';

/**
 * A published week in which some sessions can no longer stand, made into a week of its own: what can stay is locked, no
 * plan asks for more than it was told, and "last week" is what the schools were told. The best such week is the repair.
 */
export interface Repairing {
  published: Week;
  week: Week;
  /** What can no longer stand, at the fewest. */
  broken: Allocation[];
  /** No legal week changes fewer of the published sessions: reckoned by the checker where a session is wrong by itself. */
  fewest: number;
}

export function toRepair(published: Week): Repairing {
  const { alone, contested, kept, leastContested } = fewestChanges(published);
  const told = Map.groupBy(published.allocations, ({ planId }) => planId);
  const needs = published.needs.map((need) => {
    const own = told.get(need.planId) ?? [];
    return {
      ...need,
      sessions: Math.min(need.sessions, own.length),
      knows: [...need.knows, ...need.lastWeek.map(({ staId }) => staId)],
      lastWeek: own.map(({ staId, session }) => ({ staId, session })),
    };
  });
  const bare = { ...published, allocations: [] };
  const wrong = alone.filter((each) => checkWeek(bare, [{ ...each, locked: false }]).length > 0).length;
  return {
    published,
    week: { ...published, needs, allocations: kept.map((each) => ({ ...each, locked: true })) },
    broken: published.allocations.filter((each) => alone.includes(each) || contested.includes(each)),
    fewest: wrong + leastContested,
  };
}

/** The certificate of a repair: first that no fewer sessions change, then want by want who comes instead. */
export function repairCertificate(repairing: Repairing, { allocations, certificate }: Proposal): Certificate {
  const changed = changedLevel(repairing, allocations);
  const levels = [
    changed,
    ...certificate.levels.map((each) => (each.level === 'stability' ? wordedAsTold(each) : each)),
  ].map((each, at, all) => ({ ...each, proved: all.slice(0, at + 1).every(({ proved }) => proved) }));
  const proved = levels.every((each) => each.proved);
  return { ...certificate, levels, proved, summary: summaryOf(repairing, allocations, { changed, proved }) };
}

function changedLevel({ published, fewest }: Repairing, allocations: readonly Allocation[]): ProvedLevel {
  const slot = ({ staId, planId, session, schoolId }: Allocation) => `${staId} ${planId} ${session} ${schoolId}`;
  const stay = new Set(allocations.map(slot));
  const value = published.allocations.filter((each) => !stay.has(slot(each))).length;
  const bound = Math.min(fewest, value);
  const proved = bound === value;
  return {
    level: 'changed',
    value,
    bound,
    proved,
    milliseconds: 0,
    counts: 'published sessions that change',
    sentence: proved
      ? 'No repair changes fewer of the published sessions.'
      : `Not proved. At most ${countSessions(value - bound)} more could stay as published.`,
  };
}

function summaryOf(
  { week, broken }: Repairing,
  allocations: readonly Allocation[],
  { changed, proved }: { changed: ProvedLevel; proved: boolean },
): string {
  const given = allocations.length - week.allocations.length;
  const lost = broken.length - given;
  const stand = broken.length === 1 ? '1 session can' : `${countSessions(broken.length)} can`;
  const only = broken.length === 1 ? 'Only it changes' : 'Only they change';
  const fewest = changed.proved ? 'which is the fewest there can be' : 'which is not proved to be the fewest';
  const met = lost === 0 ? 'each is given again' : `${given} given again, and ${countSessions(lost)} left unmet`;
  const best = proved ? 'Proved: no better repair exists.' : 'That nobody better could come instead is not proved.';
  return `${stand} no longer stand. ${only}, ${fewest}: ${met}. ${best} Checked independently.`;
}
