import { daysBetween, mondayOf, type PlainDate } from '../../shared/dates.ts';
import type { Heartbeat } from '../../shared/verdicts.ts';

/** Where everything of a heartbeat lies on its line of school weeks. Plain data in, plain data out. */

export interface Drawing {
  width: number;
  height: number;
  /** One band for each week: as dense as its school days. */
  weeks: { monday: PlainDate; x: number; width: number; schoolDays: number }[];
  /** The first week of each month, for the words below the line. */
  months: { label: string; x: number }[];
  beats: (Heartbeat['beats'][number] & { x: number })[];
  gaps: (Heartbeat['gaps'][number] & { x1: number; x2: number })[];
  runs: (Heartbeat['runs'][number] & { x1: number; x2: number })[];
  /** The day that it was drawn on. */
  today: number | null;
  /** The day on which the next review is due, and the last that keeps the run. */
  next: { x1: number; x2: number } | null;
}

/** Heights of the rows, from above: words of the run, its bar, the line of beats, words of gaps, months. */
export const ROWS = { runWords: 12, run: 22, beats: 46, gapWords: 68, axis: 78, months: 94 } as const;
const HEIGHT = 102;
const MARGIN = 8;
const NARROWEST = 14;
const WIDEST = 36;
const USUAL_WIDTH = 960;
const DAYS_SHOWN = 5;
/** How wide a letter of the axis is, at most. */
const LETTER = 8;

export function drawHeartbeat(heart: Heartbeat, on: PlainDate): Drawing {
  const { weeks, beats, gaps, runs, nextDueOn, lastDayOn } = heart;
  const each = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(USUAL_WIDTH / Math.max(1, weeks.length))));
  const first = weeks[0]?.monday ?? on;
  const width = weeks.length * each + 2 * MARGIN;
  const xOf = (day: PlainDate) => {
    const monday = mondayOf(day);
    const week = daysBetween(first, monday) / 7;
    // Saturday and Sunday stand where Friday ends.
    const within = Math.min(daysBetween(monday, day), DAYS_SHOWN - 0.5) + 0.5;
    return MARGIN + (week + within / DAYS_SHOWN) * each;
  };
  const inside = (x: number) => x >= 0 && x <= width;
  const next = nextDueOn ? { x1: xOf(nextDueOn), x2: xOf(lastDayOn ?? nextDueOn) } : null;
  return {
    width,
    height: HEIGHT,
    weeks: weeks.map(({ monday, schoolDays }, at) => ({ monday, schoolDays, x: MARGIN + at * each, width: each })),
    months: monthsOf(
      weeks.map(({ monday }) => monday),
      each,
    ).map(({ label, at }) => ({ label, x: MARGIN + at * each })),
    beats: beats.map((beat) => ({ ...beat, x: xOf(beat.on) })).filter(({ x }) => inside(x)),
    gaps: gaps.map((gap) => ({ ...gap, x1: xOf(gap.from), x2: xOf(gap.to) })),
    runs: runs.map((run) => ({ ...run, x1: xOf(run.from), x2: xOf(run.to) })),
    today: inside(xOf(on)) ? xOf(on) : null,
    next: next && inside(next.x1) ? next : null,
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Month {
  label: string;
  at: number;
}

/** 'Sep 2026' at the first week that begins in it, the year only where it is new; none that would run into the next. */
function monthsOf(mondays: readonly PlainDate[], each: number): Month[] {
  const firsts = mondays.flatMap((monday, at) => (mondays[at - 1]?.slice(0, 7) === monday.slice(0, 7) ? [] : [at]));
  const months: Month[] = [];
  let year = '';
  firsts.forEach((at, n) => {
    const monday = mondays[at] ?? '';
    const month = MONTHS[Number(monday.slice(5, 7)) - 1] ?? '';
    const label = monday.slice(0, 4) === year ? month : `${month} ${monday.slice(0, 4)}`;
    const room = ((firsts[n + 1] ?? Number.POSITIVE_INFINITY) - at) * each;
    if (room < label.length * LETTER) return;
    year = monday.slice(0, 4);
    months.push({ label, at });
  });
  return months;
}
