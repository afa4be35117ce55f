import { describe, expect, it } from 'vitest';
import { easterMonday, lawTermOf, lawYearOf } from '../../electron/rules/law-terms.ts';
import { suspensionTotals } from '../../electron/rules/suspensions.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { NONE, sampleFacts, suspended } from './sample-facts.ts';

const totals = (
  rows: ReturnType<typeof suspended>[],
  on: PlainDate = '2026-11-24',
  calendar = sampleFacts().calendar,
) => suspensionTotals({ ...sampleFacts(), on, calendar, suspensions: rows });
const warning = (rows: ReturnType<typeof suspended>[], limit: string, on?: PlainDate) => {
  const found = totals(rows, on).warnings.find((each) => each.limit === limit);
  return found && [found.reached, found.sentence];
};

/** Easter by Gauss’s rule, another arithmetic than the app’s own; the Monday after it. */
function byGauss(year: number): PlainDate {
  const century = Math.floor(year / 100);
  const lunar = (15 + century - Math.floor((13 + 8 * century) / 25) - Math.floor(century / 4)) % 30;
  const solar = (4 + century - Math.floor(century / 4)) % 7;
  const d = (19 * (year % 19) + lunar) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + solar) % 7;
  const isLateByAWeek = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * lunar + 11) % 30 < 19);
  return addDays(`${year}-03-22`, d + e + (isLateByAWeek ? -7 : 0) + 1);
}

describe('the law’s own terms', () => {
  it.each([
    [2019, '2019-04-22'],
    [2024, '2024-04-01'],
    [2026, '2026-04-06'],
    [2027, '2027-03-29'],
    [2028, '2028-04-17'],
    [2035, '2035-03-26'],
    [2038, '2038-04-26'],
    [2049, '2049-04-19'],
    [2076, '2076-04-20'],
    [1981, '1981-04-20'],
    [1954, '1954-04-19'],
  ])('Easter Monday of %i is %s', (year, day) => {
    expect(easterMonday(year)).toBe(day);
  });

  it('has Easter where the church’s own tables have it, in every year of four centuries', () => {
    for (let year = 1800; year < 2200; year++) expect(easterMonday(year), String(year)).toBe(byGauss(year));
  });

  it.each([
    ['2026-12-31', 'Autumn', '2026-08-01', '2026-12-31'],
    ['2027-01-01', 'Spring', '2027-01-01', '2027-03-29'],
    ['2027-03-29', 'Spring', '2027-01-01', '2027-03-29'],
    ['2027-03-30', 'Summer', '2027-03-30', '2027-07-31'],
    ['2027-07-31', 'Summer', '2027-03-30', '2027-07-31'],
    ['2027-08-01', 'Autumn', '2027-08-01', '2027-12-31'],
  ])('%s lies in the %s term, from %s to %s', (day, name, from, until) => {
    expect(lawTermOf(day)).toEqual({ name, from, until });
  });

  it('the school year runs from 1 August to 31 July', () => {
    expect(lawYearOf('2026-07-31')).toEqual({ name: '2025/26', from: '2025-08-01', until: '2026-07-31' });
    expect(lawYearOf('2026-08-01')).toEqual({ name: '2026/27', from: '2026-08-01', until: '2027-07-31' });
    expect(lawYearOf('2099-09-01').name).toBe('2099/00');
  });
});

