import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { STRONG } from '../../electron/safety/key-slots.ts';
import { BEGINNING, type Desk, PASSPHRASE, startApp, startRegister, taskAnswer } from '../support/register.ts';

let desk: Desk;
afterEach(() => desk.end());

const OTHER = 'wobbly teapot gravel ninety';
const pair = (passphrase: string) => ({ passphrase, again: passphrase });

function slotOf(initials: string): string {
  const slot = desk.app.keys?.slots.find((each) => each.initials === initials);
  if (!slot) throw new Error(`No slot for ${initials}`);
  return slot.id;
}

function enter(initials: string, passphrase: string) {
  return desk.client.signIn.withPassphrase(desk.ask({ slotId: slotOf(initials), passphrase }));
}

async function lock(): Promise<void> {
  await desk.done(desk.client.signIn.lock(desk.ask({})));
}

async function idOf(name: string): Promise<string> {
  const people = await desk.done(desk.client.office.people({}));
  return people.find((each) => each.name === name)?.id ?? '';
}

async function giveBen(passphrase = OTHER, typedByThem = true): Promise<string> {
  const personId = await idOf('Ben Tester');
  await desk.done(desk.client.keys.give(desk.ask({ own: PASSPHRASE, personId, typedByThem, ...pair(passphrase) })));
  return personId;
}

