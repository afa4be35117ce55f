import { type Column, offerAt, served } from './column.ts';
import { generate, type Standing } from './generate.ts';
import type { Master, Shares } from './master.ts';
import { isBetter, type Whole, type Work, wholeAnswer } from './standing.ts';

/**
 * Where a bound stays below the answer because weeks are shared out in halves: an STA who serves a plan in part of her
 * shares does so altogether, or not at all, and each of the two is bounded by itself. Either all branches end above
 * `enough`, which proves it, or one of them ends with a whole answer that is better.
 */
export interface Branching {
  /** A bound above this is good enough. */
  enough: number;
  /** Most branches that are looked at. */
  most: number;
  /** Most steps for a search of one STA's weeks. */
  steps: number;
  gap: number;
}

export interface Branched {
  whole: Whole;
  /** No answer costs `enough` or less. */
  proved: boolean;
}

const WHOLE = 1e-6;

export function branch(work: Work, master: Master, best: Whole, branching: Branching): Branched {
  let left = branching.most;
  const settle = (kept: Standing['kept']): Whole | 'above' | null => {
    if (left-- <= 0) return null;
    const standing: Standing = { bound: Number.NEGATIVE_INFINITY, kept };
    const { gap, steps, enough } = branching;
    const shares = generate(master, standing, { gap, most: 60, steps, enough });
    if (standing.bound > enough) return 'above';
    if (shares === null) return null;
    const pair = halfOf(work, master, shares);
    if (pair === null) return wholeOf(work, master, shares, best);
    for (const serves of [true, false]) {
      const undo = master.tell(pair.sta, pair.need, serves);
      const found = settle(standing.kept);
      undo();
      if (found !== 'above') return found;
    }
    return 'above';
  };
  const found = settle(null);
  return { whole: found === null || found === 'above' ? best : found, proved: found === 'above' };
}

/** The STA and plan that are shared out most evenly between with and without each other. */
function halfOf({ people }: Work, master: Master, { shares }: Shares): { sta: number; need: number } | null {
  const together = new Map<string, { sta: number; need: number; share: number }>();
  for (const [at, column] of master.columns.entries()) {
    const share = shares[at] ?? 0;
    if (share <= WHOLE) continue;
    for (const need of needsOf(people, column)) {
      const key = `${column.sta} ${need}`;
      const pair = together.get(key) ?? { sta: column.sta, need, share: 0 };
      pair.share += share;
      together.set(key, pair);
    }
  }
  const open = [...together.values()].filter(({ share }) => share > 0.01 && share < 0.99);
  return open.sort((a, b) => Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5))[0] ?? null;
}

function needsOf(people: Work['people'], column: Column): Set<number> {
  const needs = new Set<number>();
  for (let at = 0; at < served(column); at++) {
    const need = people[column.sta]?.offers[offerAt(column, at)]?.need;
    if (need !== undefined) needs.add(need);
  }
  return needs;
}

function wholeOf(work: Work, master: Master, { shares }: Shares, best: Whole): Whole | null {
  const columns = master.columns.filter((_, at) => (shares[at] ?? 0) > 1 - 0.01);
  if (columns.length !== work.people.length) return null;
  const whole = wholeAnswer(work, columns);
  return isBetter(work, whole, best) ? whole : null;
}
