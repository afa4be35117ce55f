import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import type { RegisterKeys } from '../../db/open.ts';
import { person } from '../../db/schema/office.ts';
import { headOf } from '../../db/verify.ts';
import type { keysApi } from '../../shared/api/keys.ts';
import { type App, type OpenRegister, personOf, type Session } from '../core/app.ts';
import { refuse } from '../core/refuse.ts';
import type { Person } from '../core/run.ts';
import type { Service, TaskRun } from '../core/service.ts';
import { copyInWorker, NoCopy } from '../safety/copy-in-worker.ts';
import { syncFile, syncFolder } from '../safety/durable.ts';
import { UNPROTECTED_KEY } from '../safety/key-file.ts';
import { FIRST_DATABASE, type KeyFile, nextDatabase, writeKeyFile } from '../safety/key-folder.ts';
import { type Slot, sealSlot, wipe } from '../safety/key-slots.ts';
import { oncePassphrase } from '../safety/once-passphrase.ts';
import { checkChosen, confirmOwn, keyFileOf, noteInHistory, protectedDesk, slotFor } from './key-ring.ts';

type Keys = Service<typeof keysApi>;

/**
 * A register under a new key: a proven copy is made beside it, and becomes the register at the instant its key file is
 * written. Until then nothing has changed; after it the old file is of no more use.
 *
 *   everybody's slots sealed → copy made and proved → nothing recorded meanwhile? → key file written → opened → old file erased
 */
export const changeRegisterKey: Keys['changeRegisterKey'] = async function* (run, { own }) {
  const { app } = run;
  const session = run.session;
  const { open, person: me } = protectedDesk(app, session);
  yield step(0, 'Sealing the new key');
  await confirmOwn(app, session, own);
  const { registerId } = keyFileOf(app);
  const keys = { register: app.context.random(32), history: Buffer.from(open.register.historyKey) };
  try {
    const { slots, given } = await slotsForAll(app, open, registerId, keys, { me, passphrase: own });
    const replaced = open.register.file;
    yield step(1, 'Copying the register under its new key');
    await replaceBy(run, open, keys, { registerId, slots, me });
    app.seats.take(session, me.id);
    noteInHistory(app, session, 'keys.changeRegisterKey', 'changed the register’s key');
    yield step(3, 'Erasing the file under the old key');
    erase([replaced]);
    return { given };
  } finally {
    wipe(keys);
  }
};

/** A register whose key lay beside it. What is left of that is erased later, when a manager says so. */
export const protectRegister: Keys['protect'] = async function* (run, { passphrase, again }) {
  const { app, session } = run;
  const { open } = app;
  const me = open && personOf(open, session);
  if (!open || !me) throw refuse('not-signed-in', 'You are not signed in.', 'Sign in, then try again.');
  if (open.which === 'demo' || open.isProtected) {
    throw refuse(
      'rule',
      'This register needs no taking over.',
      'The demo has invented people only; any other is protected.',
    );
  }
  checkChosen({ passphrase, again }, [me.name, open.office?.name ?? '']);
  yield step(0, 'Sealing the key');
  const registerId = app.context.newId();
  const keys = { register: app.context.random(32), history: app.context.random(32) };
  try {
    const { slots, given } = await slotsForAll(app, open, registerId, keys, { me, passphrase });
    yield step(1, 'Copying the register under its key');
    await replaceBy(run, open, keys, { registerId, slots, me });
    app.seats.take(session, me.id);
    noteInHistory(app, session, 'keys.protect', 'took the register over under passphrases');
    return { given };
  } finally {
    wipe(keys);
  }
};

function step(done: number, doing: string) {
  return { done, of: 4, doing };
}

/** One's own passphrase for whoever does it, a one-time passphrase for everybody else in the office. */
async function slotsForAll(
  app: App,
  open: OpenRegister,
  registerId: string,
  keys: RegisterKeys,
  { me, passphrase }: { me: Person; passphrase: string },
) {
  const { kdf, random } = app.context;
  const had = new Set(app.keys?.slots.map(({ personId }) => personId));
  const others = open.register.reading.orm
    .select()
    .from(person)
    .where(eq(person.active, true))
    .orderBy(asc(person.name))
    .all()
    .filter(({ id }) => id !== me.id && (app.keys === null || had.has(id)));
  const slots: Slot[] = [await sealSlot(slotFor(app, me, false), registerId, passphrase, keys, kdf)];
  const given: { name: string; passphrase: string }[] = [];
  for (const other of others) {
    const once = oncePassphrase(random);
    slots.push(await sealSlot(slotFor(app, other, true), registerId, once, keys, kdf));
    given.push({ name: other.name, passphrase: once });
  }
  return { slots, given };
}

