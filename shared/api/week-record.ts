import { z } from 'zod';
import { SESSION_CODES } from '../sessions.ts';
import { codesOf, OUTCOME_REASONS, PLAN_KINDS, SESSION_OUTCOMES, WEEK_STATES } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { Monday } from './deployment.ts';
import { dateField, note, required } from './fields.ts';

/**
 * What is kept about a week beside its board: the meeting that settled it, the sheets that left the office, and what
 * happened in the end, session by session.
 */
const SessionCode = z.enum(SESSION_CODES);

export const HappenedSession = z.object({
  allocationId: z.string(),
  staId: z.string(),
  staName: z.string(),
  planId: z.string(),
  ref: z.string(),
  schoolName: z.string(),
  session: SessionCode,
  /** Null: not recorded yet. */
  outcome: z.enum(codesOf(SESSION_OUTCOMES)).nullable(),
  reason: z.enum(codesOf(OUTCOME_REASONS)).nullable(),
  otherStaId: z.string().nullable(),
  note: z.string(),
});
export type HappenedSession = z.infer<typeof HappenedSession>;

export const Happened = z.object({
  monday: z.string(),
  state: z.enum(codesOf(WEEK_STATES)),
  /** Of the week's row, as it was seen; 0 where there is none yet. */
  version: z.number(),
  recordedOn: z.string().nullable(),
  recordedBy: z.string().nullable(),
  /** From this day on it can be recorded. */
  fromOn: z.string(),
  stas: z.array(z.object({ id: z.string(), name: z.string() })),
  sessions: z.array(HappenedSession),
});
export type Happened = z.infer<typeof Happened>;

export const SessionException = z.object({
  allocationId: z.string(),
  outcome: z.enum(codesOf(SESSION_OUTCOMES), 'Choose what happened'),
  /** Needed for everything but “as planned”; asked for beside the field. */
  reason: z.enum(codesOf(OUTCOME_REASONS), 'Choose why').nullable(),
  /** Who came instead. */
  otherStaId: z.string().nullable(),
  note: note(300),
});
export type SessionException = z.infer<typeof SessionException>;

/** One plan over one term: what was agreed with the school, what it was told, what it got. */
export const DeliveredPlan = z.object({
  planId: z.string(),
  ref: z.string(),
  kind: z.enum(codesOf(PLAN_KINDS)),
  schools: z.array(z.string()),
  agreed: z.number(),
  told: z.number(),
  delivered: z.number(),
  /** Why sessions that the school was told of did not happen. */
  missed: z.array(z.object({ reason: z.enum(codesOf(OUTCOME_REASONS)), count: z.number() })),
});
export type DeliveredPlan = z.infer<typeof DeliveredPlan>;

export const Delivered = z.object({
  term: z.string(),
  /** Terms that can be asked for, newest first. */
  terms: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Weeks of the term whose record is in, and published ones that are over and have none. */
  recorded: z.array(z.string()),
  notRecorded: z.array(z.string()),
  plans: z.array(DeliveredPlan),
});
export type Delivered = z.infer<typeof Delivered>;

export const MeetingNeed = z.object({
  planId: z.string(),
  ref: z.string(),
  schools: z.array(z.string()),
  priority: z.number(),
  wanted: z.number(),
  given: z.number(),
  why: z.string(),
  /** What was decided, in the managers' words. */
  what: z.string(),
});
export type MeetingNeed = z.infer<typeof MeetingNeed>;

export const Meeting = z.object({
  monday: z.string(),
  /** Null: nothing recorded yet. */
  id: z.string().nullable(),
  version: z.number(),
  heldOn: z.string(),
  present: z.array(z.string()),
  note: z.string(),
  /** People of the office, to choose from. */
  people: z.array(z.string()),
  needs: z.array(MeetingNeed),
});
export type Meeting = z.infer<typeof Meeting>;

export const Sheet = z.object({
  id: z.string(),
  name: z.string(),
  sessions: z.number(),
  /** The latest print, if any; stale where the week has changed for this reader since. */
  printed: z
    .object({ id: z.string(), number: z.string(), at: z.string(), recipient: z.string(), stale: z.boolean() })
    .nullable(),
});
export type Sheet = z.infer<typeof Sheet>;

export const weekRecordApi = {
  happened: query({
    sentence: 'looked at what happened in a week',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday }),
    output: Happened,
  }),
  /** Friday's record in one pass: everything as planned but the exceptions. Asked again, it takes the place of the first. */
  recordHappened: command({
    sentence: 'recorded what happened in a deployment week',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({ monday: Monday, version: z.number().int(), exceptions: z.array(SessionException).max(400) }),
    output: z.object({ asPlanned: z.number(), exceptions: z.number() }),
  }),
  delivered: query({
    sentence: 'looked at sessions delivered against agreed',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ term: z.string().nullable() }),
    output: Delivered,
  }),
  meeting: query({
    sentence: 'looked at the record of a weekly meeting',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday }),
    output: Meeting,
  }),
  recordMeeting: command({
    sentence: 'recorded a weekly meeting',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({
      monday: Monday,
      id: z.string().nullable(),
      version: z.number().int(),
      heldOn: dateField,
      present: z.array(required('a name', 120)).min(1, 'Say who was present').max(20),
      note: note(2000),
      decisions: z.array(z.object({ planId: z.string(), what: note(500) })).max(400),
    }),
    output: z.object({ id: z.string() }),
  }),
  /** Every sheet of the week: of each STA and each school, when it was printed, and whether that copy still holds. */
  sheets: query({
    sentence: 'looked at the sheets of a week',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday }),
    output: z.object({
      state: z.enum(codesOf(WEEK_STATES)),
      area: Sheet,
      stas: z.array(Sheet),
      schools: z.array(Sheet),
    }),
  }),
};
