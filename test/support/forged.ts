import { connect } from 'node:net';
import { BODY_CAP } from '../../electron/loopback/checks.ts';
import { cookieFrom, type Host } from './host.ts';

/** Requests that no page of ours sends, written byte by byte: no HTTP client would send what a forger sends. */
export interface Forgery {
  name: string;
  request: string;
  /** The status of the refusal, and the check that must have turned it away; null where Node does before we are asked. */
  status: number;
  by: string | null;
}

export interface Forging {
  forgeries: readonly Forgery[];
  /** What a page sends: to tell the others apart from. */
  good: { page: string; call: string };
  send(raw: string): Promise<{ status: number; text: string }>;
}

const CALL = '{"json":{}}';

interface Raw {
  line?: string;
  headers?: Record<string, string | undefined>;
  body?: string;
}

/** Takes one link of the host, for a cookie and a used token. */
export async function forge(host: Host): Promise<Forging> {
  const link = host.link();
  const cookie = await cookieFrom(link);
  const used = new URL(link).pathname;
  const { host: own, port } = new URL(host.origin);

  /** A good call with what the test changes in it. */
  function call({ line = 'POST /rpc/office/state HTTP/1.1', headers = {}, body = CALL }: Raw = {}): string {
    const good: Record<string, string | undefined> = {
      Host: own,
      Origin: host.origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      Cookie: cookie,
      ...headers,
    };
    const lines = Object.entries(good).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
    return `${[line, ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`;
  }

  function page({ line = 'GET / HTTP/1.1', headers = {} }: Raw = {}): string {
    const none = {
      Origin: undefined,
      'Content-Type': undefined,
      'Content-Length': undefined,
      'Sec-Fetch-Site': 'none',
    };
    return call({ line, headers: { ...none, ...headers }, body: '' });
  }

  async function send(raw: string): Promise<{ status: number; text: string }> {
    const text = await new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(raw));
      socket.on('data', (chunk) => {
        heard += chunk.toString();
      });
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });
    return { status: Number(text.split(' ')[1]), text };
  }

  function chunked(): string {
    const headers = { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' };
    return call({ headers, body: `b\r\n${CALL}\r\n0\r\n\r\n` });
  }

  const tried: readonly (readonly [string, string, number, string | null])[] = [
    ['a foreign Host', call({ headers: { Host: 'evil.example' } }), 421, 'host'],
    ['a Host with a suffix', call({ headers: { Host: `127.0.0.1.evil.example:${port}` } }), 421, 'host'],
    ['a Host in decimal', call({ headers: { Host: `2130706433:${port}` } }), 421, 'host'],
    ['a Host in IPv6', call({ headers: { Host: `[::ffff:127.0.0.1]:${port}` } }), 421, 'host'],
    ['a Host with another port', call({ headers: { Host: '127.0.0.1:80' } }), 421, 'host'],
    ['the name localhost', call({ headers: { Host: `localhost:${port}` } }), 421, 'host'],
    ['two Hosts', call({ headers: { host: 'evil.example' } }), 421, 'host'],
    ['no Host', call({ headers: { Host: undefined } }), 400, null],
    ['the Origin null', call({ headers: { Origin: 'null' } }), 403, 'origin'],
    ['a foreign Origin', call({ headers: { Origin: 'http://evil.example' } }), 403, 'origin'],
    ['the Origin of another port', call({ headers: { Origin: 'http://127.0.0.1:1' } }), 403, 'origin'],
    ['a foreign Origin asking for the page', page({ headers: { Origin: 'http://evil.example' } }), 403, 'origin'],
    ['no Origin', call({ headers: { Origin: undefined } }), 403, 'origin'],
    ['another site', call({ headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403, 'fetch-site'],
    ['another port of this site', call({ headers: { 'Sec-Fetch-Site': 'same-site' } }), 403, 'fetch-site'],
    ['no Sec-Fetch-Site', call({ headers: { 'Sec-Fetch-Site': undefined } }), 403, 'fetch-site'],
    ['a link on another site', page({ headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403, 'fetch-site'],
    [
      'a form post',
      call({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'json=%7B%7D' }),
      415,
      'content-type',
    ],
    ['JSON as text/plain', call({ headers: { 'Content-Type': 'text/plain' } }), 415, 'content-type'],
    [
      'a form with files',
      call({ headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }),
      415,
      'content-type',
    ],
    ['no Content-Type', call({ headers: { 'Content-Type': undefined } }), 415, 'content-type'],
    ['a body in chunks', chunked(), 411, 'plain-body'],
    [
      'a body as a named file',
      call({ headers: { 'Content-Disposition': 'attachment; filename=x' } }),
      411,
      'plain-body',
    ],
    ['a body over the cap', call({ headers: { 'Content-Length': String(BODY_CAP + 1) } }), 413, 'size'],
    [
      'a used launch token',
      page({ line: `GET ${used} HTTP/1.1`, headers: { Cookie: undefined } }),
      403,
      'launch token',
    ],
    [
      'a guessed launch token',
      page({ line: 'GET /launch/abc HTTP/1.1', headers: { Cookie: undefined } }),
      403,
      'launch token',
    ],
    ['no cookie', call({ headers: { Cookie: undefined } }), 401, 'cookie'],
    ['no cookie for a page', page({ headers: { Cookie: undefined } }), 401, 'cookie'],
    ['a guessed cookie', call({ headers: { Cookie: `sts_${port}=${'A'.repeat(43)}` } }), 401, 'cookie'],
    ['two cookies of one name', call({ headers: { Cookie: `sts_${port}=x; ${cookie}` } }), 401, 'cookie'],
    ['OPTIONS', call({ line: 'OPTIONS /rpc/office/state HTTP/1.1' }), 405, 'method'],
    ['TRACE', page({ line: 'TRACE / HTTP/1.1' }), 405, 'method'],
    ['a call with GET', call({ line: 'GET /rpc/office/state?data=%7B%7D HTTP/1.1' }), 405, 'method'],
    ['a page with POST', call({ line: 'POST / HTTP/1.1' }), 405, 'method'],
    ['an absolute-form URI', page({ line: `GET ${host.origin}/ HTTP/1.1` }), 400, 'target'],
    ['an absolute-form URI of another host', page({ line: 'GET http://evil.example/ HTTP/1.1' }), 400, 'target'],
    ['a path that begins with two slashes', page({ line: 'GET //evil.example/ HTTP/1.1' }), 400, 'target'],
  ];
  return {
    forgeries: tried.map(([name, request, status, by]) => ({ name, request, status, by })),
    good: { page: page(), call: call() },
    send,
  };
}
