import { z } from 'zod';
import { SESSION_CODES } from '../sessions.ts';
import { codesOf, PLAN_KINDS, PLAN_STATES, SKILLS, STA_WISHES, TRANSFER_BASES } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, required, seen } from './fields.ts';

/** Time-limited plans that carry STA time: coaching, reintegration, supported transfer. No end, no plan. */

const SchoolName = z.object({ id: z.string(), name: z.string() });

export const PlanLine = z.object({
  id: z.string(),
  version: z.number(),
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  initials: z.string(),
  kind: z.enum(codesOf(PLAN_KINDS)),
  startOn: z.string(),
  /** The last day that counts: earlier than planned where the plan was ended early. */
  endOn: z.string(),
  state: z.enum(codesOf(PLAN_STATES)),
  /** The state as a sentence, with the school that is missing or the days that are left. */
  standing: z.string(),
  /** Ends within the office's notice (10 school days unless settings say otherwise). */
  endsSoon: z.boolean(),
  schools: z.array(SchoolName),
  /** Schools whose agreement is missing. */
  missing: z.array(SchoolName),
  phases: z.array(z.object({ fromOn: z.string(), untilOn: z.string(), sessionsPerWeek: z.number() })),
  /** Sessions that the phase of today asks for a week. */
  sessionsNow: z.number(),
  nextReviewOn: z.string().nullable(),
  reviewOverdue: z.boolean(),
});
export type PlanLine = z.infer<typeof PlanLine>;

const Phase = z.object({
  fromOn: dateField,
  untilOn: dateField,
  sessionsPerWeek: z
    .number('Enter a number of sessions')
    .int('Enter whole sessions')
    .min(0, 'Enter 0 to 10 sessions')
    .max(10, 'A week has 10 sessions'),
  schoolId: z.string().min(1, 'Choose the school'),
  what: note(500),
});

const Target = z.object({
  /** Null for a new one; a known one keeps the outcomes recorded at reviews. */
  id: z.string().nullable(),
  what: required('the target', 400),
  schoolWill: note(400),
  familyWill: note(400),
  stsWill: note(400),
  pupilWill: note(400),
});

const Wish = z.object({
  staId: z.string().min(1, 'Choose an STA'),
  wish: z.enum(codesOf(STA_WISHES)),
  reason: required('the reason: it is shown when somebody chooses', 300),
});

export const PlanFields = {
  kind: z.enum(codesOf(PLAN_KINDS), 'Choose the kind of plan'),
  purpose: required('why there is a plan', 2000),
  startOn: dateField,
  endOn: dateField,
  /** Supported transfer only. */
  newSchoolId: z.string().nullable(),
  transferBasis: z.enum(codesOf(TRANSFER_BASES)).nullable(),
  transferBasisNote: note(500).nullable(),
  /** 1 is served first. */
  priority: z.number().int().min(1).max(4),
  /** At most so many STAs on the plan in one week. */
  staLimit: z.number('Enter a number').int().min(1, 'At least one STA').max(10, 'At most ten STAs'),
  skill: z.enum(codesOf(SKILLS)).nullable(),
  /** Empty: all ten sessions are possible. */
  possibleSessions: z.array(z.enum(SESSION_CODES)),
  staWishes: z.array(Wish).max(30),
  phases: z.array(Phase).min(1, 'Add at least one phase').max(40),
  targets: z.array(Target).max(60),
  /** Due dates of reviews that have not been held. */
  reviewsDueOn: z.array(dateField).max(60),
};
const PlanInput = z.object(PlanFields);
export type PlanInput = z.infer<typeof PlanInput>;

export const PlanAgreement = z.object({
  id: z.string(),
  version: z.number(),
  schoolId: z.string(),
  schoolName: z.string(),
  agreedBy: z.string(),
  role: z.string(),
  agreedOn: z.string(),
  coversFrom: z.string(),
  coversUntil: z.string(),
  withdrawnOn: z.string().nullable(),
  /** It covers the plan's dates as they stand. */
  holds: z.boolean(),
});
export type PlanAgreement = z.infer<typeof PlanAgreement>;

export const PlanReview = z.object({
  id: z.string(),
  version: z.number(),
  dueOn: z.string(),
  heldOn: z.string().nullable(),
  outcomes: z.record(z.string(), z.number()),
  note: z.string(),
  overdue: z.boolean(),
});
export type PlanReview = z.infer<typeof PlanReview>;

