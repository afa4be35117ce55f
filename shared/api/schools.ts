import { z } from 'zod';
import { CONTACT_KINDS, codesOf, SCHOOL_PHASES, SCHOOL_STATUSES, SELF_REVIEW_STANDINGS } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query, type Role, task } from './contract.ts';
import { dateField } from './fields.ts';
import { ImportRow, leaveOut } from './imports.ts';
import { PlanLine } from './plans.ts';

/** Schools: what GIAS says of them, what the office adds, and their signatures to the memorandum. */

const text = (most = 200) => z.string().trim().max(most);
const optional = (most = 200) => text(most).nullable();

export const SchoolLine = z.object({
  id: z.string(),
  version: z.number(),
  urn: z.string(),
  name: z.string(),
  town: z.string().nullable(),
  areaId: z.string().nullable(),
  area: z.string().nullable(),
  districtName: z.string().nullable(),
  phase: z.enum(codesOf(SCHOOL_PHASES)),
  status: z.enum(codesOf(SCHOOL_STATUSES)),
  signUp: z.enum(['in-force', 'ended', 'none']),
  /** Last day of the sign-up in force, or of the latest one. */
  signUpUntil: z.string().nullable(),
  /** In force, and ends within the time in which a renewal is asked for. */
  endsSoon: z.boolean(),
  openCases: z.number(),
});
export type SchoolLine = z.infer<typeof SchoolLine>;

export const Contact = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(codesOf(CONTACT_KINDS)),
  name: z.string(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
export type Contact = z.infer<typeof Contact>;

const selfReviewField = z.record(
  z.string(),
  z.object({ standing: z.enum(codesOf(SELF_REVIEW_STANDINGS)), note: text(500) }),
);

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
  /** S1.1 … S1.11 to what the school says; null where no self-review came with this sign-up. */
  selfReview: selfReviewField.nullable(),
  selfReviewedOn: z.string().nullable(),
});
export type SignUp = z.infer<typeof SignUp>;

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
  areaId: z.string().nullable(),
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
  area: z.string().nullable(),
  lowAge: z.number().nullable(),
  highAge: z.number().nullable(),
  pupils: z.number().nullable(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  contacts: z.array(Contact),
  signUps: z.array(SignUp),
  cases: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      pupilName: z.string(),
      openedOn: z.string(),
      closedOn: z.string().nullable(),
    }),
  ),
  plans: z.array(PlanLine),
  printed: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      paper: z.string(),
      recipient: z.string(),
      printedAt: z.string(),
      stale: z.boolean(),
    }),
  ),
  /** Rows whose history is the school's: itself, its contacts (also those who have gone), sign-ups, own calendar. */
  records: z.array(z.object({ rowId: z.string(), what: z.string() })),
});
export type SchoolPage = z.infer<typeof SchoolPage>;

export const SchoolSearch = z.object({
  search: z.string().max(100).default(''),
  /** ending: in force, and to be renewed soon. */
  signUp: z.enum(['any', 'in-force', 'ending', 'ended', 'none']).default('any'),
  /** An area, 'none' for schools without one, or '' for all. */
  area: z.string().default(''),
  district: z.string().default(''),
  town: z.string().default(''),
  phase: z.union([z.enum(codesOf(SCHOOL_PHASES)), z.literal('')]).default(''),
  /** not-closed leaves out what has closed. */
  status: z.enum(['any', 'not-closed', 'closed']).default('any'),
});
export type SchoolSearch = z.output<typeof SchoolSearch>;

/** Who keeps schedules and contacts. */
const KEEPERS: readonly Role[] = ['area-manager', 'assistant-area-manager', 'office'];

const signUpFields = {
  signatory: text(120).min(1, 'Enter who signed'),
  signatoryRole: text(120).min(1, 'Enter the signatory’s role, for example head teacher'),
  signedOn: dateField,
  mouVersion: text(60).min(1, 'Enter which version of the memorandum was signed'),
  inForceFrom: dateField,
  inForceUntil: dateField.nullable(),
  note: text(1000),
};

export const schoolsApi = {
  list: query({
    sentence: 'looked at the schools',
    may: EVERYBODY,
    input: SchoolSearch,
    output: z.array(SchoolLine),
  }),
  /** What the list can be narrowed to, each with its number of schools. */
  places: query({
    sentence: 'looked at where schools are',
    may: EVERYBODY,
    input: z.object({}),
    output: z.object({
      all: z.number(),
      areas: z.array(z.object({ id: z.string(), name: z.string(), schools: z.number() })),
      districts: z.array(z.object({ name: z.string(), schools: z.number() })),
      towns: z.array(z.object({ name: z.string(), schools: z.number() })),
      phases: z.array(z.object({ phase: z.enum(codesOf(SCHOOL_PHASES)), schools: z.number() })),
    }),
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
    may: KEEPERS,
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
    may: KEEPERS,
    input: z.object({ id: z.string(), version: z.number() }),
    output: z.object({}),
  }),
  signUp: command({
    sentence: 'recorded a sign-up to the memorandum',
    may: MANAGERS,
    input: z.object({ schoolId: z.string(), ...signUpFields }),
    output: z.object({ id: z.string() }),
  }),
  changeSignUp: command({
    sentence: 'corrected a sign-up to the memorandum',
    may: MANAGERS,
    input: z.object({ id: z.string(), version: z.number(), ...signUpFields }),
    output: z.object({ id: z.string() }),
  }),
  withdrawSignUp: command({
    sentence: 'ended a sign-up to the memorandum',
    may: MANAGERS,
    input: z.object({ id: z.string(), version: z.number(), withdrawnOn: dateField }),
    output: z.object({}),
  }),
  /** Kept with one sign-up: what the school said of section 1 then. */
  saveSelfReview: command({
    sentence: 'saved a school’s self-review',
    may: MANAGERS,
    input: z.object({
      signUpId: z.string(),
      version: z.number(),
      selfReview: selfReviewField,
      selfReviewedOn: dateField,
    }),
    output: z.object({}),
  }),
  /**
   * A GIAS extract on its way in, in parts: each is read as it comes and let go, so that the whole of England costs no
   * more memory than a county. A part that comes twice is read once.
   */
  sendGiasPart: command({
    sentence: 'chose a GIAS extract',
    may: MANAGERS,
    unrecorded: true,
    input: z.object({
      /** Made by the page: which file this is a part of. */
      fileId: z.uuid(),
      /** 0, 1, 2 … */
      part: z.number().int().min(0).max(1000),
      /** Base64, at most 1 MB of the file. */
      bytes: z.string().max(1_400_000),
    }),
    output: z.object({}),
  }),
  /** Says, row by row, what an import of the file that was sent would do. Nothing is saved. */
  previewImport: task({
    sentence: 'looked at a GIAS extract',
    may: MANAGERS,
    input: z.object({ fileId: z.uuid() }),
    output: z.object({
      previewId: z.string(),
      rows: z.array(ImportRow),
      /** Schools of other authorities in the file, which are left out. */
      elsewhere: z.number(),
      missingColumns: z.array(z.string()),
    }),
  }),
  importGias: command({
    sentence: 'imported schools from GIAS',
    may: MANAGERS,
    input: z.object({ previewId: z.string(), leaveOut }),
    output: z.object({ added: z.number(), changed: z.number() }),
  }),
};
