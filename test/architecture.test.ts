import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { breaches, ROOMS } from './support/import-table.ts';
import { importsOf, type SourceFile, sourceFiles } from './support/imports.ts';

/** The house keeps its plan: who imports whom, what compiles where, how files look. Every checker has its canary. */
const ROOT = join(import.meta.dirname, '..');
const files = sourceFiles(ROOT);
const apis = readdirSync(join(ROOT, 'shared', 'api')).map((name) => basename(name, '.ts'));

/** Fewer files than this means that the reader went blind, not that the house shrank. Raise it as the house grows. */
const FEWEST_FILES = 120;

describe('who may import whom', () => {
  it(`was looked at in at least ${FEWEST_FILES} files, in every room`, () => {
    expect(files.length).toBeGreaterThanOrEqual(FEWEST_FILES);
    for (const folder of [
      'shared/',
      'db/',
      'electron/core/',
      'electron/services/',
      'electron/',
      'renderer/',
      'test/',
    ]) {
      expect(files.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(2);
    }
    expect(files.flatMap(importsOf).length).toBeGreaterThan(files.length * 2);
  });

  it('is kept', () => {
    expect(breaches(files.flatMap(importsOf), apis)).toEqual([]);
  });

  const PLANTED: readonly (readonly [string, string])[] = [
    ['shared/planted.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/planted.ts', "import { app } from '../electron/core/app.ts';"],
    ['db/planted.ts', "import type { App } from '../electron/core/app.ts';"],
    ['electron/rules/planted.ts', "import { eq } from 'drizzle-orm';"],
    ['electron/solver/planted.ts', "import { x } from '../deployment/week.ts';"],
    ['electron/deployment/planted.ts', "import { x } from '../link/capacity.ts';"],
    ['electron/deployment/propose.ts', "import { check } from './check.ts';"],
    ['electron/deployment/propose/planted.ts', "import { stopsOf } from '../constraints.ts';"],
    ['electron/deployment/propose/planted.ts', "import { WANTS } from '../wants.ts';"],
    ['electron/deployment/check.ts', "const worker = new URL('./propose/worker.ts', import.meta.url);"],
    ['electron/papers/planted.ts', "export { office } from '../../db/schema/office.ts';"],
    ['electron/services/planted.ts', "import { office } from './office.ts';"],
    ['electron/services/planted.ts', "import { BrowserWindow } from 'electron';"],
    ['electron/services/planted.ts', "const late = await import('../loopback.ts');"],
    ['electron/core/planted.ts', "import { a1 } from '../rules/appendix-a.ts';"],
    ['electron/start/deployment.ts', "import { openApp } from '../open-app.ts';"],
    ['electron/loopback.ts', "import { office } from './services/office.ts';"],
    ['electron/main.ts', "import { startLoopback } from './loopback.ts';"],
    ['electron/desktop/planted.ts', "import { shell } from 'electron';"],
    ['electron/page-files.ts', "import type { Session } from 'electron';"],
    ['renderer/planted.tsx', "import { app } from '../electron/core/app.ts';"],
    ['renderer/planted.tsx', "import fs from 'node:fs';"],
    ['renderer/planted.tsx', "import { z } from 'zod';"],
    ['renderer/screens/cases/planted.tsx', "import { SchoolList } from '../schools/school-list.tsx';"],
    ['renderer/parts/planted.tsx', "import { SchoolList } from '../screens/schools/school-list.tsx';"],
    ['renderer/planted.tsx', "import { Temporal } from 'temporal-polyfill';"],
    ['scripts/planted.ts', "import { z } from 'zod';"],
  ];

  it.each(PLANTED)('reports a breach planted in %s: %s', (path, text) => {
    expect(breaches(importsOf({ path, text }), apis)).not.toEqual([]);
  });

  it('has a planted breach for every room', () => {
    const roomOf = (path: string) => ROOMS.find(({ where }) => where.test(path))?.name;
    const tried = new Set(PLANTED.map(([path]) => roomOf(path)));
    const exempt = ['test', 'renderer’s own build', 'electron/link', 'electron/safety'];
    expect(ROOMS.map(({ name }) => name).filter((name) => !tried.has(name) && !exempt.includes(name))).toEqual([]);
  });

  it('is read from every way of importing, and not from comments', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from './b.ts';",
      "import './c.css';",
      "export * from './d.ts';",
      'import {',
      '  e,',
      "} from './e.ts';",
      "const f = await import('./f.ts');",
      "const g = new Worker(new URL('./g.ts', import.meta.url));",
      "// import { no } from './no.ts';",
      "/* import { no } from './no.ts'; */",
    ].join('\n');
    const found = importsOf({ path: 'shared/x.ts', text });
    expect(found.map(({ to }) => to.replace('shared/', '')).toSorted()).toEqual([
      'a.ts',
      'b.ts',
      'c.css',
      'd.ts',
      'e.ts',
      'f.ts',
      'g.ts',
    ]);
    expect(found.filter(({ typeOnly }) => typeOnly).map(({ to }) => to)).toEqual(['shared/b.ts']);
  });
});

