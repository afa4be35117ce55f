import { readdirSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, PASSPHRASE, startRegister } from '../support/register.ts';

/** A page that is locked while it changes keys, with somebody else signed in at another page, so that the register stays open. */
const BENS = 'wobbly teapot gravel ninety';
let desk: Desk;
let ben: Desk['client'];
let bensId: string;
beforeEach(async () => {
  desk = await startRegister();
  bensId = (await desk.done(desk.client.office.people({}))).find(({ name }) => name === 'Ben Tester')?.id ?? '';
  await desk.done(desk.client.keys.give(desk.ask(giving(BENS))));
  ben = createRouterClient(desk.app.router, { context: { session: desk.app.newSession() } });
  const slotId = desk.app.keys?.slots.find(({ personId }) => personId === bensId)?.id ?? '';
  await desk.done(ben.signIn.withPassphrase(desk.ask({ slotId, passphrase: BENS })));
});
afterEach(() => desk.end());

const giving = (passphrase: string) => ({
  own: PASSPHRASE,
  personId: bensId,
  typedByThem: true,
  passphrase,
  again: passphrase,
});
const lock = () => desk.done(desk.client.signIn.lock(desk.ask({})));

describe('a page that is locked meanwhile', () => {
  it('is not seated again by a change of the register’s key, which is not made', async () => {
    let answer: unknown;
    for await (const event of await desk.client.keys.changeRegisterKey({ own: PASSPHRASE })) {
      if (event.kind === 'progress' && event.done === 1) await lock();
      if (event.kind === 'answer') ({ answer } = event);
    }
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
    expect(desk.session.personId).toBeNull();
    expect(await ben.office.people({})).toMatchObject({ ok: true });
    expect(readdirSync(desk.folder).filter((name) => /\.db$/.test(name))).toEqual(['register.db']);
  });

  it('gives nobody a passphrase: no key is changed without its entry in history', async () => {
    const { keys } = desk.app;
    const given = desk.client.keys.give(desk.ask(giving('marble ladder candle fox')));
    await Promise.all([given, lock()]);
    expect(await given).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
    expect(desk.app.keys).toEqual(keys);
    expect(await ben.office.people({})).toMatchObject({ ok: true });
  });
});
