import { addDays, dayOfWeek, laterOf, type PlainDate, weekdayOf } from './dates.ts';

/**
 * School time (domain.md, section 4): what counts as a school day, and what "one term" means exactly.
 *
 *   calendarFor · academicYearOf
 *   isSchoolDay · schoolDaysBetween · addSchoolDays · firstSchoolDayFrom · lastSchoolDayBefore · schoolDaysOfTerm
 *   termPosition · comparePositions · termsBetween · termsAfter · startOfTermsBack · lastDayOfLength
 *   addWorkingDays · notEntered · yearNotEntered
 *
 * Pure: a calendar goes in as plain data, and what it does not hold is answered with "calendar for 2028/29 not
 * entered", never with a guess. Positions are pairs of whole numbers and are compared by cross-multiplying, so that
 * "a third of the way through" is exact.
 */
export interface TermHalf {
  academicYear: string;
  term: Term;
  half: 1 | 2;
  first: PlainDate;
  last: PlainDate;
}
export type Term = 'autumn' | 'spring' | 'summer';

export interface ClosedDay {
  date: PlainDate;
  kind: 'bank-holiday' | 'inset' | 'closure';
  name: string;
}

export interface SchoolCalendar {
  halves: readonly TermHalf[];
  closedDays: readonly ClosedDay[];
}

/** An answer, or the academic year that would have to be entered to give one. */
export type Known<T> = { known: true; value: T } | NotEntered;
export interface NotEntered {
  known: false;
  academicYear: string;
  sentence: string;
}

/** Where a date stands: `terms` whole terms (counted over all years), and `passed` of the present term's `of` school days. */
export interface TermPosition {
  terms: number;
  passed: number;
  of: number;
}

interface TermSpan {
  /** Counted over all years: start year × 3 + 0, 1 or 2. */
  index: number;
  academicYear: string;
  term: Term;
  first: PlainDate;
  last: PlainDate;
  /** How many school days of the whole calendar come before this term, and how many it has. */
  before: number;
  count: number;
}

interface Index {
  terms: TermSpan[];
  /** First and last day, where no term between them is missing: whatever lies inside can be measured at once. */
  whole: { first: PlainDate; last: PlainDate } | null;
  days: PlainDate[];
  dayNumber: Map<PlainDate, number>;
}

const TERM_ORDER: readonly Term[] = ['autumn', 'spring', 'summer'];
const indexes = new WeakMap<SchoolCalendar, Index>();

/** A half of a term that the school has dated itself replaces the county's; closed days of both hold. */
export function calendarFor(county: SchoolCalendar, own: SchoolCalendar): SchoolCalendar {
  if (own.halves.length === 0 && own.closedDays.length === 0) return county;
  const ownHalves = new Set(own.halves.map(nameOfHalf));
  return {
    halves: [...county.halves.filter((half) => !ownHalves.has(nameOfHalf(half))), ...own.halves],
    closedDays: [...county.closedDays, ...own.closedDays],
  };
}

function nameOfHalf({ academicYear, term, half }: TermHalf): string {
  return `${academicYear} ${term} ${half}`;
}

/** '2026/27' for any day from 1 September 2026 to 31 August 2027. */
export function academicYearOf(date: PlainDate): string {
  const year = Number(date.slice(0, 4)) - (date.slice(5, 7) < '09' ? 1 : 0);
  return yearName(year);
}

/** A weekday in term that is no bank holiday, INSET day or closure. */
export function isSchoolDay(calendar: SchoolCalendar, date: PlainDate): Known<boolean> {
  const found = place(indexOf(calendar), date);
  return found.known ? { known: true, value: indexOf(calendar).dayNumber.has(date) } : found;
}

/** School days after `from`, up to and including `to`; 0 where `to` is not later. */
export function schoolDaysBetween(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): Known<number> {
  if (to <= from) return { known: true, value: 0 };
  const index = indexOf(calendar);
  return gapBetween(index, from, to) ?? { known: true, value: daysUpTo(index, to) - daysUpTo(index, from) };
}

/** The `count`-th school day after `date` (1 is the next one; 0 is `date` itself). */
export function addSchoolDays(calendar: SchoolCalendar, date: PlainDate, count: number): Known<PlainDate> {
  if (count === 0) return { known: true, value: date };
  const index = indexOf(calendar);
  const here = place(index, date);
  if (!here.known) return here;
  const found = index.days[daysUpTo(index, date) + count - 1];
  if (found === undefined) return notEntered(nextYearOf(index, date));
  return gapBetween(index, date, found) ?? { known: true, value: found };
}

/** The first school day on or after `date`. */
export function firstSchoolDayFrom(calendar: SchoolCalendar, date: PlainDate): Known<PlainDate> {
  const index = indexOf(calendar);
  const found = index.days[daysBefore(index, date)];
  if (found === undefined) return notEntered(nextYearOf(index, date));
  return gapBetween(index, date, found) ?? { known: true, value: found };
}

