import { type PlainDate, WEEKDAYS } from '../../shared/dates.ts';
import { type Grid, gridsOf } from './capacity.ts';
import type { Centre, Phase, Stay } from './centre.ts';
import { patternOf, type Shape, shapesOf } from './fits.ts';
import { type Asking, firstWeekOf } from './forecast.ts';
import { DAYS_IN_WEEK, dayIndex, type Horizon, lastDayIndex, mondayOfWeek } from './horizon.ts';
import { addWeekRows } from './levelling-weeks.ts';
import { Programme, type Term } from './programme.ts';

/**
 * Home-day levelling as a whole-number programme.
 *
 *   unknown   how many start at a centre in a week with a home day; how many of them from which queue; which home day each
 *             placement has from the first week on
 *   must      no day has more than its places; where it is overbooked already, not more than now
 *   wanted    in strict order: the most who start; the earliest weeks, added up; the fewest home days moved
 *
 * Requests that may go to the same centres stand in one queue, and placements that run alike are counted together, so
 * that exchanging two who are alike is no other solution.
 */
export interface LevelModelInput {
  horizon: Horizon;
  centres: readonly Centre[];
  stays: readonly Stay[];
  /** Ids of stays whose home day may be moved. */
  movable: ReadonlySet<string>;
  /** In the order of the waiting list. */
  asking: readonly Asking[];
  /** Home days move, and requests start, from this week of the horizon on. */
  fromWeek: number;
  /** The last day on which one may start. */
  lastStart: PlainDate;
}

/** A stretch as day indexes, so many days a week. */
export interface Span {
  centreId: string;
  from: number;
  until: number;
  days: number;
  /** The weekdays that somebody who has a place already has there now; null for a start. */
  own: readonly number[] | null;
}

/** Those who take places: five unknowns, one for each home day. */
export interface Taker {
  spans: readonly Span[];
  homeDays: readonly number[];
  /** The home day they have: with it nothing changes, whatever weekdays their phases have. */
  homeDay: number | null;
  most: number;
}

export interface StayGroup extends Taker {
  stays: Stay[];
  homeDay: number;
}

export interface StartGroup extends Taker {
  centreId: string;
  shape: Shape;
  /** From each queue: its number and the unknown that counts them. */
  from: { queue: number; unknown: number }[];
}

export interface Queue {
  centreIds: readonly string[];
  /** In the order of the list, with the first week each may start in. */
  asking: { one: Asking; week: number }[];
}

export interface LevelModel {
  programme: Programme;
  stays: StayGroup[];
  starts: StartGroup[];
  queues: Queue[];
  wanted: { fit: Term[]; soon: Term[]; still: Term[] };
}

export function levelModel(input: LevelModelInput): LevelModel {
  const programme = new Programme();
  const queues = queuesOf(input);
  const stays = stayGroups(programme, input);
  const starts = startGroups(programme, input, queues);
  for (const group of stays) {
    programme.row(
      group.homeDays.map((unknown) => [unknown, 1]),
      group.most,
      group.most,
    );
  }
  for (const { homeDays, from } of starts) {
    const both: Term[] = [...homeDays.map((own): Term => [own, 1]), ...from.map(({ unknown }): Term => [unknown, -1])];
    programme.row(both, 0, 0);
  }
  for (const [number, { asking }] of queues.entries()) {
    for (const week of new Set(asking.map((each) => each.week))) {
      const next = Math.min(...asking.map((each) => each.week).filter((each) => each > week));
      // Of those who may start before a week, at most all have.
      const before = starts.filter(({ shape }) => shape.week < next).flatMap(({ from }) => from);
      const terms = before.filter(({ queue }) => queue === number).map(({ unknown }): Term => [unknown, 1]);
      programme.row(terms, Number.NEGATIVE_INFINITY, asking.filter((each) => each.week <= week).length);
    }
  }
  const rooms = roomsOf(input);
  addDayRows(programme, input.horizon, rooms, [...stays, ...starts]);
  addWeekRows(programme, input.horizon, rooms, stays, starts);
  const counted = starts.flatMap(({ from, shape }) => from.map(({ unknown }) => ({ unknown, week: shape.week })));
  return {
    programme,
    stays,
    starts,
    queues,
    wanted: {
      fit: counted.map(({ unknown }): Term => [unknown, 1]),
      soon: counted.map(({ unknown, week }): Term => [unknown, input.fromWeek - week]),
      still: stays.flatMap(({ homeDays, homeDay }) =>
        homeDays.flatMap((unknown, day): Term[] => (day === homeDay ? [] : [[unknown, -1]])),
      ),
    },
  };
}

