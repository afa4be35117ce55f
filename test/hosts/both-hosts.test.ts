import { randomUUID } from 'node:crypto';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { os } from '@orpc/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../electron/core/app.ts';
import { acceptPages } from '../../electron/desktop/page-port.ts';
import { startLoopback } from '../../electron/loopback.ts';
import type { Contract } from '../../shared/api/all.ts';
import { startDesktop } from '../support/desktop.ts';
import { channel, FakeContents } from '../support/fake-electron.ts';
import { cookieFrom, emptyPage, FROM_THE_PAGE, startHost, type WayIn } from '../support/host.ts';
import { BEGINNING } from '../support/register.ts';

/** One suite of calls through both hosts: whatever the page asks, it gets the same answer wherever it runs. */
type Client = ContractRouterClient<Contract>;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const HOSTS: Record<string, () => Promise<WayIn>> = {
  'the desktop host': async () => {
    const desktop = await startDesktop();
    ends.push(desktop.end);
    return desktop.wayIn();
  },
  'the loopback host': async () => {
    const host = await startHost({ page: emptyPage() });
    ends.push(host.end);
    return host.wayIn();
  },
};

const ask = <T>(data: T) => ({ requestId: randomUUID(), data });
const REGISTER = BEGINNING;

describe.each(Object.entries(HOSTS))('%s', (_name, way) => {
  const open = async (): Promise<Client> => createORPCClient(await way());

  it('answers a query before there is a register', async () => {
    const client = await open();
    const state = await client.office.state({});
    expect(state).toMatchObject({ ok: true, value: { office: null, people: [] } });
  });

  it('carries out a command once, however often it is sent', async () => {
    const client = await open();
    await client.office.start(ask(REGISTER));
    const once = ask({ name: 'Cleo Tester', role: 'office' as const });
    const [first, second] = [await client.office.addPerson(once), await client.office.addPerson(once)];
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    const people = await client.office.people({});
    expect(people.ok && people.value.map(({ name }) => name)).toEqual(['Ada Tester', 'Ben Tester', 'Cleo Tester']);
  });

  it('keeps who is signed in from one call to the next', async () => {
    const client = await open();
    await client.office.start(ask(REGISTER));
    const state = await client.office.state({});
    expect(state.ok && state.value.person?.name).toBe('Ada Tester');
    await client.signIn.lock(ask({}));
    const locked = await client.office.state({});
    expect(locked).toMatchObject({
      ok: true,
      value: { office: null, person: null, signIn: { recoveryWaitSeconds: 0 } },
    });
  });

  it('gives a refusal as a value, with the field that is wrong', async () => {
    const client = await open();
    const answer = await client.office.start(ask({ ...REGISTER, officeName: '  ' }));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid', fields: [{ path: 'officeName' }] } });
  });

  it('gives the progress of a task, then its answer', async () => {
    const client = await open();
    await client.office.start(ask(REGISTER));
    const fileId = randomUUID();
    const bytes = Buffer.from('URN,EstablishmentName\r\n999001,Marrowby\r\n').toString('base64');
    await client.schools.sendGiasPart(ask({ fileId, part: 0, bytes }));
    const events = await client.schools.previewImport({ fileId });
    const seen: { kind: string }[] = [];
    for await (const event of events) seen.push(event);
    expect(seen.map(({ kind }) => kind)).toEqual(['progress', 'answer']);
    expect(seen.at(-1)).toMatchObject({ answer: { ok: true, value: { rows: [{ what: 'new' }] } } });
  });

  it('is not impressed by a million letters, an unknown procedure, or names of JavaScript’s own', async () => {
    const link = await way();
    const client: Client = createORPCClient(link);
    const long = await client.office.start(ask({ ...REGISTER, officeName: 'x'.repeat(1024 * 1024) }));
    expect(long).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    const planted = JSON.parse('{"__proto__":{"planted":true},"constructor":{"prototype":{"planted":true}}}');
    await client.office.start(ask({ ...REGISTER, ...planted, officeName: '' }));
    expect(({} as { planted?: boolean }).planted).toBeUndefined();
    for (const [area, name] of [
      ['office', 'nothing'],
      ['__proto__', 'toString'],
      ['constructor', 'constructor'],
      ['office', '__proto__'],
      ['office', 'hasOwnProperty'],
    ] as const) {
      const { error } = await safe(link.call([area, name], {}, { context: {} }));
      expect(error, `${area}.${name}`).toMatchObject({ status: 404 });
    }
    expect(await client.office.state({})).toMatchObject({ ok: true });
  });
});

