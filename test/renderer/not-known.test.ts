import { describe, expect, it } from 'vitest';
import { assess } from '../../electron/rules/assess.ts';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { DEFAULTS } from '../../electron/rules/parameters.ts';
import { hiddenByCalendar } from '../../renderer/screens/eligibility/not-known.ts';
import { NONE, SHORT, sampleFacts } from '../rules/sample-facts.ts';

const hidden = (changes: Partial<CaseFacts>) => hiddenByCalendar(assess(sampleFacts(changes), DEFAULTS));

describe('what a missing calendar hides on the page of a case’s eligibility', () => {
  it('is what is missing for each open criterion that “Missing” leaves out', () => {
    expect(hidden({ calendar: NONE, items: [] })).toEqual({
      year: '2026/27',
      sentence: 'What is missing for A2, A3 and A4 can not be known until the calendar for 2026/27 is entered.',
    });
  });

  it('is the date alone, where all that is missing is said', () => {
    expect(hidden({ calendar: SHORT })).toEqual({
      year: '2025/26',
      sentence: 'The earliest yes can not be known until the calendar for 2025/26 is entered.',
    });
  });

  it('is nothing where the calendar is entered', () => {
    expect(hidden({})).toBeNull();
    expect(hidden({ items: [] })).toBeNull();
  });
});
