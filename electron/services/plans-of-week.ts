import { and, asc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { allocation, deploymentWeek } from '../../db/schema/deployment.ts';
import { plan, planAgreement, planPhase } from '../../db/schema/plans.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { isSession, SESSION_CODES, type Session } from '../../shared/sessions.ts';
import type { QueryRun } from '../core/run.ts';
import { needOfWeek, type PlanForWeek } from '../deployment/needs.ts';
import type { Need } from '../deployment/week.ts';
import { linkDaysByPlan } from './link-days.ts';
import { planRef } from './plan-ref.ts';

/**
 * What plans ask of weeks.
 *
 *   plansReaching   plans that reach into a stretch of days, with all that their needs are worked out from
 *   needsOfWeek     the needs of one week, most pressing first, and of plans that hold sessions although they ask for none
 */
export interface PlanInTime {
  /** Without last week and whom the child knows, which belong to one week. */
  plan: Omit<PlanForWeek, 'lastWeek' | 'knows'>;
  caseId: string;
  kind: (typeof plan.$inferSelect)['kind'];
  /** The home school and, for a transfer, the new one. */
  schoolIds: string[];
}

/** Plans with a day from `first` to `last`, and those of `also`. */
export function plansReaching(
  run: QueryRun,
  first: PlainDate,
  last: PlainDate,
  also: readonly string[] = [],
): PlanInTime[] {
  const rows = run.db
    .select({ plan, reference: caseFile.reference, givenName: pupil.givenName, familyName: pupil.familyName })
    .from(plan)
    .innerJoin(caseFile, eq(caseFile.id, plan.caseId))
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .where(or(and(lte(plan.startOn, last), gte(plan.endOn, first)), inArray(plan.id, [...new Set(also)])))
    .all();
  const ids = rows.map((row) => row.plan.id);
  const phases = Map.groupBy(
    run.db.select().from(planPhase).where(inArray(planPhase.planId, ids)).orderBy(asc(planPhase.position)).all(),
    ({ planId }) => planId,
  );
  const agreements = Map.groupBy(
    run.db.select().from(planAgreement).where(inArray(planAgreement.planId, ids)).all(),
    ({ planId }) => planId,
  );
  const atLink = linkDaysByPlan(run);
  return rows.map((row) => {
    const { plan: one } = row;
    const schoolIds = [one.homeSchoolId, ...(one.newSchoolId === null ? [] : [one.newSchoolId])];
    return {
      caseId: one.caseId,
      kind: one.kind,
      schoolIds,
      plan: {
        planId: one.id,
        ref: planRef(run, { ...row, caseId: one.caseId }),
        startOn: one.startOn,
        endOn: one.endOn,
        endedEarlyOn: one.endedEarlyOn,
        priority: one.priority,
        staLimit: one.staLimit,
        skill: one.skill,
        possibleSessions: one.possibleSessions.filter(isSession),
        elsewhere: atLink.get(one.id) ?? [],
        wishes: run.hides(one.caseId) ? one.staWishes.map(unexplained) : one.staWishes,
        phases: phases.get(one.id) ?? [],
        schoolIds,
        agreements: agreements.get(one.id) ?? [],
      },
    };
  });
}

/** The reason for a wish says something of the child. */
function unexplained<W extends { reason: string }>(wish: W): W {
  return { ...wish, reason: 'the case is restricted' };
}

export type NeedOfWeek = Omit<PlanInTime, 'plan'> & { need: Need };

/** What is allocated, as far as needs depend on it. */
interface Given {
  planId: string;
  staId: string;
  session: Session;
}

export function needsOfWeek(
  run: QueryRun,
  monday: PlainDate,
  given: readonly Given[],
  lastWeek: readonly Given[],
): NeedOfWeek[] {
  const holding = new Set(given.map(({ planId }) => planId));
  const last = Map.groupBy(lastWeek, ({ planId }) => planId);
  const knows = knownBefore(run, monday);
  return plansReaching(run, monday, addDays(monday, 4), [...holding])
    .flatMap(({ plan: one, ...about }) => {
      const forWeek: PlanForWeek = {
        ...one,
        lastWeek: (last.get(one.planId) ?? []).map(({ staId, session }) => ({ staId, session })),
        knows: knows.get(one.planId) ?? [],
      };
      const need = needOfWeek(forWeek, monday) ?? (holding.has(one.planId) ? leftOver(forWeek) : null);
      return need === null ? [] : [{ ...about, need }];
    })
    .toSorted((a, b) => a.need.priority - b.need.priority || a.need.ref.localeCompare(b.need.ref));
}

/** A plan that no longer reaches into the week but still has sessions in it: it asks for none, and says why. */
function leftOver(one: PlanForWeek): Need {
  return {
    planId: one.planId,
    ref: one.ref,
    sessions: 0,
    possible: [...SESSION_CODES],
    from: one.startOn,
    until: one.endedEarlyOn ?? one.endOn,
    places: [],
    skill: one.skill,
    priority: one.priority,
    wishes: [...one.wishes],
    lastWeek: [...one.lastWeek],
    knows: [...one.knows],
    staLimit: one.staLimit,
    notAgreedBy: [],
  };
}

/** STAs that each plan had in a published week before this one. */
function knownBefore(run: QueryRun, monday: PlainDate): Map<string, string[]> {
  const rows = run.db
    .selectDistinct({ planId: allocation.planId, staId: allocation.staId })
    .from(allocation)
    .innerJoin(deploymentWeek, eq(deploymentWeek.id, allocation.weekId))
    .where(and(isNull(allocation.removedOn), eq(deploymentWeek.state, 'published'), lt(deploymentWeek.monday, monday)))
    .all();
  const byPlan = Map.groupBy(rows, ({ planId }) => planId);
  return new Map([...byPlan].map(([planId, list]) => [planId, list.map(({ staId }) => staId)]));
}
