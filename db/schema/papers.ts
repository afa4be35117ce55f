import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { json, keeping, yesNo } from './common.ts';

/** The print register: what left the office, in which words, to whom. */

export const printRecord = sqliteTable(
  'print_record',
  {
    ...keeping(),
    /** Document number within the office, counting from 1; shown as 'STS-000042'. */
    number: integer('number').notNull(),
    /** Which paper: 'plan-summary', 'sta-week' … */
    paper: text('paper').notNull(),
    /** The record it was made from (plan, week, case), and its version at that moment. */
    subjectId: text('subject_id').notNull(),
    subjectVersion: integer('subject_version').notNull(),
    recipient: text('recipient').notNull(),
    recipientSchoolId: text('recipient_school_id'),
    fullName: yesNo('full_name').notNull(),
    fullNameWhy: text('full_name_why'),
    withheld: json<string[]>('withheld').notNull(),
    contentHash: text('content_hash').notNull(),
    /** What was printed, as the paper's tree and furniture, so that the very same page can be had again. */
    document: json<unknown>('document'),
    printedAt: text('printed_at').notNull(),
    printedBy: text('printed_by').notNull(),
  },
  (table) => [
    uniqueIndex('print_record_number').on(table.officeId, table.number),
    index('print_record_subject').on(table.subjectId),
  ],
);
