import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStay, gridsOf } from '../../electron/link/capacity.ts';
import type { Centre, Phase, Stay } from '../../electron/link/centre.ts';
import type { Asking } from '../../electron/link/forecast.ts';
import { type Horizon, horizonOf, mondayOfWeek } from '../../electron/link/horizon.ts';
import { type Found, type LevelInput, type Levelling, level, neverWorse } from '../../electron/link/levelling.ts';
import { gainOf } from '../../electron/link/levelling-gain.ts';
import { moveHomeDay, phasesFor } from '../../electron/link/placement.ts';
import { addDays, WEEKDAYS } from '../../shared/dates.ts';
import { firstSchoolDayFrom, lastDayOfLength } from '../../shared/school-time.ts';
import { CALENDAR, sampleAsking, sampleCentres, sampleStays, stayPhases } from '../bench/link-sample.ts';
import { TODAY } from './sample.ts';

/** Three weeks in which one may start, and the first two after Christmas: small enough to try everything. */
const ENDS = [3, 7] as const;
const horizon: Horizon = horizonOf(CALENDAR, TODAY, 3);
const lastStarts = ENDS.map((week) => addDays(mondayOfWeek(horizon, week), 4));

type Tried = [fit: number, soon: number, still: number];

/** Every way of giving starts and home days, tried; the best in the strict order of what is wanted. */
function bestByHand({ centres, stays, movable, asking, fromWeek }: LevelInput, lastWeek: number): Tried {
  const monday = mondayOfWeek(horizon, fromWeek);
  const now = gridsOf(horizon, centres, stays);
  let best: Tried = [-1, 0, 0];
  const moves = stays.map((stay) => (movable.has(stay.id) ? WEEKDAYS : [null]));
  for (const homeDays of product(moves)) {
    const moved = stays.map((stay, at) => {
      const homeDay = homeDays[at];
      const moves = homeDay && homeDay !== homeDayFrom(stay, monday);
      return moves ? { ...stay, phases: moveHomeDay(stay.phases, monday, homeDay) } : stay;
    });
    const still = -stays.filter((stay, at) => homeDays[at] && homeDayFrom(stay, monday) !== homeDays[at]).length;
    const base = gridsOf(horizon, centres, moved);
    const options = asking.map((one) => [null, ...startsOf(centres, one, fromWeek, lastWeek)]);
    for (const starts of product(options)) {
      const placed = starts.filter((start) => start !== null);
      const soon = placed.reduce((sum, { week }) => sum + fromWeek - week, 0);
      const tried: Tried = [placed.length, soon, still];
      if (!isBetter(tried, best)) continue;
      for (const { stay } of placed) addStay(horizon, base, stay, 1);
      if (withinPlaces(centres, now, base)) best = tried;
      for (const { stay } of placed) addStay(horizon, base, stay, -1);
    }
  }
  return best;
}

function homeDayFrom(stay: Stay, monday: string) {
  return stay.phases.find(({ untilOn }) => untilOn >= monday)?.homeDay;
}

function startsOf(centres: readonly Centre[], one: Asking, fromWeek: number, lastWeek: number) {
  return centres
    .filter(({ id }) => one.centreId === null || one.centreId === id)
    .flatMap((centre) =>
      Array.from({ length: lastWeek - fromWeek + 1 }, (_, at) => fromWeek + at).flatMap((week) => {
        const start = firstSchoolDayFrom(CALENDAR, mondayOfWeek(horizon, week));
        // A week of holidays has no start: the first school day from its Monday on lies in a later week.
        if (!start.known || start.value < one.earliestOn || start.value >= mondayOfWeek(horizon, week + 1)) return [];
        const end = lastDayOfLength(CALENDAR, start.value, centre.lengthTerms);
        if (!end.known) return [];
        return WEEKDAYS.map((homeDay) => {
          const phases = phasesFor(CALENDAR, centre, { startOn: start.value, endOn: end.value, homeDay });
          return { week, stay: { id: one.id, kind: 'placement' as const, phases } };
        });
      }),
    );
}

function withinPlaces(centres: readonly Centre[], now: ReturnType<typeof gridsOf>, then: ReturnType<typeof gridsOf>) {
  return centres.every(({ id }) => {
    const [was, is] = [now.get(id), then.get(id)];
    return horizon.dates.every((_, at) => {
      if (!was || !is || !horizon.open[at] || is.closed[at]) return true;
      return (is.occupied[at] ?? 0) <= Math.max(is.places[at] ?? 0, was.occupied[at] ?? 0);
    });
  });
}

