import { z } from 'zod';
import { codesOf, ROLES } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';

/** The office: whether a register is open, starting one, and who sits at the desk. */

const Person = z.object({ id: z.string(), name: z.string(), role: z.enum(codesOf(ROLES)) });
export type Person = z.infer<typeof Person>;

export const OfficeState = z.object({
  /** Null: nothing is open; the welcome screen shows. */
  office: z.object({ id: z.string(), name: z.string(), demo: z.boolean() }).nullable(),
  person: Person.nullable(),
  people: z.array(Person),
  today: z.string(),
  version: z.string(),
  /** One line about how well the register is protected; null when there is nothing to say. */
  protection: z.string().nullable(),
  /** Why the register could not be opened and what to do; null where it is open or there is none. */
  fault: z.object({ kind: z.string(), what: z.string(), next: z.string() }).nullable(),
});
export type OfficeState = z.infer<typeof OfficeState>;

const name = (what: string) => z.string().trim().min(1, `Enter ${what}`).max(120, 'Use at most 120 characters');

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
    input: z.object({
      officeName: name('the name of the area office'),
      areaManager: name('the Area Manager’s name'),
      assistantAreaManager: name('the Assistant Area Manager’s name'),
      /** Enter the county's published term dates and bank holidays for 2025/26 and 2026/27. */
      countyCalendar: z.boolean(),
    }),
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
