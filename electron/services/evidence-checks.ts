import { and, eq, isNull } from 'drizzle-orm';
import { caseFile, evidence, evidenceReview, pupil, suspension } from '../../db/schema/cases.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type CodeOf, EVIDENCE_KINDS, labelOf, SUSPENSION_TYPES } from '../../shared/words.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { calendarsOf } from './calendar-of.ts';
import { overlapOf, saysOverlap } from './suspension-overlap.ts';

/**
 * What is checked before a dated fact is kept: that its days can be, that it is not there already, and that what it
 * belongs to still counts.
 *
 *   openCase · itemThatCounts · stillCounts · checkEvidence · checkReview · checkRecommendation · checkSuspension
 */
type Kind = CodeOf<typeof EVIDENCE_KINDS>;
export type Evidence = typeof evidence.$inferSelect;

/** Kinds that go on and are reviewed (A3, A4); an assessment has recommendations instead (A2). */
const REVIEWED: readonly Kind[] = ['psp', 'intervention'];

/** The case, which must be open to be added to. */
export function openCase(run: QueryRun, caseId: string): { pupilId: string; schoolId: string } {
  const row = run.db
    .select({ closedOn: caseFile.closedOn, pupilId: pupil.id, schoolId: pupil.homeSchoolId })
    .from(caseFile)
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .where(eq(caseFile.id, caseId))
    .get();
  if (!row) throw notFound('The case');
  if (row.closedOn) {
    throw refuse(
      'rule',
      `The case was closed on ${showDate(row.closedOn)}.`,
      'Open it again, then record what is new.',
      { link: { to: `/cases/${caseId}`, label: 'Open the case' } },
    );
  }
  return { pupilId: row.pupilId, schoolId: row.schoolId };
}

export function itemThatCounts(run: QueryRun, id: string): Evidence {
  const item = run.db.select().from(evidence).where(eq(evidence.id, id)).get();
  return stillCounts(item, 'The evidence');
}

/** What was taken back stays as it was. */
export function stillCounts<R extends { withdrawnOn: PlainDate | null }>(row: R | undefined, what: string): R {
  if (!row) throw notFound(what);
  if (row.withdrawnOn) {
    throw refuse(
      'rule',
      `${what} was taken back on ${showDate(row.withdrawnOn)} and stays as it was.`,
      'Record it anew, or undo the taking back in the history.',
    );
  }
  return row;
}

export interface EvidenceDays {
  startedOn: PlainDate;
  endedOn: PlainDate | null;
  cafoToldOn: PlainDate | null;
}

export function checkEvidence(run: QueryRun, kind: Kind, { startedOn, endedOn, cafoToldOn }: EvidenceDays): void {
  checkPast(run, 'startedOn', startedOn, 'This date is in the future. Evidence is of what has happened.');
  if (endedOn) {
    if (endedOn < startedOn) throw refuseField('endedOn', `The end comes before the start, ${showDate(startedOn)}.`);
    checkPast(run, 'endedOn', endedOn, 'This end is in the future. Leave it empty until it has ended.');
  }
  if (!cafoToldOn) return;
  if (kind !== 'family-declined')
    throw refuseField('cafoToldOn', 'The CAF officer is told only where the family declined a Single Assessment.');
  checkPast(run, 'cafoToldOn', cafoToldOn, 'This date is in the future.');
  if (cafoToldOn < startedOn)
    throw refuseField('cafoToldOn', `This is before the family declined, ${showDate(startedOn)}.`);
}

/** New dates of an evidence must leave its reviews inside them. */
export function checkReviewsInside(run: QueryRun, id: string, { startedOn, endedOn }: EvidenceDays): void {
  for (const { heldOn } of reviewsThatCount(run, id)) {
    const next = 'Correct or take back that review first.';
    if (heldOn < startedOn)
      throw refuseField('startedOn', `A review was held on ${showDate(heldOn)}, before this start.`, next);
    if (endedOn && heldOn > endedOn)
      throw refuseField('endedOn', `A review was held on ${showDate(heldOn)}, after this end.`, next);
  }
}