/** What the term after has to go by: the term ahead as it was settled. */
function afterFirstTerm(input: LevelInput, { moves, starts }: Levelling): LevelInput {
  const [ahead = ''] = lastStarts;
  const first = starts.filter(({ startOn }) => startOn <= ahead);
  const stays = input.stays.map((stay) => {
    const move = moves.find(({ stayId }) => stayId === stay.id);
    return move ? { ...stay, phases: moveHomeDay(stay.phases, move.fromOn, move.to) } : stay;
  });
  const started = first.map((start): Stay => {
    const centre = input.centres.find(({ id }) => id === start.centreId);
    if (!centre) throw new Error('No centre');
    return { id: start.id, kind: 'placement', phases: phasesFor(CALENDAR, centre, start) };
  });
  const asking = input.asking.filter(({ id }) => !first.some((start) => start.id === id));
  return { ...input, stays: [...stays, ...started], movable: new Set(), asking, fromWeek: ENDS[0] + 1 };
}

function isBetter(a: Tried, b: Tried): boolean {
  const at = a.findIndex((value, level_) => value !== b[level_]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

function* product<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (!first) return yield [];
  for (const one of first) for (const others of product(rest)) yield [one, ...others];
}

/** Weekdays chosen by hand: the first of the week instead of those that follow from the home day. */
function firstDays(phase: Phase): Phase {
  return { ...phase, days: WEEKDAYS.filter((day) => day !== phase.homeDay).slice(0, phase.days.length) };
}

const smallWorld = fc
  .record({
    places: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
    second: fc.boolean(),
    stays: fc.array(
      fc.record({
        weeks: fc.integer({ min: 1, max: 22 }),
        homeDay: fc.nat(4),
        fixed: fc.boolean(),
        byHand: fc.boolean(),
      }),
      {
        maxLength: 3,
      },
    ),
    asks: fc.array(fc.record({ days: fc.nat(16), any: fc.boolean() }), { minLength: 1, maxLength: 2 }),
  })
  .map(({ places, second, stays, asks }): LevelInput => {
    const [mon = 1, tue = 1, wed = 1, thu = 1, fri = 1] = places;
    const centres = sampleCentres(second ? [1, 1] : [1]).map((each) => ({
      ...each,
      places: { mon, tue, wed, thu, fri },
    }));
    const [first] = centres;
    if (!first) throw new Error('No centre');
    const own = stays.map(({ weeks, homeDay, byHand }, at): Stay => {
      const phases = stayPhases(first, addDays('2026-11-23', -7 * weeks), homeDay);
      return { id: `stay-${at}`, kind: 'placement', phases: byHand ? phases.map(firstDays) : phases };
    });
    return {
      horizon,
      centres,
      stays: own,
      movable: new Set(own.flatMap(({ id }, at) => (stays[at]?.fixed ? [] : [id]))),
      asking: asks.map(({ days, any }, at) => ({
        id: `ask-${at}`,
        earliestOn: addDays(TODAY, days),
        centreId: any ? null : first.id,
        homeDayWish: null,
      })),
      fromWeek: 1,
      lastStarts,
    };
  });

describe('home-day levelling', () => {
  it('is as good as the best of all ways, tried one by one, in each thing wanted, term after term', async () => {
    await fc.assert(
      fc.asyncProperty(smallWorld, async (input) => {
        const found = await level(input);
        expect(found.wrong).toEqual([]);
        expect(found.proved).toBe(true);
        const [ahead, after] = [bestByHand(input, ENDS[0]), bestByHand(afterFirstTerm(input, found), ENDS[1])];
        const wanted = [...ahead, ...after.slice(0, 2)].map((each) => each || 0);
        expect(found.levels.map(({ value }) => value)).toEqual(wanted);
        expect(found.starts).toHaveLength((wanted[0] ?? 0) + (wanted[3] ?? 0));
        expect(found.moves).toHaveLength(-(wanted[2] ?? 0));
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  it('is proved where the solver gives up while it simplifies: it is then run without that', async () => {
    const centres = sampleCentres([1]).map((each) => ({ ...each, places: { mon: 1, tue: 1, wed: 1, thu: 1, fri: 2 } }));
    const stays = centres.flatMap((centre) =>
      ['2026-11-16', '2026-09-07'].map(
        (startOn, at): Stay => ({ id: `stay-${at}`, kind: 'placement', phases: stayPhases(centre, startOn, 2) }),
      ),
    );
    const asking = [{ id: 'ask', earliestOn: TODAY, centreId: null, homeDayWish: null }];
    const movable = new Set(stays.map(({ id }) => id));
    const found = await level({ horizon, centres, stays, movable, asking, fromWeek: 1, lastStarts });
    expect(found).toMatchObject({ proved: true, starts: [], moves: [] });
  });

  it('proves a full office: three centres and forty requests', async () => {
    const centres = sampleCentres([12, 10, 8]);
    const stays = sampleStays(centres, 36, TODAY);
    const found = await level({
      horizon: horizonOf(CALENDAR, TODAY, 4),
      centres,
      stays,
      movable: new Set(stays.map(({ id }) => id)),
      asking: sampleAsking(centres, 40, TODAY),
      fromWeek: 1,
      lastStarts: [1, 2].map((terms) => {
        const day = lastDayOfLength(CALENDAR, TODAY, terms);
        return day.known ? day.value : TODAY;
      }),
    });
    expect(found.proved).toBe(true);
    expect(found.wrong).toEqual([]);
    expect(found.gain.sooner?.pupils).toBeGreaterThan(0);
    expect(new Set(found.starts.map(({ id }) => id)).size).toBe(found.starts.length);
  }, 60_000);

  it('gives a queue its starts in the order of the waiting list', async () => {
    const [centre] = sampleCentres([1]).map((each) => ({
      ...each,
      places: { mon: 1, tue: 1, wed: 1, thu: 1, fri: 1 },
    }));
    if (!centre) throw new Error('No centre');
    const ask = (id: string): Asking => ({ id, earliestOn: TODAY, centreId: null, homeDayWish: 'wed' });
    const found = await level({
      horizon,
      centres: [centre],
      stays: [],
      movable: new Set(),
      asking: [ask('first'), ask('second')],
      fromWeek: 1,
      lastStarts,
    });
    expect(found.starts.map(({ id }) => id)).toEqual(['first']);
  });

  it('proposes nothing that is worse than every home day as it is, where the time was too short', () => {
    const levels = (fit: number, soon: number, still: number, bound = fit) => [
      { name: 'fit-ahead', value: fit, bound, proved: bound === fit },
      { name: 'soon-ahead', value: soon, bound: soon, proved: bound === fit },
      { name: 'still', value: still, bound: 0, proved: still === 0 },
    ];
    const start = { id: 'a', centreId: 'c', startOn: '2027-01-11', endOn: '2027-07-02', homeDay: 'fri' as const };
    const move = { stayId: 's', fromOn: '2026-11-30', from: 'mon' as const, to: 'tue' as const };
    const asItIs: Found = { moves: [], starts: [start], levels: levels(4, -11, 0) };
    const late: Found = { moves: [move], starts: [{ ...start, startOn: '2027-03-15' }], levels: levels(4, -60, -1, 5) };
    const settled = neverWorse(late, asItIs);
    expect(settled).toMatchObject({ moves: [], starts: [start] });
    expect(settled.levels[0]).toEqual({ name: 'fit-ahead', value: 4, bound: 5, proved: false });
    const better: Found = { moves: [move], starts: [start], levels: levels(4, -9, -1) };
    expect(neverWorse(better, asItIs)).toBe(better);
    const forNothing: Found = { moves: [move], starts: [start], levels: levels(4, -11, -1) };
    expect(neverWorse(forNothing, asItIs).moves).toEqual([]);
  });

  it('says its gain in words', () => {
    const start = (id: string, startOn: string) => ({
      id,
      centreId: 'c',
      startOn,
      endOn: startOn,
      homeDay: 'fri' as const,
    });
    const january = [start('a', '2027-01-11'), start('b', '2027-01-11')];
    expect(gainOf([], january, true).sentence).toBe('Two more pupils from 11 Jan 2027.');
    expect(gainOf(january, january, true).sentence).toBe('Moving home days would bring nobody in sooner.');
    expect(gainOf(january, january, false).sentence).toBe('No better home days were found in the time there was.');
    expect(gainOf([start('a', '2027-02-01'), ...january.slice(1)], january, true)).toMatchObject({
      more: 0,
      sooner: { pupils: 1, fromOn: '2027-01-11' },
      sentence: 'One more pupil from 11 Jan 2027. Later on as many as with the home days as they are.',
    });
  });
});
