import { z } from 'zod';
import { codesOf, ROLES } from '../words.ts';
import { command, MANAGERS, query, task } from './contract.ts';
import { OfficeState } from './office.ts';
import { secret } from './secrets.ts';

/** Copies of the register, each proved when it was made: having them made, and putting one back. */

export const BackupLine = z.object({
  /** Names it for `restore`. */
  id: z.string(),
  place: z.enum(['here', 'second']),
  madeAt: z.string(),
  why: z.enum(['day', 'import', 'migration', 'closing', 'asked']),
  /** Number of the last entry of history in it. */
  entries: z.number(),
  rows: z.number(),
  bytes: z.number(),
  /** Who could sign in then: their passphrases of then open it. */
  slots: z.array(z.object({ id: z.string(), initials: z.string(), role: z.enum(codesOf(ROLES)).nullable() })),
});
export type BackupLine = z.infer<typeof BackupLine>;

/** A backup, and what opens it. */
const whichOne = z.object({
  id: z.string().max(100),
  place: z.enum(['here', 'second']),
  slotId: z.string().max(100),
  passphrase: secret('Enter the passphrase of that time'),
});
const folderNamed = z.string().trim().min(1, 'Enter a folder').max(500, 'This is too long for a folder');

export const backupsApi = {
  /** Needed most when the register does not open, so it tells no more than when copies were made. */
  list: query({
    sentence: 'looked at the backups',
    may: 'anyone',
    input: z.object({}),
    output: z.object({ backups: z.array(BackupLine), second: z.string().nullable(), secondIsThere: z.boolean() }),
  }),
  make: task({
    sentence: 'made a backup',
    may: MANAGERS,
    input: z.object({}),
    output: z.object({ madeAt: z.string(), second: z.enum(['none', 'done', 'failed']) }),
  }),
  /** On a computer that has no register yet: the folder in which the backups of the lost one lie. */
  lookIn: command({
    sentence: 'looked for backups',
    may: 'anyone',
    unrecorded: true,
    input: z.object({ folder: folderNamed }),
    output: z.object({ second: z.string() }),
  }),
  setSecond: command({
    sentence: 'chose the second place for backups',
    may: MANAGERS,
    unrecorded: true,
    input: z.object({
      folder: folderNamed,
      /** One disk lost would take the register and its backups: only if a manager says so. */
      acceptSameDisk: z.boolean(),
    }),
    output: z.object({ second: z.string() }),
  }),
  /** Puts a backup back. What it replaces is kept in the folder `replaced`. */
  restore: command({
    sentence: 'put a backup back',
    may: 'anyone',
    unrecorded: true,
    input: whichOne,
    output: OfficeState,
  }),
  /** The same up to the last step, so that a manager knows that it would work. Nothing is changed. */
  rehearse: command({
    sentence: 'rehearsed putting a backup back',
    may: MANAGERS,
    unrecorded: true,
    input: whichOne,
    output: z.object({ madeAt: z.string(), entries: z.number(), rows: z.number() }),
  }),
};
