import { expect, expectAccessible, test } from '../support/browser.ts';
import { demoCase } from '../support/demo-case.ts';

test.use({ hostOptions: { demo: true } });

test('a manager restricts a case; the office role finds nothing of it, and sees its need without a name', async ({
  desk,
}) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'supported');
  const client = await host.client();
  await client.office.state({});
  const requestId = crypto.randomUUID();
  const added = await client.office.addPerson({ requestId, data: { name: 'Olive Desk', role: 'office' } });
  expect(added.ok).toBe(true);

  await page.goto(`${host.origin}/cases/${file.id}/access`);
  await expect(page.getByRole('table', { name: 'Who has looked at this case' }).getByRole('row')).not.toHaveCount(1);
  await page.getByRole('button', { name: 'Restrict this case' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Why it is restricted' }).fill('A relative works in the office.');
  await dialog.getByRole('button', { name: 'Restrict the case' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('A relative works in the office.')).toBeVisible();
  await expectAccessible(page, 'who may see a case');

  await page.getByRole('button', { name: /Switch person/ }).click();
  await page.getByRole('menuitem', { name: /Olive Desk/ }).click();
  await expect(page.getByRole('button', { name: 'At the desk: Olive Desk. Switch person' })).toBeVisible();
  await page.goto(`${host.origin}/cases/${file.id}`);
  await expect(page.getByText(file.pupilName)).toHaveCount(0);
  await page.goto(`${host.origin}/deployment`);
  await expect(page.getByText('Restricted').first()).toBeVisible();
  await expect(page.getByText(file.reference)).toHaveCount(0);
});

test('everything held about a pupil is looked through, and saved as an encrypted file', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'out-of-remit');
  await page.goto(`${host.origin}/pupils/${file.pupilId}/bundle`);
  await page.getByRole('textbox', { name: 'Who asked' }).fill('The mother');
  const keep = page.getByRole('radio', { name: 'Keep it in' });
  await expect(keep.first()).toBeVisible();
  for (const each of await keep.all()) await each.check();
  await expect(page.getByText('Every marked entry is decided.')).toBeVisible();
  await expectAccessible(page, 'what is held about a pupil');
  await page.getByRole('button', { name: 'Make the bundle' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase for the recipient').fill('quince harbour lamp nine');
  await dialog.getByLabel('Once more').fill('quince harbour lamp nine');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  expect((await saved).suggestedFilename()).toBe('bundle-2026-11-24.zip');
});
