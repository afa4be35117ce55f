import { expect, expectAccessible, expectReadableInTheDark, test } from '../support/browser.ts';

test.use({ hostOptions: { demo: true } });

test('Today shows the oldest first, each line leads to where it is done, and the screen is accessible', async ({
  desk: { page, host },
}) => {
  await page.goto(`${host.origin}/`);
  const table = page.getByRole('table', { name: 'What is due or late, the oldest first' });
  await expect(table.locator('tbody time').nth(10)).toBeVisible();
  const days = await table
    .locator('tbody time')
    .evaluateAll((times) => times.map((each) => each.getAttribute('datetime')));
  expect(days).toEqual(days.toSorted());
  await expectAccessible(page, 'Today');
  await expectReadableInTheDark(page, 'Today');
  await page.getByRole('radio', { name: /^Late/ }).check();
  await expect(table.getByRole('row').nth(1)).toContainText('Late');
  await table.getByRole('link', { name: 'Enquiry to answer' }).first().click();
  await expect(page).toHaveURL(/\/cases\/[^/]+\/enquiries\//);
});

test('Today fits at 200 % without scrolling sideways', async ({ desk: { page, host } }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await page.goto(`${host.origin}/`);
  await expect(page.getByRole('table', { name: /What is due/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(
    true,
  );
});
