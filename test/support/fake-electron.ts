import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Stands for the `electron` module in tests: keeps everything that the desktop host hands to it, and can do to the
 * host what Electron would. Nothing is asserted here; `fake.…` is read by the tests.
 *
 *   const fake = fakeElectron({ root, switches: { data: folder } });
 *   vi.doMock('electron', () => fake.module);  await import('../../electron/main.ts');
 */
export interface FakeElectron {
  /** What `import … from 'electron'` gives. */
  module: Record<string, unknown>;
  app: FakeApp;
  windows: FakeWindow[];
  sessions: Map<string, FakeSession>;
  ipcMain: EventEmitter;
  powerMonitor: EventEmitter;
  clipboard: FakeClipboard;
  schemes: unknown[];
  menus: unknown[];
  errorBoxes: string[][];
}

export interface FakeOptions {
  root: string;
  switches: Record<string, string>;
  /** Another instance runs already. */
  secondInstance?: boolean;
}

export class FakeApp extends EventEmitter {
  name = 'sts-area-office';
  paths: Record<string, string> = {};
  appended: string[] = [];
  sandboxed = false;
  quits = 0;
  exitCode: number | null = null;
  readonly commandLine;
  readonly #options: FakeOptions;

  constructor(options: FakeOptions) {
    super();
    this.#options = options;
    this.commandLine = {
      hasSwitch: (name: string) => name in options.switches,
      getSwitchValue: (name: string) => options.switches[name] ?? '',
      appendSwitch: (name: string) => this.appended.push(name),
    };
  }
  getAppPath = () => this.#options.root;
  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }
  enableSandbox(): void {
    this.sandboxed = true;
  }
  requestSingleInstanceLock = () => !this.#options.secondInstance;
  whenReady = () => Promise.resolve();
  /** Nobody held the end back. */
  ended = false;
  quit(): void {
    this.quits++;
    const event = stoppable({});
    this.emit('will-quit', event);
    this.ended = !event.stopped;
  }
  exit(code: number): void {
    this.exitCode = code;
  }
}

type Answerer = (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void;

export class FakeSession extends EventEmitter {
  spellChecker = true;
  permissionRequest: ((contents: unknown, permission: string, answer: (yes: boolean) => void) => void) | null = null;
  permissionCheck: (() => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  displayMedia: unknown = 'not set';
  beforeRequest: Answerer | null = null;
  readonly served = new Map<string, (request: Request) => Response>();
  readonly webRequest = {
    onBeforeRequest: (answerer: Answerer) => {
      this.beforeRequest = answerer;
    },
  };
  readonly protocol = {
    handle: (scheme: string, serve: (request: Request) => Response) => void this.served.set(scheme, serve),
  };
  setSpellCheckerEnabled(on: boolean): void {
    this.spellChecker = on;
  }
  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: FakeSession['devicePermission']): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.displayMedia = handler;
  }
}

export class FakeClipboard {
  text = '';
  readText = async () => this.text;
  clear(): void {
    this.text = '';
  }
}

export class FakeContents extends EventEmitter {
  mainFrame = { url: 'app://sts/' };
  openHandler: (() => { action: string }) | null = null;
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Record<string, unknown>;
  loaded: string[] = [];
  shown = 0;
  focused = 0;
  restored = 0;
  minimized = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
  }
  get webPreferences(): Record<string, unknown> {
    return this.options.webPreferences as Record<string, unknown>;
  }
  hasFocus = true;
  isFocused = () => this.hasFocus;
  isDestroyed = () => false;
  isMinimized = () => this.minimized;
  restore(): void {
    this.restored++;
  }
  focus(): void {
    this.focused++;
  }
  show(): void {
    this.shown++;
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
}

export function fakeElectron(options: FakeOptions): FakeElectron {
  const app = new FakeApp(options);
  const windows: FakeWindow[] = [];
  const sessions = new Map<string, FakeSession>();
  const fake: Omit<FakeElectron, 'module'> = {
    app,
    windows,
    sessions,
    ipcMain: new EventEmitter(),
    powerMonitor: new EventEmitter(),
    clipboard: new FakeClipboard(),
    schemes: [],
    menus: [],
    errorBoxes: [],
  };
  class BrowserWindow extends FakeWindow {
    constructor(given: Record<string, unknown>) {
      super(given);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }
  const module = {
    app,
    BrowserWindow,
    ipcMain: fake.ipcMain,
    powerMonitor: fake.powerMonitor,
    clipboard: fake.clipboard,
    dialog: { showErrorBox: (...said: string[]) => void fake.errorBoxes.push(said) },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void fake.menus.push(menu),
    },
    protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => void fake.schemes.push(...schemes) },
    session: {
      fromPartition(name: string) {
        const known = sessions.get(name) ?? new FakeSession();
        sessions.set(name, known);
        return known;
      },
    },
  };
  return { module, ...fake };
}

/** An event that can be stopped, as Electron hands to listeners; `stopped` is read by tests. */
export function stoppable<T extends object>(more: T): T & { stopped: boolean; preventDefault(): void } {
  const event = {
    ...more,
    stopped: false,
    preventDefault() {
      event.stopped = true;
    },
  };
  return event;
}

/** Node's port with the manners of Electron's MessagePortMain: messages come as `{data}` and only after `start()`. */
export class FakePort extends EventEmitter {
  closed = false;
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }
  start(): void {
    this.#port.on('message', (data) => this.emit('message', { data }));
    this.#port.on('close', () => this.emit('close'));
  }
  postMessage(data: unknown): void {
    this.#port.postMessage(data);
  }
  close(): void {
    this.closed = true;
    this.#port.close();
  }
}

/** The page's end and the main process's end of one channel. */
export function channel(): { page: MessagePort; main: FakePort } {
  const { port1, port2 } = new MessageChannel();
  return { page: port1, main: new FakePort(port2) };
}
