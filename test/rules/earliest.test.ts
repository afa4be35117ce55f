import { describe, expect, it } from 'vitest';
import { assess } from '../../electron/rules/assess.ts';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { DEFAULTS, type Parameters } from '../../electron/rules/parameters.ts';
import { take } from '../../electron/rules/take.ts';
import { askedFor } from '../../shared/asked-for.ts';
import type { Step, Thing } from '../../shared/verdicts.ts';
import {
  assessmentOf,
  DONE,
  FORTNIGHTLY,
  interventionOf,
  itemOf,
  NONE,
  pspOf,
  SHORT,
  sampleFacts,
  suspended,
  withItems,
} from './sample-facts.ts';

const { pupil, school } = sampleFacts();

interface Example {
  name: string;
  facts: CaseFacts;
  parameters?: Partial<Parameters>;
  sentence: string;
  /** What is missing, with the last day for it. */
  things?: readonly (readonly [string, string | null])[];
}

const EXAMPLES: readonly Example[] = [
  { name: 'nothing is missing', facts: sampleFacts(), sentence: 'Every criterion is met today.' },
  {
    name: 'one act is missing: it could be done today',
    facts: withItems(['sendias-offer'], []),
    sentence: 'Today, 24 Nov 2026, if SENDIAS is offered to the parents.',
    things: [['SENDIAS is offered to the parents', '2026-11-24']],
  },
  {
    name: 'a young PSP, reviewed a fortnight at a time over Christmas; the intervention wants its own reviews',
    facts: withItems(['psp'], [pspOf('2026-09-14', [...FORTNIGHTLY.slice(4)])]),
    sentence:
      'From 13 Jan 2027, if PSP reviews are held by 26 Nov 2026, 10 Dec 2026 and 8 Jan 2027; intervention reviews are held by 7 Dec 2026.',
    things: [
      ['PSP reviews are held by 26 Nov 2026, 10 Dec 2026 and 8 Jan 2027', '2027-01-08'],
      ['Intervention reviews are held by 7 Dec 2026', '2026-12-07'],
    ],
  },
  {
    name: 'a silent PSP begins a new run with its next review',
    facts: withItems(['psp'], [pspOf('2026-06-01', ['2026-06-15'])]),
    sentence:
      'From 9 Mar 2027, if PSP reviews are held by 24 Nov 2026, 8 Dec 2026, 6 Jan 2027, 20 Jan 2027, 3 Feb 2027 and 24 Feb 2027; intervention reviews are held by 7 Dec 2026 and 2 Feb 2027.',
  },
  {
    name: 'no PSP at all',
    facts: withItems(['psp'], []),
    sentence:
      'From 9 Mar 2027, if a Pastoral Support Plan is started by 24 Nov 2026, and PSP reviews are held by 8 Dec 2026, 6 Jan 2027, 20 Jan 2027, 3 Feb 2027 and 24 Feb 2027; intervention reviews are held by 7 Dec 2026 and 2 Feb 2027.',
  },
  {
    name: 'a review that is overdue, but in its days of grace, is held at once',
    facts: withItems(['psp'], [pspOf('2026-09-14', [...FORTNIGHTLY.slice(4, 7), '2026-11-06'])]),
    sentence:
      'From 13 Jan 2027, if PSP reviews are held by 24 Nov 2026, 8 Dec 2026 and 6 Jan 2027; intervention reviews are held by 7 Dec 2026.',
  },
  {
    name: 'only time is missing',
    facts: withItems(['intervention'], [interventionOf('2026-06-26', ['2026-09-07', '2026-10-12'])]),
    sentence: 'From 25 Nov 2026, if what goes on now goes on.',
    things: [['Intervention reviews go on as they do: the run is a term old on 25 Nov 2026', null]],
  },
  {
    name: 'a recommendation put in place today is tried for a fortnight before it is reviewed',
    facts: withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [DONE, {}])]),
    sentence:
      'From 8 Dec 2026, if “Advice 2” is put in place, monitored and reviewed; PSP reviews are held by 26 Nov 2026; intervention reviews are held by 7 Dec 2026.',
  },
  {
    name: 'one that was put in place long ago can be reviewed today',
    facts: withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [{ ...DONE, reviewedOn: null }])]),
    sentence: 'Today, 24 Nov 2026, if “Advice 1” is put in place, monitored and reviewed.',
  },
  {
    name: 'with a trial of no days, all of it could be done today',
    facts: withItems(['specialist-assessment'], []),
    parameters: { 'trial-days': 0 },
    sentence:
      'Today, 24 Nov 2026, if a specialist service assesses and profiles the pupil, and each recommendation is put in place, monitored and reviewed.',
  },
  {
    name: 'an assessment without recommendations: they have to be recorded',
    facts: withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [])]),
    parameters: { 'trial-days': 0 },
    sentence:
      'Today, 24 Nov 2026, if the recommendations of the assessment are recorded, put in place, monitored and reviewed.',
  },
  {
    name: 'the family declined: the CAF officer is told',
    facts: withItems(['single-assessment'], [itemOf('family-declined', '2026-10-01')]),
    sentence: 'Today, 24 Nov 2026, if the CAF officer is told that the family declined.',
  },
  {
    name: 'nothing about the family, nothing agreed, nothing signed: signing shows the provision too',
    facts: withItems(['single-assessment'], [], { agreements: [], signUps: [] }),
    sentence:
      'Today, 24 Nov 2026, if the school signs the memorandum; a Single Assessment is opened, or the CAF officer is told that the family declined; a parent or carer agrees to work with STS.',
    things: [
      ['The school signs the memorandum', '2026-11-24'],
      ['A Single Assessment is opened, or the CAF officer is told that the family declined', '2026-11-24'],
      ['A parent or carer agrees to work with STS', '2026-11-24'],
    ],
  },
  {
    name: 'a sign-up that comes into force soon, and could be signed sooner',
    facts: sampleFacts({
      signUps: [{ id: 's', inForceFrom: '2026-12-01', inForceUntil: null, withdrawnOn: null }],
    }),
    sentence: 'Today, 24 Nov 2026, if the school signs the memorandum.',
  },
  {
    name: 'a self-review that says no: the provision is shown',
    facts: sampleFacts({ school: { ...school, selfReview: { 'S1.2': 'no' } } }),
    sentence: 'Today, 24 Nov 2026, if universal and targeted provision is shown.',
  },
  {
    name: 'one suspension: another may have happened',
    facts: sampleFacts({ suspensions: [suspended('2026-10-05')] }),
    sentence:
      'Today, 24 Nov 2026, if there are records of 1 more suspension since 25 Nov 2025, if there were any that STS has not been told of.',
  },
  {
    name: 'while a PSP grows, a suspension grows too old, and another would have to be recorded',
    facts: withItems(['psp'], [pspOf('2026-09-14', [...FORTNIGHTLY.slice(4)])], {
      suspensions: [suspended('2025-12-01'), suspended('2026-10-05')],
    }),
    sentence:
      'From 13 Jan 2027, if PSP reviews are held by 26 Nov 2026, 10 Dec 2026 and 8 Jan 2027; intervention reviews are held by 7 Dec 2026; there are records of 1 more suspension since 14 Jan 2026, if there were any that STS has not been told of.',
  },
  {
    name: 'while a PSP grows, the sign-up ends, and has to be signed again',
    facts: withItems(['psp'], [pspOf('2026-09-14', [...FORTNIGHTLY.slice(4)])], {
      signUps: [{ id: 's', inForceFrom: '2025-09-08', inForceUntil: '2026-12-31', withdrawnOn: null }],
    }),
    sentence:
      'From 13 Jan 2027, if the school signs the memorandum; PSP reviews are held by 26 Nov 2026, 10 Dec 2026 and 8 Jan 2027; intervention reviews are held by 7 Dec 2026.',
  },
  {
    name: 'a PSP that ends before it is a term old is no way: a new one is',
    facts: withItems(['psp'], [pspOf('2026-09-14', [...FORTNIGHTLY.slice(4)], { endedOn: '2026-12-18' })]),
    sentence:
      'From 9 Mar 2027, if a Pastoral Support Plan is started by 24 Nov 2026, and PSP reviews are held by 8 Dec 2026, 6 Jan 2027, 20 Jan 2027, 3 Feb 2027 and 24 Feb 2027; intervention reviews are held by 7 Dec 2026 and 2 Feb 2027.',
  },
  {
    name: 'no need and no date of birth recorded, no phase',
    facts: sampleFacts({
      pupil: { ...pupil, dateOfBirth: null, needs: [] },
      school: { ...school, phase: 'unknown' },
    }),
    sentence:
      'Today, 24 Nov 2026, if the phase of the school is recorded; the pupil’s date of birth, or the year taught in, is recorded; the pupil’s need is recorded as SEMH or C&I.',
  },
  {
    name: 'in the holiday, the first school day after it',
    facts: withItems(
      ['sendias-offer', 'psp', 'intervention'],
      [
        pspOf('2026-06-01', [...FORTNIGHTLY, '2026-11-26', '2026-12-10']),
        interventionOf('2026-06-08', ['2026-07-06', '2026-09-14', '2026-10-19', '2026-12-07']),
      ],
      { on: '2026-12-25' },
    ),
    sentence: 'From 5 Jan 2027, if SENDIAS is offered to the parents.',
  },
  {
    name: 'the need lies outside the memorandum',
    facts: sampleFacts({ pupil: { ...pupil, needs: ['SPLD'] } }),
    sentence: 'Not possible: nothing would make G2 met.',
  },
  {
    name: 'a secondary school, and another need',
    facts: sampleFacts({ pupil: { ...pupil, needs: ['SPLD'] }, school: { ...school, phase: 'secondary' } }),
    sentence: 'Not possible: nothing would make G1 and G2 met.',
  },
  {
    name: 'the pupil leaves primary school before the PSP is a term old',
    facts: withItems(['psp'], [pspOf('2027-06-07')], {
      on: '2027-06-14',
      pupil: { ...pupil, dateOfBirth: '2016-01-05' },
      calendar: withYear2027(),
    }),
    sentence: 'Not possible: nothing would make G1 met.',
  },
  {
    name: 'a nursery child: from September, if all is kept up until then, and next year is not entered',
    facts: sampleFacts({ pupil: { ...pupil, dateOfBirth: '2022-10-01' } }),
    sentence: 'No date can be given: calendar for 2027/28 not entered.',
  },
  {
    name: 'no calendar',
    facts: withItems(['sendias-offer'], [], { calendar: NONE }),
    sentence: 'No date can be given: calendar for 2026/27 not entered.',
  },
  {
    name: 'a PSP begun in the last term that is entered',
    facts: withItems(['psp'], [pspOf('2027-06-07', ['2027-06-21'])], { on: '2027-06-28' }),
    sentence: 'No date can be given: calendar for 2027/28 not entered.',
  },
  {
    name: 'last year’s calendar is missing, and with it how many suspensions will count then',
    facts: sampleFacts({ calendar: SHORT }),
    sentence: 'No date can be given: calendar for 2025/26 not entered.',
  },
];

