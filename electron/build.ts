import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Builds the seven bundles, each only where something it is made from has changed.
 *
 *   node electron/build.ts                 all seven
 *   node electron/build.ts renderer        one of them
 */
export interface Bundle {
  name: 'renderer' | 'main' | 'preload' | 'worker' | 'judging' | 'levelling' | 'copy-worker';
  /** What people are told is being built. */
  called: string;
  /** Files and folders it is made from. */
  from: readonly string[];
  makes: string;
  vite: readonly string[];
}

/** A bundle that does not build, in Vite's own words. */
export class BuildFault extends Error {}

const ROOT = join(import.meta.dirname, '..');

export const BUNDLES: readonly Bundle[] = [
  {
    name: 'renderer',
    called: 'the page',
    from: ['renderer', 'shared', 'package-lock.json'],
    makes: 'dist/renderer/index.html',
    vite: ['--config', 'renderer/vite.config.ts'],
  },
  {
    name: 'main',
    called: 'the desktop app',
    from: ['electron', 'shared', 'db', 'package-lock.json'],
    makes: 'dist/electron/main.js',
    vite: ['--config', 'electron/vite.config.ts', '--mode', 'main'],
  },
  {
    name: 'preload',
    called: 'its preload script',
    from: ['electron/preload.ts', 'electron/vite.config.ts', 'package-lock.json'],
    makes: 'dist/electron/preload.cjs',
    vite: ['--config', 'electron/vite.config.ts', '--mode', 'preload'],
  },
  {
    name: 'worker',
    called: 'the optimiser’s worker',
    from: ['electron/deployment', 'electron/vite.config.ts', 'shared', 'package-lock.json'],
    makes: 'dist/electron/job-worker.js',
    vite: ['--config', 'electron/vite.config.ts', '--mode', 'worker'],
  },
  {
    name: 'judging',
    called: 'the worker that judges many cases',
    from: ['electron/rules', 'electron/services', 'electron/vite.config.ts', 'shared', 'package-lock.json'],
    makes: 'dist/electron/judging-worker.js',
    vite: ['--config', 'electron/vite.config.ts', '--mode', 'judging'],
  },
  {
    name: 'levelling',
    called: 'the worker that levels home days',
    from: [
      'electron/link',
      'electron/services/levelling-worker.ts',
      'electron/vite.config.ts',
      'shared',
      'package-lock.json',
    ],
    makes: 'dist/electron/levelling-worker.js',
    vite: ['--config', 'electron/vite.config.ts', '--mode', 'levelling'],
  },
  {
    name: 'copy-worker',
    called: 'the worker that makes proven copies',
    from: ['db', 'electron/safety', 'electron/vite.config.ts', 'shared', 'package-lock.json'],
    makes: 'dist/electron/copy-worker.js',
    vite: ['--config', 'electron/vite.config.ts', '--mode', 'copy-worker'],
  },
];

/** Names of the bundles that are missing or were made from other sources than there are now. */
export function stale(names: readonly Bundle['name'][]): Bundle[] {
  return BUNDLES.filter((bundle) => names.includes(bundle.name) && !isFresh(bundle));
}

/** Builds what is stale, one line of progress each. Throws a BuildFault where a bundle does not build. */
export async function buildStale(names: readonly Bundle['name'][], say: (line: string) => void): Promise<void> {
  for (const bundle of stale(names)) {
    const before = performance.now();
    say(`Building ${bundle.called} …`);
    const hash = hashOf(bundle);
    await runVite(bundle);
    writeStamp(bundle, hash);
    say(`Built ${bundle.called} in ${((performance.now() - before) / 1000).toFixed(1)} s.`);
  }
}

function runVite(bundle: Bundle): Promise<void> {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  return new Promise((resolve, reject) => {
    // Whoever builds, tests too: what is built is the page that is shipped, without what helps while developing.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', ...bundle.vite], { cwd: ROOT, env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new BuildFault(`Building ${bundle.called} failed. This is what the builder said:\n${said.trim()}`));
    });
  });
}

function isFresh(bundle: Bundle): boolean {
  if (!existsSync(join(ROOT, bundle.makes))) return false;
  const stamp = stampOf(bundle);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(bundle);
}

const stampOf = (bundle: Bundle) => join(ROOT, '.cache', 'built', bundle.name);

function writeStamp(bundle: Bundle, hash: string): void {
  mkdirSync(dirname(stampOf(bundle)), { recursive: true });
  writeFileSync(stampOf(bundle), hash);
}

/** A hash of names and contents: a fresh checkout has new times on old files, so times say nothing. */
function hashOf(bundle: Bundle): string {
  const hash = createHash('sha256');
  for (const file of bundle.from.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  const entries = readdirSync(dirname(join(ROOT, path)), { withFileTypes: true });
  const entry = entries.find(({ name }) => join(dirname(path), name) === join(path));
  if (!entry?.isDirectory()) return entry ? [path] : [];
  return readdirSync(join(ROOT, path))
    .toSorted()
    .flatMap((name) => filesIn(join(path, name)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const asked = process.argv.slice(2);
  const names = BUNDLES.map(({ name }) => name).filter((name) => asked.length === 0 || asked.includes(name));
  try {
    await buildStale(names, (line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
