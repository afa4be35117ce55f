import { z } from 'zod';
import { mondayOf } from '../dates.ts';
import { SESSION_CODES } from '../sessions.ts';
import { codesOf, PLAN_KINDS, SKILLS, WEEK_STATES } from '../words.ts';
import { Certificate } from './certificate.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { dateField, note } from './fields.ts';

/** The weekly deployment: which STA is where in which session, checked from one list, draft and then published. */

export const Monday = dateField.refine(
  (day) => !/^\d{4}-/.test(day) || mondayOf(day) === day,
  'A week begins on a Monday',
);
const SessionCode = z.enum(SESSION_CODES);
const GlanceCell = z.object({
  session: SessionCode,
  state: z.enum(['free', 'off', 'away', 'committed', 'given']),
  label: z.string(),
});

/** Why a published week is being changed; left out for a draft. */
const changeReason = note(500).nullable();

export const BoardNeed = z.object({
  planId: z.string(),
  caseId: z.string(),
  ref: z.string(),
  kind: z.enum(codesOf(PLAN_KINDS)),
  schools: z.array(z.object({ id: z.string(), name: z.string() })),
  town: z.string().nullable(),
  sessions: z.number(),
  given: z.number(),
  priority: z.number(),
  skill: z.enum(codesOf(SKILLS)).nullable(),
  /** Half days on which it can be served, closures and dates included. */
  open: z.array(SessionCode),
  /** Why it lacks sessions; null where it lacks none. */
  why: z.string().nullable(),
  /** Every school has agreed the plan as it stands; without that nobody can be sent. */
  agreed: z.boolean(),
  notices: z.array(z.string()),
});
export type BoardNeed = z.infer<typeof BoardNeed>;

export const BoardSta = z.object({
  id: z.string(),
  name: z.string(),
  baseName: z.string(),
  skills: z.array(z.enum(codesOf(SKILLS))),
  /** Given this week, room this week, given this term before. */
  load: z.object({ week: z.number(), room: z.number(), term: z.number() }),
  cells: z.array(GlanceCell),
  notices: z.array(z.string()),
});
export type BoardSta = z.infer<typeof BoardSta>;

export const BoardAllocation = z.object({
  id: z.string(),
  version: z.number(),
  staId: z.string(),
  planId: z.string(),
  session: SessionCode,
  schoolId: z.string(),
  schoolName: z.string(),
  ref: z.string(),
  priority: z.number(),
  locked: z.boolean(),
  /** Soft rules that were overridden: want id to the manager's reason. */
  overrides: z.record(z.string(), z.string()),
  /** What is wrong with it now (an absence entered later, an agreement withdrawn). */
  breaches: z.array(z.string()),
});
export type BoardAllocation = z.infer<typeof BoardAllocation>;

export const BoardWeek = z.object({
  monday: z.string(),
  state: z.enum(codesOf(WEEK_STATES)),
  publishedOn: z.string().nullable(),
  publishedBy: z.string().nullable(),
  stas: z.array(BoardSta),
  needs: z.array(BoardNeed),
  allocations: z.array(BoardAllocation),
  /** About the week as a whole: calendar not entered, no plan, no STA. */
  notices: z.array(z.string()),
  changes: z.array(z.object({ id: z.string(), on: z.string(), by: z.string(), what: z.string(), reason: z.string() })),
  /** What was taken from proposals, the latest first, and how sure each was. */
  taken: z.array(
    z.object({
      id: z.string(),
      on: z.string(),
      by: z.string(),
      changes: z.number(),
      whole: z.boolean(),
      certificate: Certificate,
    }),
  ),
  lastWeek: z.object({ monday: z.string(), given: z.number() }),
  totals: z.object({ wanted: z.number(), given: z.number(), room: z.number() }),
});
export type BoardWeek = z.infer<typeof BoardWeek>;

