import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as time from '../../shared/school-time.ts';
import * as counted from './counted-school-time.ts';

const noTerm = { academicYear: '', term: '', first: '', last: '' };

describe('on any calendar, with gaps and closed days, it says what counting day by day says', () => {
  const { anyCalendar, anyDayOfIt } = counted;
  const RUNS = { numRuns: 300 };

  /** Both as one text, so that a missing year is compared as well as a value. */
  const said = <T>(known: time.Known<T>) => (known.known ? JSON.stringify(known.value) : known.sentence);
  const expected = <T>(known: counted.Counted<T>) =>
    'missing' in known ? `calendar for ${known.missing} not entered` : JSON.stringify(known.value);

  it('which days are school days, and which term a day belongs to', () => {
    fc.assert(
      fc.property(anyCalendar, anyDayOfIt, (calendar, day) => {
        const term = counted.termAt(calendar, day);
        const is = 'missing' in term ? term : { value: counted.allDays(calendar).includes(day) };
        expect(said(time.isSchoolDay(calendar, day))).toBe(expected(is));
        const shown =
          'missing' in term
            ? term
            : {
                value: {
                  academicYear: term.value.year,
                  term: term.value.term,
                  first: term.value.first,
                  last: term.value.last,
                },
              };
        const found = time.termOf(calendar, day);
        const { academicYear, term: name, first, last } = found.known ? found.value : { ...noTerm };
        expect(found.known ? JSON.stringify({ academicYear, term: name, first, last }) : found.sentence).toBe(
          expected(shown),
        );
      }),
      RUNS,
    );
  });

  it('how many school days lie between two days', () => {
    fc.assert(
      fc.property(anyCalendar, anyDayOfIt, anyDayOfIt, (calendar, from, to) => {
        expect(said(time.schoolDaysBetween(calendar, from, to))).toBe(expected(counted.countDays(calendar, from, to)));
      }),
      RUNS,
    );
  });

  it('which day is so many school days later, and which is the next', () => {
    fc.assert(
      fc.property(anyCalendar, anyDayOfIt, fc.integer({ min: 1, max: 40 }), (calendar, day, count) => {
        expect(said(time.addSchoolDays(calendar, day, count))).toBe(expected(counted.walk(calendar, day, count)));
        expect(said(time.firstSchoolDayFrom(calendar, day))).toBe(expected(counted.firstFrom(calendar, day)));
      }),
      RUNS,
    );
  });

  it('where a day stands', () => {
    fc.assert(
      fc.property(anyCalendar, anyDayOfIt, (calendar, day) => {
        const position = time.termPosition(calendar, day);
        const plain = counted.positionAt(calendar, day);
        expect(
          position.known
            ? JSON.stringify([position.value.terms, position.value.passed, position.value.of])
            : position.sentence,
        ).toBe(expected(plain));
      }),
      RUNS,
    );
  });

  it('which of two days stands further on, and by how much', () => {
    fc.assert(
      fc.property(anyCalendar, anyDayOfIt, anyDayOfIt, (calendar, a, b) => {
        const one = time.termPosition(calendar, a);
        const two = time.termPosition(calendar, b);
        if (!one.known || !two.known) return;
        const place = ({ terms, passed, of }: time.TermPosition) => terms + passed / of;
        const difference = place(two.value) - place(one.value);
        expect(time.termsBetween(one.value, two.value)).toBeCloseTo(difference, 9);
        expect(Math.sign(time.comparePositions(two.value, one.value))).toBe(
          Math.abs(difference) < 1e-9 ? 0 : Math.sign(difference),
        );
        for (const terms of [0, 1, 2])
          expect(time.isTermsAfter(one.value, two.value, terms)).toBe(difference - terms > -1e-9);
      }),
      RUNS,
    );
  });

  it('which day is so many terms later, where every term up to it is entered', () => {
    fc.assert(
      fc.property(anyCalendar, anyDayOfIt, fc.integer({ min: 0, max: 4 }), (calendar, day, terms) => {
        const after = time.termsAfter(calendar, day, terms);
        const whole = counted.dayTermsAfter(calendar, day, terms);
        if (after.known) {
          expect(after.value).toBe(whole);
          expect(counted.gapBetween(calendar, day, after.value)).toBeNull();
          return;
        }
        const found = whole !== null && counted.gapBetween(calendar, day, whole) === null;
        expect(found, `${day} + ${terms}: ${after.sentence}, and yet ${whole}`).toBe(false);
      }),
      RUNS,
    );
  });

  it('which is the last school day before a day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDayOfIt, (calendar, day) => {
        const before = counted.allDays(calendar).findLast((each) => each < day);
        const found = time.lastSchoolDayBefore(calendar, day);
        const last = counted.countedTerms(calendar).at(-1);
        const summer = last?.term === 'summer' && day > last.last && counted.yearOf(day) === last.year;
        const sureOf = before !== undefined && (summer || counted.gapBetween(calendar, before, day) === null);
        expect(found.known).toBe(sureOf);
        if (found.known) expect(found.value).toBe(before);
      }),
      RUNS,
    );
  });
});
