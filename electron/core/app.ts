import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { holdLock } from '../../db/lock.ts';
import { openRegister, type RegisterKeys } from '../../db/open.ts';
import { type OpeningFault, openingFault } from '../../db/opening-faults.ts';
import { office, person, setting } from '../../db/schema/office.ts';
import { type Head, headOf, holdsHead } from '../../db/verify.ts';
import { keepHead, keptHead } from '../safety/anchor.ts';
import { keyIn, makeKeyIn } from '../safety/key-file.ts';
import { beginMaking, FIRST_DATABASE, finishMaking, type KeyFile, writeKeyFile } from '../safety/key-folder.ts';
import { setStraysAside } from '../safety/set-aside.ts';
import { inStep, type SlotPerson } from '../safety/slot-labels.ts';
import { openDemo } from '../services/demo.ts';
import { backUpNow, backUpOnClosing } from './backing-up.ts';
import type { AppContext } from './context.ts';
import { lookInto } from './folder.ts';
import { type OpenRegister, openedFrom } from './opened.ts';
import { type AppRouter, buildRouter } from './router.ts';
import { type Person, preparedOn } from './run.ts';
import { IDLE_MINUTES, IDLE_MINUTES_KEY, makeSeats, type Seats, type Session } from './seats.ts';

export type { OpenRegister } from './opened.ts';
export type { Session } from './seats.ts';

/**
 * The app without a host: a router, and the register it works on. Both hosts, and every test, make one with
 * `createApp` and serve its router; nothing in here knows of windows or sockets.
 *
 *   nothing ─ start ─► open ─ everybody leaves ─► locked ─ a slot gives the keys ─► open
 */
export interface App {
  readonly context: AppContext;
  readonly router: AppRouter;
  readonly seats: Seats;
  /** The open register and its office, or null (welcome screen, sign-in screen). */
  open: OpenRegister | null;
  /** The key slots of the folder's own register, open or locked; null where it has no passphrases. */
  keys: KeyFile | null;
  /** Why there is no open register although there is a file; null otherwise. */
  fault: OpeningFault | null;
  /** One per page that connects. */
  newSession(): Session;
  /** Looks into `<folder>` or `<folder>/demo`: opens what has no passphrase, and leaves locked what has. */
  openFolder(which: 'own' | 'demo'): void;
  /** Makes an empty demo register and opens it. */
  makeDemo(): void;
  /** Makes the folder's own register under these keys, has it filled, and opens it. Killed half way, there is none. */
  makeOwn(keys: RegisterKeys, keyFile: KeyFile, fill: (open: OpenRegister) => void): void;
  /** Opens the folder's own protected register with the keys of a slot. Gives why not; `fault` then says so too. */
  unlock(keys: RegisterKeys, acceptOlder?: boolean): Promise<OpeningFault | null>;
  /** Removes the demo register's files; never anything else. */
  removeDemo(): void;
  /** Called after anything but a query: the open register's office and settings are read again. */
  readOffice(): void;
  /** Closes at once, whatever is going on. */
  closeRegister(): void;
  /** Everybody leaves, work in hand is finished, and the folder is let go. */
  end(): Promise<void>;
  /** The same at once: for tests, and for an end that can not wait. */
  close(): void;
}

