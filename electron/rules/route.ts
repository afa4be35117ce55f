import type { Line } from '../../shared/verdicts.ts';
import type { CodeOf, ROUTES } from '../../shared/words.ts';
import { listed } from './rule.ts';

/**
 * The route that follows from the verdicts.
 *
 *   out of remit     who or where the memorandum is not about
 *   commissioned     everything that gates is met or waived
 *   school-funded    suspensions do not show the need for commissioned work: too few, or none to be told of although all
 *                    else is there
 *   not yet          anything else: time or evidence can cure it
 */
type Route = CodeOf<typeof ROUTES>;
type Judged = Pick<Line, 'rule' | 'part' | 'verdict'>;

export function routeOf(lines: readonly Judged[]): Route {
  const open = lines.filter(({ verdict }) => verdict !== 'met' && verdict !== 'waived');
  if (open.length === 0) return 'commissioned';
  const remit = open.filter(({ rule }) => OUTSIDE.includes(rule));
  if (remit.some(({ verdict }) => verdict === 'not-met')) return 'out-of-remit';
  const suspensions = open.find(({ part }) => part === 'suspensions');
  if (suspensions?.verdict === 'not-met' || (suspensions && open.length === 1)) return 'school-funded';
  return 'not-yet';
}

/** The clauses that say whom the memorandum is about. A school can cure G3 by showing its provision. */
const OUTSIDE: readonly string[] = ['G1', 'G2'];

export function reasonFor(route: Route, lines: readonly Line[]): string {
  const open = lines.filter(({ verdict }) => verdict !== 'met' && verdict !== 'waived').map(({ rule }) => rule);
  const waived = lines.filter(({ verdict }) => verdict === 'waived').map(({ rule }) => rule);
  switch (route) {
    case 'commissioned':
      return waived.length > 0
        ? `Every criterion is met, or waived by a manager: ${listed(waived)}.`
        : 'Every criterion is met.';
    case 'out-of-remit':
      return 'The pupil, the school or the need lies outside the memorandum.';
    case 'school-funded':
      return 'Suspensions do not show the need for commissioned work.';
    case 'not-yet':
      return `Still open: ${listed(open)}.`;
  }
}

/** What to do next, for the managers. */
export const NEXT: Readonly<Record<Route, readonly string[]>> = {
  commissioned: [
    'Decide, and tell the school.',
    'Hold an enhanced targeted review with the school, to settle the next steps.',
  ],
  'school-funded': [
    'Tell the school that it may buy support: through its STS subscription, as it needs it, or from another specialist provider.',
    'Look again if there are suspensions that STS has not been told of.',
  ],
  'not-yet': [
    'Tell the school what is missing and by when; the clock stops until it comes.',
    'The school may buy support meanwhile.',
  ],
  'out-of-remit': [
    'Tell the school, and say who else can help.',
    'The case can be closed once the school has been told.',
  ],
};
