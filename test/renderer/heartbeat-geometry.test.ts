import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawHeartbeat } from '../../renderer/parts/heartbeat-geometry.ts';
import { addDays, mondayOf } from '../../shared/dates.ts';
import type { Heartbeat } from '../../shared/verdicts.ts';

/** Twelve weeks from 31 Aug 2026, with half term in the ninth, and a review a fortnight until one is missed. */
const FIRST = '2026-08-31';
const heart: Heartbeat = {
  rule: 'A3',
  evidenceId: 'psp',
  title: 'Pastoral Support Plan',
  startedOn: '2026-09-07',
  endedOn: null,
  usual: 10,
  allowed: 12,
  beats: ['2026-09-07', '2026-09-21', '2026-10-05', '2026-11-12'].map((on, at) => ({
    reviewId: at === 0 ? null : `review-${at}`,
    on,
    standing: 'seen',
    leftOut: null,
  })),
  gaps: [{ from: '2026-10-05', to: '2026-11-12', schoolDays: 23, broken: true }],
  runs: [{ from: '2026-11-12', to: '2026-11-17', present: true, terms: 0.04 }],
  oneTermOn: null,
  nextDueOn: '2026-11-26',
  lastDayOn: '2026-11-30',
  unknown: [],
  weeks: Array.from({ length: 14 }, (_, at) => ({
    monday: addDays(FIRST, 7 * at),
    schoolDays: at === 8 ? 0 : 5,
  })),
};

describe('a heartbeat as it is drawn', () => {
  test('each day lies within the band of its own week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 7 - 1 }), (days) => {
        const on = addDays(FIRST, days);
        const { beats, weeks } = drawHeartbeat(
          { ...heart, beats: [{ reviewId: 'one', on, standing: 'seen', leftOut: null }] },
          on,
        );
        const week = weeks.find(({ monday }) => monday === mondayOf(on));
        const x = beats[0]?.x ?? Number.NaN;
        expect(x).toBeGreaterThan(week?.x ?? Number.NaN);
        expect(x).toBeLessThanOrEqual((week?.x ?? 0) + (week?.width ?? 0));
      }),
    );
  });

  test('a later day is never drawn before an earlier one', () => {
    const { beats } = drawHeartbeat(heart, '2026-11-17');
    const places = beats.map(({ x }) => x);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(heart.beats.length);
  });

  test('the last day that keeps the run is drawn after the day on which the review is due', () => {
    const { next } = drawHeartbeat(heart, '2026-11-17');
    expect(next?.x2).toBeGreaterThan(next?.x1 ?? Number.NaN);
  });

  test('what lies outside the weeks shown is left out', () => {
    const early = { ...heart, weeks: heart.weeks.slice(6) };
    const { beats } = drawHeartbeat(early, '2026-11-17');
    expect(beats.map(({ on }) => on)).toEqual(['2026-11-12']);
    expect(drawHeartbeat({ ...heart, nextDueOn: '2027-09-06' }, '2026-11-17').next).toBeNull();
  });

  test('months are named once each, the year where it is new', () => {
    const long = {
      ...heart,
      weeks: Array.from({ length: 24 }, (_, at) => ({ monday: addDays(FIRST, 7 * at), schoolDays: 5 })),
    };
    const { months } = drawHeartbeat(long, '2026-11-17');
    // August has one week here, so the words of September stand first, with the year.
    expect(months.map(({ label }) => label)).toEqual(['Sep 2026', 'Oct', 'Nov', 'Dec', 'Jan 2027', 'Feb']);
  });

  test('a year of weeks is drawn narrower than a term of them', () => {
    const year = Array.from({ length: 60 }, (_, at) => ({ monday: addDays(FIRST, 7 * at), schoolDays: 5 }));
    const [narrow] = drawHeartbeat({ ...heart, weeks: year }, '2026-11-17').weeks;
    const [wide] = drawHeartbeat(heart, '2026-11-17').weeks;
    expect(narrow?.width).toBeLessThan(wide?.width ?? 0);
  });
});
