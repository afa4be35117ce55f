import type { CaseFacts } from '../../electron/rules/facts.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { addSchoolDays } from '../../shared/school-time.ts';
import { pair, type RuleRow } from './rule-table.ts';
import {
  COUNTY,
  FORTNIGHTLY,
  interventionOf,
  NONE,
  pspOf,
  SHORT,
  TODAY,
  withInset,
  withItems,
} from './sample-facts.ts';

/** Reviews `apart` school days from one another, from a start to a day. */
export function everySo(apart: number, start: PlainDate, until: PlainDate = TODAY): PlainDate[] {
  const days: PlainDate[] = [];
  for (let from = start; ; ) {
    const next = addSchoolDays(COUNTY, from, apart);
    if (!next.known || next.value > until) return days;
    days.push(next.value);
    from = next.value;
  }
}

const psp = (items: ReturnType<typeof pspOf>[], change: Partial<CaseFacts> = {}) => withItems(['psp'], items, change);
const lateGap = (day: PlainDate) =>
  psp([pspOf('2026-06-01', [...FORTNIGHTLY.slice(0, 5), day, '2026-11-02', '2026-11-16'])]);
const PLAN = '“Pastoral Support Plan”';

/** A3: a PSP's fortnightly reviews. */
const PSP_ROWS: readonly RuleRow[] = [
  {
    name: 'reviewed each fortnight since June',
    facts: psp([pspOf('2026-06-01', FORTNIGHTLY)]),
    verdict: 'met',
    because: `${PLAN}: 8 reviews without too long a gap since 1 Jun 2026, which is at least a term.`,
    evidence: ['psp-2026-06-01', ...FORTNIGHTLY.map((day) => `psp-2026-06-01-review-${day}`)],
    rests: 'seen',
    notices: [],
    unknown: [],
  },
  {
    name: 'none',
    facts: psp([]),
    verdict: 'no-evidence',
    because: 'No Pastoral Support Plan is recorded.',
    evidence: [],
    rests: null,
  },
  ...pair(
    'term',
    {
      name: 'a term old tomorrow',
      facts: psp([pspOf('2026-06-26', everySo(10, '2026-06-26'))]),
      verdict: 'not-yet',
      from: '2026-11-25',
      because: 'The run since 26 Jun 2026 is not a term old.',
    },
    { name: 'a term old today', facts: psp([pspOf('2026-06-25', everySo(10, '2026-06-25'))]), verdict: 'met' },
  ),
  ...pair(
    'fortnight-days',
    {
      name: 'the last review 13 school days ago',
      facts: psp([pspOf('2026-06-01', [...FORTNIGHTLY.slice(0, 7), '2026-11-05'])]),
      verdict: 'not-yet',
      from: '2027-03-09',
      because:
        'The last of the PSP reviews is too long ago. 13 school days passed from 5 Nov 2026 to 24 Nov 2026; 12 are allowed. The next review begins a new run.',
      provided: 'PSP reviews begin again and go on',
      evidence: ['psp-2026-06-01'],
    },
    {
      name: 'the last review 12 school days ago',
      facts: psp([pspOf('2026-06-01', [...FORTNIGHTLY.slice(0, 7), '2026-11-06'])]),
      verdict: 'met',
    },
  ),
  ...pair(
    'fortnight-grace',
    {
      name: 'two neighbours 13 school days apart',
      facts: lateGap('2026-10-13'),
      verdict: 'not-yet',
      from: '2027-02-04',
      because:
        'The run since 13 Oct 2026 is not a term old. 13 school days passed from 24 Sep 2026 to 13 Oct 2026; 12 are allowed.',
      provided: 'PSP reviews go on, the next by 2 Dec 2026',
      evidence: [
        'psp-2026-06-01',
        ...['2026-10-13', '2026-11-02', '2026-11-16'].map((day) => `psp-2026-06-01-review-${day}`),
      ],
    },
    { name: 'two neighbours 12 school days apart', facts: lateGap('2026-10-12'), verdict: 'met' },
  ),
  {
    name: 'with a day of grace more, 13 school days are not too many',
    facts: lateGap('2026-10-13'),
    parameters: { 'fortnight-grace': 3 },
    verdict: 'met',
  },
  {
    name: 'a start late in autumn: a term later is in spring',
    facts: psp([pspOf('2026-11-16')]),
    verdict: 'not-yet',
    from: '2027-03-02',
    because: 'The run since 16 Nov 2026 is not a term old.',
    provided: 'PSP reviews go on, the next by 2 Dec 2026',
    rests: 'seen',
  },
  {
    name: 'half term lies between two reviews and is not counted',
    facts: psp([pspOf('2026-06-01', [...FORTNIGHTLY.slice(0, 6), '2026-10-16', '2026-11-09'])]),
    verdict: 'met',
  },
  {
    name: 'an INSET day of the school is not counted',
    facts: psp([pspOf('2026-06-01', [...FORTNIGHTLY.slice(0, 7), '2026-11-05'])], {
      calendar: withInset('2026-11-20'),
    }),
    verdict: 'met',
  },
  {
    name: 'a missed review: the present run counts from after the gap',
    facts: psp([pspOf('2026-06-01', [...FORTNIGHTLY.slice(0, 4), ...FORTNIGHTLY.slice(6)])]),
    verdict: 'not-yet',
    from: '2027-02-11',
    because:
      'The run since 22 Oct 2026 is not a term old. 30 school days passed from 10 Sep 2026 to 22 Oct 2026; 12 are allowed.',
  },
  {
    name: 'ended yesterday',
    facts: psp([pspOf('2026-06-01', FORTNIGHTLY, { endedOn: '2026-11-23' })]),
    verdict: 'not-met',
    because: `${PLAN} ended on 23 Nov 2026; none is in place.`,
    evidence: ['psp-2026-06-01'],
    rests: 'seen',
  },
  {
    name: 'ends today: still in place',
    facts: psp([pspOf('2026-06-01', FORTNIGHTLY, { endedOn: TODAY })]),
    verdict: 'met',
  },
  {
    name: 'two ended: the last is said, by its kind where it has no title',
    facts: psp([
      pspOf('2026-01-05', [], { endedOn: '2026-03-20', title: '' }),
      pspOf('2026-06-01', FORTNIGHTLY, { endedOn: '2026-11-20', title: '', standing: 'claimed' }),
    ]),
    verdict: 'not-met',
    because: 'Pastoral Support Plan ended on 20 Nov 2026; none is in place.',
    evidence: ['psp-2026-01-05', 'psp-2026-06-01'],
    rests: 'claimed',
  },
  {
    name: 'of two, one is a term old',
    facts: psp([pspOf('2026-11-16'), pspOf('2026-06-01', FORTNIGHTLY)]),
    verdict: 'met',
  },
  {
    name: 'of two young ones, the one that began first is told of',
    facts: psp([pspOf('2026-11-16'), pspOf('2026-10-05', everySo(10, '2026-10-05'))]),
    verdict: 'not-yet',
    from: '2027-01-28',
    because: 'The run since 5 Oct 2026 is not a term old.',
  },
  {
    name: 'of a silent one and a young one, the young one is told of',
    facts: psp([pspOf('2026-06-01', ['2026-06-15']), pspOf('2026-11-16')]),
    verdict: 'not-yet',
    from: '2027-03-02',
    because: 'The run since 16 Nov 2026 is not a term old.',
    evidence: ['psp-2026-11-16'],
  },
  {
    name: 'a review is only claimed',
    facts: psp([
      pspOf('2026-06-01', [], {
        reviews: FORTNIGHTLY.map((heldOn, at) => ({ id: `r${at}`, heldOn, standing: at === 2 ? 'claimed' : 'seen' })),
      }),
    ]),
    verdict: 'met',
    rests: 'claimed',
  },
  {
    name: 'reviews in the future and before the start do not count, and are said to',
    facts: psp([pspOf('2026-11-09', ['2026-11-02', '2026-10-19', '2026-11-23', '2026-12-07'])]),
    verdict: 'not-yet',
    from: '2027-02-25',
    because: 'The run since 9 Nov 2026 is not a term old.',
    notices: [
      'A review dated 7 Dec 2026 lies in the future and does not count yet.',
      'A review on 19 Oct 2026 comes before the start on 9 Nov 2026 and does not count.',
      'A review on 2 Nov 2026 comes before the start on 9 Nov 2026 and does not count.',
    ],
    evidence: ['psp-2026-11-09', 'psp-2026-11-09-review-2026-11-23'],
  },
  {
    name: 'a plan that starts tomorrow',
    facts: psp([pspOf('2026-11-25')]),
    verdict: 'no-evidence',
    notices: ['Pastoral Support Plan dated 25 Nov 2026 lies in the future and does not count yet.'],
  },
  {
    name: 'a young one with neighbours just 12 school days apart has no gap to tell of',
    facts: psp([pspOf('2026-10-05', ['2026-10-05', '2026-10-21', '2026-11-13'])]),
    verdict: 'not-yet',
    from: '2027-01-28',
    because: 'The run since 5 Oct 2026 is not a term old.',
    evidence: [
      'psp-2026-10-05',
      ...['2026-10-05', '2026-10-21', '2026-11-13'].map((day) => `psp-2026-10-05-review-${day}`),
    ],
    notices: [],
  },
  {
    name: 'reviewed today',
    facts: psp([pspOf('2026-06-01', [...FORTNIGHTLY, TODAY])]),
    verdict: 'met',
    because: `${PLAN}: 9 reviews without too long a gap since 1 Jun 2026, which is at least a term.`,
    notices: [],
  },
  {
    name: 'two reviews on one day are one beat',
    facts: psp([pspOf('2026-06-01', [...FORTNIGHTLY, '2026-11-12'])]),
    verdict: 'met',
  },
  {
    name: 'no calendar at all',
    facts: psp([pspOf('2026-06-01', FORTNIGHTLY)], { calendar: NONE }),
    verdict: 'no-evidence',
    because: 'Whether PSP reviews kept their rhythm can not be told.',
    unknown: ['calendar for 2026/27 not entered'],
    evidence: ['psp-2026-06-01'],
    from: null,
  },
  {
    name: 'last year’s calendar is missing, and hides how far back the run goes',
    facts: psp([pspOf('2026-06-01', FORTNIGHTLY)], { calendar: SHORT }),
    verdict: 'not-yet',
    from: '2027-01-12',
    because: 'The run since 10 Sep 2026 is not a term old.',
    unknown: ['calendar for 2025/26 not entered'],
  },
  {
    name: 'last year’s calendar is missing, and is not needed',
    facts: psp([pspOf('2026-07-01', everySo(10, '2026-07-01', '2027-01-13'))], { calendar: SHORT, on: '2027-01-13' }),
    verdict: 'met',
  },
  {
    name: 'next year’s calendar is missing, and with it the day',
    facts: psp([pspOf('2027-06-07', ['2027-06-21'])], { on: '2027-06-28' }),
    verdict: 'not-yet',
    from: null,
    because: 'The run since 7 Jun 2027 is not a term old.',
    unknown: ['calendar for 2027/28 not entered'],
  },
  {
    name: 'the next review is due when no calendar says the day',
    facts: psp([pspOf('2027-06-28', ['2027-07-12'])], { on: '2027-07-20' }),
    verdict: 'not-yet',
    from: null,
    provided: 'PSP reviews go on',
    unknown: ['calendar for 2027/28 not entered'],
  },
];

