import { asc, eq } from 'drizzle-orm';
import { decision } from '../../db/schema/cases.ts';
import { linkPhase, linkPlacement } from '../../db/schema/link.ts';
import { WEEKDAYS } from '../../shared/dates.ts';
import type { QueryRun } from '../core/run.ts';
import { endOf } from '../link/placement.ts';
import { APPENDIX_B_2016_11, type PlacementFacts } from '../rules/appendix-b-2016-11.ts';
import type { Finding, RuleOf } from '../rules/rule.ts';
import { calendarOf } from './calendar-of.ts';
import { centresOf, type RequestRow } from './link-facts.ts';
import { parametersOf } from './parameters-of.ts';

/** The verdicts on B1 to B7 for one request, by the rules of Appendix B on facts from the register. */
export function verdictsOf(run: QueryRun, request: RequestRow): { rule: RuleOf<PlacementFacts>; finding: Finding }[] {
  const facts = placementFacts(run, request);
  const parameters = parametersOf(run);
  return APPENDIX_B_2016_11.map((rule) => ({ rule, finding: rule.judge(facts, parameters) }));
}

export function placementFacts(run: QueryRun, request: RequestRow): PlacementFacts {
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
  const before = run.db
    .select({ outcome: decision.outcome, decidedOn: decision.decidedOn })
    .from(decision)
    .where(eq(decision.caseId, row.caseId))
    .orderBy(asc(decision.decidedOn), asc(decision.id))
    .all()
    .findLast(({ decidedOn }) => decidedOn <= row.receivedOn);
  const roles = decided?.itemId ? decided.decidedBy.map(({ role }) => role) : [];
  return {
    id: row.id,
    on: run.today,
    calendar,
    startsOn: placement?.startOn ?? decided?.startOn ?? null,
    endsOn: placement?.endOn ?? (planned?.known ? planned.value : null),
    linkDays,
    homeDays: linkDays === null ? null : WEEKDAYS.length - linkDays,
    onHomeRoll: row.onRollConfirmedOn ? true : null,
    hostAgreementOn: row.hostAgreedOn,
    parentContractOn: row.contractOn,
    requestedOn: row.receivedOn,
    appendixA: before?.outcome ?? null,
    panel: decided?.itemId
      ? {
          metOn: decided.decidedOn,
          headTeachers: roles.filter((role) => role === 'head').length,
          specialists: roles.filter((role) => role === 'specialist').length,
          approved: decided.outcome === 'approve',
        }
      : null,
  };
}
