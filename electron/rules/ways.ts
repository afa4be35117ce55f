import { laterOf, type PlainDate } from '../../shared/dates.ts';
import { earlierFirst } from './order.ts';
import type { Way } from './rule.ts';

/**
 * Ways to a yes, compared and joined.
 *
 *   soonestFirst · soonestWay    dated ones before undated ones; of two on one day the one with less to do
 *   together                     all of them, on the day of the last
 */
export function soonestFirst(a: Way, b: Way): number {
  return earlierFirst(a.on, b.on) || toDo(a) - toDo(b) || a.things.length - b.things.length;
}

/** Acts that somebody has to do: what only takes time is none. */
function toDo({ things }: Way): number {
  return things.reduce((sum, { steps }) => sum + steps.filter(({ kind }) => kind !== 'time').length, 0);
}

export function soonestWay(ways: readonly Way[]): Way | undefined {
  return ways.toSorted(soonestFirst)[0];
}

/** Not before `day`; where the day of one is not known, that of all is not. */
export function together(parts: readonly Way[], day: PlainDate): Way {
  const hidden = parts.find(({ on }) => on === null);
  const things = parts.flatMap((part) => part.things);
  if (hidden) return { on: null, unknown: hidden.unknown, things };
  return { on: parts.reduce((last, { on }) => laterOf(last, on ?? last), day), unknown: null, things };
}
