import { and, asc, type Column, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { plan, planAgreement, planPhase, planReview } from '../../db/schema/plans.ts';
import { school } from '../../db/schema/schools.ts';
import type { PlanLine } from '../../shared/api/plans.ts';
import type { QueryRun } from '../core/run.ts';
import { calendarOf } from './calendar-of.ts';
import { initialsOf } from './case-rows.ts';
import { parameterOf } from './parameters-of.ts';
import { standingOf } from './plan-standing.ts';

/** Plans as lists show them: with their case, schools, phases and standing. Today, Plans and the case page read this. */

/** School days before its end from which a plan "ends soon". */
export function noticeOf(run: QueryRun): number {
  return parameterOf(run, 'plan-end-notice');
}

/** Plans that match `where` (all, where left out), those that end first at the top. */
export function planLines(run: QueryRun, where?: SQL): PlanLine[] {
  const rows = run.db
    .select({ plan, reference: caseFile.reference, given: pupil.givenName, family: pupil.familyName })
    .from(plan)
    .innerJoin(caseFile, eq(caseFile.id, plan.caseId))
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .where(where)
    .orderBy(asc(plan.endOn), desc(plan.startOn), asc(plan.id))
    .all();
  const ids = rows.map((row) => row.plan.id);
  const phases = Map.groupBy(
    run.db.select().from(planPhase).where(isOneOf(planPhase.planId, ids)).orderBy(asc(planPhase.position)).all(),
    ({ planId }) => planId,
  );
  const agreements = Map.groupBy(
    run.db.select().from(planAgreement).where(isOneOf(planAgreement.planId, ids)).all(),
    ({ planId }) => planId,
  );
  const reviews = Map.groupBy(
    run.db
      .select()
      .from(planReview)
      .where(and(isOneOf(planReview.planId, ids), isNull(planReview.heldOn)))
      .orderBy(asc(planReview.dueOn))
      .all(),
    ({ planId }) => planId,
  );
  const names = new Map(
    run.db
      .select({ id: school.id, name: school.name })
      .from(school)
      .where(isOneOf(school.id, [...new Set(rows.flatMap((row) => schoolIdsOf(row.plan)))]))
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const notice = noticeOf(run);
  return rows.map((row): PlanLine => {
    const { plan: one } = row;
    const schools = schoolIdsOf(one).map((id) => ({ id, name: names.get(id) ?? 'A school' }));
    const standing = standingOf(
      { ...one, schools, agreements: agreements.get(one.id) ?? [] },
      run.today,
      calendarOf(run, one.homeSchoolId),
      notice,
    );
    const own = (phases.get(one.id) ?? []).map(({ fromOn, untilOn, sessionsPerWeek }) => ({
      fromOn,
      untilOn,
      sessionsPerWeek,
    }));
    const next = (reviews.get(one.id) ?? [])[0]?.dueOn ?? null;
    const now = own.find(({ fromOn, untilOn }) => fromOn <= run.today && run.today <= untilOn);
    return {
      id: one.id,
      version: one.version,
      caseId: one.caseId,
      reference: row.reference,
      pupilName: `${row.given} ${row.family}`,
      initials: initialsOf(row.given, row.family),
      kind: one.kind,
      startOn: one.startOn,
      endOn: standing.endOn,
      state: standing.state,
      standing: standing.sentence,
      endsSoon: standing.endsSoon,
      schools,
      missing: standing.missing,
      phases: own,
      sessionsNow: standing.state === 'running' ? (now?.sessionsPerWeek ?? 0) : 0,
      nextReviewOn: standing.state === 'ended' ? null : next,
      reviewOverdue: standing.state !== 'ended' && next !== null && next < run.today,
    };
  });
}

/** One value for the statement, however many ids there are: a list of them has a limit, and is parsed each time. */
function isOneOf(column: Column, ids: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** The schools whose agreement a plan needs: the home school and, for a transfer, the new one. */
export function schoolIdsOf(one: { homeSchoolId: string; newSchoolId: string | null }): string[] {
  return one.newSchoolId === null ? [one.homeSchoolId] : [one.homeSchoolId, one.newSchoolId];
}
