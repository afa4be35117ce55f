import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable.ts';

/**
 * Wrong passphrases of a folder's register, counted on disk, so that ending the app does not begin anew. Five are free;
 * after that each wrong one doubles the wait, from half a minute to an hour. Counted for each slot of the key file: a
 * right one clears its own slot alone, so that nobody can try a colleague's passphrase between sign-ins of their own, and
 * nobody waits for what others mistyped. Whoever can change files here could try passphrases on a copy anyway: the wait
 * is for a person at the keyboard, scrypt is for the copy.
 */
const FREE = 5;
const FIRST_WAIT = 30;
const LONGEST_WAIT = 3600;
const FILE = 'register.tries';
/** Stands for whatever is tried, where it is not known whose they were. */
const ANYBODY = '*';

const Tries = z.object({ wrong: z.number().int().min(0), lastAt: z.iso.datetime() });
export type Tries = z.infer<typeof Tries>;
const Counted = z.record(z.string(), Tries);
type Counted = z.infer<typeof Counted>;

/** Seconds to wait after so many wrong ones in a row. */
export function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (wrong - FREE), LONGEST_WAIT);
}

/**
 * Wrong ones by slot since its last right one. A file that can not be read counts as five for whatever is tried, from when it
 * was first found so: it is written anew, or the wait would never end.
 */
function countedIn(folder: string, now: string): Counted {
  let text: string;
  try {
    text = readFileSync(join(folder, FILE), 'utf8');
  } catch {
    return {};
  }
  try {
    return Counted.parse(JSON.parse(text));
  } catch {
    const counted = { [ANYBODY]: { wrong: FREE, lastAt: now } };
    keep(folder, counted);
    return counted;
  }
}

function triesOf(counted: Counted, whose: string): Tries | null {
  const [own = null, anybody = null] = [counted[whose], counted[ANYBODY]];
  if (!own || !anybody) return own ?? anybody;
  // The own count goes on from the other's, and is the newer where both say the same.
  return own.wrong >= anybody.wrong ? own : anybody;
}

/** Seconds until another may be tried for a slot. A clock that was set back begins the wait anew, once. */
export function waitLeft(folder: string, whose: string, now: string): number {
  const counted = countedIn(folder, now);
  const tries = triesOf(counted, whose);
  if (!tries) return 0;
  const since = (Date.parse(now) - Date.parse(tries.lastAt)) / 1000;
  if (since >= 0) return Math.max(0, Math.ceil(waitAfter(tries.wrong) - since));
  keep(folder, { ...counted, [whose]: { ...tries, lastAt: now } });
  return waitAfter(tries.wrong);
}

/** Counts one more, before it is tried: an app that is killed meanwhile has counted it all the same. */
export function countTry(folder: string, whose: string, now: string): void {
  const counted = countedIn(folder, now);
  keep(folder, { ...counted, [whose]: { wrong: (triesOf(counted, whose)?.wrong ?? 0) + 1, lastAt: now } });
}

/** A right one: gives how many wrong ones were counted for its slot before it, and begins anew there. */
export function forgetTries(folder: string, whose: string, now: string): number {
  const { [whose]: own, [ANYBODY]: _anybody, ...others } = countedIn(folder, now);
  if (Object.keys(others).length > 0) keep(folder, others);
  else rmSync(join(folder, FILE), { force: true });
  return Math.max(0, (own?.wrong ?? 0) - 1);
}

function keep(folder: string, counted: Counted): void {
  writeDurably(join(folder, FILE), `${JSON.stringify(counted)}\n`);
}
