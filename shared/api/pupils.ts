import { z } from 'zod';
import { AGREEMENT_WAYS, CASE_STAGES, codesOf, NEEDS, SEN_STATUSES } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, optionalDate, required, seen } from './fields.ts';

/** Pupils, their parents and carers, and the agreement to engage. */

export const pupilFields = {
  givenName: required('the pupil’s first name', 80),
  familyName: required('the pupil’s family name', 80),
  knownAs: note(80).nullable(),
  dateOfBirth: optionalDate,
  upn: note(20).nullable(),
  /** Where it differs from the year that follows from the date of birth: 'N' for nursery, 'R', '1' … '13'. */
  taughtYear: z
    .string()
    .regex(/^(N|R|[1-9]|1[0-3])$/, 'Choose the year the pupil is taught in')
    .nullable(),
  homeSchoolId: z.string().min(1, 'Choose the pupil’s school'),
  senStatus: z.enum(codesOf(SEN_STATUSES)),
  /** Ranked: the first is the primary need. */
  needs: z.array(z.enum(codesOf(NEEDS))).max(5, 'Choose at most five needs'),
  note: note(),
};

/** A pupil already in the register who may be the one being entered, and why. Never merged by itself. */
export const LookAlike = z.object({
  pupilId: z.string(),
  name: z.string(),
  dateOfBirth: z.string().nullable(),
  schoolName: z.string(),
  openCase: z.object({ id: z.string(), reference: z.string() }).nullable(),
  reasons: z.array(z.string()),
  /** Another child, by all that is known: shown so that nobody takes one twin for the other. */
  twin: z.boolean(),
  score: z.number(),
});
export type LookAlike = z.infer<typeof LookAlike>;

const carer = {
  name: required('the name', 120),
  relationship: required('how they are related to the pupil', 80),
  parentalResponsibility: z.boolean(),
  phone: note(60).nullable(),
  email: note(120).nullable(),
  address: note(300).nullable(),
  note: note(),
};
export const CarerLine = z.object({ ...seen, ...carer });
export type CarerLine = z.infer<typeof CarerLine>;

const agreed = {
  agreedBy: required('who agreed', 120),
  agreedOn: dateField,
  how: z.enum(codesOf(AGREEMENT_WAYS)),
  note: note(),
};
export const AgreementLine = z.object({
  ...seen,
  ...agreed,
  withdrawnOn: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
});
export type AgreementLine = z.infer<typeof AgreementLine>;

export const PupilPage = z.object({
  ...seen,
  ...pupilFields,
  schoolName: z.string(),
  /** In words, as taught where that differs. */
  yearGroup: z.string().nullable(),
  /** In words, as it follows from the date of birth. */
  yearByAge: z.string().nullable(),
  temporaryUpn: z.boolean(),
  carers: z.array(CarerLine),
  /** Newest first. */
  agreements: z.array(AgreementLine),
  /** Somebody has agreed, and has not withdrawn it since. */
  agreed: z.boolean(),
  /** Newest first. */
  cases: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      stage: z.enum(codesOf(CASE_STAGES)),
      openedOn: z.string(),
      closedOn: z.string().nullable(),
    }),
  ),
});
export type PupilPage = z.infer<typeof PupilPage>;

const Id = z.object({ id: z.string() });

export const pupilsApi = {
  show: query({
    sentence: 'looked at a pupil',
    may: CASE_READERS,
    looksAt: 'id',
    input: z.object({ id: z.string() }),
    output: PupilPage,
  }),
  /** Pupils already in the register who may be the one that is being entered, the likeliest first. */
  lookAlikes: query({
    sentence: 'looked for pupils already known',
    may: CASE_READERS,
    input: z.object({
      givenName: z.string().max(80),
      familyName: z.string().max(80),
      dateOfBirth: z.string().nullable(),
      upn: z.string().max(20).nullable(),
      schoolId: z.string().nullable(),
    }),
    output: z.array(LookAlike),
  }),
  change: command({
    sentence: 'changed a pupil’s details',
    may: MANAGERS,
    input: z.object({ ...seen, ...pupilFields }),
    output: Id,
  }),
  addCarer: command({
    sentence: 'entered a parent or carer',
    may: MANAGERS,
    input: z.object({ pupilId: z.string(), ...carer }),
    output: Id,
  }),
  changeCarer: command({
    sentence: 'changed a parent’s or carer’s details',
    may: MANAGERS,
    input: z.object({ ...seen, ...carer }),
    output: Id,
  }),
  agree: command({
    sentence: 'recorded parental agreement to engage',
    may: MANAGERS,
    input: z.object({ pupilId: z.string(), ...agreed }),
    output: Id,
  }),
  withdrawAgreement: command({
    sentence: 'recorded that parental agreement was withdrawn',
    may: MANAGERS,
    input: z.object({ ...seen, withdrawnOn: dateField, withdrawnWhy: required('why it was withdrawn', 500) }),
    output: Id,
  }),
};
