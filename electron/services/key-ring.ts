import { recordChange } from '../../db/history.ts';
import type { RegisterKeys } from '../../db/open.ts';
import { type App, type OpenRegister, personOf, type Session } from '../core/app.ts';
import { refuse, refuseField } from '../core/refuse.ts';
import type { Person } from '../core/run.ts';
import { type KeyFile, writeKeyFile } from '../safety/key-folder.ts';
import { openSlot, type Slot, type SlotHead, wipe } from '../safety/key-slots.ts';
import { passphraseFault } from '../safety/passphrase.ts';
import { initialsOf } from '../safety/slot-labels.ts';
import { countTry, forgetTries, waitLeft } from '../safety/tries.ts';

/**
 * What sign-in and the keeping of keys share.
 *
 *   inTurn         one piece of key work after the other
 *   tryOn          a secret on slots: counted, and refused while one has to wait
 *   confirmOwn     the passphrase of whoever asks for something dangerous
 *   checkChosen    a new passphrase
 *   rewriteKeys    the key file, replaced as a whole
 *   noteInHistory  an entry for what changes no row
 */
const turns = new WeakMap<App, Promise<unknown>>();

/** Two tries at once would share one wait; two rewrites would lose one of the two. */
export function inTurn<T>(app: App, work: () => Promise<T>): Promise<T> {
  const before = turns.get(app) ?? Promise.resolve();
  const next = before.then(work, work);
  turns.set(
    app,
    next.catch(() => undefined),
  );
  return next;
}

/** Wrong recovery keys are counted together: a new one may wait to be proved beside the old. */
export const RECOVERY = 'recovery';

export interface Tried {
  keys: RegisterKeys;
  /** Wrong ones before this right one. */
  wrongBefore: number;
}

/** More than one slot only where a new recovery key waits to be proved beside the old. */
export async function tryOn(app: App, slots: readonly Slot[], secret: string, field: string): Promise<Tried> {
  const { folder, clock } = app.context;
  const [{ kind, id } = { kind: 'recovery', id: '' }] = slots;
  const whose = kind === 'recovery' ? RECOVERY : id;
  const seconds = waitLeft(folder, whose, clock.now());
  if (seconds > 0) {
    throw refuse('rule', 'There have been too many wrong passphrases.', `Wait ${spanOf(seconds)}, then try again.`);
  }
  countTry(folder, whose, clock.now());
  for (const slot of slots) {
    const keys = await openSlot(slot, keyFileOf(app).registerId, secret);
    if (keys) return { keys, wrongBefore: forgetTries(folder, whose, clock.now()) };
  }
  app.context.log({ level: 'warning', what: 'sign-in: wrong secret' });
  const wait = waitLeft(folder, whose, clock.now());
  const next = wait > 0 ? `Wait ${spanOf(wait)}, then try again.` : 'Try again.';
  throw refuseField(
    field,
    field === 'recoveryKey' ? 'This is not the recovery key.' : 'This is not the passphrase.',
    next,
  );
}

/** '30 seconds', '2 minutes'. */
export function spanOf(seconds: number): string {
  if (seconds < 90) return `${seconds} second${seconds === 1 ? '' : 's'}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** The open protected register and the person who asks, or a refusal. */
export function protectedDesk(app: App, session: Session): { open: OpenRegister; person: Person } {
  const person = app.open && personOf(app.open, session);
  if (!app.open || !person) throw refuse('not-signed-in', 'You are not signed in.', 'Sign in, then try again.');
  if (!app.open.isProtected) {
    throw refuse('rule', 'This register has no passphrases.', 'Protect it first; the demo needs no protection.');
  }
  return { open: app.open, person };
}

export async function confirmOwn(app: App, session: Session, secret: string): Promise<void> {
  const { person } = protectedDesk(app, session);
  const slot = keyFileOf(app).slots.find(({ personId }) => personId === person.id);
  if (!slot) throw refuseField('own', 'You have no passphrase of your own.', 'Ask the other manager to give you one.');
  wipe((await tryOn(app, [slot], secret, 'own')).keys);
}

/** `names`: what anybody would try first. */
export function checkChosen(
  { passphrase, again }: { passphrase: string; again: string },
  names: readonly string[],
): void {
  const fault = passphraseFault(passphrase, names);
  if (fault) throw refuseField('passphrase', fault);
  if (passphrase !== again) throw refuseField('again', 'This is not the same as above.', 'Type it once more.');
}

export function keyFileOf(app: App): KeyFile {
  if (!app.keys)
    throw refuse('no-register', 'There is no register with passphrases here.', 'Start one, or open another folder.');
  return app.keys;
}

/** Puts slots in the place of others: a person has one, and so has the recovery key unless a new one waits to be proved. */
export function rewriteKeys(app: App, session: Session, change: (slots: readonly Slot[]) => Slot[]): void {
  // Sealing takes a moment, in which the page may have been locked: then nothing changes, as nobody could be named in history.
  protectedDesk(app, session);
  const keys = keyFileOf(app);
  const next: KeyFile = { ...keys, slots: change(keys.slots) };
  writeKeyFile(app.context.folder, next);
  app.keys = next;
}

export function keysInHand({ register }: OpenRegister): RegisterKeys {
  return { register: register.key, history: register.historyKey };
}

/** How a person is shown before anybody has signed in: initials and role. */
export function slotFor(app: App, person: Person, once: boolean): SlotHead {
  const { newId } = app.context;
  return {
    id: newId(),
    kind: 'person',
    personId: person.id,
    initials: initialsOf(person.name),
    role: person.role,
    once,
    proved: true,
  };
}

/** An entry of history for what changes keys and no row: who did it and when stands in the chain all the same. */
export function noteInHistory(
  app: App,
  session: Session,
  procedure: string,
  sentence: string,
  answer: object = {},
): void {
  const { open, person } = protectedDesk(app, session);
  const { clock, newId } = app.context;
  const entry = {
    id: newId(),
    officeId: open.office?.id ?? '',
    at: clock.now(),
    personId: person.id,
    personName: person.name,
    procedure,
    sentence,
    requestId: newId(),
  };
  recordChange(open.register.writing.sqlite, open.register.historyKey, entry, () => answer);
}
