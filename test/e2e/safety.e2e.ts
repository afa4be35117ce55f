import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/browser.ts';
import type { Host } from '../support/host.ts';
import { givenAway } from '../support/page-memory.ts';

/** From an empty folder to a register that was destroyed and put back, by two managers who forget things. */
test.use({ hostOptions: { locksWhenIdle: true } });

const ADA = 'marmalade lorry quince hat';
const BEN = 'wobbly teapot gravel ninety';
const NEW = 'ocelot plinth lagoon vase';
const MINUTES = 60_000;

test('set up, locked by idling, opened again, five wrong passphrases, the recovery key, and put back after the file is destroyed', async ({
  desk: { page, host, faults },
}) => {
  test.slow();
  const enter = page.getByRole('button', { name: 'Sign in', exact: true });
  const who = (initials: string) => page.getByRole('radio', { name: initials });
  const passphrase = page.getByRole('textbox', { name: 'Passphrase', exact: true });

  await page.getByRole('button', { name: 'Start a register' }).click();
  await page.getByRole('textbox', { name: 'Area office' }).fill('Eastern Area Office');
  await page.getByRole('textbox', { name: 'Area Manager', exact: true }).fill('Ada Zwiebel');
  await page.getByRole('textbox', { name: 'Assistant Area Manager' }).fill('Ben Quendel');
  await page.getByLabel('Choose the Area Manager’s passphrase').fill(ADA);
  await page.getByLabel('Type the Area Manager’s passphrase once more').fill(ADA);
  await page.getByRole('textbox', { name: 'Second place for backups' }).fill(host.folder);
  await page.getByRole('button', { name: 'Start the register' }).click();
  await expect(page.getByRole('alert')).toContainText('on the same disk');
  await page.getByRole('checkbox', { name: 'I accept a folder on the same disk' }).check();
  await page.getByRole('button', { name: 'Start the register' }).click();

  const recoveryKey = await test.step('the recovery key is put on paper and proved', () => proveRecoveryKey(page));

  await test.step('the second manager gets a passphrase, typed by himself', async () => {
    await page.getByRole('link', { name: 'Give the others their passphrases' }).click();
    await page.getByRole('button', { name: 'What to do about Ben Quendel' }).click();
    await page.getByRole('menuitem', { name: 'Give a passphrase' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Choose Ben Quendel’s passphrase').fill(BEN);
    await dialog.getByLabel('Type Ben Quendel’s passphrase once more').fill(BEN);
    await dialog.getByLabel('Your own passphrase').fill(ADA);
    await expectAccessible(page, 'a passphrase for the second manager');
    await dialog.getByRole('button', { name: 'Give this passphrase' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('while she types, nobody touches a key for ten minutes: the countdown shows, then the page is emptied', async () => {
    await page.goto(`${host.origin}/enquiries/new`);
    await page.getByRole('textbox', { name: 'First name' }).fill('Zephyrine');
    await page.getByRole('textbox', { name: 'concerned about' }).fill('Left the room twice on Monday');
    await expect(page.getByText('Draft saved')).toBeVisible();
    // The search is worth something: before the lock it finds what is there.
    expect(await givenAway(page, ['Zephyrine'])).toContain('Zephyrine in the memory of its script');
    host.clock.later += 9.5 * MINUTES;
    await expect(page.getByRole('alert')).toContainText('The register locks in');
    await expectAccessible(page, 'the countdown');
    host.clock.later += MINUTES;
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(host.app.open).toBeNull();
    const planted = ['Zephyrine', 'Left the room', 'Zwiebel', 'Quendel', 'Eastern Area', ADA, BEN, recoveryKey];
    expect(await givenAway(page, planted)).toEqual([]);
    await expectAccessible(page, 'the sign-in page');
  });

  await test.step('signed in again, what was typed is there', async () => {
    await who('A. Z.').check();
    await passphrase.fill(ADA);
    await enter.click();
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Zephyrine');
    await expect(page.getByRole('textbox', { name: 'concerned about' })).toHaveValue('Left the room twice on Monday');
  });

  await test.step('five wrong passphrases make everybody wait', async () => {
    await page.getByRole('button', { name: /^Lock in .* or now$/ }).click();
    await who('B. Q.').check();
    for (let wrong = 1; wrong <= 5; wrong++) {
      await passphrase.fill(`${BEN} ${wrong}`);
      await enter.click();
      await expect(passphrase).toHaveValue('');
    }
    await expect(page.getByRole('timer')).toContainText(/^\d\d? s$/);
    await passphrase.fill(BEN);
    await enter.click();
    await expect(page.getByRole('alert').filter({ hasText: 'Wait' })).toContainText('too many wrong passphrases');
  });

  await test.step('a forgotten passphrase: the recovery key opens the register and a new one is chosen', async () => {
    host.clock.later += MINUTES;
    await page.reload();
    await page.getByRole('button', { name: 'I have forgotten my passphrase' }).click();
    await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey.toLowerCase());
    await who('A. Z.').check();
    await page.getByLabel('Choose your passphrase').fill(NEW);
    await page.getByLabel('Type your passphrase once more').fill(NEW);
    await expectAccessible(page, 'the recovery key is used');
    await page.getByRole('button', { name: 'Sign in with the recovery key' }).click();
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Zephyrine');
  });

  await test.step('the file is destroyed: said in words, and the proven copy put back', async () => {
    await page.goto(`${host.origin}/settings/backups`);
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByText('A backup was made and proved.')).toBeVisible();
    await page.getByRole('button', { name: 'Rehearse' }).first().click();
    const rehearsal = page.getByRole('dialog');
    await rehearsal.getByRole('radio', { name: 'A. Z.' }).check();
    await rehearsal.getByLabel('Passphrase', { exact: true }).fill(NEW);
    await rehearsal.getByRole('button', { name: 'Rehearse' }).click();
    await expect(rehearsal).toContainText('Nothing was changed.');
    await expectAccessible(page, 'a rehearsal');
    await rehearsal.getByRole('button', { name: 'Close' }).last().click();
    destroy(host);
    await page.reload();
    await who('A. Z.').check();
    await passphrase.fill(NEW);
    await enter.click();
    await expect(page.getByText('The register’s file is damaged').first()).toBeVisible();
    await expectAccessible(page, 'a damaged register');
    await page.getByRole('button', { name: 'Put it back' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'A. Z.' }).check();
    await dialog.getByLabel('Passphrase', { exact: true }).fill(NEW);
    await dialog.getByRole('button', { name: 'Put it back' }).click();
    await expect(page.getByRole('button', { name: 'Signed in as Ada Zwiebel' })).toBeVisible();
    await page.goto(`${host.origin}/enquiries/new`);
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Zephyrine');
  });
  expect(faults).toEqual([]);
});

test('what was copied is off the clipboard after a minute', async ({ desk: { page, host } }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.origin });
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: 'Start a register' }).click();
  await page.getByRole('textbox', { name: 'Area office' }).fill('Eastern Area Office');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const onClipboard = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await onClipboard()).toBe('Eastern Area Office');
  await page.clock.runFor(61_000);
  await expect.poll(onClipboard).toBe('');
});

