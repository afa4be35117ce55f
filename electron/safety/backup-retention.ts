/**
 * Which copies are kept: the newest of each of the last 7 days, 5 weeks and 12 months that have one; the newest always. Where
 * seven were made within a year, none that is older: what was erased is gone from every copy then. Seven, so that a clock that
 * once ran ahead takes no copy with it.
 */
export interface Kept {
  id: string;
  /** ISO instant. */
  madeAt: string;
}

const KEEP = [
  { of: 7, spanOf: (madeAt: string) => madeAt.slice(0, 10) },
  { of: 5, spanOf: weekOf },
  { of: 12, spanOf: (madeAt: string) => madeAt.slice(0, 7) },
] as const;

export function keepersOf(copies: readonly Kept[]): Set<string> {
  const newestFirst = copies.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt) || b.id.localeCompare(a.id));
  const keep = new Set<string>();
  const oldest = oldestOf(newestFirst);
  for (const { of, spanOf } of KEEP) {
    const spans = new Set<string>();
    for (const { id, madeAt } of newestFirst) {
      const span = spanOf(madeAt);
      if (spans.has(span) || spans.size === of || madeAt < oldest) continue;
      spans.add(span);
      keep.add(id);
    }
  }
  return keep;
}

const ENOUGH = 7;

/** A year before the newest, where enough have been made since; else no limit. */
function oldestOf(newestFirst: readonly Kept[]): string {
  const newest = newestFirst[0]?.madeAt ?? '';
  const oldest = `${Number(newest.slice(0, 4)) - 1}${newest.slice(4)}`;
  return newestFirst.filter(({ madeAt }) => madeAt >= oldest).length >= ENOUGH ? oldest : '';
}

/** Weeks counted from a Monday: the day of 1 January 1970 was a Thursday. */
function weekOf(madeAt: string): string {
  return String(Math.floor((Date.parse(madeAt) / 86_400_000 + 3) / 7));
}
