import { type PlainDate, showDate } from '../../shared/dates.ts';
import { capacityDay, gridsOf, weekdayAt } from './capacity.ts';
import type { Centre, Phase, Stay } from './centre.ts';
import { dayIndex, type Horizon, lastDayIndex } from './horizon.ts';

/** On which days one more stay would go over the places: a thought for whoever decides, and never a secret. */
export function daysOver(
  horizon: Horizon,
  centres: readonly Centre[],
  others: readonly Stay[],
  phases: readonly Phase[],
): PlainDate[] {
  const grids = gridsOf(horizon, centres, others);
  const over: PlainDate[] = [];
  for (const { centreId, fromOn, untilOn, days } of phases) {
    const grid = grids.get(centreId);
    if (!grid) continue;
    const last = Math.min(horizon.dates.length - 1, lastDayIndex(horizon, untilOn));
    for (let at = Math.max(0, dayIndex(horizon, fromOn)); at <= last; at++) {
      if (!days.includes(weekdayAt(at))) continue;
      const { state, free } = capacityDay(horizon, grid, at);
      if (state !== 'closed' && free < 1) over.push(horizon.dates[at] ?? '');
    }
  }
  return over;
}

/** '12 days would be over the places, the first on 11 Jan 2027.' */
export function overInWords(days: readonly PlainDate[]): string | null {
  const [first] = days;
  if (first === undefined) return null;
  return days.length === 1
    ? `${showDate(first)} would be over the places.`
    : `${days.length} days would be over the places, the first on ${showDate(first)}.`;
}
