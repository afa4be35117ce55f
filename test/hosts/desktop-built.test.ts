import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildStale } from '../../electron/build.ts';

/** What is packaged is not the sources but one file made of them and of the libraries that are taken in. */
describe('the desktop app as it is built', () => {
  it('opens a register and answers the page', async () => {
    await buildStale(['main'], () => {});
    const folder = mkdtempSync(join(tmpdir(), 'sts-built-'));
    const script = join(import.meta.dirname, '../support/built-desktop.ts');
    const ran = spawnSync(process.execPath, [script, folder], { encoding: 'utf8', timeout: 50_000 });
    rmSync(folder, { recursive: true, force: true });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(/^\d+ cases\n$/);
  }, 60_000);
});
