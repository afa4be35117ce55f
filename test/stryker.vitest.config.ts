import { defineConfig } from 'vitest/config';

/** The tests that judge a mutant: those of school time and the rules, in one thread, so that one mutant is a second and not a minute. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/shared/**/*.test.ts', 'test/rules/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 1,
  },
});
