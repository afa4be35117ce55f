import type { ReplayLine } from '../../shared/api/eligibility.ts';
import { showDate } from '../../shared/dates.ts';
import type { Assessment } from '../../shared/verdicts.ts';
import { type CodeOf, labelOf, ROUTES, VERDICTS } from '../../shared/words.ts';
import { assess } from '../rules/assess.ts';
import type { Parameters } from '../rules/parameters.ts';
import { ruleSetsOn } from '../rules/rule-sets.ts';
import type { DecisionRow, Stored } from './decision-rows.ts';
import type { CaseForRules } from './facts-of.ts';

/**
 * Whether today's rules, figures or evidence would decide a case otherwise, and why. Looked at as of the day of the
 * decision, so that time alone changes nothing; a case that still waits for its answer or its plan is looked at as of
 * today as well, since what has come in meanwhile counts for it.
 */
export interface Difference {
  was: CodeOf<typeof ROUTES>;
  now: CodeOf<typeof ROUTES>;
  because: ReplayLine['because'];
  why: string[];
}

export interface Compared {
  row: DecisionRow;
  stored: Stored;
  parameters: Parameters;
  /** As the register has it now, of the day of the decision; and of today, where that counts. */
  asOfThen: CaseForRules;
  asOfToday: CaseForRules | null;
}

export function differenceOf({ row, stored, parameters, asOfThen, asOfToday }: Compared): Difference | null {
  const old = stored.assessment;
  const sets = ruleSetsOn(row.decidedOn);
  const byRules = assess(stored.facts, parameters, stored.waivers, sets);
  const byEvidence = assess(asOfThen.facts, parameters, asOfThen.waivers, sets);
  const byToday = asOfToday && assess(asOfToday.facts, parameters, asOfToday.waivers);
  const last = byToday && byToday.route !== byEvidence.route ? byToday : byEvidence;
  if (last.route === old.route && byRules.route === old.route) return null;
  const rules = byRules.route !== old.route ? changes(old, byRules, 'With today’s rules and figures') : [];
  const evidence =
    byEvidence.route !== byRules.route ? changes(byRules, byEvidence, 'With the evidence as it is recorded now') : [];
  const today = last === byToday ? changes(byEvidence, last, `As of ${showDate(last.on)}`) : [];
  return {
    was: old.route,
    now: last.route,
    because: [
      ...(rules.length > 0 ? ['rules' as const] : []),
      ...(evidence.length + today.length > 0 ? ['evidence' as const] : []),
    ],
    why: [...rules, ...evidence, ...today],
  };
}

/** 'With today’s rules and figures: A3 would be not yet, not met. The run since …' */
function changes(before: Assessment, after: Assessment, words: string): string[] {
  const said = after.lines.flatMap((line) => {
    const old = before.lines.find(({ rule }) => rule === line.rule);
    if (!old || old.verdict === line.verdict) return [];
    const [is, was] = [line.verdict, old.verdict].map((verdict) => `“${labelOf(VERDICTS, verdict).toLowerCase()}”`);
    return [`${words}, ${line.rule} is ${is} and was ${was}: ${line.because}`];
  });
  return said.length > 0 ? said : [`${words}, the route is “${labelOf(ROUTES, after.route)}”.`];
}
