import { z } from 'zod';
import { LINK_ABOUT, LINK_OUTCOMES, PANEL_ROLES, PANEL_STATES } from '../link-words.ts';
import { codesOf, VERDICTS } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, optionalDate, required, seen, weekday } from './fields.ts';

/** The panel: members, meetings with their papers, interests, and decisions, which are never edited. */

const outcome = z.enum(codesOf(LINK_OUTCOMES));
const role = z.enum(codesOf(PANEL_ROLES));

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

/** What is asked for where the item is about a placement that runs, or about what the chair has decided alone. */
const Extension = z.object({
  placementId: z.string(),
  centreName: z.string(),
  startOn: z.string(),
  endOn: z.string(),
  untilOn: z.string(),
  why: z.string(),
});
const Urgent = z.object({
  decisionId: z.string(),
  decidedOn: z.string(),
  chair: z.string(),
  centreName: z.string(),
  startOn: z.string(),
  homeDay: weekday,
  why: z.string(),
  reason: z.string(),
  conditions: z.string(),
});

/** What a paper says, as it was sent: nothing in it follows what changes later. */
export const PanelPaper = z.object({
  reference: z.string(),
  pupilName: z.string(),
  initials: z.string(),
  schoolName: z.string(),
  yearGroup: z.string().nullable(),
  receivedOn: z.string(),
  askedBy: z.string(),
  /** 'Any centre, as soon as there is a place, home day Friday'. */
  wish: z.string(),
  /** Why it may go to a panel though Appendix A is not met (B6). */
  admitted: z.string().nullable(),
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
  extension: Extension.nullable(),
  urgent: Urgent.nullable(),
});
export type PanelPaper = z.infer<typeof PanelPaper>;

export const PanelItem = z.object({
  id: z.string(),
  requestId: z.string(),
  number: z.number().nullable(),
  sentOn: z.string().nullable(),
  about: z.enum(codesOf(LINK_ABOUT)),
  paper: PanelPaper,
  /** B3 to B6 as they stand now: an approval says why where one is not met. */
  criteria: z.array(z.object({ rule: z.string(), statement: z.string(), verdict: z.enum(codesOf(VERDICTS)) })),
  /** The request has changed since its paper was sent. */
  changedSince: z.boolean(),
  interests: z.array(z.object({ memberId: z.string(), name: z.string(), what: z.string() })),
  /** Who is kept out of deciding, and why; those who are not present are left out. */
  keptOut: z.array(z.object({ memberId: z.string(), name: z.string(), why: z.string() })),
  quorum: z.object({ met: z.boolean(), sentence: z.string() }),
  decision: z
    .object({
      id: z.string(),
      outcome,
      reason: z.string(),
      reasons: z.record(z.string(), z.string()),
      conditions: z.string(),
      dissent: z.string(),
      centreName: z.string().nullable(),
      startOn: z.string().nullable(),
      homeDay: weekday.nullable(),
      untilOn: z.string().nullable(),
      evidenceBy: z.string().nullable(),
      decidedBy: z.array(z.string()),
    })
    .nullable(),
  /** Whether the panel stands by an urgent decision. */
  ratified: z.object({ ratified: z.boolean(), note: z.string(), decidedBy: z.array(z.string()) }).nullable(),
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
  cancelledWhy: z.string().nullable(),
  members: z.array(PanelMember.extend({ present: z.boolean(), chairing: z.boolean() })),
  quorumSays: z.string(),
  items: z.array(PanelItem),
  /** Requests that could still be put on the agenda. */
  addable: z.array(z.object({ requestId: z.string(), label: z.string() })),
  /** Placements whose extension could be asked for. */
  extendable: z.array(z.object({ placementId: z.string(), label: z.string(), endOn: z.string() })),
});
export type PanelPage = z.infer<typeof PanelPage>;

const given = {
  decidedOn: dateField,
  centreId: z.string().nullable(),
  startOn: optionalDate,
  homeDay: weekday.nullable(),
  reason: note(4000),
  /** By criterion: { B4: 'The head signs on Monday' }. */
  reasons: z.record(z.string().max(10), note(1000)).default({}),
  conditions: note(2000),
  /** Where it goes over the places: why all the same. */
  overbookWhy: note(500).default(''),
};

export const PanelDecision = z.object({
  itemId: z.string(),
  outcome: z.enum(codesOf(LINK_OUTCOMES), 'Choose what the panel decided'),
  evidenceBy: optionalDate,
  /** Of an extension: the new last day. */
  untilOn: optionalDate.default(null),
  dissent: note(2000),
  ...given,
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
    looksAt: 'id',
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
  /** Only a panel may extend a placement. */
  putExtensionOn: command({
    sentence: 'put the extension of a placement on a panel’s agenda',
    may: MANAGERS,
    input: z.object({
      panelId: z.string(),
      placementId: z.string().min(1, 'Choose the placement'),
      untilOn: dateField,
      why: required('why it should last longer', 2000),
    }),
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
  /** The chair alone gives a place that cannot wait; the next panel stands by it or not. */
  decideUrgently: command({
    sentence: 'recorded an urgent decision of the panel’s chair',
    may: MANAGERS,
    input: z.object({
      requestId: z.string(),
      memberId: z.string().min(1, 'Choose who decided in the chair'),
      urgentWhy: required('why it could not wait for the panel', 1000),
      ...given,
    }),
    output: z.object({ id: z.string() }),
  }),
  ratify: command({
    sentence: 'recorded whether a panel stands by an urgent decision',
    may: MANAGERS,
    input: z.object({ itemId: z.string(), ratified: z.boolean(), decidedOn: dateField, note: note(2000) }),
    output: z.object({}),
  }),
  cancel: command({
    sentence: 'cancelled a panel meeting',
    may: MANAGERS,
    input: z.object({ ...seen, why: required('why it does not meet', 500) }),
    output: z.object({}),
  }),
  hold: command({
    sentence: 'closed the record of a panel meeting',
    may: MANAGERS,
    input: z.object({ ...seen, heldOn: dateField, minutes: note(8000) }),
    output: z.object({}),
  }),
};
