import type { Holding } from '../../../shared/api/calendars.ts';
import { addDays, dayOfWeek, weekdayOf } from '../../../shared/dates.ts';

/** An academic year as a picture needs it: months of weeks of days, each with what it is. */
export type DayKind = 'pupil' | 'inset' | 'closure' | 'bank-holiday' | 'holiday' | 'weekend' | 'unknown';

export interface Day {
  date: string;
  number: number;
  kind: DayKind;
  /** What a closed day is called. */
  name: string | null;
}

export interface Month {
  /** '2026-09' */
  key: string;
  label: string;
  /** Weeks from Monday; null for days of the months beside it. */
  weeks: (Day | null)[][];
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** September to August. A weekday outside every half that is entered is a holiday, or not known where the year has gaps. */
export function monthsOfYear(academicYear: string, holding: Holding): Month[] {
  const start = Number(academicYear.slice(0, 4));
  const halves = holding.halves.filter((half) => half.academicYear === academicYear);
  const isWhole = halves.length === 6;
  const closed = new Map(holding.closedDays.map((day) => [day.date, day]));
  const kindOf = (date: string): DayKind => {
    if (!weekdayOf(date)) return 'weekend';
    const day = closed.get(date);
    if (day) return day.kind;
    if (halves.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay)) return 'pupil';
    return isWhole ? 'holiday' : 'unknown';
  };
  return Array.from({ length: 12 }, (_, at) => {
    const month = ((8 + at) % 12) + 1;
    const year = start + (at < 4 ? 0 : 1);
    const key = `${year}-${String(month).padStart(2, '0')}`;
    return {
      key,
      label: `${MONTHS[month - 1]} ${year}`,
      weeks: weeksOf(key, kindOf, (date) => closed.get(date)?.name ?? null),
    };
  });
}

function weeksOf(month: string, kindOf: (date: string) => DayKind, nameOf: (date: string) => string | null) {
  const weeks: (Day | null)[][] = [];
  let week: (Day | null)[] = Array.from({ length: dayOfWeek(`${month}-01`) - 1 }, () => null);
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) {
    week.push({ date, number: Number(date.slice(8)), kind: kindOf(date), name: nameOf(date) });
    if (week.length === 7) {
      weeks.push(week);
      week = [];
    }
  }
  if (week.length > 0) weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)]);
  return weeks;
}
