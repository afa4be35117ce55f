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

  it('takes a half that a school has dated itself in place of the county’s, and the other halves as they are', () => {
    const own: time.SchoolCalendar = {
      halves: county.halves
        .filter(({ academicYear }) => academicYear === '2026/27')
        .map((half) => (half.term === 'autumn' && half.half === 1 ? { ...half, first: '2026-09-07' } : half)),
      closedDays: [],
    };
    expect(sure(time.isSchoolDay(time.calendarFor(county, own), '2026-09-03'))).toBe(false);
    expect(sure(time.isSchoolDay(time.calendarFor(county, own), '2025-09-03'))).toBe(true);
    expect(sure(time.isSchoolDay(time.calendarFor(county, own), '2027-01-05'))).toBe(true);
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

  it('does not reach over a term that is missing, where there are but two terms', () => {
    const halves = county.halves.filter(
      ({ academicYear, term }) => academicYear === '2026/27' && (term === 'autumn' || term === 'summer'),
    );
    const gapped: time.SchoolCalendar = { halves, closedDays: [] };
    expect(time.schoolDaysBetween(gapped, '2026-12-01', '2027-04-20')).toEqual({
      known: false,
      academicYear: '2026/27',
      sentence: 'calendar for 2026/27 not entered',
    });
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

describe('at the edges of what is entered', () => {
  const years = (...names: string[]): time.SchoolCalendar => ({
    ...county,
    halves: county.halves.filter(({ academicYear }) => names.includes(academicYear)),
  });
  const empty: time.SchoolCalendar = { halves: [], closedDays: [] };

  it.each([
    ['2026-08-31', '2025/26'],
    ['2026-09-01', '2026/27'],
    ['2026-12-31', '2026/27'],
    ['2099-10-01', '2099/00'],
    ['2008-10-01', '2008/09'],
  ])('%s belongs to the academic year %s', (date, year) => {
    expect(time.academicYearOf(date)).toBe(year);
  });

  it('the last day of all being an INSET day, the school days from it on lie in a year to enter', () => {
    const own: time.SchoolCalendar = { halves: [], closedDays: [{ date: '2027-07-21', kind: 'inset', name: 'INSET' }] };
    const short = time.calendarFor(county, own);
    const said = { known: false, sentence: 'calendar for 2027/28 not entered' };
    expect(time.firstSchoolDayFrom(short, '2027-07-21')).toMatchObject(said);
    expect(time.addSchoolDays(short, '2027-07-20', 1)).toMatchObject(said);
  });

  it('an empty calendar names the year of the day that was asked for', () => {
    for (const known of [
      time.isSchoolDay(empty, '2026-11-24'),
      time.addSchoolDays(empty, '2026-11-24', 3),
      time.firstSchoolDayFrom(empty, '2026-11-24'),
      time.lastSchoolDayBefore(empty, '2026-11-24'),
      time.termPosition(empty, '2026-11-24'),
      time.termsAfter(empty, '2026-11-24', 1),
      time.startOfTermsBack(empty, '2026-11-24', 1),
      time.schoolDaysOfTerm(empty, '2026/27', 'autumn'),
    ])
      expect(known).toEqual({ known: false, academicYear: '2026/27', sentence: 'calendar for 2026/27 not entered' });
  });

  it('no school days on from a day is that day, also where the calendar does not reach', () => {
    expect(sure(time.addSchoolDays(empty, '2026-11-24', 0))).toBe('2026-11-24');
  });

  it('a later day than the calendar reaches names the year after the last one entered, or its own', () => {
    expect(time.isSchoolDay(years('2025/26'), '2026-08-20')).toMatchObject({ academicYear: '2026/27' });
    expect(time.isSchoolDay(years('2025/26'), '2030-11-24')).toMatchObject({ academicYear: '2030/31' });
    expect(time.addSchoolDays(years('2025/26'), '2026-07-01', 100)).toMatchObject({ academicYear: '2026/27' });
  });

  it('the last school day before a day in the summer holiday is known without the next year, and not any later', () => {
    const one = years('2025/26');
    const last = county.halves.find(
      ({ academicYear, term, half }) => `${academicYear}${term}${half}` === '2025/26summer2',
    );
    expect(sure(time.lastSchoolDayBefore(one, '2026-08-31'))).toBe(last?.last);
    expect(time.lastSchoolDayBefore(one, '2026-09-01').known).toBe(false);
    const autumn = { ...one, halves: one.halves.filter(({ term }) => term === 'autumn') };
    expect(time.lastSchoolDayBefore(autumn, '2026-02-01').known).toBe(false);
  });

  it('something that starts with a term may end with the last term entered, and nothing else may', () => {
    const one = years('2025/26');
    const start = (term: time.Term) =>
      one.halves.find((half) => half.term === term && half.half === 1)?.first ?? 'no such term';
    const last = one.halves.find(({ term, half }) => `${term}${half}` === 'summer2')?.last;
    expect(sure(time.lastDayOfLength(one, start('spring'), 2))).toBe(last);
    expect(sure(time.lastDayOfLength(one, start('autumn'), 3))).toBe(last);
    expect(time.lastDayOfLength(one, start('summer'), 2)).toMatchObject({ known: false, academicYear: '2026/27' });
    expect(time.lastDayOfLength(one, addDays(start('spring'), 3), 2).known).toBe(false);
    expect(time.lastDayOfLength(empty, '2026-01-06', 2).known).toBe(false);
  });

  it('the start of the terms back is the first day of that term, or the year to enter', () => {
    expect(sure(time.startOfTermsBack(county, '2026-11-24', 0))).toBe('2026-09-02');
    expect(sure(time.startOfTermsBack(county, '2026-11-24', 1))).toBe(
      county.halves.find(({ academicYear, term, half }) => `${academicYear}${term}${half}` === '2025/26summer1')?.first,
    );
    expect(sure(time.startOfTermsBack(county, '2026-11-24', 3))).toBe(
      county.halves.find(({ academicYear, term, half }) => `${academicYear}${term}${half}` === '2025/26autumn1')?.first,
    );
    expect(time.startOfTermsBack(county, '2026-11-24', 4)).toMatchObject({ known: false, academicYear: '2024/25' });
  });

  it('a school with nothing of its own uses the county’s calendar itself', () => {
    expect(time.calendarFor(county, empty)).toBe(county);
    const inset: time.SchoolCalendar = {
      halves: [],
      closedDays: [{ date: '2026-11-27', kind: 'inset', name: 'INSET' }],
    };
    expect(time.calendarFor(county, inset).halves).toEqual(county.halves);
    const terms = { halves: county.halves.slice(0, 1), closedDays: [] };
    expect(time.calendarFor(county, terms).closedDays).toEqual(county.closedDays);
  });

  it('a day that has no school day after it in its term stands at the start of the next term', () => {
    const closed: time.SchoolCalendar = {
      halves: [],
      closedDays: [{ date: '2026-12-18', kind: 'closure', name: 'Boiler' }],
    };
    const school = time.calendarFor(county, closed);
    expect(sure(time.termPosition(school, '2026-12-18'))).toMatchObject({ passed: 0, of: 1 });
    expect(
      time.comparePositions(
        sure(time.termPosition(school, '2026-12-18')),
        sure(time.termPosition(school, '2027-01-05')),
      ),
    ).toBe(0);
  });

  it('a term later than the last days of a long term is the first day of the term after, where it is entered', () => {
    const long = county.halves.filter(({ academicYear, term }) => academicYear === '2026/27' && term === 'autumn');
    const short = (['spring', 'summer'] as const).flatMap((term, at): time.TermHalf[] => [
      { academicYear: '2026/27', term, half: 1, first: `2027-0${1 + 4 * at}-11`, last: `2027-0${1 + 4 * at}-12` },
      { academicYear: '2026/27', term, half: 2, first: `2027-0${1 + 4 * at}-14`, last: `2027-0${1 + 4 * at}-14` },
    ]);
    const calendar = { halves: [...long, ...short], closedDays: [] };
    expect(sure(time.termsAfter(calendar, '2026-12-18', 1))).toBe('2027-05-11');
    const noSummer = { halves: calendar.halves.filter(({ term }) => term !== 'summer'), closedDays: [] };
    expect(time.termsAfter(noSummer, '2026-12-18', 1)).toMatchObject({ known: false, academicYear: '2026/27' });
  });

  it('working days count from the day after, to the day itself where there are none', () => {
    expect(time.addWorkingDays('2026-11-24', 0, [])).toBe('2026-11-24');
    expect(time.addWorkingDays('2026-11-27', 1, [])).toBe('2026-11-30');
    expect(time.addWorkingDays('2026-11-26', 1, [])).toBe('2026-11-27');
    expect(time.addWorkingDays('2026-11-26', 1, ['2026-11-27', '2026-11-30'])).toBe('2026-12-01');
  });
});