describe('signing in', () => {
  it('opens a locked register to the passphrase of one of its people, and to nothing else', async () => {
    desk = await startRegister();
    await lock();
    expect(desk.app.open).toBeNull();
    expect(await desk.refused(desk.client.schools.list({}))).toMatchObject({ code: 'not-signed-in' });
    expect(await desk.refused(enter('A. T.', OTHER))).toMatchObject({ fields: [{ path: 'passphrase' }] });
    expect(desk.app.open).toBeNull();
    const state = await desk.done(enter('A. T.', PASSPHRASE));
    expect(state).toMatchObject({
      office: { name: 'Testing Area Office' },
      person: { name: 'Ada Tester' },
      wrongBefore: 1,
    });
  });

  it('shows people by initials and role before anybody is in, and no name is in any file', async () => {
    desk = await startRegister();
    await giveBen();
    await lock();
    const state = await desk.done(desk.client.office.state({}));
    expect(state).toMatchObject({ office: null, person: null, people: [] });
    expect(state.signIn?.slots.map(({ initials, role }) => [initials, role])).toEqual([
      ['A. T.', 'area-manager'],
      ['B. T.', 'assistant-area-manager'],
    ]);
    for (const file of readdirSync(desk.folder)) {
      const bytes = readFileSync(join(desk.folder, file));
      for (const word of ['Tester', 'Testing Area Office', PASSPHRASE, OTHER])
        expect(bytes.includes(word), file).toBe(false);
    }
  });

  it('is one for each page: a second one has to sign in too, and the register stays open for the first', async () => {
    desk = await startRegister();
    const second = createRouterClient(desk.app.router, { context: { session: desk.app.newSession() } });
    expect(await desk.done(second.office.state({}))).toMatchObject({
      office: null,
      signIn: { recoveryWaitSeconds: 0 },
    });
    const came = await desk.done(
      second.signIn.withPassphrase(desk.ask({ slotId: slotOf('A. T.'), passphrase: PASSPHRASE })),
    );
    expect(came.person?.name).toBe('Ada Tester');
    await lock();
    expect(await desk.done(second.office.state({}))).toMatchObject({ person: { name: 'Ada Tester' } });
    await desk.done(second.signIn.lock(desk.ask({})));
    expect(desk.app.open).toBeNull();
  });

  it('is ended elsewhere with a changed passphrase, and everywhere with one that is taken away', async () => {
    desk = await startRegister();
    await giveBen();
    const page = async (initials: string, passphrase: string) => {
      const client = createRouterClient(desk.app.router, { context: { session: desk.app.newSession() } });
      await desk.done(client.signIn.withPassphrase(desk.ask({ slotId: slotOf(initials), passphrase })));
      return client;
    };
    const [ada, ben] = [await page('A. T.', PASSPHRASE), await page('B. T.', OTHER)];
    await desk.done(desk.client.keys.changeOwn(desk.ask({ own: PASSPHRASE, ...pair('ocelot plinth lagoon vase') })));
    expect(await desk.refused(ada.schools.list({}))).toMatchObject({ code: 'not-signed-in' });
    expect(await desk.done(desk.client.schools.list({}))).toBeDefined();
    const request = desk.ask({ own: 'ocelot plinth lagoon vase', personId: await idOf('Ben Tester') });
    await desk.done(desk.client.keys.take(request));
    expect(await desk.refused(ben.schools.list({}))).toMatchObject({ code: 'not-signed-in' });
  });

  it('lasts twelve hours at the longest, however busy somebody is', async () => {
    const clock = { hour: 8 };
    const now = () => `2026-11-24T${String(clock.hour).padStart(2, '0')}:00:00.000Z`;
    desk = await startRegister('2026-11-24', { locksWhenIdle: true, clock: { today: () => '2026-11-24', now } });
    for (clock.hour = 9; clock.hour < 20; clock.hour++) {
      desk.app.seats.alive(desk.session);
      expect(await desk.done(desk.client.schools.list({}))).toBeDefined();
    }
    clock.hour = 20;
    desk.app.seats.alive(desk.session);
    expect(await desk.refused(desk.client.schools.list({}))).toMatchObject({ code: 'not-signed-in' });
  });

  it('takes five wrong passphrases, then makes that person wait, longer each time, also after a restart', async () => {
    desk = await startRegister();
    await lock();
    for (let wrong = 1; wrong <= 5; wrong++) await desk.refused(enter('A. T.', OTHER));
    expect(await desk.refused(enter('A. T.', PASSPHRASE))).toMatchObject({
      code: 'rule',
      next: expect.stringMatching(/^Wait (?:2\d|30) seconds/),
    });
    const { folder, clock } = desk;
    desk.app.close();
    const again = startApp(clock.day, folder, {
      clock: { today: () => clock.day, now: () => `${clock.day}T09:00:20.000Z` },
    });
    again.app.openFolder('own');
    const waiting = await again.done(again.client.office.state({}));
    expect(waiting.signIn?.slots[0]?.waitSeconds).toBeGreaterThan(0);
    again.app.close();
    const later = startApp(clock.day, folder, {
      clock: { today: () => clock.day, now: () => `${clock.day}T09:02:00.000Z` },
    });
    later.app.openFolder('own');
    const slotId = later.app.keys?.slots[0]?.id ?? '';
    const wrong = await later.refused(later.client.signIn.withPassphrase(later.ask({ slotId, passphrase: OTHER })));
    expect(wrong.next).toContain('60 seconds');
    later.app.close();
  });

  it('counts a person’s wrong ones on, whoever else signs in meanwhile, and lets nobody else wait', async () => {
    desk = await startRegister();
    await giveBen();
    await lock();
    for (let wrong = 1; wrong <= 4; wrong++) await desk.refused(enter('A. T.', PASSPHRASE.slice(1)));
    expect((await desk.done(enter('B. T.', OTHER))).wrongBefore).toBe(0);
    await lock();
    await desk.refused(enter('A. T.', PASSPHRASE.slice(1)));
    expect(await desk.refused(enter('A. T.', PASSPHRASE))).toMatchObject({ code: 'rule' });
    expect(await desk.done(enter('B. T.', OTHER))).toMatchObject({ person: { name: 'Ben Tester' } });
  });

  it('counts five for whatever is tried where the count can not be read, and the wait for them ends', async () => {
    const time = { seconds: 10 };
    const now = () => `2026-11-24T09:00:${time.seconds}.000Z`;
    desk = await startRegister('2026-11-24', { clock: { today: () => '2026-11-24', now } });
    await lock();
    writeFileSync(join(desk.folder, 'register.tries'), 'rubbish');
    expect(await desk.refused(enter('A. T.', PASSPHRASE))).toMatchObject({ code: 'rule' });
    time.seconds = 41;
    expect((await desk.done(enter('A. T.', PASSPHRASE))).person?.name).toBe('Ada Tester');
  });

  it('waits once more, and no longer, where the clock was set back after the count could not be read', async () => {
    const time = { at: '12:00:10' };
    const now = () => `2026-11-24T${time.at}.000Z`;
    desk = await startRegister('2026-11-24', { clock: { today: () => '2026-11-24', now } });
    await lock();
    writeFileSync(join(desk.folder, 'register.tries'), 'rubbish');
    await desk.refused(enter('A. T.', PASSPHRASE));
    time.at = '09:00:00';
    expect(await desk.refused(enter('A. T.', PASSPHRASE))).toMatchObject({ code: 'rule' });
    time.at = '09:00:31';
    expect((await desk.done(enter('A. T.', PASSPHRASE))).person?.name).toBe('Ada Tester');
  });

  it('is not bypassed by trying many at the same time', async () => {
    desk = await startRegister();
    await lock();
    const tries = await Promise.all(Array.from({ length: 12 }, () => desk.refused(enter('A. T.', OTHER))));
    expect(tries.filter(({ code }) => code === 'invalid')).toHaveLength(5);
    expect(tries.filter(({ code }) => code === 'rule')).toHaveLength(7);
  });
});

