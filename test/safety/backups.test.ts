import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepersOf } from '../../electron/safety/backup-retention.ts';
import { backupsOf, slotsOf } from '../../electron/safety/backups.ts';
import { BEGINNING, type Desk, PASSPHRASE, startApp, startRegister, taskAnswer } from '../support/register.ts';

let desk: Desk;
afterEach(() => desk.end());

async function backUp(): Promise<void> {
  const answer = await taskAnswer(desk.client.backups.make({}));
  if (!answer.ok) throw new Error(answer.refusal.what);
}

/** Every row of every table, drafts and search aside. */
function whole(): string {
  const sqlite = desk.app.open?.register.reading.sqlite;
  if (!sqlite) throw new Error('Not open');
  const names = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' ORDER BY name")
    .pluck()
    .all() as string[];
  return JSON.stringify(names.map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}" ORDER BY 1`).raw().all()]));
}

async function putBack(passphrase = PASSPHRASE) {
  const { backups } = await desk.done(desk.client.backups.list({}));
  const [newest] = backups;
  const data = { id: newest?.id ?? '', place: newest?.place ?? 'here', slotId: newest?.slots[0]?.id ?? '', passphrase };
  return desk.client.backups.restore(desk.ask(data));
}

function missing(): never {
  throw new Error('There is no backup');
}

const addPerson = (name: string) =>
  desk.done(desk.client.office.addPerson(desk.ask({ name, role: 'office' as const })));

