import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectReadableInTheDark, test } from '../support/browser.ts';

/** The weekly meeting in real Chromium, on the demo register: by mouse, by keyboard, by menu, and from a proposal. */
test.use({ hostOptions: { demo: true } });

const NEXT = '/deployment/2026-11-30';

async function open(page: Page, origin: string, path = NEXT): Promise<void> {
  await page.goto(`${origin}${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const cell = (page: Page, place: string) => page.getByRole('button', { name: new RegExp(`^${place}:`) });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

test('a need is dragged to a session; where it can not go, the rule is said, and it stays where it was', async ({
  desk: { page, host },
}) => {
  await open(page, host.origin);
  const need = page.getByRole('listitem').filter({ hasText: 'C-0024 SP' });
  await expect(need).toContainText('lacks 2 of 4');

  await need.getByText('Priority 2').hover();
  await page.mouse.down();
  await cell(page, 'Flora Gingerbye, Monday morning').hover();
  await cell(page, 'Flora Gingerbye, Monday morning').hover();
  await expect(page.getByText(/asks for Early years, which Flora Gingerbye does not have/)).toBeVisible();
  await cell(page, 'Hestia Plumwright, Tuesday afternoon').hover();
  await page.mouse.up();

  await expect(cell(page, 'Hestia Plumwright, Tuesday afternoon')).toHaveAccessibleName(
    /C-0024 SP.*Otterstoke Primary School/,
  );
  await expect(need).toContainText('lacks 1 of 4');
  await undo(page).click();
  await expect(need).toContainText('lacks 2 of 4');
});

test('by keyboard alone: a need is opened, an STA is chosen, Escape closes, Ctrl+Z takes it back', async ({
  desk: { page, host },
}) => {
  await open(page, host.origin);
  const choose = page.getByRole('button', { name: 'Choose STA: C-0024 SP' });
  await choose.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'C-0024 SP' })).toBeFocused();
  await expect(page.getByText('Who could come (1)')).toBeVisible();
  const give = page.getByRole('button', { name: 'Give Hestia Plumwright, Tuesday afternoon' });
  await give.focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 'Hestia Plumwright, Tuesday afternoon')).toHaveAccessibleName(/C-0024 SP/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'C-0024 SP' })).toBeHidden();

  await cell(page, 'Hestia Plumwright, Tuesday afternoon').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page, 'Hestia Plumwright, Tuesday morning')).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Undo it' }).press('Enter');
  await expect(cell(page, 'Hestia Plumwright, Tuesday afternoon')).not.toHaveAccessibleName(/C-0024 SP/);
});

test('by the menu of a session: a wish is gone against only with a reason, and what is locked stays', async ({
  desk: { page, host },
}) => {
  await open(page, host.origin);
  await cell(page, 'Flora Gingerbye, Monday morning').click();
  await page.getByRole('button', { name: /^C-0014 FO/ }).click();
  const dialog = page.getByRole('dialog', { name: /Say why/ });
  await dialog.getByRole('button', { name: 'Allocate' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say why.');
  await dialog.getByLabel(/The child knows Lettice Hobnail/).fill('Lettice asked for a change.');
  await dialog.getByRole('button', { name: 'Allocate' }).click();
  await expect(dialog).toBeHidden();

  const given = cell(page, 'Flora Gingerbye, Monday morning');
  await given.click();
  await expect(page.getByText('Settled all the same: Lettice asked for a change.')).toBeVisible();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(given).toHaveAccessibleName(/locked/);
  await given.click();
  await expect(page.getByRole('button', { name: 'Take off' })).toBeDisabled();
});

test('a proposal changes nothing until it is taken; then the week is published, and changes only with a reason', async ({
  desk: { page, host },
}) => {
  await open(page, host.origin);
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  const pane = page.getByRole('complementary', { name: 'Proposal' });
  await expect(pane.getByRole('table')).toContainText('Sessions given', { timeout: 30_000 });
  // A better one may still come while it works; what is counted below is the last.
  await expect(pane.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText('46 of 72 sessions given')).toBeVisible();
  const leave = pane.getByRole('button', { name: /^Leave: / });
  const many = await leave.count();
  await leave.first().click();
  await expect(leave).toHaveCount(many - 1);
  await pane.getByRole('button', { name: 'Show them again' }).click();
  await pane.getByRole('button', { name: 'Take all' }).click();
  await expect(pane.getByText('Nothing in it differs from the board.')).toBeVisible();
  await expect(page.getByText('46 of 72 sessions given')).toBeHidden();
  await pane.getByRole('button', { name: 'Close this pane' }).click();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/^Published 24 Nov 2026 by Hazel/)).toBeVisible();
  await cell(page, 'Delphine Marzipan, Monday morning').click();
  await page.getByRole('button', { name: 'Take off' }).click();
  await page.getByLabel('Why does the published week change?').fill('The school is closed that morning.');
  await page.getByRole('dialog').getByRole('button', { name: 'Take off' }).click();
  await expect(page.getByRole('list', { name: 'Changes since it was published' })).toContainText(
    'The school is closed that morning. (Hazel Farthingwick)',
  );
});

test('the meeting, the sheets and Friday’s record of a week', async ({ desk: { page, host } }) => {
  await open(page, host.origin, `${NEXT}/meeting`);
  await page.getByLabel(/^C-0024 SP/).fill('Otterstoke covers Friday itself.');
  await page.getByRole('button', { name: 'Save the record' }).click();
  await expect(page.getByText('Meeting recorded.')).toBeVisible();
  await page.getByRole('link', { name: 'Print with the week sheet' }).click();
  await expect(page.getByText('Otterstoke covers Friday itself.').first()).toBeAttached();

  await open(page, host.origin, '/deployment/2026-11-23/sheets');
  await expect(page.getByRole('row', { name: /Cosmo Underhedge/ })).toContainText('8 sessions');

  await open(page, host.origin, '/deployment/2026-11-16/happened');
  await page.getByRole('button', { name: /^Cosmo Underhedge, Monday morning/ }).click();
  await page.getByRole('button', { name: /Record \d+ as planned, 1 not/ }).click();
  await expect(page.getByRole('alert')).toContainText('Choose why.');
  await page.getByLabel('Why', { exact: true }).selectOption('Pupil absent');
  await page.getByRole('button', { name: /Record \d+ as planned, 1 not/ }).click();
  await expect(page.getByText('Recorded 24 Nov 2026 by Hazel Farthingwick')).toBeVisible();
  await open(page, host.origin, '/plans/delivered');
  await expect(page.getByText(/^3 weeks recorded: \d+ of \d+ sessions agreed were delivered/)).toBeVisible();
});

test('every screen of deployment and plans is accessible, in light and in dark', async ({ desk: { page, host } }) => {
  test.slow();
  await open(page, host.origin);
  await page.getByRole('button', { name: 'Choose STA: C-0024 SP' }).click();
  await expect(page.getByText('Who could come (1)')).toBeVisible();
  await expectAccessible(page, 'the board with a need beside it');
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await expect(page.getByText('Compared')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'the board with a proposal beside it');
  await expectReadableInTheDark(page, 'the board with a proposal beside it');
  const places = [
    `${NEXT}/meeting`,
    '/deployment/2026-11-23/sheets',
    '/deployment/2026-11-16/happened',
    '/plans',
    '/plans/delivered',
    '/plans/supply',
    '/stas',
  ];
  for (const path of places) {
    await open(page, host.origin, path);
    await expectAccessible(page, path);
    await expectReadableInTheDark(page, path);
  }
});
