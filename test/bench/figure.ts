/** One measured figure, and the few sums that every area needs. */
export interface Figure {
  /** Dotted, without the area: 'case-list.p95'. */
  name: string;
  value: number;
  unit: 'ms' | 'ratio' | 'kB' | 'MB' | 'count';
  /** At most this much, from the design; left out where there is none. */
  limit?: number;
}

/** `name value unit`, with ` over LIMIT` where it misses its limit. */
export function lineOf({ name, value, unit, limit }: Figure): string {
  const shown = unit === 'count' ? String(value) : Number(value.toPrecision(3)).toString();
  return `${name} ${shown} ${unit}${limit !== undefined && value > limit ? ` over ${limit}` : ''}`;
}

/** The value that `share` (0 to 1) of the samples do not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

export interface Rivals {
  ours: number[];
  theirs: number[];
}

/**
 * Two ways of doing the same, in turns, so that a noisy machine is noisy for both. The first tenth is warming up and
 * is not counted. `theirs` must be synchronous work; it is timed without a turn of the event loop.
 */
export async function race(
  turns: number,
  ours: (turn: number) => unknown,
  theirs: (turn: number) => unknown,
): Promise<Rivals> {
  const rivals: Rivals = { ours: [], theirs: [] };
  const warming = Math.ceil(turns / 10);
  for (let turn = 0; turn < turns + warming; turn++) {
    const first = turn % 2 === 0;
    let mine = first ? await timed(() => ours(turn)) : 0;
    const before = performance.now();
    theirs(turn);
    const other = performance.now() - before;
    if (!first) mine = await timed(() => ours(turn));
    if (turn < warming) continue;
    rivals.ours.push(mine);
    rivals.theirs.push(other);
  }
  return rivals;
}
