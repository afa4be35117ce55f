import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from '../shared/uuid.ts';
import { type App, createApp } from './core/app.ts';
import { type AppContext, systemClock } from './core/context.ts';
import { STRONG } from './safety/key-slots.ts';

/**
 * The app as both hosts start it: on the machine's clock, with the migrations and the version found under `root`, and
 * with the register of its folder looked up where there is one (or the demo). A test hands in its own clock, and a cheaper
 * passphrase.
 */
export interface Opening {
  /** Where package.json and db/migrations lie. */
  root: string;
  folder: string;
  demo: boolean;
  log: AppContext['log'];
  clock?: AppContext['clock'];
  kdf?: AppContext['kdf'];
  locksWhenIdle?: boolean;
  backsUp?: boolean;
}

export function openApp(opening: Opening): App {
  const { root, folder, demo, log, clock = systemClock, kdf = STRONG } = opening;
  const { locksWhenIdle = true, backsUp = true } = opening;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const migrations = join(root, 'db', 'migrations');
  const random = (bytes: number) => randomBytes(bytes);
  const app = createApp({
    folder,
    demo,
    migrations,
    version,
    clock,
    newId: uuidv7,
    log,
    kdf,
    random,
    locksWhenIdle,
    backsUp,
  });
  if (!demo) app.openFolder('own');
  return app;
}
