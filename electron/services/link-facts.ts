import { asc, desc, eq, inArray } from 'drizzle-orm';
import {
  linkCentre,
  linkDecision,
  linkItem,
  linkLimit,
  linkPanel,
  linkPhase,
  linkPlacement,
  linkPlaces,
  linkRatification,
  linkRequest,
} from '../../db/schema/link.ts';
import { school } from '../../db/schema/schools.ts';
import type { PlainDate, Weekday } from '../../shared/dates.ts';
import type { LINK_REQUEST_STATES } from '../../shared/link-words.ts';
import type { CodeOf } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import type { Centre, Phase, Stay } from '../link/centre.ts';
import { cutAt, endOf, phasesFor } from '../link/placement.ts';
import { liesInLinkArea } from '../rules/offers-2017-01.ts';
import { calendarOf } from './calendar-of.ts';
import { type CaseRow, casesById } from './case-rows.ts';

/**
 * The Link read from the register as the plain data that its arithmetic works on.
 *
 *   centresOf · staysOf          centres with their limits; placements, and the places that a panel has promised
 *   requestsOf                   requests with their case, their latest decision, and where they stand
 */
export interface StayRow extends Stay {
  caseId: string;
  requestId: string;
  placementId: string | null;
}

export interface RequestRow {
  row: typeof linkRequest.$inferSelect;
  file: CaseRow;
  decision: typeof linkDecision.$inferSelect | null;
  placementId: string | null;
  state: CodeOf<typeof LINK_REQUEST_STATES>;
  missing: string[];
  /** Why it cannot go to a panel unless a manager says why it may: Appendix A, and where the home school lies. */
  stops: string[];
  mayGoToPanel: boolean;
}

export function centresOf(run: QueryRun): Centre[] {
  const places = Map.groupBy(
    run.db.select().from(linkPlaces).orderBy(asc(linkPlaces.fromOn)).all(),
    ({ centreId }) => centreId,
  );
  const limits = Map.groupBy(run.db.select().from(linkLimit).all(), ({ centreId }) => centreId);
  return run.db
    .select()
    .from(linkCentre)
    .orderBy(asc(linkCentre.name))
    .all()
    .map(({ id, name, town, openedOn, closedOn, lengthTerms, places: first, phases }) => ({
      id,
      name,
      town,
      openedOn,
      closedOn,
      lengthTerms,
      phases,
      places: first,
      laterPlaces: (places.get(id) ?? []).map(({ fromOn, places: later }) => ({ fromOn, places: later })),
      limits: (limits.get(id) ?? []).map(({ kind, fromOn, untilOn, days, atMost, reason }) => ({
        kind,
        fromOn,
        untilOn,
        days,
        atMost,
        reason,
      })),
    }));
}

/** Placements that are recorded, ended ones too, and promises: approved requests without a placement yet. */
export function staysOf(run: QueryRun, centres: readonly Centre[] = centresOf(run)): StayRow[] {
  const phases = Map.groupBy(
    run.db.select().from(linkPhase).orderBy(asc(linkPhase.position)).all(),
    ({ placementId }) => placementId,
  );
  const placements = run.db.select().from(linkPlacement).all();
  const placed = placements.map((row): StayRow => {
    const own = (phases.get(row.id) ?? []).map(phaseOf);
    return {
      id: row.id,
      kind: 'placement',
      caseId: row.caseId,
      requestId: row.requestId,
      placementId: row.id,
      phases: row.endedEarlyOn ? cutAt(own, row.endedEarlyOn) : own,
    };
  });
  const promised = requestsOf(run).filter(({ state }) => state === 'promised');
  return [...placed, ...promised.flatMap((request) => promiseOf(run, request, centres) ?? [])];
}

export function phaseOf(row: typeof linkPhase.$inferSelect): Phase {
  const { centreId, fromOn, untilOn, days, homeDay, what } = row;
  return { centreId, fromOn, untilOn, days, homeDay, what };
}

function promiseOf(run: QueryRun, { row, decision }: RequestRow, centres: readonly Centre[]): StayRow | null {
  const centre = centres.find(({ id }) => id === decision?.centreId);
  if (!centre || !decision?.startOn || !decision.homeDay) return null;
  const calendar = calendarOf(run, null);
  const end = endOf(calendar, decision.startOn, centre.lengthTerms);
  if (!end.known) return null;
  const span: { startOn: PlainDate; endOn: PlainDate; homeDay: Weekday } = {
    startOn: decision.startOn,
    endOn: end.value,
    homeDay: decision.homeDay,
  };
  const phases = phasesFor(calendar, centre, span);
  return { id: row.id, kind: 'promise', caseId: row.caseId, requestId: row.id, placementId: null, phases };
}

