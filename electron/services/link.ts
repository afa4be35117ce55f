import { asc, eq } from 'drizzle-orm';
import { linkCentre, linkMove, linkPlacement, linkRequest } from '../../db/schema/link.ts';
import { RESTRICTED } from '../../db/veil.ts';
import type { LinkFit, linkApi } from '../../shared/api/link.ts';
import { isPlainDate, weekdayOf } from '../../shared/dates.ts';
import { lastDayOfLength } from '../../shared/school-time.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { staysOn } from '../link/capacity.ts';
import type { Centre } from '../link/centre.ts';
import { type Fit, forecastOf } from '../link/forecast.ts';
import { horizonOf } from '../link/horizon.ts';
import { type Learnt, learn, likelyEnd, shifted } from '../link/uncertainty.ts';
import { ORDER } from '../link/waiting-list.ts';
import { calendarOf } from './calendar-of.ts';
import { casesById } from './case-rows.ts';
import { capacityOf, TERMS_AHEAD } from './link-capacity.ts';
import { staysOf } from './link-facts.ts';
import { refusedForWant } from './link-refused.ts';
import { movesInForce, openCentres, waitingInOrder } from './link-waiting.ts';

/** A start in the last of them reaches two terms further. */
const TERMS_COUNTED = 6;

/** The Link: centres, capacity day by day, the pupils behind a number, the waiting list. */
export const link: Service<typeof linkApi> = {
  list: (run) =>
    run.db
      .select()
      .from(linkCentre)
      .orderBy(asc(linkCentre.name))
      .all()
      .map(({ id, version, name, town, openedOn, closedOn, lengthTerms, places }) => ({
        id,
        version,
        name,
        town,
        openedOn,
        closedOn,
        lengthTerms,
        places,
      }))
      .toSorted((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null)),

  capacity: (run) => ({ ...capacityOf(run), learnt: learntFrom(run).sentence }),

  cell(run, { centreId, date }) {
    const day = isPlainDate(date) ? weekdayOf(date) : null;
    if (day === null) throw refuseField('date', 'Choose a day from Monday to Friday.');
    const stays = staysOn(staysOf(run), centreId, date, day);
    const files = new Map(
      casesById(
        run,
        stays.map(({ caseId }) => caseId),
      ).map((file) => [file.id, file]),
    );
    const [learnt, calendar] = [learntFrom(run), calendarOf(run, null)];
    return stays.flatMap((stay) => {
      const file = files.get(stay.caseId);
      const phase = stay.phases.find(({ fromOn, untilOn }) => fromOn <= date && date <= untilOn);
      if (!file || !phase) return [];
      return [
        {
          caseId: file.id,
          reference: file.reference,
          pupilName: run.hides(file.id) ? RESTRICTED : file.pupilName,
          restricted: run.hides(file.id),
          schoolName: file.schoolName,
          promised: stay.kind === 'promise',
          placementId: stay.placementId,
          requestId: stay.requestId,
          homeDay: phase.homeDay,
          days: phase.days.length,
          untilOn: stay.phases.at(-1)?.untilOn ?? phase.untilOn,
          likely: likelyEnd(calendar, learnt, stay, run.today),
        },
      ];
    });
  },

  waiting(run) {
    const { positions, ordered, asking } = waitingInOrder(run);
    const centres = openCentres(run);
    const calendar = calendarOf(run, null);
    const horizon = horizonOf(calendar, run.today, TERMS_COUNTED);
    const last = lastDayOfLength(calendar, run.today, TERMS_AHEAD);
    const byId = new Map(ordered.map((each) => [each.row.id, each]));
    const forecast = forecastOf(horizon, centres, staysOf(run), asking, last.known ? last.value : horizon.until);
    const learnt = learntFrom(run);
    const firstsIf = (shift: number) => {
      const stays = shifted(calendar, staysOf(run), shift, run.today);
      const found = forecastOf(horizon, centres, stays, asking, last.known ? last.value : horizon.until);
      return found.map(({ first }) => first?.startOn ?? null);
    };
    const early = learnt.known ? firstsIf(learnt.quartiles[0]) : [];
    const late = learnt.known ? firstsIf(learnt.quartiles[2]) : [];
    const shown = (fit: Fit | null) => fit && fitShown(fit, centres);
    return {
      order: ORDER.map(({ sentence }) => sentence),
      learnt: learnt.sentence,
      list: ordered.flatMap(({ row, file, state }, at) => {
        const place = positions[at];
        const found = forecast[at];
        if (!place || !found) return [];
        return [
          {
            id: row.id,
            caseId: file.id,
            reference: file.reference,
            pupilName: file.pupilName,
            schoolName: file.schoolName,
            state,
            position: place.position,
            why: place.why,
            moved: place.move !== null,
            fits: found.centres.map((each) => ({
              centreId: each.centreId,
              centreName: nameOf(centres, each.centreId),
              fit: shown(each.fit),
              nearest: each.nearest,
              unknown: each.unknown,
            })),
            first: shown(found.first),
            inTurn: shown(found.inTurn),
            likely: learnt.known ? { early: early[at] ?? null, late: late[at] ?? null } : null,
            effect: found.effect.map(({ id, weeksLater }) => ({
              id,
              pupilName: byId.get(id)?.file.pupilName ?? '',
              weeksLater,
            })),
          },
        ];
      }),
    };
  },

  move(run, { requestId, aboveId, reason }) {
    const waits = new Set(waitingInOrder(run).positions.map(({ id }) => id));
    for (const id of aboveId === null ? [requestId] : [requestId, aboveId]) {
      requestThere(run, id);
      if (!waits.has(id)) {
        const which = id === requestId ? 'This request' : 'The request that it was to stand above';
        throw refuse('conflict', `${which} waits no more. Nothing was moved.`, 'Look at the list as it is now.');
      }
    }
    if (requestId === aboveId) {
      throw refuse('invalid', 'A request cannot be moved above itself.', 'Choose another one, or the end of the list.');
    }
    const id = run.insert(linkMove, {
      requestId,
      aboveId,
      movedOn: run.today,
      movedBy: run.person.name,
      reason,
      takenBackOn: null,
    });
    return { id };
  },

  putBack(run, { requestId }) {
    requestThere(run, requestId);
    const moves = movesInForce(run).filter((move) => move.requestId === requestId);
    if (moves.length === 0) {
      throw refuse('conflict', 'Nobody has moved this request by hand.', 'It stands where the stated order puts it.');
    }
    for (const { id, version } of moves) run.update(linkMove, id, version, { takenBackOn: run.today });
    return {};
  },

  wantOfPlace: refusedForWant,
};

function requestThere(run: QueryRun, id: string): void {
  const row = run.db.select({ id: linkRequest.id }).from(linkRequest).where(eq(linkRequest.id, id)).get();
  if (!row) throw notFound('The request');
}

function nameOf(centres: readonly Centre[], id: string): string {
  return centres.find((centre) => centre.id === id)?.name ?? '';
}

function fitShown(fit: Fit, centres: readonly Centre[]): LinkFit {
  return { ...fit, centreName: nameOf(centres, fit.centreId) };
}

function learntFrom(run: QueryRun): Learnt {
  const ended = run.db
    .select()
    .from(linkPlacement)
    .all()
    .map(({ plannedEndOn, endOn, endedEarlyOn }) => ({ plannedEndOn, endedOn: endedEarlyOn ?? endOn }))
    .filter(({ endedOn }) => endedOn < run.today);
  return learn(calendarOf(run, null), ended);
}
