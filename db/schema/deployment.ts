import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Certificate } from '../../shared/api/certificate.ts';
import {
  ABSENCE_KINDS,
  type CodeOf,
  OUTCOME_REASONS,
  SESSION_OUTCOMES,
  type SKILLS,
  WEEK_STATES,
} from '../../shared/words.ts';
import { day, json, keeping, word, yesNo } from './common.ts';
import { plan } from './plans.ts';
import { school } from './schools.ts';

/** Specialist Teaching Assistants, their time, and the weeks it is given to plans. A session is 'mon-am' … 'fri-pm'. */

export const sta = sqliteTable('sta', {
  ...keeping(),
  name: text('name').notNull(),
  /** Where the day begins, for travel: a name and its Ordnance Survey grid, metres. */
  baseName: text('base_name').notNull(),
  baseEasting: integer('base_easting'),
  baseNorthing: integer('base_northing'),
  skills: json<CodeOf<typeof SKILLS>[]>('skills').notNull(),
  /** At most so many sessions a week on plans; null means all contracted ones. */
  sessionLimit: integer('session_limit'),
  startsOn: day('starts_on').notNull(),
  leavesOn: day('leaves_on'),
  phone: text('phone'),
  email: text('email'),
  note: text('note').notNull(),
});

/** The contracted pattern from a date on. Fortnightly: sessions differ in the other week. */
export const staPattern = sqliteTable(
  'sta_pattern',
  {
    ...keeping(),
    staId: text('sta_id')
      .notNull()
      .references(() => sta.id, { onDelete: 'restrict' }),
    fromOn: day('from_on').notNull(),
    sessions: json<string[]>('sessions').notNull(),
    /** Sessions of every second week, counted from the week of `fromOn`; null where every week is alike. */
    otherWeekSessions: json<string[]>('other_week_sessions'),
  },
  (table) => [index('sta_pattern_sta').on(table.staId, table.fromOn)],
);

/** Time an STA is not available, at half-day grain. No last day: until further notice. */
export const staAbsence = sqliteTable(
  'sta_absence',
  {
    ...keeping(),
    staId: text('sta_id')
      .notNull()
      .references(() => sta.id, { onDelete: 'restrict' }),
    kind: word('kind', ABSENCE_KINDS).notNull(),
    fromOn: day('from_on').notNull(),
    fromHalf: text('from_half', { enum: ['am', 'pm'] }).notNull(),
    untilOn: day('until_on'),
    untilHalf: text('until_half', { enum: ['am', 'pm'] }),
    /** Only these half days of each week (a weekly clinic); null means all of them. */
    sessions: json<string[]>('sessions'),
    /** Only in every second week, counted from the week of `fromOn`. */
    fortnightly: yesNo('fortnightly').notNull().default(false),
    note: text('note').notNull(),
    cancelledOn: day('cancelled_on'),
  },
  (table) => [index('sta_absence_sta').on(table.staId, table.fromOn)],
);

export const deploymentWeek = sqliteTable(
  'deployment_week',
  {
    ...keeping(),
    monday: day('monday').notNull(),
    state: word('state', WEEK_STATES).notNull(),
    publishedOn: day('published_on'),
    publishedBy: text('published_by'),
    note: text('note').notNull(),
    /** Friday's record: when what happened was written down, and by whom. */
    happenedRecordedOn: day('happened_recorded_on'),
    happenedRecordedBy: text('happened_recorded_by'),
  },
  (table) => [uniqueIndex('deployment_week_monday').on(table.officeId, table.monday)],
);

/** One session of one STA given to one plan. */
export const allocation = sqliteTable(
  'allocation',
  {
    ...keeping(),
    weekId: text('week_id')
      .notNull()
      .references(() => deploymentWeek.id, { onDelete: 'restrict' }),
    staId: text('sta_id')
      .notNull()
      .references(() => sta.id, { onDelete: 'restrict' }),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'restrict' }),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    session: text('session').notNull(),
    locked: yesNo('locked').notNull(),
    /** Soft rules overridden: rule id to the manager's reason. */
    overrides: json<Record<string, string>>('overrides').notNull(),
    /** It was in the week as schools were told of it; what was told stays known whatever happens to it later. */
    told: yesNo('told').notNull().default(false),
    /** Taken off the week again (kept where the week was published). */
    removedOn: day('removed_on'),
  },
  (table) => [index('allocation_week').on(table.weekId, table.staId), index('allocation_plan').on(table.planId)],
);

/** A recorded change to a published week: what schools had been told, and what they must be told now. */
export const weekChange = sqliteTable(
  'week_change',
  {
    ...keeping(),
    weekId: text('week_id')
      .notNull()
      .references(() => deploymentWeek.id, { onDelete: 'restrict' }),
    madeOn: day('made_on').notNull(),
    madeBy: text('made_by').notNull(),
    what: text('what').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [index('week_change_week').on(table.weekId)],
);

/** Something was taken from a proposal: how sure it was, in its own words and with every bound, for as long as the week is kept. */
export const takenProposal = sqliteTable(
  'taken_proposal',
  {
    ...keeping(),
    weekId: text('week_id')
      .notNull()
      .references(() => deploymentWeek.id, { onDelete: 'restrict' }),
    takenOn: day('taken_on').notNull(),
    takenBy: text('taken_by').notNull(),
    /** Changes that were taken, and whether the board was then as proposed. */
    changes: integer('changes').notNull(),
    whole: yesNo('whole').notNull(),
    certificate: json<Certificate>('certificate').notNull(),
  },
  (table) => [index('taken_proposal_week').on(table.weekId)],
);

/** Friday's record of one session: as planned, or what came instead and why. One row for each allocation at most. */
export const sessionOutcome = sqliteTable(
  'session_outcome',
  {
    ...keeping(),
    weekId: text('week_id')
      .notNull()
      .references(() => deploymentWeek.id, { onDelete: 'restrict' }),
    allocationId: text('allocation_id')
      .notNull()
      .references(() => allocation.id, { onDelete: 'restrict' }),
    outcome: word('outcome', SESSION_OUTCOMES).notNull(),
    /** Why it was not as planned; null where it was. */
    reason: word('reason', OUTCOME_REASONS),
    /** Who came instead; null unless another STA did. */
    otherStaId: text('other_sta_id').references(() => sta.id, { onDelete: 'restrict' }),
    note: text('note').notNull(),
  },
  (table) => [
    uniqueIndex('session_outcome_allocation').on(table.allocationId),
    index('session_outcome_week').on(table.weekId),
  ],
);

/** The weekly meeting that settled a week: when it was, who was there. */
export const weekMeeting = sqliteTable(
  'week_meeting',
  {
    ...keeping(),
    weekId: text('week_id')
      .notNull()
      .references(() => deploymentWeek.id, { onDelete: 'restrict' }),
    heldOn: day('held_on').notNull(),
    present: json<string[]>('present').notNull(),
    note: text('note').notNull(),
  },
  (table) => [uniqueIndex('week_meeting_week').on(table.weekId)],
);

/** What the meeting decided about one need that stays unmet, in the managers' words, with what it lacked then. */
export const meetingDecision = sqliteTable(
  'meeting_decision',
  {
    ...keeping(),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => weekMeeting.id, { onDelete: 'restrict' }),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'restrict' }),
    wanted: integer('wanted').notNull(),
    given: integer('given').notNull(),
    what: text('what').notNull(),
  },
  (table) => [uniqueIndex('meeting_decision_plan').on(table.meetingId, table.planId)],
);
