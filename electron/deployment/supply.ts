import type { PlainDate } from '../../shared/dates.ts';
import type { Session } from '../../shared/sessions.ts';
import { roadMetres } from './travel.ts';
import type { Parameters, School, Sta } from './week.ts';

/**
 * STA sessions that there will be against those that plans will need, base by base: a need counts at the base nearest to
 * its school. From it follows what can be promised to a new plan: sessions that are free in every week from one on.
 */
export interface WeekAhead {
  monday: PlainDate;
  /** Half days with school somewhere. */
  open: readonly Session[];
  stas: readonly Sta[];
  needs: readonly { sessions: number; schoolId: string }[];
}

export interface BaseSupply {
  base: string;
  weeks: { monday: PlainDate; room: number; need: number }[];
  /** From this week on so many sessions stay free each week, to the end of what is looked at; rising. */
  promises: { monday: PlainDate; sessions: number }[];
}

export function supplyOf(
  weeks: readonly WeekAhead[],
  schools: readonly School[],
  parameters: Parameters,
): BaseSupply[] {
  const bases = new Map(weeks.flatMap(({ stas }) => stas.map(({ base }) => [base.name, base] as const)));
  const school = new Map(schools.map((each) => [each.id, each]));
  const nearest = (schoolId: string): string | null => {
    const there = school.get(schoolId);
    let best: { name: string; metres: number } | null = null;
    for (const base of bases.values()) {
      const metres = (there && roadMetres(base, there, parameters)) ?? Number.MAX_SAFE_INTEGER;
      if (best === null || metres < best.metres) best = { name: base.name, metres };
    }
    return best?.name ?? null;
  };
  const at = new Map(schools.map(({ id }) => [id, nearest(id)]));
  return [...bases.keys()]
    .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
    .map((base) => {
      const own = weeks.map(({ monday, open, stas, needs }) => ({
        monday,
        room: sum(
          stas.filter((sta) => sta.base.name === base),
          (sta) => roomIn(sta, open),
        ),
        need: sum(
          needs.filter(({ schoolId }) => at.get(schoolId) === base),
          ({ sessions }) => sessions,
        ),
      }));
      return { base, weeks: own, promises: promisesOf(own) };
    });
}

/** Her free half days among those with school, her limit included. */
function roomIn(sta: Sta, open: readonly Session[]): number {
  const taken = new Set([...sta.absences, ...sta.commitments].flatMap(({ sessions }) => sessions));
  const free = sta.pattern.filter((session) => open.includes(session) && !taken.has(session)).length;
  return sta.limit === null ? free : Math.min(free, sta.limit);
}

/** Each week from which more stays free than from the one before: looked at from the end. */
function promisesOf(weeks: BaseSupply['weeks']): BaseSupply['promises'] {
  const promises: BaseSupply['promises'] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const { monday, room, need } of weeks.toReversed()) {
    least = Math.min(least, room - need);
    if (least <= 0) break;
    const [next] = promises;
    if (next?.sessions === least) next.monday = monday;
    else promises.unshift({ monday, sessions: least });
  }
  return promises;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
