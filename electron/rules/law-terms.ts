import { addDays, type PlainDate } from '../../shared/dates.ts';

/**
 * The school year and the terms that the law counts suspensions in: a calendar of its own, which no school sets. Its terms
 * end on 31 December, Easter Monday and 31 July (reference.md, School year).
 *
 *   lawTermOf · lawYearOf · easterMonday
 */
export interface LawTerm {
  name: 'Autumn' | 'Spring' | 'Summer';
  from: PlainDate;
  until: PlainDate;
}

export function lawTermOf(day: PlainDate): LawTerm {
  const year = day.slice(0, 4);
  const easter = easterMonday(Number(year));
  if (day <= easter) return { name: 'Spring', from: `${year}-01-01`, until: easter };
  if (day <= `${year}-07-31`) return { name: 'Summer', from: addDays(easter, 1), until: `${year}-07-31` };
  return { name: 'Autumn', from: `${year}-08-01`, until: `${year}-12-31` };
}

/** From 1 August to 31 July: '2026/27'. */
export function lawYearOf(day: PlainDate): { name: string; from: PlainDate; until: PlainDate } {
  const start = Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0);
  const name = `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
  return { name, from: `${start}-08-01`, until: `${start + 1}-07-31` };
}

/** The day after Easter Sunday, by the calendar's own arithmetic: the first Sunday after the church's full moon. */
export function easterMonday(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4);
  const drift = Math.floor((8 * century + 13) / 25);
  const age = (skipped - drift + 19 * golden + 15) % 30;
  const moon = age - (age === 29 || (age === 28 && golden > 10) ? 1 : 0);
  const weekday = (year + Math.floor(year / 4) + moon + 2 - skipped) % 7;
  return addDays(`${year}-03-22`, moon + (6 - weekday) + 1);
}
