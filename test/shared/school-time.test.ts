import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS, COUNTY_TERM_HALVES } from '../../shared/county-calendar.ts';
import { addDays, daysBetween } from '../../shared/dates.ts';
import * as time from '../../shared/school-time.ts';

const county: time.SchoolCalendar = {
  halves: COUNTY_TERM_HALVES.map(({ firstDay: first, lastDay: last, ...rest }) => ({ ...rest, first, last })),
  closedDays: BANK_HOLIDAYS.map(({ date, name }) => ({ date, name, kind: 'bank-holiday' as const })),
};

/** Any day from the first to the last that the county has entered. */
const anyDay = fc
  .integer({ min: 0, max: daysBetween('2025-09-02', '2027-07-21') })
  .map((days) => addDays('2025-09-02', days));

function sure<T>(known: time.Known<T>): T {
  if (!known.known) throw new Error(known.sentence);
  return known.value;
}

describe('school days', () => {
  it.each([
    ['2025/26', 'autumn', 74],
    ['2025/26', 'spring', 55],
    ['2025/26', 'summer', 64],
    ['2026/27', 'autumn', 73],
    ['2026/27', 'spring', 53],
  ] as const)('%s %s has %i pupil days by the county’s dates', (year, term, days) => {
    expect(sure(time.schoolDaysOfTerm(county, year, term))).toBe(days);
  });

  it.each([
    ['2026-11-24', true, 'a Tuesday in term'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-10-28', false, 'half term'],
    ['2027-05-03', false, 'a bank holiday in term'],
    ['2026-12-25', false, 'the Christmas holiday'],
  ])('%s is a school day: %s (%s)', (date, expected) => {
    expect(sure(time.isSchoolDay(county, date))).toBe(expected);
  });

  it('leaves out the INSET day of one school and of no other', () => {
    const own: time.SchoolCalendar = { halves: [], closedDays: [{ date: '2026-11-27', kind: 'inset', name: 'INSET' }] };
    expect(sure(time.isSchoolDay(time.calendarFor(county, own), '2026-11-27'))).toBe(false);
    expect(sure(time.isSchoolDay(county, '2026-11-27'))).toBe(true);
  });

  it('takes a school’s own term dates in place of the county’s for that year', () => {
    const own: time.SchoolCalendar = {
      halves: county.halves
        .filter(({ academicYear }) => academicYear === '2026/27')
        .map((half) => (half.term === 'autumn' && half.half === 1 ? { ...half, first: '2026-09-07' } : half)),
      closedDays: [],
    };
    expect(sure(time.isSchoolDay(time.calendarFor(county, own), '2026-09-03'))).toBe(false);
    expect(sure(time.isSchoolDay(time.calendarFor(county, own), '2025-09-03'))).toBe(true);
  });

  it('never counts a weekend or a closed day', () => {
    const closed = new Set(county.closedDays.map(({ date }) => date));
    fc.assert(
      fc.property(anyDay, (day) => {
        const is = sure(time.isSchoolDay(county, day));
        return !is || (!closed.has(day) && new Date(`${day}T12:00Z`).getUTCDay() % 6 !== 0);
      }),
    );
  });

  it('counts a Friday to the Monday after as one school day', () => {
    expect(sure(time.schoolDaysBetween(county, '2026-11-20', '2026-11-23'))).toBe(1);
  });

  it('adding school days and then measuring gives them back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (day, count) => {
        const later = time.addSchoolDays(county, day, count);
        return !later.known || sure(time.schoolDaysBetween(county, day, later.value)) === count;
      }),
    );
  });

  it('finds the last school day before a holiday', () => {
    expect(sure(time.lastSchoolDayBefore(county, '2026-11-01'))).toBe('2026-10-23');
    expect(sure(time.firstSchoolDayFrom(county, '2026-10-24'))).toBe('2026-11-02');
  });
});

describe('term position', () => {
  it('stands at nothing on the first day of a term, and between terms at the start of the next', () => {
    const first = sure(time.termPosition(county, '2026-09-02'));
    expect(first.passed).toBe(0);
    const holiday = sure(time.termPosition(county, '2026-12-25'));
    expect(holiday).toEqual({ ...sure(time.termPosition(county, '2027-01-05')) });
    expect(holiday.terms - first.terms).toBe(1);
  });

  it('never goes back as days go by', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        return (
          time.comparePositions(sure(time.termPosition(county, early)), sure(time.termPosition(county, late))) <= 0
        );
      }),
    );
  });

  it('n terms after a day is the first school day that stands at least n terms on', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 4 }), (day, terms) => {
        const after = time.termsAfter(county, day, terms);
        if (!after.known) return true;
        const from = sure(time.termPosition(county, day));
        const before = time.lastSchoolDayBefore(county, after.value);
        return (
          sure(time.isSchoolDay(county, after.value)) &&
          time.isTermsAfter(from, sure(time.termPosition(county, after.value)), terms) &&
          (!before.known || !time.isTermsAfter(from, sure(time.termPosition(county, before.value)), terms))
        );
      }),
    );
  });

  it('a placement of two terms from the first day of autumn ends on the last day of spring', () => {
    expect(sure(time.lastDayOfLength(county, '2026-09-02', 2))).toBe('2027-03-25');
  });

  it('one that starts a third of the way through autumn ends a third of the way through summer', () => {
    const start = sure(time.addSchoolDays(county, '2026-09-01', 25));
    const end = sure(time.lastDayOfLength(county, start, 2));
    const share = (day: string) => {
      const { passed, of } = sure(time.termPosition(county, day));
      return passed / of;
    };
    expect(Math.abs(share(start) - share(end))).toBeLessThan(0.03);
    expect(sure(time.termOf(county, end)).term).toBe('summer');
  });

  it('says which calendar is missing, and never guesses', () => {
    expect(time.termsAfter(county, '2027-06-10', 1)).toEqual({
      known: false,
      academicYear: '2027/28',
      sentence: 'calendar for 2027/28 not entered',
    });
    expect(time.isSchoolDay(county, '2028-11-01')).toMatchObject({ known: false, academicYear: '2028/29' });
    expect(time.isSchoolDay(county, '2020-11-01')).toMatchObject({ known: false, academicYear: '2020/21' });
  });

  it('finds a gap between two entered years', () => {
    const gap = {
      ...county,
      halves: county.halves.filter(({ academicYear, term }) => (academicYear === '2025/26' ? term !== 'spring' : true)),
    };
    expect(time.schoolDaysBetween(gap, '2025-12-01', '2026-05-01')).toMatchObject({
      known: false,
      academicYear: '2025/26',
    });
  });
});

describe('working days', () => {
  it('skip weekends and bank holidays, and go on in school holidays', () => {
    const holidays = BANK_HOLIDAYS.map(({ date }) => date);
    expect(time.addWorkingDays('2026-11-24', 5, holidays)).toBe('2026-12-01');
    expect(time.addWorkingDays('2026-12-23', 2, holidays)).toBe('2026-12-29');
  });
});
