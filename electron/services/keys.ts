import { asc, eq } from 'drizzle-orm';
import { office, person } from '../../db/schema/office.ts';
import type { KeyHolder, keysApi } from '../../shared/api/keys.ts';
import { type App, personOf, type Session } from '../core/app.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { Person } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { type Slot, sealSlot } from '../safety/key-slots.ts';
import { groupsToProve, provesKey, RANDOM_BYTES, recoveryKeyFrom } from '../safety/recovery-key.ts';
import {
  checkChosen,
  confirmOwn,
  inTurn,
  keyFileOf,
  keysInHand,
  noteInHistory,
  protectedDesk,
  rewriteKeys,
  slotFor,
} from './key-ring.ts';
import { changeRegisterKey, eraseUnprotected, protectRegister, unprotectedFiles } from './register-key.ts';

/** Who can open the register: passphrases of the office's people, and the recovery key. */
export const keys: Service<typeof keysApi> = {
  list: {
    app(app, session) {
      const { open } = app;
      if (!open) throw refuse('no-register', 'No register is open.', 'Start a register, or look around in the demo.');
      const people = open.register.reading.orm
        .select()
        .from(person)
        .where(eq(person.active, true))
        .orderBy(asc(person.name));
      const slots = app.keys?.slots ?? [];
      return {
        isProtected: open.isProtected,
        people: people.all().map((each) => holderOf(each, slots, session)),
        recovery: recoveryOf(slots),
        unprotected: app.keys ? unprotectedFiles(app.context.folder, app.keys).length : 0,
      };
    },
  },

  changeOwn: {
    app: (app, session, { own, passphrase, again }) =>
      inTurn(app, async () => {
        const { person: me } = protectedDesk(app, session);
        await confirmOwn(app, session, own);
        checkChosen({ passphrase, again }, namesOf(app));
        if (passphrase === own)
          throw refuseField('passphrase', 'This is the passphrase you have now.', 'Choose another.');
        await putSlot(app, session, me, passphrase, false);
        session.mustChange = false;
        app.seats.leavePerson(me.id, session);
        noteInHistory(app, session, 'keys.changeOwn', 'changed the own passphrase');
        return {};
      }),
  },

  give: {
    app: (app, session, { own, personId, typedByThem, passphrase, again }) =>
      inTurn(app, async () => {
        await confirmOwn(app, session, own);
        const whom = personNamed(app, personId);
        checkChosen({ passphrase, again }, namesOf(app));
        await putSlot(app, session, whom, passphrase, !typedByThem);
        app.seats.leavePerson(whom.id, session);
        noteInHistory(app, session, 'keys.give', 'gave a person a passphrase', { personId });
        return {};
      }),
  },

  take: {
    app: (app, session, { own, personId }) =>
      inTurn(app, async () => {
        const { person: me } = protectedDesk(app, session);
        if (personId === me.id)
          throw refuse('rule', 'You can not take your own passphrase away.', 'Ask the other manager.');
        await confirmOwn(app, session, own);
        rewriteKeys(app, session, (slots) => slots.filter((slot) => slot.personId !== personId));
        app.seats.leavePerson(personId);
        noteInHistory(app, session, 'keys.take', 'took a person’s passphrase away', { personId });
        return {};
      }),
  },

  newRecoveryKey: {
    app: (app, session, { own }) =>
      inTurn(app, async () => {
        const { open } = protectedDesk(app, session);
        await confirmOwn(app, session, own);
        const { random, newId, kdf } = app.context;
        const recoveryKey = recoveryKeyFrom(random(RANDOM_BYTES));
        const head = { id: newId(), kind: 'recovery', personId: null, initials: '', role: null } as const;
        const slot = await sealSlot(
          { ...head, once: false, proved: false },
          keyFileOf(app).registerId,
          recoveryKey,
          keysInHand(open),
          kdf,
        );
        // The one on paper stays good until the new one is on paper too.
        rewriteKeys(app, session, (slots) => [
          ...slots.filter(({ kind, proved }) => kind === 'person' || proved),
          slot,
        ]);
        noteInHistory(app, session, 'keys.newRecoveryKey', 'made a recovery key');
        const prove = groupsToProve(random(2));
        waiting.set(app, { slotId: slot.id, recoveryKey, prove });
        return { recoveryKey, prove };
      }),
  },

  proveRecoveryKey: {
    app: (app, session, { groups }) =>
      inTurn(app, async () => {
        protectedDesk(app, session);
        const made = waiting.get(app);
        if (!made) throw refuse('conflict', 'There is no new recovery key to prove.', 'Make one, and print it.');
        if (!provesKey(made.recoveryKey, made.prove, groups)) {
          throw refuseField(
            'groups',
            'These are not the groups on the paper.',
            'Read them again, or make a new recovery key.',
          );
        }
        waiting.delete(app);
        rewriteKeys(app, session, (slots) =>
          slots.flatMap((slot) => {
            if (slot.kind === 'person') return [slot];
            return slot.id === made.slotId ? [{ ...slot, proved: true }] : [];
          }),
        );
        noteInHistory(app, session, 'keys.proveRecoveryKey', 'proved the recovery key');
        return {};
      }),
  },

  changeRegisterKey,
  protect: protectRegister,
  eraseUnprotected: { app: (app, session, { own }) => inTurn(app, () => eraseUnprotected(app, session, own)) },
};

/** A recovery key that was shown and waits to be typed back; in memory only. */
const waiting = new WeakMap<App, { slotId: string; recoveryKey: string; prove: readonly number[] }>();

function holderOf(row: Person, slots: readonly Slot[], session: Session): KeyHolder {
  const slot = slots.find(({ personId }) => personId === row.id);
  return {
    personId: row.id,
    name: row.name,
    role: row.role,
    passphrase: slot ? (slot.once ? 'once' : 'own') : 'none',
    isYou: row.id === session.personId,
  };
}

function recoveryOf(slots: readonly Slot[]): 'missing' | 'unproved' | 'proved' {
  const recovery = slots.filter(({ kind }) => kind === 'recovery');
  if (recovery.length === 0) return 'missing';
  return recovery.some(({ proved }) => proved) ? 'proved' : 'unproved';
}

function personNamed(app: App, personId: string): Person {
  const found = app.open && personOf(app.open, { ...app.newSession(), personId });
  if (!found) throw notFound('This person');
  return found;
}

/** What anybody would try: the office's name and those of its people. */
function namesOf(app: App): string[] {
  const orm = app.open?.register.reading.orm;
  if (!orm) return [];
  return [...orm.select().from(office).all(), ...orm.select().from(person).all()].map(({ name }) => name);
}

async function putSlot(app: App, session: Session, whom: Person, passphrase: string, once: boolean): Promise<void> {
  const { open } = app;
  if (!open) throw refuse('no-register', 'No register is open.', 'Sign in, then try again.');
  const slot = await sealSlot(
    slotFor(app, whom, once),
    keyFileOf(app).registerId,
    passphrase,
    keysInHand(open),
    app.context.kdf,
  );
  rewriteKeys(app, session, (slots) => [...slots.filter(({ personId }) => personId !== whom.id), slot]);
}
