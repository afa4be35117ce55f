import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * The built page as both hosts serve it. Only files found by listing the folder can be served, under exactly the
 * names listed; a path is looked up, never joined to the folder, so `..` in any spelling leads nowhere.
 */
export interface PageFile {
  type: string;
  body: Uint8Array<ArrayBuffer>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** An address of the page's own router, such as `/cases/0198…`: letters, digits, `-`, `_`; no dot, no percent sign. */
const PLACE = /^\/(?:[\w-]+(?:\/[\w-]+)*\/?)?$/;

/**
 * The file for a path of an address (without query), the page itself for a place of its router, or null.
 * `folder` is the built page; reads it anew each time, so a rebuilt page is served without a restart.
 */
export function pageFile(folder: string, path: string): PageFile | null {
  const name = PLACE.test(path) ? '/index.html' : path;
  if (!namesIn(folder, '').includes(name)) return null;
  const type = TYPES[extname(name)];
  return type ? { type, body: new Uint8Array(readFileSync(join(folder, name))) } : null;
}

function namesIn(folder: string, under: string): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const name = `${under}/${entry.name}`;
    if (entry.isDirectory()) return namesIn(folder, name);
    return entry.isFile() ? [name] : [];
  });
}
