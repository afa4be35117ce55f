import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { type Desk, PASSPHRASE, startApp, taskAnswer } from '../support/register.ts';

let desk: Desk;
afterEach(() => desk.end());

/** A register as it was before there were passphrases: its key beside it. */
async function unprotected(): Promise<Desk> {
  const made = startApp();
  await made.done(made.client.office.openDemo(made.ask({})));
  made.app.closeRegister();
  for (const name of ['register.db', 'register.key']) {
    copyFileSync(join(made.folder, 'demo', name), join(made.folder, name));
  }
  made.app.openFolder('own');
  await made.done(made.client.office.state({}));
  return made;
}

describe('a register from before there were passphrases', () => {
  it('is taken over: copied, proved, history whole; the old file stays until a manager has it erased', async () => {
    desk = await unprotected();
    expect((await desk.done(desk.client.office.state({}))).isProtected).toBe(false);
    const count = () => desk.app.open?.register.reading.sqlite.prepare('SELECT count(*) FROM pupil').pluck().get();
    const before = count();
    const answer = await taskAnswer(desk.client.keys.protect({ passphrase: PASSPHRASE, again: PASSPHRASE }));
    if (!answer.ok) throw new Error(answer.refusal.what);
    expect(answer.value.given).toHaveLength(1);
    expect(await desk.done(desk.client.office.state({}))).toMatchObject({ isProtected: true });
    expect(count()).toBe(before);
    const { register } = desk.app.open ?? {};
    if (!register) throw new Error('Not open');
    expect(firstEntryThatDoesNotFit(register.reading.sqlite, register.historyKey)).toBeNull();
    expect(existsSync(join(desk.folder, 'register.key'))).toBe(true);
    await desk.refused(desk.client.keys.eraseUnprotected(desk.ask({ own: 'wobbly teapot gravel ninety' })));
    const erased = await desk.done(desk.client.keys.eraseUnprotected(desk.ask({ own: PASSPHRASE })));
    expect(erased.files).toBeGreaterThanOrEqual(2);
    expect(await desk.done(desk.client.keys.list({}))).toMatchObject({ unprotected: 0 });
    expect(readdirSync(desk.folder).filter((name) => /^register\.(?:db$|db-|key$)/.test(name))).toEqual([]);
    desk.app.closeRegister();
    desk.app.seats.leaveAll();
    desk.app.openFolder('own');
    expect(desk.app.keys?.database).toBe('register-2.db');
  });

  it('is not taken over where its history has been rewritten', async () => {
    desk = await unprotected();
    desk.app.open?.register.writing.sqlite.exec("UPDATE change SET sentence = 'did nothing' WHERE seq = 1");
    const answer = await taskAnswer(desk.client.keys.protect({ passphrase: PASSPHRASE, again: PASSPHRASE }));
    expect(answer).toMatchObject({ ok: false, refusal: { what: expect.stringContaining('rewritten') } });
    expect(existsSync(join(desk.folder, 'register.keys'))).toBe(false);
  });
});
