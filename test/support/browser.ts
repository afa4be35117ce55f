import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test as plain } from '@playwright/test';
import { type Host, type HostOptions, startHost } from './host.ts';

/**
 * For end-to-end tests: a page in real Chromium that came in through the one-time link of a host of its own.
 *
 *   import { expect, test } from '../support/browser.ts';
 *   test.use({ hostOptions: { demo: true } });
 *   test('…', async ({ desk: { page, host } }) => { … });
 *
 * A test fails where the page throws, says an error on the console or breaks the content security policy.
 */
export interface Desk {
  page: Page;
  host: Host;
  /** What went wrong in the page so far. */
  faults: string[];
}

export const test = plain.extend<{ hostOptions: HostOptions; desk: Desk }>({
  hostOptions: [{}, { option: true }],
  desk: async ({ page, hostOptions }, use) => {
    const host = await startHost(hostOptions);
    const faults = watchFaults(page);
    await page.goto(host.link());
    await use({ page, host, faults });
    await page.close();
    await host.end();
    expect(faults, 'the page had no faults').toEqual([]);
  },
});

/** Everything that a page should never say; grows as it says it. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  return faults;
}

const EVERYTHING: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const COLOURS: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

interface RunOnly {
  type: 'tag' | 'rule';
  values: string[];
}

/** No violation of WCAG 2.2 AA that axe can see on the screen as it is now. */
export async function expectAccessible(page: Page, screen: string, runOnly: RunOnly = EVERYTHING): Promise<void> {
  // React Aria says that a button is at work by a name in its own hidden corner, for seconds after the button is gone.
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly, resultTypes: ['violations'] })
    .exclude('[data-live-announcer]')
    // In the page itself: there are no frames whose results would have to be put together in a page of their own.
    .setLegacyMode(true)
    .analyze();
  const said = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
  );
  expect(said, `axe on ${screen}`).toEqual([]);
}

/** A screen that was looked at in light differs in the dark by its colours alone. */
export async function expectReadableInTheDark(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, `${screen} in the dark`, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
}

export { expect };
