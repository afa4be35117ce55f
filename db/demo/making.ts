import type { PlainDate } from '../../shared/dates.ts';
import type { Keeping } from '../schema/common.ts';
import type { RecordTable } from '../schema/tables.ts';
import { type DemoTime, demoTime } from './time.ts';

/** What the demo's files share: the rows so far, the demo's time, and chance that falls the same way every day. */
export interface Making {
  readonly time: DemoTime;
  readonly chance: Chance;
  readonly rows: DemoRow[];
  /** Adds a row and gives its id; parents come before children. */
  add<T extends RecordTable>(table: T, values: Omit<T['$inferInsert'], Keeping>): string;
}

/** A row without what the register keeps by itself (office, version, who and when). */
export interface DemoRow {
  table: RecordTable;
  values: Record<string, unknown> & { id: string };
}

export function startMaking(today: PlainDate, newId: () => string): Making {
  const rows: DemoRow[] = [];
  return {
    time: demoTime(today),
    chance: chanceFrom(20_170_117),
    rows,
    add(table, values) {
      const id = newId();
      rows.push({ table, values: { ...values, id } });
      return id;
    },
  };
}

export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One of the list, which must not be empty. */
  one<T>(list: readonly [T, ...T[]]): T;
  /** True `of100` times in a hundred. */
  yes(of100: number): boolean;
}

/** A small generator of our own (mulberry32's steps): no clock and no Math.random, so a demo is the same demo again. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    one: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    yes: (of100) => next() * 100 < of100,
  };
}
