import type { Column } from './column.ts';
import type { Master, Shares } from './master.ts';
import { blend, type Prices, profitOf } from './prices.ts';
import { searchWeeks } from './week-search.ts';

/**
 * Column generation: solve the master over the weeks known, search each STA for weeks that earn more than they are due
 * at its prices, add them, until there are none. Each round also gives a bound that holds for all weeks there are.
 *
 * Prices are blended with those that gave the best bound so far: fresh prices alone jump about for long.
 */
export interface Standing {
  /** The best bound so far, and the prices that gave it. */
  bound: number;
  kept: Prices | null;
}

export interface Rounds {
  /** Ends when the shares cost no more than this above the bound. */
  gap: number;
  most: number;
  /** Most steps for a search of one STA's weeks. */
  steps: number;
  /** A bound above this is good enough. */
  enough: number;
}

const KEPT_SHARE = 0.6;
/** At most so many new weeks of one STA in one round. */
const NEW_PER_STA = 8;
const FINEST = 0.25;
/** Steps of the first searches; more only once they find nothing new. */
const FIRST_STEPS = 300;

export function generate(master: Master, standing: Standing, { gap, most, steps, enough }: Rounds): Shares | null {
  const { people } = master;
  let coarse = 1;
  let effort = FIRST_STEPS;
  for (let round = 0; ; round++) {
    const shares = master.solve();
    if (shares === null || shares.value - standing.bound <= gap || round >= most) return shares;
    if (standing.bound > enough) return shares;
    const wide = standing.kept === null ? 0 : (shares.value - standing.bound) / (5 * people.length);
    const slack = Math.max(FINEST, wide / coarse);
    const blended = standing.kept === null ? shares.prices : blend(standing.kept, shares.prices, KEPT_SHARE);
    let fresh = look(master, standing, { shares, prices: blended, slack, steps: effort });
    if (fresh.length === 0 && blended !== shares.prices) {
      fresh = look(master, standing, { shares, prices: shares.prices, slack, steps: effort });
    }
    if (fresh.length > 0) {
      master.add(fresh);
      coarse = Math.max(1, coarse / 2);
    } else if (slack <= FINEST && effort >= steps) {
      return shares;
    } else {
      coarse *= 10;
      effort = Math.min(steps, effort * 5);
    }
  }
}

interface Look {
  shares: Shares;
  prices: Prices;
  slack: number;
  steps: number;
}

/** Searches every STA at `prices`, notes the bound, and gives the new weeks that are worth adding. */
function look(master: Master, standing: Standing, { shares, prices, slack, steps }: Look): Column[] {
  const fresh: Column[] = [];
  const earned = new Float64Array(master.people.length);
  for (const person of master.people) {
    const told = master.told[person.sta];
    const wanted = { above: Number.NEGATIVE_INFINITY, all: false, slack, steps, ...(told && { told }) };
    const found = searchWeeks(master.problem, person, prices, wanted);
    earned[person.sta] = found.bound;
    const due = (shares.due[person.sta] ?? 0) + 1e-6;
    for (const column of found.columns.slice(-NEW_PER_STA)) {
      if (master.holds(column)) continue;
      if (profitOf(person, column, shares.prices) > due) fresh.push(column);
    }
  }
  const bound = master.bound(prices, earned);
  if (bound > standing.bound) {
    standing.bound = bound;
    standing.kept = prices;
  }
  return fresh;
}
