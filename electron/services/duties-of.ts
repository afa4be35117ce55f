import { asc, eq, sql } from 'drizzle-orm';
import { adviceRequest, enquiry } from '../../db/schema/cases.ts';
import { plan } from '../../db/schema/plans.ts';
import type { PlanLine } from '../../shared/api/plans.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Duty } from '../../shared/verdicts.ts';
import type { QueryRun } from '../core/run.ts';
import { dutiesOf } from '../rules/section-2-2017-01.ts';
import { bankHolidaysOf } from './calendar-of.ts';
import { type DecisionRow, storedOf } from './decision-rows.ts';
import type { JudgedCase } from './eligibility-case.ts';
import { evidenceSince } from './evidence-since.ts';
import { planLines } from './plan-rows.ts';
import { toldOn } from './school-answers.ts';

/** What STS owes this case (section 2), with its clocks. `plans`: the case's, where whoever asks has read them already. */
export function dutiesOfCase(
  run: QueryRun,
  judged: JudgedCase,
  decision: DecisionRow | undefined,
  plans: readonly PlanLine[] = planLines(run, eq(plan.caseId, judged.file.id)),
): Duty[] {
  const { file, facts, parameters } = judged;
  const caseId = file.id;
  return dutiesOf(
    {
      on: run.today,
      calendar: facts.calendar,
      bankHolidays: bankHolidaysOf(run),
      enquiries: enquiriesOf(run, caseId),
      decision: decision ? { on: decision.decidedOn, outcome: decision.outcome } : null,
      evidenceSince: againSince(run, judged, decision),
      toldOn: toldOn(run, caseId),
      reviewMeetings: facts.items
        .filter(({ kind }) => kind === 'enhanced-targeted-review')
        .map(({ startedOn }) => startedOn),
      leadTeacher: file.leadTeacher !== null,
      plans: plans.map(({ state, endOn, missing }) => ({ state, endOn, notAgreedBy: missing.map(({ name }) => name) })),
      adviceRequests: adviceOf(run, caseId),
    },
    parameters,
  );
}

/** Since when a "not yet" is owed a new answer; null while the clock stands still. */
export function againSince(run: QueryRun, judged: JudgedCase, decision: DecisionRow | undefined): PlainDate | null {
  const stored = decision?.outcome === 'not-yet' ? storedOf(decision) : null;
  return decision && stored ? evidenceSince(run, decision, stored, judged.assessment) : null;
}

export function adviceOf(run: QueryRun, caseId: string) {
  return run
    .prepared('duties-of.advice', (db) =>
      db
        .select()
        .from(adviceRequest)
        .where(eq(adviceRequest.caseId, sql.placeholder('caseId')))
        .orderBy(asc(adviceRequest.requestedOn))
        .prepare(),
    )
    .all({ caseId });
}

/** Oldest first. */
export function enquiriesOf(run: QueryRun, caseId: string) {
  return run
    .prepared('duties-of.enquiries', (db) =>
      db
        .select()
        .from(enquiry)
        .where(eq(enquiry.caseId, sql.placeholder('caseId')))
        .orderBy(asc(enquiry.receivedOn), asc(enquiry.id))
        .prepare(),
    )
    .all({ caseId });
}
