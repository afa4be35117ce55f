import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/**
 * Breaks the code in every way that Stryker's instrumenter knows: one text per file that holds all its mutants behind
 * switches, and the list of them. Sentences for people are left as they are: no test of ours should repeat them word by
 * word, and golden files do.
 */
export interface Mutant {
  id: string;
  file: string;
  line: number;
  column: number;
  /** The line it begins in. */
  text: string;
  kind: string;
  was: string;
  becomes: string;
}

export interface Instrumented {
  mutants: Mutant[];
  /** By path from the root. */
  texts: Record<string, string>;
}

export const ROOT = join(import.meta.dirname, '../..');
/** What is broken: the rules and school time. The catalogue is only for printing. */
const BROKEN = ['shared/school-time.ts', 'electron/rules/*.ts'];
const LEFT_ALONE = ['electron/rules/catalogue.ts'];

/** What the instrumenter's switches call; it is kept short, because it runs at every comparison. */
const SWITCHES = `const switches = globalThis.mutantSwitches;
function stryMutAct_9fa48(id) { return switches.active === id && switches.hit(); }
function stryCov_9fa48() { if (switches.reached !== null) switches.reach(arguments); }
`;

const silent = () => {};
const LOG = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** A string that people read: it has a blank or a capital, or is put together. Codes and dates are broken like code. */
function isForPeople({ kind, was }: Mutant): boolean {
  return kind === 'StringLiteral' && /[ A-Z`]/.test(was);
}

/** `only`: parts of paths; none is everything. */
export async function instrumented(only: readonly string[]): Promise<Instrumented> {
  const files = globSync(BROKEN, { cwd: ROOT, exclude: LEFT_ALONE })
    .filter((name) => only.length === 0 || only.some((part) => name.includes(part)))
    .sort()
    .map((name) => ({ name, mutate: true, content: readFileSync(join(ROOT, name), 'utf8') }));
  const done = await new Instrumenter(LOG).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
    noHeader: true,
  });
  const lines = new Map(files.map(({ name, content }) => [name, content.split('\n')]));
  return {
    texts: Object.fromEntries(done.files.map(({ name, content }) => [name, SWITCHES + content])),
    mutants: done.mutants
      .map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
        id,
        file: fileName,
        line: start.line + 1,
        column: start.column + 1,
        text: (lines.get(fileName)?.[start.line] ?? '').trim(),
        kind: mutatorName,
        was: textAt(lines.get(fileName) ?? [], start, end),
        becomes: replacement.replaceAll(/\s+/g, ' '),
      }))
      .filter((mutant) => !isForPeople(mutant)),
  };
}

interface Place {
  line: number;
  column: number;
}

function textAt(lines: readonly string[], start: Place, end: Place): string {
  const [first = '', ...rest] = lines.slice(start.line, end.line + 1);
  const last = rest.pop();
  const all =
    last === undefined
      ? [first.slice(start.column, end.column)]
      : [first.slice(start.column), ...rest, last.slice(0, end.column)];
  return all.join(' ').replaceAll(/\s+/g, ' ');
}
