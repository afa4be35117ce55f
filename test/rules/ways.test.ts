import { describe, expect, it } from 'vitest';
import { type CaseFacts, future, isOn, itemsOf } from '../../electron/rules/facts.ts';
import { DEFAULTS, type Parameters } from '../../electron/rules/parameters.ts';
import { listed, ready, restsOn, thing, type Way } from '../../electron/rules/rule.ts';
import { CASE_RULE_SETS } from '../../electron/rules/rule-sets.ts';
import { soonestWay } from '../../electron/rules/ways.ts';
import type { Step } from '../../shared/verdicts.ts';
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
  TODAY,
  withItems,
} from './sample-facts.ts';

const rules = CASE_RULE_SETS.flatMap((set) => set.rules);
const waysOf = (id: string, facts: CaseFacts, day = facts.on, parameters: Partial<Parameters> = {}): Way[] =>
  rules.find((rule) => rule.id === id)?.ways?.(facts, { ...DEFAULTS, ...parameters }, day) ?? [];
/** The day of each way, and the names of what it asks for. */
const short = (ways: readonly Way[]) => ways.map(({ on, things }) => [on, ...things.map(({ key }) => key)]);
const { pupil, school } = sampleFacts();
const stepOf = (kind: Step['kind'], on: string): Step => ({ kind, about: null, on });

describe('of two ways on one day', () => {
  it('the one that only waits is taken, not the one in which something has to be done', () => {
    const day = '2027-02-08';
    const wait: Way = { on: day, unknown: null, things: [thing('A4', 'time', 'It goes on', [stepOf('time', day)])] };
    const review: Way = {
      on: day,
      unknown: null,
      things: [thing('A4', 'reviews:one', 'A review is held', [stepOf('intervention-review', '2026-12-11')])],
    };
    expect(soonestWay([review, wait])).toBe(wait);
    expect(soonestWay([wait, review])).toBe(wait);
  });
});

