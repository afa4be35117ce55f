import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { allocation, deploymentWeek, sta } from '../../db/schema/deployment.ts';
import { plan, planAgreement, planReview } from '../../db/schema/plans.ts';
import { school } from '../../db/schema/schools.ts';
import type { PlanInput, plansApi } from '../../shared/api/plans.ts';
import { addDays, mondayOf, showDate } from '../../shared/dates.ts';
import { addSchoolDays } from '../../shared/school-time.ts';
import { dateOfSession, isSession } from '../../shared/sessions.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { calendarOf } from './calendar-of.ts';
import { faultsOf } from './plan-checks.ts';
import { caseNotices, planPage } from './plan-page.ts';
import { addPhase, replaceParts } from './plan-parts.ts';
import { noticeOf, planLines, schoolIdsOf } from './plan-rows.ts';
import { agreementHolds, lastDayOf } from './plan-standing.ts';
import { reviewDays } from './review-days.ts';
import { supplyAhead } from './supply-ahead.ts';

/** Time-limited plans: made, changed, agreed by each school, extended by a fresh agreement, reviewed, ended early. */
export const plans: Service<typeof plansApi> = {
  list(run, { which }) {
    const notice = addSchoolDays(calendarOf(run, null), run.today, noticeOf(run));
    return planLines(run).filter(({ state, endsSoon, nextReviewOn }) => {
      if (which === 'all') return true;
      if (which === 'ending') return endsSoon;
      if (which === 'review') return nextReviewOn !== null && (!notice.known || nextReviewOn <= notice.value);
      if (which === 'draft' || which === 'ended') return state === which;
      return state !== 'ended';
    });
  },

  forCase(run, { caseId }) {
    const row = caseOf(run, caseId);
    return {
      start: {
        caseId,
        reference: row.reference,
        pupilName: `${row.given} ${row.family}`,
        homeSchool: { id: row.schoolId, name: row.schoolName },
        notices: caseNotices(run, caseId),
      },
      plans: planLines(run, eq(plan.caseId, caseId)),
    };
  },

  show: (run, { id }) => planPage(run, id),
  supply: (run) => supplyAhead(run),

  reviewDays: (run, { schoolId, startOn, endOn }) => reviewDays(calendarOf(run, schoolId), startOn, endOn),

  choices(run) {
    return {
      schools: run.db
        .select({ id: school.id, name: school.name })
        .from(school)
        .where(or(eq(school.status, 'open'), eq(school.status, 'open-closing')))
        .orderBy(asc(school.name))
        .all(),
      stas: run.db
        .select({ id: sta.id, name: sta.name, leavesOn: sta.leavesOn })
        .from(sta)
        .orderBy(asc(sta.name))
        .all()
        .filter(({ leavesOn }) => leavesOn === null || leavesOn >= run.today)
        .map(({ id, name }) => ({ id, name })),
    };
  },

  add(run, { caseId, ...input }) {
    const row = caseOf(run, caseId);
    if (row.closedOn !== null) {
      throw refuse('rule', 'The case is closed, so it cannot have a new plan.', 'Open the case again first.', {
        link: { to: `/cases/${caseId}`, label: row.reference },
      });
    }
    refuseFaults(input, row.schoolId);
    const id = run.insert(plan, {
      ...columnsOf(input),
      caseId,
      homeSchoolId: row.schoolId,
      endedEarlyOn: null,
      endedEarlyWhy: null,
    });
    replaceParts(run, id, input);
    return { id };
  },

  change(run, { id, version, ...input }) {
    const before = planRow(run, id);
    refuseFaults(input, before.homeSchoolId);
    const agreed = agreementsOf(run, id).filter((each) => agreementHolds(each, before));
    const last = lastDayOf({ endOn: input.endOn, endedEarlyOn: before.endedEarlyOn });
    if (agreed.some(({ coversUntil }) => coversUntil < last)) {
      throw refuse(
        'rule',
        `A school has agreed to this plan only until ${showDate(lastDayOf(before))}, so its end cannot simply be moved.`,
        'Use “Extend”: it takes the new end together with a fresh agreement of each school.',
        { fields: [{ path: 'endOn', sentence: 'A later end needs a fresh agreement: use “Extend”.' }] },
      );
    }
    run.update(plan, id, version, columnsOf(input));
    replaceParts(run, id, input);
    return { id };
  },

  agree(run, { planId, schoolId, agreedBy, role, agreedOn }) {
    const one = planRow(run, planId);
    if (!schoolIdsOf(one).includes(schoolId)) {
      throw refuseField('schoolId', 'This school has no part in the plan.', 'Choose one of the plan’s schools.');
    }
    if (agreedOn > run.today) throw refuseField('agreedOn', 'The day of the agreement is in the future.');
    if (agreementsOf(run, planId).some((each) => each.schoolId === schoolId && agreementHolds(each, one))) {
      throw refuse('conflict', 'This school has agreed to the plan as it stands already.', 'Nothing more is needed.');
    }
    const id = run.insert(planAgreement, {
      planId,
      schoolId,
      agreedBy,
      role,
      agreedOn,
      coversFrom: one.startOn,
      coversUntil: one.endOn,
      withdrawnOn: null,
    });
    return { id };
  },

  withdrawAgreement(run, { id, version, withdrawnOn }) {
    const row = run.db.select().from(planAgreement).where(eq(planAgreement.id, id)).get();
    if (!row) throw notFound('The agreement');
    if (withdrawnOn < row.agreedOn) {
      throw refuseField('withdrawnOn', `The school agreed only on ${showDate(row.agreedOn)}.`);
    }
    run.update(planAgreement, id, version, { withdrawnOn });
    return {};
  },

  extend(run, { id, version, endOn, sessionsPerWeek, schoolId, what, agreements }) {
    const one = planRow(run, id);
    const last = lastDayOf(one);
    if (endOn <= last) {
      throw refuseField('endOn', `The plan already lasts until ${showDate(last)}.`, 'Enter a later day.');
    }
    const schools = schoolIdsOf(one);
    const without = schools.filter((each) => !agreements.some((given) => given.schoolId === each));
    const fields = [
      ...without.map((each) => ({
        path: `agreements.${schools.indexOf(each)}.agreedBy`,
        sentence: 'Enter who agreed',
      })),
      ...agreements.flatMap(({ agreedOn }, at) =>
        agreedOn > run.today
          ? [{ path: `agreements.${at}.agreedOn`, sentence: 'The day of the agreement is in the future.' }]
          : [],
      ),
      ...(schools.includes(schoolId) ? [] : [{ path: 'schoolId', sentence: 'Choose a school of this plan.' }]),
    ];
    if (fields.length > 0) {
      throw refuse(
        'rule',
        'An extension needs a fresh agreement of each school of the plan.',
        'Record who agreed, in what role and when, for each school.',
        { fields },
      );
    }
    run.update(plan, id, version, { endOn, endedEarlyOn: null, endedEarlyWhy: null });
    addPhase(run, id, { fromOn: addDays(last, 1), untilOn: endOn, sessionsPerWeek, schoolId, what });
    for (const given of agreements) {
      run.insert(planAgreement, {
        planId: id,
        ...given,
        coversFrom: one.startOn,
        coversUntil: endOn,
        withdrawnOn: null,
      });
    }
    return {};
  },

  endEarly(run, { id, version, endedEarlyOn, endedEarlyWhy }) {
    const one = planRow(run, id);
    if (endedEarlyOn < addDays(one.startOn, -1) || endedEarlyOn >= one.endOn) {
      throw refuseField(
        'endedEarlyOn',
        `The plan lasts from ${showDate(one.startOn)} to ${showDate(one.endOn)}: enter its last day, before that end.`,
      );
    }
    run.update(plan, id, version, { endedEarlyOn, endedEarlyWhy });
    takeOffDrafts(run, id, endedEarlyOn);
    return {};
  },

  holdReview(run, { id, version, heldOn, outcomes, note }) {
    const row = run.db.select().from(planReview).where(eq(planReview.id, id)).get();
    if (!row) throw notFound('The review');
    if (heldOn > run.today) throw refuseField('heldOn', 'The day of the review is in the future.');
    run.update(planReview, id, version, { heldOn, outcomes, note });
    return {};
  },
};

