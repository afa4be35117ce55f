import { and, eq, isNull } from 'drizzle-orm';
import { adviceRequest, caseFile, secondOpinion } from '../../db/schema/cases.ts';
import type { EligibilityDue } from '../../shared/api/eligibility.ts';
import type { PlanLine } from '../../shared/api/plans.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { ADVICE_KINDS, labelOf } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { assess } from '../rules/assess.ts';
import { pspPulsesOf } from '../rules/heartbeat-picture.ts';
import type { Parameters } from '../rules/parameters.ts';
import { type CaseRow, casesById } from './case-rows.ts';
import { type DecisionRow, decisionsOf, storedOf } from './decision-rows.ts';
import { dutiesOfCase } from './duties-of.ts';
import type { JudgedCase } from './eligibility-case.ts';
import { factsOfCases } from './facts-of.ts';
import { parametersOf } from './parameters-of.ts';
import { planLines } from './plan-rows.ts';

/** What the memorandum makes due in open cases, for Today: oldest first, what has no day last. */
export function eligibilityDues(run: QueryRun): EligibilityDue[] {
  const parameters = parametersOf(run);
  const waiting = casesToLookAt(run);
  const found = new Map(
    factsOfCases(
      run,
      waiting.map(({ id }) => id),
      run.today,
    ).map((each) => [each.caseId, each]),
  );
  const plans = Map.groupBy(planLines(run, isNull(caseFile.closedOn)), ({ caseId }) => caseId);
  const dues = waiting.flatMap((file): EligibilityDue[] => {
    const each = found.get(file.id);
    if (!each) return [];
    const assessment = assess(each.facts, parameters, each.waivers);
    return duesOfCase(run, { ...each, file, parameters, assessment, hash: '' }, plans.get(file.id) ?? []);
  });
  return [...dues, ...opinionDues(run), ...adviceDues(run)].toSorted((a, b) =>
    (a.on ?? LAST) < (b.on ?? LAST) ? -1 : (a.on ?? LAST) > (b.on ?? LAST) ? 1 : 0,
  );
}

const LAST: PlainDate = '9999-12-31';

/** Open cases that wait for an answer, for evidence, or for the meeting after a yes. */
function casesToLookAt(run: QueryRun): CaseRow[] {
  const read = run.prepared('eligibility-dues.open', (db) =>
    db.$client.prepare<[], { id: string }>('SELECT id FROM case_file WHERE closed_on IS NULL ORDER BY opened_on, id'),
  );
  const open = casesById(
    run,
    read.all().map(({ id }) => id),
  );
  return open.filter(({ stage }) => stage === 'enquiry' || stage === 'waiting-for-evidence' || stage === 'eligible');
}

function duesOfCase(run: QueryRun, judged: JudgedCase, plans: readonly PlanLine[]): EligibilityDue[] {
  const { file } = judged;
  const [decision] = decisionsOf(run, file.id);
  const duties = dutiesOfCase(run, judged, decision, plans);
  const line = (
    kind: EligibilityDue['kind'],
    rule: string,
    on: PlainDate | null,
    sentence: string,
  ): EligibilityDue => ({
    kind,
    caseId: file.id,
    reference: file.reference,
    pupilName: file.pupilName,
    schoolName: file.schoolName,
    on,
    rule,
    sentence,
    to: `/cases/${file.id}/eligibility`,
  });
  const owed = duties.filter(({ state }) => state === 'due' || state === 'late');
  // An enquiry that was never answered is on the list of enquiries already.
  const answer = file.due?.what === 'answer' ? undefined : owed.find(({ id }) => id === 'S2.1');
  const review = owed.find(({ id }) => id === 'S2.2');
  return [
    ...(answer ? [line('answer-again', 'S2.1', answer.dueOn, answer.because)] : []),
    ...(review ? [line('review-meeting', 'S2.2', review.dueOn, review.because)] : []),
    ...(decision ? evidenceOwed(judged, decision, line) : []),
    ...brokenHeartbeats(judged, judged.parameters, line),
  ];
}

