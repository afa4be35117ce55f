import type { Desk } from './browser.ts';

/** A register of an office of its own, started as the welcome screen does it: for tests that want no demo. */
export async function startedRegister({ page, host }: Desk, countyCalendar = true): Promise<void> {
  const client = await host.client();
  const answer = await client.office.start({
    requestId: crypto.randomUUID(),
    data: {
      officeName: 'Testing Area Office',
      areaManager: 'Ada Tester',
      assistantAreaManager: 'Ben Tester',
      countyCalendar,
    },
  });
  if (!answer.ok) throw new Error(answer.refusal.what);
  await page.reload();
}