describe('what compiles where', () => {
  const canaries = join(ROOT, '.cache', 'canaries');
  afterAll(() => rmSync(canaries, { recursive: true, force: true }));

  /** What the compiler says of `text` as a file of a room; empty where it compiles. */
  function compiled(room: string, text: string): string {
    const folder = join(canaries, room);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'canary.ts'), text);
    const config = {
      extends: `../../../${room}/tsconfig.json`,
      compilerOptions: {
        rootDir: '.',
        composite: false,
        emitDeclarationOnly: false,
        noEmit: true,
        tsBuildInfoFile: null,
      },
      references: [],
      include: ['canary.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const run = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder]);
    return run.stdout.toString();
  }

  it('has a tsconfig for every room, and the root one builds them all', () => {
    const { references } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
    const rooms = references.map(({ path }: { path: string }) => path);
    expect(rooms.toSorted()).toEqual(['db', 'electron', 'renderer', 'shared', 'test']);
    for (const room of rooms) expect(existsSync(join(ROOT, room, 'tsconfig.json')), room).toBe(true);
  });

  it.each([
    ['shared', 'export const here = window.location;', "Cannot find name 'window'"],
    ['shared', 'export const here = process.cwd();', "Cannot find name 'process'"],
    ['db', 'export const here = document.title;', "Cannot find name 'document'"],
    ['electron', 'export const here = document.title;', "Cannot find name 'document'"],
    ['renderer', 'export const here = process.cwd();', "Cannot find name 'process'"],
    ['shared', 'export const first: string = [""][0];', "Type 'undefined' is not assignable"],
    ['shared', 'export enum Colour { Red }', 'erasableSyntaxOnly'],
  ])('does not compile in %s: %s', (room, text, sentence) => {
    expect(compiled(room, text)).toContain(sentence);
    expect(compiled(room, 'export const here = 1;')).toBe('');
  });
});

describe('Biome', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sts-biome-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The rules that Biome, set up as in biome.json, reports for `text` as the file `path`. */
  function reported(path: string, text: string): string[] {
    const { vcs: _no, $schema: _none, ...config } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    const biome = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', path], { cwd: folder });
    const { diagnostics } = JSON.parse(run.stdout.toString());
    return diagnostics.map(({ category }: { category: string }) => category.split('/').at(-1));
  }

  it.each([
    ['shared/planted.ts', "import { join } from 'node:path';\nexport const path = join('a');\n", 'noRestrictedImports'],
    ['db/planted.ts', "import { app } from 'electron';\nexport const name = app;\n", 'noRestrictedImports'],
    [
      'electron/rules/planted.ts',
      "import { eq } from 'drizzle-orm';\nexport const same = eq;\n",
      'noRestrictedImports',
    ],
    [
      'electron/services/planted.ts',
      "import { app } from 'electron';\nexport const name = app;\n",
      'noRestrictedImports',
    ],
    [
      'renderer/planted.tsx',
      "import { join } from 'node:path';\nexport const path = join('a');\n",
      'noRestrictedImports',
    ],
    ['shared/planted.ts', 'export default 1;\n', 'noDefaultExport'],
    ['shared/planted.ts', 'export const x: any = 1;\n', 'noExplicitAny'],
    ['shared/planted.ts', 'export const x = (y?: string) => y!.length;\n', 'noNonNullAssertion'],
  ])('reports in %s: %j', (path, text, rule) => {
    expect(reported(path, text)).toEqual([rule]);
    expect(reported(path, 'export const one = 1;\n')).toEqual([]);
  });
});

describe('how files look', () => {
  const named = (wrong: (file: SourceFile) => boolean) => files.filter(wrong).map(({ path }) => path);
  const lines = (text: string) => text.split('\n').length - 1;

  it('a file has at most 400 lines', () => {
    expect(files.filter(({ text }) => lines(text) > 400).map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual(
      [],
    );
  });

  it('there is no default export but in the configuration of a tool', () => {
    expect(named(({ path, text }) => !path.endsWith('.config.ts') && /^export default\b/m.test(text))).toEqual([]);
  });

  it('no file is a barrel or a drawer for odds and ends', () => {
    expect(
      named(
        ({ path }) =>
          /(?:^|\/)(?:index|utils?|helpers?|manager|misc|common)\.tsx?$/.test(path) && path !== 'db/schema/common.ts',
      ),
    ).toEqual([]);
  });

  it('nothing is switched off: no ignore comments, no any, no forced types', () => {
    const forbidden = /\bts-(?:ignore|expect-error|nocheck)\b|\bbiome-ignore\b|\bas any\b|\bas unknown as\b/;
    expect(named(({ path, text }) => path !== 'test/architecture.test.ts' && forbidden.test(text))).toEqual([]);
  });
});
