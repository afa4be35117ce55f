import { COMMON_LINES, COMMON_WORDS } from './common-words.ts';
import { plainSecret } from './key-slots.ts';

/**
 * What a passphrase must be: 12 characters, or four different words; and something of one's own in it. Common words, lines
 * that everybody knows, names of the office and its people, rows of keys, years and repetitions are taken out first, also
 * where letters were swapped for figures; what is left has to be long enough. There are no other rules: no capitals, no
 * signs, no change every so often.
 */
export const LEAST_CHARACTERS = 12;
export const LEAST_WORDS = 4;
export const MOST_CHARACTERS = 256;
/** Below this, letters in one piece may be a single word of a dictionary. */
const LEAST_FOR_ONE_WORD = 16;
/** Letters and figures of one's own. */
const LEAST_OWN = 5;

/** Null where it will do, or the sentence to show beside the field. `known`: names that anybody would try. */
export function passphraseFault(typed: string, known: readonly string[] = []): string | null {
  const text = plainSecret(typed);
  const length = [...text].length;
  if (length > MOST_CHARACTERS) return `Use at most ${MOST_CHARACTERS} characters.`;
  const words = new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  if (length < LEAST_CHARACTERS && words.size < LEAST_WORDS) {
    return `Use at least ${LEAST_CHARACTERS} characters, or four words. Spaces are welcome.`;
  }
  if (new Set(text.toLowerCase()).size < 5) return 'This repeats a few characters. Use more different ones.';
  const letters = plainLetters(text);
  if (/^\d*$/.test(letters)) return 'This is figures only: dates and numbers are soon tried. Add words.';
  if (words.size < 2 && /^\p{L}+$/u.test(text) && length < LEAST_FOR_ONE_WORD) {
    return 'This is one word, and dictionaries hold it. Add another.';
  }
  if (
    COMMON_LINES.some((line) => line.includes(letters) || (letters.includes(line) && letters.length < line.length + 8))
  ) {
    return 'Everybody knows this line. Take words that do not belong together.';
  }
  const stems = [...COMMON_WORDS, ...known.flatMap(wordsOf)];
  // Swapped letters are read both ways: 'p4ssword' is a password, and '2024' is still a year.
  if (Math.min(ownLetters(letters, stems), ownLetters(unswapped(letters), stems)) < LEAST_OWN) {
    return 'This is among the first that somebody would try: common words, names, years or rows of keys. Add words of your own.';
  }
  return null;
}

function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[@]/g, 'a')
    .replace(/[$]/g, 's')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const SWAPPED: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
};

function unswapped(letters: string): string {
  return letters.replace(/[0134578]/g, (figure) => SWAPPED[figure] ?? figure);
}

function wordsOf(name: string): string[] {
  return [plainLetters(name), ...name.split(/\s+/).map(plainLetters)].filter((word) => word.length >= 3);
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
];
const LEAST_ROW = 3;

/** How many letters and figures are left when everything that a guesser has a list of is taken out. */
function ownLetters(letters: string, stems: readonly string[]): number {
  const isTaken = new Array<boolean>(letters.length).fill(false);
  const take = (from: number, length: number) => isTaken.fill(true, from, from + length);
  for (const stem of stems) {
    if (stem.length < 2) continue;
    for (let at = letters.indexOf(stem); at >= 0; at = letters.indexOf(stem, at + 1)) {
      // Two and three letters are a word only where no letter of one's own goes on on both sides.
      if (stem.length > 3 || isBeside(isTaken, at, stem.length)) take(at, stem.length);
    }
  }
  for (let at = 0; at < letters.length; at++) {
    const run = Math.max(
      ...ROWS.map((row) => Math.max(runAt(letters, at, row), zigzagAt(letters, at, row))),
      repeatAt(letters, at),
    );
    if (run >= LEAST_ROW) take(at, run);
  }
  for (const { index, 0: year } of letters.matchAll(/(?:19|20)\d\d/g)) take(index, year.length);
  const doubled = /^(.+?)\1+$/.exec(letters)?.[1];
  if (doubled) take(doubled.length, letters.length - doubled.length);
  return [...letters].filter((letter, at) => !isTaken[at] && !(/\d/.test(letter) && endsInFigures(letters, at))).length;
}

/** Figures at the very end are what rules about figures lead people to add. */
function endsInFigures(letters: string, at: number): boolean {
  return /^\d{1,4}$/.test(letters.slice(at));
}

function isBeside(isTaken: readonly boolean[], at: number, length: number): boolean {
  const before = at === 0 || isTaken[at - 1];
  const after = at + length === isTaken.length || isTaken[at + length];
  return Boolean(before && after);
}

/** How many letters from `at` on follow a row of keys, either way. */
function runAt(letters: string, at: number, row: string): number {
  const backwards = [...row].reverse().join('');
  return Math.max(
    ...[row, backwards].map((line) => {
      let length = 0;
      let place = line.indexOf(letters[at] ?? '');
      if (place < 0) return 0;
      while (place < line.length && line[place] === letters[at + length]) {
        length++;
        place++;
      }
      return length;
    }),
  );
}

/** Two rows taken in turn ('1q2w3e', 'qawsed'): every other letter follows a row, both times. */
function zigzagAt(letters: string, at: number, row: string): number {
  const rest = letters.slice(at);
  const first = everyOther(rest, 0);
  const second = everyOther(rest, 1);
  const along = runAt(first, 0, row);
  if (along < LEAST_ROW) return 0;
  const beside = Math.max(...ROWS.map((other) => runAt(second, 0, other)), repeatAt(second, 0));
  return beside < LEAST_ROW ? 0 : 2 * Math.min(along, beside);
}

function everyOther(letters: string, from: number): string {
  return [...letters].filter((_letter, at) => at % 2 === from).join('');
}

function repeatAt(letters: string, at: number): number {
  let length = 1;
  while (at + length < letters.length && letters[at + length] === letters[at]) length++;
  return length;
}