/** Every request, or one; nothing about where it stands is typed by anybody. */
export function requestsOf(run: QueryRun, id?: string): RequestRow[] {
  const rows = run.db
    .select()
    .from(linkRequest)
    .where(id === undefined ? undefined : eq(linkRequest.id, id))
    .orderBy(asc(linkRequest.receivedOn), asc(linkRequest.id))
    .all();
  const files = new Map(
    casesById(
      run,
      rows.map(({ caseId }) => caseId),
    ).map((file) => [file.id, file]),
  );
  const decisions = Map.groupBy(
    run.db
      .select()
      .from(linkDecision)
      .where(eq(linkDecision.about, 'request'))
      .orderBy(desc(linkDecision.decidedOn), desc(linkDecision.id))
      .all(),
    ({ requestId }) => requestId,
  );
  const refused = new Set(
    run.db
      .select()
      .from(linkRatification)
      .where(eq(linkRatification.ratified, false))
      .all()
      .map(({ decisionId }) => decisionId),
  );
  const placements = new Map(
    run.db
      .select()
      .from(linkPlacement)
      .all()
      .map((each) => [each.requestId, each.id]),
  );
  const schools = new Map(
    run.db
      .select({ id: school.id, districtCode: school.districtCode, town: school.town })
      .from(school)
      .where(inArray(school.id, [...new Set([...files.values()].map(({ schoolId }) => schoolId))]))
      .all()
      .map((each) => [each.id, each]),
  );
  const decided = new Set([...decisions.values()].flat().map(({ itemId }) => itemId));
  const onAgenda = new Set(
    run.db
      .select({
        id: linkItem.id,
        requestId: linkItem.requestId,
        heldOn: linkPanel.heldOn,
        cancelled: linkPanel.cancelledWhy,
      })
      .from(linkItem)
      .innerJoin(linkPanel, eq(linkPanel.id, linkItem.panelId))
      .where(eq(linkItem.about, 'request'))
      .all()
      .filter(({ id: itemId, heldOn, cancelled }) => heldOn === null && cancelled === null && !decided.has(itemId))
      .map(({ requestId }) => requestId),
  );
  return rows.flatMap((row) => {
    const file = files.get(row.caseId);
    if (!file) return [];
    const decision = (decisions.get(row.id) ?? []).find((each) => !refused.has(each.id)) ?? null;
    const placementId = placements.get(row.id) ?? null;
    const stops = row.admittedWhy === null ? stopsOf(file, schools.get(file.schoolId)) : [];
    const mayGoToPanel = stops.length === 0;
    const missing = [...stops, ...missingOf(row)];
    const state = stateOf(row, decision, placementId, onAgenda.has(row.id), missing.length === 0);
    return [{ row, file, decision, placementId, state, missing, stops, mayGoToPanel }];
  });
}

/** A manager has decided that the case is eligible for commissioned work (B6). */
export function isCommissioned({ stage }: Pick<CaseRow, 'stage'>): boolean {
  return stage === 'eligible' || stage === 'planning' || stage === 'agreed' || stage === 'supported';
}

function stateOf(
  row: typeof linkRequest.$inferSelect,
  decision: typeof linkDecision.$inferSelect | null,
  placementId: string | null,
  onAgenda: boolean,
  complete: boolean,
): RequestRow['state'] {
  if (row.withdrawnOn !== null) return 'withdrawn';
  if (placementId !== null) return 'placed';
  if (decision?.outcome === 'approve') return 'promised';
  if (decision?.outcome === 'not-suitable' || decision?.outcome === 'no-place') return decision.outcome;
  if (onAgenda) return 'on-agenda';
  if (decision?.outcome === 'wait') return 'waiting';
  if (decision?.outcome === 'defer') return 'deferred';
  return complete ? 'ready' : 'preparing';
}

/** A school that is recorded without district and town may lie anywhere: that stops nobody. */
function stopsOf(file: CaseRow, place: Parameters<typeof liesInLinkArea>[0] | undefined): string[] {
  return [
    isCommissioned(file) ? '' : 'Appendix A is not decided as met (B6).',
    place && liesInLinkArea(place) === false
      ? 'The home school does not lie in the Nuneaton, Bedworth and Rugby area (A12).'
      : '',
  ].filter(Boolean);
}

/** What a panel would ask for beside that, one sentence each. */
function missingOf(row: typeof linkRequest.$inferSelect): string[] {
  return [
    row.onRollConfirmedOn ? '' : 'The school has not confirmed that the pupil stays on its roll (B3).',
    row.hostAgreedOn ? '' : 'The host agreement is not signed (B4).',
    row.contractOn ? '' : 'The parent and carer contract is not signed (B5).',
    row.whyNotEnough ? '' : 'It does not say why support in school is not enough.',
    row.willChange ? '' : 'It does not say what will change in the home school.',
    row.riskAssessedOn ? '' : 'There is no dated risk assessment.',
    row.exitPlan ? '' : 'There is no exit plan.',
  ].filter(Boolean);
}
