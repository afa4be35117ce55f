import { z } from 'zod';
import { CASE_STAGES, codesOf, ENQUIRY_WAYS } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, required, seen } from './fields.ts';
import { pupilFields } from './pupils.ts';

/** Enquiries: a school asks whether a pupil's case meets the criteria (S2.1 owes it an answer). */

export const EnquiryLine = z.object({
  ...seen,
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  schoolName: z.string(),
  stage: z.enum(codesOf(CASE_STAGES)),
  receivedOn: z.string(),
  askedBy: z.string(),
  concern: z.string(),
  answerDueOn: z.string(),
  answeredOn: z.string().nullable(),
  late: z.boolean(),
});
export type EnquiryLine = z.infer<typeof EnquiryLine>;

const asked = {
  receivedOn: dateField,
  how: z.enum(codesOf(ENQUIRY_WAYS)),
  askedBy: required('who asks', 120),
  askedByRole: note(120).nullable(),
  concern: required('what the school is concerned about', 4000),
};

export const enquiriesApi = {
  /** Open: to answer, the one that is due first on top. Otherwise answered ones, the newest first. */
  list: query({
    sentence: 'looked at the enquiries',
    may: CASE_READERS,
    input: z.object({ open: z.boolean().default(true), limit: z.number().int().min(1).max(500).default(200) }),
    output: z.array(EnquiryLine),
  }),
  /** The last day for an answer to an enquiry received on a day. */
  dueOn: query({
    sentence: 'asked when an answer is due',
    may: CASE_READERS,
    input: z.object({ receivedOn: dateField }),
    output: z.object({ dueOn: z.string(), workingDays: z.number() }),
  }),
  /** Opens a case, or joins the pupil's open one. */
  record: command({
    sentence: 'recorded an enquiry',
    may: MANAGERS,
    input: z.object({
      schoolId: z.string('Choose the school that asks').min(1, 'Choose the school that asks'),
      /** A pupil already in the register, or a new one. */
      pupilId: z.string().nullable(),
      pupil: z
        .object({
          givenName: pupilFields.givenName,
          familyName: pupilFields.familyName,
          dateOfBirth: pupilFields.dateOfBirth,
          upn: pupilFields.upn,
          senStatus: pupilFields.senStatus,
          needs: pupilFields.needs,
        })
        .nullable(),
      ...asked,
    }),
    output: z.object({
      enquiryId: z.string(),
      caseId: z.string(),
      reference: z.string(),
      /** The pupil had an open case, which this enquiry belongs to now. */
      joined: z.boolean(),
      answerDueOn: z.string(),
    }),
  }),
  change: command({
    sentence: 'changed an enquiry',
    may: MANAGERS,
    input: z.object({ ...seen, ...asked }),
    output: z.object({ id: z.string(), answerDueOn: z.string() }),
  }),
  answer: command({
    sentence: 'recorded the answer to an enquiry',
    may: MANAGERS,
    input: z.object({
      ...seen,
      answeredOn: dateField,
      answer: required('the answer that the school was given', 20_000),
    }),
    output: z.object({ caseId: z.string() }),
  }),
};
