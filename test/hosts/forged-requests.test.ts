import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../electron/loopback/checks.ts';
import { type Forging, forge } from '../support/forged.ts';
import { emptyPage, type Host, startHost } from '../support/host.ts';

let host: Host;
let forging: Forging;

beforeAll(async () => {
  host = await startHost({ page: emptyPage(), slowest: 500 });
  forging = await forge(host);
});
afterAll(() => host.end());

describe('a forged request to the loopback host', () => {
  it('is told apart from a good one: the page and a call are answered', async () => {
    expect((await forging.send(forging.good.page)).status).toBe(200);
    const good = await forging.send(forging.good.call);
    expect(good.status).toBe(200);
    expect(good.text).toContain('"ok":true');
  });

  it('is refused, whatever is wrong with it, by the check that is there for it', async () => {
    const answered: unknown[] = [];
    for (const { name, request } of forging.forgeries) {
      host.log.length = 0;
      const { status, text } = await forging.send(request);
      const isLetIn = text.includes('"ok":true') || text.includes('<title>');
      answered.push({ name, status, isLetIn, log: host.log.map(({ what }) => what) });
    }
    expect(answered).toEqual(
      forging.forgeries.map(({ name, status, by }) => ({
        name,
        status,
        isLetIn: false,
        log: by ? [`loopback: refused by ${by}`] : [],
      })),
    );
  });

  it('of every kind that there is a check for is tried here', () => {
    const tried = new Set(forging.forgeries.map(({ by }) => by));
    expect(CHECKS.filter(({ id }) => !tried.has(id))).toEqual([]);
  });

  it('that tells of more than it sends holds up nobody, and its sender is let go in time', async () => {
    const slow = forging.good.call.replace(/Content-Length: \d+/, 'Content-Length: 4096');
    const waiting = forging.send(slow);
    expect((await forging.send(forging.good.call)).text).toContain('"ok":true');
    expect((await waiting).text).not.toContain('"ok":true');
  });
});
