import { capacityDay, gridsOf } from '../../electron/link/capacity.ts';
import { forecastOf } from '../../electron/link/forecast.ts';
import { horizonOf } from '../../electron/link/horizon.ts';
import { level } from '../../electron/link/levelling.ts';
import { lastDayOfLength } from '../../shared/school-time.ts';
import { type Figure, quantile, timed } from './figure.ts';
import { CALENDAR, sampleAsking, sampleCentres, sampleStays } from './link-sample.ts';

/**
 * The Link's arithmetic at the sizes of the design: four terms, three centres, 200 placements, 100 requests forecast;
 * home days of three centres and 40 requests levelled, with proof.
 */
const TODAY = '2026-11-24';
const SEEDS = [7, 8, 9, 10, 11, 12, 13, 14, 15, 21] as const;

export async function figures(): Promise<Figure[]> {
  const [centres, full] = [sampleCentres([64, 60, 58]), sampleCentres([12, 10, 8])];
  const stays = sampleStays(centres, 200, TODAY);
  const asking = sampleAsking(centres, 100, TODAY);
  const lastStart = dayAfter(4);
  const forecast: number[] = [];
  const capacity: number[] = [];
  for (let turn = 0; turn < 40; turn++) {
    forecast.push(await timed(() => forecastOf(horizonOf(CALENDAR, TODAY, 6), centres, stays, asking, lastStart)));
    capacity.push(
      await timed(() => {
        const horizon = horizonOf(CALENDAR, TODAY, 4);
        for (const grid of gridsOf(horizon, centres, stays).values()) {
          for (const at of horizon.dates.keys()) capacityDay(horizon, grid, at);
        }
      }),
    );
  }
  const levelling: number[] = [];
  // What a busy machine takes away from the first figure it does not take away from this one.
  const processor: number[] = [];
  let proved = 0;
  for (const seed of SEEDS) {
    const own = sampleStays(full, 36, TODAY, seed);
    const before = process.cpuUsage();
    levelling.push(
      await timed(async () => {
        const input = {
          horizon: horizonOf(CALENDAR, TODAY, 4),
          centres: full,
          stays: own,
          movable: new Set(own.map(({ id }) => id)),
          asking: sampleAsking(full, 40, TODAY, seed + 50),
          fromWeek: 1,
          lastStarts: [dayAfter(1), dayAfter(2)],
        };
        const found = await level(input, { seconds: 30 });
        proved += found.proved && found.wrong.length === 0 ? 1 : 0;
      }),
    );
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  return [
    { name: 'forecast.median', value: quantile(forecast, 0.5), unit: 'ms', limit: 50 },
    { name: 'forecast.p95', value: quantile(forecast, 0.95), unit: 'ms' },
    { name: 'capacity-four-terms.median', value: quantile(capacity, 0.5), unit: 'ms' },
    { name: 'levelling.median', value: quantile(levelling, 0.5), unit: 'ms', limit: 2_000 },
    { name: 'levelling-processor-time.median', value: quantile(processor, 0.5), unit: 'ms' },
    { name: 'levelling.worst', value: quantile(levelling, 1), unit: 'ms', limit: 2_000 },
    { name: 'levelling-processor-time.worst', value: quantile(processor, 1), unit: 'ms' },
    { name: 'levelling.proved-of-10', value: proved, unit: 'count' },
  ];
}

function dayAfter(terms: number): string {
  const day = lastDayOfLength(CALENDAR, TODAY, terms);
  if (!day.known) throw new Error(day.sentence);
  return day.value;
}
