import type { Assessment, Line, Offer } from '../../shared/verdicts.ts';
import type { CodeOf, ROUTES } from '../../shared/words.ts';
import { earliestYes, fewest, withDays, yesNow } from './earliest.ts';
import type { CaseFacts } from './facts.ts';
import { NOT_COMMISSIONED } from './offers-2017-01.ts';
import type { Parameters } from './parameters.ts';
import { NEXT, reasonFor, routeOf } from './route.ts';
import type { Rule } from './rule.ts';
import { type RuleSet, ruleSetsOn } from './rule-sets.ts';

/**
 * An assessment: every clause judged on the facts, waivers laid on top, and what follows: route, offers, the smallest
 * missing set, the earliest possible yes.
 *
 *   assess     the whole answer
 *   verdicts   clause and verdict only, and the route: for many cases at once
 *   verdictOf  of one rule
 */
export interface Waived {
  id: string;
  rule: string;
  by: string;
  on: string;
  reason: string;
}

export interface Judged {
  route: CodeOf<typeof ROUTES>;
  verdicts: Readonly<Record<string, Line['verdict']>>;
}

export function assess(
  facts: CaseFacts,
  parameters: Parameters,
  waivers: readonly Waived[] = [],
  sets: readonly RuleSet[] = ruleSetsOn(facts.on),
): Assessment {
  const rules = sets.flatMap((set) => set.rules);
  const gates = rules.filter(gating);
  const lines = gates.map((rule) => lineOf(rule, facts, parameters, waivers));
  const route = routeOf(lines);
  const earliest =
    route === 'commissioned' ? yesNow(facts.on) : earliestYes(facts, parameters, notWaived(gates, lines));
  const by = earliest.kind === 'from' ? earliest.on : null;
  const dated = lines.map((line) => ({ ...line, missing: withDays(line.missing, by) }));
  return {
    on: facts.on,
    ruleSets: sets.map(({ id }) => id),
    route,
    because: reasonFor(route, dated),
    next: [...NEXT[route]],
    lines: dated,
    informing: rules.filter((rule) => !gating(rule)).map((rule) => lineOf(rule, facts, parameters, waivers)),
    offers: sets.flatMap(({ offers }) =>
      offers.map((offer): Offer => {
        const why = route === 'commissioned' ? offer.closedBy(facts) : [NOT_COMMISSIONED[route]];
        const { id, clause, statement } = offer;
        const open = why.length === 0;
        return { rule: id, clause, statement, open, why, note: open ? offer.note(facts) : null };
      }),
    ),
    missing: withDays(
      dated.flatMap(({ missing }) => missing),
      by,
    ),
    earliest,
  };
}

function notWaived(gates: readonly Rule[], lines: readonly Line[]): Rule[] {
  return gates.filter((_, at) => lines[at]?.verdict !== 'waived');
}

export function verdicts(
  facts: CaseFacts,
  parameters: Parameters,
  waivers: readonly Waived[] = [],
  sets: readonly RuleSet[] = ruleSetsOn(facts.on),
): Judged {
  const judged = sets
    .flatMap((set) => set.rules)
    .filter(gating)
    .map((rule) => ({ rule: rule.id, part: rule.part, verdict: verdictOf(rule, facts, parameters, waivers) }));
  return {
    route: routeOf(judged),
    verdicts: Object.fromEntries(judged.map(({ rule, verdict }) => [rule, verdict])),
  };
}

/** Rules that say how they could be met are those that gate; the others inform. */
export function gating(rule: Rule): boolean {
  return rule.ways !== undefined;
}

export function verdictOf(
  rule: Rule,
  facts: CaseFacts,
  parameters: Parameters,
  waivers: readonly Waived[],
): Line['verdict'] {
  const { verdict } = rule.judge(facts, parameters);
  return verdict !== 'met' && waivers.some((each) => each.rule === rule.id) ? 'waived' : verdict;
}

/** A waiver is laid on top of what is not met; what is met needs none. */
function lineOf(rule: Rule, facts: CaseFacts, parameters: Parameters, waivers: readonly Waived[]): Line {
  const { id, clause, statement, part } = rule;
  const finding = rule.judge(facts, parameters);
  const waiver = finding.verdict === 'met' ? undefined : waivers.find((each) => each.rule === id);
  return {
    rule: id,
    clause,
    statement,
    part,
    verdict: waiver ? 'waived' : finding.verdict,
    underneath: waiver ? finding.verdict : null,
    waiver: waiver ? { id: waiver.id, by: waiver.by, on: waiver.on, reason: waiver.reason } : null,
    because: finding.because,
    evidence: [...finding.evidence],
    rests: finding.rests,
    from: finding.from,
    provided: finding.provided,
    unknown: [...new Set(finding.unknown)],
    notices: [...new Set(finding.notices)],
    missing: waiver || finding.verdict === 'met' ? [] : withDays(fewest(rule, facts, parameters), null),
  };
}
