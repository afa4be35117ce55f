import { desc, eq, sql } from 'drizzle-orm';
import { secondOpinion, waiver } from '../../db/schema/cases.ts';
import type { EligibilityPage, OpinionLine, WaiverLine } from '../../shared/api/eligibility.ts';
import type { QueryRun } from '../core/run.ts';
import { gating } from '../rules/assess.ts';
import { heartbeatsOf } from '../rules/heartbeat-picture.ts';
import { CASE_RULE_SETS } from '../rules/rule-sets.ts';
import { suspensionTotals } from '../rules/suspensions.ts';
import { decisionsOf, lineOf, storedOf } from './decision-rows.ts';
import { adviceOf, dutiesOfCase, enquiriesOf } from './duties-of.ts';
import { type JudgedCase, judgeCase } from './eligibility-case.ts';
import { recordsNamed } from './eligibility-records.ts';
import { asOf } from './facts-of.ts';
import { nextSteps } from './next-steps.ts';
import { differenceOf } from './replay.ts';

/** Everything about one case's eligibility that a manager reads on one screen. */
export function eligibilityPage(run: QueryRun, caseId: string): EligibilityPage {
  const judged = judgeCase(run, caseId);
  const { file, facts, parameters, assessment, hash } = judged;
  const decisions = decisionsOf(run, caseId);
  const duties = dutiesOfCase(run, judged, decisions[0]);
  return {
    caseId,
    reference: file.reference,
    pupilName: file.pupilName,
    initials: file.initials,
    schoolId: file.schoolId,
    schoolName: file.schoolName,
    closed: file.closedOn !== null,
    assessment,
    next: [...nextSteps(judged, decisions[0], duties)],
    hash,
    records: recordsNamed(caseId, facts, assessment),
    heartbeats: heartbeatsOf(facts, parameters),
    suspensions: suspensionTotals(facts),
    duties,
    advice: adviceOf(run, caseId)
      .reverse()
      .map(({ id, version, kind, requestedOn, dueOn, sentOn, note }) => ({
        id,
        version,
        kind,
        requestedOn,
        dueOn,
        sentOn,
        note,
      })),
    waivers: waiversOf(run, caseId),
    decisions: decisions.map((row, at) => lineOf(row, at > 0, at === 0 ? differsToday(judged, row) : [])),
    opinions: opinionsOf(run, judged),
    enquiries: openEnquiries(run, caseId),
  };
}

/** What today's rules or evidence would say otherwise of the decision that stands. */
function differsToday(judged: JudgedCase, row: ReturnType<typeof decisionsOf>[number]): string[] {
  const stored = storedOf(row);
  if (!stored) return [];
  const asOfThen = asOf(judged, row.decidedOn);
  const asOfToday = countsToday(judged.file) ? judged : null;
  return differenceOf({ row, stored, parameters: judged.parameters, asOfThen, asOfToday })?.why ?? [];
}

/** A case that waits for its answer or its plan to run is looked at as of today; one with a running plan, or closed, is not. */
export function countsToday({ stage }: Pick<JudgedCase['file'], 'stage'>): boolean {
  return stage !== 'supported' && stage !== 'closed';
}

export function waiversOf(run: QueryRun, caseId: string): WaiverLine[] {
  const statements = new Map(
    CASE_RULE_SETS.flatMap(({ rules }) => rules.filter(gating).map((rule) => [rule.id, rule.statement])),
  );
  return run
    .prepared('eligibility-page.waivers', (db) =>
      db
        .select()
        .from(waiver)
        .where(eq(waiver.caseId, sql.placeholder('caseId')))
        .orderBy(desc(waiver.waivedOn), desc(waiver.id))
        .prepare(),
    )
    .all({ caseId })
    .map(({ id, version, ruleId, waivedOn, waivedBy, reason, withdrawnOn }) => ({
      id,
      version,
      rule: ruleId,
      statement: statements.get(ruleId) ?? '',
      waivedOn,
      waivedBy,
      reason,
      withdrawnOn,
    }));
}

type OpinionRow = typeof secondOpinion.$inferSelect;

function opinionsOf(run: QueryRun, { file }: JudgedCase): OpinionLine[] {
  return run
    .prepared('eligibility-page.opinions', (db) =>
      db
        .select()
        .from(secondOpinion)
        .where(eq(secondOpinion.caseId, sql.placeholder('caseId')))
        .orderBy(desc(secondOpinion.askedOn), desc(secondOpinion.id))
        .prepare(),
    )
    .all({ caseId: file.id })
    .map((row) => opinionLine(run, row, file));
}

export function opinionLine(
  run: QueryRun,
  row: OpinionRow,
  file: { reference: string; pupilName: string },
): OpinionLine {
  const { id, version, caseId, askedBy, askedOn, question, answeredBy, answeredOn, outcome, opinion } = row;
  const mayAnswer = answeredOn === null && row.askedById !== run.person.id && isManager(run);
  return {
    id,
    version,
    caseId,
    reference: file.reference,
    pupilName: file.pupilName,
    askedBy,
    askedOn,
    question,
    answeredBy,
    answeredOn,
    outcome,
    opinion,
    mayAnswer,
  };
}

function isManager({ person }: QueryRun): boolean {
  return person.role === 'area-manager' || person.role === 'assistant-area-manager';
}

function openEnquiries(run: QueryRun, caseId: string): EligibilityPage['enquiries'] {
  return enquiriesOf(run, caseId)
    .filter(({ answeredOn }) => answeredOn === null)
    .map(({ id, receivedOn, askedBy, answerDueOn }) => ({ id, receivedOn, askedBy, answerDueOn }));
}
