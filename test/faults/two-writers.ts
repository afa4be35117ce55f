import { createRouterClient } from '@orpc/server';
import { type Desk, PASSPHRASE, startApp, startRegister } from '../support/register.ts';
import { chance, type Fault } from './fault.ts';

/** Two pages of one register, each with a version of a person in hand, saving in any order; and a second copy of the app on the folder. */
export const TWO_WRITERS: Fault = {
  fault: 'two-writers',
  lostMeans:
    'a save over what somebody else had saved meanwhile, a refusal without both versions, or a second app let in',
  short: 10,
  long: 500,
  async run(times) {
    const desk = await startRegister();
    const pick = chance(times);
    const pages = [desk.client, await secondPage(desk)];
    const { id } = await desk.done(
      desk.client.office.addPerson(desk.ask({ name: 'Person 0', role: 'office' as const })),
    );
    let lost = 0;
    let seen = [await versionOf(desk, id), await versionOf(desk, id)];
    let saved = 'Person 0';
    for (let tried = 0; tried < times; tried++) {
      const who = pick(2);
      if (pick(4) === 0) seen = seen.map((version, at) => (at === who ? Number.NaN : version));
      const now = await versionOf(desk, id);
      // Who looks again has the newest version in hand; who does not, keeps the one they saw.
      const version = Number.isNaN(seen[who]) ? now : (seen[who] ?? now);
      const name = `Person ${tried + 1}`;
      const answer = await pages[who]?.office.changePerson(
        desk.ask({ id, version, name, role: 'office' as const, active: true }),
      );
      const shouldSave = version === now;
      if (answer?.ok !== shouldSave) lost++;
      if (answer?.ok) {
        saved = name;
        seen[who] = await versionOf(desk, id);
      } else if (!answer?.refusal.versions?.some(({ theirs, yours }) => theirs === saved && yours === name)) lost++;
      if ((await nameOf(desk, id)) !== saved) lost++;
    }
    const second = startApp(desk.clock.day, desk.folder);
    second.app.openFolder('own');
    if (second.app.open !== null || second.app.fault?.kind !== 'busy') lost++;
    second.app.close();
    desk.end();
    return { tried: times + 1, lost };
  },
};

async function secondPage(desk: Desk) {
  const client = createRouterClient(desk.app.router, { context: { session: desk.app.newSession() } });
  const slotId = desk.app.keys?.slots[0]?.id ?? '';
  await desk.done(client.signIn.withPassphrase(desk.ask({ slotId, passphrase: PASSPHRASE })));
  return client;
}

async function rowOf(desk: Desk, id: string) {
  const row = (await desk.done(desk.client.office.people({}))).find((each) => each.id === id);
  if (!row) throw new Error('The person is gone');
  return row;
}
const versionOf = async (desk: Desk, id: string) => (await rowOf(desk, id)).version;
const nameOf = async (desk: Desk, id: string) => (await rowOf(desk, id)).name;
