import { WEEKDAYS, type Weekday } from '../../shared/dates.ts';
import type { Grid } from './capacity.ts';
import type { Centre } from './centre.ts';
import { DAYS_IN_WEEK, type Horizon, lastDayIndex } from './horizon.ts';
import { daysFor, endOf, phaseEnds } from './placement.ts';

/**
 * Where one more pupil would fit in one centre, for every start week and every home day at once. Sums over the weeks,
 * kept for each weekday, make each question a few subtractions instead of a walk through the days.
 *
 *   shapesOf   what a placement looks like for each week it may start in: its phases as day indexes
 *   roomOf     those sums, for the places that are free now
 *   homeDaysThatFit · overDays · freeOnHomeDay   with which home day it fits, by how many days it does not
 *   take       takes (or gives back) the places of such a stay
 */
export interface Shape {
  week: number;
  /** Index of the first and of the last day. */
  from: number;
  until: number;
  startOn: string;
  endOn: string;
  phases: readonly { from: number; until: number; days: number }[];
}

/** For each week of the horizon: the placement that starts there; null where it cannot, with the reason kept apart. */
export interface Shapes {
  byWeek: readonly (Shape | null)[];
  /** 'calendar for 2028/29 not entered': from the first start on whose end is not known. */
  unknown: string | null;
  unknownFrom: number;
}

/** `horizon` must reach beyond the last start; starts after `lastStart` (a day's index) are left out. */
export function shapesOf(horizon: Horizon, centre: Centre, lastStart: number): Shapes {
  const openDays = [...horizon.dates.keys()].filter((at) => horizon.open[at] === 1);
  const numberOfDay = new Map(openDays.map((at, number) => [at, number]));
  let unknown: string | null = null;
  let unknownFrom = horizon.weeks;
  const byWeek = Array.from({ length: horizon.weeks }, (_, week): Shape | null => {
    const from = horizon.firstOfWeek[week] ?? -1;
    const startOn = horizon.dates[from];
    if (startOn === undefined || from > lastStart) return null;
    if (startOn < centre.openedOn) return null;
    const end = endOf(horizon.calendar, startOn, centre.lengthTerms);
    if (!end.known) {
      unknown ??= end.sentence;
      unknownFrom = Math.min(unknownFrom, week);
      return null;
    }
    if (centre.closedOn !== null && end.value > centre.closedOn) return null;
    const until = lastDayIndex(horizon, end.value);
    if (until >= horizon.dates.length) {
      unknown ??= horizon.unknown;
      unknownFrom = Math.min(unknownFrom, week);
      return null;
    }
    const first = numberOfDay.get(from) ?? 0;
    const last = numberOfDay.get(until) ?? first;
    const dates = openDays.slice(first, last + 1).map((at) => horizon.dates[at] ?? '');
    const ends = phaseEnds(dates, centre.phases);
    const phases: { from: number; until: number; days: number }[] = [];
    let at = from;
    for (const [position, planned] of centre.phases.entries()) {
      const stop = lastDayIndex(horizon, ends[position] ?? end.value);
      if (stop < at) continue;
      phases.push({ from: at, until: stop, days: planned.days });
      at = stop + 1;
    }
    return { week, from, until, startOn, endOn: end.value, phases };
  });
  return { byWeek, unknown, unknownFrom };
}

/** Sums over weeks for each weekday: days without room, and free places. */
export interface Room {
  grid: Grid;
  /** Weekday × (weeks + 1): how many such days before a week have no room for one more. */
  blocked: Int32Array;
  /** The same for free places on days that are open. */
  free: Int32Array;
}