/** Makes one, reads it as from paper, and types two groups of it back. */
async function proveRecoveryKey(page: Page): Promise<string> {
  await page.getByLabel('Your own passphrase').fill(ADA);
  await page.getByRole('button', { name: 'Show a recovery key' }).click();
  const groups = page.getByRole('list', { name: /^Recovery key/ }).getByRole('listitem');
  await expect(groups).toHaveCount(9);
  const letters = (await groups.allInnerTexts()).map((group) => group.replace(/^\d+\s+/, ''));
  await expectAccessible(page, 'the recovery key');
  for (const field of await page.getByRole('textbox', { name: /^Group \d$/ }).all()) {
    const number = Number(/\d/.exec((await field.getAttribute('aria-label')) ?? (await labelOf(field)))?.[0]);
    await field.fill(letters[number - 1] ?? '');
  }
  await page.getByRole('button', { name: 'Prove the recovery key' }).click();
  await expect(page.getByText('is the one that opens this register')).toBeVisible();
  return letters.join('-');
}

function labelOf(field: { evaluate<T>(read: (element: Element) => T): Promise<T> }): Promise<string> {
  return field.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? '');
}

/** The app has ended, the disk is bad, and the app is started again. */
function destroy({ app, folder }: Host): void {
  app.closeRegister();
  app.seats.leaveAll();
  writeFileSync(join(folder, 'register.db'), Buffer.alloc(200_000, 'nothing of a register '));
  app.openFolder('own');
}
