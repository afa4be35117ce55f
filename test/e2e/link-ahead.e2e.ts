import { expect, expectAccessible, test } from '../support/browser.ts';

test.use({ hostOptions: { demo: true } });

test('two terms ahead: home days are levelled and taken; starts are tried out by mouse and keys, compared, and taken to the panel', async ({
  desk: { page, host },
}) => {
  await page.goto(`${host.origin}/link?tab=what-if`);
  const manager = page.getByRole('button', { name: /Area Manager/ }).first();
  const start = page.getByRole('slider').first();
  await expect(start.or(manager)).toBeVisible();
  if (await manager.isVisible()) await manager.click();
  await expect(start).toHaveAttribute('aria-valuetext', /fits/);
  const atFirst = (await start.getAttribute('aria-valuetext')) ?? '';
  await expectAccessible(page, 'the sandbox');

  await page.getByRole('button', { name: 'Another option' }).click();
  await start.press('ArrowRight');
  await expect(start).not.toHaveAttribute('aria-valuetext', atFirst);
  await start.press('Home');
  await expect(start).toHaveAttribute('aria-valuetext', atFirst);
  const box = await start.boundingBox();
  if (!box) throw new Error('The bar is not there');
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(start).not.toHaveAttribute('aria-valuetext', atFirst);
  const waits = page.getByRole('row', { name: /Weeks they wait/ }).getByRole('cell');
  const weeks = async (option: number) => Number(await waits.nth(option).textContent());
  await expect.poll(async () => (await weeks(1)) - (await weeks(0))).toBeGreaterThan(0);
  const tried = (await start.getAttribute('aria-valuetext')) ?? '';
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  await page.reload();
  await expect(start).toHaveAttribute('aria-valuetext', tried);
  await expect(page.getByText(/^Your draft has come back/)).toBeVisible();
  await page.getByRole('button', { name: 'Option A' }).click();
  await expect(start).toHaveAttribute('aria-valuetext', atFirst);

  await page.getByRole('button', { name: 'Take option A to the panel' }).click();
  const taken = page.getByRole('list', { name: 'Taken to the panel' });
  const line = taken.getByRole('listitem').filter({ has: page.getByRole('link', { name: /Meeting of/ }) });
  const [pupil = ''] = ((await line.first().textContent()) ?? '').split(':');
  await line.first().getByRole('link').click();
  await page.getByRole('button', { name: 'Send the papers' }).click();
  const item = page.getByRole('article', { name: `Item about ${pupil}` });
  await item.getByRole('button', { name: 'Record the decision' }).click();
  await expect(item.getByRole('textbox', { name: 'First day' })).not.toHaveValue('');
  await expect(item.getByRole('combobox', { name: 'Centre' })).not.toHaveValue('');

  // The search works on a core of its own, which a busy machine may not have.
  const worked = { timeout: 60_000 };
  await page.goto(`${host.origin}/link?tab=level`);
  await page.getByRole('button', { name: 'Level the home days' }).click();
  await expect(page.getByRole('heading', { name: /more pupils? from|bring nobody in sooner/ })).toBeVisible(worked);
  await expectAccessible(page, 'home days levelled');
  await page.getByRole('button', { name: 'Move these home days' }).click();
  await expect(page.getByText('Home days moved.')).toBeVisible();
  await page.getByRole('button', { name: 'Level the home days' }).click();
  await expect(page.getByRole('heading', { name: /bring nobody in sooner/ })).toBeVisible(worked);
});
