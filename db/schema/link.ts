import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day, json, keeping } from './common.ts';

/** The Link: its centres and their places per weekday. */

export const linkCentre = sqliteTable('link_centre', {
  ...keeping(),
  name: text('name').notNull(),
  town: text('town').notNull(),
  openedOn: day('opened_on').notNull(),
  closedOn: day('closed_on'),
  lengthTerms: integer('length_terms').notNull(),
  /** Places by weekday: { mon: 10, … }. */
  places: json<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri', number>>('places').notNull(),
});
