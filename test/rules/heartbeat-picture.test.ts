import { describe, expect, it } from 'vitest';
import { heartbeatsOf, pspPulsesOf } from '../../electron/rules/heartbeat-picture.ts';
import { DEFAULTS } from '../../electron/rules/parameters.ts';
import { FORTNIGHTLY, interventionOf, NONE, pspOf, SHORT, sampleFacts, withItems } from './sample-facts.ts';

describe('the heartbeat, drawn', () => {
  it('shows beats, gaps, runs, what is due next, and the weeks to draw on', () => {
    const [psp] = heartbeatsOf(
      withItems(
        ['psp', 'intervention'],
        [pspOf('2026-09-14', ['2026-09-07', '2026-09-28', '2026-11-02', '2026-11-16', '2026-12-01'])],
      ),
      DEFAULTS,
    );
    expect(psp).toMatchObject({
      rule: 'A3',
      title: 'Pastoral Support Plan',
      usual: 10,
      allowed: 12,
      gaps: [
        { from: '2026-09-14', to: '2026-09-28', schoolDays: 10, broken: false },
        { from: '2026-09-28', to: '2026-11-02', schoolDays: 20, broken: true },
        { from: '2026-11-02', to: '2026-11-16', schoolDays: 10, broken: false },
        { from: '2026-11-16', to: '2026-11-24', schoolDays: 6, broken: false },
      ],
      runs: [
        { from: '2026-09-14', to: '2026-09-28', present: false, terms: 10 / 73 },
        { from: '2026-11-02', to: '2026-11-24', present: true, terms: 16 / 73 },
      ],
      oneTermOn: '2027-02-12',
      nextDueOn: '2026-11-30',
      lastDayOn: '2026-12-02',
      unknown: [],
    });
    expect(psp?.beats.map(({ on, leftOut }) => [on, leftOut])).toEqual([
      ['2026-09-07', 'Before the start on 14 Sep 2026'],
      ['2026-09-14', null],
      ['2026-09-28', null],
      ['2026-11-02', null],
      ['2026-11-16', null],
      ['2026-12-01', 'In the future'],
    ]);
    expect(psp?.weeks[0]).toEqual({ monday: '2026-09-14', schoolDays: 5 });
    expect(psp?.weeks.find(({ monday }) => monday === '2026-10-26')).toEqual({ monday: '2026-10-26', schoolDays: 0 });
    expect(psp?.weeks.at(-1)?.monday).toBe('2027-02-08');
  });

  it('without its weeks is the same, for each PSP that goes on and for nothing else', () => {
    const facts = withItems(
      ['psp', 'intervention'],
      [
        pspOf('2026-09-14', ['2026-09-28'], { endedOn: '2026-10-12' }),
        pspOf('2026-11-02', ['2026-11-16']),
        interventionOf('2026-09-14', ['2026-10-05'], { title: '' }),
      ],
    );
    const drawn = heartbeatsOf(facts, DEFAULTS).map(({ weeks, ...pulse }) => pulse);
    expect(drawn).toHaveLength(3);
    expect(pspPulsesOf(facts, DEFAULTS)).toEqual([drawn[1]]);
  });

  it('of one that has ended stops there', () => {
    const facts = withItems(
      ['psp', 'intervention'],
      [interventionOf('2026-09-14', ['2026-10-05'], { endedOn: '2026-10-12', title: '' })],
    );
    expect(heartbeatsOf(facts, DEFAULTS)[0]).toMatchObject({
      rule: 'A4',
      title: 'targeted intervention',
      allowed: 30,
      gaps: [
        { to: '2026-10-05', broken: false },
        { from: '2026-10-05', to: '2026-10-12', schoolDays: 5, broken: false },
      ],
      runs: [{ present: false }],
      oneTermOn: null,
      nextDueOn: null,
      lastDayOn: null,
    });
  });

  it('of one that is silent has no next review, only the gap', () => {
    const [psp] = heartbeatsOf(withItems(['psp'], [pspOf('2026-06-01', ['2026-06-15'])]), DEFAULTS);
    expect([psp?.nextDueOn, psp?.gaps.at(-1)?.broken, psp?.runs.at(-1)?.present]).toEqual([null, true, false]);
  });

  it('without a calendar says which is missing', () => {
    const [psp] = heartbeatsOf(withItems(['psp'], [pspOf('2026-06-01', FORTNIGHTLY)], { calendar: NONE }), DEFAULTS);
    expect(psp?.unknown).toContain('calendar for 2026/27 not entered');
    expect(psp?.weeks.every(({ schoolDays }) => schoolDays === 0)).toBe(true);
  });

  it('of a plan that is old and alive goes on to its last day of grace', () => {
    const [psp] = heartbeatsOf(sampleFacts(), DEFAULTS);
    expect([psp?.oneTermOn, psp?.nextDueOn, psp?.lastDayOn]).toEqual(['2026-10-20', '2026-11-26', '2026-11-30']);
    expect(psp?.weeks.at(-1)).toEqual({ monday: '2026-11-30', schoolDays: 5 });
    expect(psp?.runs).toEqual([{ from: '2026-06-01', to: '2026-11-24', present: true, terms: expect.any(Number) }]);
    expect(psp?.runs[0]?.terms).toBeGreaterThan(1);
  });

  it('of a plan that ended while it was alive has no term to come', () => {
    const [psp] = heartbeatsOf(
      withItems(['psp'], [pspOf('2026-06-01', FORTNIGHTLY, { endedOn: '2026-11-20' })]),
      DEFAULTS,
    );
    expect([psp?.oneTermOn, psp?.nextDueOn, psp?.lastDayOn]).toEqual([null, null, null]);
    expect(psp?.runs.map(({ to, present }) => [to, present])).toEqual([['2026-11-12', false]]);
    expect(psp?.gaps.at(-1)).toEqual({ from: '2026-11-12', to: '2026-11-20', schoolDays: 6, broken: false });
  });

  it('counts a review on the day of the start and one today, and draws no gap between a day and itself', () => {
    const [psp] = heartbeatsOf(withItems(['psp'], [pspOf('2026-11-09', ['2026-11-09', '2026-11-24'])]), DEFAULTS);
    expect(psp?.beats.map(({ on, reviewId, leftOut }) => [on, reviewId !== null, leftOut])).toEqual([
      ['2026-11-09', false, null],
      ['2026-11-09', true, null],
      ['2026-11-24', true, null],
    ]);
    expect(psp?.gaps).toEqual([{ from: '2026-11-09', to: '2026-11-24', schoolDays: 11, broken: false }]);
    expect(psp?.unknown).toEqual([]);
  });

  it('breaks at the first day too many, and not on the last that is allowed', () => {
    // 12 school days lie between 9 and 25 November, and 13 between 9 and 26 November.
    const until = (on: string, ...held: string[]) =>
      heartbeatsOf(withItems(['psp'], [pspOf('2026-11-09', held)], { on }), DEFAULTS)[0];
    const kept = until('2026-11-25');
    expect([kept?.gaps[0]?.broken, kept?.runs[0]?.present, kept?.lastDayOn]).toEqual([false, true, '2026-11-25']);
    const silent = until('2026-11-26');
    expect([silent?.gaps[0]?.broken, silent?.runs[0]?.present, silent?.lastDayOn]).toEqual([true, false, null]);
    expect(until('2026-11-26', '2026-11-25')?.runs).toMatchObject([
      { from: '2026-11-09', to: '2026-11-26', present: true },
    ]);
    expect(until('2026-11-26', '2026-11-26')?.runs).toMatchObject([
      { from: '2026-11-09', to: '2026-11-09', present: false },
      { from: '2026-11-26', to: '2026-11-26', present: true },
    ]);
  });

  it('says which calendar hides a gap, also where the present run can be measured', () => {
    const [psp] = heartbeatsOf(
      withItems(['psp'], [pspOf('2026-07-13', ['2026-11-02', '2026-11-16'])], { calendar: SHORT }),
      DEFAULTS,
    );
    expect(psp?.unknown).toEqual(['calendar for 2025/26 not entered']);
    expect(psp?.gaps.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-02', '2026-11-16'],
      ['2026-11-16', '2026-11-24'],
    ]);
    expect(psp?.runs.map(({ from, present }) => [from, present])).toEqual([
      ['2026-07-13', false],
      ['2026-11-02', true],
    ]);
  });

  it('has no lengths where no calendar gives them', () => {
    const [psp] = heartbeatsOf(withItems(['psp'], [pspOf('2026-11-09')], { calendar: NONE }), DEFAULTS);
    expect([psp?.gaps, psp?.unknown]).toEqual([[], ['calendar for 2026/27 not entered']]);
    expect(psp?.runs).toEqual([{ from: '2026-11-09', to: '2026-11-09', present: false, terms: 0 }]);
  });
});
