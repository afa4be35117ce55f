import { copyFileSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { App } from '../../electron/core/app.ts';
import type { Clock, LogLine } from '../../electron/core/context.ts';
import { type Loopback, startLoopback } from '../../electron/loopback.ts';
import { openApp } from '../../electron/open-app.ts';
import type { Contract } from '../../shared/api/all.ts';
import { CHEAP } from './register.ts';

/**
 * A loopback host on a folder of its own, for host tests and end-to-end tests. The app is real; the day is handed in.
 *
 *   const host = await startHost({ demo: true });  await page.goto(host.link());  …  await host.end();
 */
export interface Host {
  origin: string;
  app: App;
  folder: string;
  /** The office's day, and how many milliseconds after a minute past nine it is; both are moved by the test. */
  clock: { day: string; later: number };
  log: LogLine[];
  loopback: Loopback;
  /** A new one-time link. */
  link(): string;
  /** A way in through a link of its own, which sends what a page in a browser sends. */
  wayIn(): Promise<WayIn>;
  /** The typed client on such a way. */
  client(): Promise<ContractRouterClient<Contract>>;
  /** Stops the host and removes its folder. */
  end(): Promise<void>;
}

export interface HostOptions {
  day?: string;
  demo?: boolean;
  /** Kept at the end where it is given. */
  folder?: string;
  /** The built page; for tests that need none, `emptyPage()`. */
  page?: string;
  idleMinutes?: number;
  /** Milliseconds that a request may take to arrive. */
  slowest?: number;
  /** Sessions that show no sign of life are locked; otherwise a test may move the clock by days. */
  locksWhenIdle?: boolean;
  /** Backups are made by themselves. */
  backsUp?: boolean;
}

export const ROOT = join(import.meta.dirname, '../..');

export async function startHost(options: HostOptions = {}): Promise<Host> {
  const { day = '2026-11-24', demo = false, page = join(ROOT, 'dist', 'renderer'), idleMinutes = 0 } = options;
  const { locksWhenIdle = false, backsUp = false, slowest = 60_000 } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'sts-host-'));
  const moving = { day, later: 0 };
  const log: LogLine[] = [];
  const keep = (line: LogLine) => log.push(line);
  const app = openApp({
    root: ROOT,
    folder,
    demo,
    log: keep,
    clock: clockOf(moving, locksWhenIdle ? 10 : 1000),
    kdf: CHEAP,
    locksWhenIdle,
    backsUp,
  });
  const loopback = await startLoopback({ app, page, idleMinutes, slowest });
  const wayIn = async () => linkTo(loopback.origin, await cookieFrom(loopback.link()));
  return {
    origin: loopback.origin,
    app,
    folder,
    clock: moving,
    log,
    loopback,
    link: loopback.link,
    wayIn,
    client: async () => createORPCClient(await wayIn()),
    async end() {
      await loopback.stop();
      app.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The office's day as it is moved by the test, at a minute past nine and a second later each time it is asked; hardly later
 * where asking would use up the time until the register locks itself.
 */
function clockOf(moving: Host['clock'], step: number): Clock {
  let tick = 0;
  return {
    today: () => moving.day,
    now: () => new Date(Date.parse(`${moving.day}T09:01:00Z`) + moving.later + step * tick++).toISOString(),
  };
}

/** What a browser sends with a page's own request. */
export const FROM_THE_PAGE = { 'sec-fetch-site': 'same-origin' };

/** Goes through a one-time link as a browser does; gives the cookie. */
export async function cookieFrom(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual', headers: { 'sec-fetch-site': 'none' } });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`No cookie for the link: ${answer.status} ${await answer.text()}`);
  return cookie;
}

/** oRPC's link: `call(path, input, options)`. */
export type WayIn = ClientLink<Record<never, never>>;

export function linkTo(origin: string, cookie: string): WayIn {
  return new RPCLink({ url: `${origin}/rpc`, headers: { ...FROM_THE_PAGE, origin, cookie } });
}

/** A folder that looks like a built page, where a test needs a page but not ours. */
export function emptyPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sts-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>A page</title>');
  writeFileSync(join(folder, 'assets', 'page.js'), 'export const here = true;');
  writeFileSync(join(folder, 'assets', 'notes.unknown'), 'not served');
  return folder;
}

/** A folder like the app's own, with such a page built: for the desktop host, which finds everything under one root. */
export function emptyRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'sts-root-'));
  copyFileSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  mkdirSync(join(root, 'dist'));
  renameSync(emptyPage(), join(root, 'dist', 'renderer'));
  cpSync(join(ROOT, 'db', 'migrations'), join(root, 'db', 'migrations'), { recursive: true });
  return root;
}
