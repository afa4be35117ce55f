import type { PlainDate } from '../../shared/dates.ts';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import type { CodeOf, ROUTES, VERDICTS } from '../../shared/words.ts';
import { gating, verdictOf, verdicts, type Waived } from '../rules/assess.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { PARAMETERS, type Parameters } from '../rules/parameters.ts';
import type { Reading, Rule } from '../rules/rule.ts';
import { ruleSetsOn } from '../rules/rule-sets.ts';

/**
 * Judging many cases twice, with the figures as they are and as they might be: what the worker thread is asked and what it
 * answers. Only rules that use a figure that differs are judged; the others can not come out otherwise. A calendar is sent
 * once for all cases that share it, so that its school days are counted only once there.
 *
 *   sift      which cases come out otherwise: they need hold no more than `readingsOf` names
 *   compare   how they come out, verdicts and route: of whole cases
 */
export interface CaseToJudge {
  caseId: string;
  facts: Omit<CaseFacts, 'calendar'>;
  /** Which of the calendars sent so far. */
  calendar: number;
  waivers: readonly Waived[];
}

export interface Portion {
  before: Parameters;
  after: Parameters;
  /** Those that have not been sent before. */
  calendars: readonly SchoolCalendar[];
  cases: readonly CaseToJudge[];
}

/** A case of which a verdict would change. */
export interface Differing {
  caseId: string;
  routeBefore: CodeOf<typeof ROUTES>;
  routeAfter: CodeOf<typeof ROUTES>;
  lines: { rule: string; before: CodeOf<typeof VERDICTS>; after: CodeOf<typeof VERDICTS> }[];
}

/** What the rules look at that use a figure that differs; empty where none does. */
export function readingsOf(before: Parameters, after: Parameters, day: PlainDate): Reading[] {
  const rules = touchedRules(before, after)(day);
  return [...new Set(rules.flatMap(({ reads }) => reads))];
}

export function sift(known: SchoolCalendar[], portion: Portion): string[] {
  return otherwise(known, portion).map(({ caseId }) => caseId);
}

export function compare(known: SchoolCalendar[], portion: Portion): Differing[] {
  const { before, after } = portion;
  return otherwise(known, portion).map(({ caseId, facts, waivers, lines }) => ({
    caseId,
    routeBefore: verdicts(facts, before, waivers).route,
    routeAfter: verdicts(facts, after, waivers).route,
    lines,
  }));
}

interface Otherwise {
  caseId: string;
  facts: CaseFacts;
  waivers: readonly Waived[];
  lines: Differing['lines'];
}

/** `known` is one worker's memory of calendars. */
function otherwise(known: SchoolCalendar[], { before, after, calendars, cases }: Portion): Otherwise[] {
  known.push(...calendars);
  const touchedOn = touchedRules(before, after);
  return cases.flatMap(({ caseId, facts: rest, calendar: at, waivers }) => {
    const calendar = known[at];
    if (!calendar) throw new Error('The calendar of this case was never sent');
    const facts: CaseFacts = { ...rest, calendar };
    const lines = touchedOn(facts.on).flatMap((rule) => {
      const was = verdictOf(rule, facts, before, waivers);
      const is = verdictOf(rule, facts, after, waivers);
      return is === was ? [] : [{ rule: rule.id, before: was, after: is }];
    });
    return lines.length === 0 ? [] : [{ caseId, facts, waivers, lines }];
  });
}

/** The rules of a day that gate and use a figure that differs; worked out once for each day. */
function touchedRules(before: Parameters, after: Parameters): (day: PlainDate) => readonly Rule[] {
  const changed = PARAMETERS.map(({ key }) => key).filter((key) => before[key] !== after[key]);
  const byDay = new Map<PlainDate, readonly Rule[]>();
  return (day) => {
    const found =
      byDay.get(day) ??
      ruleSetsOn(day)
        .flatMap(({ rules }) => rules)
        .filter((rule) => gating(rule) && rule.uses.some((key) => changed.includes(key)));
    byDay.set(day, found);
    return found;
  };
}
