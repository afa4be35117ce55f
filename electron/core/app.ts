import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { holdLock } from '../../db/lock.ts';
import { type Opening, openRegister, type Register } from '../../db/open.ts';
import { type OpeningFault, openingFault } from '../../db/opening-faults.ts';
import { office, person } from '../../db/schema/office.ts';
import { registerKey } from '../safety/key-file.ts';
import { openDemo } from '../services/demo.ts';
import type { AppContext } from './context.ts';
import { type AppRouter, buildRouter } from './router.ts';
import { type Person, preparedOn } from './run.ts';

/**
 * The app without a host: a router, and the register it works on. Both hosts, and every test, make one with
 * `createApp` and serve its router; nothing in here knows of windows or sockets.
 */
export interface App {
  readonly context: AppContext;
  readonly router: AppRouter;
  /** The open register and its office, or null (welcome screen). */
  open: OpenRegister | null;
  /** Why there is no open register although there is a file; null otherwise. */
  fault: OpeningFault | null;
  /** One per page that connects. */
  newSession(): Session;
  /** Opens the register in `<folder>` or `<folder>/demo`, making the file where there is none and `make` is true. */
  openFolder(which: 'own' | 'demo', make: boolean): void;
  /** Removes the demo register's files; never anything else. */
  removeDemo(): void;
  /** Called after anything but a query: the open register's office is read again. */
  readOffice(): void;
  closeRegister(): void;
  close(): void;
}

export interface OpenRegister {
  register: Register;
  which: 'own' | 'demo';
  office: { id: string; name: string; demo: boolean } | null;
}

/** Who sits at this page. Passphrases come with sign-in; until then the page says who it is. */
export interface Session {
  personId: string | null;
}

export function createApp(context: AppContext): App {
  let letGo: (() => void) | null = null;
  const app: App = {
    context,
    router: undefined as never,
    open: null,
    fault: null,
    newSession: () => ({ personId: null }),
    openFolder(which, make) {
      app.closeRegister();
      const folder = which === 'demo' ? join(context.folder, 'demo') : context.folder;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, 'register.db');
      app.fault = null;
      const opening = openAt(folder, file, make);
      if (!opening) return;
      if (!opening.ok) {
        app.fault = opening.fault;
        return;
      }
      app.open = { register: opening.register, which, office: null };
      app.readOffice();
    },
    removeDemo() {
      if (app.open?.which === 'demo') app.closeRegister();
      rmSync(join(context.folder, 'demo'), { recursive: true, force: true });
    },
    readOffice() {
      if (!app.open) return;
      const row = app.open.register.reading.orm.select().from(office).get();
      app.open.office = row ? { id: row.id, name: row.name, demo: row.demo } : null;
    },
    closeRegister() {
      app.open?.register.close();
      app.open = null;
      letGo?.();
      letGo = null;
    },
    close() {
      app.closeRegister();
    },
  };

  function openAt(folder: string, file: string, make: boolean): Opening | null {
    const key = registerKey(folder, file);
    if (!key) return { ok: false, fault: openingFault('no-key') };
    if (!make && !existsSync(file)) return null;
    letGo = holdLock(file);
    if (!letGo) return { ok: false, fault: openingFault('busy') };
    return openRegister(file, { register: key, history: key }, { migrations: context.migrations, make });
  }

  Object.assign(app, { router: buildRouter(app) });
  if (context.demo) openDemo(app);
  return app;
}

/** The person a session stands for, where the register knows them and they are still active. */
export function personOf(open: OpenRegister, session: Session): Person | null {
  if (!session.personId) return null;
  // Asked with every request, so prepared once: built each time it was a third of what a small question costs.
  const find = preparedOn(open.register.reading.orm, 'core.person', (db) =>
    db
      .select()
      .from(person)
      .where(eq(person.id, sql.placeholder('id')))
      .prepare(),
  );
  const row = find.get({ id: session.personId });
  return row?.active ? { id: row.id, name: row.name, role: row.role } : null;
}