function queuesOf({ horizon, centres, asking, fromWeek }: LevelModelInput): Queue[] {
  const queues = new Map<string, Queue>();
  for (const one of asking) {
    const week = Math.max(fromWeek, firstWeekOf(horizon, one.earliestOn));
    const key = one.centreId ?? '';
    const queue = queues.get(key) ?? {
      centreIds: one.centreId === null ? centres.map(({ id }) => id) : [one.centreId],
      asking: [],
    };
    queue.asking.push({ one, week });
    queues.set(key, queue);
  }
  return [...queues.values()];
}

function stayGroups(programme: Programme, { horizon, stays, movable, fromWeek }: LevelModelInput): StayGroup[] {
  const groups = new Map<string, { stays: Stay[]; homeDay: number; spans: Span[] }>();
  for (const stay of stays) {
    const left = remaining(stay.phases, mondayOfWeek(horizon, fromWeek));
    const [now] = left;
    if (!now || !movable.has(stay.id)) continue;
    const spans = spansOf(horizon, left);
    const homeDay = WEEKDAYS.indexOf(now.homeDay);
    const key = JSON.stringify([homeDay, spans]);
    const group = groups.get(key) ?? { stays: [], homeDay, spans };
    group.stays.push(stay);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    most: group.stays.length,
    homeDays: WEEKDAYS.map(() => programme.unknown(group.stays.length)),
  }));
}

export function spansOf(horizon: Horizon, phases: readonly Phase[]): Span[] {
  return phases.map((phase) => ({
    centreId: phase.centreId,
    from: Math.max(0, dayIndex(horizon, phase.fromOn)),
    until: Math.min(horizon.dates.length - 1, lastDayIndex(horizon, phase.untilOn)),
    days: phase.days.length,
    own: phase.days.map((day) => WEEKDAYS.indexOf(day)),
  }));
}

/** The weekdays of a span with a home day: those it has where the home day stays, else the pattern of so many days. */
export function weekdaysOf({ own, days }: Span, homeDay: number, now: number | null): readonly number[] {
  return own !== null && homeDay === now ? own : patternOf(homeDay, days);
}

/** What is left of a stay from a Monday on. */
export function remaining(phases: readonly Phase[], monday: PlainDate): Phase[] {
  return phases
    .filter(({ untilOn }) => untilOn >= monday)
    .map((phase) => (phase.fromOn < monday ? { ...phase, fromOn: monday } : phase));
}

function startGroups(programme: Programme, input: LevelModelInput, queues: readonly Queue[]): StartGroup[] {
  const { horizon, centres } = input;
  const last = dayIndex(horizon, input.lastStart);
  return centres.flatMap((centre) =>
    shapesOf(horizon, centre, last).byWeek.flatMap((shape): StartGroup[] => {
      if (shape === null || shape.week < input.fromWeek) return [];
      const from = queues.flatMap(({ centreIds, asking }, queue) => {
        const able = asking.filter(({ week }) => week <= shape.week).length;
        return able > 0 && centreIds.includes(centre.id) ? [{ queue, unknown: programme.unknown(able) }] : [];
      });
      if (from.length === 0) return [];
      const most = input.asking.length;
      const homeDays = WEEKDAYS.map(() => programme.unknown(most));
      const spans = shape.phases.map((phase) => ({ centreId: centre.id, ...phase, own: null }));
      return [{ centreId: centre.id, shape, from, most, homeDays, homeDay: null, spans }];
    }),
  );
}

