import { describe, expect, it } from 'vitest';
import { APPENDIX_B_2016_11 } from '../../electron/rules/appendix-b-2016-11.ts';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { DEFAULTS } from '../../electron/rules/parameters.ts';
import { CASE_RULE_SETS } from '../../electron/rules/rule-sets.ts';
import { type DutyFacts, SECTION_2_2017_01 } from '../../electron/rules/section-2-2017-01.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { assessmentOf, interventionOf, itemOf, pspOf, sampleFacts, suspended, withItems } from './sample-facts.ts';
import { placement } from './table-appendix-b.ts';
import { owing } from './table-duties.ts';
import { everySo } from './table-heartbeat.ts';

/** A year day by day: on which day the verdict of a dated rule changes, and to what. */
interface Walk {
  rule: string;
  name: string;
  facts: CaseFacts;
  changes: readonly (readonly [PlainDate, string])[];
}

const FIRST: PlainDate = '2026-08-24';
const LAST: PlainDate = '2027-07-21';
const { pupil } = sampleFacts();
const signUp = (id: string, inForceFrom: PlainDate, inForceUntil: PlainDate | null) => {
  return { id, inForceFrom, inForceUntil, withdrawnOn: null };
};

const WALKS: readonly Walk[] = [
  {
    rule: 'G1',
    name: 'born on 1 Sep 2021: starts school that September, and a year earlier it was too soon',
    facts: sampleFacts({ pupil: { ...pupil, dateOfBirth: '2021-09-01' } }),
    changes: [
      [FIRST, 'not-yet'],
      ['2026-09-01', 'met'],
    ],
  },
  {
    rule: 'G1',
    name: 'born on 31 Aug 2015: leaves primary school that September',
    facts: sampleFacts({ pupil: { ...pupil, dateOfBirth: '2015-08-31' } }),
    changes: [
      [FIRST, 'met'],
      ['2026-09-01', 'not-met'],
    ],
  },
  {
    rule: 'G3',
    name: 'taken at its word while the sign-up is in force, and shown in May',
    facts: withItems(['universal-targeted'], [itemOf('universal-targeted', '2027-05-04')], {
      signUps: [signUp('a', '2026-10-01', '2027-03-31')],
    }),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-10-01', 'met'],
      ['2027-04-01', 'no-evidence'],
      ['2027-05-04', 'met'],
    ],
  },
  {
    rule: 'A1',
    name: 'signed in October until the end of March, and again from the summer term',
    facts: sampleFacts({
      signUps: [signUp('a', '2026-10-01', '2027-03-31'), signUp('b', '2027-04-12', null)],
    }),
    changes: [
      [FIRST, 'not-yet'],
      ['2026-10-01', 'met'],
      ['2027-04-01', 'not-yet'],
      ['2027-04-12', 'met'],
    ],
  },
  {
    rule: 'A2',
    name: 'assessed in September, its advice put in place in October, watched until it is reviewed in November',
    facts: withItems(
      ['specialist-assessment'],
      [
        assessmentOf('2026-09-21', [
          { implementedOn: '2026-10-05', monitoredOn: '2026-11-02', reviewedOn: '2026-11-30' },
        ]),
      ],
    ),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-09-21', 'not-met'],
      ['2026-11-30', 'met'],
    ],
  },
  {
    rule: 'A3',
    name: 'a PSP from September, reviewed until Christmas, silent in January, taken up again in February',
    facts: withItems(
      ['psp'],
      [
        pspOf('2026-09-14', [
          ...everySo(10, '2026-09-14', '2026-12-18'),
          '2027-02-08',
          ...everySo(10, '2027-02-08', LAST),
        ]),
      ],
    ),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-09-14', 'not-yet'],
      // A term old.
      ['2027-01-13', 'met'],
      // Thirteen school days after the review of 14 Dec, Christmas left out.
      ['2027-01-15', 'not-yet'],
      // The run that began on 8 Feb is a term old.
      ['2027-05-26', 'met'],
    ],
  },
  {
    rule: 'A4',
    name: 'an intervention from September, last reviewed in December',
    facts: withItems(['intervention'], [interventionOf('2026-09-14', ['2026-10-19', '2026-12-07'])]),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-09-14', 'not-yet'],
      ['2027-01-13', 'met'],
      // Thirty-one school days after 7 Dec.
      ['2027-02-03', 'not-yet'],
    ],
  },
  {
    rule: 'A5',
    name: 'the family declines in September, and the CAF officer is told in October',
    facts: withItems(['single-assessment'], [itemOf('family-declined', '2026-09-21', { cafoToldOn: '2026-10-12' })]),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-09-21', 'not-met'],
      ['2026-10-12', 'met'],
    ],
  },
  {
    rule: 'A5',
    name: 'social care from September until February',
    facts: withItems(['single-assessment'], [itemOf('social-care', '2026-09-21', { endedOn: '2027-02-12' })]),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-09-21', 'met'],
      ['2027-02-13', 'not-met'],
    ],
  },
  {
    rule: 'A6',
    name: 'SENDIAS offered in November',
    facts: withItems(['sendias-offer'], [itemOf('sendias-offer', '2026-11-16')]),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-11-16', 'met'],
    ],
  },
  {
    rule: 'A7',
    name: 'suspended in January and in October: the first grows more than three terms old',
    facts: sampleFacts({ suspensions: [suspended('2026-01-19'), suspended('2026-10-05')] }),
    changes: [
      [FIRST, 'not-met'],
      ['2026-10-05', 'met'],
      ['2027-01-19', 'not-met'],
    ],
  },
  {
    rule: 'P1',
    name: 'agreed in October, withdrawn in February, agreed again in March',
    facts: sampleFacts({
      agreements: [
        { id: 'a', agreedOn: '2026-10-05', withdrawnOn: '2027-02-01' },
        { id: 'b', agreedOn: '2027-03-01', withdrawnOn: null },
      ],
    }),
    changes: [
      [FIRST, 'no-evidence'],
      ['2026-10-05', 'met'],
      ['2027-02-01', 'not-met'],
      ['2027-03-01', 'met'],
    ],
  },
  ...(['P2', 'P3', 'P4'] as const).map((rule): Walk => {
    const kind = rule === 'P3' ? 'attendance-record' : 'parent-engagement';
    return {
      rule,
      name: 'recorded in October',
      facts: withItems([kind], [itemOf(kind, '2026-10-12')]),
      changes: [
        [FIRST, 'no-evidence'],
        ['2026-10-12', 'met'],
      ],
    };
  }),
];

