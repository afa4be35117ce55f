import { z } from 'zod';

/** Passphrases as they are typed in forms. They are read once, and go nowhere else. */

export const secret = (sentence: string) =>
  z.string().min(1, sentence).max(1000, 'This is too long to be a passphrase');

/** A passphrase that is being chosen: typed twice. What it must be is said by the core (safety/passphrase.ts). */
export const chosen = {
  passphrase: secret('Choose a passphrase'),
  again: secret('Type the passphrase once more'),
};
