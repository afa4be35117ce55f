import { integer, text } from 'drizzle-orm/sqlite-core';
import { type CodeOf, codesOf, type WordList } from '../../shared/words.ts';

/**
 * Column kinds that every table is made from.
 *
 *   keeping()  id, office, version, who and when — on every row of the register
 *   word()     one of a word list, with the same words in a CHECK
 *   day()      a plain date, 'YYYY-MM-DD'
 *   json()     a small list or object, kept as JSON text
 *   yesNo()    0 or 1
 */

/**
 * On every row. `version` is the number of the history entry that wrote the row last: it never repeats, so a row that
 * was undone and edited again can not be mistaken for the one somebody saw before.
 */
export function keeping() {
  return {
    id: text('id').primaryKey(),
    officeId: text('office_id').notNull(),
    version: integer('version').notNull(),
    changedAt: text('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  };
}

/** The columns of `keeping()`, which services never set by hand. */
export type Keeping = 'id' | 'officeId' | 'version' | 'changedAt' | 'changedBy';

export function word<L extends WordList>(name: string, list: L) {
  return text(name, { enum: codesOf(list) as [CodeOf<L>, ...CodeOf<L>[]] });
}

export function day(name: string) {
  return text(name);
}

export function json<T>(name: string) {
  return text(name, { mode: 'json' }).$type<T>();
}

export function yesNo(name: string) {
  return integer(name, { mode: 'boolean' });
}
