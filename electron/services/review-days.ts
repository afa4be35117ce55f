import { addDays, type PlainDate } from '../../shared/dates.ts';
import { isSchoolDay, lastSchoolDayBefore, type SchoolCalendar } from '../../shared/school-time.ts';

const FOUR_WEEKS = 28;
/** Nearer to the start there is nothing to look back on yet. */
const TWO_WEEKS = 14;

/**
 * Days on which a plan might be reviewed: its last, and every four weeks back from there; where the school is closed, the
 * last school day before. Of a year whose dates are not entered, the days as they fall.
 */
export function reviewDays(calendar: SchoolCalendar, startOn: PlainDate, endOn: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  const first = addDays(startOn, TWO_WEEKS);
  for (let day = endOn; day >= first; day = addDays(day, -FOUR_WEEKS)) days.unshift(openDay(calendar, day));
  return [...new Set(days)].filter((day) => day > startOn);
}

function openDay(calendar: SchoolCalendar, day: PlainDate): PlainDate {
  const open = isSchoolDay(calendar, day);
  if (!open.known || open.value) return day;
  const before = lastSchoolDayBefore(calendar, day);
  return before.known ? before.value : day;
}
