import { offerAt, served } from './column.ts';
import type { Master, Shares } from './master.ts';
import type { Cut } from './prices.ts';

/**
 * Cuts: where three rows (STAs, or needs that may have one STA) are shared out in halves that no whole answer can match,
 * a row that says so. They bring the bound up to where whole weeks are; gives the worst offended, at most `most`.
 */
const OFFENCE = 0.02;
const WHOLE = 1e-6;

interface Part {
  share: number;
  rows: ReadonlySet<number>;
}

export function offendedCuts(master: Master, { shares }: Shares, most: number): Cut[] {
  const stas = master.problem.stas.length;
  const parts = partsOf(master, shares);
  const together = new Map<number, Map<number, number>>();
  for (const { share, rows } of parts) {
    for (const a of rows) {
      for (const b of rows) {
        if (a === b) continue;
        const row = together.get(a) ?? new Map<number, number>();
        row.set(b, (row.get(b) ?? 0) + share);
        together.set(a, row);
      }
    }
  }
  const found = new Map<string, { rows: number[]; taken: number }>();
  for (const [a, besideA] of together) {
    for (const [b, ab] of besideA) {
      for (const [c, bc] of together.get(b) ?? []) {
        if (c === a || ab + bc + (besideA.get(c) ?? 0) <= 1 + OFFENCE) continue;
        const rows = [a, b, c].sort((x, y) => x - y);
        const key = rows.join(' ');
        if (found.has(key)) continue;
        found.set(key, { rows, taken: takenBy(parts, rows) });
      }
    }
  }
  const known = new Set(master.cuts.map((cut) => rowsOf(cut, stas).join(' ')));
  return [...found]
    .filter(([key, { taken }]) => taken > 1 + OFFENCE && !known.has(key))
    .sort(([keyA, a], [keyB, b]) => b.taken - a.taken || (keyA < keyB ? -1 : 1))
    .slice(0, most)
    .map(([, { rows }]) => ({
      stas: rows.filter((row) => row < stas),
      needs: rows.filter((row) => row >= stas).map((row) => row - stas),
    }));
}

function rowsOf({ stas, needs }: Cut, offset: number): number[] {
  return [...stas, ...needs.map((need) => need + offset)].sort((a, b) => a - b);
}

function partsOf(master: Master, shares: Float64Array): Part[] {
  const offset = master.problem.stas.length;
  return master.columns.flatMap((column, at) => {
    const share = shares[at] ?? 0;
    const person = master.people[column.sta];
    if (share <= WHOLE || share >= 1 - WHOLE || !person) return [];
    const rows = new Set([column.sta]);
    for (let each = 0; each < served(column); each++) {
      const offer = person.offers[offerAt(column, each)];
      if (offer?.alone) rows.add(offset + offer.need);
    }
    return [{ share, rows }];
  });
}

/** Shares of weeks that touch two of the three rows or all. */
function takenBy(parts: readonly Part[], rows: readonly number[]): number {
  let taken = 0;
  for (const part of parts) {
    let touched = 0;
    for (const row of rows) if (part.rows.has(row)) touched++;
    if (touched >= 2) taken += part.share;
  }
  return taken;
}