describe('suspension totals', () => {
  it('count sessions as half days, in the term and in the year', () => {
    expect(totals([suspended('2026-10-05', { sessions: 3 }), suspended('2026-11-09', { sessions: 2 })])).toMatchObject({
      academicYear: '2026/27',
      term: 'Autumn term, as the law counts it',
      termFrom: '2026-08-01',
      termUntil: '2026-12-31',
      daysInTerm: 2.5,
      daysInYear: 2.5,
      sessionsInYear: 5,
      lunchtimesInYear: 0,
      countInYear: 2,
      unknown: [],
    });
  });

  it('count a lunchtime as half a day, also where no sessions were entered', () => {
    const lunches = [
      suspended('2026-10-05', { type: 'LNCH', sessions: 0 }),
      suspended('2026-10-12', { type: 'LNCH', sessions: 3 }),
    ];
    expect(totals(lunches)).toMatchObject({ daysInYear: 2, lunchtimesInYear: 4, sessionsInYear: 0, countInYear: 2 });
  });

  it('leave out permanent exclusions, last year, and the future', () => {
    const rows = [
      suspended('2026-10-05', { type: 'PERM', sessions: 10 }),
      suspended('2026-07-01', { sessions: 10 }),
      suspended('2026-12-01', { sessions: 10 }),
    ];
    expect(totals(rows)).toMatchObject({ daysInYear: 0, countInYear: 0 });
  });

  it('divide a suspension that runs over the end of a term, day by day', () => {
    // 21 and 22 Dec would be Monday and Tuesday of the holiday: two days in December, the third on 5 Jan.
    const over = suspended('2026-12-17', { sessions: 6 });
    expect(totals([over], '2026-12-31')).toMatchObject({ daysInTerm: 2, daysInYear: 3 });
    expect(totals([over], '2027-01-10')).toMatchObject({ daysInTerm: 1, daysInYear: 3 });
  });

  it('count the first and the last day of the term and of the year, and today', () => {
    const on = (day: string, today: string) => totals([suspended(day, { sessions: 1 })], today, NONE);
    expect(on('2026-08-01', '2026-11-24')).toMatchObject({ daysInTerm: 0.5, daysInYear: 0.5 });
    expect(on('2026-12-31', '2026-12-31')).toMatchObject({ daysInTerm: 0.5, daysInYear: 0.5 });
    expect(on('2027-07-31', '2027-07-31')).toMatchObject({ daysInTerm: 0.5, daysInYear: 0.5 });
    expect(on('2026-07-31', '2026-11-24')).toMatchObject({ daysInTerm: 0, daysInYear: 0 });
  });

  it('say which year is missing where a suspension runs out of the calendar', () => {
    const found = totals([suspended('2027-07-19', { sessions: 20 })], '2027-07-20');
    expect(found).toMatchObject({ daysInYear: 10, unknown: ['calendar for 2027/28 not entered'] });
  });

  it('of no sessions are no days', () => {
    expect(totals([suspended('2026-10-05', { sessions: 0 })])).toMatchObject({ daysInYear: 0, countInYear: 0 });
  });

  it('divide lunchtimes one to a day', () => {
    const over = suspended('2026-12-17', { type: 'LNCH', sessions: 3 });
    expect(totals([over], '2027-01-10')).toMatchObject({ daysInTerm: 0.5, daysInYear: 1.5 });
  });

  it('put all on the first day where no calendar says more, and say so', () => {
    const found = totals([suspended('2026-10-05', { sessions: 4 })], '2026-11-24', NONE);
    expect(found).toMatchObject({ daysInTerm: 2, unknown: ['calendar for 2026/27 not entered'] });
  });
});

describe('the limits of the law', () => {
  const days = (count: number) => suspended('2026-09-02', { sessions: count * 2 });

  it('more than five days in a term: parents may make representations', () => {
    expect(warning([days(5)], 'representations')).toEqual([
      false,
      '5 days this term; above 5 parents may make representations.',
    ]);
    expect(warning([days(5.5)], 'representations')).toEqual([
      true,
      '5½ days this term, more than 5: parents may make representations, and governors must hear them.',
    ]);
  });

  it('more than fifteen days in a term: governors must meet', () => {
    expect(warning([days(15)], 'governors')).toEqual([false, '15 days this term; above 15 governors must meet.']);
    expect(warning([days(15.5)], 'governors')).toEqual([
      true,
      '15½ days this term, more than 15: governors must meet.',
    ]);
  });

  it('forty-five days in a school year are the most', () => {
    expect(warning([days(44.5)], 'year')).toEqual([false, '44½ of at most 45 days in 2026/27; ½ left.']);
    expect(warning([days(45)], 'year')).toEqual([true, '45 of at most 45 days in 2026/27; 0 left.']);
    expect(warning([days(45.5)], 'year')).toEqual([true, '45½ days in 2026/27: more than the 45 that the law allows.']);
  });

  it('from the sixth day of one suspension, education has to be arranged', () => {
    const two = [suspended('2026-09-07', { sessions: 10 }), suspended('2026-10-05', { sessions: 10 })];
    expect(warning(two, 'sixth-day')).toEqual([false, 'No single suspension lasts more than 5 days.']);
    expect(warning([...two, suspended('2026-11-02', { sessions: 11 })], 'sixth-day')).toEqual([
      true,
      'The suspension from 2 Nov 2026 lasts 5½ days: education has to be arranged from the sixth day.',
    ]);
    expect(warning([suspended('2026-11-02', { sessions: 12, type: 'LNCH' })], 'sixth-day')?.[0]).toBe(false);
  });

  it('each cites the law', () => {
    const regulations = 'School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012';
    expect(totals([]).warnings.map(({ limit, cites }) => [limit, cites])).toEqual([
      ['year', 'Education Act 2002, section 51A, and the regulations of 2012 under it'],
      ['governors', regulations],
      ['representations', regulations],
      ['sixth-day', 'Education and Inspections Act 2006, section 100'],
    ]);
  });
});
