import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStay, capacityDay, gridsOf } from '../../electron/link/capacity.ts';
import type { Centre, Stay } from '../../electron/link/centre.ts';
import { type Asking, type Fit, forecastOf } from '../../electron/link/forecast.ts';
import { horizonOf } from '../../electron/link/horizon.ts';
import { phasesFor } from '../../electron/link/placement.ts';
import { addDays, mondayOf, WEEKDAYS } from '../../shared/dates.ts';
import { firstSchoolDayFrom, lastDayOfLength } from '../../shared/school-time.ts';
import { CALENDAR, sampleCentres, stayPhases } from '../bench/link-sample.ts';
import { centres, staysAt, TODAY, weekday } from './sample.ts';

const horizon = horizonOf(CALENDAR, TODAY, 6);
const fourTerms = lastDayOfLength(CALENDAR, TODAY, 4);
const lastStart = fourTerms.known ? fourTerms.value : TODAY;

/** Whether such a stay leaves every one of its days with room: laid on the grid and looked at day by day. */
function hasRoom(own: readonly Centre[], stays: readonly Stay[], centre: Centre, startOn: string, homeDay: string) {
  const end = lastDayOfLength(CALENDAR, startOn, centre.lengthTerms);
  if (!end.known || (centre.closedOn !== null && end.value > centre.closedOn)) return false;
  const phases = phasesFor(CALENDAR, centre, { startOn, endOn: end.value, homeDay: homeDay as 'mon' });
  const grids = gridsOf(horizon, own, stays);
  const before = grids.get(centre.id);
  if (!before) return false;
  const was = horizon.dates.map((_, at) => capacityDay(horizon, before, at));
  addStay(horizon, grids, { id: 'new', kind: 'placement', phases }, 1);
  return horizon.dates.every((_, at) => {
    const is = capacityDay(horizon, before, at);
    return is.occupied === was[at]?.occupied || is.state === 'closed' || is.free >= 0;
  });
}

/** The first week that fits, by trying every week and every home day. */
function byHand(own: readonly Centre[], stays: readonly Stay[], centre: Centre, earliestOn: string): string | null {
  for (let monday = mondayOf(earliestOn); monday <= lastStart; monday = addDays(monday, 7)) {
    const start = firstSchoolDayFrom(CALENDAR, monday);
    if (!start.known || start.value > addDays(monday, 4)) continue;
    const startOn = start.value;
    if (startOn < earliestOn || startOn > lastStart || startOn < centre.openedOn) continue;
    if (WEEKDAYS.some((homeDay) => hasRoom(own, stays, centre, startOn, homeDay))) return startOn;
  }
  return null;
}

const asking = fc.record({
  id: fc.constant('one'),
  earliestOn: fc.integer({ min: 0, max: 60 }).map((days) => addDays(TODAY, days)),
  centreId: fc.constant(null),
  homeDayWish: fc.option(weekday),
}) as fc.Arbitrary<Asking>;

const world = centres.chain((own) => fc.record({ own: fc.constant(own), stays: staysAt(own, 14), one: asking }));

