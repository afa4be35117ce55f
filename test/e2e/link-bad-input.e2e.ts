import { sql } from 'drizzle-orm';
import { expect, test } from '../support/browser.ts';
import type { Host } from '../support/host.ts';

test.use({ hostOptions: { demo: true } });

const entries = ({ app }: Host) =>
  app.open?.register.reading.orm.get<{ n: number }>(sql`SELECT count(*) AS n FROM change`)?.n ?? -1;

test('what a manager can type wrongly at the Link: a sentence where it is typed, and nothing saved', async ({
  desk: { page, host },
}) => {
  test.setTimeout(90_000);
  const client = await host.client();
  await client.office.state({});
  const ask = <T>(data: T) => ({ requestId: crypto.randomUUID(), data });
  const [panels, placements, requests] = [
    await client.linkPanels.list({}),
    await client.linkPlacements.list({}),
    await client.linkRequests.list({ which: 'all' }),
  ];
  const panel = panels.ok ? panels.value.find(({ state }) => state === 'planned') : undefined;
  const placement = placements.ok ? placements.value.find(({ state }) => state === 'running') : undefined;
  const old = requests.ok ? requests.value.find(({ caseId }) => caseId === placement?.caseId) : undefined;
  const shown = old ? await client.linkRequests.show({ id: old.id }) : undefined;
  if (!panel || !placement || !shown?.ok) throw new Error('The demo has no coming panel, or nobody is placed');
  host.clock.day = panel.meetsOn;
  // Who has a place is asked for again: the request can be made, the second place cannot.
  const again = await client.linkRequests.add(ask({ ...shown.value.values, caseId: placement.caseId }));
  if (!again.ok) throw new Error(again.refusal.what);
  await client.linkPanels.putOn(ask({ panelId: panel.id, requestId: again.value.id }));
  await client.linkPanels.sendPapers(ask({ panelId: panel.id }));
  const item = page.getByRole('article', { name: `Item about ${placement.pupilName}` });
  const record = item.getByRole('button', { name: 'Record the decision' });

  await test.step('a panel without a quorum', async () => {
    await page.goto(`${host.origin}/link/panels/${panel.id}`);
    await record.click();
    await item.getByRole('combobox', { name: 'Centre' }).selectOption({ label: 'The Link, Nuneaton' });
    await item.getByRole('combobox', { name: 'Home day' }).selectOption({ label: 'Monday' });
    await item.getByRole('textbox', { name: 'First day' }).fill('5 Jan 2027');
    await item.getByRole('textbox', { name: 'Reason', exact: true }).fill('Everything in school has been tried.');
    const before = entries(host);
    await record.click();
    await expect(item.getByRole('alert')).toContainText('No quorum: 3 members with a vote are needed, 0 can decide');
    expect(entries(host)).toBe(before);
  });

  await test.step('a second placement for one pupil', async () => {
    const boxes = page.getByRole('checkbox', { name: /Head teacher|Specialist service/ });
    for (const at of [0, 1, 2, 3]) {
      await boxes.nth(at).click();
      await expect(boxes.nth(at)).toBeChecked();
    }
    const before = entries(host);
    await record.click();
    await expect(item.getByRole('alert')).toContainText('This pupil has a placement from');
    expect(entries(host)).toBe(before);
  });

  await test.step('a home day that is a day at the Link too', async () => {
    await page.goto(`${host.origin}/link/placements/${placement.id}`);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('menuitem', { name: /phases/ }).click();
    const phase = page.getByRole('group', { name: 'Phase 1' });
    const homeDay = phase.getByRole('combobox', { name: 'Home day' });
    const named = await homeDay.locator('option:checked').textContent();
    await phase.getByRole('checkbox', { name: named ?? '' }).check();
    const before = entries(host);
    await page.getByRole('button', { name: 'Save the phases' }).click();
    await expect(page.getByRole('alert')).toContainText('cannot be the home day and a day at the Link at once');
    expect(entries(host)).toBe(before);
  });
});