/** The fake: two procedures that show what reaches them. */
function fakeApp() {
  const seen = { ended: 0, aborted: 0, steps: 0 };
  const router = {
    long: {
      work: os.handler(async function* ({ signal }) {
        signal?.addEventListener('abort', () => seen.aborted++);
        try {
          for (let done = 1; ; done++) {
            seen.steps = done;
            yield { kind: 'progress', done };
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        } finally {
          seen.ended++;
        }
      }),
    },
  };
  const context = { log: () => undefined };
  return { seen, app: { router, context, newSession: () => ({ personId: null }) } as never as App };
}

type Steps = AsyncIterableIterator<{ done: number }>;

async function work(link: WayIn, signal?: AbortSignal): Promise<Steps> {
  return (await link.call(['long', 'work'], {}, { context: {}, signal })) as Steps;
}

const FAKE_HOSTS: Record<string, (app: App) => Promise<{ link: WayIn; leave(): void }>> = {
  'the desktop host': async (app) => {
    const contents = new FakeContents() as never;
    const { page, main } = channel();
    const heard: ((event: unknown) => void)[] = [];
    const ipcMain = { on: (_name: string, hear: (event: unknown) => void) => heard.push(hear) } as never;
    acceptPages({ ipcMain, contents, app, session: app.newSession(), log: () => undefined });
    heard[0]?.({ sender: contents, senderFrame: (contents as FakeContents).mainFrame, ports: [main] });
    ends.push(() => page.close());
    return { link: new PortLink({ port: page }), leave: () => page.close() };
  },
  'the loopback host': async (app) => {
    const host = await startLoopback({ app, page: emptyPage(), idleMinutes: 0 });
    ends.push(host.stop);
    const cookie = await cookieFrom(host.link());
    const headers = { ...FROM_THE_PAGE, origin: host.origin, cookie };
    const leaving = new AbortController();
    const link = new HttpLink({
      url: `${host.origin}/rpc`,
      headers,
      fetch: (request, init) => fetch(request, { ...init, signal: AbortSignal.any([request.signal, leaving.signal]) }),
    });
    return { link, leave: () => leaving.abort() };
  },
};

describe.each(Object.entries(FAKE_HOSTS))('a long task through %s', (_name, open) => {
  it('hands its steps over while it works, and stops when the page stops listening', async () => {
    const { app, seen } = fakeApp();
    const { link } = await open(app);
    const steps: number[] = [];
    for await (const { done } of await work(link)) {
      steps.push(done);
      if (done === 3) break;
    }
    expect(steps).toEqual([1, 2, 3]);
    await vi.waitFor(() => expect(seen.ended).toBe(1));
  });

  it('stops when the page goes away altogether', async () => {
    const { app, seen } = fakeApp();
    const { link, leave } = await open(app);
    const steps = await work(link);
    await steps.next();
    leave();
    await vi.waitFor(() => expect(seen.ended).toBe(1));
    const { steps: then } = seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.steps).toBe(then);
  });

  it('hears the signal of the call that started it', async () => {
    const { app, seen } = fakeApp();
    const { link } = await open(app);
    const cancel = new AbortController();
    const steps = await work(link, cancel.signal);
    await steps.next();
    cancel.abort();
    await vi.waitFor(() => expect(seen.ended).toBe(1));
    expect(seen.aborted).toBe(1);
  });
});
