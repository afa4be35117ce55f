import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { caseFile, pupil } from './cases.ts';
import { day, json, keeping } from './common.ts';
import { person } from './office.ts';

/** Who may see a case, what must not be destroyed, what has been, and what was given to whom it is about. */

/** Only the people named may see the case and its pupil, from that day until it is lifted. */
export const restriction = sqliteTable(
  'restriction',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    fromOn: day('from_on').notNull(),
    reason: text('reason').notNull(),
    liftedOn: day('lifted_on'),
    liftedWhy: text('lifted_why'),
  },
  (table) => [index('restriction_case').on(table.caseId, table.liftedOn)],
);

export const restrictionReader = sqliteTable(
  'restriction_reader',
  {
    ...keeping(),
    restrictionId: text('restriction_id')
      .notNull()
      .references(() => restriction.id, { onDelete: 'restrict' }),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('restriction_reader_once').on(table.restrictionId, table.personId)],
);

/** Nothing of this pupil is destroyed, whatever its age, until the hold is lifted. */
export const legalHold = sqliteTable(
  'legal_hold',
  {
    ...keeping(),
    pupilId: text('pupil_id')
      .notNull()
      .references(() => pupil.id, { onDelete: 'restrict' }),
    fromOn: day('from_on').notNull(),
    reason: text('reason').notNull(),
    liftedOn: day('lifted_on'),
    liftedWhy: text('lifted_why'),
  },
  (table) => [index('legal_hold_pupil').on(table.pupilId, table.liftedOn)],
);

/** The tombstone of an erasure, without a name: that it happened, by which rule, and how much of what. */
export const erasure = sqliteTable(
  'erasure',
  {
    ...keeping(),
    /** Certificate number within the office, counting from 1. */
    number: integer('number').notNull(),
    /** The id that the pupil's row had; it leads nowhere any more. */
    pupilId: text('pupil_id').notNull(),
    erasedOn: day('erased_on').notNull(),
    erasedBy: text('erased_by').notNull(),
    /** The retention rule as it stood, in words. */
    rule: text('rule').notNull(),
    reason: text('reason').notNull(),
    /** Rows taken, by table. */
    counts: json<Record<string, number>>('counts').notNull(),
  },
  (table) => [uniqueIndex('erasure_number').on(table.officeId, table.number)],
);

/** A bundle given to somebody who asked what is held about a pupil: when, to whom, and what was left out. */
export const subjectAccess = sqliteTable(
  'subject_access',
  {
    ...keeping(),
    pupilId: text('pupil_id')
      .notNull()
      .references(() => pupil.id, { onDelete: 'restrict' }),
    askedOn: day('asked_on').notNull(),
    askedBy: text('asked_by').notNull(),
    madeOn: day('made_on').notNull(),
    /** What was left out, and why, each by the place where it stands. */
    withheld: json<{ where: string; why: string }[]>('withheld').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (table) => [index('subject_access_pupil').on(table.pupilId)],
);