export function roomOf(horizon: Horizon, grid: Grid): Room {
  const width = horizon.weeks + 1;
  const blocked = new Int32Array(DAYS_IN_WEEK * width);
  const free = new Int32Array(DAYS_IN_WEEK * width);
  for (let day = 0; day < DAYS_IN_WEEK; day++) {
    for (let week = 0, at = day, sum = day * width; week < horizon.weeks; week++, at += DAYS_IN_WEEK, sum++) {
      const counts = horizon.open[at] === 1 && grid.closed[at] === 0;
      const left = counts ? (grid.places[at] ?? 0) - (grid.occupied[at] ?? 0) - (grid.promised[at] ?? 0) : 0;
      blocked[sum + 1] = (blocked[sum] ?? 0) + (counts && left < 1 ? 1 : 0);
      free[sum + 1] = (free[sum] ?? 0) + left;
    }
  }
  return { grid, blocked, free };
}

/** Weekdays at the Link for each home day and number of days, as indexes 0 to 4 and as bits: made once. */
const PATTERNS: readonly (readonly (readonly number[])[])[] = WEEKDAYS.map((homeDay) =>
  Array.from({ length: DAYS_IN_WEEK + 1 }, (_, count) => daysFor(homeDay, count).map((day) => WEEKDAYS.indexOf(day))),
);
const MASKS = PATTERNS.map((byCount) => byCount.map((days) => days.reduce((mask, day) => mask | (1 << day), 0)));

export function patternOf(homeDay: number, days: number): readonly number[] {
  return PATTERNS[homeDay]?.[days] ?? [];
}

/** The home days with which the stay has room on each of its days, as bits; 0: none. */
export function homeDaysThatFit(room: Room, shape: Shape): number {
  const width = room.blocked.length / DAYS_IN_WEEK;
  let fitting = (1 << DAYS_IN_WEEK) - 1;
  for (const { from, until, days } of shape.phases) {
    let full = 0;
    for (let day = 0; day < DAYS_IN_WEEK; day++) {
      if (between(room.blocked, width, day, from, until) > 0) full |= 1 << day;
    }
    if (full === 0) continue;
    for (let homeDay = 0; homeDay < DAYS_IN_WEEK; homeDay++) {
      if (((MASKS[homeDay]?.[days] ?? 0) & full) !== 0) fitting &= ~(1 << homeDay);
    }
    if (fitting === 0) return 0;
  }
  return fitting;
}

/** How many days of the stay would have no room. */
export function overDays(room: Room, shape: Shape, homeDay: number): number {
  const width = room.blocked.length / DAYS_IN_WEEK;
  let total = 0;
  for (const { from, until, days } of shape.phases) {
    for (const day of patternOf(homeDay, days)) total += between(room.blocked, width, day, from, until);
  }
  return total;
}

/** Free places on one weekday while the pupil has most days: the weekday that is tightest is the best home day. */
export function freeOnHomeDay(room: Room, shape: Shape, homeDay: number): number {
  const first = shape.phases[0];
  return first ? between(room.free, room.free.length / DAYS_IN_WEEK, homeDay, first.from, first.until) : 0;
}

/** The sum over one weekday's days from one index to another. */
function between(sums: Int32Array, width: number, day: number, from: number, until: number): number {
  const first = Math.floor((from - day + DAYS_IN_WEEK - 1) / DAYS_IN_WEEK);
  const last = Math.floor((until - day) / DAYS_IN_WEEK);
  return last < first ? 0 : (sums[day * width + last + 1] ?? 0) - (sums[day * width + first] ?? 0);
}

/** Takes the places of such a stay on a grid (`by` 1), or gives them back (−1). */
export function take(horizon: Horizon, grid: Grid, shape: Shape, homeDay: number, by: 1 | -1): void {
  for (const { from, until, days } of shape.phases) {
    for (const day of patternOf(homeDay, days)) {
      for (let at = from + ((day - (from % DAYS_IN_WEEK) + DAYS_IN_WEEK) % DAYS_IN_WEEK); at <= until; at += 5) {
        if (horizon.open[at]) grid.occupied[at] = (grid.occupied[at] ?? 0) + by;
      }
    }
  }
}

export function weekdayName(index: number): Weekday {
  return WEEKDAYS[index] ?? 'mon';
}
