import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityDay, gridsOf, staysOn, weekdayAt } from '../../electron/link/capacity.ts';
import type { Centre, Stay } from '../../electron/link/centre.ts';
import { dayIndex, horizonOf, lastDayIndex } from '../../electron/link/horizon.ts';
import { addDays, WEEKDAYS, weekdayOf } from '../../shared/dates.ts';
import { isSchoolDay } from '../../shared/school-time.ts';
import { CALENDAR, sampleCentres, stayPhases } from '../bench/link-sample.ts';
import { centres, staysAt, TODAY } from './sample.ts';

const horizon = horizonOf(CALENDAR, TODAY, 4);
const world = centres.chain((own) => fc.record({ own: fc.constant(own), stays: staysAt(own, 12) }));

/** Day by day and pupil by pupil, the plainest way there is. */
function byHand(own: Centre, stays: readonly Stay[], date: string, kind: Stay['kind']): number {
  const day = weekdayOf(date);
  const open = isSchoolDay(CALENDAR, date);
  if (!day || !open.known || !open.value) return 0;
  let count = 0;
  for (const stay of stays) {
    for (const phase of stay.phases) {
      if (stay.kind !== kind || phase.centreId !== own.id) continue;
      if (phase.fromOn <= date && date <= phase.untilOn && phase.days.includes(day)) count++;
    }
  }
  return count;
}

describe('capacity', () => {
  it('occupancy is the number of placements whose pattern has that day, counted one by one', () => {
    fc.assert(
      fc.property(world, ({ own, stays }) => {
        const grids = gridsOf(horizon, own, stays);
        for (const centre of own) {
          const grid = grids.get(centre.id);
          for (const [at, date] of horizon.dates.entries()) {
            expect(grid?.occupied[at]).toBe(byHand(centre, stays, date, 'placement'));
            expect(grid?.promised[at]).toBe(byHand(centre, stays, date, 'promise'));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a day is never beyond its places unless it is named overbooked', () => {
    fc.assert(
      fc.property(world, ({ own, stays }) => {
        const grids = gridsOf(horizon, own, stays);
        for (const grid of grids.values()) {
          for (const at of horizon.dates.keys()) {
            const day = capacityDay(horizon, grid, at);
            if (day.state === 'closed') continue;
            expect(day.occupied + day.promised > day.places).toBe(day.state === 'overbooked');
            expect(day.free).toBe(day.places - day.occupied - day.promised);
            expect(day.free > 0).toBe(day.state === 'free');
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a cell opens exactly the pupils that it counts', () => {
    fc.assert(
      fc.property(world, fc.nat(200), ({ own, stays }, at) => {
        const grids = gridsOf(horizon, own, stays);
        const date = horizon.dates[at] ?? TODAY;
        for (const [id, grid] of grids) {
          const open = horizon.open[at] === 1;
          const found = staysOn(stays, id, date, weekdayAt(at)).length;
          expect(open ? found : 0).toBe((grid.occupied[at] ?? 0) + (grid.promised[at] ?? 0));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes all places out for a closure and says why, and some for want of staff', () => {
    const [base] = sampleCentres([5]);
    if (!base) throw new Error('No centre');
    const centre: Centre = {
      ...base,
      limits: [
        { kind: 'staffing', fromOn: '2026-12-01', untilOn: '2026-12-02', days: ['tue'], atMost: 2, reason: 'Leave' },
        { kind: 'closed', fromOn: '2026-12-03', untilOn: '2026-12-03', days: [], atMost: 0, reason: 'Boiler' },
      ],
    };
    const stay: Stay = { id: 'a', kind: 'placement', phases: stayPhases(centre, '2026-11-23', 4) };
    const grid = gridsOf(horizon, [centre], [stay]).get(centre.id);
    if (!grid) throw new Error('No grid');
    const on = (date: string) => capacityDay(horizon, grid, dayIndex(horizon, date));
    expect(on('2026-12-01')).toMatchObject({ places: 2, occupied: 1, free: 1, state: 'free', why: 'Leave' });
    expect(on('2026-12-02')).toMatchObject({ places: 4, why: null });
    expect(on('2026-12-03')).toMatchObject({ state: 'closed', places: 0, occupied: 1, free: 0, why: 'Boiler' });
    expect(on('2026-12-24')).toMatchObject({ schoolDay: false, state: 'closed', why: 'No school' });
  });

  it('names the four states of a day with one place', () => {
    const [base] = sampleCentres([1]);
    if (!base) throw new Error('No centre');
    const centre = { ...base, places: { mon: 1, tue: 1, wed: 1, thu: 1, fri: 1 } };
    const monday = dayIndex(horizon, '2026-11-30');
    const state = (...kinds: Stay['kind'][]) => {
      const stays = kinds.map((kind, at) => ({ id: `${at}`, kind, phases: stayPhases(centre, '2026-11-23', 4) }));
      const grid = gridsOf(horizon, [centre], stays).get(centre.id);
      return grid && capacityDay(horizon, grid, monday).state;
    };
    expect(state()).toBe('free');
    expect(state('placement')).toBe('full');
    expect(state('promise')).toBe('promised');
    expect(state('placement', 'promise')).toBe('overbooked');
  });
});

describe('the horizon', () => {
  it('reaches four terms ahead and names the calendar that is missing', () => {
    expect(horizon.until).toBe('2028-03-06');
    expect(horizon.unknown).toBeNull();
    const short = { ...CALENDAR, halves: CALENDAR.halves.filter(({ academicYear }) => academicYear <= '2026/27') };
    const cut = horizonOf(short, TODAY, 4);
    expect(cut.unknown).toBe('calendar for 2027/28 not entered');
    expect(cut.until).toBe('2027-07-21');
    expect(cut.dates.at(-1)).toBe('2027-07-23');
  });

  it('stops where a year in the middle is missing', () => {
    const gap = { ...CALENDAR, halves: CALENDAR.halves.filter(({ academicYear }) => academicYear !== '2026/27') };
    const cut = horizonOf(gap, '2026-06-15', 4);
    expect(cut.unknown).toContain('not entered');
    expect(cut.dates.every((date) => date <= '2026-09-04')).toBe(true);
  });

  it('finds a date’s place among its days, weekends between two weeks', () => {
    for (const [at, date] of horizon.dates.entries()) {
      expect(dayIndex(horizon, date)).toBe(at);
      expect(lastDayIndex(horizon, date)).toBe(at);
      if (weekdayOf(date) !== WEEKDAYS.at(-1)) continue;
      expect(dayIndex(horizon, addDays(date, 1))).toBe(at + 1);
      expect(lastDayIndex(horizon, addDays(date, 2))).toBe(at);
    }
  });
});
