import { existsSync, readFileSync } from 'node:fs';

/** What came out for a mutant: a line of a share's file, written as soon as it is known. */
export interface Verdict {
  id: string;
  is: 'begun' | 'killed' | 'survived';
  /** The test that noticed. */
  by?: string;
}

/** The mutant that was begun last, where nothing came out for it yet. */
export function begunIn(file: string): string | null {
  const last = linesOf(file).at(-1);
  return last?.is === 'begun' ? last.id : null;
}

/** By id, the last word on each. */
export function verdictsIn(file: string): Map<string, Verdict> {
  return new Map(linesOf(file).map((each) => [each.id, each]));
}

function linesOf(file: string): Verdict[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => JSON.parse(line) as Verdict);
}
