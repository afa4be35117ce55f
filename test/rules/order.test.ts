import { describe, expect, it } from 'vitest';
import { earlierFirst, earliestBy, latestBy } from '../../electron/rules/order.ts';
import { byDoing, ready, thing } from '../../electron/rules/rule.ts';
import { soonestWay, together } from '../../electron/rules/ways.ts';

const on = (day: string | null, id = day) => ({ day, id });
const dayOf = ({ day }: { day: string | null }) => day;
const one = thing('A1', 'one', 'One', []);
const two = thing('A2', 'two', 'Two', []);
const hidden = { on: null, unknown: 'calendar for 2027/28 not entered', things: [two] };

describe('the order of days', () => {
  it('is the calendar’s, and no day comes last, from whichever order they come in', () => {
    const sorted = ['2026-01-09', '2026-02-01', '2027-01-01', null, null];
    expect(sorted.toReversed().sort(earlierFirst)).toEqual(sorted);
    expect(sorted.toSorted(earlierFirst)).toEqual(sorted);
    expect([null, '2027-01-01', null, '2026-01-09', '2026-02-01'].sort(earlierFirst)).toEqual(sorted);
    expect([earlierFirst('a', 'a'), earlierFirst(null, null)]).toEqual([0, 0]);
  });

  it('gives the earliest, and the first of equals', () => {
    expect(earliestBy([on(null), on('2026-02-01', 'a'), on('2026-02-01', 'b'), on('2026-03-01')], dayOf)?.id).toBe('a');
    expect(earliestBy([], dayOf)).toBeUndefined();
  });

  it('gives the latest of those that have a day, and the first of equals', () => {
    expect(latestBy([on('2026-01-01'), on('2026-02-01', 'a'), on(null), on('2026-02-01', 'b')], dayOf)?.id).toBe('a');
    expect(latestBy([on(null)], dayOf)).toBeUndefined();
  });
});

describe('ways to a yes', () => {
  it('are compared by their day, then by how many things they ask for; those without a day come last', () => {
    const late = byDoing('2026-12-02', one);
    const both = { on: '2026-12-01', unknown: null, things: [one, two] };
    const soon = byDoing('2026-12-01', two);
    expect(soonestWay([hidden, late, both, soon])).toBe(soon);
    expect(soonestWay([both, soon, late])).toBe(soon);
    expect(soonestWay([hidden, late])).toBe(late);
    expect(soonestWay([])).toBeUndefined();
  });

  it('together are met on the day of the last, with the things of all', () => {
    const parts = [byDoing('2026-12-01', one), byDoing('2026-12-03', two), ready('2026-12-02')];
    expect(together(parts, '2026-11-24')).toEqual({ on: '2026-12-03', unknown: null, things: [one, two] });
    expect(together(parts, '2026-12-04').on).toBe('2026-12-04');
    expect(together([], '2026-11-24')).toEqual(ready('2026-11-24'));
  });

  it('together have no day where one has none, and say which calendar is missing', () => {
    const parts = [byDoing('2026-12-01', one), hidden];
    expect(together(parts, '2026-11-24')).toEqual({ ...hidden, things: [one, two] });
  });
});
