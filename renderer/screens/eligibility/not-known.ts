import { yearNotEntered } from '../../../shared/school-time.ts';
import type { Assessment } from '../../../shared/verdicts.ts';

/**
 * What a calendar that has not been entered hides of an assessment: the year to enter, and in one sentence the open
 * criteria of which nobody can say what is missing, or else the date. Null: no calendar stands in the way.
 */
export function hiddenByCalendar({ lines, earliest }: Assessment): { year: string; sentence: string } | null {
  if (earliest.kind !== 'unknown') return null;
  const year = yearNotEntered(earliest.sentence);
  if (year === null) return null;
  const told = new Set(earliest.things.map(({ rule }) => rule));
  const hidden = lines
    .filter(({ verdict, missing }) => verdict !== 'met' && verdict !== 'waived' && missing.length === 0)
    .map(({ rule }) => rule)
    .filter((rule) => !told.has(rule));
  const what = hidden.length > 0 ? `What is missing for ${inOneLine(hidden)}` : 'The earliest yes';
  return { year, sentence: `${what} can not be known until the calendar for ${year} is entered.` };
}

/** 'A2, A3 and A4'. */
function inOneLine(rules: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(rules);
}
