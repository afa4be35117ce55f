import { chromium, type Page } from 'playwright';
import { buildStale } from '../../electron/build.ts';
import type { BoardWeek, Candidate } from '../../shared/api/deployment.ts';
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts';
import { startHost } from '../support/host.ts';
import { copies, enlarged } from './enlarged.ts';
import { type Figure, quantile } from './figure.ts';

/**
 * The deployment board at 40 STAs × 10 sessions × 200 needs in real Chromium: how long frames take while it is scrolled,
 * and while a need is dragged across it. The demo's week is made that large on its way to the page. An empty page in the
 * same browser is measured beside it: what it misses, the machine misses.
 */
const [STAS, NEEDS] = [40, 200];
const FRAME = 16.7;
const MONDAY = '2026-11-30';

export async function figures(): Promise<Figure[]> {
  await buildStale(['renderer'], (line) => console.error(line));
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not there: install it, then measure again');
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const host = await startHost({ demo: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const empty = await measured(page, 'empty', () => page.waitForTimeout(1500));
    await page.route('**/rpc/deployment/week', (route) => enlarged(route, largeWeek));
    await page.route('**/rpc/deployment/candidates', (route) => enlarged(route, largeCandidates));
    await page.goto(host.link());
    await page.goto(`${host.origin}/deployment/${MONDAY}`);
    await page.getByRole('row').nth(STAS).waitFor();
    const [rows, needs] = [
      await page.locator('tr[data-sta]').count(),
      await page.getByLabel('Plans and what they lack').locator('> li').count(),
    ];
    return [
      { name: 'stas', value: rows, unit: 'count' },
      { name: 'needs-shown-of-200', value: needs, unit: 'count' },
      ...empty,
      ...(await measured(page, 'scrolling', () => scroll(page))),
      ...(await measured(page, 'dragging', () => drag(page))),
    ];
  } finally {
    await browser.close();
    await host.end();
  }
}

/** Frames while something is done: the middle one, and the one that 95 of 100 are no longer than. */
async function measured(page: Page, name: string, act: () => Promise<unknown>): Promise<Figure[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const next = (now: number) => {
      // The page's clock tells tenths of a millisecond; what lies beyond is the rounding of the subtraction.
      frames.push(Math.round((now - last) * 10) / 10);
      last = now;
      if (Reflect.get(window, 'frames-over') !== true) requestAnimationFrame(next);
    };
    Object.assign(window, { 'frames-over': false, 'frames-seen': frames });
    requestAnimationFrame(next);
  });
  await act();
  const frames = await page.evaluate((): number[] => {
    Reflect.set(window, 'frames-over', true);
    return Reflect.get(window, 'frames-seen');
  });
  return [
    { name: `${name}.frame.median`, value: quantile(frames, 0.5), unit: 'ms', limit: FRAME },
    { name: `${name}.frame.p95`, value: quantile(frames, 0.95), unit: 'ms', limit: FRAME },
    { name: `${name}.frames`, value: frames.length, unit: 'count' },
  ];
}

async function scroll(page: Page): Promise<void> {
  await page.locator('tr[data-sta]').nth(2).hover();
  for (const turn of [1, -1]) {
    for (let step = 0; step < 40; step++) {
      await page.mouse.wheel(0, turn * 60);
      await page.waitForTimeout(16);
    }
  }
}

async function drag(page: Page): Promise<void> {
  await page
    .getByText(/^Priority \d/)
    .first()
    .hover();
  await page.mouse.down();
  const board = await page.locator('tr[data-sta]').nth(1).boundingBox();
  if (!board) throw new Error('The board is not on the page');
  for (let step = 0; step < 80; step++) {
    const share = step / 80;
    await page.mouse.move(
      board.x + board.width * (0.2 + 0.75 * share),
      board.y + 20 + 120 * Math.abs(Math.sin(8 * share)),
    );
    await page.waitForTimeout(16);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

/** Each row again under another id until there are as many as are wanted; what is given stays with the first of them. */
function largeWeek(week: BoardWeek): BoardWeek {
  const stas = copies(week.stas, STAS, (sta, at) => ({
    ...sta,
    id: `${sta.id}${suffix(at)}`,
    name: `${sta.name}${suffix(at)}`,
  }));
  const needs = copies(week.needs, NEEDS, (need, at) => ({
    ...need,
    planId: `${need.planId}${suffix(at)}`,
    given: at === 0 ? need.given : 0,
  }));
  const allocations = copies(week.allocations, (week.allocations.length * STAS) / week.stas.length, (one, at) => ({
    ...one,
    id: `${one.id}${suffix(at)}`,
    staId: `${one.staId}${suffix(at)}`,
  }));
  return { ...week, stas, needs, allocations };
}

function largeCandidates(candidates: Candidate[]): Candidate[] {
  return copies(candidates, STAS, (each, at) => ({ ...each, staId: `${each.staId}${suffix(at)}` }));
}

const suffix = (at: number) => (at === 0 ? '' : ` ${at}`);