describe('the passphrases of the office', () => {
  it('are given by a manager who shows the own one, and open the register to that person', async () => {
    desk = await startRegister();
    const personId = await idOf('Ben Tester');
    const wrong = desk.ask({ own: OTHER, personId, typedByThem: true, ...pair(OTHER) });
    expect(await desk.refused(desk.client.keys.give(wrong))).toMatchObject({ fields: [{ path: 'own' }] });
    await giveBen();
    await lock();
    expect((await desk.done(enter('B. T.', OTHER))).person?.name).toBe('Ben Tester');
  });

  it('that somebody was told are good for choosing an own one, and for nothing else', async () => {
    desk = await startRegister();
    await giveBen(OTHER, false);
    await lock();
    const state = await desk.done(enter('B. T.', OTHER));
    expect(state.mustChange).toBe(true);
    expect(await desk.refused(desk.client.schools.list({}))).toMatchObject({ code: 'not-allowed' });
    const own = 'ocelot plinth lagoon vase';
    await desk.done(desk.client.keys.changeOwn(desk.ask({ own: OTHER, ...pair(own) })));
    expect(await desk.done(desk.client.schools.list({}))).toBeDefined();
    await lock();
    await desk.refused(enter('B. T.', OTHER));
    expect((await desk.done(enter('B. T.', own))).mustChange).toBe(false);
  });

  it('are refused where they are short, common, made of the office’s names, or typed differently the second time', async () => {
    desk = await startRegister();
    const change = (passphrase: string, again = passphrase) =>
      desk.refused(desk.client.keys.changeOwn(desk.ask({ own: PASSPHRASE, passphrase, again })));
    for (const passphrase of ['short one', 'Password2026!', 'Testing Area Office', 'ada tester 1234']) {
      expect((await change(passphrase)).fields?.[0]?.path, passphrase).toBe('passphrase');
    }
    expect((await change(OTHER, `${OTHER} `.toUpperCase())).fields?.[0]?.path).toBe('again');
    expect((await change(PASSPHRASE)).fields?.[0]?.path).toBe('passphrase');
  });

  it('go with the person: who has left can not come in, whoever is renamed is called so on the sign-in page', async () => {
    desk = await startRegister();
    const personId = await giveBen();
    const ben = (await desk.done(desk.client.office.people({}))).find(({ id }) => id === personId);
    const seen = { id: personId, version: ben?.version ?? 0, role: 'assistant-area-manager' as const };
    await desk.done(desk.client.office.changePerson(desk.ask({ ...seen, name: 'Cleo Marsh', active: true })));
    expect(desk.app.keys?.slots.map(({ initials }) => initials)).toEqual(['A. T.', 'C. M.']);
    const now = (await desk.done(desk.client.office.people({}))).find(({ id }) => id === personId);
    const gone = { ...seen, version: now?.version ?? 0, name: 'Cleo Marsh', active: false };
    await desk.done(desk.client.office.changePerson(desk.ask(gone)));
    expect(desk.app.keys?.slots.map(({ initials }) => initials)).toEqual(['A. T.']);
  });

  it('are each in history with who gave them to whom, and can not be undone', async () => {
    desk = await startRegister();
    await giveBen();
    const [newest] = await desk.done(desk.client.history.list({}));
    expect(newest).toMatchObject({ personName: 'Ada Tester', sentence: 'gave a person a passphrase' });
    expect(await desk.done(desk.client.history.last({}))).toBeNull();
  });
});

