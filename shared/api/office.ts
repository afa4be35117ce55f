import { z } from 'zod';
import { codesOf, ROLES } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { chosen } from './secrets.ts';

/** The office: whether a register is open, starting one, and who sits at the desk. */

const Person = z.object({ id: z.string(), name: z.string(), role: z.enum(codesOf(ROLES)) });
export type Person = z.infer<typeof Person>;

export const OfficeState = z.object({
  /** Null: nothing is open, or it is locked; the welcome or the sign-in screen shows. */
  office: z.object({ id: z.string(), name: z.string(), demo: z.boolean() }).nullable(),
  person: Person.nullable(),
  /** Who may sit down without a passphrase: in the demo, and in a register that has none yet. */
  people: z.array(Person),
  today: z.string(),
  version: z.string(),
  /** One line about how well the register is protected, and where to mend it; null when there is nothing to say. */
  protection: z.object({ line: z.string(), to: z.string(), label: z.string() }).nullable(),
  /** The register has passphrases. */
  isProtected: z.boolean(),
  /** The passphrase was given by somebody else: one's own has to be chosen before anything else. */
  mustChange: z.boolean(),
  /** Wrong passphrases typed before this person came in. */
  wrongBefore: z.number(),
  /** When the newest proven copy was made; null where there is none. Only for a register with passphrases. */
  lastProven: z.object({ madeAt: z.string().nullable(), isLate: z.boolean() }).nullable(),
  /** A register that waits for a passphrase: people by initials and role, never by name. */
  signIn: z
    .object({
      slots: z.array(
        z.object({
          id: z.string(),
          initials: z.string(),
          role: z.enum(codesOf(ROLES)).nullable(),
          once: z.boolean(),
          /** After too many wrong passphrases of this person. */
          waitSeconds: z.number(),
        }),
      ),
      hasRecoveryKey: z.boolean(),
      recoveryWaitSeconds: z.number(),
    })
    .nullable(),
  /** Why the register could not be opened and what to do; null where it is open or there is none. */
  fault: z.object({ kind: z.string(), what: z.string(), next: z.string() }).nullable(),
});
export type OfficeState = z.infer<typeof OfficeState>;

const name = (what: string) => z.string().trim().min(1, `Enter ${what}`).max(120, 'Use at most 120 characters');

const StartInput = z.object({
  officeName: name('the name of the area office'),
  areaManager: name('the Area Manager’s name'),
  /** May be added later. */
  assistantAreaManager: z.string().trim().max(120, 'Use at most 120 characters'),
  /** The Area Manager's own. */
  ...chosen,
  /** Enter the county's published term dates and bank holidays for 2025/26 and 2026/27. */
  countyCalendar: z.boolean(),
  /** A folder for a second copy of every backup; may be chosen later. */
  secondPlace: z.string().trim().max(500, 'This is too long for a folder').default(''),
  /** One disk lost would take the register and its backups: only if a manager says so. */
  acceptSameDisk: z.boolean().default(false),
});
export type StartInput = z.infer<typeof StartInput>;

export const officeApi = {
  state: query({
    sentence: 'looked at the office',
    may: 'anyone',
    input: z.object({}),
    output: OfficeState,
  }),
  start: command({
    sentence: 'started the register',
    may: 'anyone',
    unrecorded: true,
    input: StartInput,
    output: OfficeState,
  }),
  openDemo: command({
    sentence: 'opened the demo register',
    may: 'anyone',
    unrecorded: true,
    input: z.object({}),
    output: OfficeState,
  }),
  leaveDemo: command({
    sentence: 'left the demo register',
    may: 'anyone',
    unrecorded: true,
    input: z.object({}),
    output: OfficeState,
  }),
  sit: command({
    sentence: 'sat down at the desk',
    may: 'anyone',
    unrecorded: true,
    input: z.object({ personId: z.string() }),
    output: OfficeState,
  }),
  details: query({
    sentence: 'looked at the office’s name',
    may: EVERYBODY,
    input: z.object({}),
    output: z.object({ name: z.string(), version: z.number() }),
  }),
  rename: command({
    sentence: 'changed the name of the office',
    may: MANAGERS,
    input: z.object({ version: z.number().int(), name: name('the name of the area office') }),
    output: z.object({}),
  }),
  addPerson: command({
    sentence: 'added a person to the office',
    may: MANAGERS,
    input: z.object({ name: name('the person’s name'), role: z.enum(codesOf(ROLES)) }),
    output: z.object({ id: z.string() }),
  }),
  changePerson: command({
    sentence: 'changed a person of the office',
    may: MANAGERS,
    input: z.object({
      id: z.string(),
      version: z.number().int(),
      name: name('the person’s name'),
      role: z.enum(codesOf(ROLES)),
      active: z.boolean(),
    }),
    output: z.object({ id: z.string() }),
  }),
  people: query({
    sentence: 'looked at the people of the office',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(Person.extend({ active: z.boolean(), version: z.number() })),
  }),
};
