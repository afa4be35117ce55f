import { z } from 'zod';
import { codesOf, ROUTES, RULE_PARTS, STANDINGS, STEP_KINDS, SUSPENSION_LIMITS, VERDICTS } from './words.ts';

/**
 * What the rules answer, as it crosses to the page and is kept with a decision.
 *
 *   EvidenceRef · Step · Thing            what decided, and what is missing
 *   Line · Offer · Earliest · Assessment  the answer, one line per clause
 *   Heartbeat                             reviews on a line of school weeks (domain.md, section 4)
 *   SuspensionTotals · Duty               the law's own counts; what STS owes
 *   ruleVerdicts                          the verdicts that a rule can give (waived is laid on top)
 */
export const EVIDENCE_REF_KINDS = [
  'evidence',
  'review',
  'recommendation',
  'suspension',
  'sign-up',
  'agreement',
  'pupil',
  'school',
  'placement',
] as const;
export const EvidenceRef = z.object({ kind: z.enum(EVIDENCE_REF_KINDS), id: z.string() });
export type EvidenceRef = z.infer<typeof EvidenceRef>;

export const ruleVerdicts = ['met', 'not-yet', 'not-met', 'no-evidence'] as const;
export type RuleVerdict = (typeof ruleVerdicts)[number];

/** One dated act that would become a fact: a review held, a form signed. */
export const Step = z.object({
  kind: z.enum(codesOf(STEP_KINDS)),
  /** The record that it completes; null: a new one. */
  about: z.string().nullable(),
  /** As soon as it can be done. */
  on: z.string(),
});
export type Step = z.infer<typeof Step>;

/** One missing thing: the steps that belong together, and the last day that does not put off the earliest yes. */
export const Thing = z.object({
  /** Unique in an assessment; what-if names it. */
  key: z.string(),
  rule: z.string(),
  what: z.string(),
  steps: z.array(Step),
  by: z.string().nullable(),
});
export type Thing = z.infer<typeof Thing>;

export const Line = z.object({
  rule: z.string(),
  clause: z.string(),
  statement: z.string(),
  part: z.enum(codesOf(RULE_PARTS)),
  verdict: z.enum(codesOf(VERDICTS)),
  /** What the rule itself says, where a waiver is laid on top. */
  underneath: z.enum(ruleVerdicts).nullable(),
  waiver: z.object({ id: z.string(), by: z.string(), on: z.string(), reason: z.string() }).nullable(),
  /** What was seen, one sentence. */
  because: z.string(),
  /** What decided it. */
  evidence: z.array(EvidenceRef),
  /** Whether the evidence that decided it was seen by STS or rests on the school's word; null: neither is meant. */
  rests: z.enum(codesOf(STANDINGS)).nullable(),
  /** Not yet: from which date, and what has to keep going. */
  from: z.string().nullable(),
  provided: z.string().nullable(),
  /** What it could not know: a calendar that is missing, no date of birth. */
  unknown: z.array(z.string()),
  /** What was left out of account, and why: dates in the future, reviews before the start. */
  notices: z.array(z.string()),
  /** The fewest things that would make it met; empty where it is met, or where nothing can. */
  missing: z.array(Thing),
});
export type Line = z.infer<typeof Line>;

export const Offer = z.object({
  rule: z.string(),
  clause: z.string(),
  statement: z.string(),
  open: z.boolean(),
  /** Why it is not open. */
  why: z.array(z.string()),
  /** What to bring along, where it is open. */
  note: z.string().nullable(),
});
export type Offer = z.infer<typeof Offer>;

/** The first date on which every criterion could be met, if each outstanding step is taken as soon as it can be. */
export const Earliest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now'), on: z.string(), sentence: z.string() }),
  z.object({ kind: z.literal('from'), on: z.string(), sentence: z.string(), things: z.array(Thing) }),
  /** A calendar that has not been entered stands in the way of the date. */
  z.object({ kind: z.literal('unknown'), sentence: z.string(), things: z.array(Thing) }),
  z.object({ kind: z.literal('never'), sentence: z.string() }),
]);
export type Earliest = z.infer<typeof Earliest>;

export const Assessment = z.object({
  on: z.string(),
  ruleSets: z.array(z.string()),
  route: z.enum(codesOf(ROUTES)),
  /** Why this route, one sentence; and what to do next. */
  because: z.string(),
  next: z.array(z.string()),
  /** G, A1–A7 and P1, in the memorandum's order: they decide. */
  lines: z.array(Line),
  /** P2–P4 and S1: they inform, they do not gate. */
  informing: z.array(Line),
  offers: z.array(Offer),
  /** The fewest things that would turn the whole answer to yes. */
  missing: z.array(Thing),
  earliest: Earliest,
});
export type Assessment = z.infer<typeof Assessment>;

export const Heartbeat = z.object({
  rule: z.string(),
  evidenceId: z.string(),
  title: z.string(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  /** School days that two neighbours may lie apart: as planned, and with the days of grace. */
  usual: z.number(),
  allowed: z.number(),
  beats: z.array(
    z.object({
      /** Null: the start itself. */
      reviewId: z.string().nullable(),
      on: z.string(),
      standing: z.enum(codesOf(STANDINGS)),
      /** Null where it counts; else why it does not. */
      leftOut: z.string().nullable(),
    }),
  ),
  /** Between neighbours, and from the last one to the day of assessment. */
  gaps: z.array(z.object({ from: z.string(), to: z.string(), schoolDays: z.number(), broken: z.boolean() })),
  runs: z.array(z.object({ from: z.string(), to: z.string(), present: z.boolean(), terms: z.number() })),
  /** The present run is a term old from this day, if reviews keep going; null: no present run, or not known. */
  oneTermOn: z.string().nullable(),
  /** The next review is due, and the last day on which it still keeps the run. */
  nextDueOn: z.string().nullable(),
  lastDayOn: z.string().nullable(),
  unknown: z.array(z.string()),
  /** Weeks to draw on, Monday by Monday: how many school days each has. */
  weeks: z.array(z.object({ monday: z.string(), schoolDays: z.number() })),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const SuspensionTotals = z.object({
  academicYear: z.string(),
  /** Days, in halves: a session is half a day, and so is a lunchtime. */
  daysInYear: z.number(),
  term: z.string(),
  termFrom: z.string(),
  termUntil: z.string(),
  daysInTerm: z.number(),
  sessionsInYear: z.number(),
  lunchtimesInYear: z.number(),
  countInYear: z.number(),
  warnings: z.array(
    z.object({
      limit: z.enum(codesOf(SUSPENSION_LIMITS)),
      sentence: z.string(),
      cites: z.string(),
      reached: z.boolean(),
    }),
  ),
  unknown: z.array(z.string()),
});
export type SuspensionTotals = z.infer<typeof SuspensionTotals>;

export const DUTY_STATES = ['done', 'done-late', 'due', 'late', 'stopped', 'standing', 'not-owed'] as const;
export const Duty = z.object({
  id: z.string(),
  clause: z.string(),
  statement: z.string(),
  state: z.enum(DUTY_STATES),
  /** One sentence: what was done or is owed, and what started or stopped the clock. */
  because: z.string(),
  since: z.string().nullable(),
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
});
export type Duty = z.infer<typeof Duty>;
