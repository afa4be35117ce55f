import { createHash } from 'node:crypto';
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { enquiry, schoolAnswer } from '../../db/schema/cases.ts';
import { AnswerBody, type AnswerPage } from '../../shared/api/eligibility.ts';
import type { CodeOf, ROUTES } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { draftAnswer } from './answer-draft.ts';
import { decisionsOf } from './decision-rows.ts';
import type { JudgedCase } from './eligibility-case.ts';

/** The answer to a school as it stands: what was saved of it, a fresh draft beside it, and those that were given. */
export interface StandingAnswer {
  outcome: CodeOf<typeof ROUTES>;
  decisionId: string | null;
  enquiryId: string | null;
  fresh: AnswerBody;
  /** Stands for the fresh draft: another one means that verdicts or the decision have moved on. */
  draft: string;
}

export function standingAnswer(run: QueryRun, judged: JudgedCase): StandingAnswer {
  const caseId = judged.file.id;
  const [decision] = decisionsOf(run, caseId);
  const outcome = decision?.outcome ?? judged.assessment.route;
  const fresh = draftAnswer(judged.assessment, decision?.reason ?? '');
  return {
    outcome,
    decisionId: decision?.id ?? null,
    enquiryId: asked(run, caseId)?.id ?? null,
    fresh,
    draft: createHash('sha256')
      .update(JSON.stringify([outcome, fresh]))
      .digest('hex'),
  };
}

export function answerPage(run: QueryRun, judged: JudgedCase): AnswerPage {
  const caseId = judged.file.id;
  const { fresh, draft, ...standing } = standingAnswer(run, judged);
  const saved = openAnswer(run, caseId);
  const question = asked(run, caseId);
  const given = run.db
    .select()
    .from(schoolAnswer)
    .where(and(eq(schoolAnswer.caseId, caseId), isNotNull(schoolAnswer.givenOn)))
    .orderBy(desc(schoolAnswer.givenOn), desc(schoolAnswer.id))
    .all();
  return {
    caseId,
    id: saved?.id ?? null,
    version: saved?.version ?? null,
    askedBy: question?.askedBy ?? null,
    receivedOn: question?.receivedOn ?? null,
    ...standing,
    body: saved ? bodyOf(saved.body) : fresh,
    fresh,
    outOfDate: saved !== undefined && saved.draftedFrom !== draft,
    given: given.map(({ id, givenOn, givenBy, outcome }) => ({
      id,
      givenOn: givenOn ?? '',
      givenBy: givenBy ?? '',
      outcome,
    })),
  };
}

/** The one that is being written: saved, and not given yet. */
export function openAnswer(run: QueryRun, caseId: string) {
  return run.db
    .select()
    .from(schoolAnswer)
    .where(and(eq(schoolAnswer.caseId, caseId), isNull(schoolAnswer.givenOn)))
    .get();
}

/** What goes on paper: the answer being written; else the one given last, while it still fits; else the fresh draft. */
export function wordsToPrint(run: QueryRun, page: AnswerPage): AnswerBody {
  const [last] = page.id === null ? page.given : [];
  const row = last && run.db.select().from(schoolAnswer).where(eq(schoolAnswer.id, last.id)).get();
  return row && row.draftedFrom === draftMark(page.outcome, page.fresh) ? bodyOf(row.body) : page.body;
}

/** Stands for a draft: another one means that verdicts or the decision have moved on. */
function draftMark(outcome: CodeOf<typeof ROUTES>, fresh: AnswerBody): string {
  return createHash('sha256')
    .update(JSON.stringify([outcome, fresh]))
    .digest('hex');
}

export function bodyOf(kept: unknown): AnswerBody {
  return AnswerBody.parse(kept);
}

/** The oldest enquiry without an answer; where all have one, the last one asked. */
export function asked(run: QueryRun, caseId: string) {
  const all = run.db.select().from(enquiry).where(eq(enquiry.caseId, caseId)).orderBy(asc(enquiry.receivedOn)).all();
  return all.find(({ answeredOn }) => answeredOn === null) ?? all.at(-1);
}

/** The last day on which the school was told something: an enquiry answered, or an answer given. */
export function toldOn(run: QueryRun, caseId: string): string | null {
  const read = run.prepared('school-answers.told', (db) =>
    db.$client.prepare<[string, string], { told: string | null }>(
      `SELECT max(told) AS told FROM (SELECT max(answered_on) AS told FROM enquiry WHERE case_id = ?
         UNION ALL SELECT max(given_on) FROM school_answer WHERE case_id = ?)`,
    ),
  );
  return read.get(caseId, caseId)?.told ?? null;
}
