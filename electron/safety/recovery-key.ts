import { hash } from 'node:crypto';

/**
 * The recovery key: 160 random bits as 32 letters and figures and four to check them by, in nine groups of four. It opens
 * the register when every passphrase is forgotten, so it belongs on paper, in a safe. Letters that look alike are not in
 * its alphabet, and are read as what they look like.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 32;
const CHECKS = 4;
const GROUP = 4;
export const GROUPS = (LETTERS + CHECKS) / GROUP;
export const RANDOM_BYTES = 20;

/** 'K7QM-2FXA-…', from 20 random bytes. */
export function recoveryKeyFrom(random: Buffer): string {
  if (random.length !== RANDOM_BYTES) throw new Error('A recovery key is made from 20 bytes');
  const letters = base32(random);
  return groupsOf(letters + checkOf(letters)).join('-');
}

/** What somebody typed, as it is kept in the slot; or which part of it can not be right. */
export function readRecoveryKey(typed: string): { key: string } | { fault: string } {
  const letters = plain(typed);
  if (letters.length !== LETTERS + CHECKS) {
    return {
      fault: `A recovery key has ${GROUPS} groups of ${GROUP}; ${letters.length} letters and figures are here.`,
    };
  }
  const strange = [...letters].find((letter) => !ALPHABET.includes(letter));
  if (strange) return { fault: `“${strange}” is not in a recovery key: it is misread or mistyped.` };
  if (checkOf(letters.slice(0, LETTERS)) !== letters.slice(LETTERS)) {
    return { fault: 'The recovery key does not add up: one letter or figure of it is mistyped.' };
  }
  return { key: groupsOf(letters).join('-') };
}

/** Two groups, by their number from 1, to be typed back; `random` has two bytes. */
export function groupsToProve(random: Buffer): [number, number] {
  const first = (random[0] ?? 0) % GROUPS;
  const second = (first + 1 + ((random[1] ?? 0) % (GROUPS - 1))) % GROUPS;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}

/** Whether the typed groups are those of the key. */
export function provesKey(key: string, asked: readonly number[], typed: readonly string[]): boolean {
  const groups = key.split('-');
  return asked.length > 0 && asked.every((number, at) => groups[number - 1] === plain(typed[at] ?? ''));
}

function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—._]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

function groupsOf(letters: string): string[] {
  return letters.match(/.{4}/g) ?? [];
}

function checkOf(letters: string): string {
  return base32(Buffer.from(hash('sha256', `recovery key ${letters}`, 'hex'), 'hex')).slice(0, CHECKS);
}

/** Five bits a letter, the highest first. */
function base32(bytes: Buffer): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  return text;
}