export const PlanPage = PlanLine.extend({
  purpose: z.string(),
  plannedEndOn: z.string(),
  endedEarlyOn: z.string().nullable(),
  endedEarlyWhy: z.string().nullable(),
  homeSchool: SchoolName,
  newSchool: SchoolName.nullable(),
  transferBasis: z.enum(codesOf(TRANSFER_BASES)).nullable(),
  transferBasisNote: z.string().nullable(),
  priority: z.number(),
  staLimit: z.number(),
  skill: z.enum(codesOf(SKILLS)).nullable(),
  possibleSessions: z.array(z.enum(SESSION_CODES)),
  staWishes: z.array(Wish.extend({ staName: z.string() })),
  phases: z.array(
    z.object({
      id: z.string(),
      fromOn: z.string(),
      untilOn: z.string(),
      sessionsPerWeek: z.number(),
      schoolId: z.string(),
      schoolName: z.string(),
      what: z.string(),
    }),
  ),
  targets: z.array(Target.extend({ id: z.string() })),
  agreements: z.array(PlanAgreement),
  reviews: z.array(PlanReview),
  leadTeacher: z.string().nullable(),
  /** What stands in the way or deserves a thought, one sentence each; none of it is a stop by itself. */
  notices: z.array(z.string()),
  /** Schools that hold a summary printed before the plan was last changed. */
  staleCopies: z.array(
    z.object({ printId: z.string(), number: z.number(), recipient: z.string(), printedAt: z.string() }),
  ),
  /** Sessions given in weeks from this one on. */
  weeks: z.array(
    z.object({
      monday: z.string(),
      published: z.boolean(),
      visits: z.array(z.object({ session: z.enum(SESSION_CODES), staName: z.string(), schoolName: z.string() })),
    }),
  ),
});
export type PlanPage = z.infer<typeof PlanPage>;

/** What a plan's form needs to know about its case before there is a plan. */
export const PlanStart = z.object({
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  homeSchool: SchoolName,
  notices: z.array(z.string()),
});

const agreed = {
  agreedBy: required('who agreed', 120),
  role: required('the role, for example head teacher', 120),
  agreedOn: dateField,
};

/** STA sessions there will be against those that plans will need, base by base, for the next twelve school weeks. */
export const Supply = z.object({
  bases: z.array(
    z.object({
      base: z.string(),
      weeks: z.array(z.object({ monday: z.string(), room: z.number(), need: z.number() })),
      /** From this week on so many sessions a week stay free. */
      promises: z.array(z.object({ monday: z.string(), sessions: z.number() })),
    }),
  ),
  /** Why the look ahead ends early. */
  unknown: z.array(z.string()),
});
export type Supply = z.infer<typeof Supply>;

export const plansApi = {
  list: query({
    sentence: 'looked at the plans',
    may: EVERYBODY,
    input: z.object({
      /** current: everything that has not ended; ending, review: ends, or is to be reviewed, within the notice. */
      which: z.enum(['current', 'ending', 'review', 'draft', 'ended', 'all']).default('current'),
    }),
    output: z.array(PlanLine),
  }),
  forCase: query({
    sentence: 'looked at the plans of a case',
    may: EVERYBODY,
    looksAt: 'caseId',
    input: z.object({ caseId: z.string() }),
    output: z.object({ start: PlanStart, plans: z.array(PlanLine) }),
  }),
  show: query({
    sentence: 'looked at a plan',
    may: CASE_READERS,
    looksAt: 'id',
    input: z.object({ id: z.string() }),
    output: PlanPage,
  }),
  /** Schools and STAs to choose from in the form. */
  choices: query({
    sentence: 'looked at whom a plan can name',
    may: EVERYBODY,
    input: z.object({}),
    output: z.object({ schools: z.array(SchoolName), stas: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  /** Days to suggest for reviews: about every four weeks, on school days of the school. */
  reviewDays: query({
    sentence: 'asked when a plan might be reviewed',
    may: EVERYBODY,
    input: z.object({ schoolId: z.string(), startOn: dateField, endOn: dateField }),
    output: z.array(z.string()),
  }),
  supply: query({
    sentence: 'looked at the supply of STA sessions',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({}),
    output: Supply,
  }),
  add: command({
    sentence: 'made a plan',
    may: MANAGERS,
    input: PlanInput.extend({ caseId: z.string() }),
    output: z.object({ id: z.string() }),
  }),
  change: command({
    sentence: 'changed a plan',
    may: MANAGERS,
    input: PlanInput.extend(seen),
    output: z.object({ id: z.string() }),
  }),
  agree: command({
    sentence: 'recorded a school’s agreement to a plan',
    may: MANAGERS,
    input: z.object({ planId: z.string(), schoolId: z.string().min(1, 'Choose the school'), ...agreed }),
    output: z.object({ id: z.string() }),
  }),
  withdrawAgreement: command({
    sentence: 'recorded that a school withdrew its agreement',
    may: MANAGERS,
    input: z.object({ ...seen, withdrawnOn: dateField }),
    output: z.object({}),
  }),
  /** A later end, with one more phase and a fresh agreement of each school: one step, or nothing. */
  extend: command({
    sentence: 'extended a plan',
    may: MANAGERS,
    input: z.object({
      ...seen,
      endOn: dateField,
      sessionsPerWeek: Phase.shape.sessionsPerWeek,
      schoolId: z.string().min(1, 'Choose the school'),
      what: note(500),
      agreements: z.array(z.object({ schoolId: z.string(), ...agreed })),
    }),
    output: z.object({}),
  }),
  endEarly: command({
    sentence: 'ended a plan early',
    may: MANAGERS,
    input: z.object({ ...seen, endedEarlyOn: dateField, endedEarlyWhy: required('why the plan ends early', 1000) }),
    output: z.object({}),
  }),
  holdReview: command({
    sentence: 'recorded a review of a plan',
    may: MANAGERS,
    input: z.object({
      ...seen,
      heldOn: dateField,
      outcomes: z.record(z.string(), z.number().int().min(-2).max(2)),
      note: note(2000),
    }),
    output: z.object({}),
  }),
};
