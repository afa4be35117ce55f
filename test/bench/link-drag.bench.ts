import { chromium, type Page } from 'playwright';
import { buildStale } from '../../electron/build.ts';
import type { LinkSandbox } from '../../shared/api/link-ahead.ts';
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts';
import { startHost } from '../support/host.ts';
import { copies, enlarged } from './enlarged.ts';
import { type Figure, quantile } from './figure.ts';

/**
 * The sandbox of the Link while a start is dragged, with a full list: forty requests, three centres, two terms, three
 * options beside each other; the demo's own sandbox is made that large on its way to the page. How long each frame's work
 * takes (input, script, style, layout, paint), from the frame's beginning to the first task after it; beside the same page at rest.
 */
const SWEEPS = 6;
const [REQUESTS, PLACEMENTS] = [40, 36];

export async function figures(): Promise<Figure[]> {
  await buildStale(['renderer'], (line) => console.error(line));
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not there: install it, then measure again');
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const host = await startHost({ demo: true, day: '2026-11-24' });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(host.link());
    const manager = page.getByRole('button', { name: /Area Manager/ }).first();
    const navigation = page.getByRole('navigation').first();
    await navigation.or(manager).first().waitFor();
    if (await manager.isVisible()) await manager.click();
    await page.route('**/rpc/linkAhead/sandbox', (route) => enlarged(route, fullList));
    await page.goto(`${host.origin}/link?tab=what-if`);
    const start = page.getByRole('slider').first();
    await start.waitFor();
    for (const _ of ['B', 'C']) await page.getByRole('button', { name: 'Another option' }).click();
    const bars = await page.getByRole('slider').count();
    const box = await start.boundingBox();
    if (!box) throw new Error('The bar is not there');
    const rest = await framesDuring(page, () => page.waitForTimeout(1_000));
    const drag = await framesDuring(page, async () => {
      await page.mouse.move(box.x + 8, box.y + 8);
      await page.mouse.down();
      for (let sweep = 0; sweep < SWEEPS; sweep++) {
        await page.mouse.move(box.x + (sweep % 2 === 0 ? 700 : 8), box.y + 8, { steps: 60 });
      }
      await page.mouse.up();
    });
    return [
      { name: 'frame-at-rest.p95', value: quantile(rest, 0.95), unit: 'ms' },
      { name: 'frame-while-dragging.p50', value: quantile(drag, 0.5), unit: 'ms' },
      { name: 'frame-while-dragging.p95', value: quantile(drag, 0.95), unit: 'ms', limit: 16.7 },
      { name: 'frames-while-dragging', value: drag.length, unit: 'count' },
      { name: 'requests', value: bars, unit: 'count' },
    ];
  } finally {
    await host.end();
    await browser.close();
  }
}

/** Milliseconds of work in each frame while something is done. */
async function framesDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  const frames = await page.evaluateHandle(() => {
    const took: number[] = [];
    const { port1, port2 } = new MessageChannel();
    let began = 0;
    let going = true;
    port1.onmessage = () => took.push(performance.now() - began);
    const frame = (at: number) => {
      began = at;
      port2.postMessage(null);
      if (going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return {
      end() {
        going = false;
        return took;
      },
    };
  });
  await work();
  return frames.evaluate((measuring) => measuring.end());
}

/** As many who wait and who have a place as are wanted, each like one of the demo's; all of them start somewhere. */
function fullList(sandbox: LinkSandbox): LinkSandbox {
  const { weeks, centres } = sandbox;
  return {
    ...sandbox,
    requests: copies(sandbox.requests, REQUESTS, (request, at) => ({
      ...request,
      id: `${request.id}-${at}`,
      pupilName: `${request.pupilName} ${at}`,
      earliestWeek: 1,
      inTurn: {
        centreId: centres[at % centres.length]?.id ?? '',
        week: weeks[(at * 2) % (weeks.length - 2)]?.week ?? 1,
        homeDay: 'fri',
      },
    })),
    placements: copies(sandbox.placements, PLACEMENTS, (one, at) => ({ ...one, id: `${one.id}-${at}` })),
  };
}
