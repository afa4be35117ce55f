import { pair, type RuleRow } from './rule-table.ts';
import { itemOf, sampleFacts, withItems } from './sample-facts.ts';

const agreed = (...agreements: { agreedOn: string; withdrawnOn?: string }[]) =>
  sampleFacts({
    agreements: agreements.map(({ agreedOn, withdrawnOn = null as never }) => ({
      id: `agreement-${agreedOn}`,
      agreedOn,
      withdrawnOn,
    })),
  });
const shown = (kind: 'parent-engagement' | 'attendance-record', title = '') =>
  withItems(
    [],
    [
      itemOf(kind, '2026-09-14'),
      itemOf(kind, '2026-10-12'),
      itemOf(kind, '2026-11-16', { title, standing: 'claimed' }),
    ],
  );

const tomorrow = (kind: 'parent-engagement' | 'attendance-record') => withItems([], [itemOf(kind, '2026-11-25')]);
const TOMORROW = ['A record dated 25 Nov 2026 lies in the future and does not count yet.'];

/** Section 3: P1 to P4. */
export const FAMILY_TABLE: Readonly<Record<string, readonly RuleRow[]>> = {
  P1: [
    {
      name: 'agreed',
      facts: sampleFacts(),
      verdict: 'met',
      because: 'Agreed on 18 Nov 2026.',
      evidence: ['agreement-1'],
    },
    {
      name: 'nobody has agreed',
      facts: agreed(),
      verdict: 'no-evidence',
      because: 'No agreement by a parent or carer is recorded.',
      evidence: [],
    },
    ...pair(
      'date',
      { name: 'agreed tomorrow', facts: agreed({ agreedOn: '2026-11-25' }), verdict: 'no-evidence' },
      { name: 'agreed today', facts: agreed({ agreedOn: '2026-11-24' }), verdict: 'met' },
    ),
    ...pair(
      'date',
      {
        name: 'withdrawn today',
        facts: agreed({ agreedOn: '2026-10-01', withdrawnOn: '2026-11-24' }),
        verdict: 'not-met',
        because: 'Agreement was withdrawn on 24 Nov 2026.',
        evidence: ['agreement-2026-10-01'],
      },
      {
        name: 'withdrawn from tomorrow',
        facts: agreed({ agreedOn: '2026-10-01', withdrawnOn: '2026-11-25' }),
        verdict: 'met',
      },
    ),
    {
      name: 'withdrawn twice: the last withdrawal is said',
      facts: agreed(
        { agreedOn: '2026-09-01', withdrawnOn: '2026-09-20' },
        { agreedOn: '2026-10-01', withdrawnOn: '2026-10-20' },
      ),
      verdict: 'not-met',
      because: 'Agreement was withdrawn on 20 Oct 2026.',
    },
    {
      name: 'withdrawn, then agreed again',
      facts: agreed({ agreedOn: '2026-09-01', withdrawnOn: '2026-09-20' }, { agreedOn: '2026-10-01' }),
      verdict: 'met',
      because: 'Agreed on 1 Oct 2026.',
    },
  ],
  P2: [
    {
      name: 'parents came to the meeting',
      facts: shown('parent-engagement', 'Came to the meeting'),
      verdict: 'met',
      because: '“Came to the meeting”, 16 Nov 2026.',
      evidence: ['parent-engagement-2026-11-16'],
      rests: 'claimed',
    },
    {
      name: 'nothing recorded',
      facts: sampleFacts(),
      verdict: 'no-evidence',
      because: 'Nothing is recorded about the parents working with others.',
    },
  ],
  P3: [
    {
      name: 'a record of attendance, and one dated tomorrow',
      facts: withItems([], [itemOf('attendance-record', '2026-11-16'), itemOf('attendance-record', '2026-11-25')]),
      verdict: 'met',
      because: '16 Nov 2026.',
      evidence: ['attendance-record-2026-11-16'],
      notices: TOMORROW,
    },
    {
      name: 'only one dated tomorrow',
      facts: tomorrow('attendance-record'),
      verdict: 'no-evidence',
      notices: TOMORROW,
    },
    { name: 'a record of attendance', facts: shown('attendance-record'), verdict: 'met', because: '16 Nov 2026.' },
    {
      name: 'none',
      facts: sampleFacts(),
      verdict: 'no-evidence',
      because: 'No attendance record is there to look at.',
    },
  ],
  P4: [
    { name: 'parents support the actions', facts: shown('parent-engagement'), verdict: 'met' },
    {
      name: 'nothing recorded',
      facts: sampleFacts(),
      verdict: 'no-evidence',
      because: 'Nothing is recorded about the parents supporting the actions.',
    },
  ],
};
