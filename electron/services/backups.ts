import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { NotProven, prove } from '../../db/copy.ts';
import type { RegisterKeys } from '../../db/open.ts';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import type { backupsApi } from '../../shared/api/backups.ts';
import { MANAGERS, type Role } from '../../shared/api/contract.ts';
import { type App, personOf, type Session } from '../core/app.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { Service } from '../core/service.ts';
import { keepHead } from '../safety/anchor.ts';
import { type Backup, backupsOf, makeBackup, secondPlace, setSecondPlace, slotsOf } from '../safety/backups.ts';
import { NoCopy } from '../safety/copy-in-worker.ts';
import { syncFile } from '../safety/durable.ts';
import { FIRST_DATABASE, type KeyFile, nextDatabase, writeKeyFile } from '../safety/key-folder.ts';
import { openSlot, type Slot, wipe } from '../safety/key-slots.ts';
import { readRecoveryKey } from '../safety/recovery-key.ts';
import { setAside } from '../safety/set-aside.ts';
import { countTry, forgetTries, waitLeft } from '../safety/tries.ts';
import { inTurn, keyFileOf, noteInHistory, protectedDesk, spanOf } from './key-ring.ts';
import { stateOf } from './office-state.ts';
import { checkSecondPlace, placeWithBackups } from './second-place.ts';

/** Backups: listed, made, and put back. Those that make themselves are in core/backing-up.ts. */
export const backups: Service<typeof backupsApi> = {
  list: {
    app({ context: { folder } }) {
      const second = secondPlace(folder);
      return {
        second,
        secondIsThere: second !== null && existsSync(second),
        backups: backupsOf(folder).map((each) => ({
          id: each.id,
          place: each.place,
          madeAt: each.madeAt,
          why: each.why,
          entries: each.head.seq,
          rows: each.rows,
          bytes: each.bytes,
          slots: (slotsOf(each)?.slots ?? [])
            .filter(({ kind, role }) => kind === 'person' && (role === null || MANAGERS.includes(role)))
            .map(({ id, initials, role }) => ({ id, initials, role })),
        })),
      };
    },
  },

  async *make({ app, session }) {
    const { open } = protectedDesk(app, session);
    const { folder, clock, version } = app.context;
    yield { done: 0, of: 1, doing: 'Copying and proving' };
    try {
      const making = { folder, register: open.register, keyFile: keyFileOf(app), now: clock.now(), version };
      const { note, second } = await makeBackup({ ...making, why: 'asked' });
      return { madeAt: note.madeAt, second };
    } catch (error) {
      throw error instanceof NoCopy ? notMade(error) : error;
    }
  },

  setSecond: {
    app(app, session, { folder, acceptSameDisk }) {
      protectedDesk(app, session);
      checkSecondPlace(app.context.folder, 'folder', folder, acceptSameDisk);
      setSecondPlace(app.context.folder, folder);
      noteInHistory(app, session, 'backups.setSecond', 'chose the second place for backups');
      return { second: folder };
    },
  },

  lookIn: {
    app(app, _session, { folder }) {
      if (app.open?.which === 'own' || app.keys) {
        throw refuse('conflict', 'There is a register here.', 'Sign in; its backups are in Settings, Backups.');
      }
      const second = placeWithBackups('folder', folder);
      mkdirSync(app.context.folder, { recursive: true, mode: 0o700 });
      setSecondPlace(app.context.folder, second);
      return { second };
    },
  },

  restore: { app: (app, session, input) => inTurn(app, () => restore(app, session, input)) },
  rehearse: { app: (app, session, input) => inTurn(app, () => rehearse(app, session, input)) },
};

interface RestoreInput {
  id: string;
  place: Backup['place'];
  slotId: string;
  passphrase: string;
}

/**
 * A backup becomes the register at the instant its key file is written: copied beside, opened with its own key, proved again
 * whole, and only then named. What was there before is moved to `replaced`, damaged or not.
 */
async function restore(app: App, session: Session, input: RestoreInput) {
  const { folder, clock } = app.context;
  if (app.open?.which === 'own' && !personOf(app.open, session)) {
    throw refuse('not-signed-in', 'Somebody is working in the register.', 'Sign in, or wait until it is locked.');
  }
  const { backup, keyFile, slot, keys, isOwn } = await openBackup(app, input);
  if (isOwn && hasLeft(app, keyFile, slot)) {
    wipe(keys);
    throw noLongerTheirs();
  }
  const database = nextDatabase(folder);
  const file = join(folder, database);
  try {
    copyFileSync(join(backup.path, FIRST_DATABASE), file);
    syncFile(file);
    const proof = prove(file, keys.register);
    if (proof.head.seq !== backup.head.seq || proof.head.hash !== backup.head.hash) throw new NotProven('damaged');
    if (isOwn && !isManagerIn(file, keys, slot.personId)) throw notAManager();
    app.seats.leaveAll();
    app.closeRegister();
    app.openFolder('own');
    if (app.fault?.kind === 'busy') throw refuse('conflict', app.fault.what, app.fault.next);
    const replaced = app.keys?.database ?? FIRST_DATABASE;
    const next: KeyFile = { ...keyFile, database };
    writeKeyFile(folder, next);
    keepHead(folder, next.registerId, keys.history, proof.head);
    setAside(folder, replaced, clock.now());
    app.keys = next;
    app.fault = null;
    const fault = await app.unlock(keys, true);
    if (fault) throw refuse('conflict', fault.what, fault.next);
    app.seats.take(session, slot.personId ?? '', slot.once);
    noteInHistory(app, session, 'backups.restore', 'put a backup back', { madeAt: backup.madeAt });
    // The recovery key puts it back and seats nobody: a new passphrase is chosen with it on the sign-in page.
    if (!isOwn) app.seats.leave(session);
    return stateOf(app, session);
  } catch (error) {
    if (app.keys?.database !== database) rmSync(file, { force: true });
    if (error instanceof NotProven) throw noLongerProven();
    throw error;
  } finally {
    wipe(keys);
  }
}

