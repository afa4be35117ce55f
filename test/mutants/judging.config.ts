import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { instrumented, ROOT } from './instrument.ts';

/** The vitest that judges a share of the mutants: code with its mutants in it, and tests that only note themselves. */
const { mutants, texts } = await instrumented((process.env.MUTANTS_ONLY ?? '').split(',').filter(Boolean));
const share = Number(process.env.MUTANTS_SHARE);
const shares = Number(process.env.MUTANTS_SHARES);

export default defineConfig({
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      load: (id) => texts[id.slice(ROOT.length + 1)],
      resolveId: (source, importer) =>
        source === 'vitest' && importer && /\/test\/(?:rules|shared)\//.test(importer)
          ? join(import.meta.dirname, 'recorded.ts')
          : undefined,
    },
  ],
  test: {
    root: ROOT,
    include: ['test/mutants/judging.ts'],
    pool: 'threads',
    maxWorkers: 1,
    provide: { mutants: mutants.filter((_, at) => at % shares === share), file: process.env.MUTANTS_FILE ?? '' },
  },
});
