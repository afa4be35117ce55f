import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/browser.ts';

/**
 * A weekly meeting and the days after it, on the demo register: why a plan stays unmet, proposals and what they trade,
 * taking some of one, and putting a published week right when somebody falls ill. What is taken is also taken back.
 */
test.use({ hostOptions: { demo: true } });

const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });
const given = (page: Page, sessions: number) => page.getByText(`${sessions} of 72 sessions given`);

test('why a plan is unmet, what each proposal trades, taking some of one and going back, and the week as a file', async ({
  desk: { page, host },
}) => {
  await page.goto(`${host.origin}/deployment/2026-11-30`);
  await page.getByRole('button', { name: 'Choose STA: C-0017 LC' }).click();
  const need = page.getByRole('complementary', { name: 'C-0017 LC' });
  await need.getByText('Who can not, and why (12)').click();
  const unable = need.getByRole('list', { name: 'STAs who can not come' });
  await expect(unable.getByRole('listitem').filter({ hasText: 'Lettice Hobnail' })).toContainText(
    'Plan C-0017 LC asks for SEMH, which Lettice Hobnail does not have.',
  );
  await need.getByRole('button', { name: 'Find out why, and what would do' }).click();
  await expect(need.getByText('It can be met without anybody losing a session')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'why a plan is unmet');

  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save as file/ }).click();
  const saved = readFileSync(await (await file).path(), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ monday: '2026-11-30' });
  expect(saved).not.toMatch(/Hobnail|Otterstoke|SP\b/);

  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  const pane = page.getByRole('complementary', { name: 'Proposal' });
  const other = pane.getByRole('radio', { name: /^Alternative 1/ });
  await expect(other).toBeVisible({ timeout: 60_000 });
  const stop = pane.getByRole('button', { name: 'Stop' });
  if (await stop.isVisible()) await stop.click();
  await expect(stop).toBeHidden();
  await other.check();
  await expect(other).toHaveAccessibleName(/fewer at another time than last week\. .* more by an STA new to the child/);
  await pane.getByRole('radio', { name: 'The best' }).check();

  await pane.getByRole('button', { name: 'Take hers: Lettice Hobnail' }).click();
  await expect(given(page, 49)).toBeVisible();
  await undo(page).click();
  await expect(given(page, 46)).toBeVisible();
  await pane.getByRole('button', { name: 'Leave: C-0024 SP added on Tuesday morning' }).click();
  await pane.getByRole('button', { name: 'Take: C-0024 SP added on Tuesday afternoon' }).click();
  await expect(given(page, 47)).toBeVisible();
  await expect(pane.getByText('1 left aside.')).toBeVisible();
  await undo(page).click();
  await expect(given(page, 46)).toBeVisible();
  await pane.getByRole('button', { name: 'Close this pane' }).click();

  const session = page.getByRole('button', { name: /^Cosmo Underhedge, Monday morning:/ });
  await session.click();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(session).toHaveAccessibleName(/locked/);
  await undo(page).click();
  await expect(session).not.toHaveAccessibleName(/locked/);
  await page.getByRole('button', { name: /^Copy last week/ }).click();
  const copied = page.getByRole('dialog', { name: /sessions copied/ });
  await expect(copied).toContainText('These do not hold any more this week:');
  await copied.getByRole('button', { name: 'Close' }).click();
  await expect(given(page, 46)).toBeHidden();
  await undo(page).click();
  await expect(given(page, 46)).toBeVisible();
});

test('somebody falls ill in a published week: what it breaks, the repair, and only the sheets of those it concerns', async ({
  desk: { page, host },
}) => {
  const week = '/deployment/2026-11-23';
  await page.goto(`${host.origin}${week}/sheets`);
  for (const name of ['Cosmo Underhedge', 'Delphine Marzipan']) {
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('link', { name: 'Print' })
      .click();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save PDF' }).click();
    await file;
    await expect(page.getByText(/^Registered as/)).toBeVisible();
    await page.goto(`${host.origin}${week}/sheets`);
  }

  await page.goto(`${host.origin}/stas`);
  await page.getByRole('link', { name: 'Cosmo Underhedge' }).click();
  await page.getByRole('button', { name: 'Enter an absence' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Sick' }).check();
  await dialog.getByRole('textbox', { name: 'From' }).fill('26 Nov 2026');
  await dialog.getByRole('textbox', { name: 'Until' }).fill('27 Nov 2026');
  await expect(dialog.getByText('This would break 3 sessions, 3 of them published:')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectAccessible(page, 'what an absence breaks');
  await dialog.getByRole('link', { name: 'Repair the week of 23 Nov 2026' }).click();

  await page.getByRole('button', { name: 'Repair', exact: true }).click();
  const pane = page.getByRole('complementary', { name: 'Repair' });
  await expect(pane.getByRole('button', { name: 'Take all' })).toBeVisible({ timeout: 30_000 });
  await expect(pane.getByText(/^3 sessions can no longer stand\. Only they change/)).toBeVisible();
  await expect(pane.getByText('Crumbleholt Primary School')).toBeVisible();
  await expectAccessible(page, 'the board with a repair beside it');
  await pane.getByLabel('Why does the published week change?').fill('Cosmo is ill.');
  await pane.getByRole('button', { name: 'Take all' }).click();
  const changes = page.getByRole('list', { name: 'Changes since it was published' });
  await expect(changes).toContainText('Cosmo is ill.');
  await pane.getByRole('link', { name: 'Sheets to print again' }).click();
  // Delphine's sheet was printed too, and still holds.
  await expect(page.getByRole('radio', { name: 'To print again (1)' })).toBeChecked();
  await expect(page.getByRole('row', { name: /Cosmo Underhedge/ })).toContainText('no longer holds');
  await expect(page.getByRole('row', { name: /Delphine Marzipan/ })).toHaveCount(0);
  // Schools were told of this week, so going back is asked about first.
  await undo(page).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo it' }).click();
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(page.getByText('3 sessions can no longer stand.').first()).toBeVisible();
});
