import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Reads what source files import, without a compiler: TypeScript 7 has no API that a checker could sit on. */
export interface SourceFile {
  /** From the root of the project, with `/`. */
  path: string;
  text: string;
}

export interface Import {
  /** The importing file. */
  from: string;
  /** A path from the root for relative imports, otherwise the specifier as written. */
  to: string;
  typeOnly: boolean;
}

const FOLDERS = ['shared', 'db', 'electron', 'renderer', 'test'];

/** Every .ts and .tsx file of the project's rooms. */
export function sourceFiles(root: string): SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules/'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );
}

const FROM = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s*)?['"]([^'"\n]+)['"]/gm;
const CALLED = /\b(?:import|import\.meta\.resolve|require)\(\s*['"`]([^'"`\n]+)['"`]/g;
const WORKER = /new URL\(\s*['"`](\.[^'"`\n]+)['"`]\s*,\s*import\.meta\.url/g;

export function importsOf({ path, text }: SourceFile): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = [
    ...[...code.matchAll(FROM)].map(([, type, to = '']) => ({ to, typeOnly: Boolean(type) })),
    ...[...code.matchAll(CALLED), ...code.matchAll(WORKER)].map(([, to = '']) => ({ to, typeOnly: false })),
  ];
  return found.map(({ to, typeOnly }) => ({
    from: path,
    to: to.startsWith('.') ? join(dirname(path), to).replaceAll('\\', '/') : to,
    typeOnly,
  }));
}
