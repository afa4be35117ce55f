import { eq } from 'drizzle-orm';
import { planPhase } from '../../db/schema/plans.ts';
import type { PlacementLine, PlacementPage } from '../../shared/api/link-placements.ts';
import { notFound } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { overInWords } from '../link/overbooking.ts';
import { cutAt } from '../link/placement.ts';
import { caseById } from './case-rows.ts';
import { centresOf } from './link-facts.ts';
import {
  daysOverPlaces,
  lastDayOf,
  type PlacementRow,
  placementPhases,
  placementReviews,
} from './link-placement-rows.ts';

/** A placement as it is shown: in lists, and on its own page. */
export function placementLine(run: QueryRun, row: PlacementRow): PlacementLine | null {
  const file = caseById(run, row.caseId);
  const phases = cutAt(placementPhases(run, row.id), lastDayOf(row));
  const now = phases.find(({ untilOn }) => untilOn >= run.today) ?? phases.at(-1);
  if (!file || !now) return null;
  const state = lastDayOf(row) < run.today ? 'ended' : row.startOn > run.today ? 'to-start' : 'running';
  const due = placementReviews(run, row.id).find(({ heldOn }) => heldOn === null);
  return {
    id: row.id,
    caseId: row.caseId,
    reference: file.reference,
    pupilName: file.pupilName,
    schoolName: file.schoolName,
    centreName: centresOf(run).find(({ id }) => id === now.centreId)?.name ?? '',
    state,
    startOn: row.startOn,
    endOn: lastDayOf(row),
    homeDay: now.homeDay,
    daysNow: now.days.length,
    nextReviewOn: state === 'ended' ? null : (due?.dueOn ?? null),
  };
}

export function placementPage(run: QueryRun, row: PlacementRow): PlacementPage {
  const line = placementLine(run, row);
  if (!line) throw notFound('The placement');
  const centres = centresOf(run);
  const phases = cutAt(placementPhases(run, row.id), lastDayOf(row));
  return {
    ...line,
    version: row.version,
    requestId: row.requestId,
    plannedEndOn: row.plannedEndOn,
    endedEarlyWhy: row.endedEarlyWhy,
    registerCode: row.registerCode,
    planId: row.planId,
    planNotice: planNotice(run, row, phases),
    over: line.state === 'ended' ? null : overInWords(daysOverPlaces(run, phases, row.id)),
    phases: phases.map((phase) => ({
      ...phase,
      days: [...phase.days],
      centreName: centres.find(({ id }) => id === phase.centreId)?.name ?? '',
    })),
    reviews: placementReviews(run, row.id).map(({ id, version, dueOn, heldOn, verdict, note }) => ({
      id,
      version,
      dueOn,
      heldOn,
      verdict,
      note,
    })),
  };
}

/** Days follow the placement by themselves; dates and numbers of sessions are the plan's, which its school has agreed. */
function planNotice(run: QueryRun, row: PlacementRow, phases: readonly { fromOn: string }[]): string | null {
  if (row.planId === null) return null;
  const firsts = new Set(phases.map(({ fromOn }) => fromOn));
  const own = run.db.select().from(planPhase).where(eq(planPhase.planId, row.planId)).all();
  const strays = own.filter(({ position, fromOn }) => position > 0 && !firsts.has(fromOn));
  return strays.length === 0
    ? null
    : 'The placement’s phases have moved since its reintegration plan was made: change the plan’s phases too.';
}