export const CandidateCell = z.object({
  session: SessionCode,
  stops: z.array(z.object({ constraint: z.string(), sentence: z.string() })),
  warnings: z.array(z.object({ want: z.string(), sentence: z.string(), asksReason: z.boolean() })),
});
export type CandidateCell = z.infer<typeof CandidateCell>;

export const Candidate = z.object({
  staId: z.string(),
  name: z.string(),
  fit: z.enum(['good', 'possible', 'none']),
  reason: z.string(),
  canGive: z.number(),
  load: z.object({ week: z.number(), room: z.number(), term: z.number() }),
  minutes: z.number().nullable(),
  sessions: z.array(CandidateCell),
  glance: z.array(GlanceCell),
});
export type Candidate = z.infer<typeof Candidate>;

/** A need as it looks from one free cell of the board. */
export const NeedForCell = CandidateCell.extend({
  planId: z.string(),
  ref: z.string(),
  schoolName: z.string(),
  priority: z.number(),
  lacking: z.number(),
  /** Minutes from the STA's base; null where not known. */
  minutes: z.number().nullable(),
});
export type NeedForCell = z.infer<typeof NeedForCell>;

const which = { id: z.string(), version: z.number().int() };

export const deploymentApi = {
  week: query({
    sentence: 'looked at a deployment week',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday }),
    output: BoardWeek,
  }),
  /** Every STA for one plan; while an allocation is on the move it is judged as if it had left its place. */
  candidates: query({
    sentence: 'looked at who could serve a plan',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday, planId: z.string(), moving: z.string().nullable() }),
    output: z.array(Candidate),
  }),
  /** For a need that lacks sessions: which single change would help, tried out, and which plans hold the STAs it needs. */
  openings: query({
    sentence: 'looked at what would meet a need',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday, planId: z.string() }),
    output: z.object({
      changes: z.array(z.object({ sentence: z.string(), gives: z.number(), meets: z.boolean() })),
      competes: z.array(z.object({ planId: z.string(), ref: z.string(), sentence: z.string() })),
    }),
  }),
  /** The week as a file, names removed: to be worked on elsewhere, or sent on with a question. */
  weekFile: query({
    sentence: 'saved a deployment week without its names',
    may: MANAGERS,
    input: z.object({ monday: Monday }),
    output: z.object({ name: z.string(), json: z.string() }),
  }),
  needsForCell: query({
    sentence: 'looked at which plans a session could go to',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday, staId: z.string(), session: SessionCode }),
    output: z.array(NeedForCell),
  }),
  /** The rules on one page: what must hold and what is wanted, in order. */
  rules: query({
    sentence: 'looked at the rules of deployment',
    may: EVERYBODY,
    input: z.object({}),
    output: z.object({
      must: z.array(z.object({ id: z.string(), sentence: z.string(), source: z.string() })),
      wanted: z.array(z.object({ id: z.string(), sentence: z.string(), value: z.string() })),
    }),
  }),
  allocate: command({
    sentence: 'allocated an STA session',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({
      monday: Monday,
      planId: z.string(),
      staId: z.string(),
      session: SessionCode,
      /** The allocation that is moved here; null for a new one. */
      moving: z.object(which).nullable(),
      /** Reasons for going against what is wanted: want id to reason. */
      reasons: z.record(z.string(), note(500)),
      changeReason,
    }),
    output: z.object({ id: z.string() }),
  }),
  takeOff: command({
    sentence: 'took an STA session off a plan',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({ ...which, changeReason }),
    output: z.object({ id: z.string() }),
  }),
  lock: command({
    sentence: 'locked or unlocked an allocation',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({ ...which, locked: z.boolean() }),
    output: z.object({ id: z.string() }),
  }),
  copyLastWeek: command({
    sentence: 'copied last week’s deployment',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({ monday: Monday }),
    output: z.object({
      copied: z.number(),
      /** What was not copied, each with what stops it. */
      left: z.array(z.string()),
    }),
  }),
  publish: command({
    sentence: 'published a deployment week',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({ monday: Monday }),
    output: z.object({ given: z.number(), unmet: z.number() }),
  }),
};
