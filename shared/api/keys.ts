import { z } from 'zod';
import { codesOf, ROLES } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query, task } from './contract.ts';
import { chosen, secret } from './secrets.ts';

/** Who has a passphrase; giving, changing and taking them; the recovery key; a new key for the register. */

export const KeyHolder = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.enum(codesOf(ROLES)),
  /** none: can not sign in. once: must choose their own when they sign in. own: chosen by themselves. */
  passphrase: z.enum(['none', 'once', 'own']),
  isYou: z.boolean(),
});
export type KeyHolder = z.infer<typeof KeyHolder>;

/** What is dangerous is asked for with one's own passphrase again, whoever sits there. */
const own = secret('Enter your own passphrase');

const Nothing = z.object({});

/** One-time passphrases that were made for people who were not there to choose their own: to be told to them, once. */
const Given = z.array(z.object({ name: z.string(), passphrase: z.string() }));

export const keysApi = {
  list: query({
    sentence: 'looked at who has a passphrase',
    may: MANAGERS,
    input: z.object({}),
    output: z.object({
      isProtected: z.boolean(),
      people: z.array(KeyHolder),
      /** missing: there is none. unproved: not yet typed back from paper. */
      recovery: z.enum(['missing', 'unproved', 'proved']),
      /** Files that are left of the time without passphrases, their key among them. */
      unprotected: z.number(),
    }),
  }),
  changeOwn: command({
    sentence: 'changed the own passphrase',
    may: EVERYBODY,
    unrecorded: true,
    input: z.object({ own, ...chosen }),
    output: Nothing,
  }),
  /** For somebody who has none, or has forgotten it: they type it here, or are told it and change it at the next sign-in. */
  give: command({
    sentence: 'gave a person a passphrase',
    may: MANAGERS,
    unrecorded: true,
    input: z.object({ own, personId: z.string(), typedByThem: z.boolean(), ...chosen }),
    output: Nothing,
  }),
  take: command({
    sentence: 'took a person’s passphrase away',
    may: MANAGERS,
    unrecorded: true,
    input: z.object({ own, personId: z.string() }),
    output: Nothing,
  }),
  /** The one time that the recovery key is shown: to be printed or written down. The one before stays good until this is proved. */
  newRecoveryKey: command({
    sentence: 'made a recovery key',
    may: MANAGERS,
    unrecorded: true,
    input: z.object({ own }),
    output: z.object({ recoveryKey: z.string(), prove: z.array(z.number()) }),
  }),
  proveRecoveryKey: command({
    sentence: 'proved the recovery key',
    may: MANAGERS,
    unrecorded: true,
    input: z.object({ groups: z.array(z.string().max(20)).length(2) }),
    output: Nothing,
  }),
  /**
   * A new key for the register itself, after somebody has left who may have kept a copy of the old: everybody else gets a
   * one-time passphrase, and the recovery key has to be made anew.
   */
  changeRegisterKey: task({
    sentence: 'changed the register’s key',
    may: MANAGERS,
    input: z.object({ own }),
    output: z.object({ given: Given }),
  }),
  /** Takes a register without passphrases over: copied under a new key, proved; the old file stays until it is erased. */
  protect: task({
    sentence: 'took the register over under passphrases',
    may: MANAGERS,
    input: z.object(chosen),
    output: z.object({ given: Given }),
  }),
  /** What is left of the register as it was without passphrases. */
  eraseUnprotected: command({
    sentence: 'erased the unprotected register',
    may: MANAGERS,
    unrecorded: true,
    input: z.object({ own }),
    output: z.object({ files: z.number() }),
  }),
};
