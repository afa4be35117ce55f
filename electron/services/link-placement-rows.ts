import { asc, eq } from 'drizzle-orm';
import { linkPhase, linkPlacement, linkReview } from '../../db/schema/link.ts';
import { earlierOf, type PlainDate, showDate } from '../../shared/dates.ts';
import { addSchoolDays } from '../../shared/school-time.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Phase } from '../link/centre.ts';
import { horizonOf } from '../link/horizon.ts';
import { daysOver } from '../link/overbooking.ts';
import { calendarOf } from './calendar-of.ts';
import { caseById } from './case-rows.ts';
import { centresOf, phaseOf, staysOf } from './link-facts.ts';

/**
 * The rows of a placement, read and written.
 *
 *   placementRow · placementPhases · placementReviews · lastDayOf
 *   savePhases · addReviews · refuseOverlap
 *   daysOverPlaces       on which days phases would go over the places, with everybody else where they are
 */
export type PlacementRow = typeof linkPlacement.$inferSelect;

/** Reviews are due every so many school days; the memorandum gives no figure. */
const REVIEW_EVERY = 30;
/** As far as a start four terms ahead reaches. */
const TERMS_LOOKED_AT = 6;

export function placementRow(run: QueryRun, id: string): PlacementRow {
  const row = run.db.select().from(linkPlacement).where(eq(linkPlacement.id, id)).get();
  if (!row) throw notFound('The placement');
  return row;
}

export function placementPhases(run: QueryRun, placementId: string): Phase[] {
  return run.db
    .select()
    .from(linkPhase)
    .where(eq(linkPhase.placementId, placementId))
    .orderBy(asc(linkPhase.position))
    .all()
    .map(phaseOf);
}

export function placementReviews(run: QueryRun, placementId: string) {
  return run.db
    .select()
    .from(linkReview)
    .where(eq(linkReview.placementId, placementId))
    .orderBy(asc(linkReview.dueOn))
    .all();
}

export function lastDayOf({ endOn, endedEarlyOn }: PlacementRow): PlainDate {
  return endedEarlyOn === null ? endOn : earlierOf(endOn, endedEarlyOn);
}

/** Row by row in place, so that history shows what changed. */
export function savePhases(run: CommandRun, placementId: string, phases: readonly Phase[]): void {
  const held = run.db
    .select()
    .from(linkPhase)
    .where(eq(linkPhase.placementId, placementId))
    .orderBy(asc(linkPhase.position))
    .all();
  for (const [position, phase] of phases.entries()) {
    const values = { position, ...phase, days: [...phase.days] };
    const row = held[position];
    if (row) run.amend(linkPhase, row.id, values);
    else run.insert(linkPhase, { placementId, ...values });
  }
  for (const row of held.slice(phases.length)) run.remove(linkPhase, row.id);
}

/** Review dates after one day and before another. */
export function addReviews(run: CommandRun, placementId: string, after: PlainDate, before: PlainDate): void {
  const calendar = calendarOf(run, null);
  let due = addSchoolDays(calendar, after, REVIEW_EVERY);
  while (due.known && due.value < before) {
    run.insert(linkReview, { placementId, dueOn: due.value, heldOn: null, verdict: null, note: '' });
    due = addSchoolDays(calendar, due.value, REVIEW_EVERY);
  }
}

/** One pupil is in one place. */
export function refuseOverlap(
  run: QueryRun,
  pupilId: string,
  span: { startOn: PlainDate; endOn: PlainDate },
  exceptId: string | null = null,
): void {
  for (const row of run.db.select().from(linkPlacement).all()) {
    if (row.id === exceptId || row.startOn > span.endOn || lastDayOf(row) < span.startOn) continue;
    if (caseById(run, row.caseId)?.pupilId !== pupilId) continue;
    throw refuse(
      'conflict',
      `This pupil has a placement from ${showDate(row.startOn)} to ${showDate(lastDayOf(row))} already.`,
      'End that one first, or choose a later start.',
      { link: { to: `/link/placements/${row.id}`, label: 'The placement' } },
    );
  }
}

/** `own` is the placement or request itself, which takes no place from itself. */
export function daysOverPlaces(run: QueryRun, phases: readonly Phase[], own: string): PlainDate[] {
  const centres = centresOf(run);
  const horizon = horizonOf(calendarOf(run, null), run.today, TERMS_LOOKED_AT);
  const others = staysOf(run, centres).filter(({ id }) => id !== own);
  return daysOver(horizon, centres, others, phases);
}
