import { afterEach, expect, it } from 'vitest';
import { type Desk, PASSPHRASE, startRegister } from '../support/register.ts';

/** What somebody was typing is theirs: whoever signs in after them at the same page neither sees it nor takes it away. */
let desk: Desk;
afterEach(() => desk.end());

const THEIRS = 'wobbly teapot gravel ninety';
const enter = (initials: string, passphrase: string) => {
  const slotId = desk.app.keys?.slots.find((slot) => slot.initials === initials)?.id ?? '';
  return desk.done(desk.client.signIn.withPassphrase(desk.ask({ slotId, passphrase })));
};
const leave = () => desk.done(desk.client.signIn.lock(desk.ask({})));

it('a draft is kept from the next person at the same page, and given back to its own', async () => {
  desk = await startRegister();
  const ben = (await desk.done(desk.client.office.people({}))).find(({ name }) => name === 'Ben Tester')?.id ?? '';
  const given = { own: PASSPHRASE, personId: ben, typedByThem: true, passphrase: THEIRS, again: THEIRS };
  await desk.done(desk.client.keys.give(desk.ask(given)));
  await desk.done(desk.client.drafts.save(desk.ask({ key: 'enquiry/new', body: '{"concern":"Ran off"}' })));
  const ada = desk.session.personId;
  await leave();
  await enter('B. T.', THEIRS);
  expect(await desk.done(desk.client.drafts.list({}))).toEqual([]);
  for (const key of ['enquiry/new', `${ada}/enquiry/new`, `../${ada}/enquiry/new`]) {
    expect(await desk.done(desk.client.drafts.read({ key }))).toEqual({ body: null, savedAt: null });
    await desk.done(desk.client.drafts.discard(desk.ask({ key })));
  }
  await desk.done(desk.client.drafts.save(desk.ask({ key: 'enquiry/new', body: '{"concern":"Mine"}' })));
  await leave();
  await enter('A. T.', PASSPHRASE);
  expect(await desk.done(desk.client.drafts.read({ key: 'enquiry/new' }))).toMatchObject({
    body: '{"concern":"Ran off"}',
  });
});
