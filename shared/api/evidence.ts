import { z } from 'zod';
import { codesOf, EVIDENCE_KINDS, STANDINGS, SUSPENSION_REASONS, SUSPENSION_TYPES } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, optionalDate, required, seen } from './fields.ts';
import { fileField, ImportRow, leaveOut } from './imports.ts';

/** Evidence: dated facts that support the criteria, claimed by the school or seen by STS; and suspensions. */

const standing = z.enum(codesOf(STANDINGS));
const source = required('where this comes from, for example “SENCO, on the phone”');

const about = {
  startedOn: dateField,
  endedOn: optionalDate,
  title: note(200),
  standing,
  source,
  note: note(4000),
  /** Only where the family declined: the day the CAF officer was told (A5). */
  cafoToldOn: optionalDate,
};
const withdrawal = { withdrawnOn: z.string().nullable(), withdrawnWhy: z.string().nullable() };
const takeBack = { ...seen, withdrawnWhy: required('why it is taken back', 500) };

const review = { heldOn: dateField, adjusted: z.boolean(), standing, note: note() };
export const ReviewLine = z.object({ ...seen, ...review, ...withdrawal });
export type ReviewLine = z.infer<typeof ReviewLine>;

const recommended = {
  what: required('what was recommended', 500),
  implementedOn: optionalDate,
  monitoredOn: optionalDate,
  reviewedOn: optionalDate,
  note: note(),
};
export const RecommendationLine = z.object({ ...seen, ...recommended, ...withdrawal });
export type RecommendationLine = z.infer<typeof RecommendationLine>;

export const EvidenceLine = z.object({
  ...seen,
  kind: z.enum(codesOf(EVIDENCE_KINDS)),
  ...about,
  seenOn: z.string().nullable(),
  ...withdrawal,
  /** Oldest first, those taken back among them. */
  reviews: z.array(ReviewLine),
  recommendations: z.array(RecommendationLine),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;

const suspended = {
  startedOn: dateField,
  /** Half days. */
  sessions: z
    .number('Enter how many sessions (half days) it lasted')
    .int('Enter a whole number of sessions')
    .min(0, 'Enter how many sessions (half days) it lasted')
    .max(90, 'At most 90 sessions: 45 days is the most in a school year'),
  type: z.enum(codesOf(SUSPENSION_TYPES)),
  reasons: z
    .array(z.enum(codesOf(SUSPENSION_REASONS)))
    .min(1, 'Choose at least one reason')
    .max(3, 'Choose at most three reasons'),
  standing,
  source,
  note: note(2000),
};
export const SuspensionLine = z.object({ ...seen, ...suspended, schoolName: z.string(), ...withdrawal });
export type SuspensionLine = z.infer<typeof SuspensionLine>;

const Id = z.object({ id: z.string() });

export const evidenceApi = {
  ofCase: query({
    sentence: 'looked at the evidence of a case',
    may: CASE_READERS,
    looksAt: 'caseId',
    input: z.object({ caseId: z.string() }),
    output: z.object({
      /** Oldest first, what was taken back among it. */
      evidence: z.array(EvidenceLine),
      /** The pupil's, newest first, at whichever school. */
      suspensions: z.array(SuspensionLine),
      signUp: z.object({
        schoolId: z.string(),
        schoolName: z.string(),
        inForce: z.boolean(),
        signedOn: z.string().nullable(),
        until: z.string().nullable(),
      }),
    }),
  }),
  add: command({
    sentence: 'recorded evidence',
    may: MANAGERS,
    input: z.object({ caseId: z.string(), kind: z.enum(codesOf(EVIDENCE_KINDS)), ...about }),
    output: Id,
  }),
  change: command({ sentence: 'changed evidence', may: MANAGERS, input: z.object({ ...seen, ...about }), output: Id }),
  /** What a school claimed has been seen by STS. */
  markSeen: command({
    sentence: 'saw evidence that a school had claimed',
    may: MANAGERS,
    input: z.object({ ...seen, seenOn: dateField }),
    output: Id,
  }),
  withdraw: command({ sentence: 'took evidence back', may: MANAGERS, input: z.object(takeBack), output: Id }),
  addReview: command({
    sentence: 'recorded a review',
    may: MANAGERS,
    input: z.object({ evidenceId: z.string(), ...review }),
    output: Id,
  }),
  changeReview: command({
    sentence: 'changed a review',
    may: MANAGERS,
    input: z.object({ ...seen, ...review }),
    output: Id,
  }),
  withdrawReview: command({ sentence: 'took a review back', may: MANAGERS, input: z.object(takeBack), output: Id }),
  addRecommendation: command({
    sentence: 'recorded a recommendation',
    may: MANAGERS,
    input: z.object({ evidenceId: z.string(), ...recommended }),
    output: Id,
  }),
  changeRecommendation: command({
    sentence: 'recorded how far a recommendation has come',
    may: MANAGERS,
    input: z.object({ ...seen, ...recommended }),
    output: Id,
  }),
  withdrawRecommendation: command({
    sentence: 'took a recommendation back',
    may: MANAGERS,
    input: z.object(takeBack),
    output: Id,
  }),
  addSuspension: command({
    sentence: 'recorded a suspension',
    may: MANAGERS,
    input: z.object({ caseId: z.string(), ...suspended }),
    output: Id,
  }),
  changeSuspension: command({
    sentence: 'changed a suspension',
    may: MANAGERS,
    input: z.object({ ...seen, ...suspended }),
    output: Id,
  }),
  withdrawSuspension: command({
    sentence: 'took a suspension back',
    may: MANAGERS,
    input: z.object(takeBack),
    output: Id,
  }),
  /** A school's suspensions from a file, row by row: what an import would do. Nothing is saved. */
  previewSuspensions: query({
    sentence: 'looked at a file of suspensions',
    may: MANAGERS,
    input: z.object({ file: fileField(2) }),
    output: z.object({ rows: z.array(ImportRow) }),
  }),
  importSuspensions: command({
    sentence: 'imported suspensions',
    may: MANAGERS,
    input: z.object({ file: fileField(2), leaveOut }),
    output: z.object({ added: z.number(), changed: z.number() }),
  }),
};
