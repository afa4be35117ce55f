import type { CasePage } from '../../shared/api/cases.ts';
import type { Desk } from './browser.ts';

/** A case of the demo that stands in a stage, as the core knows it: end-to-end tests name no invented child themselves. */
export async function demoCase({ host }: Desk, stage: CasePage['stage'], at = 0): Promise<CasePage> {
  const client = await host.client();
  // Whoever asks for the office first sits down at the desk.
  await client.office.state({});
  const listed = await client.cases.list({ stage });
  const line = listed.ok ? listed.value.cases[at] : undefined;
  if (!line) throw new Error(`The demo has no case ${at + 1} at ${stage}`);
  const shown = await client.cases.show({ id: line.id });
  if (!shown.ok) throw new Error(shown.refusal.what);
  return shown.value;
}