describe('the ways of a rule', () => {
  it('that is met already are one, with nothing to do', () => {
    for (const { id } of rules.filter(({ ways }) => ways !== undefined))
      expect(waysOf(id, sampleFacts())[0], id).toEqual(ready(TODAY));
  });

  it('G1 wait for the year in which the pupil is old enough, or for what is not recorded', () => {
    const young = sampleFacts({ pupil: { ...pupil, dateOfBirth: '2022-10-01' } });
    expect(waysOf('G1', young)).toEqual([
      {
        on: '2027-09-01',
        unknown: null,
        things: [
          {
            key: 'G1:time',
            rule: 'G1',
            what: 'The pupil reaches primary age on 1 Sep 2027',
            steps: [{ kind: 'time', about: null, on: '2027-09-01' }],
          },
        ],
      },
    ]);
    const taught = sampleFacts({ pupil: { ...pupil, dateOfBirth: null, taughtYear: 'N' } });
    expect(short(waysOf('G1', taught))).toEqual([[TODAY, 'G1:date-of-birth']]);
    const nothing = { ...school, phase: 'unknown' } as const;
    const both = sampleFacts({ pupil: { ...pupil, dateOfBirth: null }, school: nothing, on: '2026-12-25' });
    expect(short(waysOf('G1', both))).toEqual([['2027-01-05', 'G1:school-phase', 'G1:date-of-birth']]);
    const youngToo = sampleFacts({ pupil: { ...pupil, dateOfBirth: '2022-10-01' }, school: nothing });
    expect(short(waysOf('G1', youngToo))).toEqual([['2027-09-01', 'G1:school-phase', 'G1:time']]);
  });

  it('A1 and G3 sign, or wait for a sign-up that is ahead', () => {
    const ahead = sampleFacts({
      signUps: [{ id: 's', inForceFrom: '2027-01-11', inForceUntil: null, withdrawnOn: null }],
    });
    expect(short(waysOf('A1', ahead))).toEqual([
      [TODAY, 'A1:sign-up'],
      ['2027-01-11', 'A1:time'],
    ]);
    expect(waysOf('A1', ahead, '2027-01-11')).toEqual([ready('2027-01-11')]);
    expect(short(waysOf('G3', ahead))).toEqual([
      [TODAY, 'A1:sign-up'],
      ['2027-01-11', 'A1:time'],
      [TODAY, 'G3:universal-targeted'],
    ]);
  });

  it('A2 carry through what is open, from the first school day, each thing once', () => {
    const facts = withItems(
      ['specialist-assessment'],
      [assessmentOf('2026-06-02', [DONE, { implementedOn: '2026-11-20' }])],
    );
    const [kept, anew] = waysOf('A2', facts);
    expect(kept).toEqual({
      on: '2026-12-04',
      unknown: null,
      things: [
        {
          key: 'A2:recommendation:assessment-2026-06-02-1',
          rule: 'A2',
          what: '“Advice 2” is put in place, monitored and reviewed',
          steps: [
            { kind: 'monitor', about: 'assessment-2026-06-02-1', on: TODAY },
            { kind: 'review', about: 'assessment-2026-06-02-1', on: '2026-12-04' },
          ],
        },
      ],
    });
    expect(anew?.things[0]?.steps).toEqual([
      { kind: 'assessment', about: null, on: TODAY },
      { kind: 'implement', about: null, on: TODAY },
      { kind: 'monitor', about: null, on: TODAY },
      { kind: 'review', about: null, on: '2026-12-08' },
    ]);
    expect([anew?.on, anew?.things[0]?.key]).toEqual(['2026-12-08', 'A2:new']);
  });

  it('A2 of a recommendation marked today keep the mark, and of one marked for tomorrow do not', () => {
    const marked = (implementedOn: string) =>
      waysOf(
        'A2',
        withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [{ ...DONE, implementedOn }])]),
        TODAY,
      );
    expect(marked(TODAY)).toHaveLength(2);
    expect(marked(TODAY)[0]).toEqual(ready(TODAY));
    const begun = waysOf(
      'A2',
      withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [{ implementedOn: TODAY }])]),
    );
    expect(begun[0]?.things[0]?.steps.map(({ kind }) => kind)).toEqual(['monitor', 'review']);
    expect(marked('2026-11-25')[0]?.things[0]?.steps.map(({ kind }) => kind)).toEqual(['implement']);
  });

  it('A2 ask for the recommendations of an assessment that has none', () => {
    const [kept] = waysOf('A2', withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [])]));
    expect(kept?.things.map(({ key, steps }) => [key, ...steps.map(({ kind, about }) => `${kind} ${about}`)])).toEqual([
      [
        'A2:recommendations:assessment-2026-06-02',
        'implement assessment-2026-06-02',
        'monitor assessment-2026-06-02',
        'review assessment-2026-06-02',
      ],
    ]);
  });

  it('A2 have no day where the calendar ends before the trial does', () => {
    const facts = withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [DONE, {}])], { on: '2027-07-15' });
    const [kept, anew] = waysOf('A2', facts);
    expect([kept?.on, kept?.unknown, kept?.things.map(({ key, steps }) => [key, steps])]).toEqual([
      null,
      'calendar for 2027/28 not entered',
      [['A2:recommendation:assessment-2026-06-02-1', []]],
    ]);
    expect(anew?.things[0]?.steps).toEqual([{ kind: 'assessment', about: null, on: '2027-07-15' }]);
  });

  it('A3 of a run that is a term old ask for nothing on a Saturday, though by Monday a review would be late', () => {
    // From the review of 4 Nov, 12 school days have passed by that Saturday, and 13 by the Monday.
    const facts = withItems(['psp'], [pspOf('2026-06-01', [...FORTNIGHTLY.slice(0, 7), '2026-11-04'])], {
      on: '2026-11-21',
    });
    expect(waysOf('A3', facts)[0]).toEqual(ready('2026-11-21'));
  });

  it('A3 name the year that is missing where another criterion waits beyond the calendar', () => {
    const [kept] = waysOf('A3', sampleFacts(), '2029-10-01');
    expect([kept?.on, kept?.unknown]).toEqual([null, 'calendar for 2029/30 not entered']);
  });

  it('A3 keep the run or begin another, and a plan that ends too soon is no way', () => {
    const ending = (endedOn: string | null) =>
      short(waysOf('A3', withItems(['psp'], [pspOf('2026-09-14', FORTNIGHTLY.slice(4), { endedOn })])));
    const anew = ['2027-03-09', 'A3:new'];
    const [kept] = waysOf('A3', withItems(['psp'], [pspOf('2026-09-14', FORTNIGHTLY.slice(4))]));
    expect(kept?.things[0]?.steps).toEqual(
      ['2026-11-26', '2026-12-10', '2027-01-08'].map((on) => ({ kind: 'psp-review', about: 'psp-2026-09-14', on })),
    );
    expect(ending(null)).toEqual([['2027-01-13', 'A3:reviews:psp-2026-09-14'], anew]);
    expect(ending('2027-01-13')).toEqual([['2027-01-13', 'A3:reviews:psp-2026-09-14'], anew]);
    expect(ending('2027-01-12')).toEqual([anew]);
    expect(ending('2026-11-23')).toEqual([anew]);
    const unknown = withItems(['psp'], [pspOf('2027-06-07', ['2027-06-21'], { endedOn: '2027-07-20' })], {
      on: '2027-06-28',
    });
    expect(short(waysOf('A3', unknown))).toEqual([[null, 'A3:new']]);
  });

  it('A3 can not save a run whose last day of grace is the last before a weekend', () => {
    const run = (last: string, on: string) =>
      short(
        waysOf(
          'A3',
          withItems(['psp'], [pspOf('2026-09-14', ['2026-09-28', '2026-10-12', '2026-10-23', last])], { on }),
        ),
      )[0];
    // Twelve school days lie between 11 and 27 November; on the Saturday nothing can be held before the thirteenth.
    expect(run('2026-11-11', '2026-11-27')).toEqual(['2027-01-13', 'A3:reviews:psp-2026-09-14']);
    expect(run('2026-11-11', '2026-11-28')?.[0]).not.toBe('2027-01-13');
    expect(run('2026-11-12', '2026-11-28')).toEqual(['2027-01-13', 'A3:reviews:psp-2026-09-14']);
  });

  it('A3 that will be a term old without another review only wait', () => {
    const facts = withItems(['psp'], [pspOf('2026-06-26', [...FORTNIGHTLY.slice(1), '2026-11-20'])]);
    expect(short(waysOf('A3', facts))[0]).toEqual(['2026-11-25', 'A3:time']);
    expect(waysOf('A3', { ...facts, on: '2026-11-25' })[0]).toEqual(ready('2026-11-25'));
    expect(waysOf('A3', { ...facts, on: '2026-11-25' }, '2026-11-26')[0]).toEqual(ready('2026-11-26'));
  });

  it('A4 begin an intervention where there is none', () => {
    const [anew] = waysOf('A4', withItems(['intervention'], []));
    expect(anew?.things[0]?.steps[0]).toEqual({ kind: 'intervention-start', about: null, on: TODAY });
    expect(anew?.things[0]?.steps[1]).toMatchObject({ kind: 'intervention-review', about: null });
  });

  it('A5 rest on social care while it lasts, and on a refusal of which the CAF officer was told', () => {
    const a5 = (item: ReturnType<typeof itemOf>, day = TODAY) =>
      waysOf('A5', withItems(['single-assessment'], [item]), day);
    const care = itemOf('social-care', '2026-10-01', { endedOn: '2026-12-01' });
    expect(a5(care, '2026-12-01')).toEqual([ready('2026-12-01')]);
    expect(short(a5(care, '2026-12-02'))).toEqual([['2026-12-02', 'A5:single-assessment']]);
    const declined = (cafoToldOn: string | null) => itemOf('family-declined', '2026-10-01', { cafoToldOn });
    expect(a5(declined(TODAY))).toEqual([ready(TODAY)]);
    const tell = [[TODAY, 'A5:cafo-told:family-declined-2026-10-01']];
    expect(short(a5(declined('2026-11-25')))).toEqual(tell);
    expect(short(a5(declined(null)))).toEqual(tell);
  });

  it('A7 ask for as many records as are short, on the first day on which they would count', () => {
    const a7 = (startedOn: string, day = TODAY) =>
      waysOf('A7', sampleFacts({ suspensions: [suspended(startedOn), suspended('2026-10-05')] }), day);
    // A suspension on the first day of the last three terms still counts.
    expect(a7('2025-11-25')).toEqual([ready(TODAY)]);
    expect(short(a7('2025-11-24'))).toEqual([[TODAY, 'A7:records']]);
    expect(a7('2025-11-24')[0]?.things[0]).toMatchObject({
      what: 'There are records of 1 more suspension since 25 Nov 2025, if there were any that STS has not been told of',
      steps: [{ kind: 'suspension-record', about: null, on: TODAY }],
    });
  });

  it('A7 have no day where a calendar hides how far back to count', () => {
    const short1 = sampleFacts({ calendar: SHORT, suspensions: [] });
    expect(waysOf('A7', short1)).toEqual([
      {
        on: null,
        unknown: 'calendar for 2025/26 not entered',
        things: [
          {
            key: 'A7:records',
            rule: 'A7',
            what: 'There are records of 2 more suspensions since 2 Sep 2026, if there were any that STS has not been told of',
            steps: [],
          },
        ],
      },
    ]);
    expect(waysOf('A7', { ...short1, calendar: NONE })[0]).toMatchObject({
      on: null,
      unknown: 'calendar for 2026/27 not entered',
      things: [
        { what: 'There are records of 2 more suspensions, if there were any that STS has not been told of', steps: [] },
      ],
    });
  });

  it('P1 stand until the day of the withdrawal, and not on it', () => {
    const p1 = (agreedOn: string, withdrawnOn: string | null, day: string) =>
      waysOf('P1', sampleFacts({ agreements: [{ id: 'a', agreedOn, withdrawnOn }] }), day);
    expect(p1(TODAY, '2026-12-02', '2026-12-01')).toEqual([ready('2026-12-01')]);
    expect(short(p1(TODAY, '2026-12-01', '2026-12-01'))).toEqual([['2026-12-01', 'P1:agreement']]);
    expect(short(p1('2026-11-25', null, '2026-12-01'))).toEqual([['2026-12-01', 'P1:agreement']]);
  });

  it('of one act have no day where no calendar is entered, and still say what it is', () => {
    expect(waysOf('A6', withItems(['sendias-offer'], [], { calendar: NONE }))).toEqual([
      {
        on: null,
        unknown: 'calendar for 2026/27 not entered',
        things: [{ key: 'A6:sendias-offer', rule: 'A6', what: 'SENDIAS is offered to the parents', steps: [] }],
      },
    ]);
  });
});

