import type { Import } from './imports.ts';

/**
 * Who may import whom: the table of the house, as data. A file belongs to the first room whose `where` fits; each of
 * its imports must fit one of `may`. Paths are from the root; packages are written as they are imported.
 */
export interface Room {
  name: string;
  where: RegExp;
  /** Paths of the project and packages that may be imported. */
  may: readonly RegExp[];
  /** Said when something else is. */
  sentence: string;
}

const SHARED = /^shared\//;
const NODE = /^node:/;

/** Rooms of pure arithmetic: themselves, shared/ and zod (the shapes of their data), plus what each says. */
const pure = (name: string, ...more: RegExp[]): Room => ({
  name: `electron/${name}`,
  where: new RegExp(`^electron/${name}/`),
  may: [new RegExp(`^electron/${name}/`), SHARED, /^zod$/, ...more],
  sentence: 'Rules, deployment, Link and papers take plain data and give plain data; they do not know each other.',
});

export const ROOMS: readonly Room[] = [
  {
    name: 'shared',
    where: SHARED,
    may: [SHARED, /^zod$/, /^temporal-polyfill$/, /^@orpc\/contract$/],
    sentence: 'shared/ speaks for both sides: only itself, zod, Temporal and the oRPC contract.',
  },
  {
    name: 'db',
    where: /^db\//,
    may: [/^db\//, SHARED, NODE, /^better-sqlite3$/, /^drizzle-orm(?:\/|$)/, /^drizzle-kit$/],
    sentence: 'db/ knows shared/, drizzle and better-sqlite3, nothing above it.',
  },
  pure('rules'),
  {
    name: 'electron/solver',
    where: /^electron\/solver\//,
    may: [/^electron\/solver\//, /^highs$/],
    sentence: 'The solver is a library with what it needs to be called; it knows nothing of weeks or places.',
  },
  pure('deployment', /^electron\/solver\//, /^highs$/, /^node:worker_threads$/, /^node:url$/),
  pure('link', /^electron\/solver\//),
  pure('papers', /^pdfkit$/, /^@expo-google-fonts\//, /^node:(?:fs|url|path|stream|zlib|crypto)$/),
  {
    name: 'electron/services',
    where: /^electron\/services\//,
    may: [
      /^electron\/(?:services|rules|deployment|link|solver|papers|core|safety)\//,
      SHARED,
      /^db\//,
      NODE,
      /^(?:zod|csv-parse|csv-stringify|drizzle-orm)(?:\/|$)/,
    ],
    sentence: 'A service knows shared/, the pure rooms, core/ and db/; no host.',
  },
  {
    name: 'electron/core',
    where: /^electron\/core\//,
    may: [/^electron\/(?:core|services|safety)\//, SHARED, /^db\//, NODE, /^(?:zod|@orpc\/server|drizzle-orm)(?:\/|$)/],
    sentence: 'The core knows its services and the database; no host, no rules.',
  },
  {
    name: 'electron/safety',
    where: /^electron\/safety\//,
    may: [/^electron\/(?:safety|core)\//, SHARED, /^db\//, NODE, /^(?:zod|drizzle-orm|@zip\.js\/zip\.js)(?:\/|$)/],
    sentence: 'Safety knows keys, the core and the database; no service, no host.',
  },
  {
    name: 'the command of deployment',
    where: /^electron\/start\/deployment\.ts$/,
    may: [/^electron\/deployment\//, SHARED, NODE],
    sentence: 'The command works on saved weeks alone: it knows deployment, and neither the app nor its register.',
  },
  {
    name: 'the hosts',
    where: /^electron\//,
    may: [
      /^electron\/(?:core|safety|desktop|loopback|start)\//,
      /^electron\/[\w.-]+$/,
      SHARED,
      /^db\/open\.ts$/,
      NODE,
      /^@orpc\/server\/(?:node|message-port)$/,
      /^(?:electron|vite)$/,
    ],
    sentence: 'A host knows core/, safety/ and its own platform; no rules, no services.',
  },
  {
    name: 'renderer’s own build',
    where: /^renderer\/vite\.config\.ts$/,
    may: [NODE, /^vite$/, /^@vitejs\//, /^renderer\//, SHARED],
    sentence: 'The build of the page runs in Node.',
  },
  {
    name: 'renderer',
    where: /^renderer\//,
    may: [
      /^renderer\//,
      SHARED,
      /^(?:react|react-dom|react-aria|react-aria-components|react-stately)(?:\/|$)/,
      /^@orpc\/(?:client|contract|tanstack-query)(?:\/|$)/,
      /^@tanstack\//,
      /^@internationalized\//,
      /^@react-types\//,
      /^@observablehq\/plot$/,
      /^@expo-google-fonts\//,
    ],
    sentence: 'The page knows shared/ and UI libraries; everything else is asked for through the client.',
  },
  { name: 'test', where: /^test\//, may: [/./], sentence: 'Tests may look anywhere.' },
];

/** Finer than the rooms: one sentence each, and what breaks it. */
export interface Ban {
  sentence: string;
  breaks(it: Import): boolean;
}

const screenOf = (path: string) => /^renderer\/screens\/([^/]+)\//.exec(path)?.[1];
const halfOf = (path: string) => /^electron\/deployment\/(propose|check)\b/.exec(path)?.[1];

/** `apis` are the names of the files in shared/api that have a service. */
export const bansFor = (apis: readonly string[]): readonly Ban[] => [
  {
    sentence: 'A screen does not import another screen.',
    breaks: ({ from, to }) => {
      const [own, other] = [screenOf(from), screenOf(to)];
      return own !== undefined && other !== undefined && own !== other;
    },
  },
  {
    sentence: 'Parts, look and the client do not know the screens.',
    breaks: ({ from, to }) => /^renderer\/(?:parts|look|api)\//.test(from) && screenOf(to) !== undefined,
  },
  {
    sentence: 'Whatever proposes a week never imports what checks it, nor the other way round.',
    breaks: ({ from, to }) => {
      const [own, other] = [halfOf(from), halfOf(to)];
      return own !== undefined && other !== undefined && own !== other;
    },
  },
  {
    sentence: 'The optimiser knows the week and its roads, and nothing of the rules that its answers are judged by.',
    breaks: ({ from, to }) =>
      from.startsWith('electron/deployment/propose/') &&
      to.startsWith('electron/deployment/') &&
      !/^electron\/deployment\/(?:propose\/|(?:week|travel)\.ts$)/.test(to),
  },
  {
    sentence: 'A service does not import another service; what both need is a file of its own.',
    breaks: ({ from, to }) => {
      const name = /^electron\/services\/([\w-]+)\.ts$/.exec(to)?.[1];
      return from.startsWith('electron/services/') && name !== undefined && apis.includes(name);
    },
  },
  {
    sentence: 'Only main.ts and preload.ts import Electron; parts of the desktop host know its types.',
    breaks: ({ from, to, typeOnly }) =>
      to === 'electron' &&
      from.startsWith('electron/') &&
      !/^electron\/(?:main|preload)\.ts$/.test(from) &&
      !(typeOnly && /^electron\/(?:measures\.ts$|desktop\/)/.test(from)),
  },
  {
    sentence: 'The desktop host does not import the loopback host.',
    breaks: ({ from, to }) =>
      /^electron\/(?:main|preload|measures|open-app)\.ts$|^electron\/desktop\//.test(from) &&
      /^electron\/(?:loopback|start)/.test(to),
  },
  {
    sentence: 'temporal-polyfill is imported by shared/dates.ts and shared/school-time.ts only.',
    breaks: ({ from, to }) => to === 'temporal-polyfill' && !/^shared\/(?:dates|school-time)\.ts$/.test(from),
  },
];

/** Every import that the table or a ban does not allow, in words. */
export function breaches(imports: readonly Import[], apis: readonly string[]): string[] {
  const bans = bansFor(apis);
  return imports.flatMap((it) => {
    const room = ROOMS.find(({ where }) => where.test(it.from));
    const said = [
      ...(room?.may.some((may) => may.test(it.to)) ? [] : [room?.sentence ?? 'This file is in no room.']),
      ...bans.filter((ban) => ban.breaks(it)).map(({ sentence }) => sentence),
    ];
    return said.map((sentence) => `${it.from} imports ${it.to}: ${sentence}`);
  });
}
