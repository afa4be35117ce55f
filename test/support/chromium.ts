import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';

/** Where the tests' browser is: the system's Chromium or Chrome first, then the one that Playwright fetched. */
const { PROGRAMFILES = 'C:\\Program Files' } = process.env;
const PLACES: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  join(PROGRAMFILES, 'Google', 'Chrome', 'Application', 'chrome.exe'),
];

/** Its path, or null where there is none. */
export function findChromium(): string | null {
  return (
    [process.env.STS_CHROMIUM ?? '', ...PLACES, chromium.executablePath()].find((path) => path && existsSync(path)) ??
    null
  );
}

/** The browser is to talk to the app alone, and to start quickly. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-domain-reliability',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
  // As root there is no sandbox to be had; the page under test is our own.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
