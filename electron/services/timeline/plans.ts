import { and, eq, exists, isNull } from 'drizzle-orm';
import { plan, planAgreement, planReview } from '../../../db/schema/plans.ts';
import { school } from '../../../db/schema/schools.ts';
import type { TimelineItem } from '../../../shared/api/cases.ts';
import { showDate } from '../../../shared/dates.ts';
import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import type { QueryRun } from '../../core/run.ts';
import type { CaseRow } from '../case-rows.ts';
import { lastDayOf } from '../plan-standing.ts';
import { ASKED, item } from './item.ts';

/** Time-limited plans, their agreements and reviews, as the timeline tells them. */

const days = { kind: plan.kind, startOn: plan.startOn, endOn: plan.endOn, endedEarlyOn: plan.endedEarlyOn };

export function planned(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.plans', (db) =>
    db
      .select({
        id: plan.id,
        ...days,
        endedEarlyWhy: plan.endedEarlyWhy,
        purpose: plan.purpose,
        agreed: exists(
          db
            .select({ id: planAgreement.id })
            .from(planAgreement)
            .where(and(eq(planAgreement.planId, plan.id), isNull(planAgreement.withdrawnOn))),
        ).mapWith(Boolean),
      })
      .from(plan)
      .where(eq(plan.caseId, ASKED))
      .prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => {
    const kind = labelOf(PLAN_KINDS, row.kind);
    const to = `/plans/${row.id}`;
    const endOn = lastDayOf(row);
    const ended = row.endedEarlyOn ? `${kind} ended early` : `${kind} ends`;
    const starts = row.startOn > run.today;
    return [
      item({
        key: row.id,
        on: row.startOn,
        kind: 'plan',
        what: `${kind} ${starts ? 'starts' : row.agreed ? 'started' : 'was to start, not agreed'}`,
        detail: row.purpose,
        to,
        ahead: starts,
      }),
      item({
        key: `end-${row.id}`,
        on: endOn,
        kind: 'plan',
        what: endOn < run.today && !row.endedEarlyOn ? `${kind} ended` : ended,
        detail: row.endedEarlyWhy ?? '',
        to,
        ahead: endOn >= run.today,
      }),
    ];
  });
}

export function plansAgreed(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.plan-agreements', (db) =>
    db
      .select({
        id: planAgreement.id,
        planId: planAgreement.planId,
        agreedBy: planAgreement.agreedBy,
        role: planAgreement.role,
        agreedOn: planAgreement.agreedOn,
        coversFrom: planAgreement.coversFrom,
        coversUntil: planAgreement.coversUntil,
        withdrawnOn: planAgreement.withdrawnOn,
        kind: plan.kind,
        schoolName: school.name,
      })
      .from(plan)
      .innerJoin(planAgreement, eq(planAgreement.planId, plan.id))
      .innerJoin(school, eq(school.id, planAgreement.schoolId))
      .where(eq(plan.caseId, ASKED))
      .prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => {
    const name = labelOf(PLAN_KINDS, row.kind).toLowerCase();
    const to = `/plans/${row.planId}`;
    const detail = `${row.agreedBy}, ${row.role}, for ${showDate(row.coversFrom)} to ${showDate(row.coversUntil)}.`;
    const made = {
      key: row.id,
      on: row.agreedOn,
      kind: 'plan',
      what: `${row.schoolName} agreed the ${name}`,
      detail,
      to,
    } as const;
    if (!row.withdrawnOn) return [item(made)];
    const what = `${row.schoolName} withdrew its agreement to the ${name}`;
    return [item(made), item({ key: `withdrawn-${row.id}`, on: row.withdrawnOn, kind: 'plan', what, to })];
  });
}

export function plansReviewed(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.plan-reviews', (db) =>
    db
      .select({
        id: planReview.id,
        planId: planReview.planId,
        dueOn: planReview.dueOn,
        heldOn: planReview.heldOn,
        note: planReview.note,
        ...days,
      })
      .from(plan)
      .innerJoin(planReview, eq(planReview.planId, plan.id))
      .where(eq(plan.caseId, ASKED))
      .prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => {
    const name = labelOf(PLAN_KINDS, row.kind).toLowerCase();
    const to = `/plans/${row.planId}`;
    if (row.heldOn) {
      const held = {
        key: row.id,
        on: row.heldOn,
        kind: 'plan',
        what: `Review of the ${name}`,
        detail: row.note,
        to,
      } as const;
      return [item(held)];
    }
    if (lastDayOf(row) < run.today) return [];
    return [item({ key: row.id, on: row.dueOn, kind: 'plan', what: `Review of the ${name} due`, to, ahead: true })];
  });
}
