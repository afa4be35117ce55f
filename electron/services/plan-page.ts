import { and, asc, desc, eq, gte, isNull } from 'drizzle-orm';
import { agreement, caseFile, decision } from '../../db/schema/cases.ts';
import { allocation, deploymentWeek, sta } from '../../db/schema/deployment.ts';
import { printRecord } from '../../db/schema/papers.ts';
import { plan, planAgreement, planPhase, planReview, planTarget } from '../../db/schema/plans.ts';
import { school } from '../../db/schema/schools.ts';
import type { PlanPage } from '../../shared/api/plans.ts';
import { mondayOf, showDate } from '../../shared/dates.ts';
import { isSession } from '../../shared/sessions.ts';
import { labelOf, ROUTES } from '../../shared/words.ts';
import { notFound } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { planLines } from './plan-rows.ts';
import { agreementHolds } from './plan-standing.ts';
import { isStale } from './stale-papers.ts';

/** Everything about one plan: its page, and what its paper is made from. */
export function planPage(run: QueryRun, id: string): PlanPage {
  const [line] = planLines(run, eq(plan.id, id));
  const one = run.db.select().from(plan).where(eq(plan.id, id)).get();
  if (!line || !one) throw notFound('The plan');
  const schools = new Map(
    run.db
      .select({ id: school.id, name: school.name })
      .from(school)
      .all()
      .map((s) => [s.id, s.name]),
  );
  const stas = new Map(
    run.db
      .select({ id: sta.id, name: sta.name })
      .from(sta)
      .all()
      .map((s) => [s.id, s.name]),
  );
  const schoolName = (schoolId: string) => schools.get(schoolId) ?? 'A school';
  const named = (schoolId: string) => ({ id: schoolId, name: schoolName(schoolId) });
  const file = run.db.select().from(caseFile).where(eq(caseFile.id, one.caseId)).get();
  const phases = run.db.select().from(planPhase).where(eq(planPhase.planId, id)).orderBy(asc(planPhase.position)).all();
  const targets = run.db
    .select()
    .from(planTarget)
    .where(eq(planTarget.planId, id))
    .orderBy(asc(planTarget.position))
    .all();
  const agreements = run.db
    .select()
    .from(planAgreement)
    .where(eq(planAgreement.planId, id))
    .orderBy(desc(planAgreement.agreedOn), desc(planAgreement.id))
    .all();
  const reviews = run.db
    .select()
    .from(planReview)
    .where(eq(planReview.planId, id))
    .orderBy(asc(planReview.dueOn))
    .all();
  return {
    ...line,
    purpose: one.purpose,
    plannedEndOn: one.endOn,
    endedEarlyOn: one.endedEarlyOn,
    endedEarlyWhy: one.endedEarlyWhy,
    homeSchool: named(one.homeSchoolId),
    newSchool: one.newSchoolId === null ? null : named(one.newSchoolId),
    transferBasis: one.transferBasis,
    transferBasisNote: one.transferBasisNote,
    priority: one.priority,
    staLimit: one.staLimit,
    skill: one.skill,
    possibleSessions: one.possibleSessions.filter(isSession),
    staWishes: one.staWishes.map((each) => ({ ...each, staName: stas.get(each.staId) ?? 'An STA' })),
    phases: phases.map(({ id: phaseId, fromOn, untilOn, sessionsPerWeek, schoolId, what }) => ({
      id: phaseId,
      fromOn,
      untilOn,
      sessionsPerWeek,
      schoolId,
      schoolName: schoolName(schoolId),
      what,
    })),
    targets: targets.map(({ id: targetId, what, schoolWill, familyWill, stsWill, pupilWill }) => ({
      id: targetId,
      what,
      schoolWill,
      familyWill,
      stsWill,
      pupilWill,
    })),
    agreements: agreements.map((each) => ({
      id: each.id,
      version: each.version,
      schoolId: each.schoolId,
      schoolName: schoolName(each.schoolId),
      agreedBy: each.agreedBy,
      role: each.role,
      agreedOn: each.agreedOn,
      coversFrom: each.coversFrom,
      coversUntil: each.coversUntil,
      withdrawnOn: each.withdrawnOn,
      holds: agreementHolds(each, one),
    })),
    reviews: reviews.map(({ id: reviewId, version, dueOn, heldOn, outcomes, note }) => ({
      id: reviewId,
      version,
      dueOn,
      heldOn,
      outcomes,
      note,
      overdue: heldOn === null && dueOn < run.today && line.state !== 'ended',
    })),
    leadTeacher: file?.leadTeacher ?? null,
    notices: [...caseNotices(run, one.caseId), ...gaps(line.phases)],
    staleCopies: staleCopies(run, id),
    weeks: weeksOf(run, id, { stas, schoolName }),
  };
}