function columnsOf(input: PlanInput) {
  const transfer = input.kind === 'supported-transfer';
  const { phases: _phases, targets: _targets, reviewsDueOn: _reviews, ...columns } = input;
  return {
    ...columns,
    newSchoolId: transfer ? columns.newSchoolId : null,
    transferBasis: transfer ? columns.transferBasis : null,
    transferBasisNote: transfer ? columns.transferBasisNote : null,
  };
}

function refuseFaults(input: PlanInput, homeSchoolId: string): void {
  const fields = faultsOf(input, homeSchoolId);
  if (fields.length === 0) return;
  throw refuse(
    'invalid',
    'Something in the plan is not right yet. Nothing was saved.',
    'Correct what is marked, then save again.',
    { fields },
  );
}

function planRow(run: QueryRun, id: string) {
  const row = run.db.select().from(plan).where(eq(plan.id, id)).get();
  if (!row) throw notFound('The plan');
  return row;
}

function agreementsOf(run: QueryRun, planId: string) {
  return run.db.select().from(planAgreement).where(eq(planAgreement.planId, planId)).all();
}

function caseOf(run: QueryRun, caseId: string) {
  const row = run.db
    .select({
      reference: caseFile.reference,
      closedOn: caseFile.closedOn,
      given: pupil.givenName,
      family: pupil.familyName,
      schoolId: school.id,
      schoolName: school.name,
    })
    .from(caseFile)
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .innerJoin(school, eq(school.id, pupil.homeSchoolId))
    .where(eq(caseFile.id, caseId))
    .get();
  if (!row) throw notFound('The case');
  return row;
}

/** Sessions after the last day leave weeks that are still drafts; a published week changes only by a recorded change. */
function takeOffDrafts(run: CommandRun, planId: string, lastDay: string): void {
  const weeks = run.db
    .select({ id: deploymentWeek.id, monday: deploymentWeek.monday })
    .from(deploymentWeek)
    .where(eq(deploymentWeek.state, 'draft'))
    .all()
    .filter(({ monday }) => monday >= mondayOf(lastDay));
  const mondays = new Map(weeks.map(({ id, monday }) => [id, monday]));
  const rows = run.db
    .select()
    .from(allocation)
    .where(
      and(eq(allocation.planId, planId), isNull(allocation.removedOn), inArray(allocation.weekId, [...mondays.keys()])),
    )
    .all();
  for (const row of rows) {
    const monday = mondays.get(row.weekId);
    if (monday && isSession(row.session) && dateOfSession(monday, row.session) > lastDay)
      run.remove(allocation, row.id);
  }
}
