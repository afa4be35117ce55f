import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import type { Configuration } from 'app-builder-lib';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLES } from '../../electron/build.ts';
import { ROOT } from '../support/host.ts';

/** What goes into an installer: electron-builder's own schema, the fuses, and that the loopback host stays out. */
let config: Configuration;
beforeAll(async () => {
  config = await getConfig(ROOT, 'electron-builder.yml', null);
});

/** The schema check writes its findings to a log only where that is switched on. */
const valid = (wanted: Configuration) => validateConfiguration(wanted, { isEnabled: false } as never);

/** The globs of a `files` entry: the builder's own reading of it wraps them in a set. */
function globsOf(files: Configuration['files']): string[] {
  return [files ?? []].flat().flatMap((entry) => (typeof entry === 'string' ? [entry] : [entry.filter ?? []].flat()));
}

describe('electron-builder.yml', () => {
  it('is what electron-builder understands', async () => {
    await expect(valid(config)).resolves.toBeUndefined();
  });

  it('would be refused with a word that electron-builder does not know', async () => {
    await expect(valid({ ...config, fuses: {} } as Configuration)).rejects.toThrow(/unknown property 'fuses'/);
    const wrong = { ...config.electronFuses, runAsNode: 'off' } as never;
    await expect(valid({ ...config, electronFuses: wrong })).rejects.toThrow(/runAsNode/);
  });

  it('burns out what the app does not need and keeps what guards it', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('makes the installers that were asked for, per machine on Windows', () => {
    expect(config.win?.target).toEqual(['nsis', 'msi']);
    expect(config.nsis?.perMachine).toBe(true);
    expect(config.msi?.perMachine).toBe(true);
    expect(config.linux?.target).toEqual(['deb', 'AppImage']);
    expect(config.mac?.target).toEqual(['dmg']);
  });

  it('keeps the native module outside the archive, and leaves its files for this system in', () => {
    expect(config.asar).toBe(true);
    const native = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`;
    expect([config.asarUnpack].flat().some((glob) => glob && matchesGlob(native, glob))).toBe(true);
    expect(readFileSync(join(ROOT, native)).length).toBeGreaterThan(100_000);
    for (const [platform, prefix] of [
      ['win', 'win32-x64'],
      ['linux', 'linux-x64'],
      ['mac', 'darwin-arm64'],
    ] as const) {
      const out = globsOf(config[platform]?.files).map((glob) => glob.slice(1));
      const kept = `node_modules/better-sqlite3/prebuilds/${prefix}.node`;
      expect(
        out.some((glob) => matchesGlob(kept, glob)),
        platform,
      ).toBe(false);
    }
  });

  it('takes in the bundles, the migrations and nothing of the sources', () => {
    const globs = globsOf(config.files);
    const taken = (path: string) =>
      globs.some((glob) => !glob.startsWith('!') && matchesGlob(path, glob)) &&
      !globs.some((glob) => glob.startsWith('!') && matchesGlob(path, glob.slice(1)));
    for (const path of [
      'dist/electron/main.js',
      'dist/electron/preload.cjs',
      'dist/electron/job-worker.js',
      'dist/electron/judging-worker.js',
      'dist/electron/levelling-worker.js',
      'dist/electron/copy-worker.js',
      'dist/renderer/index.html',
      'package.json',
    ]) {
      expect(taken(path), path).toBe(true);
    }
    expect(taken('db/migrations/0000_first_register.sql')).toBe(true);
    for (const path of ['electron/loopback.ts', 'electron/loopback/door.ts', 'electron/start.ts', 'test/run.ts']) {
      expect(taken(path), path).toBe(false);
    }
  });

  it('leaves out no library that the main bundle or a worker imports', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const out = globsOf(config.files).filter((glob) => glob.startsWith('!node_modules/'));
    expect(librariesOf(main)).toContain('better-sqlite3');
    for (const name of [main, worker, judging, levelling, copyWorker].flatMap(librariesOf)) {
      expect(dependencies, `${name} is packaged only as a dependency`).toHaveProperty([name]);
      expect(
        out.some((glob) => matchesGlob(`node_modules/${name}/package.json`, glob.slice(1))),
        name,
      ).toBe(false);
    }
  });
});

const folder = mkdtempSync(join(tmpdir(), 'sts-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
let main = '';
let preload = '';
let worker = '';
let judging = '';
let levelling = '';
let copyWorker = '';
beforeAll(async () => {
  for (const mode of ['main', 'preload', 'worker', 'judging', 'levelling', 'copy-worker']) {
    const configFile = join(ROOT, 'electron', 'vite.config.ts');
    await build({ configFile, mode, logLevel: 'error', build: { outDir: folder } });
  }
  [main, preload] = [text('main.js'), text('preload.cjs')];
  [worker, judging, levelling] = [text('job-worker.js'), text('judging-worker.js'), text('levelling-worker.js')];
  copyWorker = text('copy-worker.js');
});

/** Names of the packages that a bundle imports, without Node's own and Electron. */
function librariesOf(bundle: string): string[] {
  const imported = [...bundle.matchAll(/^import .*?from "([^"]+)";$/gm)].map(([, name]) => name ?? '');
  const packages = imported.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(packages)].filter((name) => name !== 'electron' && !isBuiltin(name));
}

describe('the desktop bundles', () => {
  it('do not hold the loopback host', () => {
    expect(main).toContain('sts:connect');
    for (const word of ['127.0.0.1', '/launch/', 'node:http', 'sec-fetch-site', 'HttpOnly']) {
      expect(main, word).not.toContain(word);
    }
  });

  it('keep the preload script to Electron and one file, as the sandbox wants it', () => {
    expect([...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(preload).not.toMatch(/^(?:import|export) /m);
  });

  it('are the files that package.json, the window and the builder name', () => {
    const { main: entry } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(BUNDLES.map(({ makes }) => makes)).toContain(entry);
    expect(BUNDLES.map(({ makes }) => makes)).toContain('dist/electron/preload.cjs');
    expect(BUNDLES.map(({ makes }) => makes)).toContain('dist/electron/job-worker.js');
    expect(BUNDLES.map(({ makes }) => makes)).toContain('dist/electron/judging-worker.js');
    expect(BUNDLES.map(({ makes }) => makes)).toContain('dist/electron/levelling-worker.js');
    expect(BUNDLES.map(({ makes }) => makes)).toContain('dist/electron/copy-worker.js');
  });
});
