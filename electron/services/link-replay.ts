import type { linkDecision } from '../../db/schema/link.ts';
import { labelOf, VERDICTS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { placementRulesOn } from '../rules/rule-sets.ts';
import type { KeptVerdicts } from './link-verdicts.ts';
import { parametersOf } from './parameters-of.ts';

/** What today's rules and figures say otherwise of the facts that a panel decided on, one sentence for each clause. */
export function todayOtherwise(run: QueryRun, { assessment }: typeof linkDecision.$inferSelect): string[] {
  const kept = assessment as Partial<KeptVerdicts>;
  // A decision from before the facts were kept has nothing to be replayed on.
  if (!kept.facts || !kept.verdicts) return [];
  const { facts, verdicts } = kept;
  const parameters = parametersOf(run);
  return placementRulesOn(run.today).rules.flatMap((rule) => {
    const was = verdicts.find((each) => each.rule === rule.id);
    const { verdict, because } = rule.judge(facts, parameters);
    if (!was || was.verdict === verdict) return [];
    const [now, before] = [verdict, was.verdict].map((each) => `“${labelOf(VERDICTS, each).toLowerCase()}”`);
    return [`With today’s rules and figures, ${rule.id} is ${now} and was ${before}: ${because}`];
  });
}
