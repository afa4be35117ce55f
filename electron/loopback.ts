import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/node';
import { securityHeaders } from './content-security.ts';
import type { App, Session } from './core/app.ts';
import { firstFailed, isCall, type OwnAddress } from './loopback/checks.ts';
import { makeDoor } from './loopback/door.ts';
import { watchIdle } from './loopback/idle.ts';
import { pageFile } from './page-files.ts';

/**
 * The loopback host: the same app in a browser window, on this machine only, for where Electron cannot be installed
 * and for every end-to-end test. It is not in the packaged app.
 *
 *   GET /launch/<token>   once: gives the cookie, goes to /
 *   GET /…                the built page
 *   GET /alive            held open by each page, so that the host knows when to stop
 *   POST /rpc/…           the procedures
 */
export interface LoopbackOptions {
  app: Pick<App, 'router' | 'newSession' | 'context'>;
  /** Folder of the built page. */
  page: string;
  /** Minutes without an open page after which the host stops by itself; 0 for never. */
  idleMinutes: number;
  /** Milliseconds that a request may take to arrive whole; half a minute more passes until it is noticed. */
  slowest?: number;
}

export interface Loopback {
  /** `http://127.0.0.1:port`, always a port that the system chose. */
  readonly origin: string;
  /** A new one-time link. */
  link(): string;
  /** Settles when the host has stopped, with the reason. */
  readonly stopped: Promise<'asked' | 'idle'>;
  stop(): Promise<void>;
}

const NO_COOKIE = 'This page has no key to the app. Open the link that was printed where you started it.';
const USED_TOKEN = 'This link has been used already, or is from an earlier start. Start the app again for a new link.';
const NOT_PASSED = 'This request is not one that the app answers.';
const NOT_FOUND = 'There is nothing here.';

/** Starts listening on 127.0.0.1. Throws only where the system gives no port. */
export async function startLoopback({ app, page, idleMinutes, slowest = 60_000 }: LoopbackOptions): Promise<Loopback> {
  const arriving = {
    requestTimeout: slowest,
    headersTimeout: Math.min(slowest, 20_000),
    connectionsCheckingInterval: Math.min(slowest, 30_000),
  };
  const server = createServer({ maxHeaderSize: 16 * 1024, ...arriving }, (request, response) => {
    answer(request, response).catch(() => {
      app.context.log({ level: 'bug', what: 'loopback: request failed' });
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const own: OwnAddress = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
  const door = makeDoor<Session>(`sts_${port}`, () => app.newSession());
  const handler = new RPCHandler(app.router, { eventIteratorKeepAliveInterval: 15_000 });
  const stopped = Promise.withResolvers<'asked' | 'idle'>();
  const idle = watchIdle(idleMinutes, () => void close('idle'));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
    const failed = firstFailed(request, own);
    if (failed) {
      app.context.log({ level: 'warning', what: `loopback: refused by ${failed.id}` });
      return say(request, response, failed.status, NOT_PASSED);
    }
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const guest = door.guest(request.headers.cookie);
    if (path.startsWith('/launch/')) return launch(path.slice('/launch/'.length), guest, request, response);
    if (!guest) {
      app.context.log({ level: 'warning', what: 'loopback: refused by cookie' });
      return say(request, response, 401, NO_COOKIE);
    }
    idle.seen();
    if (path === '/alive') return hold(response);
    if (isCall(request)) {
      const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: { session: guest } });
      return matched ? undefined : say(request, response, 404, NOT_FOUND);
    }
    const file = pageFile(page, path);
    if (!file) return say(request, response, 404, NOT_FOUND);
    response.writeHead(200, { 'content-type': file.type }).end(file.body);
  }

  function launch(token: string, guest: Session | null, request: IncomingMessage, response: ServerResponse): void {
    const cookie = guest ? null : door.exchange(token);
    if (!guest && !cookie) {
      app.context.log({ level: 'warning', what: 'loopback: refused by launch token' });
      say(request, response, 403, USED_TOKEN);
      return;
    }
    idle.seen();
    if (cookie) response.setHeader('set-cookie', cookie);
    response.writeHead(303, { location: '/' }).end();
  }

  /** An event stream without events: it ends when the page goes away. */
  function hold(response: ServerResponse): void {
    const letGo = idle.hold();
    response.once('close', letGo);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 2000\n\n');
  }

  async function close(reason: 'asked' | 'idle'): Promise<void> {
    idle.stop();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    stopped.resolve(reason);
  }

  return {
    origin: own.origin,
    link: () => `${own.origin}/launch/${door.token()}`,
    stopped: stopped.promise,
    stop: () => close('asked'),
  };
}

/** A refusal in words: text for a person, the client's own error shape for a call. */
function say(request: IncomingMessage, response: ServerResponse, status: number, sentence: string): void {
  const json = isCall(request);
  const body = json
    ? JSON.stringify({ json: { defined: false, code: 'REFUSED_BY_HOST', status, message: sentence } })
    : `${sentence}\n`;
  // The body of a refused request is not read: the connection ends with the answer.
  response.writeHead(status, {
    'content-type': json ? 'application/json' : 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}
