import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What keeps the register honest; written by db/history.ts and the core, by no service.
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
    /** How the hash was made (db/chain.ts): 1 over the images themselves, 2 over their digests. */
    form: integer('form').notNull().default(1),
    /** The erasure that took what this entry held; its answer is then known by its digest only. */
    erasedBy: integer('erased_by'),
    answerDigest: text('answer_digest'),
  },
  (table) => [
    uniqueIndex('change_id').on(table.id),
    uniqueIndex('change_request').on(table.requestId),
    index('change_undoes').on(table.undoes),
  ],
);

/**
 * One row before and after, as JSON; before null: added; after null: taken away. `salt` goes into the image's digest; an
 * erasure takes images and salt, and leaves the digest, so that the chain still fits and nothing can be guessed from it.
 */
export const rowChange = sqliteTable(
  'row_change',
  {
    id: integer('id').primaryKey(),
    changeSeq: integer('change_seq').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    before: text('before'),
    after: text('after'),
    salt: text('salt'),
    digest: text('digest'),
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

/** Who looked at which case on which day: one row, however often. Added to, and never changed otherwise. */
export const caseView = sqliteTable(
  'case_view',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    day: text('day').notNull(),
    firstAt: text('first_at').notNull(),
    lastAt: text('last_at').notNull(),
    times: integer('times').notNull(),
  },
  (table) => [uniqueIndex('case_view_once').on(table.caseId, table.personId, table.day)],
);