/** 2027/28 as the county might set it. */
function withYear2027() {
  const { calendar } = sampleFacts();
  const year = (term: 'autumn' | 'spring' | 'summer', half: 1 | 2, first: string, last: string) => {
    return { academicYear: '2027/28', term, half, first, last };
  };
  return {
    ...calendar,
    halves: [
      ...calendar.halves,
      year('autumn', 1, '2027-09-02', '2027-10-22'),
      year('autumn', 2, '2027-11-01', '2027-12-17'),
    ],
  };
}

/** What a sentence begins with says what it is; a page goes by the word. */
function kindOf(sentence: string): string {
  if (sentence.startsWith('Not possible')) return 'never';
  if (sentence.startsWith('No date')) return 'unknown';
  return sentence.startsWith('Every') ? 'now' : 'from';
}

const answer = ({ facts, parameters }: Example) => assess(facts, { ...DEFAULTS, ...parameters });

describe('the earliest possible yes', () => {
  it.each(EXAMPLES)('$name', (example) => {
    const { earliest } = answer(example);
    expect(earliest.sentence).toBe(example.sentence);
    expect(earliest.kind).toBe(kindOf(example.sentence));
    const things: readonly Thing[] = 'things' in earliest ? earliest.things : [];
    if (example.things) expect(things.map(({ what, by }) => [what, by])).toEqual(example.things);
  });

  it.each(EXAMPLES.filter(({ sentence }) => /^(?:From|Today)/.test(sentence)))(
    'is what happens when the steps are taken: $name',
    (example) => {
      const { earliest } = answer(example);
      if (earliest.kind !== 'from') throw new Error('There is a date');
      const steps = earliest.things.flatMap((thing) => thing.steps);
      const then = assess(take(example.facts, steps, earliest.on), { ...DEFAULTS, ...example.parameters });
      expect(then.route).toBe('commissioned');
    },
  );
});

