import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CLOSED_DAYS, ROLES, TERMS } from '../../shared/words.ts';
import { day, keeping, word, yesNo } from './common.ts';
import { school } from './schools.ts';

/** The office itself, its people, its settings and its calendars. */

export const office = sqliteTable('office', {
  ...keeping(),
  name: text('name').notNull(),
  /** This register holds invented people only. Written once, when the register is made. */
  demo: yesNo('demo').notNull(),
});

export const person = sqliteTable('person', {
  ...keeping(),
  name: text('name').notNull(),
  role: word('role', ROLES).notNull(),
  active: yesNo('active').notNull(),
});

/** One setting that differs from its default: a rule parameter or an office choice. Value is JSON text. */
export const setting = sqliteTable(
  'setting',
  {
    ...keeping(),
    key: text('key').notNull(),
    value: text('value').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [uniqueIndex('setting_key').on(table.officeId, table.key)],
);

/** Half a term of the county (school null), or of one school that sets its own dates. */
export const termHalf = sqliteTable(
  'term_half',
  {
    ...keeping(),
    schoolId: text('school_id').references(() => school.id, { onDelete: 'restrict' }),
    academicYear: text('academic_year').notNull(),
    term: word('term', TERMS).notNull(),
    half: integer('half').notNull(),
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
    status: text('status').notNull(),
  },
  (table) => [index('term_half_school').on(table.schoolId, table.academicYear)],
);

/** A day in term time on which there is no school: for everybody (school null) or for one school. */
export const closedDay = sqliteTable(
  'closed_day',
  {
    ...keeping(),
    schoolId: text('school_id').references(() => school.id, { onDelete: 'restrict' }),
    date: day('date').notNull(),
    kind: word('kind', CLOSED_DAYS).notNull(),
    name: text('name').notNull(),
  },
  (table) => [index('closed_day_school').on(table.schoolId, table.date)],
);
