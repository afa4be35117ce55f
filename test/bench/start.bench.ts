import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright';
import { buildStale } from '../../electron/build.ts';
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts';
import { ROOT, startHost } from '../support/host.ts';
import { type Figure, quantile } from './figure.ts';

/**
 * Starting, with the demo register, on the loopback host: from the command to the printed link, and from the link to a
 * screen that can be used, against an empty page in the same Chromium.
 */
const ROUNDS = 7;
const BUILT = join(ROOT, 'dist', 'renderer');

export async function figures(): Promise<Figure[]> {
  await buildStale(['renderer'], (line) => console.error(line));
  return [...(await coldStarts()), ...(await pageLoads()), ...firstScript()];
}

/** The command itself: the first time it makes the demo register, afterwards it opens it. */
async function coldStarts(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sts-bench-start-'));
  try {
    const first = await untilLink(folder);
    const again = [await untilLink(folder), await untilLink(folder), await untilLink(folder)];
    return [
      { name: 'command-to-link.making-the-demo', value: first, unit: 'ms' },
      { name: 'command-to-link.p50', value: quantile(again, 0.5), unit: 'ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilLink(folder: string): Promise<number> {
  const before = performance.now();
  const flags = ['--browser', '--no-open', '--demo', '--data', folder];
  const host = spawn(process.execPath, [join(ROOT, 'electron', 'start.ts'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => host.once('close', () => resolve()));
  const printed = await new Promise<boolean>((resolve) => {
    host.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('/launch/')) resolve(true);
    });
    host.once('close', () => resolve(false));
  });
  const took = performance.now() - before;
  host.kill('SIGTERM');
  await ended;
  if (!printed) throw new Error('The host ended without printing its link');
  return took;
}

/** From the link to the first screen that can be used, in turns with an empty page; each in a context of its own. */
async function pageLoads(): Promise<Figure[]> {
  const browser = await launch();
  const host = await startHost({ demo: true, day: '2026-11-24' });
  const empty = await emptyServer();
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    let heap = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      const blank = await untilUsable(browser, empty.url);
      const page = await untilUsable(browser, host.link());
      if (round === 0) continue;
      theirs.push(blank.took);
      ours.push(page.took);
      heap = Math.max(heap, page.heap);
    }
    const [page, blank] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
    return [
      { name: 'link-to-screen.p50', value: page, unit: 'ms' },
      { name: 'link-to-screen.worst', value: quantile(ours, 1), unit: 'ms' },
      { name: 'empty-page.p50', value: blank, unit: 'ms' },
      { name: 'more-than-empty-page.p50', value: page - blank, unit: 'ms', limit: 1000 },
      { name: 'screen-to-empty-page', value: page / blank, unit: 'ratio' },
      { name: 'page-memory', value: heap / 1e6, unit: 'MB', limit: 200 },
    ];
  } finally {
    empty.close();
    await host.end();
    await browser.close();
  }
}

async function untilUsable(browser: Browser, url: string): Promise<{ took: number; heap: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const before = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('main h1').first().waitFor();
  // A frame later it has been drawn and its links answer.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
  const took = performance.now() - before;
  const heap = await page.evaluate(() => {
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? 0;
  });
  await context.close();
  return { took, heap };
}

async function emptyServer(): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><html lang="en"><title>Empty</title><main><h1>Empty</h1></main></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** Everything that index.html loads before a line of it runs: its module and what that imports at once. */
function firstScript(): Figure[] {
  const html = readFileSync(join(BUILT, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file ?? '');
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0);
  return [{ name: 'first-script', value: size / 1000, unit: 'kB', limit: 300 }];
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not there: install it, then measure again');
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}
