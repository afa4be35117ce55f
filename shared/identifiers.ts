import type { PlainDate } from './dates.ts';

/**
 * Identifiers and their checks (reference.md, Identifiers).
 *
 *   AUTHORITY · checkUrn · checkDfeNumber · checkUpn · upnCheckLetter · yearGroupOn · yearGroupFrom · yearGroupLabel
 */
export type Checked<T> = { ok: true; value: T } | { ok: false; sentence: string };

/** Warwickshire, as the Department for Education numbers local authorities. */
export const AUTHORITY = '937';

/** Check letters: 23 of them, without I, O and S. A letter's value is its place in this row. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** URN: six digits, no check digit. */
export function checkUrn(text: string): Checked<string> {
  const urn = text.trim();
  return /^\d{6}$/.test(urn)
    ? { ok: true, value: urn }
    : { ok: false, sentence: 'A URN has six digits, as in 123456.' };
}

/** DfE number: authority and establishment, '937/2345' or '9372345'. Gives the seven digits. */
export function checkDfeNumber(text: string): Checked<string> {
  const match = /^(\d{3})\s*\/?\s*(\d{4})$/.exec(text.trim());
  return match
    ? { ok: true, value: `${match[1]}${match[2]}` }
    : {
        ok: false,
        sentence: 'A DfE number has three digits for the authority and four for the school, as in 937/2345.',
      };
}

/** The letter that the other twelve characters ask for: sum of position (2 … 13) × value, modulo 23. */
export function upnCheckLetter(twelve: string): string {
  const sum = [...twelve].reduce((total, character, at) => total + (at + 2) * worthOf(character), 0);
  return UPN_LETTERS[sum % UPN_LETTERS.length] ?? '';
}

/**
 * UPN: check letter, authority (3), establishment (4), year of issue (2), serial (3; a temporary UPN ends in a letter).
 * A wrong check letter is said, with the one expected.
 */
export function checkUpn(text: string): Checked<{ upn: string; temporary: boolean }> {
  const upn = text.replaceAll(/\s/g, '').toUpperCase();
  if (upn.length !== 13) return { ok: false, sentence: `A UPN has 13 characters; this has ${upn.length}.` };
  if (!/^[A-Z]\d{11}[0-9A-Z]$/.test(upn)) {
    return { ok: false, sentence: 'A UPN is a letter, then 12 digits; the last may be a letter in a temporary UPN.' };
  }
  const last = upn.at(-1) ?? '';
  if (/[A-Z]/.test(last) && !UPN_LETTERS.includes(last)) {
    return { ok: false, sentence: `A temporary UPN never ends in ${last}: I, O and S are not used.` };
  }
  const expected = upnCheckLetter(upn.slice(1));
  if (upn[0] !== expected) {
    return {
      ok: false,
      sentence: `The first letter should be ${expected}, not ${upn[0]}. Check the UPN with the school.`,
    };
  }
  return { ok: true, value: { upn, temporary: /[A-Z]/.test(last) } };
}

function worthOf(character: string): number {
  return /\d/.test(character) ? Number(character) : UPN_LETTERS.indexOf(character);
}

/**
 * Year group on a day: age on the 31 August before the school year, minus 4; 0 is Reception, negative is nursery.
 * General knowledge, to be checked by a person before a service relies on it; the year taught in may differ.
 */
export function yearGroupOn(dateOfBirth: PlainDate, day: PlainDate): number {
  const startYear = Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);
  const birthYear = Number(dateOfBirth.slice(0, 4));
  // Born on or before 31 August: the birthday of that calendar year has passed by 31 August.
  const ageOn31August = startYear - birthYear - (dateOfBirth.slice(5) <= '08-31' ? 0 : 1);
  return ageOn31August - 4;
}

/** The first day on which somebody born then is in a year group: 1 September. */
export function yearGroupFrom(dateOfBirth: PlainDate, year: number): PlainDate {
  const startYear = Number(dateOfBirth.slice(0, 4)) + 4 + year + (dateOfBirth.slice(5) <= '08-31' ? 0 : 1);
  return `${startYear}-09-01`;
}

/** 'Year 3', 'Reception', 'Nursery'. */
export function yearGroupLabel(year: number): string {
  if (year < 0) return 'Nursery';
  return year === 0 ? 'Reception' : `Year ${year}`;
}
