import { describe, expect, it } from 'vitest';
import { assess, verdicts } from '../../electron/rules/assess.ts';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { DEFAULTS, PARAMETERS, parameterByKey, parametersWith } from '../../electron/rules/parameters.ts';
import { CASE_RULE_SETS, placementRulesOn, ruleSetsById, ruleSetsOn } from '../../electron/rules/rule-sets.ts';
import { itemOf, NONE, pspOf, sampleFacts, withItems } from './sample-facts.ts';

const { pupil } = sampleFacts();
const waive = (...rules: string[]) =>
  rules.map((rule) => ({ id: `w-${rule}`, rule, by: 'Ada Tester', on: '2026-11-24', reason: 'Known.' }));

describe('the route', () => {
  const cases: [string, CaseFacts, string, string][] = [
    ['everything met', sampleFacts(), 'commissioned', 'Every criterion is met.'],
    ['SENDIAS missing', withItems(['sendias-offer'], []), 'not-yet', 'Still open: A6.'],
    [
      'too few suspensions',
      sampleFacts({ suspensions: sampleFacts().suspensions.slice(1) }),
      'school-funded',
      'Suspensions do not show the need for commissioned work.',
    ],
    [
      'too few suspensions, and more missing',
      withItems(['sendias-offer'], [], { suspensions: sampleFacts().suspensions.slice(1) }),
      'school-funded',
      'Suspensions do not show the need for commissioned work.',
    ],
    [
      'no suspensions, all else there',
      sampleFacts({ suspensions: [] }),
      'school-funded',
      'Suspensions do not show the need for commissioned work.',
    ],
    [
      'no suspensions told of, and more missing',
      withItems(['sendias-offer'], [], { suspensions: [] }),
      'not-yet',
      'Still open: A6 and A7.',
    ],
    [
      'another need',
      sampleFacts({ pupil: { ...pupil, needs: ['MLD'] } }),
      'out-of-remit',
      'The pupil, the school or the need lies outside the memorandum.',
    ],
    ['no need recorded', sampleFacts({ pupil: { ...pupil, needs: [] } }), 'not-yet', 'Still open: G2.'],
    [
      'provision that the school says it does not offer',
      sampleFacts({ school: { ...sampleFacts().school, selfReview: { 'S1.2': 'no' } } }),
      'not-yet',
      'Still open: G3.',
    ],
  ];
  it.each(cases)('%s: %s', (_name, facts, route, because) => {
    const found = assess(facts, DEFAULTS);
    expect([found.route, found.because]).toEqual([route, because]);
    expect(verdicts(facts, DEFAULTS).route).toBe(route);
    expect(found.next.length).toBeGreaterThan(1);
  });

  it('leaves what is waived out of what is still open', () => {
    const facts = withItems(['sendias-offer'], [], { agreements: [] });
    expect(assess(facts, DEFAULTS, waive('A6')).because).toBe('Still open: P1.');
  });

  it('says what to do next', () => {
    const next = (facts: CaseFacts) => assess(facts, DEFAULTS).next;
    expect(next(sampleFacts())).toEqual([
      'Decide, and tell the school.',
      'Hold an enhanced targeted review with the school, to settle the next steps.',
    ]);
    expect(next(withItems(['sendias-offer'], []))).toEqual([
      'Tell the school what is missing and by when; the clock stops until it comes.',
      'The school may buy support meanwhile.',
    ]);
    expect(next(sampleFacts({ suspensions: [] }))).toEqual([
      'Tell the school that it may buy support: through its STS subscription, as it needs it, or from another specialist provider.',
      'Look again if there are suspensions that STS has not been told of.',
    ]);
    expect(next(sampleFacts({ pupil: { ...pupil, needs: ['MLD'] } }))).toEqual([
      'Tell the school, and say who else can help.',
      'The case can be closed once the school has been told.',
    ]);
  });
});

describe('a waiver', () => {
  it('turns the line to waived, keeps what the rule said, and is told of in the reason', () => {
    const { lines, route, because } = assess(withItems(['sendias-offer'], []), DEFAULTS, waive('A6'));
    expect(lines.find(({ rule }) => rule === 'A6')).toMatchObject({
      verdict: 'waived',
      underneath: 'no-evidence',
      waiver: { id: 'w-A6', by: 'Ada Tester', on: '2026-11-24', reason: 'Known.' },
      missing: [],
    });
    expect([route, because]).toEqual(['commissioned', 'Every criterion is met, or waived by a manager: A6.']);
  });

  it('of something that is met shows nowhere', () => {
    const line = assess(sampleFacts(), DEFAULTS, waive('A6')).lines.find(({ rule }) => rule === 'A6');
    expect([line?.verdict, line?.underneath, line?.waiver]).toEqual(['met', null, null]);
    expect(verdicts(sampleFacts(), DEFAULTS, waive('A6')).verdicts.A6).toBe('met');
  });

  it('leaves the waived criterion out of the earliest yes', () => {
    const facts = withItems(['psp', 'sendias-offer'], []);
    expect(assess(facts, DEFAULTS, waive('A3')).earliest).toMatchObject({ kind: 'from', on: '2026-11-24' });
    expect(verdicts(facts, DEFAULTS, waive('A3')).verdicts.A3).toBe('waived');
  });
});

