import { defineConfig } from 'vitest/config';

/** Tests that put another module or another clock in the place of the real one: each file in a process of its own. */
const ALONE = ['test/hosts/desktop*.test.ts', 'test/hosts/idle-lock.test.ts'];

/**
 * Unit, service and host tests: everything that runs in Node. End-to-end tests are Playwright's (test/e2e). Files share
 * the modules that are loaded already, as loading them anew for each file took a quarter of the time.
 */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    pool: 'forks',
    setupFiles: ['test/support/properties.ts'],
    // Processes that tests start, and kill, need not compile the app anew each time.
    env: { NODE_COMPILE_CACHE: new URL('../.cache/compiled', import.meta.url).pathname },
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'node_modules/**', ...ALONE],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
