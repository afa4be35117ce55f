import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, vi } from 'vitest';
import type { Contract } from '../../shared/api/all.ts';
import {
  channel,
  type FakeElectron,
  type FakePort,
  type FakeSession,
  type FakeWindow,
  fakeElectron,
} from './fake-electron.ts';
import { emptyRoot, type WayIn } from './host.ts';
import { CHEAP } from './register.ts';

/** The real desktop host, `electron/main.ts`, started on the fake `electron` module and a folder of its own. */
export interface Desktop {
  fake: FakeElectron;
  folder: string;
  window: FakeWindow;
  session: FakeSession;
  /** What the preload script does for the page: hands one end over. Gives the page's end and the main one. */
  connect(from?: { sender?: unknown; senderFrame?: unknown }): { page: MessagePort; main: FakePort };
  wayIn(): WayIn;
  client(): ContractRouterClient<Contract>;
  end(): Promise<void>;
}

export interface DesktopOptions {
  folder?: string;
  switches?: Record<string, string>;
  secondInstance?: boolean;
}

export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'sts-desktop-'));
  const root = emptyRoot();
  const fake = fakeElectron({
    root,
    switches: { data: folder, ...options.switches },
    secondInstance: options.secondInstance ?? false,
  });
  vi.resetModules();
  vi.doMock('electron', () => fake.module);
  // Passphrases cost nothing to try here: scrypt has tests of its own.
  vi.doMock('../../electron/safety/key-slots.ts', async (real) => ({ ...(await real<object>()), STRONG: CHEAP }));
  await import('../../electron/main.ts');
  await new Promise((resolve) => setImmediate(resolve));
  const ports: MessagePort[] = [];
  const desktop: Desktop = {
    fake,
    folder,
    get window() {
      return only(fake.windows);
    },
    get session() {
      return only([...fake.sessions.values()]);
    },
    connect(from = {}) {
      const ends = channel();
      ports.push(ends.page);
      const { webContents } = desktop.window;
      const event = { sender: webContents, senderFrame: webContents.mainFrame, ports: [ends.main], ...from };
      fake.ipcMain.emit('sts:connect', event);
      return ends;
    },
    wayIn: () => new RPCLink({ port: desktop.connect().page }),
    client: () => createORPCClient(desktop.wayIn()),
    async end() {
      for (const port of ports) port.close();
      fake.app.quit();
      await vi.waitFor(() => expect(fake.app.ended).toBe(true), 15_000);
      process.removeAllListeners('unhandledRejection');
      vi.doUnmock('electron');
      vi.doUnmock('../../electron/safety/key-slots.ts');
      rmSync(root, { recursive: true, force: true });
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
  return desktop;
}

function only<T>(things: readonly T[]): T {
  const [first, ...more] = things;
  if (first === undefined || more.length > 0) throw new Error(`Expected exactly one, there are ${things.length}`);
  return first;
}
