import { desc, eq } from 'drizzle-orm';
import { linkCentre, linkDecision, linkItem, linkRatification, linkRequest } from '../../db/schema/link.ts';
import type { linkRequestsApi, RequestInput, RequestLine, RequestPage } from '../../shared/api/link-requests.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { caseById } from './case-rows.ts';
import { type RequestRow, requestsOf } from './link-facts.ts';
import { todayOtherwise } from './link-replay.ts';
import { verdictsOf } from './link-verdicts.ts';

const CLOSED: readonly RequestRow['state'][] = ['placed', 'not-suitable', 'no-place', 'withdrawn'];

/** Placement requests of cases: recorded, changed, let on to a panel, withdrawn. */
export const linkRequests: Service<typeof linkRequestsApi> = {
  list: (run, { which }) =>
    requestsOf(run)
      .filter(({ state }) => which === 'all' || !CLOSED.includes(state))
      .map(lineOf),

  show(run, { id }) {
    const request = requestOf(run, id);
    return pageOf(run, request);
  },

  forCase(run, { caseId }) {
    const file = caseById(run, caseId);
    if (!file) throw notFound('The case');
    return {
      pupilName: file.pupilName,
      reference: file.reference,
      schoolName: file.schoolName,
      requests: requestsOf(run)
        .filter(({ row }) => row.caseId === caseId)
        .map((request) => ({ ...lineOf(request), placementId: request.placementId })),
    };
  },

  add(run, { caseId, ...input }) {
    const file = caseById(run, caseId);
    if (!file) throw notFound('The case');
    if (file.closedOn !== null) {
      throw refuse('rule', 'The case is closed, so nothing can be asked for.', 'Open the case again first.', {
        link: { to: `/cases/${caseId}`, label: file.reference },
      });
    }
    const open = requestsOf(run).find(({ row, state }) => row.caseId === caseId && !CLOSED.includes(state));
    if (open) {
      throw refuse('conflict', 'This pupil has an open placement request already.', 'Change that one.', {
        link: { to: `/link/requests/${open.row.id}`, label: `Request of ${file.reference}` },
      });
    }
    checked(run, input);
    const id = run.insert(linkRequest, {
      ...input,
      caseId,
      admittedBy: null,
      admittedOn: null,
      admittedWhy: null,
      withdrawnOn: null,
      withdrawnWhy: null,
    });
    return { id };
  },

  change(run, { id, version, ...input }) {
    checked(run, input);
    run.update(linkRequest, id, version, input);
    return { id };
  },

  admit(run, { id, version, why }) {
    if (requestOf(run, id).mayGoToPanel) {
      throw refuse('conflict', 'Nothing keeps this request from a panel.', 'Put it on an agenda.');
    }
    run.update(linkRequest, id, version, {
      admittedBy: run.person.name,
      admittedOn: run.today,
      admittedWhy: why,
    });
    return {};
  },

  withdraw(run, { id, version, withdrawnOn, why }) {
    const request = requestOf(run, id);
    if (withdrawnOn > run.today) throw refuseField('withdrawnOn', 'This day is in the future.');
    if (request.placementId !== null) {
      throw refuse('rule', 'The pupil has a placement already.', 'End the placement early instead.', {
        link: { to: `/link/placements/${request.placementId}`, label: 'The placement' },
      });
    }
    run.update(linkRequest, id, version, { withdrawnOn, withdrawnWhy: why });
    return {};
  },
};

function requestOf(run: QueryRun, id: string): RequestRow {
  const [request] = requestsOf(run, id);
  if (!request) throw notFound('The placement request');
  return request;
}

function checked(run: CommandRun, input: RequestInput): void {
  const fields: { path: string; sentence: string }[] = [];
  if (input.receivedOn > run.today) fields.push({ path: 'receivedOn', sentence: 'This day is in the future.' });
  if (input.hostAgreedOn !== null && input.hostAgreedBy === '') {
    fields.push({ path: 'hostAgreedBy', sentence: 'Enter who signed for the school.' });
  }
  if (input.contractOn !== null && input.contractBy === '') {
    fields.push({ path: 'contractBy', sentence: 'Enter which parent or carer signed.' });
  }
  if (fields.length === 0) return;
  throw refuse('invalid', 'Something in the request is not right yet. Nothing was saved.', 'Correct what is marked.', {
    fields,
  });
}

function lineOf({ row, file, state, missing }: RequestRow): RequestLine {
  return {
    id: row.id,
    caseId: row.caseId,
    reference: file.reference,
    pupilName: file.pupilName,
    schoolName: file.schoolName,
    receivedOn: row.receivedOn,
    state,
    missing,
  };
}

function pageOf(run: QueryRun, request: RequestRow): RequestPage {
  const { row } = request;
  const centres = new Map(
    run.db
      .select({ id: linkCentre.id, name: linkCentre.name })
      .from(linkCentre)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const decisions = run.db
    .select({ decision: linkDecision, panelId: linkItem.panelId })
    .from(linkDecision)
    .leftJoin(linkItem, eq(linkItem.id, linkDecision.itemId))
    .where(eq(linkDecision.requestId, row.id))
    .orderBy(desc(linkDecision.decidedOn), desc(linkDecision.id))
    .all();
  const ratified = new Map(
    run.db
      .select()
      .from(linkRatification)
      .all()
      .map((each) => [each.decisionId, each]),
  );
  const { id: _id, officeId: _office, version, changedAt: _at, changedBy: _by, caseId: _case, ...columns } = row;
  const { admittedBy, admittedOn, admittedWhy, withdrawnOn: _withdrawn, withdrawnWhy, ...values } = columns;
  return {
    ...lineOf(request),
    version,
    wishedCentreName: row.wishedCentreId ? (centres.get(row.wishedCentreId) ?? null) : null,
    values,
    verdicts: verdictsOf(run, request).map(({ rule, finding }) => ({
      rule: rule.id,
      clause: rule.clause,
      statement: rule.statement,
      verdict: finding.verdict,
      because: finding.because,
    })),
    admitted: admittedWhy ? { by: admittedBy ?? '', on: admittedOn ?? '', why: admittedWhy } : null,
    mayGoToPanel: request.mayGoToPanel,
    withdrawnWhy,
    decisions: decisions.map(({ decision: each, panelId }) => ({
      id: each.id,
      outcome: each.outcome,
      decidedOn: each.decidedOn,
      decidedBy: each.decidedBy.map(({ name }) => name),
      reason: each.reason,
      reasons: each.reasons,
      conditions: each.conditions,
      dissent: each.dissent,
      centreName: each.centreId ? (centres.get(each.centreId) ?? null) : null,
      startOn: each.startOn,
      homeDay: each.homeDay,
      untilOn: each.untilOn,
      evidenceBy: each.evidenceBy,
      panelId,
      today: todayOtherwise(run, each),
      urgent:
        each.urgentWhy === null
          ? null
          : {
              why: each.urgentWhy,
              ratified: ratified.get(each.id)?.ratified ?? null,
              note: ratified.get(each.id)?.note ?? '',
            },
    })),
    placementId: request.placementId,
  };
}
