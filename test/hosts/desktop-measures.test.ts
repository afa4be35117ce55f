import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, HEADERS } from '../../electron/content-security.ts';
import { MEASURES } from '../../electron/measures.ts';
import { type Desktop, startDesktop } from '../support/desktop.ts';
import { stoppable } from '../support/fake-electron.ts';
import { ROOT } from '../support/host.ts';

/** Electron's twenty security items, each asserted on what the real `main.ts` handed to the fake `electron` module. */
let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop();
});
afterAll(() => desktop.end());

const OWN = 'app://sts/cases/1';
const FOREIGN = [
  'https://evil.example/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://other/',
  'app://sts.evil.example/',
  'app://user:password@sts/',
  'javascript:alert(1)',
  'ws://evil.example/',
  'not an address',
];

const preferences = () => desktop.window.webPreferences;
const contents = () => desktop.window.webContents;
const source = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function isCancelled(url: string): boolean {
  let cancelled: boolean | null = null;
  desktop.session.beforeRequest?.({ url }, ({ cancel }) => {
    cancelled = cancel;
  });
  if (cancelled === null) throw new Error('Nobody looks at requests');
  return cancelled;
}

function isStopped(name: string, more: object): boolean {
  const event = stoppable(more);
  contents().emit(name, event);
  return event.stopped;
}

const ASSERTIONS: Record<string, () => void> = {
  'own-content-only'() {
    expect(preferences().spellcheck).toBe(false);
    expect(desktop.session.spellChecker).toBe(false);
    for (const url of FOREIGN) expect(isCancelled(url), url).toBe(true);
    for (const url of [OWN, 'data:image/png;base64,', 'blob:app://sts/1']) expect(isCancelled(url), url).toBe(false);
  },
  'no-node-in-page'() {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  },
  'context-isolation': () => expect(preferences().contextIsolation).toBe(true),
  sandbox() {
    expect(preferences().sandbox).toBe(true);
    expect(desktop.fake.app.sandboxed).toBe(true);
  },
  'no-permissions'() {
    const { session } = desktop;
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
    ]) {
      const answers: boolean[] = [];
      session.permissionRequest?.(contents(), permission, (yes) => answers.push(yes));
      expect(answers, permission).toEqual([false]);
    }
    expect(session.permissionCheck?.()).toBe(false);
    expect(session.devicePermission?.()).toBe(false);
    expect(session.displayMedia).toBeNull();
  },
  'web-security': () => expect(preferences().webSecurity).toBe(true),
  'content-security-policy'() {
    const answer = desktop.session.served.get('app')?.(new Request('app://sts/nothing.js'));
    for (const { header, value } of HEADERS) expect(answer?.headers.get(header)).toBe(value);
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; /);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|blob:/);
  },
  'no-insecure-content': () => expect(preferences().allowRunningInsecureContent).toBe(false),
  'no-experiments': () => expect(preferences().experimentalFeatures).toBe(false),
  'no-blink-features': () => expect(preferences()).not.toHaveProperty('enableBlinkFeatures'),
  'no-webview-popups': () => expect(preferences().webviewTag).toBe(false),
  'no-webview': () => expect(isStopped('will-attach-webview', {})).toBe(true),
  'no-navigation'() {
    expect(preferences().navigateOnDragDrop).toBe(false);
    for (const url of FOREIGN) {
      expect(isStopped('will-navigate', { url }), url).toBe(true);
      expect(isStopped('will-frame-navigate', { url, isMainFrame: true }), url).toBe(true);
    }
    expect(isStopped('will-frame-navigate', { url: OWN, isMainFrame: false })).toBe(true);
    expect(isStopped('will-redirect', { url: OWN })).toBe(true);
    expect(isStopped('will-navigate', { url: OWN })).toBe(false);
  },
  'no-new-windows': () => expect(contents().openHandler?.()).toEqual({ action: 'deny' }),
  'no-open-external'() {
    for (const file of sources()) expect(source(file), file).not.toMatch(/\bshell\b[^\n]*from 'electron'|openExternal/);
  },
  'current-electron'() {
    const { devDependencies } = JSON.parse(source('package.json'));
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    const installed = createRequire(import.meta.url)('electron/package.json').version;
    expect(installed).toBe(devDependencies.electron);
  },
  'sender-checked'() {
    const { main } = desktop.connect({ sender: {} });
    expect(main.closed).toBe(true);
  },
  'own-scheme'() {
    expect(desktop.fake.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(desktop.window.loaded).toEqual(['app://sts/']);
    for (const file of sources()) expect(source(file), file).not.toMatch(/loadFile\(|['"`]file:\/\//);
  },
  fuses: () => expect(source('electron-builder.yml')).toMatch(/^electronFuses:/m),
  'nothing-exposed': () => expect(source('electron/preload.ts')).not.toMatch(/contextBridge|globalThis|window\.\w+ =/),
};

/** The desktop host's own source files. */
function sources(): string[] {
  return readdirSync(join(ROOT, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('measures') && !name.includes('services'))
    .map((name) => join('electron', name));
}

describe('the twenty measures', () => {
  it('are twenty, one for each item of Electron’s list, in its order', () => {
    expect(MEASURES.map(({ item }) => item)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('are each switched on, or say where they are kept', () => {
    for (const { id, preferences: wanted, onApp, onSession, onContents, keptIn } of MEASURES) {
      expect(Boolean(wanted ?? onApp ?? onSession ?? onContents ?? keptIn), id).toBe(true);
    }
  });

  it('are each asserted', () => {
    expect(Object.keys(ASSERTIONS).toSorted()).toEqual(MEASURES.map(({ id }) => id).toSorted());
  });

  it.each(MEASURES.map(({ id, sentence }) => [id, sentence] as const))('%s: %s', (id) => {
    ASSERTIONS[id]?.();
  });
});
