import { SESSIONS_A_WEEK } from './problem.ts';

/**
 * The states of a timetable in the making: how many sessions of each need are placed, numbered. They depend on the
 * counts alone, and there are few different lists of counts, so each is laid out once.
 */
export interface Layout {
  counts: readonly number[];
  states: number;
  /** Sessions in all. */
  total: number;
  /** By how much the number of a state rises with one more session of each need. */
  step: Int32Array;
  /** `[state * 10 + need]`: sessions placed. */
  digits: Int8Array;
  /** Per state, sessions placed in all, and the last need of which any is placed. */
  placed: Int8Array;
  last: Int8Array;
}

const laidOut = new Map<string, Layout>();

export function layoutOf(counts: readonly number[]): Layout {
  let key = '';
  for (const count of counts) key += String.fromCharCode(count);
  const known = laidOut.get(key);
  if (known) return known;
  const layout = layOut(counts.slice());
  laidOut.set(key, layout);
  return layout;
}

function layOut(counts: readonly number[]): Layout {
  const step = new Int32Array(counts.length);
  let states = 1;
  for (const [at, count] of counts.entries()) {
    step[at] = states;
    states *= count + 1;
  }
  const layout = {
    counts,
    states,
    total: counts.reduce((sum, count) => sum + count, 0),
    step,
    digits: new Int8Array(states * SESSIONS_A_WEEK),
    placed: new Int8Array(states),
    last: new Int8Array(states),
  };
  for (let state = 0; state < states; state++) {
    let rest = state;
    for (const [at, count] of counts.entries()) {
      const digit = rest % (count + 1);
      rest = (rest - digit) / (count + 1);
      layout.digits[state * SESSIONS_A_WEEK + at] = digit;
      layout.placed[state] = (layout.placed[state] ?? 0) + digit;
      if (digit > 0) layout.last[state] = at;
    }
  }
  return layout;
}