/** A backup's keys, from a passphrase or the recovery key of its time; each try is counted. */
async function openBackup(app: App, { id, place, slotId, passphrase }: RestoreInput) {
  const { folder, clock } = app.context;
  const backup = backupsOf(folder).find((each) => each.id === id && each.place === place);
  const keyFile = backup && slotsOf(backup);
  const slot = keyFile?.slots.find((each) => each.id === slotId);
  if (!backup || !keyFile || !slot) throw notFound('This backup');
  const seconds = waitLeft(folder, slotId, clock.now());
  if (seconds > 0)
    throw refuse('rule', 'There have been too many wrong passphrases.', `Wait ${spanOf(seconds)}, then try again.`);
  countTry(folder, slotId, clock.now());
  const own = await openSlot(slot, keyFile.registerId, passphrase);
  const keys = own ?? (await openWithRecoveryKey(keyFile, passphrase));
  if (!keys) throw refuseField('passphrase', 'This is not the passphrase of that time.', 'Try again.');
  forgetTries(folder, slotId, clock.now());
  return { backup, keyFile, slot, keys, isOwn: own !== null };
}

/** Everything that putting it back does, up to the moment at which it would become the register: then it is thrown away. */
async function rehearse(app: App, session: Session, input: RestoreInput) {
  protectedDesk(app, session);
  const { backup, keys } = await openBackup(app, input);
  const file = join(app.context.folder, REHEARSAL);
  try {
    copyFileSync(join(backup.path, FIRST_DATABASE), file);
    const { head } = prove(file, keys.register);
    if (head.hash !== backup.head.hash || !historyFits(file, keys)) throw new NotProven('damaged');
    noteInHistory(app, session, 'backups.rehearse', 'rehearsed putting a backup back', { madeAt: backup.madeAt });
    return { madeAt: backup.madeAt, entries: head.seq, rows: backup.rows };
  } catch (error) {
    throw error instanceof NotProven ? noLongerProven() : error;
  } finally {
    rmSync(file, { force: true });
    wipe(keys);
  }
}

const REHEARSAL = 'rehearsal.db';

function historyFits(file: string, keys: RegisterKeys): boolean {
  const sqlite = connect(file, keys.register, { readonly: true });
  try {
    return firstEntryThatDoesNotFit(sqlite, keys.history) === null;
  } finally {
    sqlite.close();
  }
}

/** A passphrase of that time opens nothing here where its person has none of this register any more: it would bring them back. */
function hasLeft({ keys }: App, then: KeyFile, { personId }: Slot): boolean {
  return keys?.registerId === then.registerId && !keys.slots.some((now) => now.personId === personId);
}

function noLongerTheirs() {
  return refuse(
    'not-allowed',
    'This person has no passphrase of the register any more, so theirs of that time does not put it back.',
    'Choose a manager of today, or use the recovery key.',
  );
}

/** It takes the whole office back to that day, so it is a manager's to do, by what the backup itself says of the person. */
function isManagerIn(file: string, keys: RegisterKeys, personId: string | null): boolean {
  const sqlite = connect(file, keys.register, { readonly: true });
  try {
    const role = sqlite.prepare<[string | null], Role>('SELECT role FROM person WHERE id = ? AND active = 1').pluck();
    const found = role.get(personId);
    return found !== undefined && MANAGERS.includes(found);
  } finally {
    sqlite.close();
  }
}

function notAManager() {
  return refuse(
    'not-allowed',
    'Putting a backup back takes the whole office back to that day. Your role does not allow it.',
    'Ask the Area Manager or Assistant Area Manager, or use the recovery key.',
  );
}

function noLongerProven() {
  return refuse('conflict', 'This backup does not prove itself any more. Nothing was changed.', 'Choose another one.');
}

/** With every passphrase of that time forgotten, the recovery key of that time. */
async function openWithRecoveryKey({ slots, registerId }: KeyFile, typed: string): Promise<RegisterKeys | null> {
  const read = readRecoveryKey(typed);
  if ('fault' in read) return null;
  for (const slot of slots.filter(({ kind }) => kind === 'recovery')) {
    const keys = await openSlot(slot, registerId, read.key);
    if (keys) return keys;
  }
  return null;
}

function notMade({ why }: NoCopy) {
  if (why === 'no-room')
    return refuse('disk', 'There is no room for a backup. None was made.', 'Make room, then try again.');
  if (why === 'damaged') {
    return refuse(
      'disk',
      'The register is damaged: its copy did not prove itself, and none was kept.',
      'Put back the last proven copy.',
    );
  }
  return refuse('conflict', 'No backup could be made just now.', 'Try it again.');
}