describe('the recovery key', () => {
  async function made(): Promise<{ recoveryKey: string; prove: number[] }> {
    return desk.done(desk.client.keys.newRecoveryKey(desk.ask({ own: PASSPHRASE })));
  }
  const groupsOf = ({ recoveryKey, prove }: { recoveryKey: string; prove: number[] }) =>
    prove.map((number) => recoveryKey.split('-')[number - 1] ?? '');

  it('opens the register with a new passphrase for one person, who keeps that one', async () => {
    desk = await startRegister();
    const key = await made();
    await desk.done(desk.client.keys.proveRecoveryKey(desk.ask({ groups: groupsOf(key) })));
    await lock();
    const request = {
      slotId: slotOf('A. T.'),
      recoveryKey: key.recoveryKey.toLowerCase().replaceAll('-', ' '),
      ...pair(OTHER),
    };
    expect((await desk.done(desk.client.signIn.withRecoveryKey(desk.ask(request)))).person?.name).toBe('Ada Tester');
    await lock();
    await desk.refused(enter('A. T.', PASSPHRASE));
    await desk.done(enter('A. T.', OTHER));
  });

  it('is proved by two of its groups, and only then takes the place of the one before', async () => {
    desk = await startRegister();
    const first = await made();
    await desk.refused(desk.client.keys.proveRecoveryKey(desk.ask({ groups: ['AAAA', 'BBBB'] })));
    await desk.done(desk.client.keys.proveRecoveryKey(desk.ask({ groups: groupsOf(first) })));
    expect((await desk.done(desk.client.keys.list({}))).recovery).toBe('proved');
    const second = await made();
    await lock();
    const withKey = (recoveryKey: string) =>
      desk.client.signIn.withRecoveryKey(desk.ask({ slotId: slotOf('A. T.'), recoveryKey, ...pair(PASSPHRASE) }));
    await desk.done(withKey(first.recoveryKey));
    await lock();
    await desk.done(withKey(second.recoveryKey));
    const third = await made();
    await desk.done(desk.client.keys.proveRecoveryKey(desk.ask({ groups: groupsOf(third) })));
    await lock();
    expect(await desk.refused(withKey(first.recoveryKey))).toMatchObject({ fields: [{ path: 'recoveryKey' }] });
  });

  it('says which part of it was mistyped before it costs a try', async () => {
    desk = await startRegister();
    const key = await made();
    await lock();
    const wrong = key.recoveryKey.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));
    const request = { slotId: slotOf('A. T.'), recoveryKey: wrong, ...pair(OTHER) };
    const refusal = await desk.refused(desk.client.signIn.withRecoveryKey(desk.ask(request)));
    expect(refusal.fields?.[0]?.sentence).toContain('does not add up');
    expect(existsSync(join(desk.folder, 'register.tries'))).toBe(false);
  });
});

