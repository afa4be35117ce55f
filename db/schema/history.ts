import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What keeps the register honest; written by db/history.ts alone and by no service.
 * These tables, drafts and the search index are not themselves in history (db/history.ts names them).
 */

/** One command that was carried out. `seq` is also the `version` of every row it wrote. */
export const change = sqliteTable(
  'change',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    officeId: text('office_id').notNull(),
    at: text('at').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    procedure: text('procedure').notNull(),
    sentence: text('sentence').notNull(),
    requestId: text('request_id').notNull(),
    /** The answer given, as JSON: a repeated request id gets it again. */
    answer: text('answer').notNull(),
    /** The change that this one undid. */
    undoes: text('undoes'),
    /** Keyed hash over this entry, its row images, and the entry before it. */
    hash: text('hash').notNull(),
  },
  (table) => [
    uniqueIndex('change_id').on(table.id),
    uniqueIndex('change_request').on(table.requestId),
    index('change_undoes').on(table.undoes),
  ],
);

/** One row before and after, as JSON; before null: added; after null: taken away. */
export const rowChange = sqliteTable(
  'row_change',
  {
    id: integer('id').primaryKey(),
    changeSeq: integer('change_seq').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    before: text('before'),
    after: text('after'),
  },
  (table) => [index('row_change_seq').on(table.changeSeq), index('row_change_row').on(table.rowId)],
);

/** What somebody has typed and not yet sent. Encrypted with the file; gone when sent or discarded. */
export const draft = sqliteTable('draft', {
  key: text('key').primaryKey(),
  personId: text('person_id').notNull(),
  body: text('body').notNull(),
  savedAt: text('saved_at').notNull(),
});
