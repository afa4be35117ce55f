import { z } from 'zod';
import { LINK_LIMITS } from '../link-words.ts';
import { codesOf } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { dateField, note, optionalDate, required, seen, weekday } from './fields.ts';

/** The provisions themselves: opened and closed, places by weekday and day, how a placement runs, what takes places out. */

const count = (most: number, sentence: string) =>
  z.number('Enter a number').int('Enter a whole number').min(0, 'Enter 0 or more').max(most, sentence);

const places = count(200, 'Enter at most 200 places');
const Places = z.object({ mon: places, tue: places, wed: places, thu: places, fri: places });

const PhasePlanned = z.object({
  what: note(120),
  days: z
    .number('Enter the days at the Link')
    .int('Enter whole days')
    .min(1, 'Enter 1 to 4 days: one day of the week is always in the home school')
    .max(4, 'Enter 1 to 4 days: one day of the week is always in the home school'),
  /** In hundredths of the placement's school days. */
  share: z.number('Enter its share').int('Enter a whole number').min(1, 'Enter 1 to 100').max(100, 'Enter 1 to 100'),
});

const fields = {
  name: required('the name', 120),
  town: required('the town', 80),
  openedOn: dateField,
  lengthTerms: z
    .number('Enter a number of terms')
    .int('Enter whole terms')
    .min(1, 'Enter 1 to 6')
    .max(6, 'Enter 1 to 6'),
  phases: z.array(PhasePlanned).min(1, 'A placement has at least one phase').max(8, 'Use at most 8 phases'),
  note: note(1000),
};

export const CentrePage = z.object({
  ...seen,
  name: z.string(),
  town: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  lengthTerms: z.number(),
  phases: z.array(PhasePlanned),
  note: z.string(),
  /** From its opening on, and later ones with their reason. */
  places: Places,
  later: z.array(z.object({ id: z.string(), fromOn: z.string(), places: Places, reason: z.string() })),
  limits: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(codesOf(LINK_LIMITS)),
      fromOn: z.string(),
      untilOn: z.string(),
      days: z.array(weekday),
      atMost: z.number(),
      reason: z.string(),
    }),
  ),
});
export type CentrePage = z.infer<typeof CentrePage>;

export const linkCentresApi = {
  show: query({
    sentence: 'opened a Link centre',
    may: EVERYBODY,
    input: z.object({ id: z.string() }),
    output: CentrePage,
  }),
  /** The three of the memorandum, as it says they run. */
  addThree: command({
    sentence: 'added the Link at Nuneaton, Bedworth and Rugby',
    may: MANAGERS,
    input: z.object({ openedOn: dateField, places }),
    output: z.object({ ids: z.array(z.string()) }),
  }),
  add: command({
    sentence: 'added a Link centre',
    may: MANAGERS,
    input: z.object({ ...fields, places: Places }),
    output: z.object({ id: z.string() }),
  }),
  /** Placements that have been made keep their own phases and end. */
  change: command({
    sentence: 'changed a Link centre',
    may: MANAGERS,
    input: z.object({ ...seen, ...fields }),
    output: z.object({ id: z.string() }),
  }),
  /** Its last day; null: it goes on. */
  close: command({
    sentence: 'recorded when a Link centre closes',
    may: MANAGERS,
    input: z.object({ ...seen, closedOn: optionalDate }),
    output: z.object({}),
  }),
  setPlaces: command({
    sentence: 'changed the places of a Link centre',
    may: MANAGERS,
    input: z.object({ centreId: z.string(), fromOn: dateField, places: Places, reason: required('the reason', 300) }),
    output: z.object({ id: z.string() }),
  }),
  takePlacesBack: command({
    sentence: 'took back a change of places at a Link centre',
    may: MANAGERS,
    input: z.object({ id: z.string() }),
    output: z.object({}),
  }),
  /** A closure, or staff for only so many. */
  addLimit: command({
    sentence: 'recorded what takes places out at a Link centre',
    may: MANAGERS,
    input: z.object({
      centreId: z.string(),
      kind: z.enum(codesOf(LINK_LIMITS)),
      fromOn: dateField,
      untilOn: dateField,
      days: z.array(weekday),
      atMost: places,
      reason: required('the reason: it is shown with the day', 300),
    }),
    output: z.object({ id: z.string() }),
  }),
  takeLimitBack: command({
    sentence: 'took back what took places out at a Link centre',
    may: MANAGERS,
    input: z.object({ id: z.string() }),
    output: z.object({}),
  }),
};
