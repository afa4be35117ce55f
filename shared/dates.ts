/**
 * Plain dates: no clock, no zone. Everything that crosses between page and core is the ISO text '2026-11-24'.
 *
 *   isPlainDate · addDays · daysBetween · weekdaysFrom · dayOfWeek · weekdayOf · mondayOf · showDate · readDate · earlierOf · laterOf
 */
export type PlainDate = string;

/** Monday to Friday, as the week is counted here. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real calendar date written 'YYYY-MM-DD' (so not 2026-02-30). */
export function isPlainDate(text: string): boolean {
  if (!ISO.test(text)) return false;
  const [year, month, day] = parts(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function parts(date: PlainDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** The date `days` calendar days after `date` (before it, where negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return ofNumber(numberOf(date) + days);
}

/** Calendar days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return numberOf(to) - numberOf(from);
}

/** Every weekday (Monday to Friday) from `first` to `last`, both included; none where `last` is earlier. */
export function weekdaysFrom(first: PlainDate, last: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  const end = numberOf(last);
  for (let day = numberOf(first); day <= end; day++) if (dayOfNumber(day) <= 5) days.push(ofNumber(day));
  return days;
}

/** 1 (Monday) to 7 (Sunday). */
export function dayOfWeek(date: PlainDate): number {
  return dayOfNumber(numberOf(date));
}

/*
 * Whole days since 1 Jan 1970 by the calendar's own arithmetic. A Temporal object for each step costs 8 to 17 µs
 * (measured), which an index of every school day, made anew for each school, can not afford.
 */
const DAY = 86_400_000;

function numberOf(date: PlainDate): number {
  if (!isPlainDate(date)) throw new RangeError(`“${date}” is no plain date.`);
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day) / DAY;
}

function ofNumber(days: number): PlainDate {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** 1 Jan 1970 was a Thursday. */
function dayOfNumber(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** The weekday's short name, or null at a weekend. */
export function weekdayOf(date: PlainDate): Weekday | null {
  return WEEKDAYS[dayOfWeek(date) - 1] ?? null;
}

/** The Monday of the week that holds `date`; weeks start on Monday. */
export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, 1 - dayOfWeek(date));
}

/** '24 Nov 2026': the one way a date is shown, on screen and on paper. */
export function showDate(date: PlainDate): string {
  const [year, month, day] = parts(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/**
 * Reads what a person types: '24 Nov 2026', '24/11/2026', '24-11-2026', '24.11.26', '2026-11-24'.
 * Day comes before month, always. Returns null where it is no real date; never guesses.
 */
export function readDate(text: string): PlainDate | null {
  const trimmed = text.trim();
  if (ISO.test(trimmed)) return isPlainDate(trimmed) ? trimmed : null;
  const match = /^(\d{1,2})[\s/.-]+([A-Za-z]{3,9}|\d{1,2})[\s/.,-]+(\d{4}|\d{2})$/.exec(trimmed);
  if (!match) return null;
  const [, day = '', monthText = '', yearText = ''] = match;
  const named = MONTHS.findIndex((name) => name.toLowerCase() === monthText.slice(0, 3).toLowerCase()) + 1;
  const month = /^\d/.test(monthText) ? Number(monthText) : named;
  const year = yearText.length === 2 ? `20${yearText}` : yearText;
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(iso) ? iso : null;
}

export function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}
