import { defineConfig } from 'vitest/config';

/** Unit, service and host tests: everything that runs in Node. End-to-end tests are Playwright's (test/e2e). */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
