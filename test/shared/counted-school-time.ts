import fc from 'fast-check';
import { addDays, dayOfWeek, laterOf } from '../../shared/dates.ts';
import type { SchoolCalendar, Term, TermHalf } from '../../shared/school-time.ts';

/**
 * School time a second time, as slowly and plainly as domain.md section 4 says it: days are listed and counted one by
 * one, positions are fractions of whole numbers. `shared/school-time.ts` has to agree with it on any calendar.
 */
const TERMS: readonly Term[] = ['autumn', 'spring', 'summer'];

/** What is known, or the academic year that would have to be entered. */
export type Counted<T> = { value: T } | { missing: string };

interface CountedTerm {
  /** Terms counted over all years. */
  number: number;
  year: string;
  term: Term;
  first: string;
  last: string;
  days: string[];
}

/** The terms of which both halves are entered and that have a school day at all. */
export function countedTerms({ halves, closedDays }: SchoolCalendar): CountedTerm[] {
  const terms: CountedTerm[] = [];
  for (const year of [...new Set(halves.map(({ academicYear }) => academicYear))].sort()) {
    for (const term of TERMS) {
      const own = halves.filter((half) => half.academicYear === year && half.term === term);
      const one = own.find(({ half }) => half === 1);
      const two = own.find(({ half }) => half === 2);
      if (!one || !two) continue;
      const days = [one, two].flatMap(({ first, last }) =>
        datesFrom(first, last).filter(
          (date) => dayOfWeek(date) <= 5 && !closedDays.some((closed) => closed.date === date),
        ),
      );
      if (days.length === 0) continue;
      const number = Number(year.slice(0, 4)) * 3 + TERMS.indexOf(term);
      terms.push({ number, year, term, first: one.first, last: two.last, days });
    }
  }
  return terms;
}

