import { CONTENT_SECURITY_POLICY } from '../../electron/content-security.ts';
import { expect, expectAccessible, test } from '../support/browser.ts';

test('the one-time link opens the app, once, under the content security policy', async ({ desk: { page, host } }) => {
  await expect(page).toHaveURL(`${host.origin}/`);
  await expect(page.getByRole('heading').first()).toBeVisible();
  const answer = await page.reload();
  expect(answer?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  await expectAccessible(page, 'the first screen');
});

test('a page of another origin gets nothing out of the host', async ({ desk: { page, host }, browser }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const stranger = await browser.newPage();
  // Another site, in the same browser: served from nowhere, so that nothing leaves this machine.
  await stranger.route('http://evil.example/**', (route) =>
    route.fulfill({ body: '<title>evil</title>', contentType: 'text/html' }),
  );
  await stranger.goto('http://evil.example/');
  const outcomes = await stranger.evaluate(async (origin) => {
    const tried = [
      fetch(`${origin}/rpc/office/state`, { method: 'POST', body: '{"json":{}}', credentials: 'include' }),
      fetch(`${origin}/`, { credentials: 'include' }),
      fetch(`${origin}/rpc/office/state`, { method: 'POST', body: '{}', mode: 'no-cors', credentials: 'include' }).then(
        (answer) => {
          if (answer.type === 'opaque') throw new Error('opaque');
        },
      ),
    ];
    return (await Promise.allSettled(tried)).map(({ status }) => status);
  }, host.origin);
  expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);
  await stranger.close();
});

test('a bug is one plain page with the number that is in the log, and a way on', async ({
  desk: { page, host, faults },
}) => {
  await page.getByRole('button', { name: 'Look around in the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  host.app.open?.register.reading.sqlite.close();
  await page.getByRole('link', { name: 'Schools' }).click();
  await expect(page.getByRole('heading', { name: 'Something in the app is broken' })).toBeVisible();
  const { number } = host.log.find(({ level }) => level === 'bug') ?? {};
  await expect(page.getByRole('main')).toContainText(`this number: ${number}`);
  await expectAccessible(page, 'a bug');
  expect(faults.splice(0).join('\n')).toContain(`Bug ${number}`);
});
