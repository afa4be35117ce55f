import { RPCHandler } from '@orpc/server/message-port';
import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import type { App, Session } from '../core/app.ts';
import type { AppContext } from '../core/context.ts';
import { isOwnPage } from './page-scheme.ts';

/**
 * The desktop's only way in: the page makes a message channel, the preload script passes one end on, and here it is
 * joined to the router, after a look at who sent it. There is no other channel.
 */
export const CONNECT = 'sts:connect';

/** Characters of one message, the same 32 MB as the loopback host's body cap. */
export const MESSAGE_CAP = 32 * 1024 * 1024;

export interface Connecting {
  ipcMain: Pick<IpcMain, 'on'>;
  /** The contents of the app's own window. */
  contents: WebContents;
  app: Pick<App, 'router'>;
  /** One for the window: a reloaded page is the same person. */
  session: Session;
  log: AppContext['log'];
}

export function acceptPages({ ipcMain, contents, app, session, log }: Connecting): void {
  const handler = new RPCHandler(app.router);
  ipcMain.on(CONNECT, (event) => {
    const [port, ...more] = event.ports;
    if (!port || more.length > 0 || !isOwnSender(event, contents)) {
      for (const each of event.ports) each.close();
      log({ level: 'warning', what: 'desktop: refused a sender' });
      return;
    }
    handler.upgrade(guarded(port, log), { context: { session } });
    port.start();
  });
}

/** The top frame, of the app's own page, in the app's own window; a frame inside it is somebody else. */
function isOwnSender(event: IpcMainEvent, contents: WebContents): boolean {
  const { senderFrame } = event;
  return (
    event.sender === contents &&
    senderFrame !== null &&
    senderFrame === contents.mainFrame &&
    isOwnPage(senderFrame.url)
  );
}

/** The port as the handler sees it: messages that no client of ours would send are dropped before they are read further. */
function guarded(port: MessagePortMain, log: AppContext['log']) {
  return {
    on(name: string, heard: (event?: { data: unknown }) => void): void {
      if (name === 'close') port.on('close', () => heard());
      if (name !== 'message') return;
      port.on('message', ({ data }) => {
        if (isClientMessage(data)) heard({ data });
        else log({ level: 'warning', what: 'desktop: refused a message' });
      });
    },
    postMessage(data: unknown): void {
      port.postMessage(data);
    },
  };
}

/**
 * A call (`{i, p: {u, b?, …}}`) or its cancelling (`{i, t: 4}`) as oRPC's client writes them. Calls are JSON: messages
 * with files or streams inside, which the contract does not have, are not let in.
 */
export function isClientMessage(data: unknown): data is string {
  if (typeof data !== 'string' || data.length > MESSAGE_CAP) return false;
  let message: unknown;
  try {
    message = JSON.parse(data);
  } catch {
    return false;
  }
  if (!isRecord(message) || typeof message.i !== 'string') return false;
  if (message.t === 4) return true;
  const { t, p } = message;
  if ((t !== undefined && t !== 1) || !isRecord(p)) return false;
  if (typeof p.u !== 'string' || !/^\/(?!\/)/.test(p.u) || (p.m !== undefined && p.m !== 'POST')) return false;
  return p.h === undefined || (isRecord(p.h) && Object.keys(p.h).every((name) => !/^content-/i.test(name)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
