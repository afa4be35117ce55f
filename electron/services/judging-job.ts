import type { SchoolCalendar } from '../../shared/school-time.ts';
import type { CodeOf, ROUTES, VERDICTS } from '../../shared/words.ts';
import { verdicts, type Waived } from '../rules/assess.ts';
import type { CaseFacts } from '../rules/facts.ts';
import type { Parameters } from '../rules/parameters.ts';
import { ruleSetsOn } from '../rules/rule-sets.ts';

/**
 * Judging many cases twice, with the figures as they are and as they might be: what the worker thread is asked and what it
 * answers. A calendar is sent once for all cases that share it, so that its school days are counted only once there.
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

/** One worker's memory of calendars, and its judgement of a portion. */
export function judge(known: SchoolCalendar[], { before, after, calendars, cases }: Portion): Differing[] {
  known.push(...calendars);
  return cases.flatMap(({ caseId, facts: rest, calendar: at, waivers }) => {
    const calendar = known[at];
    if (!calendar) throw new Error('The calendar of this case was never sent');
    const facts: CaseFacts = { ...rest, calendar };
    const sets = ruleSetsOn(facts.on);
    const was = verdicts(facts, before, waivers, sets);
    const is = verdicts(facts, after, waivers, sets);
    const lines = Object.entries(was.verdicts).flatMap(([rule, old]) => {
      const now = is.verdicts[rule];
      return now !== undefined && now !== old ? [{ rule, before: old, after: now }] : [];
    });
    return lines.length > 0 ? [{ caseId, routeBefore: was.route, routeAfter: is.route, lines }] : [];
  });
}
