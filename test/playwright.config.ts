import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './support/chromium.ts';

const inChromium = { launchOptions: { executablePath: findChromium() ?? undefined, args: [...CHROMIUM_FLAGS] } };

/** End-to-end tests in real Chromium, and the desktop suite in Electron where its binary is. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  // Several screens and axe on each in one test; a machine may be busy with other things.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace of every action doubles the time; ask for one with `npm run e2e -- --trace on`.
    screenshot: 'only-on-failure',
  },
  projects: [
    // The longest first: begun last, it would be alone at the end.
    { name: 'story', testMatch: 'story.e2e.ts', use: inChromium },
    { name: 'chromium', testMatch: '*.e2e.ts', testIgnore: 'story.e2e.ts', use: inChromium },
    { name: 'desktop', testMatch: '*.electron.ts' },
  ],
});
