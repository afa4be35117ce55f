import { z } from 'zod';
import { LINK_OUTCOMES, LINK_REQUEST_STATES, REGISTER_CODES } from '../link-words.ts';
import { codesOf, VERDICTS } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, optionalDate, required, seen, weekday } from './fields.ts';

/** Placement requests: what a school asks for, and where the request stands. The evidence is the case's own. */

const state = z.enum(codesOf(LINK_REQUEST_STATES));

export const RequestFields = {
  receivedOn: dateField,
  askedBy: required('who asks', 120),
  askedByRole: required('the role, for example head teacher', 120),
  wishedCentreId: z.string().nullable(),
  earliestOn: optionalDate,
  whyNotEnough: note(4000),
  willChange: note(4000),
  homeStaff: note(500),
  homeDayWish: weekday.nullable(),
  hostAgreedBy: note(120),
  hostAgreedOn: optionalDate,
  contractBy: note(120),
  contractOn: optionalDate,
  onRollConfirmedOn: optionalDate,
  registerCode: z.enum(codesOf(REGISTER_CODES)).nullable(),
  riskAssessment: note(4000),
  riskAssessedOn: optionalDate,
  transport: note(1000),
  exitPlan: note(4000),
  note: note(2000),
};
const RequestInput = z.object(RequestFields);
export type RequestInput = z.infer<typeof RequestInput>;

export const RequestLine = z.object({
  id: z.string(),
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  schoolName: z.string(),
  receivedOn: z.string(),
  state,
  /** What a panel would still miss. */
  missing: z.array(z.string()),
});
export type RequestLine = z.infer<typeof RequestLine>;

export const RequestPage = RequestLine.extend({
  version: z.number(),
  wishedCentreName: z.string().nullable(),
  values: RequestInput,
  /** Each of B1–B7. */
  verdicts: z.array(
    z.object({
      rule: z.string(),
      clause: z.string(),
      statement: z.string(),
      verdict: z.enum(codesOf(VERDICTS)),
      because: z.string(),
    }),
  ),
  admitted: z.object({ by: z.string(), on: z.string(), why: z.string() }).nullable(),
  /** Appendix A is met and the school lies in the area, or a manager has said why the request may go on. */
  mayGoToPanel: z.boolean(),
  withdrawnWhy: z.string().nullable(),
  decisions: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(codesOf(LINK_OUTCOMES)),
      decidedOn: z.string(),
      decidedBy: z.array(z.string()),
      reason: z.string(),
      reasons: z.record(z.string(), z.string()),
      conditions: z.string(),
      dissent: z.string(),
      centreName: z.string().nullable(),
      startOn: z.string().nullable(),
      homeDay: weekday.nullable(),
      untilOn: z.string().nullable(),
      evidenceBy: z.string().nullable(),
      panelId: z.string().nullable(),
      /** What today's rules would say otherwise of the facts that it was decided on. */
      today: z.array(z.string()),
      /** Decided by the chair alone: why, and whether a panel has stood by it since. */
      urgent: z.object({ why: z.string(), ratified: z.boolean().nullable(), note: z.string() }).nullable(),
    }),
  ),
  placementId: z.string().nullable(),
});
export type RequestPage = z.infer<typeof RequestPage>;

export const linkRequestsApi = {
  list: query({
    sentence: 'looked at the placement requests',
    may: CASE_READERS,
    input: z.object({ which: z.enum(['open', 'all']).default('open') }),
    output: z.array(RequestLine),
  }),
  show: query({
    sentence: 'opened a placement request',
    may: CASE_READERS,
    looksAt: 'id',
    input: z.object({ id: z.string() }),
    output: RequestPage,
  }),
  /** What the case page shows of the Link. */
  forCase: query({
    sentence: 'looked at a case’s Link request',
    may: CASE_READERS,
    looksAt: 'caseId',
    input: z.object({ caseId: z.string() }),
    output: z.object({
      pupilName: z.string(),
      reference: z.string(),
      schoolName: z.string(),
      requests: z.array(RequestLine.extend({ placementId: z.string().nullable() })),
    }),
  }),
  add: command({
    sentence: 'recorded a placement request',
    may: MANAGERS,
    input: RequestInput.extend({ caseId: z.string() }),
    output: z.object({ id: z.string() }),
  }),
  change: command({
    sentence: 'changed a placement request',
    may: MANAGERS,
    input: RequestInput.extend(seen),
    output: z.object({ id: z.string() }),
  }),
  admit: command({
    sentence: 'let a placement request go to a panel though a clause of the memorandum is against it',
    may: MANAGERS,
    input: z.object({ ...seen, why: required('why it may go to the panel all the same', 1000) }),
    output: z.object({}),
  }),
  withdraw: command({
    sentence: 'withdrew a placement request',
    may: MANAGERS,
    input: z.object({ ...seen, withdrawnOn: dateField, why: required('why it is withdrawn', 1000) }),
    output: z.object({}),
  }),
};
