import type { IncomingMessage } from 'node:http';

/**
 * What a request must pass before anything is done with it, in this order. Any program on the machine, and any web
 * page in the same browser, can send requests to 127.0.0.1: each check says which of them it turns away.
 */
export interface Check {
  id: string;
  sentence: string;
  /** HTTP status of the refusal. */
  status: number;
  /** Only for calls of procedures (`/rpc/…`); otherwise for every request. */
  calls?: true;
  passes(request: IncomingMessage, own: OwnAddress): boolean;
}

export interface OwnAddress {
  /** `127.0.0.1:port` */
  host: string;
  /** `http://127.0.0.1:port` */
  origin: string;
}

/** Bytes of one call, 32 MB: an import file of 24 MB as base64. */
export const BODY_CAP = 32 * 1024 * 1024;

export const isCall = (request: IncomingMessage) => request.url?.startsWith('/rpc/') ?? false;

export const CHECKS: readonly Check[] = [
  {
    id: 'method',
    sentence:
      'Pages are fetched with GET and procedures called with POST; OPTIONS, TRACE and the rest have no use here.',
    status: 405,
    passes: (request) => request.method === (isCall(request) ? 'POST' : 'GET'),
  },
  {
    id: 'target',
    sentence: 'The request line holds a path, not a whole address as it would for a proxy.',
    status: 400,
    passes: (request) => /^\/(?!\/)[\x21-\x7e]*$/.test(request.url ?? ''),
  },
  {
    id: 'host',
    sentence: 'Host is exactly this address, said once: a foreign name that resolves to 127.0.0.1 is turned away.',
    status: 421,
    passes: (request, own) =>
      request.headers.host === own.host &&
      request.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length === 1,
  },
  {
    id: 'origin',
    sentence: 'Origin is this address; a call must say it.',
    status: 403,
    passes: (request, own) => {
      const { origin } = request.headers;
      return origin === own.origin || (origin === undefined && !isCall(request));
    },
  },
  {
    id: 'fetch-site',
    sentence: 'The browser says that the request comes from this page, or from the address bar for a page.',
    status: 403,
    passes: (request) => {
      const site = request.headers['sec-fetch-site'];
      return site === 'same-origin' || (site === 'none' && !isCall(request));
    },
  },
  {
    id: 'content-type',
    sentence: 'A call is JSON and says so, which no form and no simple cross-site request can.',
    status: 415,
    calls: true,
    passes: (request) => /^application\/json(?:; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? ''),
  },
  {
    id: 'plain-body',
    sentence: 'The body is just JSON of a length told beforehand, not a named file and not in chunks.',
    status: 411,
    calls: true,
    passes: ({ headers }) =>
      headers['content-length'] !== undefined &&
      headers['transfer-encoding'] === undefined &&
      headers['content-disposition'] === undefined,
  },
  {
    id: 'size',
    sentence: `A call has at most ${BODY_CAP / 1024 / 1024} MB.`,
    status: 413,
    calls: true,
    passes: (request) => Number(request.headers['content-length']) <= BODY_CAP,
  },
];

/** The first check that a request does not pass, or null. */
export function firstFailed(request: IncomingMessage, own: OwnAddress): Check | null {
  return CHECKS.find((check) => (!check.calls || isCall(request)) && !check.passes(request, own)) ?? null;
}
