import { z } from 'zod';
import { Assessment, Duty, Heartbeat, SuspensionTotals } from '../verdicts.ts';
import { ADVICE_KINDS, codesOf, ROUTES, RULE_PARTS, VERDICTS } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query, task } from './contract.ts';
import { CASE_READERS, dateField, note, optionalDate, required, seen } from './fields.ts';

/**
 * Eligibility: what the rules say of a case, what a manager decided, and what the school is told. The rules' verdict and
 * the decision are kept apart.
 */

const route = z.enum(codesOf(ROUTES));

/** A record that decided something: what to call it, and where it is shown. */
const Named = z.object({
  kind: z.string(),
  id: z.string(),
  label: z.string(),
  on: z.string().nullable(),
  to: z.string(),
});

export const DecisionLine = z.object({
  id: z.string(),
  decidedOn: z.string(),
  decidedBy: z.string(),
  outcome: route,
  /** What the rules said at that moment. */
  route,
  /** Decided otherwise than the rules said. */
  against: z.boolean(),
  reason: z.string(),
  ruleSets: z.array(z.string()),
  /** Another decision has followed it. */
  superseded: z.boolean(),
  secondOpinion: z.object({ by: z.string(), words: z.string() }).nullable(),
  /** What today's rules and evidence would say otherwise, in sentences; empty where nothing. Only of the one that stands. */
  today: z.array(z.string()),
});
export type DecisionLine = z.infer<typeof DecisionLine>;

export const OpinionLine = z.object({
  ...seen,
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  askedBy: z.string(),
  askedOn: z.string(),
  question: z.string(),
  answeredBy: z.string().nullable(),
  answeredOn: z.string().nullable(),
  /** What the other manager would decide. */
  outcome: route.nullable(),
  opinion: z.string().nullable(),
  /** The person who asks may not answer. */
  mayAnswer: z.boolean(),
});
export type OpinionLine = z.infer<typeof OpinionLine>;

/** Information that STS was asked for (S2.7). */
export const AdviceLine = z.object({
  ...seen,
  kind: z.enum(codesOf(ADVICE_KINDS)),
  requestedOn: z.string(),
  dueOn: z.string(),
  sentOn: z.string().nullable(),
  note: z.string(),
});
export type AdviceLine = z.infer<typeof AdviceLine>;

export const WaiverLine = z.object({
  ...seen,
  rule: z.string(),
  statement: z.string(),
  waivedOn: z.string(),
  waivedBy: z.string(),
  reason: z.string(),
  withdrawnOn: z.string().nullable(),
});
export type WaiverLine = z.infer<typeof WaiverLine>;

export const EligibilityPage = z.object({
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  initials: z.string(),
  schoolId: z.string(),
  schoolName: z.string(),
  closed: z.boolean(),
  assessment: Assessment,
  /** What to do next: before a decision what follows from the verdicts, then what is still owed. */
  next: z.array(z.string()),
  /** Stands for everything that the answer was made from: `decide` sends it back. */
  hash: z.string(),
  /** Every record that a line's evidence names. */
  records: z.array(Named),
  /** PSPs first, then interventions; each has its drawing. */
  heartbeats: z.array(Heartbeat),
  suspensions: SuspensionTotals,
  duties: z.array(Duty),
  /** Newest first. */
  advice: z.array(AdviceLine),
  /** Newest first, those taken back among them. */
  waivers: z.array(WaiverLine),
  /** Newest first: the first one stands. */
  decisions: z.array(DecisionLine),
  /** Newest first. */
  opinions: z.array(OpinionLine),
  /** Open enquiries, oldest first: a decision answers one of them. */
  enquiries: z.array(
    z.object({ id: z.string(), receivedOn: z.string(), askedBy: z.string(), answerDueOn: z.string() }),
  ),
});
export type EligibilityPage = z.infer<typeof EligibilityPage>;

