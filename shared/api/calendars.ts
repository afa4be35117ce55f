import { z } from 'zod';
import { CLOSED_DAYS, codesOf, TERMS } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { dateField } from './fields.ts';

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

/** One row of a file that is about to be imported, and what would become of it. */
export const ImportRow = z.object({
  row: z.number(),
  what: z.enum(['new', 'changed', 'unchanged', 'refused']),
  label: z.string(),
  /** Why it was refused, or what would change. */
  reason: z.string(),
});
export type ImportRow = z.infer<typeof ImportRow>;

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
      halves: z.array(TermHalfLine),
      closedDays: z.array(ClosedDayLine),
      /** Pupil days per term, as they follow from the dates. */
      terms: z.array(z.object({ academicYear: z.string(), term: z.string(), days: z.number().nullable() })),
    }),
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
    may: EVERYBODY,
    input: z.object({ schoolId, file: z.string().max(2_000_000, 'The file is too large for a calendar') }),
    output: z.object({ kind: z.enum(['terms', 'closed-days']), rows: z.array(ImportRow) }),
  }),
  importFile: command({
    sentence: 'imported a calendar',
    may: MANAGERS,
    input: z.object({ schoolId, file: z.string().max(2_000_000) }),
    output: z.object({ added: z.number(), changed: z.number() }),
  }),
};
