import { addDays, mondayOf, type PlainDate, WEEKDAYS, type Weekday, weekdayOf } from './dates.ts';
import type { CodeOf } from './words.ts';

/**
 * Sessions: the ten half days of a school week, in order. All STA time is counted in them.
 *
 *   SESSIONS · SESSION_CODES · SESSION_SHORT · isSession
 *   dayOf · halfOf · sessionOf · dateOfSession · sessionOn · listSessions · countSessions
 */
export const SESSIONS = {
  'mon-am': 'Monday morning',
  'mon-pm': 'Monday afternoon',
  'tue-am': 'Tuesday morning',
  'tue-pm': 'Tuesday afternoon',
  'wed-am': 'Wednesday morning',
  'wed-pm': 'Wednesday afternoon',
  'thu-am': 'Thursday morning',
  'thu-pm': 'Thursday afternoon',
  'fri-am': 'Friday morning',
  'fri-pm': 'Friday afternoon',
} as const;
export type Session = CodeOf<typeof SESSIONS>;

export const SESSION_CODES = [
  'mon-am',
  'mon-pm',
  'tue-am',
  'tue-pm',
  'wed-am',
  'wed-pm',
  'thu-am',
  'thu-pm',
  'fri-am',
  'fri-pm',
] as const satisfies readonly Session[];

/** Column heads: 'Mon AM'. */
export const SESSION_SHORT: Readonly<Record<Session, string>> = {
  'mon-am': 'Mon AM',
  'mon-pm': 'Mon PM',
  'tue-am': 'Tue AM',
  'tue-pm': 'Tue PM',
  'wed-am': 'Wed AM',
  'wed-pm': 'Wed PM',
  'thu-am': 'Thu AM',
  'thu-pm': 'Thu PM',
  'fri-am': 'Fri AM',
  'fri-pm': 'Fri PM',
};

export const WEEKDAY_LABELS: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
};

export const HALVES = { am: 'Morning', pm: 'Afternoon' } as const;
export type Half = CodeOf<typeof HALVES>;

/** True for one of the ten session codes. */
export function isSession(text: string): text is Session {
  return text in SESSIONS;
}

/** The weekday of a session: 'mon' for 'mon-pm'. */
export function dayOf(session: Session): Weekday {
  return session.slice(0, 3) as Weekday;
}

/** The half of the day: 'pm' for 'mon-pm'. */
export function halfOf(session: Session): Half {
  return session.endsWith('am') ? 'am' : 'pm';
}

/** The session of a weekday and a half. */
export function sessionOf(day: Weekday, half: Half): Session {
  return `${day}-${half}`;
}

/** The five dates of the week asked about last: a board asks for one week's thousands of times. */
let lastWeek: { monday: PlainDate; dates: readonly PlainDate[] } | null = null;

/** The date of a session in the week that begins on `monday`. */
export function dateOfSession(monday: PlainDate, session: Session): PlainDate {
  if (lastWeek?.monday !== monday) lastWeek = { monday, dates: WEEKDAYS.map((_, at) => addDays(monday, at)) };
  return lastWeek.dates[WEEKDAYS.indexOf(dayOf(session))] ?? monday;
}

/** The session that `date` and `half` are, or null at a weekend. */
export function sessionOn(date: PlainDate, half: Half): Session | null {
  const day = weekdayOf(date);
  return day && sessionOf(day, half);
}

/** True where the session's date, in the week of `monday`, lies from `from` to `until`, both included; null is open. */
export function isSessionWithin(
  monday: PlainDate,
  session: Session,
  from: PlainDate | null,
  until: PlainDate | null,
): boolean {
  const date = dateOfSession(monday, session);
  return (from === null || date >= from) && (until === null || date <= until);
}

/** True for the weeks that are an even number of weeks away from the week of `from`. */
export function isFirstOfFortnight(monday: PlainDate, from: PlainDate): boolean {
  const days = (Date.parse(monday) - Date.parse(mondayOf(from))) / 86_400_000;
  return Math.round(days / 7) % 2 === 0;
}

/** 'Monday all day, Tuesday morning': whole days are said once. */
export function listSessions(sessions: Iterable<Session>): string {
  const wanted = new Set(sessions);
  return WEEKDAYS.flatMap((day) => {
    const am = wanted.has(sessionOf(day, 'am'));
    const pm = wanted.has(sessionOf(day, 'pm'));
    if (am && pm) return [`${WEEKDAY_LABELS[day]} all day`];
    if (am) return [SESSIONS[sessionOf(day, 'am')]];
    return pm ? [SESSIONS[sessionOf(day, 'pm')]] : [];
  }).join(', ');
}

/** '1 session', '3 sessions'. */
export function countSessions(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`;
}
