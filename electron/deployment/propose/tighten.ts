import { offendedCuts } from './cuts.ts';
import { generate, type Standing } from './generate.ts';
import type { Master, Shares } from './master.ts';
import { grained, profitOf } from './prices.ts';
import { isBetter, type Whole, type Work, weighed, wholeAnswer } from './standing.ts';
import { wholeOf } from './whole.ts';

/** Rounds of cuts, and the best whole answer of the weeks known: how an answer and its bound draw near each other. */
export interface Tightening {
  /** Most steps for a search of one STA's weeks. */
  steps: number;
  /** Ends when shares and bound are so near. */
  gap: number;
  rounds: number;
  /** Most cuts in all. */
  cuts: number;
  /** A bound above this is good enough; left out: none is. */
  enough?: number;
}

const CUTS_AT_ONCE = 30;
const MOST_GENERATED = 80;

export function tighten(master: Master, standing: Standing, tightening: Tightening): Shares | null {
  const { steps, gap, rounds, cuts, enough = Number.POSITIVE_INFINITY } = tightening;
  const most = MOST_GENERATED;
  let shares = generate(master, standing, { gap, most, steps, enough });
  for (let round = 0; round < rounds && shares !== null && master.cuts.length < cuts; round++) {
    if (standing.bound > enough) break;
    const offended = offendedCuts(master, shares, CUTS_AT_ONCE);
    if (offended.length === 0) break;
    for (const cut of offended) master.addCut(cut);
    // A bound from before the cuts still holds; prices from before them would only hold back.
    const fresh: Standing = { bound: Number.NEGATIVE_INFINITY, kept: null };
    shares = generate(master, fresh, { gap, most, steps, enough });
    if (fresh.bound > standing.bound) Object.assign(standing, fresh);
  }
  return shares;
}

/** Lacks above the floor that are looked at first; then as many more as the answer found shows to be needed. */
const FIRST_LACK = 128;
const MOST_COLUMNS = 4000;

/**
 * The best whole answer of the weeks known, as long as branch and bound ends within `nodes`: first of those that lack
 * least at the prices, then of all that could be part of a better one than was found.
 */
export function bestWhole(work: Work, master: Master, { prices, due }: Shares, best: Whole, nodes: number): Whole {
  const dues = due.map(grained);
  const floor = master.bound(prices, dues);
  const lacks = master.columns.map((column) => {
    const person = work.people[column.sta];
    return person ? (dues[column.sta] ?? 0) - profitOf(person, column, prices) : 0;
  });
  const most = master.columns.length;
  let answer = best;
  let lack = Math.min(FIRST_LACK, weighed(best, master.weights) - floor);
  for (let before = -1; ; ) {
    const columns = master.columns.filter((_, at) => (lacks[at] ?? 0) <= lack);
    if (columns.length > MOST_COLUMNS || columns.length === before) return answer;
    before = columns.length;
    const chosen = new Set(answer.columns);
    const start = columns.filter((column) => chosen.has(column)).length === work.people.length ? answer.columns : null;
    const found = wholeOf(work.highs, master, columns, { prices, due: dues, nodes, start });
    if (found.columns !== null && found.columns.length === work.people.length) {
      const whole = wholeAnswer(work, found.columns);
      if (isBetter(work, whole, answer)) answer = whole;
    }
    const needed = weighed(answer, master.weights) - floor;
    if (needed <= lack || columns.length === most) return answer;
    lack = Math.min(needed, lack * 16);
  }
}
