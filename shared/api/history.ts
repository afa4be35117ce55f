import { z } from 'zod';
import { command, EVERYBODY, MANAGERS, query, task } from './contract.ts';
import { CASE_READERS } from './fields.ts';

/** What was done, by whom, field by field; and taking it back. */

export const ChangeLine = z.object({
  id: z.string(),
  seq: z.number(),
  at: z.string(),
  personName: z.string(),
  sentence: z.string(),
  /** The change that this one took back. */
  undoes: z.string().nullable(),
  undone: z.boolean(),
  /** Why it can not be taken back; null where it can, unless something rests on it by then. */
  stays: z.string().nullable(),
  /** Papers printed, or weeks published, since this change: said before it is undone. */
  warnings: z.array(z.string()),
});
export type ChangeLine = z.infer<typeof ChangeLine>;

export const RowLine = z.object({
  table: z.string(),
  rowId: z.string(),
  what: z.enum(['added', 'changed', 'taken away']),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type RowLine = z.infer<typeof RowLine>;

export const historyApi = {
  list: query({
    sentence: 'looked at the history',
    may: EVERYBODY,
    input: z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(200).default(50) }),
    output: z.array(ChangeLine),
  }),
  rows: query({
    sentence: 'looked at one entry of the history',
    may: CASE_READERS,
    looksAt: 'changeId',
    input: z.object({ changeId: z.string() }),
    output: z.object({ change: ChangeLine, rows: z.array(RowLine) }),
  }),
  /** Everything that was ever written to one record, newest first. */
  ofRecord: query({
    sentence: 'looked at the history of a record',
    may: CASE_READERS,
    looksAt: 'rowIds',
    input: z.object({ rowIds: z.array(z.string()).min(1).max(500) }),
    output: z.array(z.object({ change: ChangeLine, rows: z.array(RowLine) })),
  }),
  /** One entry without its fields: what is asked before it is undone. */
  line: query({
    sentence: 'looked at what an entry of the history says',
    may: EVERYBODY,
    input: z.object({ changeId: z.string() }),
    output: ChangeLine,
  }),
  /** What Ctrl+Z would undo: this person's last change that still stands. */
  last: query({
    sentence: 'asked what can be undone',
    may: EVERYBODY,
    input: z.object({}),
    output: ChangeLine.nullable(),
  }),
  /** Follows the chain of keyed hashes from the first entry to the last, and looks for a seal printed on paper. */
  verify: task({
    sentence: 'verified the history',
    may: MANAGERS,
    input: z.object({ seal: z.string().trim().max(64, 'A seal is shorter').default('') }),
    output: z.object({
      entries: z.number(),
      /** Number of the first entry that does not fit; null where every entry fits. */
      firstThatDoesNotFit: z.number().nullable(),
      /** The entry whose seal was looked for: null where none has it, or none was asked for. */
      sealed: z.object({ seq: z.number(), at: z.string() }).nullable(),
    }),
  }),
  /** Managers undo any change; the office role its own, of what it may do. */
  undo: command({
    sentence: 'undid a change',
    may: [...MANAGERS, 'office'],
    input: z.object({ changeId: z.string() }),
    output: z.object({ sentence: z.string() }),
  }),
};
