import { readPdf, squeezed } from '../papers/reading.ts';
import { expect, expectAccessible, test } from '../support/browser.ts';

test.use({ hostOptions: { demo: true } });

/**
 * One pupil's way to the Link on the demo register: a request on a coming panel's agenda, its paper sent, an interest
 * declared, approved, placed, its first reintegration phase as a need of the right week; capacity and minutes agree.
 */
test('from a request to the need of the right week, and to minutes that agree with the capacity', async ({
  desk: { page, host },
}) => {
  test.setTimeout(120_000);
  const client = await host.client();
  await client.office.state({});
  const panels = await client.linkPanels.list({});
  const panel = panels.ok ? panels.value.find(({ state }) => state === 'planned') : undefined;
  if (!panel) throw new Error('The demo has no coming panel');
  const go = (path: string) => page.goto(`${host.origin}${path}`);
  host.clock.day = panel.meetsOn;

  await test.step('the capacity opens its pupils; the list explains itself', async () => {
    await go('/link');
    await page.getByRole('button', { name: /The Link, Nuneaton, 7 Dec 2026/ }).click();
    await expect(page.getByRole('complementary')).toContainText('days a week');
    await expectAccessible(page, 'the capacity of the Link');
    await go('/link?tab=waiting');
    await expect(page.getByText('How the list is ordered')).toBeVisible();
    await expectAccessible(page, 'the waiting list');
  });

  await test.step('a request is moved by hand, with a reason, and put back; who was refused is printed', async () => {
    const first = page.getByRole('list', { name: 'Waiting list' }).getByRole('listitem').first();
    const stated = (await first.textContent()) ?? '';
    await first.getByRole('button', { name: /^Move / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Where').selectOption({ label: 'To the end' });
    await dialog.getByLabel('Why').fill('The family is away until January.');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await expect(page.getByText('The family is away until January.')).toBeVisible();
    await expectAccessible(page, 'the waiting list with a request moved by hand');
    await page.getByRole('button', { name: /^Put back in the stated order/ }).click();
    await expect(page.getByText('The family is away until January.')).toHaveCount(0);
    await expect(first).toHaveText(stated);
    await go('/link?tab=refused');
    await page.getByRole('link', { name: 'Print' }).click();
    await expect(page.getByText('declined because no place was free').first()).toBeAttached();
    await expectAccessible(page, 'the report of who was refused');
  });

  const item = page.getByRole('article');
  await test.step('the panel: papers sent, members there, an interest declared', async () => {
    await go(`/link/panels/${panel.id}`);
    await page.getByRole('button', { name: 'Send the papers' }).click();
    await expect(item.getByRole('heading', { name: /^Paper 1/ })).toBeVisible();
    const boxes = page.getByRole('checkbox', { name: /Head teacher|Specialist service/ });
    await expect(boxes).toHaveCount(4);
    for (const at of [0, 1, 2, 3]) {
      await boxes.nth(at).click();
      await expect(boxes.nth(at)).toBeChecked();
    }
    await page.getByRole('button', { name: 'Record an interest' }).click();
    await item.getByRole('combobox', { name: 'Member' }).selectOption({ index: 4 });
    await item.getByRole('textbox', { name: 'What the interest is' }).fill('Works with the family');
    await item.getByRole('button', { name: 'Record the interest' }).click();
    await expect(item).toContainText('takes no part. Declared an interest: Works with the family');
    await expect(item).toContainText('Quorum met: 3 members');
  });

  await test.step('a start in the holidays is refused beside its field; the approval is recorded', async () => {
    await item.getByRole('button', { name: 'Record the decision' }).click();
    await item.getByRole('combobox', { name: 'Centre' }).selectOption({ label: 'The Link, Nuneaton' });
    await item.getByRole('combobox', { name: 'Home day' }).selectOption({ label: 'Monday' });
    await item.getByRole('textbox', { name: 'Reason', exact: true }).fill('Everything in school has been tried.');
    await item.getByRole('textbox', { name: 'First day' }).fill('28 Dec 2026');
    await item.getByRole('button', { name: 'Record the decision' }).click();
    await expect(item.getByRole('alert')).toContainText('28 Dec 2026 is no school day; the next one is 5 Jan 2027.');
    await expectAccessible(page, 'a panel’s decision');
    await item.getByRole('textbox', { name: 'First day' }).fill('5 Jan 2027');
    await item.getByRole('button', { name: 'Record the decision' }).click();
    await expect(item).toContainText('The Link, Nuneaton, from 5 Jan 2027, Monday at home');
  });

  await test.step('the placement and its reintegration plan, agreed by the school', async () => {
    await item.getByRole('heading').getByRole('link').click();
    await page.getByRole('button', { name: 'Make the placement' }).click();
    await expect(page.getByRole('heading', { name: /^Link placement of/ })).toBeVisible();
    await expectAccessible(page, 'a placement');
    await page.getByRole('button', { name: 'Make a reintegration plan' }).click();
    await page.getByRole('textbox', { name: 'Why is there a plan?' }).fill('Back to class, day by day.');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByRole('button', { name: 'Record agreement' }).click();
    await page.getByRole('textbox', { name: 'Agreed by' }).fill('Hale Madeup');
    await page.getByRole('button', { name: 'Record agreement' }).click();
    await expect(page.getByText('Agreement recorded.')).toBeVisible();
  });

  const placements = await client.linkPlacements.list({});
  const line = placements.ok ? placements.value.find(({ startOn }) => startOn === '2027-01-05') : undefined;
  const shown = line && (await client.linkPlacements.show({ id: line.id }));
  if (!line || !shown?.ok) throw new Error('No placement from 5 Jan 2027');
  const back = shown.value.phases[1]?.fromOn ?? '';

  await test.step('the week in which reintegration begins has the need, the week before has not', async () => {
    const week = await client.deployment.week({ monday: back });
    const need = week.ok ? week.value.needs.find(({ caseId }) => caseId === line.caseId) : undefined;
    expect(need).toMatchObject({ sessions: 2, agreed: true });
    expect(need?.open.every((session) => /^(?:mon|tue)-/.test(session))).toBe(true);
    await go(`/deployment/${back}`);
    await expect(page.getByRole('listitem').filter({ hasText: line.reference })).toContainText('lacks 2 of 2');
    const before = new Date(Date.parse(`${back}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10);
    await go(`/deployment/${before}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: line.reference })).toHaveCount(0);
  });

  await test.step('the capacity counts the pupil, and the minutes say the same', async () => {
    await go('/link');
    await page.getByRole('button', { name: /The Link, Nuneaton, 12 Jan 2027/ }).click();
    await expect(page.getByRole('complementary')).toContainText(line.pupilName);
    await go(`/link/panels/${panel.id}`);
    await page.getByRole('button', { name: 'Close the record' }).click();
    await page.getByRole('link', { name: 'Print the minutes' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save PDF' }).click();
    const stream = await (await saved).createReadStream();
    const bytes = Buffer.concat(await stream.toArray());
    const { texts } = await readPdf(bytes);
    const text = squeezed(texts.join(' '));
    expect(text).toContain(squeezed('Approve: The Link, Nuneaton from 5 Jan 2027, Monday in the home school'));
    expect(text).toContain(squeezed('Declared an interest: Works with the family'));
    expect(text).not.toContain(squeezed(line.pupilName));
  });
});
