import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Electron's binary for `npm start`: is it there, can it be fetched, can this machine show a window with it? */
const ROOT = join(import.meta.dirname, '..', '..');
const PACKAGE = join(ROOT, 'node_modules', 'electron');
/** Set after a fetch that failed, so that not every start waits for the same network. */
const FAILED = join(ROOT, '.cache', 'electron-not-fetched');
const FETCH_LIMIT_MS = 20_000;
const TRY_AGAIN_AFTER_MS = 24 * 3600_000;

/** The binary, or why there is none that can run, as the end of a sentence that begins "The desktop app …". */
export async function desktopBinary(say: (line: string) => void): Promise<{ binary: string } | { because: string }> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { because: 'needs a screen, and there is none here' };
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { because: 'does not run as root, where its sandbox can not work' };
  }
  const there = presentBinary();
  if (there) return { binary: there };
  const because = 'needs Electron’s binary, which is not here and could not be fetched';
  if (failedLately()) return { because };
  say('Fetching Electron’s binary (at most 20 s) …');
  await fetchBinary();
  const fetched = presentBinary();
  if (fetched) {
    rmSync(FAILED, { force: true });
    return { binary: fetched };
  }
  mkdirSync(dirname(FAILED), { recursive: true });
  writeFileSync(FAILED, '');
  return { because };
}

/** The path of the binary that the `electron` package has fetched, or null. */
export function presentBinary(): string | null {
  const pathFile = join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist');
  const binary = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Starts the desktop app from the built bundles. */
export function startDesktop(binary: string, options: { folder: string; demo: boolean }): ChildProcess {
  const flags = [`--data=${options.folder}`, ...(options.demo ? ['--demo'] : [])];
  return spawn(binary, [ROOT, ...flags], { stdio: 'inherit' });
}

function failedLately(): boolean {
  const failed = statSync(FAILED, { throwIfNoEntry: false });
  return failed !== undefined && Date.now() - failed.mtimeMs < TRY_AGAIN_AFTER_MS;
}

function fetchBinary(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], { stdio: 'ignore', timeout: FETCH_LIMIT_MS });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}
