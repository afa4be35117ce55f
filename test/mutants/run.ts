import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { instrumented, type Mutant, ROOT } from './instrument.ts';
import { UNSEEN } from './unseen.ts';
import { begunIn, verdictsIn } from './verdicts.ts';

/**
 * `npm run mutants [-- PART-OF-A-PATH …]`: breaks the rules and school time in every way in turn and says which of it no
 * test noticed, with its place. Two processes share the mutants; one that is silent for two minutes runs in circles, which
 * counts as noticed, and is begun again after the mutant that did it.
 */
const SHARES = 2;
const SILENT_FOR = 120_000;
const AT_LEAST = 0.95;

const folder = join(ROOT, '.cache/mutants');
const only = process.argv.slice(2);

function fileOf(share: number): string {
  return join(folder, `share-${share}.jsonl`);
}

function start(share: number): ChildProcess {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const config = join(import.meta.dirname, 'judging.config.ts');
  return spawn(process.execPath, [vitest, 'run', '--config', config], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      MUTANTS_SHARE: String(share),
      MUTANTS_SHARES: String(SHARES),
      MUTANTS_FILE: fileOf(share),
      MUTANTS_ONLY: only.join(','),
    },
  });
}

/** Until every mutant of the share has its verdict. */
async function judge(share: number): Promise<void> {
  const file = fileOf(share);
  for (;;) {
    const child = start(share);
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const circling = killWhenSilent(child, file);
    if ((await ended) === 0) return;
    const id = circling();
    if (id === null) throw new Error('The tests fail without any mutant; run them first: npm run unit -- test/rules');
    appendFileSync(file, `${JSON.stringify({ id, is: 'killed', by: 'ran in circles' })}\n`);
  }
}

/** Ends a child that has been silent for too long over one mutant; asked afterwards, says over which. */
function killWhenSilent(child: ChildProcess, file: string): () => string | null {
  const began = sizeOf(file);
  let over: string | null = null;
  let since = Date.now();
  let size = began;
  const watch = setInterval(() => {
    const now = sizeOf(file);
    if (now !== size) since = Date.now();
    size = now;
    over = size > began ? begunIn(file) : null;
    if (over !== null && Date.now() - since > SILENT_FOR) child.kill('SIGKILL');
  }, 1000);
  child.on('exit', () => clearInterval(watch));
  return () => over;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function percent(part: number, of: number): string {
  return `${((100 * part) / of).toFixed(1)} %`;
}

function placeOf({ file, line, column, kind, was, becomes }: Mutant): string {
  return `${file}:${line}:${column} ${kind}: ${was.slice(0, 160)} → ${becomes.slice(0, 100)}`;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { mutants } = await instrumented(only);
const began = Date.now();
const progress = setInterval(() => {
  const judged = shares.flatMap((share) => [...verdictsIn(fileOf(share)).values()]).filter(({ is }) => is !== 'begun');
  console.error(`${judged.length} of ${mutants.length} judged`);
}, 20_000);
const shares = Array.from({ length: SHARES }, (_, share) => share);
await Promise.all(shares.map(judge)).finally(() => clearInterval(progress));

const verdicts = new Map(shares.flatMap((share) => [...verdictsIn(fileOf(share))]));
const isKilled = ({ id }: Mutant) => verdicts.get(id)?.is === 'killed';
const survived = mutants.filter((mutant) => !isKilled(mutant));
const reasons = new Map(Object.entries(UNSEEN).flatMap(([because, all]) => all.map((key) => [key, because])));
for (const mutant of survived) {
  const because = reasons.get(`${mutant.file}: ${mutant.was} → ${mutant.becomes} in ${mutant.text}`);
  // Whatever has no verdict counts as not noticed.
  const word = verdicts.get(mutant.id)?.is === 'survived' ? 'survived' : 'not judged';
  console.log(`${word}  ${placeOf(mutant)}\n          ${because ?? 'No reason is known: it wants a test.'}`);
}
for (const file of new Set(mutants.map((mutant) => mutant.file))) {
  const of = mutants.filter((mutant) => mutant.file === file).length;
  const lost = survived.filter((mutant) => mutant.file === file).length;
  console.log(`${file}: ${of - lost} of ${of} noticed, ${percent(of - lost, of)}`);
}
const noticed = mutants.length - survived.length;
console.log(
  `${noticed} of ${mutants.length} noticed, ${percent(noticed, mutants.length)}; ${Math.round((Date.now() - began) / 1000)} s`,
);
process.exitCode = noticed / mutants.length >= AT_LEAST ? 0 : 1;