const intervention = (items: ReturnType<typeof interventionOf>[], change: Partial<CaseFacts> = {}) =>
  withItems(['intervention'], items, change);

/** A4: an intervention's regular reviews. */
const INTERVENTION_ROWS: readonly RuleRow[] = [
  {
    name: 'reviewed each half term since June',
    facts: intervention([interventionOf('2026-06-08', ['2026-07-06', '2026-09-14', '2026-10-19'])]),
    verdict: 'met',
    because: '“Friendship group”: 3 reviews without too long a gap since 8 Jun 2026, which is at least a term.',
  },
  { name: 'none', facts: intervention([]), verdict: 'no-evidence', because: 'No targeted intervention is recorded.' },
  ...pair(
    'intervention-spacing',
    {
      name: 'the last review 31 school days ago',
      facts: intervention([interventionOf('2026-06-08', ['2026-07-06', '2026-09-14', '2026-10-05'])]),
      verdict: 'not-yet',
      from: '2027-03-09',
      because:
        'The last of the intervention reviews is too long ago. 31 school days passed from 5 Oct 2026 to 24 Nov 2026; 30 are allowed. The next review begins a new run.',
    },
    {
      name: 'the last review 30 school days ago',
      facts: intervention([interventionOf('2026-06-08', ['2026-07-06', '2026-09-14', '2026-10-06'])]),
      verdict: 'met',
    },
  ),
  ...pair(
    'term',
    {
      name: 'a term old tomorrow',
      facts: intervention([interventionOf('2026-06-26', everySo(25, '2026-06-26'))]),
      verdict: 'not-yet',
      from: '2026-11-25',
    },
    {
      name: 'a term old today',
      facts: intervention([interventionOf('2026-06-25', everySo(25, '2026-06-25'))]),
      verdict: 'met',
    },
  ),
  {
    name: 'only one review so far, in time',
    facts: intervention([interventionOf('2026-09-14', ['2026-10-19'], { title: '' })]),
    verdict: 'not-yet',
    from: '2027-01-13',
    because: 'The run since 14 Sep 2026 is not a term old.',
    provided: 'intervention reviews go on, the next by 7 Dec 2026',
  },
  {
    name: 'met, and has no title',
    facts: intervention([interventionOf('2026-06-08', ['2026-07-06', '2026-09-14', '2026-10-19'], { title: '' })]),
    verdict: 'met',
    because: 'targeted intervention: 3 reviews without too long a gap since 8 Jun 2026, which is at least a term.',
  },
  {
    name: 'ended',
    facts: intervention([interventionOf('2026-06-08', [], { endedOn: '2026-10-23' })]),
    verdict: 'not-met',
    because: '“Friendship group” ended on 23 Oct 2026; none is in place.',
  },
  {
    name: 'starts in the future',
    facts: intervention([interventionOf('2026-12-01')]),
    verdict: 'no-evidence',
    notices: ['targeted intervention dated 1 Dec 2026 lies in the future and does not count yet.'],
  },
];

export const HEARTBEAT_TABLE: Readonly<Record<string, readonly RuleRow[]>> = { A3: PSP_ROWS, A4: INTERVENTION_ROWS };