describe('the forecast', () => {
  it('gives the first week that fits in each centre, as trying every week by hand does', () => {
    fc.assert(
      fc.property(world, ({ own, stays, one }) => {
        const [found] = forecastOf(horizon, own, stays, [one], lastStart);
        for (const centre of own) {
          const fit = found?.centres.find(({ centreId }) => centreId === centre.id)?.fit ?? null;
          expect(fit?.startOn ?? null).toBe(byHand(own, stays, centre, one.earliestOn));
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('offers exactly the home days that fit, and the wished one where it is among them', () => {
    fc.assert(
      fc.property(world, ({ own, stays, one }) => {
        const [found] = forecastOf(horizon, own, stays, [one], lastStart);
        for (const { centreId, fit } of found?.centres ?? []) {
          const centre = own.find(({ id }) => id === centreId);
          if (!fit || !centre) continue;
          const fitting = WEEKDAYS.filter((homeDay) => hasRoom(own, stays, centre, fit.startOn, homeDay));
          expect(fit.homeDays.toSorted()).toEqual(fitting.toSorted());
          if (one.homeDayWish && fitting.includes(one.homeDayWish)) expect(fit.homeDay).toBe(one.homeDayWish);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('where nothing fits says the start with the fewest days over', () => {
    const own = sampleCentres([1]).map((each) => ({ ...each, places: { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0 } }));
    const one: Asking = { id: 'one', earliestOn: TODAY, centreId: null, homeDayWish: null };
    const [found] = forecastOf(horizon, own, [], [one], lastStart);
    expect(found).toMatchObject({ first: null, inTurn: null });
    expect(found?.centres[0]?.nearest?.overDays).toBeGreaterThan(50);
  });

  it('names the calendar that hides the end of later starts', () => {
    const short = { ...CALENDAR, halves: CALENDAR.halves.filter(({ academicYear }) => academicYear <= '2026/27') };
    const own = sampleCentres([1]).map((each) => ({ ...each, places: { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0 } }));
    const one: Asking = { id: 'one', earliestOn: TODAY, centreId: null, homeDayWish: null };
    const [found] = forecastOf(horizonOf(short, TODAY, 6), own, [], [one], '2027-07-21');
    expect(found?.centres[0]?.unknown).toBe('calendar for 2027/28 not entered');
  });
});

describe('requests together', () => {
  const [centre] = sampleCentres([2]).map((each) => ({ ...each, places: { mon: 1, tue: 1, wed: 1, thu: 1, fri: 1 } }));
  if (!centre) throw new Error('No centre');
  const ask = (id: string, more: Partial<Asking> = {}): Asking => ({
    id,
    earliestOn: '2026-11-30',
    centreId: centre.id,
    homeDayWish: null,
    ...more,
  });

  it('says what one does to the others: here each takes the only place', () => {
    const [a, b] = forecastOf(horizon, [centre], [], [ask('a'), ask('b')], lastStart);
    expect(a?.first?.startOn).toBe('2026-11-30');
    expect(b?.first?.startOn).toBe('2026-11-30');
    expect(a?.effect).toEqual([{ id: 'b', weeksLater: weeksBetween(b?.first, b?.inTurn) }]);
  });

  it('in turn each takes the place that is left by those before', () => {
    const found = forecastOf(horizon, [centre], [], [ask('a'), ask('b')], lastStart);
    expect(found.map(({ inTurn }) => inTurn?.startOn)).toEqual(['2026-11-30', '2027-06-14']);
  });

  it('one who is given another home day does not stand in the way', () => {
    const places = { mon: 1, tue: 2, wed: 2, thu: 2, fri: 1 };
    const wide = { ...centre, places, phases: [{ what: 'Whole', days: 4, share: 100 }] };
    const found = forecastOf(horizon, [wide], [], [ask('a'), ask('b'), ask('c')], lastStart);
    expect(found.map(({ inTurn }) => [inTurn?.startOn, inTurn?.homeDay])).toEqual([
      ['2026-11-30', 'mon'],
      ['2026-11-30', 'fri'],
      [found[2]?.inTurn?.startOn, found[2]?.inTurn?.homeDay],
    ]);
    expect(found[2]?.inTurn?.startOn).not.toBe('2026-11-30');
  });

  it('does not start in the week of the earliest day where school has begun before it', () => {
    const [one] = forecastOf(horizon, [centre], [], [ask('a', { earliestOn: '2026-12-02' })], lastStart);
    expect(one?.first?.startOn).toBe('2026-12-07');
  });

  it('a stay that ends lets the next one in the week after', () => {
    const stay: Stay = { id: 's', kind: 'placement', phases: stayPhases(centre, '2026-09-07', 4) };
    const end = stay.phases.at(-1)?.untilOn ?? '';
    const [one] = forecastOf(horizon, [centre], [stay], [ask('a')], lastStart);
    expect(one?.first?.startOn ?? '').not.toBe('');
    expect((one?.first?.startOn ?? '') <= addDays(end, 14)).toBe(true);
  });
});

function weeksBetween(from: Fit | null | undefined, to: Fit | null | undefined): number {
  return Math.round(
    (Date.parse(mondayOf(to?.startOn ?? TODAY)) - Date.parse(mondayOf(from?.startOn ?? TODAY))) / 604_800_000,
  );
}
