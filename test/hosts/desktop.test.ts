import { EventEmitter } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainName } from '../../electron/desktop/downloads.ts';
import { isClientMessage, MESSAGE_CAP } from '../../electron/desktop/page-port.ts';
import { type Desktop, startDesktop } from '../support/desktop.ts';
import { stoppable } from '../support/fake-electron.ts';
import { BEGINNING } from '../support/register.ts';

/** The desktop host beyond the twenty measures: one window, one instance, saving, and abuse of its one way in. */
const open: Desktop[] = [];
async function start(options?: Parameters<typeof startDesktop>[0]): Promise<Desktop> {
  const desktop = await startDesktop(options);
  open.push(desktop);
  return desktop;
}
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const desktop of open.splice(0)) await desktop.end();
});

const logOf = (desktop: Desktop) => readFileSync(join(desktop.folder, 'app.log'), 'utf8');

describe('the window', () => {
  it('is one, keeps nothing of the page on disk, and shows when it is ready', async () => {
    const { window, fake } = await start();
    expect(window.webPreferences).toMatchObject({ partition: 'page' });
    expect(window.webPreferences.preload).toMatch(/dist[\\/]electron[\\/]preload\.cjs$/);
    expect(window.shown).toBe(0);
    window.emit('ready-to-show');
    expect(window.shown).toBe(1);
    expect([...fake.sessions.keys()]).toEqual(['page']);
  });

  it('keeps copy, paste and zoom in its menu, and leaves Ctrl+Z to the page', async () => {
    const { fake } = await start();
    const roles = JSON.stringify(fake.menus).matchAll(/"role":"(\w+)"/g);
    expect([...roles].map(([, role]) => role)).toEqual([
      'quit',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'zoomIn',
      'zoomOut',
      'resetZoom',
      'togglefullscreen',
    ]);
  });

  it('is focused by a second start, which opens nothing of its own', async () => {
    const first = await start();
    first.window.minimized = true;
    first.fake.app.emit('second-instance');
    expect([first.window.restored, first.window.focused]).toEqual([1, 1]);
    const second = await start({ secondInstance: true });
    expect(second.fake.windows).toEqual([]);
    expect(second.fake.app.quits).toBe(1);
  });

  it('ends the app when it is closed, and lets go of the register', async () => {
    const desktop = await start();
    const client = desktop.client();
    const data = BEGINNING;
    expect(await client.office.start({ requestId: crypto.randomUUID(), data })).toMatchObject({ ok: true });
    desktop.fake.app.emit('window-all-closed');
    // The first end waits for what is still to be done; the second is let through.
    await vi.waitFor(() => expect(desktop.fake.app.ended).toBe(true), 15_000);
    const again = await start({ folder: desktop.folder });
    expect(await again.client().office.state({})).toMatchObject({
      value: { fault: null, office: null, signIn: { slots: [{ initials: 'A. T.' }] } },
    });
  });

  it('does not open on a folder that can not hold a register, and says why', async () => {
    const file = join((await start()).folder, 'a-file');
    writeFileSync(file, '');
    const desktop = await start({ folder: file });
    expect(desktop.fake.windows).toEqual([]);
    expect(desktop.fake.app.exitCode).toBe(1);
    expect(desktop.fake.errorBoxes[0]?.[1]).toBe(`${file} is a file, not a folder. Choose a folder for the register.`);
  });
});

