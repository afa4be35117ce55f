import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/browser.ts';
import { demoCase } from '../support/demo-case.ts';

test.use({ hostOptions: { demo: true } });

const PARTS = ['Timeline', 'Eligibility', 'Evidence', 'Enquiries', 'Plans', 'People', 'Papers', 'History'] as const;

function goToPart(page: Page, part: (typeof PARTS)[number]): Promise<void> {
  return page.getByRole('navigation', { name: 'Parts of the case' }).getByRole('link', { name: part }).click();
}

test('a case is found by name, school and reference, and by the stage it stands in', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'supported');
  await page.goto(`${host.origin}/cases`);
  const rows = page.getByRole('table', { name: 'Cases' }).getByRole('row');
  for (const text of [file.pupilName, file.schoolName, file.reference]) {
    await page.getByRole('searchbox', { name: 'Find a case' }).fill(text);
    await expect(rows.filter({ hasText: file.reference })).toHaveCount(1);
  }
  await page.getByRole('searchbox', { name: 'Find a case' }).fill('');
  const filter = page.getByRole('button', { name: /^Plan running \(\d+\)$/ });
  await filter.click();
  const count = Number(/\((\d+)\)/.exec((await filter.textContent()) ?? '')?.[1]);
  await expect(rows).toHaveCount(count + 1);
  await expect(page).toHaveURL(/stage=supported/);
  await page.getByRole('searchbox', { name: 'Find a case' }).fill('zzzz');
  await expect(page.getByText('case by that name')).toBeVisible();
});

test('the list, a case in each of its parts, and its pupil are accessible', async ({ desk }) => {
  const { page, host } = desk;
  // One about which little is known: fuller pages are looked at where they are tested.
  const file = await demoCase(desk, 'out-of-remit');
  await page.goto(`${host.origin}/cases?stage=out-of-remit`);
  await expect(page.getByRole('table', { name: 'Cases' })).toBeVisible();
  await expectAccessible(page, 'the cases');
  await page.goto(`${host.origin}/cases/${file.id}`);
  for (const part of PARTS) {
    await goToPart(page, part);
    await expect(page.getByRole('link', { name: part, exact: true }).last()).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectAccessible(page, `the case, ${part}`);
  }
  await page.goto(`${host.origin}/pupils/${file.pupilId}`);
  await expect(page.getByRole('heading', { level: 1, name: file.pupilName })).toBeVisible();
  await expectAccessible(page, 'the pupil');
});

test('at 200 % zoom nothing of a case runs out of the window', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'waiting-for-evidence');
  await page.setViewportSize({ width: 640, height: 360 });
  await page.goto(`${host.origin}/cases/${file.id}`);
  for (const part of PARTS) {
    await goToPart(page, part);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, `${part} is wider than the window by`).toBeLessThanOrEqual(0);
  }
});

test('evidence is added, reviewed, seen, and taken back with a reason that stays on record', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'enquiry');
  await page.goto(`${host.origin}/cases/${file.id}/evidence`);
  await page.getByRole('button', { name: 'Add: Targeted intervention' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Enter a date, for example 24 Nov 2026');
  await dialog.getByRole('textbox', { name: 'Started on' }).fill('7 Sep 2026');
  await dialog.getByRole('textbox', { name: 'Name of the intervention' }).fill('Gardening group');
  await dialog.getByRole('textbox', { name: 'Where this comes from' }).fill('SENCO, on the phone');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await expect(page.getByText('Started on 7 Sep 2026')).toBeVisible();

  await page.getByRole('button', { name: 'Add a review: Gardening group' }).click();
  await dialog.getByRole('textbox', { name: 'Held on' }).fill('1 Sep 2026');
  await dialog.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('before the start, 7 Sep 2026');
  await dialog.getByRole('textbox', { name: 'Held on' }).fill('28 Sep 2026');
  await dialog.getByRole('button', { name: 'Record, and add another' }).click();
  await expect(dialog.getByText('1 recorded. Enter the next one.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Held on' }).fill('19 Oct 2026');
  await dialog.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Reviews: Gardening group' }).getByRole('row')).toHaveCount(3);
  await expectAccessible(page, 'the evidence of a case');

  await page.getByRole('button', { name: 'Mark as seen: Gardening group' }).click();
  await dialog.getByRole('button', { name: 'Record as seen' }).click();
  await expect(page.getByRole('button', { name: 'Mark as seen: Gardening group' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Take back: Gardening group' }).click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('It was another pupil’s.');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Gardening group')).toHaveCount(0);
  await page.getByRole('switch', { name: /Show what was taken back/ }).check();
  await expect(page.getByText('It was another pupil’s.')).toBeVisible();
});

test('a suspension names its reasons, and the same day is not recorded twice', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'enquiry');
  await page.goto(`${host.origin}/cases/${file.id}/evidence`);
  const dialog = page.getByRole('dialog');
  const add = async (on: string) => {
    await page.getByRole('button', { name: 'Add: Suspension' }).click();
    await dialog.getByRole('textbox', { name: 'From', exact: true }).fill(on);
    await dialog.getByRole('textbox', { name: 'Sessions' }).fill('3');
    await dialog
      .getByRole('combobox', { name: 'First reason' })
      .selectOption({ label: 'VA Verbal abuse or threat to an adult' });
    await dialog.getByRole('textbox', { name: 'Where this comes from' }).fill('Letter');
    await dialog.getByRole('button', { name: 'Record' }).click();
  };
  await add('23 Nov 2026');
  await expect(page.getByRole('table', { name: 'Suspensions' })).toContainText('23 Nov 2026');
  await add('23 Nov 2026');
  await expect(dialog.getByRole('alert')).toContainText('23 Nov 2026');
});

