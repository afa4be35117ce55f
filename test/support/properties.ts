import fc from 'fast-check';

/**
 * Properties are tried with the same random examples on every run of `npm test`, so that one commit gives one answer;
 * `npm run fuzz` tries them with others (test/fuzz.ts).
 */
const SEED = 20_261_125;

fc.configureGlobal({ seed: Number(process.env.STS_SEED ?? SEED) });
