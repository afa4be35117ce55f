import type { PlainDate } from '../../shared/dates.ts';
import {
  dateOfSession,
  type Half,
  halfOf,
  isFirstOfFortnight,
  isSessionWithin,
  SESSION_CODES,
  type Session,
} from '../../shared/sessions.ts';

/**
 * Patterns, absences and fortnights, resolved to the half days of one week.
 *
 *   contractedSessions   dated contracted patterns, weekly or fortnightly → this week's half days
 *   absentSessions       an absence from one half day until another (or until further notice) → this week's half days
 */
export interface Pattern {
  fromOn: PlainDate;
  sessions: readonly Session[];
  /** Sessions of every second week, the week of `fromOn` being the first; null where every week is alike. */
  otherWeekSessions: readonly Session[] | null;
}

export interface Absence {
  fromOn: PlainDate;
  fromHalf: Half;
  /** Null: until further notice. */
  untilOn: PlainDate | null;
  untilHalf: Half | null;
  /** Only these half days of each week (a weekly appointment); null means all of them. */
  sessions: readonly Session[] | null;
  /** Only in every second week, the week of `fromOn` being the first. */
  fortnightly: boolean;
}

/** Her contracted half days in the week: of each day, the pattern that is the latest to have begun by then. */
export function contractedSessions(
  patterns: readonly Pattern[],
  monday: PlainDate,
  startsOn: PlainDate,
  leavesOn: PlainDate | null,
): Session[] {
  return SESSION_CODES.filter((session) => {
    if (!isSessionWithin(monday, session, startsOn, leavesOn)) return false;
    const date = dateOfSession(monday, session);
    const pattern = patterns
      .filter(({ fromOn }) => fromOn <= date)
      .reduce<Pattern | null>(
        (latest, each) => (latest === null || each.fromOn >= latest.fromOn ? each : latest),
        null,
      );
    if (!pattern) return false;
    const isOther = pattern.otherWeekSessions !== null && !isFirstOfFortnight(monday, pattern.fromOn);
    return (isOther ? (pattern.otherWeekSessions ?? []) : pattern.sessions).includes(session);
  });
}

/** The half days of the week that an absence takes, whether or not she would have worked them. */
export function absentSessions(absence: Absence, monday: PlainDate): Session[] {
  if (absence.fortnightly && !isFirstOfFortnight(monday, absence.fromOn)) return [];
  const from = `${absence.fromOn} ${absence.fromHalf}`;
  const until = absence.untilOn === null ? null : `${absence.untilOn} ${absence.untilHalf ?? 'pm'}`;
  return SESSION_CODES.filter((session) => {
    if (absence.sessions !== null && !absence.sessions.includes(session)) return false;
    // 'am' sorts before 'pm', so a date and a half compare as text.
    const here = `${dateOfSession(monday, session)} ${halfOf(session)}`;
    return here >= from && (until === null || here <= until);
  });
}
