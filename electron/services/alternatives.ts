import type { Proposal } from '../../shared/api/proposals.ts';
import { countSessions } from '../../shared/sessions.ts';
import type { Proposal as Proposed } from '../deployment/proposal.ts';
import type { Order } from '../deployment/propose/goal.ts';
import { valuesOf } from '../deployment/wants.ts';
import type { Week } from '../deployment/week.ts';
import { figuresOf } from './week-figures.ts';

/**
 * Proposals that serve as much as the best one and trade what comes after: what is worth looking for, and what came of it.
 */
type Values = Readonly<Record<string, number>>;

/**
 * Orders in which another week could come out: nothing to trade where nothing is lost, nor before it is proved what has
 * to be held: what is served and, but for the order that trades it, how evenly.
 */
export function ordersWorthTrying(week: Week, { allocations, certificate }: Proposed): Order[] {
  const { continuity = 0, stability = 0, fairness = 0 }: Values = valuesOf(week, allocations);
  const [served, even] = certificate.levels.map(({ proved }) => proved);
  if (certificate.stopped || !served) return [];
  return [
    ...(stability > 0 && even ? (['times'] as const) : []),
    ...(fairness > 0 && continuity + stability > 0 ? (['faces'] as const) : []),
  ];
}

/** The alternative as it is shown; null where it is not clearly another than those there are. */
export function alternativeOf(week: Week, others: readonly Proposal[], found: Proposed): Proposal | null {
  const [best] = others;
  if (!best) return null;
  const trades = tradesOf(valuesOf(week, bestOf(week, best)), valuesOf(week, found.allocations));
  if (trades.length === 0 || others.some((other) => other.trades.join() === trades.join())) return null;
  return {
    monday: week.monday,
    allocations: found.allocations.map(({ staId, planId, session, schoolId }) => ({
      staId,
      planId,
      session,
      schoolId,
    })),
    certificate: {
      ...found.certificate,
      summary: `Serves as much as the best one. ${trades.join(' ')} Checked independently.`,
      proved: false,
      levels: [],
    },
    figures: figuresOf(week, found.allocations),
    trades,
  };
}

function bestOf(week: Week, { allocations }: Proposal) {
  const locked = new Set(
    week.allocations.filter((each) => each.locked).map(({ staId, session }) => `${staId} ${session}`),
  );
  return allocations.map((each) => ({ ...each, locked: locked.has(`${each.staId} ${each.session}`) }));
}

/** What is gained and what is lost against the best, a sentence each; none where it serves less, or differs in roads alone. */
function tradesOf(best: Values, other: Values): string[] {
  const more = (want: string) => (other[want] ?? 0) - (best[want] ?? 0);
  if (more('unmet') !== 0) return [];
  const said = [
    sessions(more('stability'), 'at another time than last week'),
    sessions(more('continuity'), 'by an STA new to the child'),
    more('fairness') === 0 ? null : `What is missed is spread ${more('fairness') > 0 ? 'less' : 'more'} evenly.`,
  ].filter((each) => each !== null);
  const kilometres = more('travel');
  if (said.length === 0) return [];
  return kilometres === 0 ? said : [...said, `${Math.abs(kilometres)} km ${kilometres > 0 ? 'more' : 'less'}.`];
}

function sessions(more: number, what: string): string | null {
  return more === 0 ? null : `${countSessions(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} ${what}.`;
}
