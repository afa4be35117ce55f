import { patternOf } from './fits.ts';
import { DAYS_IN_WEEK, type Horizon } from './horizon.ts';
import { leastRoom, type Rooms, type Span, type StartGroup, type StayGroup } from './levelling-model.ts';
import type { Programme, Term } from './programme.ts';

/**
 * What follows from the day rows for whole weeks, said outright. Whatever home days are chosen, a pupil with four days
 * is on at least one of any two weekdays, on two of any three, and so on; so the places of those weekdays bound how many
 * pupils a week can hold at all, and since pupils are whole, the bound may be rounded down after dividing. These rows
 * forbid nothing that the day rows allow; with them the solver proves its answer at once instead of by search.
 */
export function addWeekRows(
  programme: Programme,
  horizon: Horizon,
  rooms: readonly Rooms[],
  stays: readonly StayGroup[],
  starts: readonly StartGroup[],
): void {
  for (const { centreId, room } of rooms) {
    const own = starts.filter((start) => start.centreId === centreId);
    let block: Block | null = null;
    for (let week = 0; week < horizon.weeks; week++) {
      if ((horizon.firstOfWeek[week] ?? -1) < 0) continue;
      const next = blockOf(horizon, centreId, week, stays, own);
      if (block && next.key === block.key) {
        block.until = week + 1;
        continue;
      }
      if (block) addBlock(programme, room, block);
      block = next;
    }
    if (block) addBlock(programme, room, block);
  }
}

/** Weeks in which the same pupils attend with the same number of days: by days a week, who starts and who is there. */
interface Block {
  key: string;
  from: number;
  until: number;
  byDays: { days: number; starting: number[]; there: number }[];
}

function blockOf(
  horizon: Horizon,
  centreId: string,
  week: number,
  stays: readonly StayGroup[],
  starts: readonly StartGroup[],
): Block {
  const byDays = Array.from({ length: DAYS_IN_WEEK - 1 }, (_, at) => ({
    days: at + 1,
    starting: [] as number[],
    there: 0,
  }));
  for (const { spans, from } of starts) {
    const entry = byDays[daysIn(horizon, spans, centreId, week) - 1];
    if (entry) entry.starting.push(...from.map(({ unknown }) => unknown));
  }
  for (const { spans, most, homeDay } of stays) {
    // Weekdays that were chosen by hand may be others than any home day gives: they are left to the day rows.
    if (!spans.every((span) => isPattern(span, homeDay))) continue;
    const entry = byDays[daysIn(horizon, spans, centreId, week) - 1];
    if (entry) entry.there += most;
  }
  return { key: JSON.stringify(byDays), from: week, until: week + 1, byDays };
}

function isPattern({ own, days }: Span, homeDay: number | null): boolean {
  const pattern = homeDay === null ? [] : patternOf(homeDay, days);
  return own === null || (own.length === pattern.length && own.every((day) => pattern.includes(day)));
}

/** Days a week where the whole week lies in one span; 0 where it does not: to leave somebody out weakens a bound, no more. */
function daysIn(horizon: Horizon, spans: readonly Span[], centreId: string, week: number): number {
  const first = horizon.firstOfWeek[week] ?? 0;
  let last = (week + 1) * DAYS_IN_WEEK - 1;
  while (last > first && horizon.open[last] !== 1) last--;
  return spans.find((span) => span.centreId === centreId && span.from <= first && span.until >= last)?.days ?? 0;
}

interface Bound {
  /** How many of the chosen weekdays a pupil with so many days attends at least. */
  least: number[];
  most: number;
}

function addBlock(programme: Programme, room: Float64Array, { from, until, byDays }: Block): void {
  if (byDays.every(({ starting }) => starting.length === 0)) return;
  const rooms = Array.from({ length: DAYS_IN_WEEK }, (_, day) => leastRoom(room, day, from, until));
  const bounds = boundsOf(rooms, byDays);
  const pupils = byDays.map(({ starting }) => {
    if (starting.length === 0) return null;
    const all = programme.unknown(Number.POSITIVE_INFINITY);
    programme.row([[all, 1], ...starting.map((unknown): Term => [unknown, -1])], 0, 0);
    return all;
  });
  for (const { least, most } of strongest(bounds, pupils)) {
    const terms = pupils.flatMap((unknown, at): Term[] => {
      const days = least[at] ?? 0;
      return unknown === null || days === 0 ? [] : [[unknown, days]];
    });
    programme.row(terms, Number.NEGATIVE_INFINITY, most);
  }
}

/** One bound for each set of weekdays, and for each the same divided by 2, 3 and 4 and rounded down. */
function boundsOf(rooms: readonly number[], byDays: Block['byDays']): Bound[] {
  const bounds: Bound[] = [];
  for (let chosen = 1; chosen < 1 << DAYS_IN_WEEK; chosen++) {
    const weekdays = rooms.flatMap((_, day) => (chosen & (1 << day) ? [day] : []));
    const places = weekdays.reduce((sum, day) => sum + (rooms[day] ?? 0), 0);
    if (places === Number.POSITIVE_INFINITY) continue;
    const least = byDays.map(({ days }) =>
      Math.min(...rooms.map((_, homeDay) => patternOf(homeDay, days).filter((day) => weekdays.includes(day)).length)),
    );
    // Those who are there are a known number: what they take is taken off before anything is divided.
    const most = byDays.reduce((left, { there }, at) => left - there * (least[at] ?? 0), places);
    bounds.push({ least, most });
    for (const by of [2, 3, 4]) {
      if (Math.max(...least) < by) continue;
      bounds.push({ least: least.map((days) => Math.floor(days / by)), most: Math.floor(most / by) });
    }
  }
  return bounds;
}

/** Without those that another one implies. */
function strongest(bounds: readonly Bound[], pupils: readonly (number | null)[]): Bound[] {
  const counts = (bound: Bound) => pupils.some((unknown, at) => unknown !== null && (bound.least[at] ?? 0) > 0);
  const asStrong = (a: Bound, b: Bound) =>
    a.most <= b.most && pupils.every((unknown, at) => unknown === null || (a.least[at] ?? 0) >= (b.least[at] ?? 0));
  const useful = bounds.filter(counts);
  return useful.filter(
    (bound, at) =>
      !useful.some((other, own) => own !== at && asStrong(other, bound) && (!asStrong(bound, other) || own < at)),
  );
}
