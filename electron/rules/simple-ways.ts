import { laterOf, type PlainDate, showDate } from '../../shared/dates.ts';
import type { CodeOf, STEP_KINDS } from '../../shared/words.ts';
import type { CaseFacts } from './facts.ts';
import { soonestDay } from './heartbeat.ts';
import { byDoing, thing, type Way } from './rule.ts';

/** Ways that most rules have: one act on the first school day that there is, or waiting for a day. */
export interface Act {
  rule: string;
  /** What has to happen, as a clause: 'SENDIAS is offered to the parents'. */
  what: string;
  kind: CodeOf<typeof STEP_KINDS>;
  about?: string;
}

/** One act, taken on the first school day from the day of assessment. */
export function atOnce(facts: CaseFacts, day: PlainDate, { rule, what, kind, about }: Act): Way[] {
  const first = soonestDay(facts);
  const name = about === undefined ? kind : `${kind}:${about}`;
  if (!first.known) return [{ on: null, unknown: first.sentence, things: [thing(rule, name, what, [])] }];
  const step = { kind, about: about ?? null, on: first.value };
  return [byDoing(laterOf(day, first.value), thing(rule, name, what, [step]))];
}

/** Nothing but time: met from `on`. */
export function byWaiting(rule: string, on: PlainDate, day: PlainDate, what: string): Way[] {
  const step = { kind: 'time', about: null, on } as const;
  return [byDoing(laterOf(day, on), thing(rule, 'time', `${what} on ${showDate(on)}`, [step]))];
}
