import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridsOf } from '../../electron/link/capacity.ts';
import type { Centre, Stay } from '../../electron/link/centre.ts';
import { patternOf, shapesOf } from '../../electron/link/fits.ts';
import { forecastOf } from '../../electron/link/forecast.ts';
import { dayIndex, type Horizon, horizonOf, mondayOfWeek } from '../../electron/link/horizon.ts';
import { overbookedMore } from '../../electron/link/levelling.ts';
import { remaining, spansOf } from '../../electron/link/levelling-model.ts';
import { moveHomeDay, phasesFor } from '../../electron/link/placement.ts';
import type { LinkSandbox } from '../../shared/api/link-ahead.ts';
import { WEEKDAYS, type Weekday } from '../../shared/dates.ts';
import { daysOver, firstFit, freeWith, NOTHING_TRIED, overOf, type SandboxOption } from '../../shared/link-sandbox.ts';
import { CALENDAR } from '../bench/link-sample.ts';
import { centres, staysAt, TODAY, weekday } from './sample.ts';

/** Starts in the first term, horizon long enough for each to end in it. */
const horizon: Horizon = horizonOf(CALENDAR, TODAY, 4);
const LAST_WEEK = 12;
const lastIndex = LAST_WEEK * 5 + 4;

/** The sandbox as the page is given it, made from the same pieces. */
function sandboxFrom(own: readonly Centre[], stays: readonly Stay[]): LinkSandbox {
  const grids = gridsOf(horizon, own, stays);
  return {
    weeks: Array.from({ length: LAST_WEEK + 1 }, (_, week) => week)
      .filter((week) => (horizon.firstOfWeek[week] ?? -1) >= 0)
      .map((week) => ({ week, monday: mondayOfWeek(horizon, week), term: '' })),
    movesFromOn: '2026-11-30',
    patterns: WEEKDAYS.map((_, homeDay) => [0, 1, 2, 3, 4, 5].map((days) => [...patternOf(homeDay, days)])),
    centres: own.map((centre) => {
      const grid = grids.get(centre.id);
      return {
        id: centre.id,
        name: centre.name,
        free: horizon.dates.map((_, at) =>
          !grid || horizon.open[at] !== 1 || grid.closed[at] === 1
            ? null
            : (grid.places[at] ?? 0) - (grid.occupied[at] ?? 0) - (grid.promised[at] ?? 0),
        ),
        shapes: shapesOf(horizon, centre, lastIndex).byWeek.map(
          (shape) =>
            shape && {
              startOn: shape.startOn,
              endOn: shape.endOn,
              spans: shape.phases.map((phase) => ({ centreId: centre.id, ...phase, own: null })),
            },
        ),
      };
    }),
    requests: [],
    placements: stays.flatMap((stay) => {
      const left = remaining(stay.phases, mondayOfWeek(horizon, 1));
      const homeDay = left[0]?.homeDay;
      if (!homeDay) return [];
      const spans = spansOf(horizon, left).map((span) => ({ ...span, own: span.own && [...span.own] }));
      return [{ id: stay.id, version: 1, reference: '', pupilName: '', centreName: '', homeDay, spans }];
    }),
  };
}

interface World {
  own: Centre[];
  stays: Stay[];
  starts: { at: number; week: number; homeDay: Weekday }[];
  moves: { at: number; to: Weekday }[];
}

const world: fc.Arbitrary<World> = centres.chain((own) =>
  fc.record({
    own: fc.constant(own),
    stays: staysAt(own, 5),
    starts: fc.array(
      fc.record({ at: fc.nat(own.length - 1), week: fc.integer({ min: 1, max: LAST_WEEK }), homeDay: weekday }),
      { maxLength: 3 },
    ),
    moves: fc.array(fc.record({ at: fc.nat(4), to: weekday }), { maxLength: 3 }),
  }),
);

