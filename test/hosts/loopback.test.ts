import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { HEADERS } from '../../electron/content-security.ts';
import { cookieFrom, emptyPage, FROM_THE_PAGE, type Host, startHost } from '../support/host.ts';
import { BEGINNING } from '../support/register.ts';

/** The loopback host beyond forged requests: its door, the page's files, its end. */
const hosts: Host[] = [];
async function start(options: Parameters<typeof startHost>[0] = {}): Promise<Host> {
  const host = await startHost({ page: emptyPage(), ...options });
  hosts.push(host);
  return host;
}
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end();
});

async function get(host: Host, path: string, cookie: string): Promise<Response> {
  return fetch(`${host.origin}${path}`, { redirect: 'manual', headers: { ...FROM_THE_PAGE, cookie } });
}

describe('the one-time link', () => {
  it('gives a cookie that no script reads and no other site sends, and takes the token out of the address', async () => {
    const host = await start();
    const answer = await fetch(host.link(), { redirect: 'manual', headers: { 'sec-fetch-site': 'none' } });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    const port = new URL(host.origin).port;
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^sts_${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
  });

  it('lets the same browser in again, and nobody else', async () => {
    const host = await start();
    const link = host.link();
    const cookie = await cookieFrom(link);
    expect((await get(host, new URL(link).pathname, cookie)).status).toBe(303);
    await expect(cookieFrom(link)).rejects.toThrow(/has been used already/);
  });

  it('is for one browser each: who is signed in at one is nobody at the other', async () => {
    const host = await start();
    const [first, second] = [await host.client(), await host.client()];
    await first.office.start({ requestId: crypto.randomUUID(), data: BEGINNING });
    const people = [await first.office.state({}), await second.office.state({})];
    expect(people.map((each) => each.ok && each.value.person?.name)).toEqual(['Ada Tester', undefined]);
    expect(await second.schools.list({})).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
  });
});

describe('the page’s files', () => {
  it('are served with their type, and the page itself for every place of its router', async () => {
    const host = await start();
    const cookie = await cookieFrom(host.link());
    for (const path of [
      '/',
      '/index.html',
      '/cases/0198f0a1-0000-7000-8000-000000000000',
      '/deployment/2026-11-23',
      '/today?x=1',
    ]) {
      const answer = await get(host, path, cookie);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, 'text/html; charset=utf-8']);
      expect(await answer.text()).toContain('<title>A page</title>');
    }
    const script = await get(host, '/assets/page.js', cookie);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('carry every header of the list, as do refusals and answers', async () => {
    const host = await start();
    const cookie = await cookieFrom(host.link());
    for (const answer of [
      await get(host, '/', cookie),
      await get(host, '/assets/page.js', cookie),
      await get(host, '/nothing.js', cookie),
      await get(host, '/', ''),
      await call(host, cookie, '/rpc/office/state', '{"json":{}}'),
    ]) {
      for (const { header, value } of HEADERS)
        expect(answer.headers.get(header), `${answer.url} ${header}`).toBe(value);
    }
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/..%c0%afpackage.json',
    '/index.html%00.js',
    '/.hidden',
    '/assets/notes.unknown',
    '/assets/constructor.js',
    '/cases/%3Cscript%3E',
    '/cases//x',
    `/${'a'.repeat(8000)}.`,
  ])('are not left by %s', async (path) => {
    const host = await start();
    const cookie = await cookieFrom(host.link());
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const headers = { ...FROM_THE_PAGE, cookie };
      request({ host: '127.0.0.1', port: new URL(host.origin).port, path, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });
});

async function call(host: Host, cookie: string, path: string, body: string): Promise<Response> {
  const headers = { ...FROM_THE_PAGE, origin: host.origin, cookie, 'content-type': 'application/json' };
  return fetch(`${host.origin}${path}`, { method: 'POST', headers, body });
}

describe('a broken call', () => {
  it.each([
    ['no JSON', '/rpc/office/state', '{', 400],
    ['no body', '/rpc/office/state', '', 200],
    ['a list for a body', '/rpc/office/state', '[]', 200],
    ['a planted prototype', '/rpc/office/state', '{"json":{"a":1},"meta":[[0,"__proto__","planted"]]}', 400],
    ['an unknown procedure', '/rpc/office/nothing', '{"json":{}}', 404],
    ['an unknown area', '/rpc/__proto__/toString', '{"json":{}}', 404],
    ['no procedure', '/rpc/', '{"json":{}}', 404],
    ['dots in its path', '/rpc/office/%2e%2e/state', '{"json":{}}', 404],
  ])('with %s is answered and breaks nothing', async (_name, path, body, status) => {
    const host = await start();
    const cookie = await cookieFrom(host.link());
    const answer = await call(host, cookie, path, body);
    expect(answer.status).toBe(status);
    expect(({} as Record<string, unknown>).planted).toBeUndefined();
    expect((await call(host, cookie, '/rpc/office/state', '{"json":{}}')).status).toBe(200);
  });
});

describe('the end', () => {
  it('comes by itself when no page has been open for the time set', async () => {
    const host = await start({ idleMinutes: 0.2 / 60 });
    await cookieFrom(host.link());
    await expect(host.loopback.stopped).resolves.toBe('idle');
    await expect(fetch(host.origin)).rejects.toThrow();
  });

  it('does not come while a page is open, and comes after it has gone', async () => {
    const host = await start({ idleMinutes: 0.2 / 60 });
    const cookie = await cookieFrom(host.link());
    const leaving = new AbortController();
    const line = await fetch(`${host.origin}/alive`, { headers: { ...FROM_THE_PAGE, cookie }, signal: leaving.signal });
    expect(line.headers.get('content-type')).toBe('text/event-stream');
    await pause(400);
    expect((await get(host, '/', cookie)).status).toBe(200);
    leaving.abort();
    await expect(host.loopback.stopped).resolves.toBe('idle');
  });

  it('is asked for at any time, with a page open', async () => {
    const host = await start();
    const cookie = await cookieFrom(host.link());
    await fetch(`${host.origin}/alive`, { headers: { ...FROM_THE_PAGE, cookie } });
    await host.loopback.stop();
    await expect(host.loopback.stopped).resolves.toBe('asked');
  });
});