export const ClauseLine = z.object({
  rule: z.string(),
  clause: z.string(),
  statement: z.string(),
  part: z.enum(codesOf(RULE_PARTS)),
  ruleSet: z.string(),
  uses: z.array(z.object({ key: z.string(), label: z.string(), value: z.number(), unit: z.string() })),
});
export type ClauseLine = z.infer<typeof ClauseLine>;

/** The answer to the school: made from the verdicts, edited by a manager, then given or printed. */
const answerBody = {
  /** In the manager's words, under the answer itself. */
  opening: note(4000),
  criteria: z
    .array(
      z.object({
        rule: z.string().max(10),
        clause: z.string().max(120),
        statement: z.string().max(500),
        verdict: z.enum(codesOf(VERDICTS)),
        seen: note(2000),
        needed: note(2000),
        by: optionalDate,
      }),
    )
    .max(40),
  earliest: note(2000),
  canDoNow: z.array(note(1000)).max(20),
};
export const AnswerBody = z.object(answerBody);
export type AnswerBody = z.infer<typeof AnswerBody>;

export const AnswerPage = z.object({
  caseId: z.string(),
  /** The saved answer that has not been given yet; null: this is a fresh draft. */
  id: z.string().nullable(),
  version: z.number().nullable(),
  enquiryId: z.string().nullable(),
  askedBy: z.string().nullable(),
  receivedOn: z.string().nullable(),
  outcome: route,
  /** Null: no decision yet; the outcome is what the rules say. */
  decisionId: z.string().nullable(),
  body: AnswerBody,
  /** The same, made afresh from today's verdicts: to compare with, or to start again from. */
  fresh: AnswerBody,
  /** The fresh draft differs from what was saved because evidence or verdicts have changed since. */
  outOfDate: z.boolean(),
  /** Answers given before, newest first. */
  given: z.array(z.object({ id: z.string(), givenOn: z.string(), givenBy: z.string(), outcome: route })),
});
export type AnswerPage = z.infer<typeof AnswerPage>;

export const ReplayLine = z.object({
  decisionId: z.string(),
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  schoolName: z.string(),
  decidedOn: z.string(),
  decidedBy: z.string(),
  outcome: route,
  /** What the rules said then, and say today. */
  routeThen: route,
  routeNow: route,
  /** Rules: today's would judge the same facts otherwise. Evidence: the facts have changed. */
  because: z.array(z.enum(['rules', 'evidence'])),
  /** Clause by clause, in sentences. */
  why: z.array(z.string()),
});
export type ReplayLine = z.infer<typeof ReplayLine>;

export const DUE_KINDS = ['answer-again', 'evidence-owed', 'review-meeting', 'heartbeat', 'opinion', 'advice'] as const;
export const EligibilityDue = z.object({
  kind: z.enum(DUE_KINDS),
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  schoolName: z.string(),
  /** Null: owed, without a date. */
  on: z.string().nullable(),
  /** The rule that makes it due. */
  rule: z.string(),
  sentence: z.string(),
  to: z.string(),
});
export type EligibilityDue = z.infer<typeof EligibilityDue>;

const caseId = z.string();
const Id = z.object({ id: z.string() });