/** The last school day before `date`. Also known in the summer holiday after the last year that has been entered. */
export function lastSchoolDayBefore(calendar: SchoolCalendar, date: PlainDate): Known<PlainDate> {
  const index = indexOf(calendar);
  const found = index.days[daysBefore(index, date) - 1];
  if (found === undefined) return notEntered(academicYearOf(date));
  const gap = isSummerAfterLastYear(index, date) ? null : gapBetween(index, found, date);
  return gap ?? { known: true, value: found };
}

/** Number of school days in a term. */
export function schoolDaysOfTerm(calendar: SchoolCalendar, academicYear: string, term: Term): Known<number> {
  const found = indexOf(calendar).terms.find((each) => each.academicYear === academicYear && each.term === term);
  return found ? { known: true, value: found.count } : notEntered(academicYear);
}

/** The term a date lies in, or, between terms, the next one. */
export function termOf(
  calendar: SchoolCalendar,
  date: PlainDate,
): Known<{ academicYear: string; term: Term; first: PlainDate; last: PlainDate }> {
  return place(indexOf(calendar), date);
}

/** Where `date` stands. Between terms it stands at the start of the next. */
export function termPosition(calendar: SchoolCalendar, date: PlainDate): Known<TermPosition> {
  const index = indexOf(calendar);
  const found = place(index, date);
  if (!found.known) return found;
  const { value: term } = found;
  // Before the term's first day, `date` lies in the holiday before it, and nothing of the term has passed.
  const passed = daysBefore(index, date) - term.before;
  return passed >= term.count
    ? { known: true, value: { terms: term.index + 1, passed: 0, of: 1 } }
    : { known: true, value: { terms: term.index, passed, of: term.count } };
}

/** Negative, 0 or positive as `a` stands before, at or after `b`; exact. */
export function comparePositions(a: TermPosition, b: TermPosition): number {
  return a.terms - b.terms || a.passed * b.of - b.passed * a.of;
}

/** Terms from `from` to `to`, as a number fit for showing ("0.8 of a term"); use comparePositions to decide. */
export function termsBetween(from: TermPosition, to: TermPosition): number {
  return to.terms - from.terms + to.passed / to.of - from.passed / from.of;
}

/** True when `to` stands at least `terms` whole terms after `from`. */
export function isTermsAfter(from: TermPosition, to: TermPosition, terms: number): boolean {
  return comparePositions(to, { ...from, terms: from.terms + terms }) >= 0;
}

/** The first school day whose position is at least that of `date` plus `terms` (a whole number). */
export function termsAfter(calendar: SchoolCalendar, date: PlainDate, terms: number): Known<PlainDate> {
  const index = indexOf(calendar);
  const start = termPosition(calendar, date);
  if (!start.known) return start;
  const wanted = { ...start.value, terms: start.value.terms + terms };
  const target = index.terms.find((each) => each.index === wanted.terms);
  if (!target) return notEntered(yearName(Math.floor(wanted.terms / 3)));
  const gap = gapBetween(index, date, target.first);
  if (gap) return gap;
  // Smallest whole number of days passed whose share is not below the wanted one; whole numbers, so nothing is rounded.
  const passed = Math.floor((wanted.passed * target.count + wanted.of - 1) / wanted.of);
  const day = index.days[target.before + passed];
  return day !== undefined && passed < target.count
    ? { known: true, value: day }
    : firstDayOfTerm(index, target.index + 1);
}

/** First day of the term that lies `back` terms before the one `date` is in: "within the last 3 terms" starts there. */
export function startOfTermsBack(calendar: SchoolCalendar, date: PlainDate, back: number): Known<PlainDate> {
  const here = place(indexOf(calendar), date);
  if (!here.known) return here;
  const wanted = here.value.index - back;
  const found = indexOf(calendar).terms.find((each) => each.index === wanted);
  return found ? { known: true, value: found.first } : notEntered(yearName(Math.floor(wanted / 3)));
}

/** The last school day of something that starts on `start` and lasts `terms` terms (Link placements, B1). */
export function lastDayOfLength(calendar: SchoolCalendar, start: PlainDate, terms: number): Known<PlainDate> {
  const index = indexOf(calendar);
  const after = termsAfter(calendar, start, terms);
  if (after.known) return lastSchoolDayBefore(calendar, after.value);
  // It may end with the last term that is entered: the day before a term whose first day is not known yet.
  const position = termPosition(calendar, start);
  const last = index.terms.at(-1);
  const endsThere = position.known && position.value.passed === 0 && last?.index === position.value.terms + terms - 1;
  const day = index.days.at(-1);
  return endsThere && day !== undefined ? { known: true, value: day } : after;
}

/** The `count`-th working day after `date`: Monday to Friday without bank holidays, in term or out of it. */
export function addWorkingDays(date: PlainDate, count: number, bankHolidays: readonly PlainDate[]): PlainDate {
  const closed = new Set(bankHolidays);
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (dayOfWeek(day) <= 5 && !closed.has(day)) left--;
  }
  return day;
}

