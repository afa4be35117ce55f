import { type PlainDate, showDate } from '../../shared/dates.ts';
import { addSchoolDays, firstSchoolDayFrom, type SchoolCalendar } from '../../shared/school-time.ts';
import type { SuspensionTotals } from '../../shared/verdicts.ts';
import type { CodeOf, SUSPENSION_LIMITS } from '../../shared/words.ts';
import type { CaseFacts, SuspensionFacts } from './facts.ts';
import { lawTermOf, lawYearOf } from './law-terms.ts';

/**
 * Suspension totals as the law counts them: sessions are half days, a lunchtime is half a day, school years and terms are
 * the law's own. A suspension that runs over the end of a term counts on both sides of it, day by day.
 */
interface Limit {
  is: CodeOf<typeof SUSPENSION_LIMITS>;
  days: number;
  cites: string;
}

const REGULATIONS = 'School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012';
/** Figures of the law, not of the office (reference.md, Suspension). */
export const LAW: Readonly<Record<CodeOf<typeof SUSPENSION_LIMITS>, Limit>> = {
  year: { is: 'year', days: 45, cites: 'Education Act 2002, section 51A, and the regulations of 2012 under it' },
  governors: { is: 'governors', days: 15, cites: REGULATIONS },
  representations: { is: 'representations', days: 5, cites: REGULATIONS },
  'sixth-day': { is: 'sixth-day', days: 5, cites: 'Education and Inspections Act 2006, section 100' },
};
/** A session, and a lunchtime, is half a day. */
const SESSIONS_A_DAY = 2;

export function suspensionTotals({ suspensions, calendar, on }: CaseFacts): SuspensionTotals {
  const year = lawYearOf(on);
  const term = lawTermOf(on);
  const counted = suspensions.filter(({ type, startedOn }) => type !== 'PERM' && startedOn <= on);
  const spread = counted.map((each) => ({ each, days: halfDaysOf(each, calendar) }));
  const inYear = spread.map(({ each, days }) => ({ each, halves: within(days.on, year) }));
  const lasting = inYear.filter(({ halves }) => halves > 0);
  const halves = lasting.reduce((sum, one) => sum + one.halves, 0);
  const termHalves = spread.reduce((sum, { days }) => sum + within(days.on, term), 0);
  const lunchtimes = lasting.filter(({ each }) => each.type === 'LNCH').reduce((sum, one) => sum + one.halves, 0);
  const longest = lasting
    .filter(({ each }) => each.type === 'SUSP')
    .toSorted((a, b) => b.each.sessions - a.each.sessions)[0];
  const totals = { year: inDays(halves), term: inDays(termHalves) };
  return {
    academicYear: year.name,
    daysInYear: totals.year,
    term: `${term.name} term, as the law counts it`,
    termFrom: term.from,
    termUntil: term.until,
    daysInTerm: totals.term,
    sessionsInYear: halves - lunchtimes,
    lunchtimesInYear: lunchtimes,
    countInYear: lasting.length,
    warnings: warningsOf(totals, longest?.each, year.name),
    unknown: [...new Set(spread.flatMap(({ days }) => days.unknown))],
  };
}

function warningsOf(
  totals: { year: number; term: number },
  longest: SuspensionFacts | undefined,
  yearName: string,
): SuspensionTotals['warnings'] {
  const { year, governors, representations, 'sixth-day': sixth } = LAW;
  const longestDays = longest ? inDays(longest.sessions) : 0;
  const left = year.days - totals.year;
  return [
    warn(
      year,
      totals.year >= year.days,
      left >= 0
        ? `${shown(totals.year)} of at most ${year.days} days in ${yearName}; ${shown(left)} left.`
        : `${shown(totals.year)} days in ${yearName}: more than the ${year.days} that the law allows.`,
    ),
    warn(
      governors,
      totals.term > governors.days,
      totals.term > governors.days
        ? `${shown(totals.term)} days this term, more than ${governors.days}: governors must meet.`
        : `${shown(totals.term)} days this term; above ${governors.days} governors must meet.`,
    ),
    warn(
      representations,
      totals.term > representations.days,
      totals.term > representations.days
        ? `${shown(totals.term)} days this term, more than ${representations.days}: parents may make representations, and governors must hear them.`
        : `${shown(totals.term)} days this term; above ${representations.days} parents may make representations.`,
    ),
    warn(
      sixth,
      longestDays > sixth.days,
      longest && longestDays > sixth.days
        ? `The suspension from ${showDate(longest.startedOn)} lasts ${shown(longestDays)} days: education has to be arranged from the sixth day.`
        : `No single suspension lasts more than ${sixth.days} days.`,
    ),
  ];
}

function warn({ is, cites }: Limit, reached: boolean, sentence: string): SuspensionTotals['warnings'][number] {
  return { limit: is, cites, reached, sentence };
}

/** The day of each half: two sessions a school day, one lunchtime. Without a calendar, all on the first day. */
function halfDaysOf(
  { startedOn, sessions, type }: SuspensionFacts,
  calendar: SchoolCalendar,
): { on: PlainDate[]; unknown: string[] } {
  const aDay = type === 'LNCH' ? 1 : SESSIONS_A_DAY;
  const halves = type === 'LNCH' ? Math.max(1, sessions) : sessions;
  const first = firstSchoolDayFrom(calendar, startedOn);
  const unknown: string[] = [];
  const on = Array.from({ length: halves }, (_, half) => {
    const day = first.known ? addSchoolDays(calendar, first.value, Math.floor(half / aDay)) : first;
    if (!day.known) unknown.push(day.sentence);
    return day.known ? day.value : startedOn;
  });
  return { on, unknown };
}

function within(days: readonly PlainDate[], { from, until }: { from: PlainDate; until: PlainDate }): number {
  return days.filter((day) => day >= from && day <= until).length;
}

function inDays(halves: number): number {
  return halves / SESSIONS_A_DAY;
}

/** '5', '5½'. */
function shown(days: number): string {
  const whole = Math.floor(days);
  return days === whole ? String(whole) : `${whole || ''}½`;
}