async function replaceBy(
  { app, session }: TaskRun,
  open: OpenRegister,
  keys: RegisterKeys,
  { registerId, slots, me }: Pick<KeyFile, 'registerId' | 'slots'> & { me: Person },
): Promise<void> {
  const { folder } = app.context;
  const { register } = open;
  const database = nextDatabase(folder);
  const file = join(folder, database);
  const isResealed = !register.historyKey.equals(keys.history);
  try {
    const proof = await copyInWorker({
      source: register.file,
      key: register.key,
      to: file,
      newKey: keys.register,
      reseal: isResealed ? { from: register.historyKey, to: keys.history } : null,
    });
    syncFile(file);
    syncFolder(folder);
    // From here to the key file nothing is awaited, so nothing can be recorded in between.
    if (headOf(register.reading.sqlite).seq !== proof.sourceHead.seq || app.open !== open) {
      throw refuse('changed-meanwhile', 'Something was recorded meanwhile. Nothing was changed.', 'Try it again.');
    }
    // Whoever began it is seated anew at the end, which nobody may be whose page was locked meanwhile.
    if (session.personId !== me.id) {
      throw refuse('not-signed-in', 'The page was locked meanwhile. Nothing was changed.', 'Sign in, then try again.');
    }
    const keyFile: KeyFile = { format: 1, registerId, database, slots };
    writeKeyFile(folder, keyFile);
    app.closeRegister();
    app.seats.leaveAll();
    app.keys = keyFile;
  } catch (error) {
    if (app.keys?.database !== database) rmSync(file, { force: true });
    throw error instanceof NoCopy ? noCopy(error) : error;
  }
  const fault = await app.unlock(keys, true);
  if (fault) throw refuse('conflict', fault.what, fault.next);
}

function noCopy({ why }: NoCopy) {
  const words: Partial<Record<NoCopy['why'], string>> = {
    'no-room': 'There is no room on the disk for a copy of the register.',
    damaged: 'The register is damaged: its copy did not prove itself.',
    rewritten: 'The history of this register has been rewritten: an entry does not fit.',
  };
  const next = why === 'no-room' ? 'Make room, then try again.' : 'Look at Settings, Backups.';
  return refuse('conflict', `${words[why] ?? 'No copy of the register could be made.'} Nothing was changed.`, next);
}

/** What is left of the time without passphrases: the file whose key lay beside it, copies of it, and that key. */
export async function eraseUnprotected(app: App, session: Session, own: string): Promise<{ files: number }> {
  await confirmOwn(app, session, own);
  const { folder } = app.context;
  const files = unprotectedFiles(folder, keyFileOf(app));
  erase(files);
  noteInHistory(app, session, 'keys.eraseUnprotected', 'erased the unprotected register', { files: files.length });
  return { files: files.length };
}

export function unprotectedFiles(folder: string, { database }: KeyFile): string[] {
  if (database === FIRST_DATABASE) return [];
  const names = readdirSync(folder).filter(
    (name) => name === UNPROTECTED_KEY || (name.startsWith(FIRST_DATABASE) && !name.endsWith('.lock')),
  );
  return names.includes(UNPROTECTED_KEY) ? names.map((name) => join(folder, name)) : [];
}

/** Written over before they are removed, the key first: on most disks that is the end of it, and it never does harm. */
function erase(files: readonly string[]): void {
  const keyFirst = files.toSorted((a, b) => Number(b.endsWith(UNPROTECTED_KEY)) - Number(a.endsWith(UNPROTECTED_KEY)));
  for (const file of keyFirst.flatMap((each) => [each, `${each}-wal`, `${each}-shm`])) {
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size === undefined) continue;
    writeFileSync(file, Buffer.alloc(Math.min(size, 64 * 1024 * 1024)), { flag: 'r+' });
    syncFile(file);
    rmSync(file);
  }
}
