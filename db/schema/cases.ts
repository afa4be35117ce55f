import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import {
  ADVICE_KINDS,
  AGREEMENT_WAYS,
  type CodeOf,
  ENQUIRY_WAYS,
  EVIDENCE_KINDS,
  type NEEDS,
  ROUTES,
  SEN_STATUSES,
  STANDINGS,
  type SUSPENSION_REASONS,
  SUSPENSION_TYPES,
} from '../../shared/words.ts';
import { day, json, keeping, word, yesNo } from './common.ts';
import { school } from './schools.ts';

/** Pupils and their people, enquiries, cases, evidence, suspensions and decisions. */

export const pupil = sqliteTable(
  'pupil',
  {
    ...keeping(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    knownAs: text('known_as'),
    dateOfBirth: day('date_of_birth'),
    upn: text('upn'),
    /** Year group taught in, where it differs from the one computed from date of birth: 'R', '1' … '6'. */
    taughtYear: text('taught_year'),
    homeSchoolId: text('home_school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    senStatus: word('sen_status', SEN_STATUSES).notNull(),
    /** Needs, ranked: the first is primary. */
    needs: json<CodeOf<typeof NEEDS>[]>('needs').notNull(),
    note: text('note').notNull(),
  },
  (table) => [
    index('pupil_school').on(table.homeSchoolId),
    index('pupil_upn').on(table.upn),
    index('pupil_name').on(table.familyName, table.givenName),
  ],
);

/** Parents and adults who have care of the child. */
export const carer = sqliteTable(
  'carer',
  {
    ...keeping(),
    pupilId: text('pupil_id')
      .notNull()
      .references(() => pupil.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    relationship: text('relationship').notNull(),
    parentalResponsibility: yesNo('parental_responsibility').notNull(),
    phone: text('phone'),
    email: text('email'),
    address: text('address'),
    note: text('note').notNull(),
  },
  (table) => [index('carer_pupil').on(table.pupilId)],
);

/** Parental agreement to engage (P1): not the legal basis for holding data, but the gate to work with the child. */
export const agreement = sqliteTable(
  'agreement',
  {
    ...keeping(),
    pupilId: text('pupil_id')
      .notNull()
      .references(() => pupil.id, { onDelete: 'restrict' }),
    agreedBy: text('agreed_by').notNull(),
    agreedOn: day('agreed_on').notNull(),
    how: word('how', AGREEMENT_WAYS).notNull(),
    withdrawnOn: day('withdrawn_on'),
    withdrawnWhy: text('withdrawn_why'),
    note: text('note').notNull(),
  },
  (table) => [index('agreement_pupil').on(table.pupilId)],
);

export const caseFile = sqliteTable(
  'case_file',
  {
    ...keeping(),
    /** 'C-0042': what people say on the phone instead of a name. */
    reference: text('reference').notNull(),
    pupilId: text('pupil_id')
      .notNull()
      .references(() => pupil.id, { onDelete: 'restrict' }),
    openedOn: day('opened_on').notNull(),
    closedOn: day('closed_on'),
    closedWhy: text('closed_why'),
    /** The specialist teacher who leads it, by name. */
    leadTeacher: text('lead_teacher'),
  },
  (table) => [
    uniqueIndex('case_file_reference').on(table.officeId, table.reference),
    index('case_file_pupil').on(table.pupilId),
    index('case_file_opened').on(table.closedOn, table.openedOn),
  ],
);

/** A closing that was taken back later: the case itself only holds the one that stands. */
export const pastClosing = sqliteTable(
  'past_closing',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    closedOn: day('closed_on').notNull(),
    closedWhy: text('closed_why').notNull(),
    openedAgainOn: day('opened_again_on').notNull(),
    openedAgainWhy: text('opened_again_why').notNull(),
  },
  (table) => [index('past_closing_case').on(table.caseId)],
);

/** A school asks whether the case meets the criteria (S2.1 owes it an answer). */
export const enquiry = sqliteTable(
  'enquiry',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    receivedOn: day('received_on').notNull(),
    how: word('how', ENQUIRY_WAYS).notNull(),
    askedBy: text('asked_by').notNull(),
    askedByRole: text('asked_by_role'),
    concern: text('concern').notNull(),
    answerDueOn: day('answer_due_on').notNull(),
    answeredOn: day('answered_on'),
    answer: text('answer'),
  },
  (table) => [index('enquiry_case').on(table.caseId), index('enquiry_due').on(table.answeredOn, table.answerDueOn)],
);

/** A dated fact that supports a criterion: claimed by the school, or seen by STS. */
export const evidence = sqliteTable(
  'evidence',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    kind: word('kind', EVIDENCE_KINDS).notNull(),
    /** The day the thing itself began or happened: PSP start, assessment date, offer made. */
    startedOn: day('started_on').notNull(),
    endedOn: day('ended_on'),
    /** What it is called: the intervention's name, the assessing service, the social worker's team. */
    title: text('title').notNull(),
    standing: word('standing', STANDINGS).notNull(),
    seenOn: day('seen_on'),
    source: text('source').notNull(),
    note: text('note').notNull(),
    /** Family declined a Single Assessment: the day the CAF officer was told (A5). */
    cafoToldOn: day('cafo_told_on'),
    /** Taken back, with why. Kept, never deleted. */
    withdrawnOn: day('withdrawn_on'),
    withdrawnWhy: text('withdrawn_why'),
  },
  (table) => [index('evidence_case').on(table.caseId, table.kind)],
);