export const eligibilityApi = {
  /** The memorandum's clauses as the app knows them, with the office's figures. */
  clauses: query({
    sentence: 'looked at the memorandum’s clauses',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(ClauseLine),
  }),
  show: query({
    sentence: 'looked at the eligibility of a case',
    may: CASE_READERS,
    looksAt: 'caseId',
    input: z.object({ caseId }),
    output: EligibilityPage,
  }),
  /** The answer if the things that are promised were there, on the day the last of them can be. Nothing is saved. */
  whatIf: query({
    sentence: 'tried what promised evidence would change',
    may: CASE_READERS,
    looksAt: 'caseId',
    input: z.object({ caseId, promised: z.array(z.string().max(120)).max(60).default([]) }),
    output: z.object({
      on: z.string(),
      assessment: Assessment,
      /** Everything that could be ticked, ticked or not. */
      things: z.array(z.object({ key: z.string(), rule: z.string(), what: z.string(), by: z.string().nullable() })),
      /** Keys that name nothing that is missing any more. */
      unknown: z.array(z.string()),
    }),
  }),
  waive: command({
    sentence: 'waived a criterion',
    may: MANAGERS,
    input: z.object({ caseId, rule: z.string().max(10), reason: required('why the criterion is waived', 2000) }),
    output: Id,
  }),
  takeBackWaiver: command({
    sentence: 'took a waiver back',
    may: MANAGERS,
    input: z.object({ ...seen }),
    output: Id,
  }),
  decide: command({
    sentence: 'decided on a case',
    may: MANAGERS,
    input: z.object({
      caseId,
      enquiryId: z.string().nullable().default(null),
      outcome: route,
      /** Needed where the outcome is not the rules' route. */
      reason: note(4000),
      /** The hash of the answer that was seen. */
      seenHash: z.string().max(128),
    }),
    output: Id,
  }),
  /** What a decision was made on, and what a replay of it gives: the same verdicts, for ever. */
  decision: query({
    sentence: 'looked at a decision',
    may: CASE_READERS,
    looksAt: 'decisionId',
    input: z.object({ decisionId: z.string() }),
    output: z.object({
      decision: DecisionLine,
      caseId: z.string(),
      reference: z.string(),
      assessment: Assessment,
      parameters: z.array(z.object({ key: z.string(), label: z.string(), value: z.number(), unit: z.string() })),
      /** The rules run again on the stored facts give what was stored. */
      replaysTheSame: z.boolean(),
    }),
  }),
  askOpinion: command({
    sentence: 'asked for a second opinion',
    may: MANAGERS,
    input: z.object({ caseId, question: required('what you would like to know', 2000) }),
    output: Id,
  }),
  giveOpinion: command({
    sentence: 'gave a second opinion',
    may: MANAGERS,
    input: z.object({ ...seen, outcome: route, opinion: required('your opinion', 4000) }),
    output: Id,
  }),
  /** Open: asked and not answered, oldest first. */
  opinions: query({
    sentence: 'looked at second opinions',
    may: MANAGERS,
    input: z.object({ open: z.boolean().default(true) }),
    output: z.array(OpinionLine),
  }),
  /** Decided cases that today's rules, figures or evidence would decide otherwise, and why. */
  replay: task({
    sentence: 'replayed the decisions',
    may: CASE_READERS,
    input: z.object({}),
    output: z.object({ decisions: z.number(), differing: z.array(ReplayLine) }),
  }),
  answer: query({
    sentence: 'looked at the answer to a school',
    may: CASE_READERS,
    looksAt: 'caseId',
    input: z.object({ caseId }),
    output: AnswerPage,
  }),
  saveAnswer: command({
    sentence: 'saved the answer to a school',
    may: MANAGERS,
    input: z.object({ caseId, id: z.string().nullable(), version: z.number().int().nullable(), ...answerBody }),
    output: Id,
  }),
  /** The school has been told: the enquiry counts as answered, and the words are not changed any more. */
  giveAnswer: command({
    sentence: 'gave a school its answer',
    may: MANAGERS,
    input: z.object({ ...seen, givenOn: dateField }),
    output: Id,
  }),
  /** Somebody asked STS for information. Without a day of its own, a statutory assessment is due six weeks after. */
  requestAdvice: command({
    sentence: 'recorded that information was asked for',
    may: MANAGERS,
    input: z.object({
      caseId,
      kind: z.enum(codesOf(ADVICE_KINDS)),
      requestedOn: dateField,
      dueOn: optionalDate,
      note: note(1000),
    }),
    output: Id,
  }),
  sendAdvice: command({
    sentence: 'recorded that information was sent',
    may: MANAGERS,
    input: z.object({ ...seen, sentOn: dateField }),
    output: Id,
  }),
  /** What the rules make due, for Today: oldest first. */
  dues: query({
    sentence: 'looked at what the criteria make due',
    may: CASE_READERS,
    input: z.object({}),
    output: z.array(EligibilityDue),
  }),
};
