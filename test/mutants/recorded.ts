import { expect } from 'vitest';

/**
 * Stands in for `vitest` in the tests that judge mutants: `describe` and `it` only note each test, so that it can be run
 * again and again by judging.ts, once for every mutant that it reaches.
 */
export interface NotedTest {
  name: string;
  run(): unknown;
}

type Body = (...row: never[]) => unknown;
interface Describe {
  (name: string, body: Body): void;
  each(rows: readonly unknown[]): (name: string, body: Body) => void;
}

declare global {
  /** Outlives the modules, which are loaded anew for some mutants. */
  var notedTests: NotedTest[] | undefined;
}

const within: string[] = [];

export const describe: Describe = Object.assign(
  (name: string, body: Body) => {
    within.push(name);
    body();
    within.pop();
  },
  { each: (rows: readonly unknown[]) => (name: string, body: Body) => eachOf(describe, rows, name, body) },
);

export const it: Describe = Object.assign(
  (name: string, run: Body) => {
    globalThis.notedTests?.push({ name: [...within, name].join(' › '), run });
  },
  { each: (rows: readonly unknown[]) => (name: string, body: Body) => eachOf(it, rows, name, body) },
);

export { expect };

function eachOf(register: (name: string, body: Body) => void, rows: readonly unknown[], name: string, body: Body) {
  for (const row of rows) {
    const given = (Array.isArray(row) ? row : [row]) as never[];
    register(named(name, given), () => body(...given));
  }
}

/** Of '%s' each, and of '$name': enough to tell tests apart. */
function named(name: string, given: readonly unknown[]): string {
  const left = [...given];
  const words = name.replaceAll('%s', () => String(left.shift()));
  const [first] = given;
  return words.replaceAll(/\$(\w+)/g, (_, key: string) => String((first as Record<string, unknown>)[key]));
}