describe('the smallest missing set', () => {
  const missing = (facts: CaseFacts, parameters: Partial<Parameters> = {}) =>
    assess(facts, { ...DEFAULTS, ...parameters }).missing.map(({ key }) => key);

  it('names each thing once, in the order of the clauses', () => {
    expect(missing(withItems(['single-assessment', 'sendias-offer'], [], { agreements: [], signUps: [] }))).toEqual([
      'A1:sign-up',
      'A5:single-assessment',
      'A6:sendias-offer',
      'P1:agreement',
    ]);
  });

  it('of several assessments takes the one with the fewest open recommendations', () => {
    const items = [
      assessmentOf('2026-06-02', [{ implementedOn: '2026-06-10' }, { implementedOn: '2026-06-10' }]),
      assessmentOf('2026-11-16', [{}]),
    ];
    const facts = withItems(['specialist-assessment'], items);
    expect(missing(facts)).toEqual(['A2:recommendation:assessment-2026-11-16-0']);
    // The soonest yes is another way: both of the older ones can be reviewed today.
    const { earliest } = assess(facts, DEFAULTS);
    expect(earliest).toMatchObject({ kind: 'from', on: '2026-11-24' });
    expect('things' in earliest ? earliest.things.map(({ key }) => key) : []).toEqual([
      'A2:recommendation:assessment-2026-06-02-0',
      'A2:recommendation:assessment-2026-06-02-1',
    ]);
  });

  it('does not ask for a new assessment where all advice of the old one only waits for its review', () => {
    const waiting = { ...DONE, reviewedOn: null };
    expect(missing(withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [waiting, waiting])]))).toEqual([
      'A2:recommendation:assessment-2026-06-02-0',
      'A2:recommendation:assessment-2026-06-02-1',
    ]);
  });

  it('tells how many suspensions are missing', () => {
    const [thing] = assess(sampleFacts({ suspensions: [] }), DEFAULTS).missing;
    expect(thing?.what).toContain('2 more suspensions since 25 Nov 2025');
    expect(thing?.steps).toHaveLength(2);
  });

  it('as asked for turns the answer to yes: the PSP is reviewed until the intervention is a term old', () => {
    const items = [
      pspOf('2026-09-14', FORTNIGHTLY.slice(4)),
      interventionOf('2026-09-14', ['2026-11-10', '2026-11-20']),
    ];
    const facts = withItems(['psp', 'intervention'], items);
    const { missing: fewest, earliest } = assess(facts, DEFAULTS);
    const day = earliest.kind === 'from' ? earliest.on : '';
    const routeAfter = (things: readonly Thing[]) =>
      assess(
        take(
          facts,
          things.flatMap(({ steps }) => steps),
          day,
        ),
        DEFAULTS,
      ).route;
    expect(routeAfter(fewest)).toBe('not-yet');
    expect(routeAfter(askedFor(fewest, earliest))).toBe('commissioned');
    expect(askedFor(fewest, earliest).map(({ key }) => key)).toEqual(fewest.map(({ key }) => key));
  });

  it('is empty where everything is met, or waived', () => {
    expect(missing(sampleFacts())).toEqual([]);
    const waiver = { id: 'w', rule: 'A6', by: 'Ada Tester', on: '2026-11-24', reason: 'Known.' };
    const { missing: left, earliest, route } = assess(withItems(['sendias-offer'], []), DEFAULTS, [waiver]);
    expect([left, earliest.kind, route]).toEqual([[], 'now', 'commissioned']);
  });

  it('is empty where nothing can cure it', () => {
    expect(missing(sampleFacts({ pupil: { ...pupil, needs: ['SPLD'] } }))).toEqual([]);
  });
});

