import { eq } from 'drizzle-orm';
import { linkItem, linkPanel } from '../../db/schema/link.ts';
import type { LinkSandbox } from '../../shared/api/link-ahead.ts';
import { WEEKDAYS } from '../../shared/dates.ts';
import { lastDayOfLength } from '../../shared/school-time.ts';
import { labelOf, TERMS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { gridsOf } from '../link/capacity.ts';
import { patternOf, shapesOf } from '../link/fits.ts';
import { firstWeekOf, forecastOf } from '../link/forecast.ts';
import { DAYS_IN_WEEK, dayIndex, type Horizon, horizonOf, mondayOfWeek, termOfWeek } from '../link/horizon.ts';
import { remaining, spansOf } from '../link/levelling-model.ts';
import { calendarOf } from './calendar-of.ts';
import { casesById } from './case-rows.ts';
import { type StayRow, staysOf } from './link-facts.ts';
import { placementRow } from './link-placement-rows.ts';
import { openCentres, waitingInOrder } from './link-waiting.ts';

/** Starts are tried out in the two terms ahead; one in their last week reaches two terms further. */
const TERMS_SHOWN = 2;
const TERMS_COUNTED = 4;
/** Home days move from next week on. */
const FROM_WEEK = 1;

/** The places and everything that could be moved, as the sandbox of the page works on them. */
export function sandboxOf(run: QueryRun): LinkSandbox {
  const calendar = calendarOf(run, null);
  const horizon = horizonOf(calendar, run.today, TERMS_COUNTED);
  const last = lastDayOfLength(calendar, run.today, TERMS_SHOWN);
  const lastStart = last.known ? last.value : horizon.until;
  const centres = openCentres(run);
  const stays = staysOf(run);
  const grids = gridsOf(horizon, centres, stays);
  const lastIndex = Math.min(dayIndex(horizon, lastStart), horizon.dates.length - 1);
  const { ordered, asking } = waitingInOrder(run);
  const forecast = forecastOf(horizon, centres, stays, asking, lastStart);
  const panels = panelsOf(run);
  return {
    weeks: Array.from({ length: Math.floor(lastIndex / DAYS_IN_WEEK) + 1 }, (_, week) => week)
      .filter((week) => (horizon.firstOfWeek[week] ?? -1) >= 0)
      .map((week) => {
        const term = termOfWeek(horizon, week);
        return {
          week,
          monday: mondayOfWeek(horizon, week),
          term: term ? `${labelOf(TERMS, term.term)} ${term.academicYear}` : '',
        };
      }),
    movesFromOn: firstDayFrom(horizon, FROM_WEEK),
    patterns: WEEKDAYS.map((_, homeDay) =>
      Array.from({ length: DAYS_IN_WEEK + 1 }, (__, days) => [...patternOf(homeDay, days)]),
    ),
    centres: centres.map((centre) => {
      const grid = grids.get(centre.id);
      return {
        id: centre.id,
        name: centre.name,
        free: horizon.dates.map((_, at) =>
          !grid || horizon.open[at] !== 1 || grid.closed[at] === 1
            ? null
            : (grid.places[at] ?? 0) - (grid.occupied[at] ?? 0) - (grid.promised[at] ?? 0),
        ),
        shapes: shapesOf(horizon, centre, lastIndex).byWeek.map(
          (shape) =>
            shape && {
              startOn: shape.startOn,
              endOn: shape.endOn,
              spans: shape.phases.map((phase) => ({ centreId: centre.id, ...phase, own: null })),
            },
        ),
      };
    }),
    requests: ordered.map(({ row, file }, at) => {
      const inTurn = forecast[at]?.inTurn ?? null;
      return {
        id: row.id,
        reference: file.reference,
        pupilName: file.pupilName,
        earliestWeek: firstWeekOf(horizon, asking[at]?.earliestOn ?? run.today),
        centreId: row.wishedCentreId,
        homeDayWish: row.homeDayWish,
        inTurn: inTurn && {
          centreId: inTurn.centreId,
          week: Math.floor(dayIndex(horizon, inTurn.startOn) / DAYS_IN_WEEK),
          homeDay: inTurn.homeDay,
        },
        panel: panels.get(row.id) ?? null,
      };
    }),
    placements: placementsOf(run, horizon, stays),
  };
}

function firstDayFrom(horizon: Horizon, week: number): string {
  const at = horizon.firstOfWeek.slice(week).find((day) => day >= 0) ?? 0;
  return horizon.dates[at] ?? mondayOfWeek(horizon, week);
}

function placementsOf(run: QueryRun, horizon: Horizon, stays: readonly StayRow[]): LinkSandbox['placements'] {
  const ids = stays.map(({ caseId }) => caseId);
  const files = new Map(casesById(run, ids).map((file) => [file.id, file]));
  const centres = new Map(openCentres(run).map(({ id, name }) => [id, name]));
  return stays.flatMap((stay) => {
    const left = remaining(stay.phases, mondayOfWeek(horizon, FROM_WEEK));
    const [first] = left;
    const file = files.get(stay.caseId);
    if (stay.kind === 'promise' || !first || !file || run.hides(stay.caseId)) return [];
    return [
      {
        id: stay.id,
        version: placementRow(run, stay.id).version,
        reference: file.reference,
        pupilName: file.pupilName,
        centreName: centres.get(first.centreId) ?? '',
        homeDay: first.homeDay,
        spans: spansOf(horizon, left).map((span) => ({ ...span, own: span.own && [...span.own] })),
      },
    ];
  });
}

/** Meetings that are still to be held, by the requests on their agenda. */
function panelsOf(run: QueryRun): Map<string, { id: string; meetsOn: string }> {
  const rows = run.db
    .select({ requestId: linkItem.requestId, panel: linkPanel })
    .from(linkItem)
    .innerJoin(linkPanel, eq(linkPanel.id, linkItem.panelId))
    .where(eq(linkItem.about, 'request'))
    .all();
  return new Map(
    rows.flatMap(({ requestId, panel: { id, meetsOn, heldOn, cancelledWhy } }) =>
      heldOn === null && cancelledWhy === null ? [[requestId, { id, meetsOn }] as const] : [],
    ),
  );
}
