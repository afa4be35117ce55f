import { expect, expectAccessible, test } from '../support/browser.ts';
import { demoCase } from '../support/demo-case.ts';

test.use({ hostOptions: { demo: true } });

test('the answer is read at a glance, and each clause opens its evidence beside', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'waiting-for-evidence');
  await page.goto(`${host.origin}/cases/${file.id}/eligibility`);
  await expect(page.getByRole('heading', { name: 'What the rules say' })).toBeInViewport();
  const verdicts = page.getByRole('list', { name: 'Verdicts' });
  await expect(verdicts.getByRole('button')).toHaveText([
    /^G1/,
    /^G2/,
    /^G3/,
    /^A1/,
    /^A2/,
    /^A3/,
    /^A4/,
    /^A5/,
    /^A6/,
    /^A7/,
    /^P1/,
  ]);
  await expect(page.getByText('Earliest yes:')).toBeInViewport();
  await expect(page.getByText(/^A3: PSP reviews are held by /)).toBeInViewport();
  await expect(page.getByText(/^A4: Intervention reviews are held by /)).toBeInViewport();
  await verdicts.getByRole('button', { name: /^A3/ }).click();
  const pane = page.getByRole('complementary', { name: /^A3/ });
  await expect(pane).toContainText('fortnightly reviews for at least one term');
  await expect(pane.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(pane).toContainText('Figures it uses');
  await expectAccessible(page, 'a clause beside the eligibility');
  const review = pane.getByRole('link', { name: /^Review of / }).first();
  const called = (await review.textContent()) ?? '';
  await review.click();
  const row = page.getByRole('row').filter({ hasText: called.replace('Review of ', '') });
  await expect(row.first()).toBeInViewport();
  await page.goBack();
  await expect(pane).toBeVisible();
  await pane.getByRole('heading', { level: 2 }).press('Escape');
  await expect(pane).toHaveCount(0);
});

test('a verdict says in its line what it could not know, and the answer that no date can be given', async ({
  desk,
}) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'waiting-for-evidence');
  // Two years on, and no calendar has been entered for that year.
  host.clock.day = '2028-11-20';
  await page.goto(`${host.origin}/cases/${file.id}/eligibility`);
  await expect(
    page.getByText('Earliest yes: No date can be given: calendar for 2028/29 not entered.'),
  ).toBeInViewport();
  const line = page.getByRole('listitem').filter({ hasText: 'Whether PSP reviews kept their rhythm can not be told.' });
  await expect(line).toContainText('Not known: calendar for 2028/29 not entered');
  await expectAccessible(page, 'verdicts that could not know');
});

test('what is promised is tried, and nothing of it is saved', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'waiting-for-evidence');
  await page.goto(`${host.origin}/cases/${file.id}/eligibility`);
  const promised = page.getByRole('group', { name: 'What is promised' }).getByRole('checkbox');
  await expect(promised.first()).toBeVisible();
  const count = await promised.count();
  const would = page.getByRole('status').filter({ hasText: /^On / });
  for (let at = 0; at < count; at++) {
    await promised.nth(at).check();
    await expect(would).toBeVisible();
  }
  // With all of it the answer is yes, on the day on which the run of reviews is a term old.
  await expect(would).toContainText('On 26 Jan 2027');
  await expect(would).toContainText('Eligible, commissioned');
  await page.reload();
  await expect(promised.first()).not.toBeChecked();
  await expect(page.getByText('Nothing is ticked.')).toBeVisible();
});

test('a manager decides against the rules only with a reason, and the decision replays for ever', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'waiting-for-evidence');
  await page.goto(`${host.origin}/cases/${file.id}/eligibility`);
  await page.getByRole('button', { name: 'Decide again' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Eligible, commissioned' }).check();
  await expect(dialog.getByText('This is not what the rules say')).toBeVisible();
  await dialog.getByRole('button', { name: 'Record the decision' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say why you decide otherwise.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The school has closed its nurture room.');
  await dialog.getByRole('button', { name: 'Record the decision' }).click();
  await expect(page.getByText('Decided otherwise than the rules said.')).toBeVisible();
  const decisions = page.getByRole('table', { name: 'Decisions, newest first' });
  await expect(decisions.getByRole('row').nth(2)).toContainText('Superseded');
  await decisions.getByRole('link', { name: '24 Nov 2026' }).click();
  await expect(page.getByText('the rules give the same verdicts')).toBeVisible();
  await expect(page.getByText('The school has closed its nurture room.')).toBeVisible();
  await expectAccessible(page, 'a decision');
});

test('a criterion is waived by name and with a reason, and the waiver is taken back', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'waiting-for-evidence');
  await page.goto(`${host.origin}/cases/${file.id}/eligibility`);
  const verdicts = page.getByRole('list', { name: 'Verdicts' });
  const open = verdicts
    .getByRole('button')
    .filter({ hasText: /(?:not yet|not met|no evidence)$/ })
    .first();
  const rule = ((await open.textContent()) ?? '').slice(0, 2);
  await open.click();
  await page.getByRole('button', { name: 'Waive this criterion' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('The school changed hands in August.');
  await page.getByRole('dialog').getByRole('button', { name: 'Waive it' }).click();
  const waived = verdicts.getByRole('button', { name: new RegExp(`^${rule} .* waived$`) });
  await expect(waived).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('The school changed hands in August.');
  await page.getByRole('button', { name: 'Take the waiver back' }).click();
  await expect(waived).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Waivers' })).toContainText('Taken back');
});

test('a second opinion is asked of the other manager, who answers it', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'enquiry');
  await page.goto(`${host.origin}/cases/${file.id}/eligibility`);
  await page.getByRole('button', { name: 'Ask for a second opinion' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'like to know' }).fill('Is the lunchtime club an intervention?');
  await dialog.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByText('Waits for the other manager.')).toBeVisible();
  await page.getByRole('button', { name: /^At the desk/ }).click();
  await page.getByRole('menuitem').filter({ hasText: 'Assistant Area Manager' }).click();
  await page.getByRole('button', { name: 'Give your opinion' }).click();
  await dialog.getByRole('radio', { name: 'Eligible, commissioned' }).check();
  await dialog.getByRole('textbox', { name: 'Your opinion' }).fill('Yes: it has targets and is reviewed.');
  await dialog.getByRole('button', { name: 'Record the opinion' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Yes: it has targets and is reviewed.')).toBeVisible();
});

test('the reviews are drawn week by week, and the same is a table', async ({ desk }) => {
  const { page, host } = desk;
  const file = await demoCase(desk, 'waiting-for-evidence');
  await page.goto(`${host.origin}/cases/${file.id}/eligibility`);
  await expect(page.getByRole('img', { name: /^Reviews of .* on a line of school weeks/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  const table = page.getByRole('table', { name: /^Reviews of / });
  await expect(table.getByRole('row').nth(1)).toContainText('Start');
  await expect(table.getByRole('row').nth(2)).toContainText('Review');
});

test('decided cases that today would be decided otherwise are listed with why', async ({ desk }) => {
  const { page, host } = desk;
  await page.goto(`${host.origin}/cases`);
  await page.getByRole('button', { name: 'More about the cases' }).click();
  await page.getByRole('menuitem', { name: 'Decisions that would differ today' }).click();
  await expect(page.getByText(/^\d+ of \d+ decisions would differ\.$/)).toBeVisible();
  const rows = page.getByRole('table', { name: 'Decisions that would differ today' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Evidence has changed');
  await expectAccessible(page, 'decisions that would differ');
});
