import { type Column, offerAt, served, weekAround, weekOf } from './column.ts';
import type { Person } from './person.ts';
import type { Mask } from './problem.ts';
import type { Work } from './standing.ts';

/**
 * Columns say how often an STA serves a need, not yet when. Where two STAs share a need, their timetables may both have
 * it in one half day: then they are made again round each other, at the same cost.
 */
export interface Timed {
  /** Per STA the need of each half day, or −1. */
  weeks: Int16Array[];
  /** Needs whose STAs could not be kept apart at the same cost. */
  clashing: Set<number>;
}

/** Ways to line people up that are tried before a clash counts as one. */
const MOST_ORDERS = 24;

export function timeAll({ problem, people }: Work, columns: readonly Column[]): Timed {
  const byPerson = new Map(columns.map((column) => [column.sta, column]));
  const weeks = people.map((person) => {
    const column = byPerson.get(person.sta);
    return column ? weekOf(problem, person, column) : person.locked.slice();
  });
  const clashing = new Set<number>();
  for (const group of groupsOf(people, byPerson)) {
    if (clashesIn(group, weeks).size === 0) continue;
    const apart = keepApart(group, (person, closed) => {
      const column = byPerson.get(person.sta);
      return column ? weekAround(problem, person, column, closed) : null;
    });
    if (apart === null) for (const need of clashesIn(group, weeks)) clashing.add(need);
    else for (const [sta, week] of apart) weeks[sta] = week;
  }
  return { weeks, clashing };
}

/** People who share a need with each other, directly or through others. */
function groupsOf(people: readonly Person[], byPerson: ReadonlyMap<number, Column>): Person[][] {
  const groupOf = new Map<Person, Set<Person>>();
  const firstOf = new Map<number, Person>();
  for (const person of people) {
    const column = byPerson.get(person.sta);
    groupOf.set(person, new Set([person]));
    for (let at = 0; column !== undefined && at < served(column); at++) {
      const need = person.offers[offerAt(column, at)]?.need ?? -1;
      const other = firstOf.get(need);
      if (other === undefined) {
        firstOf.set(need, person);
        continue;
      }
      const joined = new Set([...(groupOf.get(person) ?? []), ...(groupOf.get(other) ?? [])]);
      for (const each of joined) groupOf.set(each, joined);
    }
  }
  return [...new Set(groupOf.values())].filter((group) => group.size > 1).map((group) => [...group]);
}

function clashesIn(group: readonly Person[], weeks: readonly Int16Array[]): Set<number> {
  const clashes = new Set<number>();
  const seen = new Set<string>();
  for (const { sta } of group) {
    for (const [session, need] of (weeks[sta] ?? []).entries()) {
      if (need < 0) continue;
      const key = `${need} ${session}`;
      if (seen.has(key)) clashes.add(need);
      seen.add(key);
    }
  }
  return clashes;
}

type Timetabler = (person: Person, closed: ReadonlyMap<number, Mask>) => Int16Array | null;

/** One after the other, each round those before; in as many orders as it takes. */
function keepApart(group: readonly Person[], timetabled: Timetabler): Map<number, Int16Array> | null {
  for (const order of ordersOf(group)) {
    const closed = new Map<number, Mask>();
    const weeks = new Map<number, Int16Array>();
    for (const person of order) {
      const week = timetabled(person, closed);
      if (week === null) break;
      weeks.set(person.sta, week);
      for (const [session, need] of week.entries()) {
        if (need >= 0) closed.set(need, (closed.get(need) ?? 0) | (1 << session));
      }
    }
    if (weeks.size === group.length) return weeks;
  }
  return null;
}

function* ordersOf(group: readonly Person[]): Generator<readonly Person[]> {
  let left = MOST_ORDERS;
  function* arrange(before: readonly Person[], rest: readonly Person[]): Generator<readonly Person[]> {
    if (rest.length === 0) {
      left--;
      yield before;
    }
    for (const [at, person] of rest.entries()) {
      if (left <= 0) return;
      yield* arrange([...before, person], [...rest.slice(0, at), ...rest.slice(at + 1)]);
    }
  }
  yield* arrange([], group);
}
