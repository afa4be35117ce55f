import { expect, expectAccessible, test } from '../support/browser.ts';

test.use({ hostOptions: { demo: true } });

test('the Link: capacity opens its pupils, the list explains itself, a request, a meeting and a placement can be read', async ({
  desk: { page, host },
}) => {
  await page.goto(`${host.origin}/link`);
  const manager = page.getByRole('button', { name: /Area Manager/ }).first();
  if (await manager.isVisible().catch(() => false)) await manager.click();
  await expect(page.getByRole('heading', { name: 'Link', exact: true })).toBeVisible();
  const cell = page.getByRole('button', { name: /The Link, Nuneaton, 30 Nov 2026/ });
  await cell.click();
  await expect(page.getByRole('complementary')).toContainText('days a week');
  await expectAccessible(page, 'the capacity of the Link');

  await page.goto(`${host.origin}/link?tab=waiting`);
  await expect(page.getByText('How the list is ordered')).toBeVisible();
  await expectAccessible(page, 'the waiting list');
  await page.getByRole('list', { name: 'Waiting list' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /Link request for/ })).toBeVisible();
  await expectAccessible(page, 'a placement request');

  await page.goto(`${host.origin}/link?tab=panels`);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Panel meeting' })).toBeVisible();
  await expectAccessible(page, 'a panel meeting');

  await page.goto(`${host.origin}/link?tab=placements`);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /Link placement of/ })).toBeVisible();
  await expectAccessible(page, 'a placement');
});