describe('a backup', () => {
  it('is one encrypted file with its key slots and a note, proved when it was made', async () => {
    desk = await startRegister();
    await addPerson('Quillon Marrowby');
    await backUp();
    const [made] = backupsOf(desk.folder);
    expect(made).toMatchObject({ why: 'asked', place: 'here', head: { seq: 2 } });
    expect(readdirSync(made?.path ?? '').toSorted()).toEqual(['about.json', 'register.db', 'register.keys']);
    for (const name of readdirSync(made?.path ?? '')) {
      expect(readFileSync(join(made?.path ?? '', name)).includes('Quillon'), name).toBe(false);
    }
    expect((await desk.done(desk.client.office.state({}))).lastProven).toMatchObject({ isLate: false });
  });

  it('put back after the register was destroyed is equal to it in every table', async () => {
    desk = await startRegister();
    await addPerson('Quillon Marrowby');
    const before = whole();
    await backUp();
    desk.app.closeRegister();
    desk.app.seats.leaveAll();
    writeFileSync(join(desk.folder, 'register.db'), 'nothing of a register is left here');
    desk.app.openFolder('own');
    const slotId = desk.app.keys?.slots[0]?.id ?? '';
    const refused = await desk.refused(desk.client.signIn.withPassphrase(desk.ask({ slotId, passphrase: PASSPHRASE })));
    expect(refused.what).toContain('damaged');
    const state = await desk.done(putBack());
    expect(state.person?.name).toBe('Ada Tester');
    const rows = JSON.parse(whole()) as [string, unknown[][]][];
    // The one entry more says that it was put back.
    const without = rows.map(([name, list]) => [name, name === 'change' ? list.slice(0, -1) : list]);
    expect(JSON.stringify(without)).toBe(before);
    const [aside = ''] = readdirSync(join(desk.folder, 'replaced'));
    expect(readFileSync(join(desk.folder, 'replaced', aside, 'register.db'), 'utf8')).toContain(
      'nothing of a register',
    );
  });

  it('is not put back with a wrong passphrase, nor where a byte of it has changed; the register stays as it was', async () => {
    desk = await startRegister();
    await backUp();
    const before = whole();
    expect(await desk.refused(putBack('wobbly teapot gravel ninety'))).toMatchObject({
      fields: [{ path: 'passphrase' }],
    });
    const file = join(backupsOf(desk.folder)[0]?.path ?? '', 'register.db');
    const bytes = readFileSync(file);
    bytes[20_000] = (bytes[20_000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect((await desk.refused(putBack())).what).toMatch(/does not prove itself|damaged/);
    expect(whole()).toBe(before);
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.db'))).toEqual(['register.db']);
  });

  it('is put back by managers only, and not by who has no passphrase of the register any more', async () => {
    desk = await startRegister();
    const { id: olive } = await addPerson('Olive Desk');
    const ben = (await desk.done(desk.client.office.people({}))).find(({ name }) => name === 'Ben Tester')?.id ?? '';
    const theirs = 'wobbly teapot gravel ninety';
    for (const personId of [olive, ben]) {
      const given = { own: PASSPHRASE, personId, typedByThem: true, passphrase: theirs, again: theirs };
      await desk.done(desk.client.keys.give(desk.ask(given)));
    }
    await backUp();
    const slots = slotsOf(backupsOf(desk.folder)[0] ?? missing()) ?? missing();
    const putBackAs = async (personId: string) => {
      const [newest] = (await desk.done(desk.client.backups.list({}))).backups;
      const slotId = slots.slots.find((each) => each.personId === personId)?.id ?? '';
      const data = { id: newest?.id ?? '', place: 'here' as const, slotId, passphrase: theirs };
      return desk.client.backups.restore(desk.ask(data));
    };
    const before = whole();
    expect(await desk.refused(putBackAs(olive))).toMatchObject({ code: 'not-allowed' });
    expect(whole()).toBe(before);
    await desk.done(desk.client.keys.take(desk.ask({ own: PASSPHRASE, personId: ben })));
    expect((await desk.refused(putBackAs(ben))).what).toContain('any more');
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.db'))).toEqual(['register.db']);
    const [offered] = (await desk.done(desk.client.backups.list({}))).backups;
    expect(offered?.slots.map(({ initials }) => initials)).toEqual(['A. T.', 'B. T.']);
  });

  it('is rehearsed: opened, proved and its history followed, and the register stays as it was', async () => {
    desk = await startRegister();
    await addPerson('Quillon Marrowby');
    await backUp();
    const people = await desk.done(desk.client.office.people({}));
    const { backups } = await desk.done(desk.client.backups.list({}));
    const rehearse = (passphrase: string) => {
      const { id = '', slots = [] } = backups[0] ?? {};
      const data = { id, place: 'here' as const, slotId: slots[0]?.id ?? '', passphrase };
      return desk.client.backups.rehearse(desk.ask(data));
    };
    expect((await desk.refused(rehearse('wobbly teapot gravel ninety'))).fields?.[0]?.path).toBe('passphrase');
    expect(await desk.done(rehearse(PASSPHRASE))).toMatchObject({ entries: 2 });
    expect(await desk.done(desk.client.office.people({}))).toEqual(people);
    expect((await desk.done(desk.client.history.list({})))[0]?.sentence).toBe('rehearsed putting a backup back');
    expect(readdirSync(desk.folder).filter((name) => name.startsWith('rehearsal'))).toEqual([]);
    const file = join(backupsOf(desk.folder)[0]?.path ?? '', 'register.db');
    const bytes = readFileSync(file);
    bytes[20_000] = (bytes[20_000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect((await desk.refused(rehearse(PASSPHRASE))).what).toMatch(/does not prove itself|damaged/);
  });

  it('goes to the second place too, byte for byte; a place on the same disk has to be accepted', async () => {
    desk = await startRegister();
    const second = mkdtempSync(join(tmpdir(), 'sts-second-'));
    const choose = (acceptSameDisk: boolean) =>
      desk.client.backups.setSecond(desk.ask({ folder: second, acceptSameDisk }));
    expect((await desk.refused(choose(false))).fields?.[0]?.path).toBe('acceptSameDisk');
    await desk.done(choose(true));
    await backUp();
    const [one, other] = backupsOf(desk.folder);
    expect([one?.place, other?.place].toSorted()).toEqual(['here', 'second']);
    expect(one?.sha256).toBe(other?.sha256);
    rmSync(second, { recursive: true });
    const answer = await taskAnswer(desk.client.backups.make({}));
    expect(answer).toMatchObject({ ok: true, value: { second: 'failed' } });
  }, 60_000);

  it('makes itself with the day’s first sign-in, and on closing where anything was recorded since', async () => {
    desk = await startRegister('2026-11-24', { backsUp: true });
    await desk.reopen();
    await vi.waitFor(() => expect(backupsOf(desk.folder).map(({ why }) => why)).toEqual(['day']), 10_000);
    await addPerson('Quillon Marrowby');
    await desk.done(desk.client.signIn.lock(desk.ask({})));
    await vi.waitFor(() => expect(backupsOf(desk.folder)[0]?.head.seq).toBe(2), 10_000);
    expect(existsSync(join(desk.folder, 'backups'))).toBe(true);
  }, 60_000);
});

describe('on a new computer, with nothing but the second place', () => {
  const lookIn = (elsewhere: Desk, folder: string) => elsewhere.client.backups.lookIn(elsewhere.ask({ folder }));

  /** The office's own computer, its recovery key, and its second place; the computer is lost at the end of it. */
  async function lost(): Promise<{ second: string; recoveryKey: string }> {
    const second = mkdtempSync(join(tmpdir(), 'sts-second-'));
    desk = await startRegister('2026-11-24', {}, { secondPlace: second, acceptSameDisk: true });
    await addPerson('Quillon Marrowby');
    const made = await desk.done(desk.client.keys.newRecoveryKey(desk.ask({ own: PASSPHRASE })));
    const groups = made.prove.map((number) => made.recoveryKey.split('-')[number - 1] ?? '');
    await desk.done(desk.client.keys.proveRecoveryKey(desk.ask({ groups })));
    await backUp();
    desk.end();
    return { second, recoveryKey: made.recoveryKey };
  }

  it('the register is put back from it, with a passphrase of that time', async () => {
    const { second } = await lost();
    desk = startApp();
    expect((await desk.refused(lookIn(desk, '/no/such/folder'))).fields?.[0]?.path).toBe('folder');
    expect((await desk.refused(lookIn(desk, tmpdir()))).fields?.[0]?.sentence).toContain('sts-area-office-backups');
    await desk.done(lookIn(desk, join(second, 'sts-area-office-backups')));
    expect((await desk.done(putBack())).person?.name).toBe('Ada Tester');
    const people = await desk.done(desk.client.office.people({}));
    expect(people.map(({ name }) => name)).toContain('Quillon Marrowby');
    expect((await desk.refused(lookIn(desk, second))).code).toBe('conflict');
    rmSync(second, { recursive: true });
  });

  it('with its recovery key where every passphrase is forgotten; that seats nobody, and a new passphrase is chosen with it', async () => {
    const { second, recoveryKey } = await lost();
    desk = startApp();
    await desk.done(lookIn(desk, second));
    expect((await desk.refused(putBack('K7QM-2FXA'))).fields?.[0]?.path).toBe('passphrase');
    expect(await desk.done(putBack(recoveryKey))).toMatchObject({ person: null, signIn: { hasRecoveryKey: true } });
    const slotId = desk.app.keys?.slots.find(({ kind }) => kind === 'person')?.id ?? '';
    const passphrase = 'wobbly teapot gravel ninety';
    const request = desk.ask({ slotId, recoveryKey, passphrase, again: passphrase });
    expect((await desk.done(desk.client.signIn.withRecoveryKey(request))).person?.name).toBe('Ada Tester');
    rmSync(second, { recursive: true });
  });
});

describe('the second place, chosen when the register is begun', () => {
  it('is refused where it is no folder, or on the same disk and nobody said that it will do; nothing is begun then', async () => {
    desk = startApp();
    const begin = (secondPlace: string) => desk.client.office.start(desk.ask({ ...BEGINNING, secondPlace }));
    expect((await desk.refused(begin('backups'))).fields?.[0]?.path).toBe('secondPlace');
    expect((await desk.refused(begin(tmpdir()))).fields?.[0]?.path).toBe('acceptSameDisk');
    expect(existsSync(join(desk.folder, 'register.keys'))).toBe(false);
  });

  it('is asked for on every screen until there is one', async () => {
    desk = await startRegister();
    const made = await desk.done(desk.client.keys.newRecoveryKey(desk.ask({ own: PASSPHRASE })));
    const groups = made.prove.map((number) => made.recoveryKey.split('-')[number - 1] ?? '');
    await desk.done(desk.client.keys.proveRecoveryKey(desk.ask({ groups })));
    const line = async () => (await desk.done(desk.client.office.state({}))).protection?.label ?? null;
    expect(await line()).toBe('Choose a second place');
    await desk.done(desk.client.backups.setSecond(desk.ask({ folder: desk.folder, acceptSameDisk: true })));
    expect(await line()).toBeNull();
  });
});

describe('a backup that is late', () => {
  it('is on Today from the third day on, and gone with the next one that proves itself', async () => {
    desk = await startRegister();
    const late = async () =>
      (await desk.done(desk.client.today.list({})))
        .filter(({ kind }) => kind === 'backup')
        .map(({ sentence }) => sentence);
    desk.clock.day = '2026-11-25';
    expect(await late()).toEqual([]);
    desk.clock.day = '2026-11-27';
    expect(await late()).toEqual(['No copy of this register has proved itself yet.']);
    await backUp();
    expect(await late()).toEqual([]);
    desk.clock.day = '2026-11-30';
    expect(await late()).toEqual(['The last one that proved itself is of 27 Nov 2026.']);
  });
});

describe('an older copy of the register put over it', () => {
  it('is noticed at the next sign-in, and gone on with only when somebody says so', async () => {
    desk = await startRegister();
    const file = join(desk.folder, 'register.db');
    desk.app.closeRegister();
    const older = readFileSync(file);
    await desk.reopen();
    await addPerson('Quillon Marrowby');
    desk.app.closeRegister();
    writeFileSync(file, older);
    desk.app.seats.leaveAll();
    desk.app.openFolder('own');
    const slotId = desk.app.keys?.slots[0]?.id ?? '';
    const request = { slotId, passphrase: PASSPHRASE };
    expect((await desk.refused(desk.client.signIn.withPassphrase(desk.ask(request)))).what).toContain('older');
    const state = await desk.done(desk.client.signIn.withPassphrase(desk.ask({ ...request, acceptOlder: true })));
    expect(state.person?.name).toBe('Ada Tester');
  });
});

describe('which copies are kept', () => {
  const day = (number: number) => new Date(Date.UTC(2025, 0, 1 + number, 9)).toISOString();

  it('never more than 7 days, 5 weeks and 12 months, the newest among them, whatever there is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { minLength: 1, maxLength: 120 }), (days) => {
        const copies = days.map((number, at) => ({ id: `copy-${at}`, madeAt: day(number) }));
        const keep = keepersOf(copies);
        const newest = copies.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt) || b.id.localeCompare(a.id))[0];
        expect(keep.has(newest?.id ?? '')).toBe(true);
        expect(keep.size).toBeLessThanOrEqual(24);
      }),
    );
  });

  it('of two years of daily copies: the last seven days, then weeks, then months', () => {
    const copies = Array.from({ length: 730 }, (_each, number) => ({ id: String(number), madeAt: day(number) }));
    const kept = [...keepersOf(copies)].map(Number).toSorted((a, b) => b - a);
    expect(kept.slice(0, 7)).toEqual([729, 728, 727, 726, 725, 724, 723]);
    expect(kept.length).toBeGreaterThanOrEqual(20);
    expect(729 - (kept.at(-1) ?? 0)).toBeGreaterThan(320);
  });
});
