import { linkDecision, linkPhase, linkPlacement, linkRequest } from '../../db/schema/link.ts';
import type { CommandRun } from '../../electron/core/run.ts';
import { daysFor } from '../../electron/link/placement.ts';
import type { Weekday } from '../../shared/dates.ts';

/** Requests and placements written straight into a test's register. */
export function addLinkRequest(run: CommandRun, caseId: string, earliestOn: string | null = null): string {
  return run.insert(linkRequest, {
    caseId,
    receivedOn: '2026-11-02',
    askedBy: 'Hale Madeup',
    askedByRole: 'Head teacher',
    wishedCentreId: null,
    earliestOn,
    whyNotEnough: 'Everything in school has been tried.',
    willChange: 'A quiet room.',
    homeStaff: '',
    homeDayWish: null,
    hostAgreedBy: '',
    hostAgreedOn: null,
    contractBy: '',
    contractOn: null,
    onRollConfirmedOn: null,
    registerCode: null,
    riskAssessment: '',
    riskAssessedOn: null,
    transport: '',
    exitPlan: '',
    note: '',
    admittedBy: null,
    admittedOn: null,
    admittedWhy: null,
    withdrawnOn: null,
    withdrawnWhy: null,
  });
}

export interface Written {
  centreId: string;
  startOn: string;
  endOn: string;
  homeDay: Weekday;
  endedEarlyOn?: string;
}

/** Four days a week from its first day to its last. */
export function addLinkPlacement(run: CommandRun, caseId: string, written: Written): string {
  const { centreId, startOn, endOn, homeDay, endedEarlyOn = null } = written;
  const requestId = addLinkRequest(run, caseId);
  const decisionId = run.insert(linkDecision, {
    requestId,
    itemId: null,
    about: 'request',
    outcome: 'approve',
    decidedOn: '2026-06-01',
    decidedBy: [],
    centreId,
    startOn,
    homeDay,
    untilOn: null,
    reason: 'It fits.',
    reasons: {},
    conditions: '',
    dissent: '',
    urgentWhy: null,
    evidenceBy: null,
    assessment: [],
    supersedes: null,
  });
  const id = run.insert(linkPlacement, {
    caseId,
    requestId,
    decisionId,
    startOn,
    plannedEndOn: endOn,
    endOn,
    endedEarlyOn,
    endedEarlyWhy: endedEarlyOn === null ? null : 'Back in school',
    registerCode: null,
    planId: null,
    note: '',
  });
  const days = daysFor(homeDay, 4);
  run.insert(linkPhase, {
    placementId: id,
    position: 0,
    centreId,
    fromOn: startOn,
    untilOn: endOn,
    days,
    homeDay,
    what: '',
  });
  return id;
}
