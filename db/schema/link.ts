import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Weekday } from '../../shared/dates.ts';
import {
  LINK_ABOUT,
  LINK_LIMITS,
  LINK_OUTCOMES,
  LINK_REVIEWS,
  PANEL_ROLES,
  REGISTER_CODES,
} from '../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../shared/sessions.ts';
import { caseFile } from './cases.ts';
import { day, json, keeping, word, yesNo } from './common.ts';
import { plan } from './plans.ts';
import { school } from './schools.ts';

/**
 * The Link (domain.md, section 6; memorandum, Appendix B).
 *
 *   centres     linkCentre · linkPlaces · linkLimit
 *   requests    linkRequest · linkMove
 *   the panel   linkMember · linkPanel · linkSeat · linkItem · linkInterest · linkDecision · linkRatification
 *   placements  linkPlacement · linkPhase · linkReview
 */
const ref = (name: string) => text(name).notNull();

/** A provision: the Link's centres, or whatever follows them. Four days and two terms are its defaults, not a law of nature. */
export const linkCentre = sqliteTable('link_centre', {
  ...keeping(),
  name: text('name').notNull(),
  town: text('town').notNull(),
  openedOn: day('opened_on').notNull(),
  closedOn: day('closed_on'),
  lengthTerms: integer('length_terms').notNull(),
  /** Places by weekday from its opening on: { mon: 10, … }; later ones are rows of linkPlaces. */
  places: json<Record<Weekday, number>>('places').notNull(),
  /** How a placement runs here: days a week at the Link, each for a share (in hundredths) of its school days. */
  phases: json<PhasePlanned[]>('phases')
    .notNull()
    .default([
      { what: 'At first', days: 4, share: 50 },
      { what: 'Reintegration begins', days: 3, share: 20 },
      { what: 'More days in the home school', days: 2, share: 15 },
      { what: 'Last weeks', days: 1, share: 15 },
    ]),
  note: text('note').notNull().default(''),
});
export interface PhasePlanned {
  what: string;
  days: number;
  share: number;
}

