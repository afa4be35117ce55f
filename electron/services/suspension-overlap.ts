import { type PlainDate, showDate } from '../../shared/dates.ts';
import { addSchoolDays, firstSchoolDayFrom, type SchoolCalendar } from '../../shared/school-time.ts';
import { countSessions } from '../../shared/sessions.ts';
import type { CodeOf, SUSPENSION_TYPES } from '../../shared/words.ts';

/**
 * Whether two suspensions of one pupil would fall on the same school days. Sessions are half days, and a suspension may
 * begin in the afternoon, so one may follow another inside a day; a lunchtime leaves the rest of its day free. A permanent
 * exclusion has no days of its own. Days that no calendar gives are not known, so nothing is said of them.
 *
 *   overlapOf · saysOverlap
 */
export interface GivenSuspension {
  schoolId: string;
  startedOn: PlainDate;
  sessions: number;
  type: CodeOf<typeof SUSPENSION_TYPES>;
}
type Calendars = (schoolId: string) => SchoolCalendar;

/** The first of the others that falls on days of this one. */
export function overlapOf<O extends GivenSuspension>(
  given: GivenSuspension,
  others: readonly O[],
  calendars: Calendars,
): O | undefined {
  const days = daysOf(given, calendars);
  return others.find((other) => {
    const otherDays = daysOf(other, calendars);
    return days && otherDays && meet({ ...given, days }, { ...other, days: otherDays });
  });
}

/** 'The pupil is suspended on these days already: from 3 Nov 2026 to 10 Nov 2026, 12 sessions.' */
export function saysOverlap(other: GivenSuspension, calendars: Calendars): string {
  const last = daysOf(other, calendars)?.at(-1) ?? other.startedOn;
  const until = last > other.startedOn ? `from ${showDate(other.startedOn)} to ${showDate(last)}` : showDate(last);
  const length = other.type === 'LNCH' ? 'at lunchtime' : countSessions(other.sessions);
  return `The pupil is suspended on these days already: ${until}, ${length}.`;
}

const SESSIONS_A_DAY = 2;

type Dated = GivenSuspension & { days: readonly PlainDate[] };

function meet(a: Dated, b: Dated): boolean {
  if (a.type !== 'LNCH' && b.type !== 'LNCH') return a.startedOn <= b.startedOn ? isStillOn(a, b) : isStillOn(b, a);
  const away = awayOn(a);
  return awayOn(b).some((day) => away.includes(day));
}

/** The earlier one, from the morning of its first day, is not over by midday of the day on which the later one begins. */
function isStillOn(earlier: Dated, later: Dated): boolean {
  const lastWhole = earlier.days[Math.floor(earlier.sessions / SESSIONS_A_DAY) - 1];
  const [begins] = later.days;
  return lastWhole !== undefined && begins !== undefined && lastWhole >= begins;
}

/** Days on which no lunchtime is left: of a suspension those that are whole even if it began in the afternoon. */
function awayOn({ type, sessions, days }: Dated): readonly PlainDate[] {
  return type === 'LNCH' ? days : days.slice(1, Math.floor(sessions / SESSIONS_A_DAY));
}

/** Two sessions a school day, counted from a morning, or one lunchtime; null where there are none or they are not known. */
function daysOf({ schoolId, startedOn, sessions, type }: GivenSuspension, calendars: Calendars): PlainDate[] | null {
  if (type === 'PERM' || sessions === 0) return null;
  const calendar = calendars(schoolId);
  const first = firstSchoolDayFrom(calendar, startedOn);
  if (!first.known) return null;
  const days: PlainDate[] = [];
  for (let at = 0; at < (type === 'LNCH' ? sessions : sessions / SESSIONS_A_DAY); at++) {
    const day = addSchoolDays(calendar, first.value, at);
    if (!day.known) return null;
    days.push(day.value);
  }
  return days;
}
