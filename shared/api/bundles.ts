import { z } from 'zod';
import { command, MANAGERS, query, task } from './contract.ts';
import { dateField, required } from './fields.ts';

/** Subject access: everything that is held about one pupil, in plain words, as a file for whoever may have it. */

export const HeldItem = z.object({
  /** Where it stands: table, row and column. */
  key: z.string(),
  label: z.string(),
  value: z.string(),
  /** Why a manager has to decide whether it may go out: it is about somebody else, or may be; null where it may. */
  marked: z.string().nullable(),
});
export type HeldItem = z.infer<typeof HeldItem>;

export const HeldRecord = z.object({ id: z.string(), items: z.array(HeldItem) });
export type HeldRecord = z.infer<typeof HeldRecord>;

export const HeldSection = z.object({ table: z.string(), what: z.string(), records: z.array(HeldRecord) });
export type HeldSection = z.infer<typeof HeldSection>;

export const Decided = z.object({ key: z.string().max(200), keep: z.boolean(), why: z.string().trim().max(300) });
export type Decided = z.infer<typeof Decided>;

export const bundlesApi = {
  held: query({
    sentence: 'looked at everything that is held about a pupil',
    may: MANAGERS,
    looksAt: 'pupilId',
    input: z.object({ pupilId: z.string() }),
    output: z.object({
      pupilName: z.string(),
      caseId: z.string().nullable(),
      sections: z.array(HeldSection),
      given: z.array(
        z.object({
          id: z.string(),
          madeOn: z.string(),
          askedOn: z.string(),
          askedBy: z.string(),
          withheld: z.number(),
        }),
      ),
    }),
  }),
  /** Enters it: who asked, when, and what is left out and why. Everything that is marked has to be decided. */
  make: command({
    sentence: 'made a subject-access bundle',
    may: MANAGERS,
    input: z.object({
      pupilId: z.string(),
      askedOn: dateField,
      askedBy: required('who asked', 200),
      decided: z.array(Decided).max(20_000),
    }),
    output: z.object({ id: z.string() }),
  }),
  /** The file itself, as it stands now, under a passphrase that the recipient is told in another way. It is kept nowhere. */
  file: task({
    sentence: 'saved a subject-access bundle',
    may: MANAGERS,
    input: z.object({
      id: z.string(),
      passphrase: z.string().min(12, 'Use at least 12 characters').max(200, 'Use at most 200 characters'),
      again: z.string().max(200),
    }),
    /** Base64. */
    output: z.object({ name: z.string(), zip: z.string() }),
  }),
};
