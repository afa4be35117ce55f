import { BANK_HOLIDAYS, COUNTY_TERM_HALVES } from '../../shared/county-calendar.ts';
import { addDays, mondayOf, type PlainDate, weekdayOf } from '../../shared/dates.ts';

/**
 * The demo's time: everything is so many school days or school weeks from today. In a holiday "today" is the last
 * school day before it; before the first and after the last day that is known, it is that day.
 */
export interface DemoTime {
  readonly today: PlainDate;
  /** The school day `count` school days after today, before it where negative; 0 is today or the last one before. */
  day(count: number): PlainDate;
  /** The last school day before `date`. */
  before(date: PlainDate): PlainDate;
  /** Monday of the school week `count` school weeks after this one. */
  week(count: number): PlainDate;
  /** The school days of the week that begins on `monday`. */
  openDays(monday: PlainDate): readonly PlainDate[];
  /** How many school days lie after `from`, up to `to`. */
  daysBetween(from: PlainDate, to: PlainDate): number;
}

/**
 * Years before and after those that the county has published, so that the demo has a past and a future. Invented, and
 * their status says so.
 */
export const DEMO_TERM_HALVES: typeof COUNTY_TERM_HALVES = [
  ...yearOf('2024/25', [
    ['2024-09-03', '2024-10-25'],
    ['2024-11-04', '2024-12-20'],
    ['2025-01-06', '2025-02-14'],
    ['2025-02-24', '2025-04-11'],
    ['2025-04-28', '2025-05-23'],
    ['2025-06-02', '2025-07-21'],
  ]),
  ...yearOf('2027/28', [
    ['2027-09-02', '2027-10-22'],
    ['2027-11-01', '2027-12-17'],
    ['2028-01-04', '2028-02-11'],
    ['2028-02-21', '2028-03-31'],
    ['2028-04-24', '2028-05-26'],
    ['2028-06-05', '2028-07-20'],
  ]),
];

function yearOf(academicYear: string, halves: readonly (readonly [PlainDate, PlainDate])[]): typeof COUNTY_TERM_HALVES {
  const terms = ['autumn', 'autumn', 'spring', 'spring', 'summer', 'summer'] as const;
  return halves.map(([firstDay, lastDay], at) => ({
    academicYear,
    term: terms[at] ?? 'summer',
    half: at % 2 === 0 ? 1 : 2,
    firstDay,
    lastDay,
    status: 'invented for the demo',
  }));
}

const SCHOOL_DAYS: readonly PlainDate[] = schoolDays();
const MONDAYS: readonly PlainDate[] = [...new Set(SCHOOL_DAYS.map(mondayOf))];

function schoolDays(): PlainDate[] {
  const closed = new Set(BANK_HOLIDAYS.map(({ date }) => date));
  const days: PlainDate[] = [];
  for (const { firstDay, lastDay } of [...COUNTY_TERM_HALVES, ...DEMO_TERM_HALVES]) {
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
      if (weekdayOf(day) && !closed.has(day)) days.push(day);
    }
  }
  return days.sort();
}

export function demoTime(date: PlainDate): DemoTime {
  const here = Math.max(
    0,
    SCHOOL_DAYS.findLastIndex((day) => day <= date),
  );
  const today = within(SCHOOL_DAYS, here);
  const thisWeek = MONDAYS.indexOf(mondayOf(today));
  return {
    today,
    day: (count) => within(SCHOOL_DAYS, here + count),
    before: (date) =>
      within(
        SCHOOL_DAYS,
        SCHOOL_DAYS.findLastIndex((day) => day < date),
      ),
    week: (count) => within(MONDAYS, thisWeek + count),
    openDays: (monday) => {
      const sunday = addDays(monday, 6);
      return SCHOOL_DAYS.filter((day) => day >= monday && day <= sunday);
    },
    daysBetween: (from, to) => SCHOOL_DAYS.filter((day) => day > from && day <= to).length,
  };
}

function within(list: readonly PlainDate[], at: number): PlainDate {
  const found = list[Math.min(Math.max(at, 0), list.length - 1)];
  if (found === undefined) throw new Error('The demo has no school days');
  return found;
}
