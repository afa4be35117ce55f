import { and, asc, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { adviceRequest, decision, enquiry, schoolAnswer, secondOpinion, waiver } from '../../db/schema/cases.ts';
import type { eligibilityApi } from '../../shared/api/eligibility.ts';
import { addDays, showDate } from '../../shared/dates.ts';
import { labelOf, ROUTES } from '../../shared/words.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { answerInWords } from './answer-draft.ts';
import { caseById } from './case-rows.ts';
import { clauseLines } from './clauses.ts';
import { decisionsOf, lineOf, replayed, storedOf } from './decision-rows.ts';
import { type JudgedCase, judgeCase } from './eligibility-case.ts';
import { eligibilityDues } from './eligibility-dues.ts';
import { eligibilityPage, opinionLine } from './eligibility-page.ts';
import { figuresOf } from './parameters-of.ts';
import { replayAll } from './replay-all.ts';
import { answerPage, asked, bodyOf, openAnswer, standingAnswer } from './school-answers.ts';
import { whatIf } from './what-if.ts';

/** Eligibility: judged by the rules, decided by a manager, told to the school. A decision is never edited, only followed. */
export const eligibility: Service<typeof eligibilityApi> = {
  clauses: (run) => clauseLines(run),
  show: (run, { caseId }) => eligibilityPage(run, caseId),
  whatIf: (run, { caseId, promised }) => whatIf(judgeCase(run, caseId), promised),

  waive(run, { caseId, rule, reason }) {
    const { assessment, waivers } = openCase(run, caseId);
    const line = assessment.lines.find((each) => each.rule === rule);
    if (!line)
      throw refuse('rule', `${rule} does not gate, so there is nothing to waive.`, 'Choose a criterion that does.');
    if (waivers.some((each) => each.rule === rule)) {
      throw refuse('conflict', `${rule} is waived already.`, 'Take that waiver back first, or leave it.');
    }
    if (line.verdict === 'met')
      throw refuse('rule', `${rule} is met, so it needs no waiver.`, 'Nothing needs to be done.');
    const values = { caseId, ruleId: rule, waivedOn: run.today, waivedBy: run.person.name, reason, withdrawnOn: null };
    return { id: run.insert(waiver, values) };
  },

  takeBackWaiver(run, { id, version }) {
    const row = run.db.select().from(waiver).where(eq(waiver.id, id)).get();
    if (!row) throw notFound('The waiver');
    if (row.withdrawnOn) {
      throw refuse(
        'conflict',
        `This waiver was taken back on ${showDate(row.withdrawnOn)} already.`,
        'Nothing needs to be done.',
      );
    }
    run.update(waiver, id, version, { withdrawnOn: run.today });
    return { id };
  },

  decide(run, { caseId, enquiryId, outcome, reason, seenHash }) {
    const judged = openCase(run, caseId);
    const { assessment, hash, facts, parameters } = judged;
    if (hash !== seenHash) {
      throw refuse(
        'changed-meanwhile',
        'Evidence, figures or waivers have changed since you looked at this answer. Nothing was decided.',
        'Look at the answer as it is now, then decide.',
      );
    }
    if (outcome !== assessment.route && reason === '') {
      const says = labelOf(ROUTES, assessment.route);
      throw refuseField(
        'reason',
        `The rules say “${says}”. Say why you decide otherwise.`,
        'Give your reason, then decide.',
      );
    }
    if (enquiryId !== null) enquiryOf(run, caseId, enquiryId);
    const [standing] = decisionsOf(run, caseId);
    const opinion = opinionSince(run, caseId, standing?.version ?? 0);
    return {
      id: run.insert(decision, {
        caseId,
        enquiryId,
        decidedOn: run.today,
        decidedBy: run.person.name,
        outcome,
        route: assessment.route,
        reason,
        ruleSets: assessment.ruleSets,
        parameters: { ...parameters },
        facts,
        assessment,
        supersedes: standing?.id ?? null,
        secondOpinionBy: opinion?.answeredBy ?? null,
        secondOpinion: opinion?.opinion ?? null,
      }),
    };
  },

  decision(run, { decisionId }) {
    const row = run.db.select().from(decision).where(eq(decision.id, decisionId)).get();
    const file = row && caseById(run, row.caseId);
    if (!row || !file) throw notFound('The decision');
    const stored = storedOf(row);
    if (!stored) {
      throw refuse(
        'not-found',
        'This decision was made before the register kept what decisions rest on.',
        'Its outcome and reason stand on the case’s page.',
      );
    }
    const again = replayed(row, stored);
    const superseded = decisionsOf(run, row.caseId)[0]?.id !== row.id;
    return {
      decision: lineOf(row, superseded),
      caseId: row.caseId,
      reference: file.reference,
      assessment: stored.assessment,
      parameters: figuresOf(stored.parameters, Object.keys(stored.parameters)),
      replaysTheSame: again !== null && JSON.stringify(again) === JSON.stringify(stored.assessment),
    };
  },

  askOpinion(run, { caseId, question }) {
    openCase(run, caseId);
    const { person, today } = run;
    const open = run.db
      .select()
      .from(secondOpinion)
      .where(and(eq(secondOpinion.caseId, caseId), isNull(secondOpinion.answeredOn)))
      .get();
    if (open) {
      throw refuse(
        'conflict',
        `${open.askedBy} has asked for an opinion on this case already.`,
        'Wait for the answer.',
      );
    }
    const answer = { answeredOn: null, answeredBy: null, outcome: null, opinion: null };
    const asking = { askedOn: today, askedById: person.id, askedBy: person.name, question };
    return { id: run.insert(secondOpinion, { caseId, ...asking, ...answer }) };
  },

  giveOpinion(run, { id, version, outcome, opinion }) {
    const row = run.db.select().from(secondOpinion).where(eq(secondOpinion.id, id)).get();
    if (!row) throw notFound('The question');
    if (row.answeredOn) throw refuse('conflict', 'This opinion has been given already.', 'Ask anew for another one.');
    if (row.askedById === run.person.id) {
      throw refuse('rule', 'A second opinion is the other manager’s.', 'Ask the other manager to give it.');
    }
    run.update(secondOpinion, id, version, {
      answeredOn: run.today,
      answeredBy: run.person.name,
      outcome,
      opinion,
    });
    return { id };
  },

  opinions(run, { open }) {
    const rows = run.db
      .select()
      .from(secondOpinion)
      .where(open ? isNull(secondOpinion.answeredOn) : isNotNull(secondOpinion.answeredOn))
      .orderBy(asc(secondOpinion.askedOn), asc(secondOpinion.id))
      .all();
    return rows.flatMap((row) => {
      const file = caseById(run, row.caseId);
      return file ? [opinionLine(run, row, file)] : [];
    });
  },

  replay: (run) => replayAll(run),
  answer: (run, { caseId }) => answerPage(run, judgeCase(run, caseId)),

  saveAnswer(run, { caseId, id, version, ...body }) {
    const judged = judgeCase(run, caseId);
    const { outcome, decisionId, enquiryId, draft } = standingAnswer(run, judged);
    const values = { outcome, decisionId, enquiryId, body, draftedFrom: draft };
    if (id !== null && version !== null) {
      const row = run.db.select().from(schoolAnswer).where(eq(schoolAnswer.id, id)).get();
      if (!row || row.caseId !== caseId) throw notFound('The answer');
      if (row.givenOn) throw given(row.givenOn);
      run.update(schoolAnswer, id, version, values);
      return { id };
    }
    const there = openAnswer(run, caseId);
    if (there) {
      throw refuse(
        'conflict',
        'An answer to this school has been begun already.',
        'Open it again, and go on with that one.',
      );
    }
    return { id: run.insert(schoolAnswer, { caseId, ...values, givenOn: null, givenBy: null }) };
  },

  giveAnswer(run, { id, version, givenOn }) {
    const row = run.db.select().from(schoolAnswer).where(eq(schoolAnswer.id, id)).get();
    if (!row) throw notFound('The answer');
    if (row.givenOn) throw given(row.givenOn);
    if (givenOn > run.today) throw refuseField('givenOn', 'The day of the answer is in the future.');
    run.update(schoolAnswer, id, version, { givenOn, givenBy: run.person.name });
    const question = asked(run, row.caseId);
    if (question && question.answeredOn === null) {
      if (givenOn < question.receivedOn)
        throw refuseField('givenOn', `This is before the enquiry, ${showDate(question.receivedOn)}.`);
      const answer = answerInWords(row.outcome, bodyOf(row.body));
      run.amend(enquiry, question.id, { answeredOn: givenOn, answer });
    }
    return { id };
  },

  requestAdvice(run, { caseId, kind, requestedOn, dueOn, note }) {
    openCase(run, caseId);
    if (requestedOn > run.today) throw refuseField('requestedOn', 'The day of the request is in the future.');
    if (dueOn && dueOn < requestedOn) throw refuseField('dueOn', 'This is before the request.');
    if (dueOn === null && kind === 'annual-review') {
      throw refuseField('dueOn', 'Enter the day by which the annual review needs it.');
    }
    const due = dueOn ?? addDays(requestedOn, STATUTORY_DAYS);
    return { id: run.insert(adviceRequest, { caseId, kind, requestedOn, dueOn: due, sentOn: null, note }) };
  },

  sendAdvice(run, { id, version, sentOn }) {
    const row = run.db.select().from(adviceRequest).where(eq(adviceRequest.id, id)).get();
    if (!row) throw notFound('The request');
    if (sentOn > run.today) throw refuseField('sentOn', 'The day of sending is in the future.');
    if (sentOn < row.requestedOn)
      throw refuseField('sentOn', `This is before the request, ${showDate(row.requestedOn)}.`);
    run.update(adviceRequest, id, version, { sentOn });
    return { id };
  },

  dues: (run) => eligibilityDues(run),
};

/** Advice is due within six weeks of the request (reference.md, SEND). */
const STATUTORY_DAYS = 42;

function openCase(run: QueryRun, caseId: string): JudgedCase {
  const judged = judgeCase(run, caseId);
  const { closedOn, reference } = judged.file;
  if (closedOn) {
    throw refuse('rule', `Case ${reference} was closed on ${showDate(closedOn)}.`, 'Open the case again first.', {
      link: { to: `/cases/${caseId}`, label: `Case ${reference}` },
    });
  }
  return judged;
}

function enquiryOf(run: QueryRun, caseId: string, enquiryId: string): void {
  const row = run.db.select({ caseId: enquiry.caseId }).from(enquiry).where(eq(enquiry.id, enquiryId)).get();
  if (row?.caseId !== caseId) throw notFound('The enquiry');
}

/** The newest opinion given since the decision that stands. */
function opinionSince(run: CommandRun, caseId: string, version: number) {
  return run.db
    .select()
    .from(secondOpinion)
    .where(
      and(eq(secondOpinion.caseId, caseId), isNotNull(secondOpinion.answeredOn), gt(secondOpinion.version, version)),
    )
    .orderBy(desc(secondOpinion.version))
    .get();
}

function given(on: string) {
  return refuse('rule', `The school was given this answer on ${showDate(on)}.`, 'Write a new one instead.');
}
