import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/browser.ts';
import { startedRegister } from '../support/started-register.ts';

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const TERMS = 'academic_year,term,half,first_pupil_day,last_pupil_day';

/** The last column of the table of terms: what the year view says in words. */
const pupilDays = (page: Page) =>
  page
    .getByRole('table', { name: /^Terms of/ })
    .getByRole('row')
    .locator('> :last-child');

test('a calendar comes in from a file, with each bad row named, and the year says what is missing', async ({
  desk,
}) => {
  // Three screens, each looked at by axe.
  test.slow();
  const { page, host } = desk;
  await startedRegister(desk);
  await page.goto(`${host.origin}/settings`);
  await expectAccessible(page, 'settings');
  await page.getByRole('link', { name: 'Calendars' }).click();
  await page.getByRole('button', { name: '2027/28' }).click();
  await expect(page.getByText('The calendar for 2027/28 is not entered.')).toBeVisible();
  await expect(pupilDays(page)).toHaveText(['Pupil days', 'Not known', 'Not known', 'Not known', 'Not known']);
  await page.getByRole('link', { name: 'Import a file' }).click();
  const lines = [
    TERMS,
    '2027/28,autumn,1,2027-09-02,2027-10-22',
    '2027/28,autumn,2,2027-12-17,2027-11-01',
    '2027/28,spring,1,2027-10-20,2027-12-12',
    '2027/28,autumn,2,01/11/2027,17/12/2027',
  ];
  await page.getByLabel('CSV file').setInputFiles(csv('next-year.csv', lines.join('\n')));
  const rows = page.getByRole('table', { name: 'Rows of next-year.csv' });
  await expect(rows).toContainText('The last day comes before the first day.');
  await expect(rows).toContainText('It overlaps row 2, 2027/28 autumn, half 1.');
  await expectAccessible(page, 'the preview of a calendar');
  await page.getByRole('button', { name: 'Import 2 lines' }).click();
  await expect(page.getByText('2 lines added, 0 changed.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the calendar' }).click();
  await page.getByRole('button', { name: '2027/28' }).click();
  await expect(page.getByText('is not entered whole: spring and summer is missing')).toBeVisible();
  await expect(pupilDays(page).nth(1)).toHaveText('72');
  await expectAccessible(page, 'a calendar that is not whole');
});

test('the county’s own files give the pupil days that the county publishes', async ({ desk }) => {
  const folder = new URL('../../../shared/data/', import.meta.url);
  const isHere = existsSync(folder);
  if (!isHere) console.log('LEFT OUT: ../shared/data is not beside the project.');
  test.skip(!isHere, 'The real files are not beside the project.');
  const { page, host } = desk;
  await startedRegister(desk, false);
  for (const [name, count] of [
    ['term-dates.csv', 12],
    ['bank-holidays-england.csv', 32],
  ] as const) {
    await page.goto(`${host.origin}/settings/calendars/import`);
    await page.getByLabel('CSV file').setInputFiles(csv(name, readFileSync(new URL(name, folder))));
    await page.getByRole('button', { name: `Import ${count} lines` }).click();
    await expect(page.getByText(`${count} lines added, 0 changed.`)).toBeVisible();
  }
  await page.goto(`${host.origin}/settings/calendars?year=2025/26`);
  await expect(pupilDays(page)).toHaveText(['Pupil days', '74', '55', '64', '193']);
  await page.getByRole('button', { name: '2026/27' }).click();
  await expect(pupilDays(page)).toHaveText(['Pupil days', '73', '53', '67', '193']);
});

test('term dates and days without school are entered by hand; what overlaps is refused beside its field', async ({
  desk,
}) => {
  const { page, host } = desk;
  await startedRegister(desk);
  await page.goto(`${host.origin}/settings/calendars`);
  await page.getByRole('button', { name: 'Change Autumn, half 1' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Last pupil day' }).fill('2 Nov 2026');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('These dates overlap 2026/27 autumn, half 2');
  await expectAccessible(page, 'term dates by hand');
  await dialog.getByRole('textbox', { name: 'Last pupil day' }).fill('22 Oct 2026');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(pupilDays(page).nth(1)).toHaveText('72');
  await page.getByRole('button', { name: 'Enter a day' }).click();
  await dialog.getByRole('radio', { name: 'Closed' }).check();
  await dialog.getByRole('textbox', { name: 'Date' }).fill('26 Nov 2026');
  await dialog.getByRole('textbox', { name: 'Until' }).fill('1 Dec 2026');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Flood');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table', { name: /^Days without school/ }).getByText('Flood')).toHaveCount(4);
  await expect(pupilDays(page).nth(1)).toHaveText('68');
});

