import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { defaultFolder } from '../data-folder.ts';
import { verifyFolder } from '../safety/verify-folder.ts';

/**
 * `npm run register -- verify [--data DIR]`: follows the chain of history of a folder's register, read-only, and names the
 * first entry that does not fit. The passphrase is read from the terminal or from a pipe, never from the command line.
 */
const [task, flag, given] = process.argv.slice(2);
const machine = { platform: process.platform, env: process.env, home: homedir() };
if (task !== 'verify' || (flag !== undefined && (flag !== '--data' || given === undefined))) {
  console.error('npm run register -- verify [--data DIR]');
  process.exitCode = 2;
} else await verify(resolve(given ?? defaultFolder(machine)));

async function verify(folder: string): Promise<void> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const passphrase = await asking.question('Passphrase: ');
  asking.close();
  const verdict = await verifyFolder(folder, passphrase);
  if (verdict.kind === 'fits') {
    console.log(`Every entry fits: ${verdict.head.seq} entries, the last sealed ${verdict.head.hash.slice(0, 12)}.`);
    return;
  }
  process.exitCode = 1;
  if (verdict.kind === 'does-not-fit') console.log(`Entry ${verdict.seq} does not fit.`);
  if (verdict.kind === 'wrong-passphrase') console.error('This is nobody’s passphrase.');
  if (verdict.kind === 'no-register') console.error(`There is no register with passphrases in ${folder}.`);
}
