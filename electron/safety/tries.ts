import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable.ts';

/**
 * Wrong passphrases of a folder's register, counted on disk, so that ending the app does not begin anew. Five are free;
 * after that each wrong one doubles the wait, from half a minute to an hour. Whoever can change files here could try
 * passphrases on a copy anyway: the wait is for a person at the keyboard, scrypt is for the copy.
 */
const FREE = 5;
const FIRST_WAIT = 30;
const LONGEST_WAIT = 3600;
const FILE = 'register.tries';

const Tries = z.object({ wrong: z.number().int().min(0), lastAt: z.iso.datetime() });
export type Tries = z.infer<typeof Tries>;

/** Seconds to wait after so many wrong ones in a row. */
export function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (wrong - FREE), LONGEST_WAIT);
}

/** Wrong ones since the last right one, or null. A file that can not be read counts as five. */
export function triesIn(folder: string, now: string): Tries | null {
  let text: string;
  try {
    text = readFileSync(join(folder, FILE), 'utf8');
  } catch {
    return null;
  }
  try {
    return Tries.parse(JSON.parse(text));
  } catch {
    return { wrong: FREE, lastAt: now };
  }
}

/** Seconds until another may be tried. A clock that was set back begins the wait anew, once. */
export function waitLeft(folder: string, now: string): number {
  const tries = triesIn(folder, now);
  if (!tries) return 0;
  const since = (Date.parse(now) - Date.parse(tries.lastAt)) / 1000;
  if (since >= 0) return Math.max(0, Math.ceil(waitAfter(tries.wrong) - since));
  keep(folder, { ...tries, lastAt: now });
  return waitAfter(tries.wrong);
}

/** Counts one more, before it is tried: an app that is killed meanwhile has counted it all the same. */
export function countTry(folder: string, now: string): void {
  keep(folder, { wrong: (triesIn(folder, now)?.wrong ?? 0) + 1, lastAt: now });
}

/** A right one: gives what was counted before it, itself left out, and begins anew. */
export function forgetTries(folder: string, now: string): Tries | null {
  const tries = triesIn(folder, now);
  rmSync(join(folder, FILE), { force: true });
  return tries && tries.wrong > 1 ? { ...tries, wrong: tries.wrong - 1 } : null;
}

function keep(folder: string, tries: Tries): void {
  writeDurably(join(folder, FILE), `${JSON.stringify(tries)}\n`);
}