/** One review of a PSP or an intervention. */
export const evidenceReview = sqliteTable(
  'evidence_review',
  {
    ...keeping(),
    evidenceId: text('evidence_id')
      .notNull()
      .references(() => evidence.id, { onDelete: 'restrict' }),
    heldOn: day('held_on').notNull(),
    adjusted: yesNo('adjusted').notNull(),
    standing: word('standing', STANDINGS).notNull(),
    note: text('note').notNull(),
    /** Taken back, with why: it does not count any more. */
    withdrawnOn: day('withdrawn_on'),
    withdrawnWhy: text('withdrawn_why'),
  },
  (table) => [index('evidence_review_evidence').on(table.evidenceId, table.heldOn)],
);

/** One recommendation of a specialist assessment, and how far it has come (A2). */
export const recommendation = sqliteTable(
  'recommendation',
  {
    ...keeping(),
    evidenceId: text('evidence_id')
      .notNull()
      .references(() => evidence.id, { onDelete: 'restrict' }),
    what: text('what').notNull(),
    implementedOn: day('implemented_on'),
    monitoredOn: day('monitored_on'),
    reviewedOn: day('reviewed_on'),
    note: text('note').notNull(),
    /** Taken back, with why: it need not be met any more. */
    withdrawnOn: day('withdrawn_on'),
    withdrawnWhy: text('withdrawn_why'),
  },
  (table) => [index('recommendation_evidence').on(table.evidenceId)],
);

/** Counted in sessions; the law's present word for a fixed-term exclusion. */
export const suspension = sqliteTable(
  'suspension',
  {
    ...keeping(),
    pupilId: text('pupil_id')
      .notNull()
      .references(() => pupil.id, { onDelete: 'restrict' }),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'restrict' }),
    startedOn: day('started_on').notNull(),
    sessions: integer('sessions').notNull(),
    type: word('type', SUSPENSION_TYPES).notNull(),
    reasons: json<CodeOf<typeof SUSPENSION_REASONS>[]>('reasons').notNull(),
    standing: word('standing', STANDINGS).notNull(),
    source: text('source').notNull(),
    note: text('note').notNull(),
    withdrawnOn: day('withdrawn_on'),
    withdrawnWhy: text('withdrawn_why'),
  },
  (table) => [index('suspension_pupil').on(table.pupilId, table.startedOn)],
);

/** A criterion set aside by a named manager, with a reason; laid on top of the verdict, never made by a rule. */
export const waiver = sqliteTable(
  'waiver',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    ruleId: text('rule_id').notNull(),
    waivedOn: day('waived_on').notNull(),
    waivedBy: text('waived_by').notNull(),
    reason: text('reason').notNull(),
    withdrawnOn: day('withdrawn_on'),
  },
  (table) => [index('waiver_case').on(table.caseId)],
);

/** What a manager decided. Never edited; superseded by another. Holds all that a replay needs. */
export const decision = sqliteTable(
  'decision',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    enquiryId: text('enquiry_id').references(() => enquiry.id, { onDelete: 'restrict' }),
    decidedOn: day('decided_on').notNull(),
    decidedBy: text('decided_by').notNull(),
    outcome: word('outcome', ROUTES).notNull(),
    /** The route that the rules gave. */
    route: word('route', ROUTES).notNull(),
    reason: text('reason').notNull(),
    ruleSets: json<string[]>('rule_sets').notNull(),
    parameters: json<Record<string, number>>('parameters').notNull(),
    facts: json<unknown>('facts').notNull(),
    assessment: json<unknown>('assessment').notNull(),
    supersedes: text('supersedes'),
    secondOpinionBy: text('second_opinion_by'),
    secondOpinion: text('second_opinion'),
  },
  (table) => [index('decision_case').on(table.caseId, table.decidedOn)],
);

/** Asked of the other manager before a case is decided, and answered by somebody else than who asks. */
export const secondOpinion = sqliteTable(
  'second_opinion',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    askedOn: day('asked_on').notNull(),
    askedById: text('asked_by_id').notNull(),
    askedBy: text('asked_by').notNull(),
    question: text('question').notNull(),
    answeredOn: day('answered_on'),
    answeredBy: text('answered_by'),
    /** What the other manager would decide, and why. */
    outcome: word('outcome', ROUTES),
    opinion: text('opinion'),
  },
  (table) => [index('second_opinion_case').on(table.caseId), index('second_opinion_open').on(table.answeredOn)],
);

/** Somebody asks STS for information: for a statutory assessment, or an annual review (S2.7). */
export const adviceRequest = sqliteTable(
  'advice_request',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    kind: word('kind', ADVICE_KINDS).notNull(),
    requestedOn: day('requested_on').notNull(),
    dueOn: day('due_on').notNull(),
    sentOn: day('sent_on'),
    note: text('note').notNull(),
  },
  (table) => [index('advice_request_case').on(table.caseId), index('advice_request_due').on(table.sentOn, table.dueOn)],
);

/** The answer to the school, in the words that a manager made of the draft. Not changed once it has been given. */
export const schoolAnswer = sqliteTable(
  'school_answer',
  {
    ...keeping(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict' }),
    enquiryId: text('enquiry_id').references(() => enquiry.id, { onDelete: 'restrict' }),
    /** The decision that it tells of; null: what the rules say, before anybody has decided. */
    decisionId: text('decision_id').references(() => decision.id, { onDelete: 'restrict' }),
    outcome: word('outcome', ROUTES).notNull(),
    body: json<unknown>('body').notNull(),
    /** The draft that it was made from, to see when evidence has moved on. */
    draftedFrom: text('drafted_from').notNull(),
    givenOn: day('given_on'),
    givenBy: text('given_by'),
  },
  (table) => [index('school_answer_case').on(table.caseId)],
);
