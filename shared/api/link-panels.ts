import { z } from 'zod';
import { WEEKDAYS } from '../dates.ts';
import { LINK_OUTCOMES, PANEL_ROLES, PANEL_STATES } from '../link-words.ts';
import { codesOf, VERDICTS } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, optionalDate, required, seen } from './fields.ts';

/** The panel: members, meetings with their papers, interests, and decisions, which are never edited. */

const outcome = z.enum(codesOf(LINK_OUTCOMES));
const role = z.enum(codesOf(PANEL_ROLES));
const weekday = z.enum(WEEKDAYS);

export const PanelMember = z.object({
  ...seen,
  name: z.string(),
  role,
  schoolId: z.string().nullable(),
  schoolName: z.string().nullable(),
  service: z.string(),
  chairs: z.boolean(),
  untilOn: z.string().nullable(),
});
export type PanelMember = z.infer<typeof PanelMember>;

export const PanelLine = z.object({
  id: z.string(),
  meetsOn: z.string(),
  place: z.string(),
  state: z.enum(codesOf(PANEL_STATES)),
  items: z.number(),
  decided: z.number(),
});
export type PanelLine = z.infer<typeof PanelLine>;

/** What a paper says, as it was sent: nothing in it follows what changes later. */
export const PanelPaper = z.object({
  reference: z.string(),
  pupilName: z.string(),
  initials: z.string(),
  schoolName: z.string(),
  yearGroup: z.string().nullable(),
  receivedOn: z.string(),
  whyNotEnough: z.string(),
  willChange: z.string(),
  riskAssessment: z.string(),
  transport: z.string(),
  exitPlan: z.string(),
  homeStaff: z.string(),
  verdicts: z.array(
    z.object({
      rule: z.string(),
      statement: z.string(),
      verdict: z.enum(codesOf(VERDICTS)),
      because: z.string(),
    }),
  ),
});
export type PanelPaper = z.infer<typeof PanelPaper>;

export const PanelItem = z.object({
  id: z.string(),
  requestId: z.string(),
  number: z.number().nullable(),
  sentOn: z.string().nullable(),
  paper: PanelPaper,
  /** The request has changed since its paper was sent. */
  changedSince: z.boolean(),
  interests: z.array(z.object({ memberId: z.string(), name: z.string(), what: z.string() })),
  /** Who is kept out of deciding, and why; those who are not present are left out. */
  keptOut: z.array(z.object({ memberId: z.string(), name: z.string(), why: z.string() })),
  quorum: z.object({ met: z.boolean(), sentence: z.string() }),
  decision: z
    .object({
      outcome,
      reason: z.string(),
      conditions: z.string(),
      dissent: z.string(),
      centreName: z.string().nullable(),
      startOn: z.string().nullable(),
      homeDay: weekday.nullable(),
      evidenceBy: z.string().nullable(),
      decidedBy: z.array(z.string()),
    })
    .nullable(),
});
export type PanelItem = z.infer<typeof PanelItem>;

export const PanelPage = z.object({
  ...seen,
  meetsOn: z.string(),
  startsAt: z.string(),
  place: z.string(),
  state: z.enum(codesOf(PANEL_STATES)),
  heldOn: z.string().nullable(),
  minutes: z.string(),
  members: z.array(PanelMember.extend({ present: z.boolean(), chairing: z.boolean() })),
  quorumSays: z.string(),
  items: z.array(PanelItem),
  /** Requests that could still be put on the agenda. */
  addable: z.array(z.object({ requestId: z.string(), label: z.string() })),
});
export type PanelPage = z.infer<typeof PanelPage>;

export const PanelDecision = z.object({
  itemId: z.string(),
  outcome: z.enum(codesOf(LINK_OUTCOMES), 'Choose what the panel decided'),
  decidedOn: dateField,
  centreId: z.string().nullable(),
  startOn: optionalDate,
  homeDay: weekday.nullable(),
  evidenceBy: optionalDate,
  reason: note(4000),
  conditions: note(2000),
  dissent: note(2000),
});
export type PanelDecision = z.infer<typeof PanelDecision>;

export const linkPanelsApi = {
  list: query({
    sentence: 'looked at the panel meetings',
    may: CASE_READERS,
    input: z.object({}),
    output: z.array(PanelLine),
  }),
  show: query({
    sentence: 'opened a panel meeting',
    may: CASE_READERS,
    input: z.object({ id: z.string() }),
    output: PanelPage,
  }),
  members: query({
    sentence: 'looked at the panel’s members',
    may: CASE_READERS,
    input: z.object({}),
    output: z.array(PanelMember),
  }),
  addMember: command({
    sentence: 'added a member of the panel',
    may: MANAGERS,
    input: z.object({
      name: required('the name', 120),
      role,
      /** A head teacher’s own school. */
      schoolId: z.string().nullable(),
      service: note(120),
      chairs: z.boolean(),
    }),
    output: z.object({ id: z.string() }),
  }),
  endMember: command({
    sentence: 'recorded that a member left the panel',
    may: MANAGERS,
    input: z.object({ ...seen, untilOn: dateField }),
    output: z.object({}),
  }),
  plan: command({
    sentence: 'planned a panel meeting',
    may: MANAGERS,
    input: z.object({ meetsOn: dateField, startsAt: note(20), place: required('where it meets', 200) }),
    output: z.object({ id: z.string() }),
  }),
  putOn: command({
    sentence: 'put a request on a panel’s agenda',
    may: MANAGERS,
    input: z.object({ panelId: z.string(), requestId: z.string().min(1, 'Choose a request') }),
    output: z.object({ id: z.string() }),
  }),
  takeOff: command({
    sentence: 'took a request off a panel’s agenda',
    may: MANAGERS,
    input: z.object({ itemId: z.string() }),
    output: z.object({}),
  }),
  /** Numbers every paper that has not been sent and keeps it as it is now. */
  sendPapers: command({
    sentence: 'sent the papers of a panel',
    may: MANAGERS,
    input: z.object({ panelId: z.string() }),
    output: z.object({ sent: z.number() }),
  }),
  seat: command({
    sentence: 'recorded who was present at a panel',
    may: MANAGERS,
    input: z.object({ panelId: z.string(), memberId: z.string(), present: z.boolean(), chairs: z.boolean() }),
    output: z.object({}),
  }),
  declare: command({
    sentence: 'recorded an interest declared at a panel',
    may: MANAGERS,
    input: z.object({
      itemId: z.string(),
      memberId: z.string().min(1, 'Choose who declares it'),
      what: required('what the interest is', 500),
    }),
    output: z.object({ id: z.string() }),
  }),
  decide: command({
    sentence: 'recorded a decision of the panel',
    may: MANAGERS,
    input: PanelDecision,
    output: z.object({ id: z.string() }),
  }),
  hold: command({
    sentence: 'closed the record of a panel meeting',
    may: MANAGERS,
    input: z.object({ ...seen, heldOn: dateField, minutes: note(8000) }),
    output: z.object({}),
  }),
};
