import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { presentBinary } from '../electron/start/desktop-app.ts';
import { findChromium } from './support/chromium.ts';

/**
 * `npm test`: every check there is, stage by stage. Types, lint and the build count as one check each; the last line
 * is exactly `N passed, N failed`, and the exit code says the same.
 */
const ROOT = join(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache', 'test');
const CHROMIUM_MISSING =
  'End-to-end tests need Chromium: install it (Debian: apt-get install chromium; elsewhere: npx playwright install chromium).';

interface Count {
  passed: number;
  failed: number;
  /** Left out on purpose, said aloud. */
  left: number;
}

interface Stage {
  name: string;
  run(): Promise<Count>;
}

const STAGES: readonly Stage[] = [
  { name: 'types', run: () => check('typescript/bin/tsc', '-b') },
  { name: 'lint', run: () => check('@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'the page builds', run: () => checkScript('electron/build.ts', 'renderer') },
  { name: 'architecture, unit, services, hosts', run: unit },
  { name: 'end to end in Chromium', run: endToEnd },
];

mkdirSync(REPORTS, { recursive: true });
const total: Count = { passed: 0, failed: 0, left: 0 };
for (const { name, run } of STAGES) {
  console.log(`\n── ${name}`);
  const before = performance.now();
  const count = await run();
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  const left = count.left > 0 ? `, ${count.left} LEFT OUT` : '';
  console.log(`── ${name}: ${count.passed} passed, ${count.failed} failed${left} (${seconds} s)`);
  total.passed += count.passed;
  total.failed += count.failed;
}
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

/** Runs a program of node_modules as one check. */
async function check(program: string, ...words: string[]): Promise<Count> {
  return checkScript(join('node_modules', program), ...words);
}

async function checkScript(script: string, ...words: string[]): Promise<Count> {
  const code = await node([join(ROOT, script), ...words]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, left: 0 };
}

async function unit(): Promise<Count> {
  const report = reportFile('unit.json');
  const config = ['--config', 'test/vitest.config.ts'];
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await node([join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...config, ...reporters]);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, testResults = [] } = read(report);
  // A file that does not even load has no tests to fail: it counts as one.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return counted(code, { passed: numPassedTests, failed: numFailedTests + unloaded.length, left: numPendingTests });
}

async function endToEnd(): Promise<Count> {
  if (!(await haveChromium())) {
    console.error(CHROMIUM_MISSING);
    return { passed: 0, failed: 1, left: 0 };
  }
  if (!presentBinary())
    console.log('LEFT OUT, the desktop suite in Electron: its binary is not here (npx install-electron).');
  const report = reportFile('e2e.json');
  const playwright = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const code = await node([playwright, 'test', '--config', 'test/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const { stats, errors = [] } = read(report);
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + errors.length;
  return counted(code, { passed: stats?.expected ?? 0, failed, left: stats?.skipped ?? 0 });
}

/** A run that ended badly without saying which test failed is one failure, and so is one that ran nothing. */
function counted(code: number, count: Count): Count {
  const silent = count.failed === 0 && (code !== 0 || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}

async function haveChromium(): Promise<boolean> {
  if (findChromium()) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium with apt-get …');
    await command('sh', ['-c', 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium']);
  }
  if (findChromium()) return true;
  console.log('Fetching Chromium with Playwright …');
  await node([join(ROOT, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
  return findChromium() !== null;
}

function reportFile(name: string): string {
  const file = join(REPORTS, name);
  rmSync(file, { force: true });
  return file;
}

interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  testResults?: { status: string; assertionResults: unknown[] }[];
  stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: unknown[];
}

function read(report: string): Report {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}

function node(words: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return command(process.execPath, words, env);
}

function command(program: string, words: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
