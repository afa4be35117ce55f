import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import {
  caseFile,
  evidenceReview,
  evidence as evidenceTable,
  pupil,
  recommendation,
  suspension,
} from '../../db/schema/cases.ts';
import { school, signUp } from '../../db/schema/schools.ts';
import type { evidenceApi } from '../../shared/api/evidence.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { notFound, refuseField } from '../core/refuse.ts';
import type { CommandRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { isInForce } from './sign-up-in-force.ts';

/** Evidence of a case, its reviews and recommendations, and the pupil's suspensions. Taken back, never deleted. */
export const evidence: Service<typeof evidenceApi> = {
  ofCase(run, { caseId }) {
    const owner = run.db
      .select({ pupilId: pupil.id, schoolId: school.id, schoolName: school.name })
      .from(caseFile)
      .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
      .innerJoin(school, eq(school.id, pupil.homeSchoolId))
      .where(eq(caseFile.id, caseId))
      .get();
    if (!owner) throw notFound('The case');
    const items = run.db
      .select()
      .from(evidenceTable)
      .where(eq(evidenceTable.caseId, caseId))
      .orderBy(asc(evidenceTable.startedOn))
      .all();
    const ids = items.map(({ id }) => id);
    const reviews = ids.length
      ? run.db
          .select()
          .from(evidenceReview)
          .where(inArray(evidenceReview.evidenceId, ids))
          .orderBy(asc(evidenceReview.heldOn))
          .all()
      : [];
    const recommendations = ids.length
      ? run.db
          .select()
          .from(recommendation)
          .where(inArray(recommendation.evidenceId, ids))
          .orderBy(asc(recommendation.id))
          .all()
      : [];
    const signUps = run.db
      .select()
      .from(signUp)
      .where(eq(signUp.schoolId, owner.schoolId))
      .orderBy(desc(signUp.signedOn))
      .all();
    const inForce = signUps.find((each) => isInForce(each, run.today));
    const shown = inForce ?? signUps[0];
    return {
      evidence: items.map((item) => ({
        ...item,
        reviews: reviews.filter(({ evidenceId }) => evidenceId === item.id),
        recommendations: recommendations.filter(({ evidenceId }) => evidenceId === item.id),
      })),
      suspensions: run.db
        .select()
        .from(suspension)
        .where(eq(suspension.pupilId, owner.pupilId))
        .orderBy(desc(suspension.startedOn))
        .all()
        .map((row) => ({ ...row, reasons: row.reasons as never[] })),
      signUp: {
        schoolId: owner.schoolId,
        schoolName: owner.schoolName,
        inForce: inForce !== undefined,
        signedOn: shown?.signedOn ?? null,
        until: shown?.inForceUntil ?? null,
      },
    };
  },

  add(run, input) {
    checkDates(run, input);
    return {
      id: run.insert(evidenceTable, {
        ...input,
        seenOn: input.standing === 'seen' ? run.today : null,
        withdrawnOn: null,
        withdrawnWhy: null,
      }),
    };
  },

  change(run, { id, version, ...input }) {
    checkDates(run, input);
    const reviews = run.db
      .select()
      .from(evidenceReview)
      .where(eq(evidenceReview.evidenceId, id))
      .orderBy(asc(evidenceReview.heldOn))
      .all();
    const before = reviews.find(({ heldOn }) => heldOn < input.startedOn);
    if (before)
      throw refuseField(
        'startedOn',
        `A review was held on ${showDate(before.heldOn)}, before this start. Correct the review first.`,
      );
    run.update(evidenceTable, id, version, input);
    return {};
  },

  withdraw(run, { id, version, withdrawnWhy }) {
    run.update(evidenceTable, id, version, { withdrawnOn: run.today, withdrawnWhy });
    return {};
  },

  addReview(run, input) {
    const item = itemOf(run, input.evidenceId);
    checkReview(run, item, input.heldOn, null);
    return { id: run.insert(evidenceReview, input) };
  },

  changeReview(run, { id, version, ...input }) {
    const review = run.db.select().from(evidenceReview).where(eq(evidenceReview.id, id)).get();
    if (!review) throw notFound('The review');
    checkReview(run, itemOf(run, review.evidenceId), input.heldOn, id);
    run.update(evidenceReview, id, version, input);
    return {};
  },

  saveRecommendation(run, { id, version, ...input }) {
    const item = itemOf(run, input.evidenceId);
    for (const [path, on] of Object.entries({
      implementedOn: input.implementedOn,
      monitoredOn: input.monitoredOn,
      reviewedOn: input.reviewedOn,
    })) {
      if (on && on > run.today) throw refuseField(path, 'This date is in the future.');
      if (on && on < item.startedOn)
        throw refuseField(path, `This is before the assessment of ${showDate(item.startedOn)}.`);
    }
    if (id && version !== null) {
      run.update(recommendation, id, version, input);
      return { id };
    }
    return { id: run.insert(recommendation, input) };
  },

  addSuspension(run, { caseId, ...input }) {
    if (input.startedOn > run.today) throw refuseField('startedOn', 'The suspension starts in the future.');
    const owner = run.db
      .select({ pupilId: pupil.id, schoolId: pupil.homeSchoolId })
      .from(caseFile)
      .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
      .where(eq(caseFile.id, caseId))
      .get();
    if (!owner) throw notFound('The case');
    const same = run.db
      .select()
      .from(suspension)
      .where(and(eq(suspension.pupilId, owner.pupilId), eq(suspension.startedOn, input.startedOn)))
      .all()
      .find(({ withdrawnOn }) => withdrawnOn === null);
    if (same)
      throw refuseField(
        'startedOn',
        `A suspension from ${showDate(input.startedOn)} is recorded already.`,
        'Change that one, or correct the date.',
      );
    return { id: run.insert(suspension, { ...input, ...owner, withdrawnOn: null, withdrawnWhy: null }) };
  },

  withdrawSuspension(run, { id, version, withdrawnWhy }) {
    run.update(suspension, id, version, { withdrawnOn: run.today, withdrawnWhy });
    return {};
  },
};

type Item = typeof evidenceTable.$inferSelect;

function itemOf(run: CommandRun, id: string): Item {
  const item = run.db.select().from(evidenceTable).where(eq(evidenceTable.id, id)).get();
  if (!item) throw notFound('The evidence');
  return item;
}

function checkDates(
  run: CommandRun,
  input: { startedOn: PlainDate; endedOn: PlainDate | null; cafoToldOn: PlainDate | null },
): void {
  if (input.startedOn > run.today)
    throw refuseField('startedOn', 'This date is in the future. Evidence is of what has happened.');
  if (input.endedOn && input.endedOn < input.startedOn) throw refuseField('endedOn', 'The end comes before the start.');
  if (input.cafoToldOn && input.cafoToldOn > run.today) throw refuseField('cafoToldOn', 'This date is in the future.');
}

function checkReview(run: CommandRun, item: Item, heldOn: PlainDate, ownId: string | null): void {
  if (heldOn > run.today) throw refuseField('heldOn', 'The review is in the future. Enter it when it has been held.');
  if (heldOn < item.startedOn) throw refuseField('heldOn', `This is before the start, ${showDate(item.startedOn)}.`);
  if (item.endedOn && heldOn > item.endedOn)
    throw refuseField('heldOn', `This is after the end, ${showDate(item.endedOn)}.`);
  const same = run.db
    .select()
    .from(evidenceReview)
    .where(and(eq(evidenceReview.evidenceId, item.id), eq(evidenceReview.heldOn, heldOn)))
    .get();
  if (same && same.id !== ownId) throw refuseField('heldOn', `A review on ${showDate(heldOn)} is recorded already.`);
}
