import { laterOf, type PlainDate, showDate } from '../../shared/dates.ts';
import {
  addSchoolDays,
  type Known,
  lastSchoolDayBefore,
  type SchoolCalendar,
  schoolDaysBetween,
} from '../../shared/school-time.ts';
import type { Stay } from './centre.ts';
import { cutAt, extendTo } from './placement.ts';

/**
 * How far placements end before or after their planned day, learnt from the office's own past ones. With fewer than ten
 * there is nothing to learn from: then only the planned dates are shown, and it says so.
 *
 *   learn     the shifts of past placements, in school days
 *   likelyEnd when a stay is likely to end instead, in words
 *   shifted   stays with their ends moved by so many school days: for a forecast that ends fall so
 */
export const FEWEST_TO_LEARN = 10;

export interface PastPlacement {
  plannedEndOn: PlainDate;
  /** The last day in fact. */
  endedOn: PlainDate;
}

export type Learnt =
  | { known: false; count: number; sentence: string }
  | {
      known: true;
      count: number;
      /** School days: negative is early. A quarter ended by the first, half by the second, three quarters by the third. */
      quartiles: readonly [number, number, number];
      early: number;
      late: number;
      /** By the most whole weeks that at least a quarter of them ended early, or late; null: fewer than that. */
      sooner: WholeWeeks | null;
      later: WholeWeeks | null;
      sentence: string;
    };

export interface WholeWeeks {
  weeks: number;
  /** Of the placements that have ended, so many. */
  count: number;
}

const SCHOOL_DAYS_IN_WEEK = 5;

export function learn(calendar: SchoolCalendar, past: readonly PastPlacement[]): Learnt {
  const shifts = past
    .flatMap(({ plannedEndOn, endedOn }) => shiftOf(calendar, plannedEndOn, endedOn) ?? [])
    .sort((a, b) => a - b);
  const count = shifts.length;
  if (count < FEWEST_TO_LEARN) {
    const ended = count === 1 ? '1 placement has' : `${count} placements have`;
    return {
      known: false,
      count,
      sentence: `${ended} ended so far. From ${FEWEST_TO_LEARN} on, early and late ends are learnt from them; until then only the planned dates count.`,
    };
  }
  const quartiles = [0.25, 0.5, 0.75].map((share) => shifts[Math.ceil(share * count) - 1] ?? 0);
  const [first = 0, middle = 0, third = 0] = quartiles;
  const early = shifts.filter((shift) => shift < 0).length;
  const late = shifts.filter((shift) => shift > 0).length;
  return {
    known: true,
    count,
    quartiles: [first, middle, third],
    early,
    late,
    sooner: wholeWeeks(shifts.map((shift) => -shift)),
    later: wholeWeeks(shifts),
    sentence: `Of ${count} placements that have ended, ${early} ended early and ${late} late; the middle half between ${days(first)} and ${days(third)}.`,
  };
}

/** Of those that ended at least a week on this side, the most weeks that a quarter of all reach. */
function wholeWeeks(shifts: readonly number[]): WholeWeeks | null {
  const reach = (weeks: number) => shifts.filter((shift) => shift >= weeks * SCHOOL_DAYS_IN_WEEK).length;
  let weeks = 0;
  while (reach(weeks + 1) * 4 >= shifts.length) weeks++;
  return weeks === 0 ? null : { weeks, count: reach(weeks) };
}

/** 'Likely free 2 weeks earlier, on 12 Mar 2027, in 3 of 12.' Null where nothing is learnt, or ends keep to their days. */
export function likelyEnd(calendar: SchoolCalendar, learnt: Learnt, stay: Stay, today: PlainDate): string | null {
  if (!learnt.known) return null;
  const says = (side: WholeWeeks | null, sign: 1 | -1, word: string) => {
    if (side === null) return [];
    const [moved] = shifted(calendar, [stay], sign * side.weeks * SCHOOL_DAYS_IN_WEEK, today);
    const on = moved?.phases.at(-1)?.untilOn;
    const weeks = side.weeks === 1 ? '1 week' : `${side.weeks} weeks`;
    return on === undefined ? [] : [`${weeks} ${word}, on ${showDate(on)}, in ${side.count} of ${learnt.count}`];
  };
  const both = [...says(learnt.sooner, -1, 'earlier'), ...says(learnt.later, 1, 'later')];
  return both.length === 0 ? null : `Likely to end ${both.join('; ')}.`;
}

/** School days from the planned end to the real one; null where a calendar is missing. */
function shiftOf(calendar: SchoolCalendar, plannedEndOn: PlainDate, endedOn: PlainDate): number | null {
  const early = endedOn < plannedEndOn;
  const counted = early
    ? schoolDaysBetween(calendar, endedOn, plannedEndOn)
    : schoolDaysBetween(calendar, plannedEndOn, endedOn);
  return counted.known ? (early ? -counted.value : counted.value) : null;
}

/** The same stays with each end moved by `shift` school days; what is past, and starts, stay where they are. */
export function shifted(calendar: SchoolCalendar, stays: readonly Stay[], shift: number, today: PlainDate): Stay[] {
  if (shift === 0) return [...stays];
  return stays.map((stay) => {
    const start = stay.phases[0]?.fromOn ?? today;
    const end = stay.phases.at(-1)?.untilOn ?? today;
    const moved = shift > 0 ? addSchoolDays(calendar, end, shift) : earlier(calendar, end, -shift, today);
    if (!moved.known) return stay;
    if (end < today) return stay;
    const to = laterOf(moved.value, laterOf(start, today));
    return { ...stay, phases: to < end ? cutAt(stay.phases, to) : extendTo(stay.phases, to) };
  });
}

/** So many school days back, but not past today: what has been attended was attended. */
function earlier(calendar: SchoolCalendar, date: PlainDate, count: number, today: PlainDate): Known<PlainDate> {
  let day = date;
  for (let left = count; left > 0 && day > today; left--) {
    const before = lastSchoolDayBefore(calendar, day);
    if (!before.known) return before;
    day = before.value;
  }
  return { known: true, value: day };
}

function days(shift: number): string {
  if (shift === 0) return 'the planned day';
  const count = Math.abs(shift);
  return `${count} school ${count === 1 ? 'day' : 'days'} ${shift < 0 ? 'early' : 'late'}`;
}
