import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type CodeOf, PLAN_KINDS, SKILLS, TRANSFER_BASES } from '../../shared/words.ts';
import { caseFile } from './cases.ts';
import { day, json, keeping, word } from './common.ts';
import { school } from './schools.ts';

/** The three kinds of time-limited plan that carry STA time. No end, no plan. */

export const plan = sqliteTable(
  'plan',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    kind: word('kind', PLAN_KINDS).notNull(),
    startOn: day('start_on').notNull(),
    endOn: day('end_on').notNull(),
    /** Stopped before its end: the last day, and why. */
    endedEarlyOn: day('ended_early_on'),
    endedEarlyWhy: text('ended_early_why'),
    purpose: text('purpose').notNull(),
    homeSchoolId: text('home_school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    /** Supported transfer only: the school the pupil moves to, and the move's basis in law. */
    newSchoolId: text('new_school_id').references(() => school.id, { onDelete: 'restrict' }),
    transferBasis: word('transfer_basis', TRANSFER_BASES),
    transferBasisNote: text('transfer_basis_note'),
    /** 1 is served first. */
    priority: integer('priority').notNull(),
    /** At most so many STAs on the plan in one week; 1 unless the plan says more. */
    staLimit: integer('sta_limit').notNull(),
    skill: word('skill', SKILLS),
    /** Sessions that are possible ('mon-am' …); empty means all ten. */
    possibleSessions: json<string[]>('possible_sessions').notNull(),
    /** STAs preferred, excluded, or the only ones: each with its reason, shown at the moment of choice. */
    staWishes:
      json<{ staId: string; wish: 'preferred' | 'excluded' | 'only'; reason: string }[]>('sta_wishes').notNull(),
  },
  (table) => [index('plan_case').on(table.caseId), index('plan_dates').on(table.startOn, table.endOn)],
);

/** A stretch of the plan with so many sessions a week, which may taper from one phase to the next. */
export const planPhase = sqliteTable(
  'plan_phase',
  {
    ...keeping(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    fromOn: day('from_on').notNull(),
    untilOn: day('until_on').notNull(),
    sessionsPerWeek: integer('sessions_per_week').notNull(),
    /** Which school the sessions are at: for a transfer the phase says which. */
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    what: text('what').notNull(),
  },
  (table) => [index('plan_phase_plan').on(table.planId, table.position)],
);

export const planTarget = sqliteTable(
  'plan_target',
  {
    ...keeping(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    what: text('what').notNull(),
    schoolWill: text('school_will').notNull(),
    familyWill: text('family_will').notNull(),
    stsWill: text('sts_will').notNull(),
    pupilWill: text('pupil_will').notNull(),
  },
  (table) => [index('plan_target_plan').on(table.planId, table.position)],
);

/** A school's agreement to the plan up to a date. An extension needs a fresh one. */
export const planAgreement = sqliteTable(
  'plan_agreement',
  {
    ...keeping(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'restrict' }),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    agreedBy: text('agreed_by').notNull(),
    role: text('role').notNull(),
    agreedOn: day('agreed_on').notNull(),
    /** The plan's dates as they stood when it was agreed. */
    coversFrom: day('covers_from').notNull(),
    coversUntil: day('covers_until').notNull(),
    withdrawnOn: day('withdrawn_on'),
  },
  (table) => [index('plan_agreement_plan').on(table.planId)],
);

export const planReview = sqliteTable(
  'plan_review',
  {
    ...keeping(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'restrict' }),
    dueOn: day('due_on').notNull(),
    heldOn: day('held_on'),
    /** Outcome by target id, −2 … +2, as held. */
    outcomes: json<Record<string, number>>('outcomes').notNull(),
    note: text('note').notNull(),
  },
  (table) => [index('plan_review_plan').on(table.planId, table.dueOn)],
);

/** Kept so that code which reads wishes need not repeat their shape. */
export type PlanSkill = CodeOf<typeof SKILLS>;
