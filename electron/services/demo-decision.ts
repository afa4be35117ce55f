import type { PlainDate } from '../../shared/dates.ts';
import type { CommandRun } from '../core/run.ts';
import { assess } from '../rules/assess.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { DEFAULTS } from '../rules/parameters.ts';
import { factsOfCase } from './facts-of.ts';
import { requestsOf } from './link-facts.ts';
import { keptVerdicts } from './link-verdicts.ts';

/**
 * A decision of the demo register with what a real one keeps: its rule sets, figures, facts and answer, made by the rules
 * from what the school had shown by that day. Its evidence is in the register already.
 */
export function withWhatItRestsOn(run: CommandRun, values: Record<string, unknown>): Record<string, unknown> {
  const on = String(values.decidedOn);
  const found = factsOfCase(run, String(values.caseId), on);
  if (!found) return values;
  const facts = knownBy(found.facts, on);
  const assessment = assess(facts, DEFAULTS, found.waivers);
  return {
    ...values,
    route: assessment.route,
    ruleSets: assessment.ruleSets,
    parameters: { ...DEFAULTS },
    facts,
    assessment,
  };
}

/** The same for a decision of the demo's panel. */
export function withWhatThePanelSaw(run: CommandRun, values: Record<string, unknown>): Record<string, unknown> {
  const [request] = requestsOf(run, String(values.requestId));
  return request ? { ...values, assessment: keptVerdicts(run, request, String(values.decidedOn)) } : values;
}

/** Without what came after the day. */
function knownBy(facts: CaseFacts, day: PlainDate): CaseFacts {
  return {
    ...facts,
    items: facts.items
      .filter(({ startedOn }) => startedOn <= day)
      .map((item) => ({ ...item, reviews: item.reviews.filter(({ heldOn }) => heldOn <= day) })),
    suspensions: facts.suspensions.filter(({ startedOn }) => startedOn <= day),
    agreements: facts.agreements
      .filter(({ agreedOn }) => agreedOn <= day)
      .map((each) => ({
        ...each,
        withdrawnOn: each.withdrawnOn !== null && each.withdrawnOn <= day ? each.withdrawnOn : null,
      })),
  };
}
