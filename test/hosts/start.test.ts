import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { defaultFolder, folderFault } from '../../electron/data-folder.ts';
import { readFlags } from '../../electron/flags.ts';
import { cookieFrom, linkTo, ROOT } from '../support/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'sts-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the flags of npm start', () => {
  it('are read in any order, with a space or an equals sign', () => {
    expect(readFlags(['--demo', '--data', 'x', '--no-open'])).toMatchObject({
      flags: { demo: true, data: 'x', noOpen: true },
    });
    expect(readFlags(['--browser', '--data=a=b', '--idle=0'])).toMatchObject({
      flags: { data: 'a=b', browser: true, idleMinutes: 0 },
    });
    expect(readFlags([])).toMatchObject({ flags: { demo: false, data: null, idleMinutes: 30 } });
  });

  it.each([
    [['--dmeo'], '“--dmeo” is not understood. These are:'],
    [['demo'], '“demo” is not understood. These are:'],
    [['--data'], '--data wants the name of a folder after it.'],
    [['--data', '--demo'], '--data wants the name of a folder after it.'],
    [['--idle', 'soon'], '--idle wants a number of minutes after it, such as 30.'],
  ])('say which one is wrong: %j', (words, sentence) => {
    const read = readFlags(words);
    expect('fault' in read && read.fault).toContain(sentence);
  });
});

describe('the folder of the register', () => {
  it('is the person’s own, where each system keeps such things', () => {
    const home = join('/home', 'ada');
    expect(defaultFolder({ platform: 'linux', env: {}, home })).toBe('/home/ada/.local/share/sts-area-office');
    expect(defaultFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/d' }, home })).toBe('/d/sts-area-office');
    expect(defaultFolder({ platform: 'darwin', env: {}, home })).toBe(
      '/home/ada/Library/Application Support/sts-area-office',
    );
    expect(defaultFolder({ platform: 'win32', env: { LOCALAPPDATA: '/l', APPDATA: '/r' }, home })).toBe(
      '/l/sts-area-office',
    );
  });

  it('is made, for its owner only', () => {
    const fresh = join(folder, 'new', 'deep');
    expect(folderFault(fresh)).toBeNull();
    expect(statSync(fresh).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['\\\\server\\share\\sts', 'is on another machine'],
    ['//server/share/sts', 'is on another machine'],
    ['C:\\Users\\ada\\OneDrive - A Council\\sts', 'is copied to and fro by OneDrive'],
    ['/home/ada/Dropbox/sts', 'is copied to and fro by Dropbox'],
    ['/Users/ada/Library/Mobile Documents/x', 'is copied to and fro by Mobile Documents'],
    ['/Users/ada/iCloud Drive', 'is copied to and fro by iCloud Drive'],
  ])('is refused at %s', (path, sentence) => {
    expect(folderFault(path)).toContain(sentence);
  });

  it('is refused where it is a file, or lies under one, or on a disk that is not there', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(folderFault(file)).toBe(`${file} is a file, not a folder. Choose a folder for the register.`);
    expect(folderFault(join(file, 'under'))).toBe(
      `Part of ${join(file, 'under')} is a file, not a folder. Choose a folder for the register.`,
    );
    expect(folderFault('/proc/no-such-place/sts')).toMatch(/Choose another folder\.$/);
    expect(existsSync(join(folder, 'Boxes'))).toBe(false);
    expect(folderFault(join(folder, 'Boxes'))).toBeNull();
  });
});

describe('npm start', () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  function start(...words: string[]) {
    const child = spawn(process.execPath, [join(ROOT, 'electron', 'start.ts'), ...words], { cwd: ROOT });
    running.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const until = async (pattern: RegExp): Promise<string> => {
      for (let waited = 0; waited < 15_000; waited += 50) {
        const found = pattern.exec(said);
        if (found) return found[0];
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`Waited in vain for ${pattern}; it said: ${said}`);
    };
    return { child, ended, until, said: () => said };
  }

  const hasPage = existsSync(join(ROOT, 'renderer', 'vite.config.ts'));
  it.skipIf(!hasPage)('prints a link that works, and ends cleanly on Ctrl+C', async () => {
    const data = join(folder, 'register');
    const app = start('--no-open', '--data', data);
    const link = await app.until(/http:\/\/127\.0\.0\.1:\d+\/launch\/[\w-]+/);
    const way = linkTo(new URL(link).origin, await cookieFrom(link));
    expect(await way.call(['office', 'state'], {}, { context: {} })).toMatchObject({
      ok: true,
      value: { office: null },
    });
    app.child.kill('SIGINT');
    expect(await app.ended).toBe(0);
    expect(app.said()).toContain('The app has ended.');
    expect(app.said()).not.toMatch(/Error|at .*\.ts:/);
  });

  it('says in one sentence what is wrong with a folder or a flag', async () => {
    const file = join(folder, 'another-file');
    writeFileSync(file, '');
    const wrongFolder = start('--no-open', '--data', file);
    expect(await wrongFolder.ended).toBe(1);
    expect(wrongFolder.said()).toBe(`${file} is a file, not a folder. Choose a folder for the register.\n`);
    const wrongFlag = start('--opne');
    expect(await wrongFlag.ended).toBe(1);
    expect(wrongFlag.said()).toContain('“--opne” is not understood.');
  });
});
