import { defineConfig } from 'vitest/config';

/** The tests that judge a mutant: those of school time and the rules, in one thread, so that one mutant is a second and not a minute. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/shared/**/*.test.ts', 'test/rules/**/*.test.ts'],
    // Properties run everything hundreds of times, and would be run for every mutant: tables and golden files judge alone.
    exclude: ['test/rules/properties.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 1,
  },
});
