import { z } from 'zod';
import { SESSION_CODES } from '../sessions.ts';
import { ABSENCE_KINDS, codesOf, SKILLS, WEEK_STATES } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { dateField, note, optionalDate, required, seen } from './fields.ts';

/** Specialist Teaching Assistants: who they are, when they work, when they are away. */

/** The office keeps schedules too. */
const SCHEDULERS = [...MANAGERS, 'office'] as const;

const Sessions = z.array(z.enum(SESSION_CODES));
const Half = z.enum(['am', 'pm']);

const details = {
  name: required('the STA’s name', 120),
  baseName: required('where her day begins', 120),
  /** Ordnance Survey metres; null where not known, and then journeys are not known either. */
  baseEasting: z.number().int().min(0).max(700_000).nullable(),
  baseNorthing: z.number().int().min(0).max(1_300_000).nullable(),
  skills: z.array(z.enum(codesOf(SKILLS))),
  sessionLimit: z.number('Enter a number').int().min(0, 'Enter 0 to 10').max(10, 'Enter 0 to 10').nullable(),
  startsOn: dateField,
  leavesOn: optionalDate,
  phone: note(40),
  email: note(120),
  note: note(),
};

const pattern = {
  fromOn: dateField,
  sessions: Sessions,
  /** Null: every week is alike. */
  otherWeekSessions: Sessions.nullable(),
};

const absence = {
  kind: z.enum(codesOf(ABSENCE_KINDS)),
  fromOn: dateField,
  fromHalf: Half,
  /** Null: until further notice. */
  untilOn: optionalDate,
  untilHalf: Half.nullable(),
  /** Null: all her sessions; otherwise only these half days of each week. */
  sessions: Sessions.nullable(),
  fortnightly: z.boolean(),
  note: note(200),
};

export const Broken = z.object({
  allocationId: z.string(),
  monday: z.string(),
  state: z.enum(codesOf(WEEK_STATES)),
  session: z.enum(SESSION_CODES),
  date: z.string(),
  planId: z.string(),
  ref: z.string(),
  schoolId: z.string(),
  schoolName: z.string(),
});
export type Broken = z.infer<typeof Broken>;

export const StaRow = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  baseName: z.string(),
  skills: z.array(z.enum(codesOf(SKILLS))),
  startsOn: z.string(),
  leavesOn: z.string().nullable(),
  hasLeft: z.boolean(),
  /** Contracted half days in the week asked about. */
  contracted: z.number(),
  /** Given to plans in that week, and half days away in it. */
  given: z.number(),
  away: z.number(),
  /** 'On leave until 4 Dec 2026', where she is away on the day. */
  awayToday: z.string().nullable(),
});
export type StaRow = z.infer<typeof StaRow>;

export const StaPattern = z.object({ id: z.string(), version: z.number(), ...pattern });
export const StaAbsence = z.object({ id: z.string(), version: z.number(), ...absence, isOver: z.boolean() });
export type StaAbsence = z.infer<typeof StaAbsence>;

export const StaDetails = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  baseName: z.string(),
  baseEasting: z.number().nullable(),
  baseNorthing: z.number().nullable(),
  skills: z.array(z.enum(codesOf(SKILLS))),
  sessionLimit: z.number().nullable(),
  startsOn: z.string(),
  leavesOn: z.string().nullable(),
  phone: z.string(),
  email: z.string(),
  note: z.string(),
  /** Newest first; the first whose date has come is in force. */
  patterns: z.array(StaPattern),
  absences: z.array(StaAbsence),
  /** Her next four weeks: what each half day holds. */
  weeks: z.array(
    z.object({
      monday: z.string(),
      state: z.enum(codesOf(WEEK_STATES)).nullable(),
      sessions: z.array(
        z.object({
          session: z.enum(SESSION_CODES),
          state: z.enum(['free', 'off', 'away', 'committed', 'given']),
          label: z.string(),
        }),
      ),
    }),
  ),
});
export type StaDetails = z.infer<typeof StaDetails>;

export const stasApi = {
  list: query({
    sentence: 'looked at the STAs',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: dateField.optional() }),
    output: z.array(StaRow),
  }),
  one: query({
    sentence: 'looked at an STA',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ id: z.string() }),
    output: StaDetails,
  }),
  add: command({
    sentence: 'added an STA',
    may: SCHEDULERS,
    input: z.object({ ...details, sessions: Sessions, otherWeekSessions: Sessions.nullable() }),
    output: z.object({ id: z.string() }),
  }),
  change: command({
    sentence: 'changed an STA’s details',
    may: SCHEDULERS,
    restricted: 'nameless',
    input: z.object({ ...seen, ...details }),
    output: z.object({ id: z.string() }),
  }),
  setPattern: command({
    sentence: 'set an STA’s weekly pattern',
    may: SCHEDULERS,
    restricted: 'nameless',
    input: z.object({ staId: z.string(), ...pattern }),
    output: z.object({ id: z.string(), breaks: z.array(Broken) }),
  }),
  removePattern: command({
    sentence: 'took away an STA’s weekly pattern',
    may: SCHEDULERS,
    restricted: 'nameless',
    input: z.object(seen),
    output: z.object({ id: z.string() }),
  }),
  /** Which sessions already given an absence would break: asked while it is being entered. */
  absenceBreaks: query({
    sentence: 'looked at what an absence would break',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ staId: z.string(), ...absence }),
    output: z.array(Broken),
  }),
  addAbsence: command({
    sentence: 'entered an STA’s absence',
    may: SCHEDULERS,
    restricted: 'nameless',
    input: z.object({ staId: z.string(), ...absence }),
    output: z.object({ id: z.string(), breaks: z.array(Broken) }),
  }),
  changeAbsence: command({
    sentence: 'changed an STA’s absence',
    may: SCHEDULERS,
    restricted: 'nameless',
    input: z.object({ ...seen, ...absence }),
    output: z.object({ id: z.string(), breaks: z.array(Broken) }),
  }),
  cancelAbsence: command({
    sentence: 'cancelled an STA’s absence',
    may: SCHEDULERS,
    restricted: 'nameless',
    input: z.object(seen),
    output: z.object({ id: z.string() }),
  }),
};