describe('saving a paper', () => {
  const item = (filename: string, url = 'blob:app://sts/0b5f') => ({
    options: [] as { defaultPath?: string }[],
    getFilename: () => filename,
    getURL: () => url,
    setSaveDialogOptions(options: { defaultPath?: string }) {
      this.options.push(options);
    },
  });

  it.each(['plan-summary-0042.pdf', 'bundle.zip', 'week-2026-11-30.json'])(
    'asks where, under the name that the page gave: %s',
    async (name) => {
      const { session } = await start();
      const [event, made] = [stoppable({}), item(name)];
      session.emit('will-download', event, made);
      expect(event.stopped).toBe(false);
      expect(made.options).toMatchObject([{ defaultPath: name, filters: [{ extensions: [name.split('.')[1]] }] }]);
    },
  );

  it('is refused for what the page did not make, and for programs', async () => {
    const { session } = await start();
    for (const wrong of [
      item('paper.pdf', 'https://evil.example/paper.pdf'),
      item('paper.pdf', 'blob:https://evil.example/1'),
      item('setup.exe'),
      item('paper.pdf.lnk'),
      item('pdf'),
    ]) {
      const event = stoppable({});
      session.emit('will-download', event, wrong);
      expect(event.stopped, wrong.getFilename()).toBe(true);
      expect(wrong.options).toEqual([]);
    }
  });

  it('never takes a folder or a hidden name from the page', () => {
    expect(plainName('../../.ssh/authorized_keys.pdf')).toBe('ssh-authorized-keys.pdf'.replace('-keys', '_keys'));
    expect(plainName('C:\\Windows\\system.pdf')).toBe('C-Windows-system.pdf');
    expect(plainName('.pdf')).not.toMatch(/^\./);
    expect(plainName(`${'x'.repeat(500)}.PDF`)).toBe(`${'x'.repeat(76)}.pdf`);
  });
});

describe('the clipboard', () => {
  const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  async function startWithTimers() {
    const desktop = await start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    return desktop;
  }
  afterEach(() => void vi.useRealTimers());

  it('loses what was copied in the window after a minute, and not what was copied elsewhere', async () => {
    const { window, fake } = await startWithTimers();
    const { clipboard } = fake;
    const from = async (copied: string) => {
      window.emit('focus');
      await later(0);
      clipboard.text = copied;
      window.emit('blur');
      await later(0);
    };
    await from('Robin Testwell');
    await later(59_000);
    expect(clipboard.text).toBe('Robin Testwell');
    await later(1_000);
    expect(clipboard.text).toBe('');
    await from('Robin Testwell');
    clipboard.text = 'copied in another program';
    await later(60_000);
    expect(clipboard.text).toBe('copied in another program');
    await from('copied in another program');
    await later(60_000);
    expect(clipboard.text).toBe('copied in another program');
  });

  it('loses it at once when the computer is locked', async () => {
    const { fake } = await start();
    fake.clipboard.text = 'K7QM-2FXA';
    fake.powerMonitor.emit('lock-screen');
    await vi.waitFor(() => expect(fake.clipboard.text).toBe(''));
  });
});

