import { type Column, offerAt, served } from './column.ts';
import type { Person } from './person.ts';
import { type Prices, profitOf } from './prices.ts';
import type { Found, Wanted } from './week-search.ts';

/** What is wanted of the weeks of one STA, answered without a search: from weeks that are known already. */
const NOTHING = Number.NEGATIVE_INFINITY;

/** From a list that has every week there is to find. */
export function fromList(
  person: Person,
  listed: readonly Column[],
  prices: Prices,
  { above, all, slack }: Wanted,
): Found {
  const found: Found = { columns: [], best: NOTHING, bound: NOTHING, complete: true };
  for (const column of listed) {
    const profit = profitOf(person, column, prices);
    found.bound = Math.max(found.bound, profit);
    if (profit <= above || (!all && profit <= found.best + slack && found.best > NOTHING)) continue;
    found.columns.push(column);
    found.best = Math.max(found.best, profit);
  }
  return found;
}

/** The best of the weeks that are known already, where it is good enough. */
export function bestKnown(person: Person, prices: Prices, { above, told }: Wanted, found: Found): void {
  for (const column of person.weeks) {
    if (told !== undefined && !isAsTold(person, column, told)) continue;
    const profit = profitOf(person, column, prices);
    if (profit <= above || profit <= found.best) continue;
    found.best = profit;
    found.columns = [column];
  }
}

/** Needs she may not serve, and needs she has to. */
export interface Told {
  barred: Set<number>;
  required: Set<number>;
}

export function isAsTold(person: Person, column: Column, { barred, required }: Told): boolean {
  if (barred.size === 0 && required.size === 0) return true;
  let has = 0;
  for (let at = 0; at < served(column); at++) {
    const offer = person.offers[offerAt(column, at)];
    if (!offer) continue;
    if (barred.has(offer.need)) return false;
    if (required.has(offer.need)) has++;
  }
  return has === required.size;
}
