import type { Capacity } from '../../shared/api/link.ts';
import { labelOf, TERMS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { capacityDay, gridsOf } from '../link/capacity.ts';
import { DAYS_IN_WEEK, horizonOf, mondayOfWeek, termOfWeek } from '../link/horizon.ts';
import { calendarOf } from './calendar-of.ts';
import { staysOf } from './link-facts.ts';
import { openCentres } from './link-waiting.ts';

/** How far ahead the Link is looked at, on screen and on paper. */
export const TERMS_AHEAD = 4;

/** Free, full, overbooked, closed and promised places of each open centre, day by day. */
export function capacityOf(run: QueryRun): Capacity {
  const centres = openCentres(run);
  const horizon = horizonOf(calendarOf(run, null), run.today, TERMS_AHEAD);
  const grids = gridsOf(horizon, centres, staysOf(run));
  const weeks = [...Array(horizon.weeks).keys()].filter((week) => (horizon.firstOfWeek[week] ?? -1) >= 0);
  return {
    until: horizon.until,
    unknown: horizon.unknown,
    weeks: weeks.map((week) => {
      const term = termOfWeek(horizon, week);
      return {
        monday: mondayOfWeek(horizon, week),
        term: term ? `${labelOf(TERMS, term.term)} ${term.academicYear}` : '',
      };
    }),
    centres: centres.map(({ id, name }) => {
      const grid = grids.get(id);
      const cell = (at: number) => (grid ? [capacityDay(horizon, grid, at)] : []);
      return {
        id,
        name,
        weeks: weeks.map((week) =>
          Array.from({ length: DAYS_IN_WEEK }, (_, day) => week * DAYS_IN_WEEK + day).flatMap(cell),
        ),
      };
    }),
  };
}