const rules = CASE_RULE_SETS.flatMap((set) => set.rules);

/** From the first day of the walk to its last: on which day what is said changes, and to what. */
function walked(said: (on: PlainDate) => string): [PlainDate, string][] {
  const found: [PlainDate, string][] = [];
  for (let on = FIRST; on <= LAST; on = addDays(on, 1)) {
    const now = said(on);
    if (now !== found.at(-1)?.[1]) found.push([on, now]);
  }
  return found;
}

const DUTIES: readonly (readonly [string, string, DutyFacts, Walk['changes']])[] = [
  [
    'S2.1',
    'an enquiry of 14 Sep that nobody answers',
    owing({ enquiries: [{ receivedOn: '2026-09-14', answerDueOn: '2026-09-21', answeredOn: null }] }),
    [
      [FIRST, 'due'],
      ['2026-09-22', 'late'],
    ],
  ],
  [
    'S2.2',
    'eligible on 14 Sep, its review held in November: 15 school days were there for it',
    owing({ decision: { on: '2026-09-14', outcome: 'commissioned' }, reviewMeetings: ['2026-11-16'] }),
    [
      [FIRST, 'due'],
      ['2026-10-06', 'late'],
      ['2026-11-16', 'done-late'],
    ],
  ],
  [
    'S2.7',
    'advice asked for on 2 Nov and never sent',
    owing({ adviceRequests: [{ requestedOn: '2026-11-02', dueOn: '2026-12-14', sentOn: null }] }),
    [
      [FIRST, 'due'],
      ['2026-12-15', 'late'],
    ],
  ],
];

describe('a year, day by day', () => {
  it.each(DUTIES)('%s: %s', (id, _name, facts, changes) => {
    const duty = SECTION_2_2017_01.find((each) => each.id === id);
    expect(walked((on) => duty?.owed({ ...facts, on }, DEFAULTS).state ?? '')).toEqual(changes);
  });

  it.each(['B4', 'B5'])('%s: an agreement that is to be signed on 1 Oct', (id) => {
    const signed = placement({ hostAgreementOn: '2026-10-01', parentContractOn: '2026-10-01' });
    const rule = APPENDIX_B_2016_11.find((each) => each.id === id);
    expect(walked((on) => rule?.judge({ ...signed, on }, DEFAULTS).verdict ?? '')).toEqual([
      [FIRST, 'not-yet'],
      ['2026-10-01', 'met'],
    ]);
  });

  it.each(WALKS)('$rule: $name', ({ rule: id, facts, changes }) => {
    const rule = rules.find((each) => each.id === id);
    expect(walked((on) => rule?.judge({ ...facts, on }, DEFAULTS).verdict ?? '')).toEqual(changes);
  });

  it('is walked for every rule that looks at the day', () => {
    // What the day changes nothing of: the pupil’s needs, and what the school says of itself.
    const timeless = ['G2', ...rules.map(({ id }) => id).filter((id) => id.startsWith('S1'))];
    expect(rules.map(({ id }) => id).filter((id) => !timeless.includes(id))).toEqual([
      ...new Set(WALKS.map(({ rule }) => rule)),
    ]);
  });
});
