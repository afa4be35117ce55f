import type { PlainDate } from '../../shared/dates.ts';
import type { Kdf } from '../safety/key-slots.ts';

/** What a host gives the app: everything the app may not reach for by itself, so that tests can hand in their own. */
export interface AppContext {
  /** Folder of the register: `register.db`, `register.keys`; the demo register lives in its own folder inside. */
  folder: string;
  /** Open the demo register at once. */
  demo?: boolean;
  /** Folder of the SQL migrations of this version. */
  migrations: string;
  version: string;
  clock: Clock;
  /** A new UUIDv7. */
  newId(): string;
  /** One line of the log. Never a name, never what somebody typed. */
  log(line: LogLine): void;
  /** What trying a passphrase costs. */
  kdf: Kdf;
  /** Bytes that nobody can guess: keys, and what a recovery key is made from. */
  random(bytes: number): Buffer;
  /** False in tests that are not about backups: none are made by themselves. */
  backsUp?: boolean;
  /** False in tests that move the clock by days: nobody is locked out for being idle. */
  locksWhenIdle?: boolean;
}

export interface Clock {
  /** The office's calendar day. */
  today(): PlainDate;
  /** The instant, as ISO text in UTC. */
  now(): string;
}

export interface LogLine {
  level: 'info' | 'warning' | 'bug';
  /** What happened, from a fixed set of words; never data. */
  what: string;
  /** The procedure concerned, and the number shown to the person for a bug. */
  procedure?: string;
  number?: string;
  /** Class of the error and where it was thrown; messages can hold data and are left out. */
  stack?: string;
  /** For a proposal that the checker did not pass: the week with its names removed, to be replayed. */
  week?: string;
}

/** The machine's own clock, in the zone it is set to (an office in England). */
export const systemClock: Clock = {
  today() {
    const now = new Date();
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
  },
  now: () => new Date().toISOString(),
};