/** The same option laid on the stays themselves, and counted by the core. */
function byHand({ own, stays, starts, moves }: World, sandbox: LinkSandbox) {
  const option = { starts: {}, homeDays: {} } as { -readonly [K in keyof SandboxOption]: Record<string, never> };
  const then: Stay[] = [...stays];
  for (const { at, to } of moves) {
    const placement = sandbox.placements[at];
    if (!placement || to === placement.homeDay || placement.id in option.homeDays) continue;
    option.homeDays[placement.id] = to as never;
    const index = then.findIndex(({ id }) => id === placement.id);
    const stay = then[index];
    if (stay) then[index] = { ...stay, phases: moveHomeDay(stay.phases, mondayOfWeek(horizon, 1), to) };
  }
  for (const [number, { at, week, homeDay }] of starts.entries()) {
    const centre = own[at];
    const shape = sandbox.centres[at]?.shapes[week];
    if (!centre || !shape) continue;
    option.starts[`start-${number}`] = { centreId: centre.id, week, homeDay } as never;
    const { startOn, endOn } = shape;
    const phases = phasesFor(CALENDAR, centre, { startOn, endOn, homeDay });
    then.push({ id: `start-${number}`, kind: 'promise', phases });
  }
  return { option: option as SandboxOption, then };
}

describe('the sandbox of the Link', () => {
  it('leaves the places that the core counts for the same starts and home days', () => {
    fc.assert(
      fc.property(world, (one) => {
        const sandbox = sandboxFrom(one.own, one.stays);
        const { option, then } = byHand(one, sandbox);
        const free = freeWith(sandbox, option);
        const counted = sandboxFrom(one.own, then);
        for (const { id, free: expected } of counted.centres) expect(free.get(id)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('names a day as over its places exactly where there are more than places and more than now', () => {
    fc.assert(
      fc.property(world, (one) => {
        const sandbox = sandboxFrom(one.own, one.stays);
        const { option, then } = byHand(one, sandbox);
        const named = overbookedMore(horizon, one.own, one.stays, then);
        expect(daysOver(sandbox, freeWith(sandbox, option))).toBe(named.length);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same first week as the forecast, for each centre, and a start there is over on no day', () => {
    fc.assert(
      fc.property(world, ({ own, stays }) => {
        const sandbox = sandboxFrom(own, stays);
        const free = freeWith(sandbox, NOTHING_TRIED);
        const asking = [{ id: 'one', earliestOn: mondayOfWeek(horizon, 1), centreId: null, homeDayWish: null }];
        const lastStart = horizon.dates[lastIndex] ?? TODAY;
        const [found] = forecastOf(horizon, own, stays, asking, lastStart);
        for (const { id } of own) {
          const fit = firstFit(sandbox, free, { earliestWeek: 1, centreId: id, homeDayWish: null });
          const told = found?.centres.find(({ centreId }) => centreId === id)?.fit;
          expect(fit?.week ?? null).toBe(told ? Math.floor(dayIndex(horizon, told.startOn) / 5) : null);
          if (fit) expect(overOf(sandbox, free, fit)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moving a home day never changes a pupil’s number of Link days in a full week', () => {
    fc.assert(
      fc.property(world, weekday, fc.integer({ min: 1, max: 30 }), ({ stays }, to, week) => {
        const monday = mondayOfWeek(horizon, week);
        for (const { phases } of stays) {
          const after = moveHomeDay(phases, monday, to);
          for (let at = 0; at < horizon.weeks; at++) {
            if (horizon.open.slice(at * 5, at * 5 + 5).includes(0)) continue;
            expect(daysInWeek(after, at)).toBe(daysInWeek(phases, at));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Days at the Link in a week that lies in one phase whole; a phase that ends midweek parts the week as it did. */
function daysInWeek(phases: Stay['phases'], week: number): number {
  const [monday = '', friday = ''] = [horizon.dates[week * 5], horizon.dates[week * 5 + 4]];
  const whole = phases.filter(({ fromOn, untilOn }) => fromOn <= monday && friday <= untilOn);
  return whole.reduce((sum, { days }) => sum + days.length, 0);
}
