import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';

/**
 * What a process did to the files of a folder, in order, and what it said meanwhile: written down by recorder.c, which is
 * compiled here and loaded before the process's own libraries.
 */
export type Deed =
  /** `name` is '' for the folder itself. */
  | { kind: 'open'; opening: number; name: string; empties: boolean }
  | { kind: 'write'; opening: number; at: number; bytes: Buffer }
  | { kind: 'truncate'; opening: number; size: number }
  | { kind: 'sync'; opening: number }
  | { kind: 'remove'; name: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'said'; text: string };

/** A C compiler, on a system that has such libraries at all. */
export const canRecord = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;

/** In memory where the system has such a folder: what lasts is decided by the record, not by this machine's disk. */
export function memoryFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sts-power-'));
}

const RECORDER = join(import.meta.dirname, 'recorder.c');

/** Runs a script on a copy of `base`, and gives what it did. It is told the folder, then `words`. */
export function record(base: string, script: string, words: readonly string[]): Deed[] {
  const work = memoryFolder();
  const folder = join(work, 'folder');
  const log = join(work, 'record');
  cpSync(base, folder, { recursive: true });
  try {
    const run = spawnSync(process.execPath, [script, folder, ...words], {
      env: { ...process.env, LD_PRELOAD: preloadable(RECORDER, work), STS_FOLDER: folder, STS_RECORD: log },
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (run.status !== 0) throw new Error(`What was to be recorded failed: ${run.stderr}`);
    return deedsIn(readFileSync(log), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Compiles a library that is loaded before a process's own, into a folder that is there; gives its path. */
export function preloadable(source: string, work: string): string {
  const library = join(work, `${basename(source, '.c')}.so`);
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${source} does not compile: ${made.stderr}`);
  return library;
}

const HEAD = 24;

function deedsIn(log: Buffer, folder: string): Deed[] {
  const deeds: Deed[] = [];
  const nameOf = (path: string) => relative(folder, path);
  for (let at = 0; at < log.length; ) {
    const kind = String.fromCharCode(log.readUInt32LE(at));
    const opening = log.readUInt32LE(at + 4);
    const number = Number(log.readBigUInt64LE(at + 8));
    const bytes = log.subarray(at + HEAD, at + HEAD + log.readUInt32LE(at + 16));
    at += HEAD + bytes.length;
    const text = bytes.toString();
    if (kind === 'o') deeds.push({ kind: 'open', opening, name: nameOf(text), empties: number === 1 });
    else if (kind === 'w') deeds.push({ kind: 'write', opening, at: number, bytes });
    else if (kind === 't') deeds.push({ kind: 'truncate', opening, size: number });
    else if (kind === 's') deeds.push({ kind: 'sync', opening });
    else if (kind === 'u') deeds.push({ kind: 'remove', name: nameOf(text) });
    else if (kind === 'a') deeds.push({ kind: 'said', text });
    else {
      const [from = '', to = ''] = text.split('\0').map(nameOf);
      deeds.push({ kind: 'rename', from, to });
    }
  }
  return deeds;
}
