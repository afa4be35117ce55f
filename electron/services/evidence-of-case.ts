import { asc, desc, eq, inArray } from 'drizzle-orm';
import { caseFile, evidence, evidenceReview, pupil, recommendation, suspension } from '../../db/schema/cases.ts';
import { school, signUp } from '../../db/schema/schools.ts';
import type { EvidenceLine, SuspensionLine } from '../../shared/api/evidence.ts';
import { notFound } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { isInForce } from './sign-up-in-force.ts';

/** Everything that a case rests on, as the evidence screen shows it. */
export function evidenceOfCase(run: QueryRun, caseId: string) {
  const owner = run.db
    .select({ pupilId: pupil.id, schoolId: school.id, schoolName: school.name })
    .from(caseFile)
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .innerJoin(school, eq(school.id, pupil.homeSchoolId))
    .where(eq(caseFile.id, caseId))
    .get();
  if (!owner) throw notFound('The case');
  const { pupilId, ...home } = owner;
  return {
    evidence: evidenceLines(run, caseId),
    suspensions: suspensionLines(run, pupilId),
    signUp: { ...home, ...signUpOf(run, home.schoolId) },
  };
}

function evidenceLines(run: QueryRun, caseId: string): EvidenceLine[] {
  const items = run.db
    .select()
    .from(evidence)
    .where(eq(evidence.caseId, caseId))
    .orderBy(asc(evidence.startedOn), asc(evidence.id))
    .all();
  const ids = items.map(({ id }) => id);
  const reviews = Map.groupBy(
    run.db
      .select()
      .from(evidenceReview)
      .where(inArray(evidenceReview.evidenceId, ids))
      .orderBy(asc(evidenceReview.heldOn), asc(evidenceReview.id))
      .all(),
    ({ evidenceId }) => evidenceId,
  );
  const recommendations = Map.groupBy(
    run.db
      .select()
      .from(recommendation)
      .where(inArray(recommendation.evidenceId, ids))
      .orderBy(asc(recommendation.id))
      .all(),
    ({ evidenceId }) => evidenceId,
  );
  return items.map((item) => ({
    ...withoutKeeping(item),
    reviews: (reviews.get(item.id) ?? []).map(withoutKeeping),
    recommendations: (recommendations.get(item.id) ?? []).map(withoutKeeping),
  }));
}

function suspensionLines(run: QueryRun, pupilId: string): SuspensionLine[] {
  return run.db
    .select({ row: suspension, schoolName: school.name })
    .from(suspension)
    .innerJoin(school, eq(school.id, suspension.schoolId))
    .where(eq(suspension.pupilId, pupilId))
    .orderBy(desc(suspension.startedOn), desc(suspension.id))
    .all()
    .map(({ row, schoolName }) => ({ ...withoutKeeping(row), schoolName }));
}

/** The sign-up that is in force today, else the newest there is (A1). */
function signUpOf(run: QueryRun, schoolId: string) {
  const all = run.db.select().from(signUp).where(eq(signUp.schoolId, schoolId)).orderBy(desc(signUp.signedOn)).all();
  const inForce = all.find((each) => isInForce(each, run.today));
  const shown = inForce ?? all[0];
  return { inForce: inForce !== undefined, signedOn: shown?.signedOn ?? null, until: shown?.inForceUntil ?? null };
}

function withoutKeeping<R extends { officeId: string; changedAt: string; changedBy: string }>(row: R) {
  const { officeId: _office, changedAt: _at, changedBy: _by, ...rest } = row;
  return rest;
}