export function checkReview(run: QueryRun, item: Evidence, heldOn: PlainDate, ownId: string | null): void {
  if (!REVIEWED.includes(item.kind)) {
    const kind = labelOf(EVIDENCE_KINDS, item.kind);
    throw refuse('rule', `“${kind}” is not reviewed.`, 'Record reviews with the PSP or the intervention.');
  }
  checkPast(run, 'heldOn', heldOn, 'The review is in the future. Enter it when it has been held.');
  if (heldOn < item.startedOn) throw refuseField('heldOn', `This is before the start, ${showDate(item.startedOn)}.`);
  if (item.endedOn && heldOn > item.endedOn)
    throw refuseField('heldOn', `This is after the end, ${showDate(item.endedOn)}.`);
  const same = reviewsThatCount(run, item.id).find((each) => each.heldOn === heldOn && each.id !== ownId);
  if (same) throw refuseField('heldOn', `A review on ${showDate(heldOn)} is recorded already.`);
}

export interface RecommendationDays {
  implementedOn: PlainDate | null;
  monitoredOn: PlainDate | null;
  reviewedOn: PlainDate | null;
}

export function checkRecommendation(run: QueryRun, item: Evidence, days: RecommendationDays): void {
  if (item.kind !== 'specialist-assessment') {
    const kind = labelOf(EVIDENCE_KINDS, item.kind);
    throw refuse('rule', `“${kind}” has no recommendations.`, 'Record them with the specialist assessment.');
  }
  const { implementedOn, monitoredOn, reviewedOn } = days;
  for (const [path, on] of Object.entries({ implementedOn, monitoredOn, reviewedOn })) {
    if (!on) continue;
    checkPast(run, path, on, 'This date is in the future.');
    if (on < item.startedOn) throw refuseField(path, `This is before the assessment of ${showDate(item.startedOn)}.`);
  }
  for (const [path, on] of Object.entries({ monitoredOn, reviewedOn })) {
    if (!on || !implementedOn || on >= implementedOn) continue;
    throw refuseField(path, `This is before it was implemented, ${showDate(implementedOn)}.`);
  }
}

export interface Suspended {
  startedOn: PlainDate;
  type: CodeOf<typeof SUSPENSION_TYPES>;
  sessions: number;
  reasons: readonly string[];
}

export function checkSuspension(
  run: QueryRun,
  { pupilId, schoolId }: { pupilId: string; schoolId: string },
  given: Suspended,
  ownId: string | null,
): void {
  const { startedOn, type, sessions, reasons } = given;
  checkPast(run, 'startedOn', startedOn, 'The suspension starts in the future.');
  if (type !== 'PERM' && sessions === 0)
    throw refuseField('sessions', 'Enter how many sessions (half days) it lasted: at least 1.');
  if (new Set(reasons).size < reasons.length) throw refuseField('reasons', 'The same reason is there twice.');
  const others = run.db
    .select()
    .from(suspension)
    .where(and(eq(suspension.pupilId, pupilId), isNull(suspension.withdrawnOn)))
    .orderBy(suspension.startedOn)
    .all()
    .filter(({ id }) => id !== ownId);
  const next = 'Change that one, or correct the date.';
  if (others.some((each) => each.startedOn === startedOn && each.type === type)) {
    const label = labelOf(SUSPENSION_TYPES, type);
    throw refuseField('startedOn', `“${label}” from ${showDate(startedOn)} is recorded already.`, next);
  }
  const calendars = calendarsOf(run);
  const overlapping = overlapOf({ ...given, schoolId }, others, calendars);
  if (overlapping) throw refuseField('startedOn', saysOverlap(overlapping, calendars), next);
}

function reviewsThatCount(run: QueryRun, evidenceId: string) {
  return run.db
    .select({ id: evidenceReview.id, heldOn: evidenceReview.heldOn })
    .from(evidenceReview)
    .where(and(eq(evidenceReview.evidenceId, evidenceId), isNull(evidenceReview.withdrawnOn)))
    .all();
}

function checkPast(run: QueryRun, path: string, on: PlainDate, sentence: string): void {
  if (on > run.today) throw refuseField(path, sentence);
}
