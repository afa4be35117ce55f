import type { CaseFacts } from '../../electron/rules/facts.ts';
import { pair, type RuleRow } from './rule-table.ts';
import { NONE, SHORT, sampleFacts, suspended } from './sample-facts.ts';

const suspensions = (rows: CaseFacts['suspensions'], change: Partial<CaseFacts> = {}) =>
  sampleFacts({ suspensions: rows, ...change });

/** Appendix A, right: A7. */
export const SUSPENSION_TABLE: Readonly<Record<string, readonly RuleRow[]>> = {
  A7: [
    {
      name: 'two this term',
      facts: sampleFacts(),
      verdict: 'met',
      because: '2 suspensions since 25 Nov 2025.',
      evidence: ['suspension-2026-10-05', 'suspension-2026-11-09'],
      rests: 'seen',
      notices: [],
    },
    {
      name: 'only ahead',
      facts: suspensions([suspended('2026-12-07'), suspended('2026-11-30')]),
      verdict: 'no-evidence',
      because: 'No suspensions are recorded.',
      notices: [
        'A suspension dated 30 Nov 2026 lies in the future and does not count yet.',
        'A suspension dated 7 Dec 2026 lies in the future and does not count yet.',
      ],
    },
    {
      name: 'none',
      facts: suspensions([]),
      verdict: 'no-evidence',
      because: 'No suspensions are recorded.',
      evidence: [],
    },
    ...pair(
      'repeat-suspensions',
      {
        name: 'only one',
        facts: suspensions([suspended('2026-10-05', { standing: 'claimed' })]),
        verdict: 'not-met',
        because: '1 suspension since 25 Nov 2025; 2 are asked for.',
        evidence: ['suspension-2026-10-05'],
        rests: 'claimed',
      },
      { name: 'two', facts: suspensions([suspended('2026-10-05'), suspended('2026-10-06')]), verdict: 'met' },
    ),
    ...pair(
      'repeat-terms',
      {
        name: 'one of two is a day more than three terms old',
        facts: suspensions([suspended('2025-11-24'), suspended('2026-10-05')]),
        verdict: 'not-met',
        because: '1 suspension since 25 Nov 2025; 2 are asked for.',
        evidence: ['suspension-2025-11-24', 'suspension-2026-10-05'],
      },
      {
        name: 'one of two is just three terms old',
        facts: suspensions([suspended('2025-11-25'), suspended('2026-10-05')]),
        verdict: 'met',
      },
    ),
    ...pair(
      'date',
      {
        name: 'the second starts tomorrow',
        facts: suspensions([suspended('2026-10-05'), suspended('2026-11-25')]),
        verdict: 'not-met',
        notices: ['A suspension dated 25 Nov 2026 lies in the future and does not count yet.'],
      },
      {
        name: 'the second starts today',
        facts: suspensions([suspended('2026-10-05'), suspended('2026-11-24')]),
        verdict: 'met',
      },
    ),
    {
      name: 'lunchtimes count',
      facts: suspensions([suspended('2026-10-05', { type: 'LNCH' }), suspended('2026-10-12')]),
      verdict: 'met',
    },
    {
      name: 'a permanent exclusion is not for a fixed term',
      facts: suspensions([suspended('2026-10-05'), suspended('2026-10-12', { type: 'PERM' })]),
      verdict: 'not-met',
    },
    {
      name: 'only a permanent exclusion',
      facts: suspensions([suspended('2026-10-12', { type: 'PERM' })]),
      verdict: 'no-evidence',
    },
    {
      name: 'three asked for, in one term',
      facts: sampleFacts(),
      parameters: { 'repeat-suspensions': 3, 'repeat-terms': 1 },
      verdict: 'not-met',
      because: '2 suspensions since 26 Jun 2026; 3 are asked for.',
    },
    {
      name: 'last year’s calendar is missing; both are in the present term',
      facts: suspensions([suspended('2026-09-02'), suspended('2026-10-05')], { calendar: SHORT }),
      verdict: 'met',
      because: '2 suspensions since 2 Sep 2026.',
    },
    {
      name: 'last year’s calendar is missing, and one of two lies there',
      facts: suspensions([suspended('2026-06-01'), suspended('2026-10-05')], { calendar: SHORT }),
      verdict: 'no-evidence',
      because: 'How many suspensions count can not be told.',
      unknown: ['calendar for 2025/26 not entered'],
      evidence: ['suspension-2026-06-01', 'suspension-2026-10-05'],
      rests: 'seen',
    },
    {
      name: 'no calendar, and too few whatever it says',
      facts: suspensions([suspended('2026-10-05')], { calendar: NONE }),
      verdict: 'not-met',
      because: '0 suspensions; 2 are asked for.',
      unknown: [],
    },
    {
      name: 'no calendar, and enough if they count',
      facts: suspensions([suspended('2026-10-05'), suspended('2026-10-12')], { calendar: NONE }),
      verdict: 'no-evidence',
      unknown: ['calendar for 2026/27 not entered'],
    },
  ],
};
