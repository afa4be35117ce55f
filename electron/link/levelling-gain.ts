import { type PlainDate, showDate } from '../../shared/dates.ts';
import type { Level } from './programme.ts';

/**
 * A levelling in words.
 *
 *   gainOf         what it brings against the best without moving a home day
 *   levelInWords   one thing that was wanted: what was found, and whether that is proved
 */
export interface Gain {
  /** How many more start in the terms that were looked at. */
  more: number;
  /** The day from which on the most have started who would not have otherwise. */
  sooner: { pupils: number; fromOn: PlainDate } | null;
  /** 'Two more pupils from 11 Jan 2027.' */
  sentence: string;
}

interface Started {
  startOn: PlainDate;
}

/** `proved`: nothing better is possible; without it, that nothing was found says no more than that. */
export function gainOf(without: readonly Started[], starts: readonly Started[], proved: boolean): Gain {
  const more = starts.length - without.length;
  const by = (list: readonly Started[], day: PlainDate) => list.filter(({ startOn }) => startOn <= day).length;
  let sooner: Gain['sooner'] = null;
  for (const day of [...new Set([...without, ...starts].map(({ startOn }) => startOn))].sort()) {
    const pupils = by(starts, day) - by(without, day);
    if (pupils > (sooner?.pupils ?? 0)) sooner = { pupils, fromOn: day };
  }
  return { more, sooner, sentence: sentenceOf(more, sooner, proved) };
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function sentenceOf(more: number, sooner: Gain['sooner'], proved: boolean): string {
  if (sooner === null)
    return proved
      ? 'Moving home days would bring nobody in sooner.'
      : 'No better home days were found in the time there was.';
  const pupils = `${NUMBERS[sooner.pupils] ?? sooner.pupils} more ${sooner.pupils === 1 ? 'pupil' : 'pupils'}`;
  const first = `${pupils} from ${showDate(sooner.fromOn)}.`;
  if (more > 0) return first;
  return more === 0
    ? `${first} Later on as many as with the home days as they are.`
    : `${first} By the end of the two terms ${-more} fewer: those who start sooner take places that become free later.`;
}

export type WantName = `${'fit' | 'soon'}-${'ahead' | 'after'}` | 'still';

const SAYS: Readonly<Record<WantName, (value: number) => string>> = {
  'fit-ahead': (value) => `In the term ahead ${pupils(value)} can start`,
  'soon-ahead': (value) => `they wait ${weeks(-value)} altogether, counted from next week`,
  still: (value) =>
    `${value === 0 ? 'no home day moves' : value === -1 ? 'one home day moves' : `${-value} home days move`}`,
  'fit-after': (value) => `with that held, ${pupils(value)} more can start in the term after`,
  'soon-after': (value) => `they wait ${weeks(-value)} altogether, counted from the beginning of that term`,
};

/** 'In the term ahead 20 pupils can start: proved, more cannot.' */
export function levelInWords({ name, value, bound, proved }: Level): string {
  const says = SAYS[name as WantName](value);
  const first = says.charAt(0).toUpperCase() + says.slice(1);
  const better = name.startsWith('fit')
    ? 'more cannot'
    : name === 'still'
      ? 'fewer would not do'
      : 'sooner is not possible';
  if (proved) return `${first}: proved, ${better}.`;
  return `${first}: not proved, the best possible lies between this and ${Math.abs(bound)}.`;
}

function pupils(count: number): string {
  return count === 1 ? 'one pupil' : `${count} pupils`;
}

function weeks(count: number): string {
  return count === 1 ? 'one week' : `${count} weeks`;
}