type MakeLine = (kind: EligibilityDue['kind'], rule: string, on: PlainDate | null, sentence: string) => EligibilityDue;

/** What the school was told to bring, by when, and has not brought. */
function evidenceOwed({ assessment }: JudgedCase, decision: DecisionRow, line: MakeLine): EligibilityDue[] {
  const stored = decision.outcome === 'not-yet' ? storedOf(decision) : null;
  const still = new Set(assessment.missing.map(({ key }) => key));
  const owed = (stored?.assessment.missing ?? []).filter(({ key, by }) => by !== null && still.has(key));
  const [first] = owed.toSorted((a, b) => ((a.by ?? LAST) < (b.by ?? LAST) ? -1 : 1));
  if (!first) return [];
  const more = owed.length > 1 ? ` And ${owed.length - 1} more.` : '';
  return [line('evidence-owed', first.rule, first.by, `${first.what}.${more}`)];
}

/** A PSP whose next review is the last that still keeps its run, or whose run has broken. */
function brokenHeartbeats({ facts, assessment }: JudgedCase, parameters: Parameters, line: MakeLine): EligibilityDue[] {
  if (assessment.lines.find(({ rule }) => rule === 'A3')?.verdict === 'waived') return [];
  return pspPulsesOf(facts, parameters).flatMap(({ rule, title, nextDueOn, lastDayOn, gaps }) => {
    if (nextDueOn !== null && lastDayOn !== null) {
      if (nextDueOn > facts.on) return [];
      return [
        line('heartbeat', rule, lastDayOn, `${title}: the review due on ${showDate(nextDueOn)} has not been recorded.`),
      ];
    }
    const last = gaps.at(-1);
    return last?.broken
      ? [line('heartbeat', rule, null, `${title}: no review since ${showDate(last.from)}; its run has broken.`)]
      : [];
  });
}

function opinionDues(run: QueryRun): EligibilityDue[] {
  const open = run.db.select().from(secondOpinion).where(isNull(secondOpinion.answeredOn)).all();
  const files = new Map(
    casesById(
      run,
      open.map(({ caseId }) => caseId),
    ).map((file) => [file.id, file]),
  );
  return open.flatMap(({ caseId, askedBy, askedOn, question }) => {
    const file = files.get(caseId);
    if (!file) return [];
    const sentence = `${askedBy} asked on ${showDate(askedOn)}: ${question}`;
    return [{ ...about(file), kind: 'opinion' as const, on: askedOn, rule: 'S2.1', sentence }];
  });
}

function adviceDues(run: QueryRun): EligibilityDue[] {
  const open = run.db
    .select({ request: adviceRequest })
    .from(adviceRequest)
    .innerJoin(caseFile, eq(caseFile.id, adviceRequest.caseId))
    .where(and(isNull(adviceRequest.sentOn), isNull(caseFile.closedOn)))
    .all()
    .map(({ request }) => request);
  const files = new Map(
    casesById(
      run,
      open.map(({ caseId }) => caseId),
    ).map((file) => [file.id, file]),
  );
  return open.flatMap(({ caseId, kind, requestedOn, dueOn }) => {
    const file = files.get(caseId);
    if (!file) return [];
    const sentence = `${labelOf(ADVICE_KINDS, kind)}: information asked for on ${showDate(requestedOn)}.`;
    return [{ ...about(file), kind: 'advice' as const, on: dueOn, rule: 'S2.7', sentence }];
  });
}

function about(file: CaseRow): Pick<EligibilityDue, 'caseId' | 'reference' | 'pupilName' | 'schoolName' | 'to'> {
  const { id, reference, pupilName, schoolName } = file;
  return { caseId: id, reference, pupilName, schoolName, to: `/cases/${id}/eligibility` };
}
