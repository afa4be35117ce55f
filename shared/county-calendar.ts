import type { PlainDate } from './dates.ts';

/**
 * Warwickshire's published term dates and England's bank holidays, offered when a register is started so that school
 * time works from the first minute. Facts published by the county and by government; where a day was inferred, its
 * status says so. 2027/28 was not published when this was written.
 */
export const COUNTY_TERM_HALVES: readonly {
  academicYear: string;
  term: 'autumn' | 'spring' | 'summer';
  half: 1 | 2;
  firstDay: PlainDate;
  lastDay: PlainDate;
  status: string;
}[] = [
  {
    academicYear: '2025/26',
    term: 'autumn',
    half: 1,
    firstDay: '2025-09-02',
    lastDay: '2025-10-24',
    status: 'published',
  },
  {
    academicYear: '2025/26',
    term: 'autumn',
    half: 2,
    firstDay: '2025-11-03',
    lastDay: '2025-12-19',
    status: 'published',
  },
  {
    academicYear: '2025/26',
    term: 'spring',
    half: 1,
    firstDay: '2026-01-05',
    lastDay: '2026-02-13',
    status: 'published',
  },
  {
    academicYear: '2025/26',
    term: 'spring',
    half: 2,
    firstDay: '2026-02-23',
    lastDay: '2026-03-27',
    status: 'published',
  },
  {
    academicYear: '2025/26',
    term: 'summer',
    half: 1,
    firstDay: '2026-04-13',
    lastDay: '2026-05-22',
    status: 'published',
  },
  {
    academicYear: '2025/26',
    term: 'summer',
    half: 2,
    firstDay: '2026-06-01',
    lastDay: '2026-07-17',
    status: 'published',
  },
  {
    academicYear: '2026/27',
    term: 'autumn',
    half: 1,
    firstDay: '2026-09-02',
    lastDay: '2026-10-23',
    status: 'published',
  },
  {
    academicYear: '2026/27',
    term: 'autumn',
    half: 2,
    firstDay: '2026-11-02',
    lastDay: '2026-12-18',
    status: 'published',
  },
  {
    academicYear: '2026/27',
    term: 'spring',
    half: 1,
    firstDay: '2027-01-05',
    lastDay: '2027-02-12',
    status: 'published',
  },
  {
    academicYear: '2026/27',
    term: 'spring',
    half: 2,
    firstDay: '2027-02-22',
    lastDay: '2027-03-25',
    status: 'first day inferred',
  },
  {
    academicYear: '2026/27',
    term: 'summer',
    half: 1,
    firstDay: '2027-04-12',
    lastDay: '2027-05-28',
    status: 'published',
  },
  {
    academicYear: '2026/27',
    term: 'summer',
    half: 2,
    firstDay: '2027-06-07',
    lastDay: '2027-07-21',
    status: 'last day inferred from 195 days',
  },
];

export const BANK_HOLIDAYS: readonly { date: PlainDate; name: string }[] = [
  { date: '2025-01-01', name: "New Year's Day" },
  { date: '2025-04-18', name: 'Good Friday' },
  { date: '2025-04-21', name: 'Easter Monday' },
  { date: '2025-05-05', name: 'Early May bank holiday' },
  { date: '2025-05-26', name: 'Spring bank holiday' },
  { date: '2025-08-25', name: 'Summer bank holiday' },
  { date: '2025-12-25', name: 'Christmas Day' },
  { date: '2025-12-26', name: 'Boxing Day' },
  { date: '2026-01-01', name: "New Year's Day" },
  { date: '2026-04-03', name: 'Good Friday' },
  { date: '2026-04-06', name: 'Easter Monday' },
  { date: '2026-05-04', name: 'Early May bank holiday' },
  { date: '2026-05-25', name: 'Spring bank holiday' },
  { date: '2026-08-31', name: 'Summer bank holiday' },
  { date: '2026-12-25', name: 'Christmas Day' },
  { date: '2026-12-28', name: 'Boxing Day (substitute)' },
  { date: '2027-01-01', name: "New Year's Day" },
  { date: '2027-03-26', name: 'Good Friday' },
  { date: '2027-03-29', name: 'Easter Monday' },
  { date: '2027-05-03', name: 'Early May bank holiday' },
  { date: '2027-05-31', name: 'Spring bank holiday' },
  { date: '2027-08-30', name: 'Summer bank holiday' },
  { date: '2027-12-27', name: 'Christmas Day (substitute)' },
  { date: '2027-12-28', name: 'Boxing Day (substitute)' },
  { date: '2028-01-03', name: "New Year's Day (substitute)" },
  { date: '2028-04-14', name: 'Good Friday' },
  { date: '2028-04-17', name: 'Easter Monday' },
  { date: '2028-05-01', name: 'Early May bank holiday' },
  { date: '2028-05-29', name: 'Spring bank holiday' },
  { date: '2028-08-28', name: 'Summer bank holiday' },
  { date: '2028-12-25', name: 'Christmas Day' },
  { date: '2028-12-26', name: 'Boxing Day' },
];
