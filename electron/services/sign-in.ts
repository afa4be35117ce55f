import { eq } from 'drizzle-orm';
import { setting } from '../../db/schema/office.ts';
import type { signInApi } from '../../shared/api/sign-in.ts';
import { type App, personOf, type Session } from '../core/app.ts';
import { backUpFirstOfDay } from '../core/backing-up.ts';
import { refuse, refuseField } from '../core/refuse.ts';
import { IDLE_MINUTES, IDLE_MINUTES_KEY } from '../core/seats.ts';
import type { Service } from '../core/service.ts';
import { type Slot, sealSlot, wipe } from '../safety/key-slots.ts';
import { readRecoveryKey } from '../safety/recovery-key.ts';
import {
  checkChosen,
  inTurn,
  keyFileOf,
  keysInHand,
  noteInHistory,
  rewriteKeys,
  type Tried,
  tryOn,
} from './key-ring.ts';
import { stateOf } from './office-state.ts';

/** Coming in and going out. A register is open for as long as somebody is signed in to it. */
export const signIn: Service<typeof signInApi> = {
  withPassphrase: {
    app: (app, session, { slotId, passphrase, acceptOlder }) =>
      inTurn(app, async () => {
        const slot = personSlot(app, slotId);
        const tried = await tryOn(app, [slot], passphrase, 'passphrase');
        await comeIn(app, session, slot, tried, acceptOlder);
        return stateOf(app, session);
      }),
  },

  withRecoveryKey: {
    app: (app, session, { slotId, recoveryKey, passphrase, again }) =>
      inTurn(app, async () => {
        const slot = personSlot(app, slotId);
        const read = readRecoveryKey(recoveryKey);
        if ('fault' in read) throw refuseField('recoveryKey', read.fault);
        checkChosen({ passphrase, again }, []);
        const recovery = keyFileOf(app).slots.filter(({ kind }) => kind === 'recovery');
        if (recovery.length === 0) throw refuseField('recoveryKey', 'This register has no recovery key.');
        const tried = await tryOn(app, recovery, read.key, 'recoveryKey');
        await comeIn(app, session, slot, tried, false);
        const { open } = app;
        if (!open) throw refuse('conflict', 'The register could not be opened.', 'Try it again.');
        const own = { ...slot, id: app.context.newId(), once: false };
        const sealed = await sealSlot(own, keyFileOf(app).registerId, passphrase, keysInHand(open), app.context.kdf);
        rewriteKeys(app, session, (slots) => slots.map((each) => (each.id === slot.id ? sealed : each)));
        session.mustChange = false;
        noteInHistory(
          app,
          session,
          'signIn.withRecoveryKey',
          'signed in with the recovery key and chose a new passphrase',
        );
        return stateOf(app, session);
      }),
  },

  lock: {
    app(app, session) {
      app.seats.leave(session);
      return stateOf(app, session);
    },
  },

  alive: {
    app(app, session) {
      app.seats.alive(session);
      return idleOf(app, session);
    },
  },

  idle: { app: idleOf },

  minutes(run) {
    const kept = run.db.select().from(setting).where(eq(setting.key, IDLE_MINUTES_KEY)).get();
    return { minutes: kept ? Number(JSON.parse(kept.value)) : IDLE_MINUTES };
  },

  setMinutes(run, { minutes }) {
    const kept = run.db.select().from(setting).where(eq(setting.key, IDLE_MINUTES_KEY)).get();
    const value = JSON.stringify(minutes);
    if (kept) run.amend(setting, kept.id, { value });
    else run.insert(setting, { key: IDLE_MINUTES_KEY, value, reason: 'Chosen by the office' });
    return {};
  },
};

function idleOf(app: App, session: Session) {
  return { secondsLeft: app.seats.secondsLeft(session), signedIn: app.open !== null && session.personId !== null };
}

function personSlot(app: App, slotId: string): Slot {
  const slot = keyFileOf(app).slots.find(({ id, kind }) => id === slotId && kind === 'person');
  if (!slot) {
    throw refuse(
      'not-found',
      'This person has no passphrase any more.',
      'Choose another, or ask a manager for a new one.',
    );
  }
  return slot;
}

/** Opens the register where it is locked, and seats the person of the slot. */
async function comeIn(app: App, session: Session, slot: Slot, { keys, wrongBefore }: Tried, acceptOlder: boolean) {
  try {
    const fault = await app.unlock(keys, acceptOlder);
    if (fault) throw refuse('conflict', fault.what, fault.next);
  } finally {
    wipe(keys);
  }
  app.seats.take(session, slot.personId ?? '', slot.once, wrongBefore);
  if (!app.open || !personOf(app.open, session)) {
    app.seats.leave(session);
    throw refuse('not-allowed', 'This person has left the office.', 'Ask a manager of the office.');
  }
  app.context.log({ level: 'info', what: 'sign-in: done' });
  void backUpFirstOfDay(app, app.open);
}
