import { z } from 'zod';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { OfficeState } from './office.ts';
import { chosen, secret } from './secrets.ts';

/** Coming in with a passphrase or the recovery key, going out, and being locked out for not being there. */

const Idle = z.object({
  /** Until the register is locked; null where it never is. */
  secondsLeft: z.number().nullable(),
  signedIn: z.boolean(),
});

export const signInApi = {
  withPassphrase: command({
    sentence: 'signed in',
    may: 'anyone',
    unrecorded: true,
    input: z.object({
      slotId: z.string().max(100),
      passphrase: secret('Enter your passphrase'),
      /** Goes on with a file that is older than what was here last. */
      acceptOlder: z.boolean().default(false),
    }),
    output: OfficeState,
  }),
  /** Forgotten passphrase: the paper from the safe, and a new passphrase for one of the people. */
  withRecoveryKey: command({
    sentence: 'signed in with the recovery key',
    may: 'anyone',
    unrecorded: true,
    input: z.object({
      slotId: z.string().max(100),
      recoveryKey: secret('Enter the recovery key from the paper'),
      ...chosen,
    }),
    output: OfficeState,
  }),
  lock: command({
    sentence: 'locked the register',
    may: 'anyone',
    unrecorded: true,
    input: z.object({}),
    output: OfficeState,
  }),
  /** Somebody pressed a key or moved the pointer: the page says so at most every few seconds. */
  alive: command({
    sentence: 'is there',
    may: EVERYBODY,
    unrecorded: true,
    input: z.object({}),
    output: Idle,
  }),
  minutes: query({
    sentence: 'looked at when the register locks itself',
    may: EVERYBODY,
    input: z.object({}),
    output: z.object({ minutes: z.number() }),
  }),
  setMinutes: command({
    sentence: 'changed when the register locks itself',
    may: MANAGERS,
    input: z.object({
      minutes: z
        .number('Enter a number of minutes')
        .int('Enter whole minutes')
        .min(1, 'Enter 1 to 60 minutes')
        .max(60, 'Enter 1 to 60 minutes'),
    }),
    output: z.object({}),
  }),
  /** Asked by the page for its countdown; not a sign of life. */
  idle: query({
    sentence: 'looked at the time left',
    may: 'anyone',
    input: z.object({}),
    output: Idle,
  }),
};
