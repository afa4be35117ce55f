import { inArray } from 'drizzle-orm';
import { school } from '../../db/schema/schools.ts';
import type { Supply } from '../../shared/api/plans.ts';
import { addDays, mondayOf } from '../../shared/dates.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import type { QueryRun } from '../core/run.ts';
import { needOfWeek } from '../deployment/needs.ts';
import { supplyOf, type WeekAhead } from '../deployment/supply.ts';
import { DEFAULT_PARAMETERS } from '../deployment/week.ts';
import { calendarOf } from './calendar-of.ts';
import { plansReaching } from './plans-of-week.ts';
import { stasOf } from './stas-of-week.ts';
import { closedSessions } from './week-of.ts';

const WEEKS_AHEAD = 12;

/** The next twelve school weeks, from the coming one on: what STAs could give, and what plans will ask for. */
export function supplyAhead(run: QueryRun): Supply {
  const mondays: { monday: string; open: (typeof SESSION_CODES)[number][] }[] = [];
  const unknown = new Set<string>();
  const calendar = calendarOf(run, null);
  // Holidays are left out; a calendar that has not been entered ends the look ahead.
  for (let at = 1; mondays.length < WEEKS_AHEAD && at <= WEEKS_AHEAD * 2; at++) {
    const monday = addDays(mondayOf(run.today), at * 7);
    const { closed, unknown: missing } = closedSessions(calendar, monday);
    for (const sentence of missing) unknown.add(sentence);
    if (missing.length > 0) break;
    const open = SESSION_CODES.filter((session) => !closed.some((each) => each.session === session));
    if (open.length > 0) mondays.push({ monday, open });
  }
  const first = mondays[0]?.monday ?? run.today;
  const last = addDays(mondays.at(-1)?.monday ?? run.today, 4);
  const plans = plansReaching(run, first, last);
  const weeks = mondays.map(
    ({ monday, open }): WeekAhead => ({
      monday,
      open,
      stas: stasOf(run, monday),
      needs: plans.flatMap(({ plan }) => {
        const need = needOfWeek({ ...plan, lastWeek: [], knows: [] }, monday);
        const place = need?.places[0];
        return need && place ? [{ sessions: Math.min(need.sessions, open.length), schoolId: place.schoolId }] : [];
      }),
    }),
  );
  const ids = [...new Set(weeks.flatMap(({ needs }) => needs.map(({ schoolId }) => schoolId)))];
  const schools = run.db
    .select()
    .from(school)
    .where(inArray(school.id, ids))
    .all()
    .map(({ id, name, easting, northing }) => ({ id, name, easting, northing, closed: [] }));
  return { bases: supplyOf(weeks, schools, DEFAULT_PARAMETERS), unknown: [...unknown] };
}
