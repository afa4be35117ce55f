import { inArray, isNull } from 'drizzle-orm';
import { suspension } from '../../db/schema/cases.ts';
import { linkMove } from '../../db/schema/link.ts';
import { startOfTermsBack } from '../../shared/school-time.ts';
import type { QueryRun } from '../core/run.ts';
import type { Centre } from '../link/centre.ts';
import type { Asking } from '../link/forecast.ts';
import { type Position, type Waiting, waitingList } from '../link/waiting-list.ts';
import { calendarOf } from './calendar-of.ts';
import { centresOf, type RequestRow, requestsOf } from './link-facts.ts';

/** Who waits for a place, in the order of the list, and what each asks for; the centres that could take them. */
const WAITS: readonly RequestRow['state'][] = ['preparing', 'ready', 'on-agenda', 'waiting', 'deferred'];

export interface WaitingInOrder {
  positions: Position[];
  ordered: RequestRow[];
  asking: Asking[];
}

export function waitingInOrder(run: QueryRun): WaitingInOrder {
  // Whose case is restricted takes a place that was promised, and waits in nobody else's list.
  const waiting = requestsOf(run).filter(({ row, state }) => WAITS.includes(state) && !run.hides(row.id));
  const lost = sessionsLost(run, waiting);
  const positions = waitingList(
    waiting.map(({ row, file, state, missing }) => ({
      id: row.id,
      reference: file.reference,
      receivedOn: row.receivedOn,
      standing: standingOf(state, missing),
      sessionsLost: lost.get(file.pupilId) ?? 0,
    })),
    movesInForce(run).map(({ id, requestId, aboveId, movedOn, movedBy, reason }) => ({
      id,
      requestId,
      aboveId,
      on: movedOn,
      by: movedBy,
      reason,
    })),
  );
  const byId = new Map(waiting.map((each) => [each.row.id, each]));
  const ordered = positions.flatMap(({ id }) => byId.get(id) ?? []);
  const asking = ordered.map(({ row }) => ({
    id: row.id,
    earliestOn: row.earliestOn !== null && row.earliestOn > run.today ? row.earliestOn : run.today,
    centreId: row.wishedCentreId,
    homeDayWish: row.homeDayWish,
  }));
  return { positions, ordered, asking };
}

/** What was moved by hand and has not been taken back. */
export function movesInForce(run: QueryRun) {
  return run.db.select().from(linkMove).where(isNull(linkMove.takenBackOn)).all();
}

/** Centres that have not closed for good: closed ones show only in the list. */
export function openCentres(run: QueryRun): Centre[] {
  return centresOf(run).filter(({ closedOn }) => closedOn === null || closedOn >= run.today);
}

function standingOf(state: RequestRow['state'], missing: readonly string[]): Waiting['standing'] {
  if (state === 'waiting') return 'placed-by-panel';
  return state !== 'deferred' && missing.length === 0 ? 'ready' : 'preparing';
}

/** Sessions lost to suspension in this term and the two before it, by pupil. */
function sessionsLost(run: QueryRun, waiting: readonly RequestRow[]): Map<string, number> {
  const since = startOfTermsBack(calendarOf(run, null), run.today, 2);
  const rows = run.db
    .select({ pupilId: suspension.pupilId, startedOn: suspension.startedOn, sessions: suspension.sessions })
    .from(suspension)
    .where(
      inArray(
        suspension.pupilId,
        waiting.map(({ file }) => file.pupilId),
      ),
    )
    .all();
  const lost = new Map<string, number>();
  for (const { pupilId, startedOn, sessions } of rows) {
    if (startedOn > run.today || (since.known && startedOn < since.value)) continue;
    lost.set(pupilId, (lost.get(pupilId) ?? 0) + sessions);
  }
  return lost;
}