/** Places by weekday from a later day on. */
export const linkPlaces = sqliteTable(
  'link_places',
  {
    ...keeping(),
    centreId: ref('centre_id').references(() => linkCentre.id, { onDelete: 'restrict' }),
    fromOn: day('from_on').notNull(),
    places: json<Record<Weekday, number>>('places').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [index('link_places_centre').on(table.centreId, table.fromOn)],
);

/** What takes places out for some days: a closure (all of them), or staff for only so many pupils. */
export const linkLimit = sqliteTable(
  'link_limit',
  {
    ...keeping(),
    centreId: ref('centre_id').references(() => linkCentre.id, { onDelete: 'restrict' }),
    kind: word('kind', LINK_LIMITS).notNull(),
    fromOn: day('from_on').notNull(),
    untilOn: day('until_on').notNull(),
    /** Empty: every weekday. */
    days: json<Weekday[]>('days').notNull(),
    atMost: integer('at_most').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [index('link_limit_centre').on(table.centreId, table.fromOn)],
);

/** A school asks for a Link place. Its evidence is the case's own; here is what is asked for beside it. */
export const linkRequest = sqliteTable(
  'link_request',
  {
    ...keeping(),
    caseId: ref('case_id').references(() => caseFile.id, { onDelete: 'restrict' }),
    receivedOn: day('received_on').notNull(),
    askedBy: text('asked_by').notNull(),
    askedByRole: text('asked_by_role').notNull(),
    /** Null: any centre. */
    wishedCentreId: text('wished_centre_id').references(() => linkCentre.id, { onDelete: 'restrict' }),
    /** Not before this day; null: as soon as there is a place. */
    earliestOn: day('earliest_on'),
    whyNotEnough: text('why_not_enough').notNull(),
    willChange: text('will_change').notNull(),
    homeStaff: text('home_staff').notNull(),
    homeDayWish: word('home_day_wish', WEEKDAY_LABELS),
    /** The Link and Host School Agreement (B4), and the parent/carer contract (B5). */
    hostAgreedBy: text('host_agreed_by').notNull(),
    hostAgreedOn: day('host_agreed_on'),
    contractBy: text('contract_by').notNull(),
    contractOn: day('contract_on'),
    /** The home school confirms that the pupil stays on its roll (B3). */
    onRollConfirmedOn: day('on_roll_confirmed_on'),
    registerCode: word('register_code', REGISTER_CODES),
    riskAssessment: text('risk_assessment').notNull(),
    riskAssessedOn: day('risk_assessed_on'),
    transport: text('transport').notNull(),
    exitPlan: text('exit_plan').notNull(),
    note: text('note').notNull(),
    /** Let on to a panel though Appendix A is not met (B6): which manager, when and why. */
    admittedBy: text('admitted_by'),
    admittedOn: day('admitted_on'),
    admittedWhy: text('admitted_why'),
    withdrawnOn: day('withdrawn_on'),
    withdrawnWhy: text('withdrawn_why'),
  },
  (table) => [index('link_request_case').on(table.caseId), index('link_request_received').on(table.receivedOn)],
);

/** A request moved by hand in the waiting list: above another, or to the end. Moves are laid on the stated order, oldest first. */
export const linkMove = sqliteTable(
  'link_move',
  {
    ...keeping(),
    requestId: ref('request_id').references(() => linkRequest.id, { onDelete: 'restrict' }),
    aboveId: text('above_id').references(() => linkRequest.id, { onDelete: 'restrict' }),
    movedOn: day('moved_on').notNull(),
    movedBy: text('moved_by').notNull(),
    reason: text('reason').notNull(),
    takenBackOn: day('taken_back_on'),
  },
  (table) => [index('link_move_request').on(table.requestId)],
);

/** A member of the panel: a head teacher, or somebody of a specialist service. */
export const linkMember = sqliteTable('link_member', {
  ...keeping(),
  name: text('name').notNull(),
  role: word('role', PANEL_ROLES).notNull(),
  /** A head teacher's own school: its pupils are not hers to decide on. */
  schoolId: text('school_id').references(() => school.id, { onDelete: 'restrict' }),
  service: text('service').notNull(),
  chairs: yesNo('chairs').notNull(),
  fromOn: day('from_on').notNull(),
  untilOn: day('until_on'),
});

export const linkPanel = sqliteTable(
  'link_panel',
  {
    ...keeping(),
    meetsOn: day('meets_on').notNull(),
    startsAt: text('starts_at').notNull(),
    place: text('place').notNull(),
    /** The meeting is over and its record closed. */
    heldOn: day('held_on'),
    /** What the quorum was when it was held. */
    quorum: json<QuorumKept>('quorum'),
    minutes: text('minutes').notNull(),
    cancelledWhy: text('cancelled_why'),
  },
  (table) => [index('link_panel_meets').on(table.meetsOn)],
);
export interface QuorumKept {
  members: number;
  heads: number;
  specialists: number;
}

/** One member at one meeting. */
export const linkSeat = sqliteTable(
  'link_seat',
  {
    ...keeping(),
    panelId: ref('panel_id').references(() => linkPanel.id, { onDelete: 'restrict' }),
    memberId: ref('member_id').references(() => linkMember.id, { onDelete: 'restrict' }),
    present: yesNo('present').notNull(),
    chairs: yesNo('chairs').notNull(),
  },
  (table) => [index('link_seat_panel').on(table.panelId)],
);

/** One item of a meeting's agenda, with its paper: numbered and frozen as it was sent. */
export const linkItem = sqliteTable(
  'link_item',
  {
    ...keeping(),
    panelId: ref('panel_id').references(() => linkPanel.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    about: word('about', LINK_ABOUT).notNull(),
    requestId: ref('request_id').references(() => linkRequest.id, { onDelete: 'restrict' }),
    /** An urgent decision of the chair, to be ratified here or not. */
    decisionId: text('decision_id'),
    /** The placement whose extension is asked for, until when, and why. */
    placementId: text('placement_id'),
    extendUntil: day('extend_until'),
    extendWhy: text('extend_why').notNull(),
    number: integer('number'),
    sentOn: day('sent_on'),
    paper: json<unknown>('paper'),
  },
  (table) => [
    index('link_item_panel').on(table.panelId, table.position),
    index('link_item_request').on(table.requestId),
  ],
);

/** A member's interest in one item: who has one takes no part in deciding it. */
export const linkInterest = sqliteTable(
  'link_interest',
  {
    ...keeping(),
    itemId: ref('item_id').references(() => linkItem.id, { onDelete: 'restrict' }),
    memberId: ref('member_id').references(() => linkMember.id, { onDelete: 'restrict' }),
    what: text('what').notNull(),
    declaredOn: day('declared_on').notNull(),
  },
  (table) => [index('link_interest_item').on(table.itemId)],
);

/** What the panel, or its chair for an urgent case, decided. Never edited, only followed by another. */
export const linkDecision = sqliteTable(
  'link_decision',
  {
    ...keeping(),
    requestId: ref('request_id').references(() => linkRequest.id, { onDelete: 'restrict' }),
    /** Null: urgent, by the chair alone. */
    itemId: text('item_id').references(() => linkItem.id, { onDelete: 'restrict' }),
    about: word('about', LINK_ABOUT).notNull(),
    outcome: word('outcome', LINK_OUTCOMES).notNull(),
    decidedOn: day('decided_on').notNull(),
    /** Who took part, with their roles; for an urgent decision the chair. */
    decidedBy: json<DecidedBy[]>('decided_by').notNull(),
    centreId: text('centre_id').references(() => linkCentre.id, { onDelete: 'restrict' }),
    startOn: day('start_on'),
    homeDay: word('home_day', WEEKDAY_LABELS),
    untilOn: day('until_on'),
    reason: text('reason').notNull(),
    /** By clause: { B4: 'Signed on …' }. */
    reasons: json<Record<string, string>>('reasons').notNull(),
    conditions: text('conditions').notNull(),
    dissent: text('dissent').notNull(),
    urgentWhy: text('urgent_why'),
    /** Deferred: what is still to come, and by when. */
    evidenceBy: day('evidence_by'),
    /** The verdicts on B1–B7 as they stood, with the rule set, figures and facts that they were made on. */
    assessment: json<unknown>('assessment').notNull(),
    supersedes: text('supersedes'),
  },
  (table) => [index('link_decision_request').on(table.requestId, table.decidedOn)],
);
export interface DecidedBy {
  name: string;
  role: string;
}

/** Whether a later panel stands by an urgent decision. */
export const linkRatification = sqliteTable(
  'link_ratification',
  {
    ...keeping(),
    decisionId: ref('decision_id').references(() => linkDecision.id, { onDelete: 'restrict' }),
    itemId: ref('item_id').references(() => linkItem.id, { onDelete: 'restrict' }),
    ratified: yesNo('ratified').notNull(),
    decidedOn: day('decided_on').notNull(),
    decidedBy: json<DecidedBy[]>('decided_by').notNull(),
    note: text('note').notNull(),
  },
  (table) => [index('link_ratification_decision').on(table.decisionId)],
);

export const linkPlacement = sqliteTable(
  'link_placement',
  {
    ...keeping(),
    caseId: ref('case_id').references(() => caseFile.id, { onDelete: 'restrict' }),
    requestId: ref('request_id').references(() => linkRequest.id, { onDelete: 'restrict' }),
    decisionId: ref('decision_id').references(() => linkDecision.id, { onDelete: 'restrict' }),
    startOn: day('start_on').notNull(),
    /** The last day by term position, as first approved; a panel may extend it. */
    plannedEndOn: day('planned_end_on').notNull(),
    endOn: day('end_on').notNull(),
    endedEarlyOn: day('ended_early_on'),
    endedEarlyWhy: text('ended_early_why'),
    registerCode: word('register_code', REGISTER_CODES),
    /** The reintegration plan whose STA sessions support it. */
    planId: text('plan_id').references(() => plan.id, { onDelete: 'restrict' }),
    note: text('note').notNull(),
  },
  (table) => [
    index('link_placement_case').on(table.caseId),
    index('link_placement_dates').on(table.startOn, table.endOn),
  ],
);

/** A stretch of a placement with its centre, its days at the Link and its home day. */
export const linkPhase = sqliteTable(
  'link_phase',
  {
    ...keeping(),
    placementId: ref('placement_id').references(() => linkPlacement.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    centreId: ref('centre_id').references(() => linkCentre.id, { onDelete: 'restrict' }),
    fromOn: day('from_on').notNull(),
    untilOn: day('until_on').notNull(),
    days: json<Weekday[]>('days').notNull(),
    homeDay: word('home_day', WEEKDAY_LABELS).notNull(),
    what: text('what').notNull(),
  },
  (table) => [index('link_phase_placement').on(table.placementId, table.position)],
);

export const linkReview = sqliteTable(
  'link_review',
  {
    ...keeping(),
    placementId: ref('placement_id').references(() => linkPlacement.id, { onDelete: 'restrict' }),
    dueOn: day('due_on').notNull(),
    heldOn: day('held_on'),
    verdict: word('verdict', LINK_REVIEWS),
    note: text('note').notNull(),
  },
  (table) => [index('link_review_placement').on(table.placementId, table.dueOn)],
);
