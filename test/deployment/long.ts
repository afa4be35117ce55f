import { TRIALS } from './trials.ts';

/** `npm run weeks`: every trial of the optimiser in its long form, one line each: how many weeks, and whether it held. */
for (const { sentence, long, run } of TRIALS) {
  const before = performance.now();
  try {
    await run(long);
    console.log(`${long} weeks: a proposal ${sentence} (${((performance.now() - before) / 1000).toFixed(0)} s).`);
  } catch (error) {
    console.log(`FAILED: a proposal ${sentence}.\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
