import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogLine } from '../../electron/core/context.ts';
import { logInto } from '../../electron/log-file.ts';
import { askBy, procedures } from '../support/askings.ts';
import { type Desk, PASSPHRASE, startRegister } from '../support/register.ts';

/** The log: bounded, and with nothing in it that anybody typed. */
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sts-log-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the log file', () => {
  it('is turned over at a megabyte, and one file before it is kept, so that two is all there ever is', () => {
    const folder = newFolder();
    const log = logInto(folder);
    const line: LogLine = { level: 'bug', what: 'TypeError', stack: 'at somewhere '.repeat(2000) };
    for (let at = 0; at < 150; at++) log(line);
    expect(readdirSync(folder).toSorted()).toEqual(['app.log', 'app.log.1']);
    for (const name of readdirSync(folder)) {
      const { size, mode } = statSync(join(folder, name));
      expect(size).toBeLessThan(1_100_000);
      if (process.platform !== 'win32') expect(mode & 0o077).toBe(0);
    }
  });

  it('is one line of JSON for each event, whatever is in it', () => {
    const folder = newFolder();
    logInto(folder)({ level: 'warning', what: 'a line\nand {"another":1}\r\n' });
    const lines = readFileSync(join(folder, 'app.log'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ what: 'a line\nand {"another":1}\r\n' }]);
  });
});

const PLANTED = 'Zwiebelturmowski';

describe('a name that is typed everywhere', () => {
  /** In every field of the right shape, in every field of the wrong one, as an id, as a whole input, and in what a bug throws. */
  const inputs = [PLANTED, { name: PLANTED }, { id: PLANTED }, { text: PLANTED, search: PLANTED }, [PLANTED]];

  it('is in no line of the log, though refusals and bugs are', async () => {
    const desk: Desk = await startRegister();
    ends.push(() => desk.end());
    for (const { path, meta } of procedures) {
      if (meta.kind === 'task') continue;
      for (const data of inputs) {
        const input = meta.kind === 'command' ? { requestId: crypto.randomUUID(), data } : data;
        await askBy(desk, path, input, desk.app.newSession()).catch(() => undefined);
        if (meta.may !== 'anyone') await askBy(desk, path, input, desk.session).catch(() => undefined);
      }
    }
    // A bug whose message holds what was typed, as an error of the driver might.
    desk.app.open?.register.reading.sqlite.close();
    await expect(desk.client.search.find({ text: PLANTED })).rejects.toThrow(/^Bug /);
    const said = JSON.stringify(desk.log);
    expect(desk.log.map(({ level }) => level)).toContain('bug');
    expect(desk.log.length).toBeGreaterThan(procedures.length);
    for (const word of [PLANTED, PASSPHRASE, 'Ada Tester', 'Testing Area Office'])
      expect(said.includes(word), word).toBe(false);
  }, 60_000);
});

describe('a bug', () => {
  it('is logged with its places and without its message, though lines of that look like places', async () => {
    const desk: Desk = await startRegister();
    ends.push(() => desk.end());
    const note = `He ran off.\n    at home, with ${PLANTED}\n    at ${PLANTED} (/home/${PLANTED}.ts:1:1)`;
    Object.defineProperty(desk.app.open, 'office', {
      get() {
        throw new TypeError(`Failed query: ${note}`);
      },
    });
    await expect(desk.client.search.find({ text: 'qu' })).rejects.toThrow(/^Bug /);
    const bug = desk.log.find(({ level }) => level === 'bug');
    expect(bug?.stack).toContain('serve.ts');
    expect(JSON.stringify(desk.log)).not.toContain(PLANTED);
  });
});