test('two people change one pupil: the second sees both versions and chooses', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'supported');
  await page.goto(`${host.origin}/cases/${file.id}/people`);
  await page.getByRole('button', { name: 'Change details' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Known as' }).fill('Mine');

  const client = await host.client();
  await client.office.state({});
  const pupil = await client.pupils.show({ id: file.pupilId });
  if (!pupil.ok) throw new Error(pupil.refusal.what);
  const { id, version, givenName, familyName, dateOfBirth, upn, taughtYear, homeSchoolId, senStatus, needs, note } =
    pupil.value;
  const theirs = { givenName, familyName, knownAs: 'Theirs', dateOfBirth, upn, taughtYear, homeSchoolId };
  const saved = await client.pupils.change({
    requestId: crypto.randomUUID(),
    data: { id, version, ...theirs, senStatus, needs, note },
  });
  expect(saved.ok).toBe(true);

  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Theirs');
  await dialog.getByRole('radio', { name: /Saved meanwhile/ }).check();
  await dialog.getByRole('button', { name: 'Use these versions' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Known as' })).toHaveValue('Theirs');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('known as Theirs')).toBeVisible();
});

test('parental agreement is withdrawn and given anew, and the case says so', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'supported');
  await page.goto(`${host.origin}/cases/${file.id}/people`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Record withdrawal' }).first().click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The family moves away.');
  await dialog.getByRole('button', { name: 'Record that it was withdrawn' }).click();
  await expect(page.getByText('No parental agreement', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Record an agreement' }).click();
  await dialog.getByRole('textbox', { name: 'Who agreed' }).fill('Quillon Thrupp');
  await dialog.getByRole('button', { name: 'Record agreement' }).click();
  await expect(page.getByText('No parental agreement', { exact: true })).toHaveCount(0);
});

test('a case is closed with a reason and opened again, and its history shows each field', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'school-funded');
  await page.goto(`${host.origin}/cases/${file.id}`);
  const choose = async (what: string) => {
    await page.getByRole('button', { name: 'More to do with this case' }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  const dialog = page.getByRole('dialog');
  await choose('Close the case');
  await dialog.getByRole('textbox', { name: 'Why it is closed' }).fill('The school buys support.');
  await dialog.getByRole('button', { name: 'Close the case' }).click();
  await expect(page.getByText('Closed 24 Nov 2026: The school buys support.')).toBeVisible();
  await choose('Open the case again');
  await dialog.getByRole('textbox', { name: 'Why it is opened again' }).fill('Suspended again.');
  await dialog.getByRole('button', { name: 'Open the case again' }).click();
  await expect(page.getByText('Closed 24 Nov 2026: The school buys support.')).toHaveCount(0);
  await goToPart(page, 'History');
  const changes = page.getByRole('list', { name: 'Changes, newest first' });
  await expect(changes.getByRole('listitem').first()).toContainText('opened a case again');
  await expect(changes).toContainText('The school buys support.');
});

test('suspensions are imported from a file: each row is shown first, and those of no known pupil are refused', async ({
  desk,
}) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'enquiry');
  const [given, family] = [file.pupilName.split(' ')[0], file.pupilName.split(' ').slice(1).join(' ')];
  const rows = [
    'first_name,family_name,date_of_birth,start,sessions,reasons',
    `${given},${family},${file.dateOfBirth},23 Nov 2026,2,VA`,
    'Nobody,Known,1 Jan 2018,23 Nov 2026,2,VA',
  ];
  await page.goto(`${host.origin}/cases`);
  await page.getByRole('button', { name: 'More about the cases' }).click();
  await page.getByRole('menuitem', { name: 'Import suspensions' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'suspensions.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  });
  await expect(page.getByText('No pupil in the register has this name and date of birth.')).toBeVisible();
  await expectAccessible(page, 'the preview of suspensions');
  await page.getByRole('button', { name: /^Import 1 suspension/ }).click();
  await expect(page.getByRole('link', { name: 'Go to the cases' })).toBeVisible();
  await page.goto(`${host.origin}/cases/${file.id}/evidence`);
  await expect(page.getByRole('table', { name: 'Suspensions' })).toContainText('23 Nov 2026');
});
