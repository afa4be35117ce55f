import { type PlainDate, showDate } from '../../shared/dates.ts';

/** What a levelling brings against the best without moving a home day, in words. */
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

export function gainOf(without: readonly Started[], starts: readonly Started[]): Gain {
  const more = starts.length - without.length;
  const by = (list: readonly Started[], day: PlainDate) => list.filter(({ startOn }) => startOn <= day).length;
  let sooner: Gain['sooner'] = null;
  for (const day of [...new Set([...without, ...starts].map(({ startOn }) => startOn))].sort()) {
    const pupils = by(starts, day) - by(without, day);
    if (pupils > (sooner?.pupils ?? 0)) sooner = { pupils, fromOn: day };
  }
  return { more, sooner, sentence: sentenceOf(more, sooner) };
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function sentenceOf(more: number, sooner: Gain['sooner']): string {
  if (sooner === null) return 'Moving home days would bring nobody in sooner.';
  const pupils = `${NUMBERS[sooner.pupils] ?? sooner.pupils} more ${sooner.pupils === 1 ? 'pupil' : 'pupils'}`;
  const first = `${pupils} from ${showDate(sooner.fromOn)}.`;
  if (more > 0) return first;
  return more === 0
    ? `${first} Later on as many as with the home days as they are.`
    : `${first} By the end of the two terms ${-more} fewer: those who start sooner take places that become free later.`;
}
