import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as plain } from '@playwright/test';
import { test } from '../support/browser.ts';
import { ROOT } from '../support/host.ts';

/** What goes wrong on a Monday and may cost nothing: the app is killed while somebody types, an STA is given a session she is away. */

/** The app as `npm start` runs it, in a process that can be killed; settles with its one-time link. */
function startProcess(folder: string): Promise<{ process: ChildProcess; link: string }> {
  const words = ['electron/start.ts', '--demo', '--no-open', '--data', folder];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\/\/127\.0\.0\.1:\S+/.exec(said)?.[0];
      if (link) resolve({ process: child, link });
    });
    child.on('close', () => reject(new Error(`The app ended before it gave its link: ${said}`)));
  });
}

plain('what was typed before the app was killed comes back when it is started again', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sts-killed-'));
  const first = await startProcess(folder);
  await page.goto(first.link);
  await page.goto(`${new URL(first.link).origin}/enquiries/new`);
  await page.getByRole('textbox', { name: 'First name' }).fill('Zephyrine');
  await page.getByRole('textbox', { name: 'concerned about' }).fill('Left the room twice on Monday');
  await expect(page.getByText('Draft saved')).toBeVisible();
  first.process.kill('SIGKILL');

  const second = await startProcess(folder);
  await page.goto(second.link);
  await page.goto(`${new URL(second.link).origin}/enquiries/new`);
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Zephyrine');
  await expect(page.getByRole('textbox', { name: 'concerned about' })).toHaveValue('Left the room twice on Monday');
  await expect(page.getByText('Your draft has come back')).toBeVisible();
  second.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test.describe('on the demo', () => {
  test.use({ hostOptions: { demo: true } });

  test('a session in which an STA is away is not given to anybody, and the reason is said', async ({
    desk: { page, host },
  }) => {
    await page.goto(`${host.origin}/deployment/2026-11-30`);
    const away = page.getByRole('button', { name: /^Ezra Winkleford, Monday morning:/ });
    const need = page.getByRole('listitem').filter({ hasText: 'C-0010 BL' });
    await expect(need).toContainText('lacks 2 of 2');
    await need.getByText('Priority 4').hover();
    await page.mouse.down();
    await away.hover();
    await away.hover();
    await expect(away).toHaveAccessibleName(/Away; can not go here/);
    await expect(page.getByText(/^Ezra Winkleford is [a-z ]+ on Monday morning/)).toBeVisible();
    await page.mouse.up();
    await expect(need).toContainText('lacks 2 of 2');
    await expect(away).not.toHaveAccessibleName(/C-0010/);
  });
});
