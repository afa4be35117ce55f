import {
  adviceRequest,
  agreement,
  carer,
  caseFile,
  decision,
  enquiry,
  evidence,
  evidenceReview,
  pastClosing,
  pupil,
  recommendation,
  schoolAnswer,
  secondOpinion,
  suspension,
  waiver,
} from './cases.ts';
import {
  allocation,
  deploymentWeek,
  meetingDecision,
  sessionOutcome,
  sta,
  staAbsence,
  staPattern,
  weekChange,
  weekMeeting,
} from './deployment.ts';
import { caseView, change, draft, rowChange } from './history.ts';
import { linkCentre } from './link.ts';
import { closedDay, office, person, setting, termHalf } from './office.ts';
import { printRecord } from './papers.ts';
import { plan, planAgreement, planPhase, planReview, planTarget } from './plans.ts';
import { erasure, legalHold, restriction, restrictionReader, subjectAccess } from './safety.ts';
import { area, contact, school, signUp } from './schools.ts';

/** Tables of the register proper: each is under history from the moment the file is opened. */
export const recordTables = [
  office,
  person,
  setting,
  area,
  school,
  termHalf,
  closedDay,
  contact,
  signUp,
  pupil,
  carer,
  agreement,
  caseFile,
  pastClosing,
  enquiry,
  evidence,
  evidenceReview,
  recommendation,
  suspension,
  waiver,
  decision,
  secondOpinion,
  schoolAnswer,
  adviceRequest,
  plan,
  planPhase,
  planTarget,
  planAgreement,
  planReview,
  sta,
  staPattern,
  staAbsence,
  deploymentWeek,
  allocation,
  weekChange,
  sessionOutcome,
  weekMeeting,
  meetingDecision,
  linkCentre,
  printRecord,
  restriction,
  restrictionReader,
  legalHold,
  erasure,
  subjectAccess,
] as const;

/** History itself, who looked at what, and drafts: kept by db/history.ts and core, not under history. */
export const keepingTables = [change, rowChange, caseView, draft] as const;

export const tables = [...recordTables, ...keepingTables];
export type RecordTable = (typeof recordTables)[number];
