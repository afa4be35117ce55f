import type { App, Session, WebContents, WebPreferences } from 'electron';
import { isOwnPage } from './desktop/page-scheme.ts';

/**
 * Electron's own twenty security items, one measure each, in its order. `main.ts` switches on what is here;
 * where a measure is kept elsewhere, `keptIn` says where. A test asserts every one of them.
 */
export interface Measure {
  id: string;
  /** Number in Electron's list. */
  item: number;
  sentence: string;
  preferences?: WebPreferences;
  /** Before the app is ready. */
  onApp?(app: App): void;
  onSession?(session: Session): void;
  /** Every web contents ever made, not only the window's. */
  onContents?(contents: WebContents): void;
  keptIn?: string;
}

export const MEASURES: readonly Measure[] = [
  {
    id: 'own-content-only',
    item: 1,
    sentence:
      'Nothing is loaded but the app’s own page: every other address is cancelled, and no dictionary is fetched.',
    preferences: { spellcheck: false },
    onSession(session) {
      session.setSpellCheckerEnabled(false);
      session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnPage(url) && !isInPage(url) }));
    },
  },
  {
    id: 'no-node-in-page',
    item: 2,
    sentence: 'The page has no Node.js, nor has a worker or a frame of it.',
    preferences: { nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
  },
  {
    id: 'context-isolation',
    item: 3,
    sentence: 'The preload script and the page do not share a world.',
    preferences: { contextIsolation: true },
  },
  {
    id: 'sandbox',
    item: 4,
    sentence: 'Every page process runs in the operating system’s sandbox.',
    preferences: { sandbox: true },
    onApp: (app) => app.enableSandbox(),
  },
  {
    id: 'no-permissions',
    item: 5,
    sentence: 'The page may use no camera, place, device, notification or clipboard reading; it is never asked about.',
    onSession(session) {
      session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
      session.setPermissionCheckHandler(() => false);
      session.setDevicePermissionHandler(() => false);
      session.setDisplayMediaRequestHandler(null);
    },
  },
  {
    id: 'web-security',
    item: 6,
    sentence: 'The same-origin policy stays on.',
    preferences: { webSecurity: true },
  },
  {
    id: 'content-security-policy',
    item: 7,
    sentence: 'Every answer to the page carries the content security policy.',
    keptIn: 'electron/content-security.ts, sent by electron/desktop/page-scheme.ts',
  },
  {
    id: 'no-insecure-content',
    item: 8,
    sentence: 'No insecure content inside the page.',
    preferences: { allowRunningInsecureContent: false },
  },
  {
    id: 'no-experiments',
    item: 9,
    sentence: 'No experimental features of Chromium.',
    preferences: { experimentalFeatures: false },
  },
  {
    id: 'no-blink-features',
    item: 10,
    sentence: 'No extra Blink features: the preference is left out altogether.',
    keptIn: 'electron/desktop/window.ts',
  },
  {
    id: 'no-webview-popups',
    item: 11,
    sentence: 'There is no <webview>, so none that opens windows.',
    preferences: { webviewTag: false },
  },
  {
    id: 'no-webview',
    item: 12,
    sentence: 'A <webview> that gets into the page all the same is not attached.',
    onContents: (contents) => void contents.on('will-attach-webview', (event) => event.preventDefault()),
  },
  {
    id: 'no-navigation',
    item: 13,
    sentence: 'The window stays on the app’s own page; a frame goes nowhere, and a dropped file is not opened.',
    preferences: { navigateOnDragDrop: false },
    onContents(contents) {
      contents.on('will-navigate', (event) => {
        if (!isOwnPage(event.url)) event.preventDefault();
      });
      contents.on('will-redirect', (event) => event.preventDefault());
      contents.on('will-frame-navigate', (event) => {
        if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
      });
    },
  },
  {
    id: 'no-new-windows',
    item: 14,
    sentence: 'The page opens no window.',
    onContents: (contents) => contents.setWindowOpenHandler(() => ({ action: 'deny' })),
  },
  {
    id: 'no-open-external',
    item: 15,
    sentence: 'The app hands no address to other programs: Electron’s `shell` is not used.',
    keptIn: 'test/hosts/desktop-measures.test.ts reads every source file',
  },
  {
    id: 'current-electron',
    item: 16,
    sentence: 'Electron is pinned to one exact version, which is raised with each of its security releases.',
    keptIn: 'package.json',
  },
  {
    id: 'sender-checked',
    item: 17,
    sentence: 'A message is heard only from the top frame of the app’s own page in the app’s own window.',
    keptIn: 'electron/desktop/page-port.ts',
  },
  {
    id: 'own-scheme',
    item: 18,
    sentence: 'The page comes by its own scheme, app://sts, never by file://.',
    keptIn: 'electron/desktop/page-scheme.ts',
  },
  {
    id: 'fuses',
    item: 19,
    sentence: 'What the app does not need is burnt out of the Electron binary.',
    keptIn: 'electron-builder.yml',
  },
  {
    id: 'nothing-exposed',
    item: 20,
    sentence: 'The preload script puts nothing into the page; it passes one message port on.',
    keptIn: 'electron/preload.ts',
  },
];

/** Addresses that lead nowhere outside the page: pictures drawn in it, and the developer tools. */
const isInPage = (url: string) => /^(?:data:|blob:app:\/\/sts\/|devtools:)/.test(url);

/** The window preferences that the measures ask for, put together. */
export function measuredPreferences(): WebPreferences {
  return Object.assign({}, ...MEASURES.map(({ preferences }) => preferences ?? {}));
}

/** Switches on what has to be in place before the app is ready, and what every web contents gets. */
export function measureApp(app: App): void {
  for (const measure of MEASURES) measure.onApp?.(app);
  app.on('web-contents-created', (_event, contents) => {
    for (const measure of MEASURES) measure.onContents?.(contents);
  });
}

export function measureSession(session: Session): void {
  for (const measure of MEASURES) measure.onSession?.(session);
}
