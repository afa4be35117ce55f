import { explain } from '../../electron/deployment/explain.ts';
import { greedy } from '../../electron/deployment/propose/greedy.ts';
import { allocationsOf, problemOf } from '../../electron/deployment/propose/problem.ts';
import { type Figure, quantile } from './figure.ts';
import { makeWeek } from './week-maker.ts';

/** Why a plan lacks sessions, asked in a county's week (40 STAs × 200 needs): until the whole answer, and what came of it. */
const WEEKS = 3;
const PLANS = 3;
const COUNTY = { stas: 40, needs: 200, sessions: [1, 4] as const };

export async function figures(): Promise<Figure[]> {
  const times: number[] = [];
  let helped = 0;
  for (let seed = 1; seed <= WEEKS; seed++) {
    const drawn = makeWeek(COUNTY, seed);
    const week = { ...drawn, allocations: allocationsOf(drawn, greedy(problemOf(drawn))) };
    const given = Map.groupBy(week.allocations, ({ planId }) => planId);
    const unmet = week.needs.filter(({ planId, sessions }) => (given.get(planId)?.length ?? 0) < sessions);
    for (let at = 0; at < PLANS; at++) {
      const need = unmet[Math.floor((at * unmet.length) / PLANS)];
      if (!need) continue;
      const before = performance.now();
      const { canBeMet, change } = await explain(week, need.planId);
      times.push(performance.now() - before);
      if (canBeMet || change !== null) helped++;
    }
  }
  return [
    { name: '40x200.median', value: quantile(times, 0.5), unit: 'ms', limit: 10_000 },
    { name: '40x200.worst', value: quantile(times, 1), unit: 'ms' },
    { name: `40x200.with-a-way-out-of-${times.length}`, value: helped, unit: 'count' },
  ];
}