test('a school’s INSET day and own dates hold for that school alone', async ({ desk }) => {
  const { page, host } = desk;
  await startedRegister(desk);
  await page.goto(`${host.origin}/schools/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Marrowby Primary');
  await page.getByRole('textbox', { name: 'URN' }).fill('999001');
  await expectAccessible(page, 'a new school');
  await page.getByRole('button', { name: 'Add the school' }).click();
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.getByRole('button', { name: 'Enter an INSET day or closure' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Date' }).fill('27 Nov 2026');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(pupilDays(page).nth(1)).toHaveText('72');
  await page.getByRole('button', { name: 'Change Spring, half 1' }).click();
  await dialog.getByRole('textbox', { name: 'First pupil day' }).fill('6 Jan 2027');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(pupilDays(page).nth(2)).toHaveText('52');
  await page.goto(`${host.origin}/settings/calendars`);
  await expect(pupilDays(page).nth(1)).toHaveText('73');
  await expect(page.getByRole('listitem').filter({ hasText: 'Marrowby Primary' })).toContainText(
    '1 day without school, own dates for half a term',
  );
  await page.getByRole('link', { name: 'Marrowby Primary' }).click();
  await page.getByRole('button', { name: 'Back to the county’s dates for Spring, half 1' }).click();
  await expect(pupilDays(page).nth(2)).toHaveText('53');
});

test.describe('in the demo', () => {
  test.use({ hostOptions: { demo: true } });

  test('areas: schools are put into one, as many at once as are chosen', async ({ desk }) => {
    const { page, host } = desk;
    await page.goto(`${host.origin}/settings/areas`);
    await page.getByRole('button', { name: 'Add an area' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Rugby consortium');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expectAccessible(page, 'areas');
    await page.getByRole('link', { name: 'Rugby consortium' }).click();
    await page.getByRole('radio', { name: 'All schools' }).check();
    await page.getByRole('searchbox', { name: 'Find a school' }).fill('rugby');
    await page.getByRole('button', { name: 'Choose all 6' }).click();
    await expectAccessible(page, 'one area');
    await page.getByRole('button', { name: 'Put 6 into Rugby consortium' }).click();
    await page.getByRole('radio', { name: 'In this area' }).check();
    await expect(page.getByRole('table', { name: 'Schools' }).getByRole('row')).toHaveCount(7);
  });

  test('the office’s name is changed, and stands on top of every screen', async ({ desk }) => {
    const { page, host } = desk;
    await page.goto(`${host.origin}/settings/office`);
    await page.getByRole('textbox', { name: 'Area office' }).fill('Northern office');
    await expectAccessible(page, 'the office');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('banner')).toContainText('Northern office');
  });

  test('a figure of the rules is changed only after the open cases that it would change are shown', async ({
    desk,
  }) => {
    const { page, host } = desk;
    await page.goto(`${host.origin}/settings/rules`);
    await expectAccessible(page, 'rule parameters');
    await page.getByRole('link', { name: 'Suspensions are repeated from' }).click();
    await page.getByRole('textbox', { name: 'New figure' }).fill('10');
    await expect(page.getByText('The memorandum is silent on this figure.')).toBeVisible();
    await page.getByRole('button', { name: 'Show what would change' }).click();
    const cases = page.getByRole('table', { name: 'Open cases that would be judged otherwise' });
    await expect(cases).toContainText('A7: Met becomes Not met');
    await expectAccessible(page, 'what a figure would change');
    await page.getByRole('button', { name: 'Change the figure' }).click();
    await expect(page.getByRole('alert')).toContainText('Enter why the figure is changed');
    await page.getByRole('textbox', { name: 'Why the figure is changed' }).fill('Tried at the panel.');
    await page.getByRole('button', { name: 'Change the figure' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'From 2 to 10: Tried at the panel.' })).toBeVisible();
    await expect(page.getByText('10 suspensions')).toBeVisible();
  });
});
