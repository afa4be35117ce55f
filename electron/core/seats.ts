import type { Clock } from './context.ts';

export const IDLE_MINUTES = 10;
/** The office's own number, in its settings. */
export const IDLE_MINUTES_KEY = 'safety.idleMinutes';
/** However busy: after so many hours somebody else may have taken the chair. */
export const LONGEST_HOURS = 12;

/**
 * Who sits at which page. A session is one page's (or one browser's) connection; it has a seat while somebody is signed in.
 * A seat that shows no sign of life for the office's number of minutes is ended from here, whatever the page is doing.
 */
export interface Session {
  personId: string | null;
  /** The passphrase was given by somebody else: nothing may be done but choosing one's own. */
  mustChange: boolean;
  /** Wrong passphrases typed before this seat was taken. */
  wrongBefore: number;
  /** The last sign of life, in milliseconds of the app's clock. */
  activeAt: number;
  takenAt: number;
}

export interface Seats {
  newSession(): Session;
  take(session: Session, personId: string, mustChange?: boolean, wrongBefore?: number): void;
  leave(session: Session): void;
  /** Ends the seats of one person, whose passphrase changed; the one at which that was done may stay. */
  leavePerson(personId: string, except?: Session): void;
  leaveAll(): void;
  /** A key was pressed, the pointer moved: told by the page, at most every few seconds. */
  alive(session: Session): void;
  /** Until the seat is ended; null where it will not be. */
  secondsLeft(session: Session): number | null;
  isEmpty(): boolean;
  /** Ends the seats whose time is over. */
  check(): void;
  /** How many minutes; null for never (the demo, a register without passphrases). */
  minutes(): number | null;
}

export interface Seating {
  clock: Clock;
  minutes(): number | null;
  /** The last seat was left. */
  whenEmpty(): void;
}

export function makeSeats({ clock, minutes, whenEmpty }: Seating): Seats {
  const taken = new Set<Session>();
  const now = () => Date.parse(clock.now());
  const seats: Seats = {
    newSession: () => ({ personId: null, mustChange: false, wrongBefore: 0, activeAt: 0, takenAt: 0 }),
    take(session, personId, mustChange = false, wrongBefore = 0) {
      Object.assign(session, { personId, mustChange, wrongBefore, activeAt: now(), takenAt: now() });
      taken.add(session);
    },
    leave(session) {
      Object.assign(session, { personId: null, mustChange: false });
      if (taken.delete(session) && taken.size === 0) whenEmpty();
    },
    leavePerson(personId, except) {
      for (const session of [...taken]) {
        if (session !== except && session.personId === personId) seats.leave(session);
      }
    },
    leaveAll() {
      for (const session of [...taken]) seats.leave(session);
    },
    alive(session) {
      session.activeAt = now();
    },
    secondsLeft(session) {
      const limit = minutes();
      if (limit === null || session.personId === null) return null;
      // A clock that was set back starts the count anew; it never lengthens it.
      if (now() < session.activeAt) session.activeAt = now();
      if (now() < session.takenAt) session.takenAt = now();
      const idle = limit * 60 - (now() - session.activeAt) / 1000;
      const longest = LONGEST_HOURS * 3600 - (now() - session.takenAt) / 1000;
      return Math.max(0, Math.ceil(Math.min(idle, longest)));
    },
    isEmpty: () => taken.size === 0,
    check() {
      for (const session of [...taken]) if (seats.secondsLeft(session) === 0) seats.leave(session);
    },
    minutes,
  };
  return seats;
}
