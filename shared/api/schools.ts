import { z } from 'zod';
import { CONTACT_KINDS, codesOf, SCHOOL_PHASES, SCHOOL_STATUSES } from '../words.ts';
import { ImportRow } from './calendars.ts';
import { command, EVERYBODY, MANAGERS, query, task } from './contract.ts';
import { dateField } from './fields.ts';

/** Schools: what GIAS says of them, what the office adds, and their signatures to the memorandum. */

const text = (most = 200) => z.string().trim().max(most);
const optional = (most = 200) => text(most).nullable();

export const SchoolLine = z.object({
  id: z.string(),
  version: z.number(),
  urn: z.string(),
  name: z.string(),
  town: z.string().nullable(),
  area: z.string().nullable(),
  districtName: z.string().nullable(),
  phase: z.enum(codesOf(SCHOOL_PHASES)),
  status: z.enum(codesOf(SCHOOL_STATUSES)),
  signUp: z.enum(['in-force', 'ended', 'none']),
  signUpUntil: z.string().nullable(),
  openCases: z.number(),
});
export type SchoolLine = z.infer<typeof SchoolLine>;

const Contact = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(codesOf(CONTACT_KINDS)),
  name: z.string(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

const SignUp = z.object({
  id: z.string(),
  version: z.number(),
  signatory: z.string(),
  signatoryRole: z.string(),
  signedOn: z.string(),
  mouVersion: z.string(),
  inForceFrom: z.string(),
  inForceUntil: z.string().nullable(),
  withdrawnOn: z.string().nullable(),
  inForceToday: z.boolean(),
  note: z.string(),
});

const fields = {
  urn: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'A URN has six digits, as in 123456'),
  dfeNumber: optional(10),
  name: text(160).min(1, 'Enter the name of the school'),
  phase: z.enum(codesOf(SCHOOL_PHASES)),
  status: z.enum(codesOf(SCHOOL_STATUSES)),
  street: optional(),
  town: optional(80),
  postcode: optional(10),
  phone: optional(40),
  headTeacher: optional(120),
  districtCode: optional(12),
  area: optional(80),
  easting: z.number().int().min(0).max(700_000).nullable(),
  northing: z.number().int().min(0).max(1_300_000).nullable(),
  note: text(2000),
};

export const SchoolPage = z.object({
  id: z.string(),
  version: z.number(),
  ...fields,
  type: z.string().nullable(),
  trust: z.string().nullable(),
  locality: z.string().nullable(),
  districtName: z.string().nullable(),
  lowAge: z.number().nullable(),
  highAge: z.number().nullable(),
  pupils: z.number().nullable(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  contacts: z.array(Contact),
  signUps: z.array(SignUp),
  selfReview: z.record(z.string(), z.object({ standing: z.enum(['yes', 'partly', 'no']), note: z.string() })),
  cases: z.array(z.object({ id: z.string(), reference: z.string(), pupilName: z.string(), open: z.boolean() })),
  printed: z.array(
    z.object({ id: z.string(), number: z.number(), paper: z.string(), printedAt: z.string(), stale: z.boolean() }),
  ),
});
export type SchoolPage = z.infer<typeof SchoolPage>;

export const schoolsApi = {
  list: query({
    sentence: 'looked at the schools',
    may: EVERYBODY,
    input: z.object({
      search: z.string().max(100).default(''),
      signUp: z.enum(['any', 'in-force', 'none']).default('any'),
    }),
    output: z.array(SchoolLine),
  }),
  show: query({
    sentence: 'looked at a school',
    may: EVERYBODY,
    input: z.object({ id: z.string() }),
    output: SchoolPage,
  }),
  add: command({
    sentence: 'added a school',
    may: MANAGERS,
    input: z.object(fields),
    output: z.object({ id: z.string() }),
  }),
  change: command({
    sentence: 'changed a school',
    may: MANAGERS,
    input: z.object({ id: z.string(), version: z.number().int(), ...fields }),
    output: z.object({ id: z.string() }),
  }),
  saveContact: command({
    sentence: 'entered a contact of a school',
    may: ['area-manager', 'assistant-area-manager', 'office'],
    input: z.object({
      schoolId: z.string(),
      id: z.string().nullable(),
      version: z.number().nullable(),
      kind: z.enum(codesOf(CONTACT_KINDS)),
      name: text(120).min(1, 'Enter the contact’s name'),
      role: optional(),
      email: optional(),
      phone: optional(60),
    }),
    output: z.object({ id: z.string() }),
  }),
  endContact: command({
    sentence: 'ended a contact of a school',
    may: ['area-manager', 'assistant-area-manager', 'office'],
    input: z.object({ id: z.string(), version: z.number() }),
    output: z.object({}),
  }),
  signUp: command({
    sentence: 'recorded a sign-up to the memorandum',
    may: MANAGERS,
    input: z.object({
      schoolId: z.string(),
      signatory: text(120).min(1, 'Enter who signed'),
      signatoryRole: text(120).min(1, 'Enter the signatory’s role, for example head teacher'),
      signedOn: dateField,
      mouVersion: text(60).min(1, 'Enter which version of the memorandum was signed'),
      inForceFrom: dateField,
      inForceUntil: dateField.nullable(),
      note: text(1000),
    }),
    output: z.object({ id: z.string() }),
  }),
  withdrawSignUp: command({
    sentence: 'ended a sign-up to the memorandum',
    may: MANAGERS,
    input: z.object({ id: z.string(), version: z.number(), withdrawnOn: dateField }),
    output: z.object({}),
  }),
  saveSelfReview: command({
    sentence: 'saved a school’s self-review',
    may: MANAGERS,
    input: z.object({
      id: z.string(),
      version: z.number(),
      selfReview: z.record(z.string(), z.object({ standing: z.enum(['yes', 'partly', 'no']), note: text(500) })),
    }),
    output: z.object({}),
  }),
  /** Reads a GIAS extract and says, row by row, what an import would do. Nothing is saved. */
  previewImport: task({
    sentence: 'looked at a GIAS extract',
    may: ['area-manager', 'assistant-area-manager', 'office'],
    input: z.object({
      /** The file's bytes, base64. */
      file: z
        .string()
        .max(40_000_000, 'The file is larger than 30 MB. A GIAS extract of one authority has less than 1 MB.'),
    }),
    output: z.object({
      previewId: z.string(),
      counts: z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), refused: z.number() }),
      rows: z.array(ImportRow),
      missingColumns: z.array(z.string()),
    }),
  }),
  importGias: command({
    sentence: 'imported schools from GIAS',
    may: MANAGERS,
    input: z.object({ previewId: z.string() }),
    output: z.object({ added: z.number(), changed: z.number() }),
  }),
};
