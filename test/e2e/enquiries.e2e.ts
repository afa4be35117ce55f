import type { Page } from '@playwright/test';
import { type Desk, expect, expectAccessible, test } from '../support/browser.ts';
import { demoCase } from '../support/demo-case.ts';

test.use({ hostOptions: { demo: true } });

/** An open case of the demo with an enquiry to answer, and its pupil. */
async function known(desk: Desk) {
  const file = await demoCase(desk, 'enquiry');
  const client = await desk.host.client();
  await client.office.state({});
  const pupil = await client.pupils.show({ id: file.pupilId });
  if (!pupil.ok) throw new Error(pupil.refusal.what);
  return { ...file, pupil: pupil.value };
}

async function chooseSchool(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'School' }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

test('an enquiry recorded on the phone opens a case, and says by when the school is owed an answer', async ({
  desk,
}) => {
  const { page, host } = desk;
  const { schoolName } = await known(desk);
  await page.goto(`${host.origin}/enquiries`);
  await page.getByRole('link', { name: 'New enquiry' }).click();
  await chooseSchool(page, schoolName);
  await page.getByRole('textbox', { name: 'Who asks' }).fill('Quillon Thrupp');
  await page.getByRole('textbox', { name: 'First name' }).fill('Zephyrine');
  await page.getByRole('textbox', { name: 'Family name' }).fill('Ixworthy');
  await expect(page.getByText('Nobody in the register looks alike')).toBeVisible();
  await page.getByRole('textbox', { name: 'concerned about' }).fill('Leaves the room and hides.');
  // 24 Nov 2026 is a Tuesday; five working days later is the next Tuesday.
  await expect(page.getByText('The school is owed an answer by 1 Dec 2026')).toBeVisible();
  await page.getByRole('button', { name: 'Record the enquiry' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Zephyrine Ixworthy' })).toBeVisible();
  await expect(page.getByText('Enquiry to answer', { exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Opened case C-' })).toContainText('1 Dec 2026');
});

test('what was typed comes back after a reload, and the list of enquiries leads back to it', async ({ desk }) => {
  const { page, host } = desk;
  await page.goto(`${host.origin}/enquiries/new`);
  await page.getByRole('textbox', { name: 'First name' }).fill('Zephyrine');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.goto(`${host.origin}/enquiries`);
  await page.getByRole('link', { name: 'Go on with it' }).click();
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Zephyrine');
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('');
});

test('a pupil who looks alike is shown while typing with why, and the enquiry joins the open case', async ({
  desk,
}) => {
  const { page, host } = desk;
  const { pupil, reference, schoolName } = await known(desk);
  await page.goto(`${host.origin}/enquiries/new`);
  await chooseSchool(page, schoolName);
  await page.getByRole('textbox', { name: 'First name' }).fill(pupil.givenName);
  await page.getByRole('textbox', { name: 'Family name' }).fill(pupil.familyName);
  const alike = page.getByRole('region', { name: 'Pupils already in the register' });
  await expect(alike).toContainText('the same family name');
  await expect(alike).toContainText('the same first name');
  await alike.getByRole('button', { name: `The enquiry is about ${pupil.givenName} ${pupil.familyName}` }).click();
  await expect(page.getByText(`The enquiry joins the open case ${reference}`)).toBeVisible();
  await page.getByRole('textbox', { name: 'Who asks' }).fill('Quillon Thrupp');
  await page.getByRole('textbox', { name: 'concerned about' }).fill('Has been sent home twice more.');
  await page.getByRole('button', { name: 'Record the enquiry' }).click();
  await expect(page.getByRole('status').filter({ hasText: `Added to case ${reference}` })).toBeVisible();
  const parts = page.getByRole('navigation', { name: 'Parts of the case' });
  await parts.getByRole('link', { name: 'Enquiries', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Enquiries of this case' })).toContainText('Quillon Thrupp');
});

test('another child of the same family name and birthday is said to be perhaps a twin', async ({ desk }) => {
  const { page, host } = desk;
  const { pupil } = await known(desk);
  if (!pupil.dateOfBirth) throw new Error('The demo pupil has no date of birth');
  await page.goto(`${host.origin}/enquiries/new`);
  await page.getByRole('textbox', { name: 'First name' }).fill('Zephyrine');
  await page.getByRole('textbox', { name: 'Family name' }).fill(pupil.familyName);
  await page.getByRole('textbox', { name: 'Date of birth' }).fill(pupil.dateOfBirth);
  await expect(page.getByText('Perhaps a twin: another child')).toBeVisible();
});

test('a wrong check letter says which letter was expected', async ({ desk: { page, host } }) => {
  await page.goto(`${host.origin}/enquiries/new`);
  await page.getByRole('textbox', { name: 'UPN' }).fill('A801200005001');
  await expect(page.getByText('The first letter should be B, not A.')).toBeVisible();
  await page.getByRole('textbox', { name: 'UPN' }).fill('B801200005001');
  await expect(page.getByText('The check letter is right.')).toBeVisible();
});

test('an empty form is refused field by field, and the summary leads to each', async ({ desk: { page, host } }) => {
  await page.goto(`${host.origin}/enquiries/new`);
  await page.getByRole('button', { name: 'Record the enquiry' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('Nothing was saved');
  await expect(summary).toContainText('Choose the school that asks');
  await expectAccessible(page, 'the enquiry form, refused');
  await summary.getByRole('link', { name: /Enter the pupil’s family name/ }).click();
  await expect(page.getByRole('textbox', { name: 'Family name' })).toBeFocused();
});

test('an enquiry is recorded by keyboard alone', async ({ desk }) => {
  const { page, host } = desk;
  const { schoolName } = await known(desk);
  await page.goto(`${host.origin}/enquiries/new`);
  const { keyboard } = page;
  await page.getByRole('combobox', { name: 'School' }).focus();
  await keyboard.type(schoolName.slice(0, 12));
  await expect(page.getByRole('option', { name: schoolName }).first()).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  const typeInto = async (name: string, text: string) => {
    for (let at = 0; at < 30; at++) {
      await keyboard.press('Tab');
      const field = page.getByRole('textbox', { name });
      if (await field.evaluate((element) => element === document.activeElement)) break;
    }
    await keyboard.type(text);
  };
  await typeInto('Who asks', 'Quillon Thrupp');
  await typeInto('First name', 'Zephyrine');
  await typeInto('Family name', 'Ixworthy');
  await typeInto('concerned about', 'Leaves the room and hides.');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Zephyrine Ixworthy' })).toBeVisible();
});

test('the enquiries are listed with those due first on top, and the screens are accessible', async ({ desk }) => {
  const { page, host } = desk;
  await page.goto(`${host.origin}/enquiries`);
  const rows = page.getByRole('table', { name: 'Enquiries to answer' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Late');
  await expectAccessible(page, 'the enquiries');
  await page.getByRole('radio', { name: 'Answered' }).check();
  await expect(page.getByRole('table', { name: 'Enquiries answered' })).toBeVisible();
  await expectAccessible(page, 'the answered enquiries');
  await page.goto(`${host.origin}/enquiries/new`);
  await page.getByRole('textbox', { name: 'First name' }).fill('Zephyrine');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expectAccessible(page, 'the enquiry form');
});

test('the answer is drafted from the verdicts, edited, kept, and given; the enquiry then counts as answered', async ({
  desk,
}) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'enquiry');
  await page.goto(`${host.origin}/cases/${file.id}/enquiries/${file.enquiries[0]?.id}`);
  const signUp = page.getByRole('textbox', { name: 'A1: what was seen' });
  await expect(signUp).not.toHaveValue('');
  await signUp.fill('We hold your signed memorandum.');
  await page.getByRole('button', { name: 'Save the answer' }).click();
  await expect(page.getByText('Answer saved.')).toBeVisible();
  await page.reload();
  await expect(signUp).toHaveValue('We hold your signed memorandum.');
  await expectAccessible(page, 'the answer to a school');
  await page.getByRole('button', { name: 'Save, and record as given' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Record as given' }).click();
  await expect(page.getByText('Answered 24 Nov 2026.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('We hold your signed memorandum.');
});