describe('taking steps', () => {
  const take1 = (kind: Step['kind'], about: string | null = null, facts = sampleFacts()) =>
    take(facts, [{ kind, about, on: '2026-12-01' }], '2026-12-02');

  it('moves the day and leaves the facts it was given alone', () => {
    const facts = sampleFacts();
    const before = JSON.stringify(facts);
    expect(take(facts, [{ kind: 'sendias-offer', about: null, on: '2026-12-01' }], '2026-12-02').on).toBe('2026-12-02');
    expect(JSON.stringify(facts)).toBe(before);
  });

  it('counts what is promised as claimed', () => {
    const item = take1('sendias-offer').items.at(-1);
    expect(item).toMatchObject({ kind: 'sendias-offer', standing: 'claimed', startedOn: '2026-12-01' });
    expect(take1('suspension-record').suspensions.at(-1)).toMatchObject({ standing: 'claimed', type: 'SUSP' });
  });

  it('does nothing for time, and nothing for a record that is not there', () => {
    expect(take1('time').items).toEqual(sampleFacts().items);
    expect(take1('cafo-told', 'nothing').items).toEqual(sampleFacts().items);
  });

  it('gives the same in any order', () => {
    const facts = withItems(['psp', 'specialist-assessment'], []);
    const { earliest } = assess(facts, DEFAULTS);
    const steps = 'things' in earliest ? earliest.things.flatMap((thing) => thing.steps) : [];
    const sorted = (taken: CaseFacts) =>
      assess(taken, DEFAULTS).lines.map(({ rule, verdict, because }) => [rule, verdict, because]);
    expect(sorted(take(facts, steps.toReversed(), '2027-03-09'))).toEqual(sorted(take(facts, steps, '2027-03-09')));
  });
});
