import { TRIALS } from './trials.ts';

/**
 * `npm run weeks`: every trial of the optimiser in its long form, one line each: how many weeks, and whether it held.
 * `npm run weeks -- 3/20` runs the third of twenty parts, each with weeks of its own, where the whole would take too long.
 */
const FIRST_SEED = 1000;
const [part = 1, parts = 1] = (process.argv[2] ?? '1/1').split('/').map(Number);
for (const { sentence, long, run } of TRIALS) {
  const times = Math.ceil(long / parts);
  const before = performance.now();
  try {
    await run(times, part === 1 ? undefined : FIRST_SEED + part);
    console.log(`${times} weeks: a proposal ${sentence} (${((performance.now() - before) / 1000).toFixed(0)} s).`);
  } catch (error) {
    console.log(`FAILED: a proposal ${sentence}.\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