describe('the way in, abused', () => {
  it('is closed to another window, a frame, another page, no frame, and to none or two ports', async () => {
    const desktop = await start();
    const { webContents } = desktop.window;
    const { mainFrame } = webContents;
    const wrong: object[] = [{ sender: { mainFrame } }, { senderFrame: { url: 'app://sts/' } }, { senderFrame: null }];
    for (const from of wrong) {
      const { page, main } = desktop.connect(from);
      expect(main.closed, JSON.stringify(from)).toBe(true);
      page.postMessage('{"i":"1","p":{"u":"/office/state"}}');
    }
    mainFrame.url = 'https://evil.example/';
    expect(desktop.connect().main.closed).toBe(true);
    mainFrame.url = 'app://sts.evil.example/';
    expect(desktop.connect().main.closed).toBe(true);
    desktop.fake.ipcMain.emit('sts:connect', { sender: webContents, senderFrame: mainFrame, ports: [] });
    expect(logOf(desktop).match(/desktop: refused a sender/g)).toHaveLength(6);
  });

  it('has one channel', async () => {
    const { fake } = await start();
    expect(fake.ipcMain.eventNames()).toEqual(['sts:connect']);
  });

  it.each([
    ['no text', { i: '1', p: { u: '/office/state' } }],
    ['bytes', new Uint8Array([1, 2, 255, 3])],
    ['no JSON', 'x'.repeat(1024 * 1024)],
    ['JSON that is no message', '[1,2,3]'],
    ['no number', '{"p":{"u":"/office/state"}}'],
    ['no address', '{"i":"1","p":{}}'],
    ['a whole address', '{"i":"1","p":{"u":"http://evil.example/office/state"}}'],
    ['an address of another host', '{"i":"1","p":{"u":"//evil.example/office/state"}}'],
    ['a file', '{"i":"1","p":{"u":"/office/state","h":{"content-disposition":"attachment; filename=x"}}}'],
    ['a form', '{"i":"1","p":{"u":"/office/state","h":{"content-type":"multipart/form-data; boundary=x"}}}'],
    ['a stream', '{"i":"1","t":3,"p":{"e":"message","d":1}}'],
    ['GET', '{"i":"1","p":{"u":"/office/state","m":"GET"}}'],
    ['null', 'null'],
  ])('is unmoved by a message with %s, and answers the next one', async (_name, message) => {
    const desktop = await start();
    const { page } = desktop.connect();
    const answers: string[] = [];
    page.on('message', (answer: string) => answers.push(answer));
    page.postMessage(message);
    page.postMessage('{"i":"2","p":{"u":"/office/state","b":{"json":{}}}}');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(answers[0]).toContain('"i":"2"');
    expect(logOf(desktop)).toContain('desktop: refused a message');
    expect(logOf(desktop)).not.toContain('evil');
  });

  it('lets in what the client writes, up to the cap', () => {
    expect(isClientMessage('{"i":"1","p":{"u":"/office/state","b":{"json":{"__proto__":{"a":1}}}}}')).toBe(true);
    expect(isClientMessage('{"i":"1","t":4}')).toBe(true);
    expect(isClientMessage(`{"i":"1","p":{"u":"/a","b":"${'x'.repeat(MESSAGE_CAP)}"}}`)).toBe(false);
  });
});

describe('the page’s files over app://', () => {
  const served = (desktop: Desktop, url: string, init?: RequestInit) =>
    desktop.session.served.get('app')?.(new Request(url, init));

  it.each([
    'app://sts/../../package.json',
    'app://sts/..%2f..%2fpackage.json',
    'app://sts/%2e%2e/%2e%2e/package.json',
    'app://sts/..\\..\\package.json',
    'app://sts/assets/../../../package.json',
    'app://sts//etc/passwd',
    'app://sts/index.html%00.js',
    'app://other/index.html',
  ])('are not left by %s', async (url) => {
    const desktop = await start();
    const answer = served(desktop, url);
    expect(answer?.status).toBe(404);
  });

  it('are fetched, not sent to', async () => {
    expect(served(await start(), 'app://sts/', { method: 'POST', body: 'x' })?.status).toBe(404);
  });
});

describe('the preload script', () => {
  async function preload() {
    const heard = new EventEmitter();
    const sent: unknown[][] = [];
    const window = { addEventListener: (name: string, hear: (event: object) => void) => heard.on(name, hear) };
    vi.stubGlobal('window', window);
    vi.resetModules();
    vi.doMock('electron', () => ({ ipcRenderer: { postMessage: (...words: unknown[]) => sent.push(words) } }));
    await import('../../electron/preload.ts');
    vi.doUnmock('electron');
    return { sent, window, say: (event: object) => heard.emit('message', event) };
  }
  const port = {};
  const good = { origin: 'app://sts', data: 'sts:connect', ports: [port] };

  it('passes on one port from the page itself', async () => {
    const { sent, window, say } = await preload();
    say({ ...good, source: window });
    expect(sent).toEqual([['sts:connect', null, [port]]]);
  });

  it('puts nothing into the page', async () => {
    const { window } = await preload();
    expect(Object.keys(window)).toEqual(['addEventListener']);
  });

  it.each([
    ['another window', { source: {} }],
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: 'null' }],
    ['another word', { data: 'sts:other' }],
    ['an object for a word', { data: new String('sts:connect') }],
    ['no port', { ports: [] }],
    ['two ports', { ports: [port, port] }],
  ])('passes on nothing from %s', async (_name, wrong) => {
    const { sent, window, say } = await preload();
    say({ ...good, source: window, ...wrong });
    expect(sent).toEqual([]);
  });
});
