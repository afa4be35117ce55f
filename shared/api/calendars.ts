import { z } from 'zod';
import { CLOSED_DAYS, codesOf, TERMS } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { dateField, seen } from './fields.ts';
import { fileField, ImportRow, leaveOut } from './imports.ts';

/** School calendars: the county's terms and bank holidays, and what one school does differently. */

const schoolId = z.string().nullable();

export const TermHalfLine = z.object({
  id: z.string(),
  version: z.number(),
  schoolId,
  academicYear: z.string(),
  term: z.enum(codesOf(TERMS)),
  half: z.number(),
  firstDay: z.string(),
  lastDay: z.string(),
  status: z.string(),
});
export type TermHalfLine = z.infer<typeof TermHalfLine>;

export const ClosedDayLine = z.object({
  id: z.string(),
  version: z.number(),
  schoolId,
  date: z.string(),
  kind: z.enum(codesOf(CLOSED_DAYS)),
  name: z.string(),
});
export type ClosedDayLine = z.infer<typeof ClosedDayLine>;

/** The calendar as it holds: the county's, with what the school does differently laid over it. */
const Holding = z.object({
  halves: z.array(
    TermHalfLine.pick({ academicYear: true, term: true, half: true, firstDay: true, lastDay: true }).extend({
      of: z.enum(['county', 'school']),
    }),
  ),
  closedDays: z.array(
    ClosedDayLine.pick({ date: true, kind: true, name: true }).extend({ of: z.enum(['county', 'school']) }),
  ),
});
export type Holding = z.infer<typeof Holding>;

/** Pupil days of a term as they follow from the dates; null where the term has not been entered whole. */
export const TermDays = z.object({
  academicYear: z.string(),
  term: z.enum(codesOf(TERMS)),
  days: z.number().nullable(),
});
export type TermDays = z.infer<typeof TermDays>;

const half = z.object({
  academicYear: z.string().regex(/^\d{4}\/\d{2}$/, 'Enter the academic year as in 2026/27'),
  term: z.enum(codesOf(TERMS)),
  half: z.union([z.literal(1), z.literal(2)]),
  firstDay: dateField,
  lastDay: dateField,
});

export const calendarsApi = {
  show: query({
    sentence: 'looked at a calendar',
    may: EVERYBODY,
    input: z.object({ schoolId }),
    output: z.object({
      /** What is entered for the county or, with a school, for that school alone. */
      halves: z.array(TermHalfLine),
      closedDays: z.array(ClosedDayLine),
      holding: Holding,
      /** Every year that has dates, the present one and the next, three terms each. */
      terms: z.array(TermDays),
    }),
  }),
  /** Schools that have dates of their own, with how many. */
  schoolsWithOwn: query({
    sentence: 'looked at the schools with dates of their own',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(z.object({ id: z.string(), name: z.string(), halves: z.number(), days: z.number() })),
  }),
  saveHalf: command({
    sentence: 'entered term dates',
    may: MANAGERS,
    input: half.extend({ schoolId, id: z.string().nullable(), version: z.number().nullable() }),
    output: z.object({ id: z.string() }),
  }),
  saveClosedDay: command({
    sentence: 'entered a day without school',
    may: MANAGERS,
    input: z.object({
      schoolId,
      date: dateField,
      kind: z.enum(codesOf(CLOSED_DAYS)),
      name: z.string().trim().min(1, 'Enter what the day is called').max(80),
      /** The last of several days in a row; weekends between them are left out. */
      until: dateField.nullable().default(null),
    }),
    output: z.object({ days: z.number() }),
  }),
  changeClosedDay: command({
    sentence: 'changed a day without school',
    may: MANAGERS,
    input: z.object({
      ...seen,
      date: dateField,
      kind: z.enum(codesOf(CLOSED_DAYS)),
      name: z.string().trim().min(1, 'Enter what the day is called').max(80),
    }),
    output: z.object({ id: z.string() }),
  }),
  removeClosedDay: command({
    sentence: 'took a day without school away',
    may: MANAGERS,
    input: z.object({ id: z.string() }),
    output: z.object({}),
  }),
  removeHalf: command({
    sentence: 'took term dates away',
    may: MANAGERS,
    input: z.object({ id: z.string() }),
    output: z.object({}),
  }),
  previewImport: query({
    sentence: 'looked at a calendar file',
    may: MANAGERS,
    input: z.object({ schoolId, file: fileField(1) }),
    output: z.object({ kind: z.enum(['terms', 'closed-days']), rows: z.array(ImportRow) }),
  }),
  importFile: command({
    sentence: 'imported a calendar',
    may: MANAGERS,
    input: z.object({ schoolId, file: fileField(1), leaveOut }),
    output: z.object({ added: z.number(), changed: z.number() }),
  }),
};
