import { laterOf, type PlainDate, showDate } from '../../shared/dates.ts';
import type { Earliest, Thing } from '../../shared/verdicts.ts';
import type { CaseFacts } from './facts.ts';
import type { Parameters } from './parameters.ts';
import { listed, type Rule, type Way } from './rule.ts';
import { soonestFirst, soonestWay } from './ways.ts';

/**
 * The smallest set of missing things, and the earliest possible yes.
 *
 * Rules speak for themselves: each gives its ways to be met on a day, or as soon after as can be. Waiting for one rule may
 * let another lapse (a suspension grows too old, a heartbeat wants another review), so the day is moved on until every
 * rule can be met on one and the same day. It only ever moves on, and each rule moves it as little as it can: so the day
 * found is the first.
 */
export function earliestYes(facts: CaseFacts, parameters: Parameters, rules: readonly Rule[]): Earliest {
  let day = facts.on;
  for (;;) {
    const ways = rules.map((rule) => soonestWay(rule.ways?.(facts, parameters, day) ?? []));
    const hopeless = rules.filter((_, at) => ways[at] === undefined).map(({ id }) => id);
    if (hopeless.length > 0)
      return { kind: 'never', sentence: `Not possible: nothing would make ${listed(hopeless)} met.` };
    const chosen = ways.filter((way) => way !== undefined);
    const things = dated(chosen, null);
    const unknown = chosen.find((way) => way.on === null);
    if (unknown) {
      return {
        kind: 'unknown',
        sentence: `No date can be given: ${unknown.unknown ?? 'a calendar is missing'}.`,
        things,
      };
    }
    const next = chosen.reduce((latest, way) => laterOf(latest, way.on ?? latest), day);
    if (next === day) return answer(facts, day, dated(chosen, day));
    day = next;
  }
}

export function yesNow(on: PlainDate): Earliest {
  return { kind: 'now', on, sentence: 'Every criterion is met today.' };
}

/**
 * Of one rule, the fewest acts that would make it met; the soonest of equals. A new assessment with all that follows from
 * it is not less than two recommendations of the old one that wait for their review.
 */
export function fewest(rule: Rule, facts: CaseFacts, parameters: Parameters): readonly Omit<Thing, 'by'>[] {
  const ways = rule.ways?.(facts, parameters, facts.on) ?? [];
  const [first] = ways.toSorted((a, b) => actsOf(a) - actsOf(b) || soonestFirst(a, b));
  return first?.things ?? [];
}

function actsOf({ things }: Way): number {
  return things.reduce((sum, { steps }) => sum + Math.max(1, steps.length), 0);
}

/** One thing once, although two rules ask for it; with the last day that does not put off the earliest yes. */
export function withDays(things: readonly Omit<Thing, 'by'>[], day: PlainDate | null): Thing[] {
  const once = new Map(things.map((each) => [each.key, each]));
  return [...once.values()].map((each) => ({ ...each, by: lastDay(each, day) }));
}

function dated(ways: readonly Way[], day: PlainDate | null): Thing[] {
  return withDays(
    ways.flatMap(({ things }) => things),
    day,
  );
}

/** Reviews have days of their own; time passes by itself; anything else may be done until the day of the yes. */
function lastDay({ steps }: Omit<Thing, 'by'>, day: PlainDate | null): PlainDate | null {
  if (steps.some(({ kind }) => kind === 'time')) return null;
  const last = steps.at(-1);
  return last && (last.kind === 'psp-review' || last.kind === 'intervention-review') ? last.on : day;
}

function answer(facts: CaseFacts, day: PlainDate, things: Thing[]): Earliest {
  if (things.length === 0) return yesNow(day);
  const acts = things.filter(({ steps }) => steps.some(({ kind }) => kind !== 'time')).map(({ what }) => inside(what));
  const when = day === facts.on ? `Today, ${showDate(day)}` : `From ${showDate(day)}`;
  const waits = things.length > acts.length ? ['what goes on now goes on'] : [];
  return { kind: 'from', on: day, sentence: `${when}, if ${[...acts, ...waits].join('; ')}.`, things };
}

/** 'The school signs' becomes 'the school signs' inside a sentence; 'PSP reviews' stays. */
function inside(what: string): string {
  const [first = '', second = ''] = what;
  return second === second.toLowerCase() ? first.toLowerCase() + what.slice(1) : what;
}
