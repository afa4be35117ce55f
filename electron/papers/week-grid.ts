import { addDays, type PlainDate, showDate, WEEKDAYS, type Weekday } from '../../shared/dates.ts';
import type { Block, Piece, Words } from './document.ts';

/** One session on a week's paper: when, who or which plan, and where. */
export interface WeekVisit {
  /** 'mon-am' … 'fri-pm'. */
  session: string;
  /** Who comes (on a school's paper) or for whom (on an STA's). */
  who: string;
  /** Where, for papers with more than one place. */
  where: string;
}

const DAY_NAMES: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
};

/** Monday to Friday across, morning and afternoon down. */
export function weekGrid(
  visits: readonly WeekVisit[],
  withPlace: boolean,
  monday?: PlainDate,
  rowHeight?: number,
): Block {
  const cell = (day: Weekday, half: 'am' | 'pm'): Words => {
    const here = visits.filter(({ session }) => session === `${day}-${half}`);
    return here.flatMap(({ who, where }, at): Piece[] => [
      { text: at > 0 ? `\n${who}` : who, strong: withPlace },
      ...(withPlace ? [{ text: `\n${where}` }] : []),
    ]);
  };
  return {
    kind: 'table',
    summary: 'Sessions of the week: days across, morning and afternoon down',
    rowHeaders: true,
    grid: true,
    ...(rowHeight === undefined ? {} : { rowHeight }),
    columns: [
      { header: '', share: 15 },
      ...WEEKDAYS.map((day, at) => ({
        header: monday ? `${DAY_NAMES[day]}\n${showDate(addDays(monday, at)).replace(/ \d{4}$/, '')}` : DAY_NAMES[day],
        share: 17,
      })),
    ],
    rows: [
      ['Morning', ...WEEKDAYS.map((day) => cell(day, 'am'))],
      ['Afternoon', ...WEEKDAYS.map((day) => cell(day, 'pm'))],
    ],
  };
}

/** 'Monday morning'. */
export function sessionInWords(session: string): string {
  const [day, half] = session.split('-');
  const name = WEEKDAYS.find((each) => each === day);
  return `${name ? DAY_NAMES[name] : session} ${half === 'am' ? 'morning' : 'afternoon'}`;
}