describe('an assessment', () => {
  it('lists what decides in the memorandum’s order, and what only informs beside it', () => {
    const { lines, informing, ruleSets, on } = assess(sampleFacts(), DEFAULTS);
    expect(lines.map(({ rule }) => rule)).toEqual(['G1', 'G2', 'G3', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'P1']);
    expect(informing.map(({ rule }) => rule)).toEqual([
      'P2',
      'P3',
      'P4',
      ...Array.from({ length: 11 }, (_, at) => `S1.${at + 1}`),
    ]);
    expect(ruleSets).toEqual(['context/2017-01', 'appendix-a/2017-01', 'section-3/2017-01', 'section-1/2017-01']);
    expect(on).toBe('2026-11-24');
  });

  it('gives the same verdicts in short', () => {
    const facts = withItems(['psp', 'sendias-offer'], []);
    const long = assess(facts, DEFAULTS, waive('A6'));
    const short = verdicts(facts, DEFAULTS, waive('A6'));
    expect(short.verdicts).toEqual(Object.fromEntries(long.lines.map(({ rule, verdict }) => [rule, verdict])));
  });

  it('shows with each line the records that decided it, and what is said beside', () => {
    const facts = withItems(['sendias-offer'], [itemOf('sendias-offer', '2026-11-30')]);
    const { lines } = assess(facts, DEFAULTS);
    expect(lines.find(({ rule }) => rule === 'A6')?.notices).toEqual([
      'An offer dated 30 Nov 2026 lies in the future and does not count yet.',
    ]);
    expect(lines.find(({ rule }) => rule === 'P1')?.evidence).toEqual([{ kind: 'agreement', id: 'agreement-1' }]);
  });

  it('says each unknown and each notice once', () => {
    const facts = withItems(['psp'], [pspOf('2026-06-01', []), pspOf('2026-06-02', [])], { calendar: NONE });
    const line = assess(facts, DEFAULTS).lines.find(({ rule }) => rule === 'A3');
    expect(line?.unknown).toEqual(['calendar for 2025/26 not entered']);
  });
});

describe('rule sets', () => {
  it('are those in force on the day; before the first, the first', () => {
    const ids = (day: string) => ruleSetsOn(day, [...CASE_RULE_SETS, ...LATER]).map(({ id }) => id);
    expect(ids('2026-11-24')).toEqual([
      'context/2017-01',
      'appendix-a/2017-01',
      'section-3/2017-01',
      'section-1/2017-01',
    ]);
    expect(ids('2027-08-31')[1]).toBe('appendix-a/2017-01');
    expect(ids('2027-09-01')[1]).toBe('appendix-a/2027-09');
    expect(ids('2010-01-01')[1]).toBe('appendix-a/2017-01');
    const newestFirst = (day: string) => ruleSetsOn(day, [...LATER, ...CASE_RULE_SETS])[0]?.id;
    expect([newestFirst('2026-11-24'), newestFirst('2027-09-01'), newestFirst('2010-01-01')]).toEqual([
      'appendix-a/2017-01',
      'appendix-a/2027-09',
      'appendix-a/2017-01',
    ]);
  });

  it('of a place at the Link are those of Appendix B on the day of its request', () => {
    const days = ['2010-01-01', '2016-11-01', '2026-10-31', '2026-11-01'];
    expect(days.map((day) => placementRulesOn(day).id)).toEqual([
      'appendix-b/2016-11',
      'appendix-b/2016-11',
      'appendix-b/2016-11',
      'appendix-b/2026-11',
    ]);
  });

  it('are found by id for a replay, and those unknown are named', () => {
    const { sets, unknown } = ruleSetsById(['appendix-a/2017-01', 'appendix-a/2031-01']);
    expect(sets.map(({ id }) => id)).toEqual(['appendix-a/2017-01']);
    expect(unknown).toEqual(['appendix-a/2031-01']);
    const two = ruleSetsById(['section-1/2017-01', 'context/2017-01']);
    expect([two.sets.map(({ id }) => id), two.unknown]).toEqual([['context/2017-01', 'section-1/2017-01'], []]);
  });
});
const LATER = [{ id: 'appendix-a/2027-09', from: '2027-09-01', rules: [], offers: [] }];

describe('parameters', () => {
  it('have a default within their bounds, a unit, a reason, and say where the figure comes from', () => {
    for (const { key, default: usual, least, most, unit, reason, source, label } of PARAMETERS) {
      expect(usual >= least && usual <= most, key).toBe(true);
      for (const words of [unit, reason, source, label]) expect(words.length, key).toBeGreaterThan(3);
      expect(source, key).toMatch(/memorandum|Appendix B/);
    }
    expect(new Set(PARAMETERS.map(({ key }) => key)).size).toBe(PARAMETERS.length);
  });

  it('are the design’s own by default, and the office’s where it has set one', () => {
    expect(DEFAULTS).toMatchObject({
      'answer-days': 5,
      'fortnight-days': 10,
      'fortnight-grace': 2,
      'intervention-spacing': 30,
      'repeat-suspensions': 2,
      'repeat-terms': 3,
      'plan-end-notice': 10,
      'link-terms': 2,
      'link-days': 4,
      'home-days': 1,
    });
    expect(parametersWith({ 'fortnight-grace': 0, nothing: 7 })).toEqual({ ...DEFAULTS, 'fortnight-grace': 0 });
    expect(parameterByKey('fortnight-grace')?.unit).toBe('school days');
    expect(parameterByKey('nothing')).toBeUndefined();
  });
});
