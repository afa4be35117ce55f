import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

/**
 * `npm run fuzz -- 20`: twenty rounds of every property, each with random examples of its own. What fails is said with
 * the seed, which `STS_SEED=… npm run unit` tries again.
 */
const [rounds = 10] = process.argv.slice(2).map(Number);
const files = globSync('test/**/*.test.ts').filter((file) => /\bfc\.assert\(/.test(readFileSync(file, 'utf8')));
console.log(`${files.length} files with properties, ${rounds} rounds.`);
let failed = 0;
for (let round = 1; round <= rounds; round++) {
  const seed = String(randomInt(2 ** 31));
  const run = spawnSync('vitest', ['run', '--config', 'test/vitest.config.ts', '--reporter=dot', ...files], {
    env: { ...process.env, STS_SEED: seed },
    encoding: 'utf8',
  });
  const held = run.status === 0;
  if (!held) failed++;
  console.log(`round ${round}, seed ${seed}: ${held ? 'held' : 'FAILED'}`);
  if (!held) console.log(run.stdout, run.stderr);
}
console.log(`${rounds - failed} rounds held, ${failed} failed.`);
process.exitCode = failed === 0 ? 0 : 1;
