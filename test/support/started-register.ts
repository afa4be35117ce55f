import type { Desk } from './browser.ts';
import { BEGINNING, PASSPHRASE } from './register.ts';
import type { Client } from './story.ts';

/** A register of an office of its own, with the Area Manager signed in, and her client: for tests that want no demo. */
export async function startedRegister({ page, host }: Desk, countyCalendar = true): Promise<Client> {
  const client = await host.client();
  const data = { ...BEGINNING, countyCalendar };
  const answer = await client.office.start({ requestId: crypto.randomUUID(), data });
  if (!answer.ok) throw new Error(answer.refusal.what);
  await page.reload();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  return client;
}