function datesFrom(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

export function yearOf(date: string): string {
  const month = Number(date.slice(5, 7));
  const start = Number(date.slice(0, 4)) - (month >= 9 ? 0 : 1);
  return nameOf(start);
}

const nameOf = (start: number) => `${start}/${String(start + 1).slice(2)}`;
const yearOfTerm = (number: number) => nameOf(Math.floor(number / 3));

/** The term of a date; in a holiday, the term after it, where the term before it is entered too. */
export function termAt(calendar: SchoolCalendar, date: string): Counted<CountedTerm> {
  const terms = countedTerms(calendar);
  const inside = terms.find(({ first, last }) => first <= date && date <= last);
  if (inside) return { value: inside };
  const later = terms.find(({ first }) => first > date);
  const earlier = terms.findLast(({ last }) => last < date);
  if (later && earlier && later.number === earlier.number + 1) return { value: later };
  if (later) return { missing: yearOf(date) };
  const next = earlier ? yearOfTerm(earlier.number + 1) : yearOf(date);
  return { missing: laterOf(next, yearOf(date)) };
}

/** The missing year where a term between two dates is not entered; null where the calendar has them all. */
export function gapBetween(calendar: SchoolCalendar, from: string, to: string): string | null {
  const a = termAt(calendar, from);
  if ('missing' in a) return a.missing;
  const b = termAt(calendar, to);
  if ('missing' in b) return b.missing;
  const numbers = countedTerms(calendar).map(({ number }) => number);
  // Said of the last term that is missing before the first one that is there again.
  for (let number = a.value.number; number <= b.value.number; number++) {
    if (numbers.includes(number)) continue;
    const again = numbers.find((each) => each > number) ?? number;
    return yearOfTerm(again - 1);
  }
  return null;
}

/** School days after `from`, up to and including `to`. */
export function countDays(calendar: SchoolCalendar, from: string, to: string): Counted<number> {
  if (to <= from) return { value: 0 };
  const missing = gapBetween(calendar, from, to);
  return missing === null ? { value: allDays(calendar).filter((day) => from < day && day <= to).length } : { missing };
}

export function allDays(calendar: SchoolCalendar): string[] {
  return countedTerms(calendar).flatMap(({ days }) => days);
}

/** The `count`-th school day after `date`, counted by walking. */
export function walk(calendar: SchoolCalendar, date: string, count: number): Counted<string> {
  const here = termAt(calendar, date);
  if ('missing' in here) return here;
  const found = allDays(calendar).filter((day) => day > date)[count - 1];
  return reached(calendar, date, found);
}

/** The first school day on or after `date`. */
export function firstFrom(calendar: SchoolCalendar, date: string): Counted<string> {
  const here = termAt(calendar, date);
  if ('missing' in here) return here;
  return reached(
    calendar,
    date,
    allDays(calendar).find((day) => day >= date),
  );
}

function reached(calendar: SchoolCalendar, from: string, found: string | undefined): Counted<string> {
  if (found === undefined) {
    const last = countedTerms(calendar).at(-1);
    const next = yearOfTerm((last?.number ?? 0) + 1);
    return { missing: laterOf(next, yearOf(from)) };
  }
  const missing = gapBetween(calendar, from, found);
  return missing === null ? { value: found } : { missing };
}

/** Whole terms, and a fraction of the present one: [terms, passed, of]. */
export function positionAt(calendar: SchoolCalendar, date: string): Counted<[number, number, number]> {
  const term = termAt(calendar, date);
  if ('missing' in term) return term;
  const { number, days } = term.value;
  const passed = days.filter((day) => day < date).length;
  return { value: passed === days.length ? [number + 1, 0, 1] : [number, passed, days.length] };
}

/** The first school day whose position is at least that of `date` plus `terms`, found by trying day after day. */
export function dayTermsAfter(calendar: SchoolCalendar, date: string, terms: number): string | null {
  const from = positionAt(calendar, date);
  if ('missing' in from) return null;
  const [whole, passed, of] = from.value;
  for (const { number, days } of countedTerms(calendar)) {
    for (const [p, day] of days.entries()) {
      if (number > whole + terms || (number === whole + terms && p * of >= passed * days.length)) return day;
    }
  }
  return null;
}

/** Calendars of up to three years with short terms, closed days, and terms or halves that are missing. */
export const anyCalendar: fc.Arbitrary<SchoolCalendar> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 9 }),
      first: fc.integer({ min: 0, max: 9 }),
      halfTerm: fc.integer({ min: 1, max: 4 }),
      second: fc.integer({ min: 0, max: 9 }),
      there: fc.oneof(
        { weight: 24, arbitrary: fc.constant('both') },
        { weight: 1, arbitrary: fc.constantFrom('first', 'none') },
      ),
    }),
    { minLength: 9, maxLength: 9 },
  )
  .chain((shapes) => {
    const halves: TermHalf[] = [];
    for (const [at, { gap, first, halfTerm, second, there }] of shapes.entries()) {
      const start = 2024 + Math.floor(at / 3);
      const academicYear = nameOf(start);
      const opens = [`${start}-09-01`, `${start + 1}-01-02`, `${start + 1}-04-10`][at % 3] ?? '';
      const term = TERMS[at % 3] ?? 'autumn';
      const one = { first: addDays(opens, gap), last: addDays(opens, gap + first) };
      const two = {
        first: addDays(one.last, 1 + halfTerm),
        last: addDays(one.last, 1 + halfTerm + second),
      };
      if (there !== 'none') halves.push({ academicYear, term, half: 1, ...one });
      if (there === 'both') halves.push({ academicYear, term, half: 2, ...two });
    }
    const dates = halves.flatMap(({ first, last }) => datesFrom(first, last));
    return fc.record({
      // In any order: a register keeps rows as they were entered.
      halves: fc.shuffledSubarray(halves, { minLength: halves.length, maxLength: halves.length }),
      closedDays: fc
        .subarray(dates)
        .map((closed) =>
          closed.filter((_, at) => at % 3 === 0).map((date) => ({ date, kind: 'inset' as const, name: 'INSET' })),
        ),
    });
  });

/** Any day from before the first year of `anyCalendar` to after its last, mostly where its terms lie. */
export const anyDayOfIt: fc.Arbitrary<string> = fc
  .record({
    year: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(2024, 2025, 2026) },
      { weight: 1, arbitrary: fc.constantFrom(2023, 2027) },
    ),
    near: fc.constantFrom('-09-02', '-01-03', '-04-11'),
    days: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 30 }) },
      { weight: 1, arbitrary: fc.integer({ min: -10, max: 130 }) },
    ),
  })
  .map(({ year, near, days }) => addDays(`${near === '-09-02' ? year : year + 1}${near}`, days));
