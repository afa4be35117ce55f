import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import {
  CONTACT_KINDS,
  type CodeOf,
  SCHOOL_PHASES,
  SCHOOL_STATUSES,
  type SELF_REVIEW_STANDINGS,
} from '../../shared/words.ts';
import { day, json, keeping, word } from './common.ts';

/** Schools as GIAS describes them, what the office adds, and their signatures to the memorandum. */

/** How STS divides the county: which areas there are, and which schools belong to each, is for the office to say. */
export const area = sqliteTable(
  'area',
  {
    ...keeping(),
    name: text('name').notNull(),
    note: text('note').notNull(),
  },
  (table) => [uniqueIndex('area_name').on(table.officeId, table.name)],
);

export const school = sqliteTable(
  'school',
  {
    ...keeping(),
    urn: text('urn').notNull(),
    /** '9372345': authority and establishment number, where known. */
    dfeNumber: text('dfe_number'),
    name: text('name').notNull(),
    type: text('type'),
    status: word('status', SCHOOL_STATUSES).notNull(),
    phase: word('phase', SCHOOL_PHASES).notNull(),
    openedOn: day('opened_on'),
    closedOn: day('closed_on'),
    lowAge: integer('low_age'),
    highAge: integer('high_age'),
    pupils: integer('pupils'),
    trust: text('trust'),
    street: text('street'),
    locality: text('locality'),
    address3: text('address3'),
    /** Town: from GIAS, or chosen here. The Link serves the Nuneaton, Bedworth and Rugby area (A12). */
    town: text('town'),
    postcode: text('postcode'),
    phone: text('phone'),
    headTeacher: text('head_teacher'),
    /** GSS code of the district, 'E07000219', and its name. */
    districtCode: text('district_code'),
    districtName: text('district_name'),
    /** Ordnance Survey grid, metres. */
    easting: integer('easting'),
    northing: integer('northing'),
    /** The area that serves it, where the office has said so. */
    areaId: text('area_id').references(() => area.id, { onDelete: 'restrict' }),
    note: text('note').notNull(),
  },
  (table) => [
    uniqueIndex('school_urn').on(table.officeId, table.urn),
    index('school_name').on(table.name),
    index('school_area').on(table.areaId),
  ],
);

export const contact = sqliteTable(
  'contact',
  {
    ...keeping(),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    kind: word('kind', CONTACT_KINDS).notNull(),
    name: text('name').notNull(),
    role: text('role'),
    email: text('email'),
    phone: text('phone'),
    until: day('until'),
  },
  (table) => [index('contact_school').on(table.schoolId)],
);

export type SelfReview = Record<string, { standing: CodeOf<typeof SELF_REVIEW_STANDINGS>; note: string }>;

/** A school's signature to the memorandum (A1), with the self-review that came with it. */
export const signUp = sqliteTable(
  'sign_up',
  {
    ...keeping(),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    signatory: text('signatory').notNull(),
    signatoryRole: text('signatory_role').notNull(),
    signedOn: day('signed_on').notNull(),
    mouVersion: text('mou_version').notNull(),
    /** First and last day on which it is in force. No last day: until another version replaces it. */
    inForceFrom: day('in_force_from').notNull(),
    inForceUntil: day('in_force_until'),
    withdrawnOn: day('withdrawn_on'),
    note: text('note').notNull(),
    /** Self-review against section 1 (S1.1 … S1.11): clause id to what the school says. It informs; it gates nothing. */
    selfReview: json<SelfReview>('self_review'),
    selfReviewedOn: day('self_reviewed_on'),
  },
  (table) => [index('sign_up_school').on(table.schoolId)],
);
