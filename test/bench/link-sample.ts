import type { Centre, Phase, Stay } from '../../electron/link/centre.ts';
import type { Asking } from '../../electron/link/forecast.ts';
import { endOf, phasesFor } from '../../electron/link/placement.ts';
import { BANK_HOLIDAYS, COUNTY_TERM_HALVES } from '../../shared/county-calendar.ts';
import { addDays, mondayOf, WEEKDAYS } from '../../shared/dates.ts';
import { firstSchoolDayFrom, type SchoolCalendar } from '../../shared/school-time.ts';

/** Centres, stays and requests of any size, the same ones each time: for benches and tests of the Link. */
export const PHASES = [
  { what: 'At first', days: 4, share: 50 },
  { what: 'Reintegration begins', days: 3, share: 20 },
  { what: 'More days in the home school', days: 2, share: 15 },
  { what: 'Last weeks', days: 1, share: 15 },
];

/** The county's calendar, and the same dates a year and two years later: nobody has published those yet. */
export const CALENDAR: SchoolCalendar = {
  halves: [0, 1, 2].flatMap((later) =>
    COUNTY_TERM_HALVES.filter(({ academicYear }) => later === 0 || academicYear === '2026/27').map((half) => ({
      academicYear: yearLater(half.academicYear, later),
      term: half.term,
      half: half.half === 1 ? (1 as const) : (2 as const),
      first: addDays(half.firstDay, later * 364),
      last: addDays(half.lastDay, later * 364),
    })),
  ),
  closedDays: BANK_HOLIDAYS.map(({ date, name }) => ({ date, kind: 'bank-holiday' as const, name })),
};

function yearLater(name: string, years: number): string {
  const start = Number(name.slice(0, 4)) + years;
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
}

export function sampleCentres(places: readonly number[]): Centre[] {
  return places.map((most, at) => ({
    id: `centre-${at}`,
    name: `Centre ${at + 1}`,
    town: 'Town',
    openedOn: '2020-09-01',
    closedOn: null,
    lengthTerms: 2,
    phases: PHASES,
    places: { mon: most, tue: most, wed: most - 1, thu: most, fri: most - 1 },
    laterPlaces: [],
    limits: [],
  }));
}

/** A small generator of numbers that falls the same way every time. */
export function rolling(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below) % below;
  };
}

/** Placements that have begun within the two terms before `today`, or begin soon. */
export function sampleStays(centres: readonly Centre[], count: number, today: string, seed = 7): Stay[] {
  const roll = rolling(seed);
  return Array.from({ length: count }, (_, at): Stay => {
    const centre = centres[at % centres.length];
    if (!centre) throw new Error('No centre');
    return {
      id: `stay-${at}`,
      kind: 'placement',
      phases: stayPhases(centre, addDays(mondayOf(today), -7 * roll(26)), roll(5)),
    };
  });
}

export function stayPhases(centre: Centre, from: string, homeDay: number): Phase[] {
  const start = firstSchoolDayFrom(CALENDAR, from);
  if (!start.known) throw new Error(start.sentence);
  const end = endOf(CALENDAR, start.value, centre.lengthTerms);
  if (!end.known) throw new Error(end.sentence);
  return phasesFor(CALENDAR, centre, { startOn: start.value, endOn: end.value, homeDay: WEEKDAYS[homeDay] ?? 'fri' });
}

export function sampleAsking(centres: readonly Centre[], count: number, today: string, seed = 11): Asking[] {
  const roll = rolling(seed);
  return Array.from(
    { length: count },
    (_, at): Asking => ({
      id: `asking-${at}`,
      earliestOn: addDays(mondayOf(today), 7 * (1 + roll(8))),
      centreId: roll(3) === 0 ? null : (centres[roll(centres.length)]?.id ?? null),
      homeDayWish: roll(2) ? null : (WEEKDAYS[roll(5)] ?? null),
    }),
  );
}
