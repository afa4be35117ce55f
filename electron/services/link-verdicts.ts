import { asc, desc, eq } from 'drizzle-orm';
import { decision } from '../../db/schema/cases.ts';
import { type linkDecision, linkPhase, linkPlacement, linkRatification } from '../../db/schema/link.ts';
import { type PlainDate, WEEKDAYS } from '../../shared/dates.ts';
import type { RuleVerdict } from '../../shared/verdicts.ts';
import type { QueryRun } from '../core/run.ts';
import { endOf } from '../link/placement.ts';
import type { PlacementFacts } from '../rules/appendix-b-2026-11.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { Finding, RuleOf } from '../rules/rule.ts';
import { placementRulesOn } from '../rules/rule-sets.ts';
import { calendarOf } from './calendar-of.ts';
import { centresOf, type RequestRow } from './link-facts.ts';
import { parametersOf } from './parameters-of.ts';

/**
 * The verdicts on B1 to B7 for one request, by the rules of Appendix B on facts from the register.
 *
 *   verdictsOf     as they stand
 *   keptVerdicts   the same with the rule set, figures and facts that they rest on: what a decision keeps
 */
export interface KeptVerdicts {
  ruleSet: string;
  parameters: Parameters;
  facts: PlacementFacts;
  verdicts: { rule: string; verdict: RuleVerdict; because: string }[];
}

export function verdictsOf(run: QueryRun, request: RequestRow): { rule: RuleOf<PlacementFacts>; finding: Finding }[] {
  const facts = placementFacts(run, request, run.today);
  const parameters = parametersOf(run);
  return placementRulesOn(run.today).rules.map((rule) => ({ rule, finding: rule.judge(facts, parameters) }));
}

export function keptVerdicts(run: QueryRun, request: RequestRow, on: PlainDate = run.today): KeptVerdicts {
  const { id: ruleSet, rules } = placementRulesOn(on);
  const facts = placementFacts(run, request, on);
  const parameters = parametersOf(run);
  const verdicts = rules.map((rule) => {
    const { verdict, because } = rule.judge(facts, parameters);
    return { rule: rule.id, verdict, because };
  });
  return { ruleSet, parameters, facts, verdicts };
}

function placementFacts(run: QueryRun, request: RequestRow, on: PlainDate): PlacementFacts {
  const { row, decision: decided, placementId } = request;
  const calendar = calendarOf(run, null);
  const placement = placementId
    ? run.db.select().from(linkPlacement).where(eq(linkPlacement.id, placementId)).get()
    : undefined;
  const [first] = placementId
    ? run.db
        .select()
        .from(linkPhase)
        .where(eq(linkPhase.placementId, placementId))
        .orderBy(asc(linkPhase.position))
        .all()
    : [];
  const centre = centresOf(run).find(({ id }) => id === decided?.centreId);
  const planned = centre && decided?.startOn ? endOf(calendar, decided.startOn, centre.lengthTerms) : null;
  const linkDays = first?.days.length ?? centre?.phases[0]?.days ?? null;
  const decisions = run.db
    .select({ outcome: decision.outcome, route: decision.route, decidedOn: decision.decidedOn })
    .from(decision)
    .where(eq(decision.caseId, row.caseId))
    .orderBy(asc(decision.decidedOn), asc(decision.id))
    .all();
  return {
    id: row.id,
    on,
    calendar,
    startsOn: placement?.startOn ?? decided?.startOn ?? null,
    endsOn: placement?.endOn ?? (planned?.known ? planned.value : null),
    linkDays,
    homeDays: linkDays === null ? null : WEEKDAYS.length - linkDays,
    onHomeRoll: row.onRollConfirmedOn ? true : null,
    hostAgreementOn: row.hostAgreedOn,
    parentContractOn: row.contractOn,
    requestedOn: row.receivedOn,
    appendixA: decisions.findLast(({ decidedOn }) => decidedOn <= row.receivedOn)?.outcome ?? null,
    eligibility: decisions.findLast(({ decidedOn }) => decidedOn <= on) ?? null,
    panel: decided ? panelOf(run, decided) : null,
  };
}

/** The panel that decided, or that stood by what its chair had decided alone; null: none yet. */
function panelOf(run: QueryRun, decided: typeof linkDecision.$inferSelect): PlacementFacts['panel'] {
  const ratified = decided.itemId
    ? undefined
    : run.db
        .select()
        .from(linkRatification)
        .where(eq(linkRatification.decisionId, decided.id))
        .orderBy(desc(linkRatification.decidedOn))
        .get();
  if (!decided.itemId && !ratified) return null;
  const { decidedOn, decidedBy } = ratified ?? decided;
  return {
    metOn: decidedOn,
    headTeachers: decidedBy.filter(({ role }) => role === 'head').length,
    specialists: decidedBy.filter(({ role }) => role === 'specialist').length,
    approved: ratified?.ratified ?? decided.outcome === 'approve',
  };
}
