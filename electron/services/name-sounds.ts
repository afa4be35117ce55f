/**
 * Names as they sound and how far apart they are spelled, for finding pupils already known.
 *
 *   plainLetters · soundOf · initialsThatSoundLike · distance
 */

/** Small letters only: no accents, hyphens, apostrophes or spaces. */
export function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}

/** Groups of letters that English spells one sound with, each written as one letter; longest first. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^x/, 's'],
  [/tch|sch|sh|ch/g, 'x'],
  [/ph|v/g, 'f'],
  [/ght|th|d/g, 't'],
  [/ck|q|kh|c(?![eiy])|g(?![eiy])/g, 'k'],
  [/c|z/g, 's'],
  [/g|j|dg/g, 'j'],
  [/x(?=t)/g, 'ks'],
  [/m(?=n)/g, ''],
];

/**
 * How a name sounds, roughly: first sound kept, later vowels dropped, doubled sounds once. Names with the same result are
 * said alike often enough to ask about ('Philips' and 'Fillips', 'Kathryn' and 'Catherine', 'Stephen' and 'Steven').
 */
export function soundOf(name: string): string {
  let sound = plainLetters(name);
  for (const [spelled, written] of SPELLINGS) sound = sound.replaceAll(new RegExp(spelled, 'g'), written);
  const first = /^[aeiouyh]/.test(sound) ? 'a' : '';
  return first + sound.replaceAll(/[aeiouyhw]/g, '').replaceAll(/(.)\1+/g, '$1');
}

const ALIKE_AT_THE_START = ['cksqxz', 'fpv', 'gj', 'aeiouhy', 'kngmp', 'wr', 'td', 'sc'];

/** First letters that a name which sounds like this one may begin with, small letters. */
export function initialsThatSoundLike(name: string): string[] {
  const first = plainLetters(name).charAt(0);
  if (first === '') return [];
  return [...new Set([first, ...ALIKE_AT_THE_START.filter((group) => group.includes(first)).join('')])];
}

/** Letters to change, add, leave out or swap with the next to turn one name into the other. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(before, j - 2) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
