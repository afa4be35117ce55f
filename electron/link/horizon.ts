import { addDays, daysBetween, earlierOf, laterOf, mondayOf, type PlainDate, WEEKDAYS } from '../../shared/dates.ts';
import {
  isSchoolDay,
  lastDayOfLength,
  type SchoolCalendar,
  schoolDaysBetween,
  termOf,
} from '../../shared/school-time.ts';

/**
 * The stretch of time that is looked at: whole weeks of five days, from a Monday on, each day either a school day or
 * not. Everything that is counted by day is an array over the horizon's days, week after week.
 *
 *   horizonOf · dayIndex · dateAt · weekOfDay
 */
export interface Horizon {
  from: PlainDate;
  weeks: number;
  /** A date for each day, and whether it is a school day. */
  dates: readonly PlainDate[];
  open: Uint8Array;
  /** The first school day of each week as a day's index; −1 in a week without one. */
  firstOfWeek: Int16Array;
  /** Last day that was asked for and is known. */
  until: PlainDate;
  /** 'calendar for 2028/29 not entered', where the horizon had to stop early. */
  unknown: string | null;
  calendar: SchoolCalendar;
}

export const DAYS_IN_WEEK = WEEKDAYS.length;

/** From the week of `today` to the last day that lies `terms` terms ahead, as far as the calendar is entered. */
export function horizonOf(calendar: SchoolCalendar, today: PlainDate, terms: number): Horizon {
  const wanted = lastDayOfLength(calendar, today, terms);
  const ends = calendar.halves.map(({ last }) => last).reduce(laterOf, today);
  const from = mondayOf(today);
  let unknown = wanted.known ? null : wanted.sentence;
  let until = wanted.known ? wanted.value : ends;
  const dates: PlainDate[] = [];
  const open: number[] = [];
  for (let monday = from; monday <= until; monday = addDays(monday, 7)) {
    const week = WEEKDAYS.map((_, at) => addDays(monday, at));
    const asked = week.map((date) => isSchoolDay(calendar, date));
    const gap = asked.find((answer) => !answer.known);
    // Friday may lie past the last term that is entered: then only the days up to it are known, and that is enough.
    if (gap && !gap.known && monday < earlierOf(mondayOf(ends), until)) {
      unknown = gap.sentence;
      until = addDays(monday, -3);
      break;
    }
    dates.push(...week);
    open.push(...asked.map((answer) => (answer.known && answer.value ? 1 : 0)));
  }
  const weeks = dates.length / DAYS_IN_WEEK;
  const firstOfWeek = Int16Array.from({ length: weeks }, (_, week) => {
    const at = open.indexOf(1, week * DAYS_IN_WEEK);
    return at >= 0 && at < (week + 1) * DAYS_IN_WEEK ? at : -1;
  });
  return { from, weeks, dates, open: Uint8Array.from(open), firstOfWeek, until, unknown, calendar };
}

/**
 * A date's place among the days: the first day that is not earlier. Before the horizon it is negative, after it the
 * number of days or more, so that stretches can be cut to the horizon by comparing.
 */
export function dayIndex(horizon: Horizon, date: PlainDate): number {
  const days = daysBetween(horizon.from, date);
  const week = Math.floor(days / 7);
  return week * DAYS_IN_WEEK + Math.min(days - week * 7, DAYS_IN_WEEK);
}

/** The same for the end of a stretch: the last day that is not later. */
export function lastDayIndex(horizon: Horizon, date: PlainDate): number {
  const days = daysBetween(horizon.from, date);
  const week = Math.floor(days / 7);
  return week * DAYS_IN_WEEK + Math.min(days - week * 7, DAYS_IN_WEEK - 1);
}

export function mondayOfWeek(horizon: Horizon, week: number): PlainDate {
  return addDays(horizon.from, week * 7);
}

/** The term that a week lies in, in words, for headings: 'Spring 2026/27'; null where it is not known. */
export function termOfWeek(horizon: Horizon, week: number): { academicYear: string; term: string } | null {
  const first = horizon.firstOfWeek[week] ?? -1;
  const date = first < 0 ? mondayOfWeek(horizon, week) : (horizon.dates[first] ?? horizon.from);
  const found = termOf(horizon.calendar, date);
  return found.known ? { academicYear: found.value.academicYear, term: found.value.term } : null;
}

/** School days from one day to another, the first not counted; null where a calendar is missing. */
export function schoolDaysOf(horizon: Horizon, from: PlainDate, to: PlainDate): number | null {
  const answer = schoolDaysBetween(horizon.calendar, from, to);
  return answer.known ? answer.value : null;
}
