import { expect, expectAccessible, test } from '../support/browser.ts';

test.use({ hostOptions: { demo: true } });

test('the list of schools is narrowed by words, sign-up and town, and says how many are left', async ({ desk }) => {
  const { page, host } = desk;
  await page.goto(`${host.origin}/schools`);
  await expect(page.getByText('30 schools')).toBeVisible();
  await expectAccessible(page, 'the list of schools');
  await page.getByRole('combobox', { name: 'Sign-up' }).selectOption('Never signed');
  await expect(page.getByText('3 schools')).toBeVisible();
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('combobox', { name: 'Town' }).selectOption('Rugby (6)');
  await expect(page.getByText('1 school', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 school', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByRole('searchbox', { name: 'Find a school' }).fill('990101');
  await expect(page.getByRole('table', { name: 'Schools' }).getByRole('row')).toHaveCount(2);
});

test('a school signs, answers its self-review, and names whom to ask for', async ({ desk }) => {
  const { page, host } = desk;
  await page.goto(`${host.origin}/schools?signUp=none`);
  await page.getByRole('table', { name: 'Schools' }).getByRole('link').first().click();
  await expect(page.getByText('Not signed up')).toBeVisible();
  await page.getByRole('button', { name: 'Record the sign-up' }).click();
  const signing = page.getByRole('dialog');
  await signing.getByRole('textbox', { name: 'Who signed' }).fill('Quillon Thrupp');
  await signing.getByRole('textbox', { name: 'In force until' }).fill('1 Jan 2020');
  await signing.getByRole('button', { name: 'Record the sign-up' }).click();
  await expect(signing.getByRole('alert')).toContainText('Enter which version of the memorandum was signed');
  await signing.getByRole('textbox', { name: 'Version' }).fill('2017');
  await signing.getByRole('button', { name: 'Record the sign-up' }).click();
  await expect(signing.getByRole('alert')).toContainText('The last day in force comes before the first.');
  await signing.getByRole('textbox', { name: 'In force until' }).fill('31/8/2028');
  await expectAccessible(page, 'recording a sign-up');
  await signing.getByRole('button', { name: 'Record the sign-up' }).click();
  await expect(page.getByText('Signed up', { exact: true })).toBeVisible();
  await expect(page.getByText('Version 2017, 24 Nov 2026 to 31 Aug 2028')).toBeVisible();

  await page.getByRole('link', { name: 'Self-review' }).click();
  await page.getByRole('button', { name: 'Enter the self-review' }).click();
  const ethos = page.getByRole('group', { name: 'The school’s ethos is strongly inclusive.' });
  await ethos.getByRole('radio', { name: 'Partly' }).check();
  await page.getByRole('textbox', { name: 'Note on S1.1 (optional)', exact: true }).fill('In hand.');
  await expectAccessible(page, 'the self-review');
  await page.getByRole('button', { name: 'Save the self-review' }).click();
  await expect(page.getByRole('list', { name: 'Points of section 1' }).getByRole('listitem').first()).toContainText(
    'Partly In hand.',
  );

  await page.getByRole('link', { name: 'Sign-up and contacts' }).click();
  await page.getByRole('button', { name: 'Add a contact' }).click();
  const contact = page.getByRole('dialog');
  await contact.getByRole('textbox', { name: 'Name', exact: true }).fill('Zephyrine Ixworthy');
  await contact.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table', { name: 'Contacts' })).toContainText('Other contactZephyrine Ixworthy');
});

test('every part of a school’s page can be read by everybody', async ({ desk }) => {
  // Seven screens, each looked at by axe.
  test.slow();
  const { page, host } = desk;
  await page.goto(`${host.origin}/schools`);
  await page.getByRole('link', { name: 'Hobbins Cross Primary School' }).click();
  for (const part of ['Sign-up', 'Self-review', 'Cases and plans', 'Calendar', 'Papers', 'Details', 'History']) {
    await page.getByRole('navigation', { name: 'Parts of the school' }).getByRole('link', { name: part }).click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(page.getByText('Loading…')).toBeHidden();
    await expectAccessible(page, `the school’s ${part}`);
  }
});

test('two people change the details of one school: the second sees both versions and chooses', async ({ desk }) => {
  const { page, host } = desk;
  await page.goto(`${host.origin}/schools`);
  await page.getByRole('link', { name: 'Brackwater Academy' }).click();
  await page.getByRole('link', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Change details' }).click();
  await page.getByRole('textbox', { name: 'Phone' }).fill('01632 960777');
  const client = await host.client();
  await client.office.state({});
  const found = await client.schools.list({ search: 'Brackwater' });
  const id = found.ok ? (found.value[0]?.id ?? '') : '';
  const shown = await client.schools.show({ id });
  if (!shown.ok) throw new Error(shown.refusal.what);
  const { urn, dfeNumber, name, phase, status, street, town, postcode, headTeacher, districtCode, areaId } =
    shown.value;
  const { easting, northing, note, version } = shown.value;
  const theirs = { urn, dfeNumber, name, phase, status, street, town, postcode, headTeacher, districtCode, areaId };
  await client.schools.change({
    requestId: crypto.randomUUID(),
    data: { id, version, ...theirs, phone: '01632 960888', easting, northing, note },
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Somebody else saved this while you were editing it');
  await page.getByRole('radio', { name: /Saved meanwhile.*01632 960888/ }).check();
  await page.getByRole('button', { name: 'Use these versions' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('01632 960888')).toBeVisible();
});