describe('the key file', () => {
  it('holds the strong parameters where nobody asks for cheaper ones', () => {
    expect(STRONG).toEqual({ name: 'scrypt', N: 2 ** 17, r: 8, p: 1 });
    desk = startApp();
  });

  it('that is damaged is replaced by the one before it', async () => {
    desk = await startRegister();
    await giveBen();
    await lock();
    writeFileSync(join(desk.folder, 'register.keys'), '{"format":1,');
    desk.app.openFolder('own');
    expect((await desk.done(enter('A. T.', PASSPHRASE))).person?.name).toBe('Ada Tester');
  });

  it('that is gone altogether is said, with the way out, and nothing is made in its place', async () => {
    desk = await startRegister();
    await lock();
    for (const name of ['register.keys', 'register.keys.before']) rmSync(join(desk.folder, name), { force: true });
    desk.app.openFolder('own');
    const state = await desk.done(desk.client.office.state({}));
    expect(state.fault).toMatchObject({ kind: 'no-key' });
    const start = desk.client.office.start(
      desk.ask({ officeName: 'X', areaManager: 'Y', assistantAreaManager: '', countyCalendar: false, ...pair(OTHER) }),
    );
    expect(await desk.refused(start)).toMatchObject({ code: 'conflict' });
  });

  it('does not open with a slot moved into the place of another', async () => {
    desk = await startRegister();
    await giveBen();
    await lock();
    const file = join(desk.folder, 'register.keys');
    const { sum, ...keys } = JSON.parse(readFileSync(file, 'utf8'));
    expect(sum).toMatch(/^[0-9a-f]{64}$/);
    const [ada, ben] = keys.slots;
    for (const part of ['salt', 'nonce', 'box', 'kdf']) [ada[part], ben[part]] = [ben[part], ada[part]];
    writeFileSync(file, JSON.stringify(keys));
    desk.app.openFolder('own');
    await desk.refused(enter('A. T.', OTHER));
    await desk.refused(enter('A. T.', PASSPHRASE));
  });
});

describe('a new key for the register', () => {
  it('opens to the same passphrase, to one-time ones of the others, and to no old slot; the old file is gone', async () => {
    desk = await startRegister();
    await giveBen();
    const before = readFileSync(join(desk.folder, 'register.keys'), 'utf8');
    const answer = await taskAnswer(desk.client.keys.changeRegisterKey({ own: PASSPHRASE }));
    if (!answer.ok) throw new Error(answer.refusal.what);
    expect(answer.value.given).toEqual([
      { name: 'Ben Tester', passphrase: expect.stringMatching(/^(?:[a-z2-9]{4}-?){4}$/) },
    ]);
    expect(readdirSync(desk.folder).filter((name) => /\.db$/.test(name))).toEqual(['register-2.db']);
    const { register } = desk.app.open ?? {};
    if (!register) throw new Error('Not open');
    expect(firstEntryThatDoesNotFit(register.reading.sqlite, register.historyKey)).toBeNull();
    await lock();
    const ben = await desk.done(enter('B. T.', answer.value.given[0]?.passphrase ?? ''));
    expect(ben).toMatchObject({ person: { name: 'Ben Tester' }, mustChange: true });
    await lock();
    // Whoever kept the old slots finds that their key opens the new file no more.
    const { sum: _sum, ...kept } = JSON.parse(before);
    writeFileSync(join(desk.folder, 'register.keys'), JSON.stringify({ ...kept, database: 'register-2.db' }));
    desk.app.openFolder('own');
    expect(await desk.refused(enter('B. T.', OTHER))).toMatchObject({ code: 'conflict' });
  });

  it('leaves nothing under the old key, also where the register was begun a moment ago', async () => {
    desk = startApp();
    desk.app.openFolder('own'); // as both hosts do
    await desk.done(desk.client.office.start(desk.ask(BEGINNING)));
    const answer = await taskAnswer(desk.client.keys.changeRegisterKey({ own: PASSPHRASE }));
    expect(answer.ok).toBe(true);
    const left = readdirSync(desk.folder, { recursive: true }).filter((name) => String(name).endsWith('.db'));
    expect(left).toEqual(['register-2.db']);
  });

  it('is not begun with a wrong passphrase', async () => {
    desk = await startRegister();
    const answer = await taskAnswer(desk.client.keys.changeRegisterKey({ own: OTHER }));
    expect(answer).toMatchObject({ ok: false, refusal: { fields: [{ path: 'own' }] } });
    expect(readdirSync(desk.folder).filter((name) => /\.db$/.test(name))).toEqual(['register.db']);
  });
});