/** Places of a centre that are left for those whom the programme places, by day; infinite where nobody can come. */
export interface Rooms {
  centreId: string;
  room: Float64Array;
}

function roomsOf(input: LevelModelInput): Rooms[] {
  const { horizon, centres, stays, movable, fromWeek } = input;
  const monday = mondayOfWeek(horizon, fromWeek);
  const now = gridsOf(horizon, centres, stays);
  const placed = (stay: Stay) => movable.has(stay.id) && remaining(stay.phases, monday).length > 0;
  const others = gridsOf(
    horizon,
    centres,
    stays.filter((stay) => !placed(stay)),
  );
  return centres.map(({ id }) => {
    const [whole, fixed] = [now.get(id), others.get(id)];
    const room = Float64Array.from(horizon.dates, (_, at) => {
      if (!whole || !fixed || horizon.open[at] !== 1 || whole.closed[at] === 1) return Number.POSITIVE_INFINITY;
      return Math.max(whole.places[at] ?? 0, takenOn(whole, at)) - takenOn(fixed, at);
    });
    return { centreId: id, room };
  });
}

function takenOn(grid: Grid, at: number): number {
  return (grid.occupied[at] ?? 0) + (grid.promised[at] ?? 0);
}

/**
 * For each weekday of a centre a chain over the weeks: who attends is who attended the week before, and those who come,
 * without those who go. So each unknown stands in a few rows only, however long a placement lasts.
 */
function addDayRows(programme: Programme, horizon: Horizon, rooms: readonly Rooms[], takers: readonly Taker[]): void {
  for (const { centreId, room } of rooms) {
    for (let day = 0; day < DAYS_IN_WEEK; day++) {
      const changes = new Map<number, Map<number, number>>();
      for (const { spans, homeDays, homeDay: now } of takers) {
        for (const span of spans) {
          const [first, last] = [weekFrom(span.from, day), weekUntil(span.until, day)];
          if (span.centreId !== centreId || last < first) continue;
          for (const [homeDay, unknown] of homeDays.entries()) {
            if (!weekdaysOf(span, homeDay, now).includes(day)) continue;
            count(changes, first, unknown, 1);
            count(changes, last + 1, unknown, -1);
          }
        }
      }
      let before: number | null = null;
      // Who has the weekday in the next phase too neither goes nor comes.
      const weeks = [...changes].flatMap(([week, by]) => ([...by.values()].some((each) => each !== 0) ? [week] : []));
      weeks.sort((a, b) => a - b);
      for (const [at, week] of weeks.entries()) {
        const most = leastRoom(room, day, week, weeks[at + 1] ?? horizon.weeks);
        const attend = programme.unknown(most, { whole: false });
        const come = [...(changes.get(week) ?? [])].filter(([, by]) => by !== 0);
        const terms: Term[] = [[attend, 1], ...come.map(([own, by]): Term => [own, -by])];
        programme.row(before === null ? terms : [...terms, [before, -1]], 0, 0);
        before = attend;
      }
    }
  }
}

/** The tightest day of a weekday in the weeks from one to (not including) another. */
export function leastRoom(room: Float64Array, day: number, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let week = from; week < to; week++) least = Math.min(least, room[week * DAYS_IN_WEEK + day] ?? least);
  return least;
}

function weekFrom(from: number, day: number): number {
  return Math.floor((from - day + DAYS_IN_WEEK - 1) / DAYS_IN_WEEK);
}

function weekUntil(until: number, day: number): number {
  return Math.floor((until - day) / DAYS_IN_WEEK);
}

function count(changes: Map<number, Map<number, number>>, week: number, unknown: number, by: number): void {
  const own = changes.get(week) ?? new Map<number, number>();
  own.set(unknown, (own.get(unknown) ?? 0) + by);
  changes.set(week, own);
}