export function createApp(context: AppContext): App {
  let letGo: (() => void) | null = null;
  let leaving: Promise<void> = Promise.resolve();
  /** Nothing is to be tidied away: it was done, or the keys in hand are not the newest. */
  let isTidy = true;
  const seats = makeSeats({
    clock: context.clock,
    minutes: () => (app.open?.isProtected && context.locksWhenIdle !== false ? app.open.idleMinutes : null),
    whenEmpty: () => {
      if (app.open?.isProtected) lock(app.open);
    },
  });
  const app: App = {
    context,
    router: undefined as never,
    seats,
    open: null,
    keys: null,
    fault: null,
    newSession: seats.newSession,
    openFolder(which) {
      const folder = enter(which);
      if (!folder) return;
      const found = lookInto(folder);
      if (found.kind === 'fault') app.fault = found.fault;
      if (found.kind === 'protected') app.keys = found.keys;
      isTidy = found.kind === 'protected' && found.isBefore;
      if (found.kind === 'unprotected') {
        openHere(which, found.file, { register: found.key, history: found.key }, false);
      }
    },
    makeDemo() {
      const folder = enter('demo');
      if (!folder) return;
      const key = keyIn(folder) ?? makeKeyIn(folder);
      openHere('demo', join(folder, FIRST_DATABASE), { register: key, history: key }, true);
    },
    makeOwn(keys, keyFile, fill) {
      const folder = enter('own');
      if (!folder) return;
      app.keys = keyFile;
      openHere('own', beginMaking(folder), keys, true);
      if (!app.open) return;
      fill(app.open);
      app.closeRegister();
      writeKeyFile(folder, keyFile);
      finishMaking(folder, keyFile);
      isTidy = true;
      openHere('own', join(folder, keyFile.database), keys, false);
    },
    async unlock(keys, acceptOlder = false) {
      await leaving;
      if (app.open?.isProtected) return null;
      if (!app.keys) return openingFault('no-key');
      app.fault = null;
      const file = join(context.folder, app.keys.database);
      const kept = keptHead(context.folder, app.keys.registerId, keys.history);
      if (kept?.closed && setLogAside(file))
        context.log({ level: 'warning', what: 'opening: a foreign log was set aside' });
      openHere('own', file, keys, false);
      const { open } = app;
      if (!open) return app.fault;
      const { sqlite } = open.register.reading;
      if (kept && !acceptOlder && !holdsHead(sqlite, kept)) {
        app.closeRegister();
        app.fault = openingFault('older');
        return app.fault;
      }
      keepHead(context.folder, app.keys.registerId, open.register.historyKey, headOf(sqlite));
      // Opened by the key file itself, so nothing beside it is wanted any more.
      if (!isTidy) setStraysAside(context.folder, app.keys, context.clock.now());
      isTidy = true;
      return null;
    },
    removeDemo() {
      if (app.open?.which === 'demo') app.closeRegister();
      release();
      rmSync(join(context.folder, 'demo'), { recursive: true, force: true });
    },
    readOffice() {
      if (!app.open) return;
      const { orm } = app.open.register.reading;
      const row = orm.select().from(office).get();
      app.open.office = row ? { id: row.id, name: row.name, demo: row.demo } : null;
      const minutes = orm.select().from(setting).where(eq(setting.key, IDLE_MINUTES_KEY)).get();
      keepSlotsInStep(orm.select().from(person).all());
      app.open.idleMinutes = minutes ? Number(JSON.parse(minutes.value)) : IDLE_MINUTES;
    },
    closeRegister() {
      const { open } = app;
      app.open = null;
      if (open) closeNow(open);
    },
    async end() {
      clearInterval(watch);
      seats.leaveAll();
      if (app.open) lock(app.open);
      await leaving;
      release();
    },
    close() {
      clearInterval(watch);
      app.closeRegister();
      release();
    },
  };

  /** Leaves whatever is open and holds the folder; null where another copy of the app has it. */
  function enter(which: 'own' | 'demo'): string | null {
    app.closeRegister();
    release();
    app.fault = null;
    app.keys = null;
    const folder = which === 'demo' ? join(context.folder, 'demo') : context.folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    letGo = holdLock(join(folder, FIRST_DATABASE));
    if (!letGo) app.fault = openingFault('busy');
    return letGo ? folder : null;
  }

  function openHere(which: 'own' | 'demo', file: string, keys: RegisterKeys, make: boolean): void {
    const isProtected = which === 'own' && app.keys !== null;
    const register = { file, key: keys.register, historyKey: keys.history };
    const opening = openRegister(file, keys, {
      migrations: context.migrations,
      make,
      ...(isProtected ? { beforeMigration: () => backUpNow(app, register, 'migration') } : {}),
    });
    if (opening.ok) {
      app.open = openedFrom(opening.register, which, isProtected, IDLE_MINUTES);
      app.readOffice();
      return;
    }
    const { fault } = opening;
    // A slot gave the key, so the key is right: it is the file that is not.
    app.fault = fault.kind === 'wrong-key' && isProtected ? openingFault('damaged') : fault;
  }

  /** Nobody can ask for anything any more; work in hand is finished before the keys are wiped. */
  function lock(open: OpenRegister): void {
    app.open = null;
    leaving = leaving
      .then(() => open.whenFree())
      .then(() => (open.isProtected ? backUpOnClosing(app, open) : undefined))
      .then(() => closeNow(open));
  }

  function closeNow(open: OpenRegister): void {
    const { file, reading } = open.register;
    const head = headIfReadable(reading.sqlite);
    const historyKey = Buffer.from(open.register.historyKey);
    open.register.close();
    if (open.isProtected && app.keys && head) {
      keepHead(dirname(file), app.keys.registerId, historyKey, head, !existsSync(`${file}-wal`));
    }
    historyKey.fill(0);
  }

  /** A person who was renamed or has left the office is so on the sign-in page too. */
  function keepSlotsInStep(people: readonly SlotPerson[]): void {
    if (!app.open?.isProtected || !app.keys || people.length === 0) return;
    const slots = inStep(app.keys.slots, people);
    if (!slots) return;
    app.keys = { ...app.keys, slots };
    writeKeyFile(context.folder, app.keys);
  }

  function release(): void {
    letGo?.();
    letGo = null;
  }

  const watch = setInterval(() => seats.check(), 1000);
  watch.unref();
  Object.assign(app, { router: buildRouter(app) });
  if (context.demo) openDemo(app);
  return app;
}

/** A damaged register is closed too: what was kept of its head before stands. */
function headIfReadable(sqlite: Parameters<typeof headOf>[0]): Head | null {
  try {
    return headOf(sqlite);
  } catch {
    return null;
  }
}

/** A write-ahead log beside a register that was closed properly is from another day or another register: never taken in. */
function setLogAside(file: string): boolean {
  if (!statSync(`${file}-wal`, { throwIfNoEntry: false })?.size) return false;
  renameSync(`${file}-wal`, `${file}-wal.not-its-own`);
  return true;
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
