import { join } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The desktop bundles: `--mode main`, `--mode preload`, `--mode worker`, `--mode judging`, `--mode levelling`
 * and `--mode copy-worker` (the page's bundle is renderer/vite.config.ts). A sandboxed preload script has to be CommonJS and one
 * file; the workers (weekly deployment, judging many cases, levelling home days, proven copies) are files of their own beside
 * main.js, which looks for them there. Libraries stay outside and are packaged as they are, but for those of which little is
 * used: taken in whole they made half of what the core holds in memory (docs/decisions.md, 25 Nov 2026).
 */
const TAKEN_IN = [/^drizzle-orm(?:\/|$)/, /^zod(?:\/|$)/, /^@orpc\//];

/** One script for Node, made of the sources and the libraries that are taken in. */
export const forNode = { external: true, noExternal: TAKEN_IN } as const;

const SHAPES = {
  main: { input: 'main.ts', format: 'es', file: 'main.js' },
  preload: { input: 'preload.ts', format: 'cjs', file: 'preload.cjs' },
  worker: { input: 'deployment/job-worker.ts', format: 'es', file: 'job-worker.js' },
  judging: { input: 'services/judging-worker.ts', format: 'es', file: 'judging-worker.js' },
  levelling: { input: 'services/levelling-worker.ts', format: 'es', file: 'levelling-worker.js' },
  'copy-worker': { input: 'safety/copy-worker.ts', format: 'es', file: 'copy-worker.js' },
} as const;

export default defineConfig(({ mode }) => {
  const shape = mode in SHAPES ? SHAPES[mode as keyof typeof SHAPES] : SHAPES.main;
  return {
    root: join(import.meta.dirname, '..'),
    publicDir: false,
    ssr: forNode,
    build: {
      ssr: join(import.meta.dirname, shape.input),
      outDir: 'dist/electron',
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        output: { format: shape.format, entryFileNames: shape.file, codeSplitting: false },
      },
    },
  };
});