/** What about the case deserves a thought before STA time is given: no stop, as a manager may know better. */
export function caseNotices(run: QueryRun, caseId: string): string[] {
  const file = run.db.select().from(caseFile).where(eq(caseFile.id, caseId)).get();
  if (!file) throw notFound('The case');
  const latest = run.db
    .select({ outcome: decision.outcome, decidedOn: decision.decidedOn })
    .from(decision)
    .where(eq(decision.caseId, caseId))
    .orderBy(desc(decision.decidedOn), desc(decision.id))
    .get();
  const engaged = run.db
    .select({ id: agreement.id })
    .from(agreement)
    .where(and(eq(agreement.pupilId, file.pupilId), isNull(agreement.withdrawnOn)))
    .get();
  return [
    ...(file.closedOn === null ? [] : [`The case was closed on ${showDate(file.closedOn)}.`]),
    ...(latest === undefined ? ['No decision on eligibility has been made in this case.'] : []),
    ...(latest && latest.outcome !== 'commissioned'
      ? [`The decision of ${showDate(latest.decidedOn)} is “${labelOf(ROUTES, latest.outcome)}”, not eligible.`]
      : []),
    ...(engaged ? [] : ['No agreement of a parent or carer to engage is on record (P1).']),
  ];
}

function gaps(phases: readonly { fromOn: string; untilOn: string; sessionsPerWeek: number }[]): string[] {
  const rising = phases.some(
    (phase, at) => phase.sessionsPerWeek > (phases[at - 1]?.sessionsPerWeek ?? Number.POSITIVE_INFINITY),
  );
  return rising ? ['The sessions rise from one phase to the next; most plans taper.'] : [];
}

/** Summaries printed before the plan was last changed: one per school and recipient, the newest print counts. */
function staleCopies(run: QueryRun, planId: string): PlanPage['staleCopies'] {
  const printed = run.db
    .select()
    .from(printRecord)
    .where(and(eq(printRecord.subjectId, planId), eq(printRecord.paper, 'plan-summary')))
    .orderBy(desc(printRecord.number))
    .all();
  const newest = [
    ...Map.groupBy(printed, ({ recipientSchoolId, recipient }) => recipientSchoolId ?? recipient).values(),
  ]
    .map(([first]) => first)
    .filter((each) => each !== undefined);
  return newest
    .filter((record) => isStale(run.db, record))
    .map(({ id, number, recipient, printedAt }) => ({ printId: id, number, recipient, printedAt }));
}

function weeksOf(
  run: QueryRun,
  planId: string,
  names: { stas: Map<string, string>; schoolName(id: string): string },
): PlanPage['weeks'] {
  const rows = run.db
    .select({
      monday: deploymentWeek.monday,
      state: deploymentWeek.state,
      session: allocation.session,
      staId: allocation.staId,
      schoolId: allocation.schoolId,
    })
    .from(allocation)
    .innerJoin(deploymentWeek, eq(deploymentWeek.id, allocation.weekId))
    .where(
      and(eq(allocation.planId, planId), isNull(allocation.removedOn), gte(deploymentWeek.monday, mondayOf(run.today))),
    )
    .orderBy(asc(deploymentWeek.monday), asc(allocation.id))
    .all();
  return [...Map.groupBy(rows, ({ monday }) => monday)].map(([monday, own]) => ({
    monday,
    published: own[0]?.state === 'published',
    visits: own.flatMap(({ session, staId, schoolId }) =>
      isSession(session)
        ? [{ session, staName: names.stas.get(staId) ?? 'An STA', schoolName: names.schoolName(schoolId) }]
        : [],
    ),
  }));
}