describe('evidence of a kind', () => {
  const some = [
    itemOf('psp', '2026-11-24', { id: 'c' }),
    itemOf('psp', '2026-11-30', { id: 'e' }),
    itemOf('psp', '2026-06-01', { id: 'b' }),
    itemOf('psp', '2026-11-25', { id: 'd' }),
    itemOf('psp', '2026-06-01', { id: 'a' }),
    interventionOf('2026-06-01'),
  ];
  const facts = sampleFacts({ items: some });

  it('comes oldest first, by its id where two begin on one day, whatever order it was entered in', () => {
    expect(itemsOf(facts, 'psp').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(itemsOf(sampleFacts({ items: some.toReversed() }), 'psp').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('that lies ahead comes in the same order', () => {
    expect(future(facts, 'psp').map(({ id }) => id)).toEqual(['d', 'e']);
  });

  it('holds from its first day to its last', () => {
    const from = { startedOn: '2026-11-24', endedOn: '2026-11-26' };
    const days = ['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27'];
    expect(days.map((day) => isOn(from, day))).toEqual([false, true, true, false]);
    expect(isOn({ ...from, endedOn: null }, '2030-01-01')).toBe(true);
  });

  it('is listed as a sentence does', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });

  it('rests on nothing where there is none', () => {
    expect([
      restsOn([]),
      restsOn([{ standing: 'seen' }]),
      restsOn([{ standing: 'seen' }, { standing: 'claimed' }]),
    ]).toEqual([null, 'seen', 'claimed']);
  });
});