export function notEntered(academicYear: string): NotEntered {
  return { known: false, academicYear, sentence: `calendar for ${academicYear} not entered` };
}

/** The year that a sentence with `notEntered` in it asks for; null where it asks for none. */
export function yearNotEntered(sentence: string): string | null {
  return /calendar for (\d{4}\/\d{2}) not entered/.exec(sentence)?.[1] ?? null;
}

function yearName(start: number): string {
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
}

function indexOf(calendar: SchoolCalendar): Index {
  const known = indexes.get(calendar);
  if (known) return known;
  const built = buildIndex(calendar);
  indexes.set(calendar, built);
  return built;
}

/** Every school day in order, and where each term lies among them. A term counts as entered when both halves are. */
function buildIndex(calendar: SchoolCalendar): Index {
  const closed = new Set(calendar.closedDays.map(({ date }) => date));
  const byTerm = new Map<number, TermHalf[]>();
  for (const half of calendar.halves) {
    const index = Number(half.academicYear.slice(0, 4)) * 3 + TERM_ORDER.indexOf(half.term);
    byTerm.set(index, [...(byTerm.get(index) ?? []), half]);
  }
  const days: PlainDate[] = [];
  const terms: TermSpan[] = [];
  for (const [index, halves] of [...byTerm].sort(([a], [b]) => a - b)) {
    const ordered = halves.toSorted((a, b) => a.half - b.half);
    const [one, two] = ordered;
    if (!one || !two) continue;
    const before = days.length;
    for (const { first, last } of ordered) {
      for (let day = first; day <= last; day = addDays(day, 1)) {
        if (weekdayOf(day) && !closed.has(day)) days.push(day);
      }
    }
    const count = days.length - before;
    if (count > 0)
      terms.push({
        index,
        academicYear: one.academicYear,
        term: one.term,
        first: one.first,
        last: two.last,
        before,
        count,
      });
  }
  const follows = terms.every((term, at) => at === 0 || terms[at - 1]?.index === term.index - 1);
  const [first, last] = [terms[0], terms.at(-1)];
  const whole = follows && first && last ? { first: first.first, last: last.last } : null;
  return { terms, whole, days, dayNumber: new Map(days.map((day, number) => [day, number])) };
}

/** The term a date lies in or, between two terms that are both entered and follow each other, the later one. */
function place(index: Index, date: PlainDate): Known<TermSpan> {
  const at = index.terms.findIndex(({ last }) => last >= date);
  const term = index.terms[at];
  if (!term) return notEntered(nextYearOf(index, date));
  if (date >= term.first || index.terms[at - 1]?.index === term.index - 1) return { known: true, value: term };
  return notEntered(academicYearOf(date));
}

/** What hides the days from one date to a later one: a date that has no place, or a missing term; null where all is there. */
function gapBetween(index: Index, from: PlainDate, to: PlainDate): NotEntered | null {
  const { whole } = index;
  if (whole && from >= whole.first && to <= whole.last) return null;
  const a = place(index, from);
  if (!a.known) return a;
  const b = place(index, to);
  if (!b.known) return b;
  const first = index.terms.indexOf(a.value);
  const last = index.terms.indexOf(b.value);
  if (last - first === b.value.index - a.value.index) return null;
  const gap = index.terms.slice(first, last).find((term, at) => term.index !== a.value.index + at) ?? b.value;
  return notEntered(yearName(Math.floor((gap.index - 1) / 3)));
}

/** How many school days of the calendar are not later than `date`: looked up where it is one, else searched for. */
function daysUpTo(index: Index, date: PlainDate): number {
  const number = index.dayNumber.get(date);
  if (number !== undefined) return number + 1;
  let low = 0;
  let high = index.days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.days[middle] ?? '') <= date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many school days of the calendar are earlier than `date`. */
function daysBefore(index: Index, date: PlainDate): number {
  return daysUpTo(index, date) - (index.dayNumber.has(date) ? 1 : 0);
}

function firstDayOfTerm(index: Index, termIndex: number): Known<PlainDate> {
  const found = index.terms.find((each) => each.index === termIndex);
  const day = found && index.days[found.before];
  return day === undefined ? notEntered(yearName(Math.floor(termIndex / 3))) : { known: true, value: day };
}

/** The summer holiday after the last term that is entered: no school day can come before September. */
function isSummerAfterLastYear(index: Index, date: PlainDate): boolean {
  const last = index.terms.at(-1);
  return last?.term === 'summer' && date > last.last && academicYearOf(date) === last.academicYear;
}

/** The academic year to enter next: that of the term after the last one entered, or of `date` where that is later still. */
function nextYearOf(index: Index, date: PlainDate): string {
  const own = academicYearOf(date);
  const last = index.terms.at(-1);
  if (!last) return own;
  const next = yearName(Math.floor((last.index + 1) / 3));
  return laterOf(next, own);
}
