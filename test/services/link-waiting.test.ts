import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { write } from './deployment-register.ts';
import { addLinkRequest } from './link-placed.ts';
import { entries, type LinkDesk, startLink } from './link-register.ts';

/** The waiting list as it is moved by hand, and put back. */
let at: LinkDesk;
let [first, second]: [string, string] = ['', ''];
beforeEach(async () => {
  at = await startLink();
  [first, second] = write(at.desk, (run) => [addLinkRequest(run, at.caseId), addLinkRequest(run, at.caseId)]);
});
afterEach(() => at.desk.end());

const api = () => at.desk.client;
const ask = <T>(data: T) => at.desk.ask(data);
const waiting = async () => (await at.desk.done(api().link.waiting({}))).list;
const order = async () => (await waiting()).map(({ id }) => id);
const up = (reason: string) => api().link.move(ask({ requestId: second, aboveId: first, reason }));

describe('a request that was moved by hand', () => {
  it('is put back where the stated order has it, whatever the number of its moves', async () => {
    const stated = await waiting();
    await at.desk.done(up('The family moves house.'));
    await at.desk.done(up('And the school asks for it.'));
    expect(await order()).toEqual([second, first]);
    expect((await waiting())[0]).toMatchObject({ moved: true });
    await at.desk.done(api().link.putBack(ask({ requestId: second })));
    expect(await waiting()).toEqual(stated);
  });

  it('stands where it was moved to once its being put back is undone', async () => {
    await at.desk.done(up('The family moves house.'));
    const moved = await waiting();
    const back = await api().link.putBack(ask({ requestId: second }));
    if (!back.ok || !back.change) throw new Error('Not put back');
    expect(await order()).toEqual([first, second]);
    await at.desk.done(api().history.undo(ask({ changeId: back.change })));
    expect(await waiting()).toEqual(moved);
    const [last] = await at.desk.done(api().history.list({}));
    expect(JSON.stringify(last)).toContain('put a request back in the waiting list’s stated order');
  });

  it('is not put back where nobody has moved it', async () => {
    const before = entries(at);
    const refusal = await at.desk.refused(api().link.putBack(ask({ requestId: first })));
    expect(refusal.what).toBe('Nobody has moved this request by hand.');
    expect(entries(at)).toBe(before);
  });
});

it('nothing is moved, nor put above anything, that waits no more', async () => {
  const { version } = await at.desk.done(api().linkRequests.show({ id: second }));
  const left = { id: second, version, withdrawnOn: '2026-11-24', why: 'The family has moved away.' };
  await at.desk.done(api().linkRequests.withdraw(ask(left)));
  const before = entries(at);
  expect((await at.desk.refused(up('The school asks for it.'))).what).toBe(
    'This request waits no more. Nothing was moved.',
  );
  const above = api().link.move(ask({ requestId: first, aboveId: second, reason: 'The school asks for it.' }));
  expect((await at.desk.refused(above)).what).toBe(
    'The request that it was to stand above waits no more. Nothing was moved.',
  );
  expect(entries(at)).toBe(before);
});
