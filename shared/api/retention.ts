import { z } from 'zod';
import { command, MANAGERS, query } from './contract.ts';
import { required, seen } from './fields.ts';

/** How long the records of a pupil are kept: what is due, what is held, and erasing what may go. */

export const LegalHold = z.object({ ...seen, fromOn: z.string(), reason: z.string() });
export type LegalHold = z.infer<typeof LegalHold>;

export const KeptPupil = z.object({
  pupilId: z.string(),
  pupilName: z.string(),
  dateOfBirth: z.string().nullable(),
  schoolName: z.string(),
  caseId: z.string().nullable(),
  references: z.array(z.string()),
  /** The first day on which nothing needs to be kept any more; null while a case is open. */
  keptUntil: z.string().nullable(),
  due: z.boolean(),
  hold: LegalHold.nullable(),
});
export type KeptPupil = z.infer<typeof KeptPupil>;

export const ErasureLine = z.object({
  id: z.string(),
  number: z.string(),
  erasedOn: z.string(),
  erasedBy: z.string(),
  rule: z.string(),
  reason: z.string(),
  rows: z.number(),
});
export type ErasureLine = z.infer<typeof ErasureLine>;

const pupilId = z.string();

export const retentionApi = {
  list: query({
    sentence: 'looked at what is due to be erased',
    may: MANAGERS,
    input: z.object({}),
    output: z.object({
      years: z.number(),
      /** Null while it is the usual number that nobody has touched. */
      yearsVersion: z.number().nullable(),
      yearsReason: z.string(),
      due: z.array(KeptPupil),
      held: z.array(KeptPupil),
      erasures: z.array(ErasureLine),
    }),
  }),
  ofPupil: query({
    sentence: 'looked up how long a pupil’s records are kept',
    may: MANAGERS,
    looksAt: 'pupilId',
    input: z.object({ pupilId }),
    output: KeptPupil,
  }),
  /** What an erasure would take, and where else the pupil is named: notes about something else, to be put right by hand first. */
  beforeErasing: query({
    sentence: 'looked at what an erasure would take',
    may: MANAGERS,
    looksAt: 'pupilId',
    input: z.object({ pupilId }),
    output: z.object({
      counts: z.array(z.object({ what: z.string(), rows: z.number() })),
      elsewhere: z.array(z.object({ what: z.string(), rows: z.number() })),
    }),
  }),
  setYears: command({
    sentence: 'changed how long records are kept',
    may: MANAGERS,
    input: z.object({
      years: z.number('Enter a whole number').int('Enter a whole number').min(6, 'At least 6').max(60, 'At most 60'),
      version: z.number().int().nullable(),
      reason: required('why it is changed', 1000),
    }),
    output: z.object({}),
  }),
  hold: command({
    sentence: 'put a legal hold on a pupil’s records',
    may: MANAGERS,
    input: z.object({ pupilId, reason: required('why nothing may be erased', 1000) }),
    output: z.object({ id: z.string() }),
  }),
  liftHold: command({
    sentence: 'lifted a legal hold',
    may: MANAGERS,
    input: z.object({ ...seen, why: required('why it is lifted', 1000) }),
    output: z.object({ id: z.string() }),
  }),
  /** For good: it can not be undone. */
  erase: command({
    sentence: 'erased a pupil’s records at the end of retention',
    may: MANAGERS,
    input: z.object({
      pupilId,
      /** Typed once more by hand: a reference of one of the pupil’s cases. */
      reference: required('the reference of the case', 20),
      reason: required('why, without the pupil’s name', 500),
    }),
    output: z.object({ id: z.string() }),
  }),
};
