import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backupsOf } from '../../electron/safety/backups.ts';
import type { Contract } from '../../shared/api/all.ts';
import { startDesktop } from '../support/desktop.ts';
import { emptyPage, startHost, type WayIn } from '../support/host.ts';
import { BEGINNING, PASSPHRASE } from '../support/register.ts';

/** Nobody touches a key for ten minutes: the same in both hosts, whatever the page is doing. */
interface Idling {
  client: ContractRouterClient<Contract>;
  folder: string;
  /** Moves the clock on. */
  later(minutes: number): void;
}

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const clientOf = (way: WayIn): Idling['client'] => createORPCClient(way);
const MINUTE = 60_000;

const HOSTS: Record<string, () => Promise<Idling>> = {
  'the desktop host': async () => {
    const desktop = await startDesktop();
    ends.push(desktop.end);
    vi.useFakeTimers({ toFake: ['Date'] });
    ends.push(() => vi.useRealTimers());
    const later = (minutes: number) => void vi.setSystemTime(Date.now() + minutes * MINUTE);
    return { client: clientOf(desktop.wayIn()), folder: desktop.folder, later };
  },
  'the loopback host': async () => {
    const host = await startHost({ page: emptyPage(), locksWhenIdle: true });
    ends.push(host.end);
    const later = (minutes: number) => {
      host.clock.later += minutes * MINUTE;
    };
    return { client: clientOf(await host.wayIn()), folder: host.folder, later };
  },
};

const ask = <T>(data: T) => ({ requestId: randomUUID(), data });

async function signIn({ client }: Idling) {
  const state = await client.office.state({});
  const slotId = (state.ok && state.value.signIn?.slots[0]?.id) || '';
  return client.signIn.withPassphrase(ask({ slotId, passphrase: PASSPHRASE }));
}

async function secondsLeft({ client }: Idling): Promise<number> {
  const idle = await client.signIn.idle({});
  return idle.ok ? (idle.value.secondsLeft ?? -1) : -1;
}

describe.each(Object.entries(HOSTS))('%s', (_name, open) => {
  it('counts ten minutes down, begins anew with a sign of life, then locks; a draft is there after signing in', async () => {
    const idling = await open();
    const { client, later } = idling;
    await client.office.start(ask(BEGINNING));
    await client.drafts.save(ask({ key: 'enquiry/new', body: '{"concern":"Left the room"}' }));
    expect(await secondsLeft(idling)).toBeGreaterThan(590);
    later(9.5);
    const left = await secondsLeft(idling);
    expect([left > 0, left <= 30]).toEqual([true, true]);
    await client.signIn.alive(ask({}));
    expect(await secondsLeft(idling)).toBeGreaterThan(590);
    later(10.1);
    expect(await client.schools.list({})).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
    expect(await client.office.state({})).toMatchObject({ value: { office: null, person: null, people: [] } });
    expect(await signIn(idling)).toMatchObject({ ok: true });
    expect(await client.drafts.read({ key: 'enquiry/new' })).toMatchObject({
      value: { body: '{"concern":"Left the room"}' },
    });
  }, 60_000);

  it('is not kept from locking by a task that runs, and the task is done all the same', async () => {
    const idling = await open();
    const { client, folder, later } = idling;
    await client.office.start(ask(BEGINNING));
    const steps = await client.backups.make({});
    expect(await steps.next()).toMatchObject({ value: { kind: 'progress' } });
    later(10.1);
    expect(await client.schools.list({})).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
    await steps.return?.(undefined);
    await vi.waitFor(() => expect(backupsOf(folder).map(({ why }) => why)).toContain('asked'), 30_000);
    expect(await signIn(idling)).toMatchObject({ ok: true });
  }, 60_000);
});

describe('the keys', () => {
  it('are wiped with the lock', async () => {
    const host = await startHost({ page: emptyPage(), locksWhenIdle: true });
    ends.push(host.end);
    const client = clientOf(await host.wayIn());
    await client.office.start(ask(BEGINNING));
    const { register } = host.app.open ?? {};
    if (!register) throw new Error('Not open');
    expect([register.key, register.historyKey].map((key) => key.every((byte) => byte === 0))).toEqual([false, false]);
    host.clock.later += 10.1 * MINUTE;
    await vi.waitFor(() => {
      expect([register.key, register.historyKey].map((key) => key.every((byte) => byte === 0))).toEqual([true, true]);
    }, 10_000);
  }, 30_000);
});
