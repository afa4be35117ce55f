import type { Words } from './document.ts';
import { type Face, widthOf } from './fonts.ts';
import { INK } from './typography.ts';

/** Breaks text into lines of a given width. A word wider than the line is broken between letters: nothing is clipped. */

/** A stretch of a line in one face and colour; `x` is measured from the line's start. */
export interface Stretch {
  text: string;
  face: Face;
  colour: string;
  x: number;
  width: number;
}

export interface Line {
  stretches: Stretch[];
  width: number;
  /** The text goes on in the next line after a space: for readers of the PDF, which otherwise join the two words. */
  goesOn: boolean;
}

interface Atom {
  text: string;
  face: Face;
  colour: string;
  /** A space stands before it. */
  spaced: boolean;
  /** It begins a new line whatever fits. */
  forced: boolean;
}

const letters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** The lines of `words` in `width` points, at `size` points. Always at least one line, which may be empty. */
export function linesOf(words: Words, width: number, size: number, voice: { face: Face; colour: string }): Line[] {
  const lines: Line[] = [];
  let line: Line = { stretches: [], width: 0, goesOn: false };
  const endLine = (goesOn: boolean) => {
    line.goesOn = goesOn;
    lines.push(line);
    line = { stretches: [], width: 0, goesOn: false };
  };
  for (const word of wordsOf(atomsOf(words, voice))) {
    if (word[0]?.forced) endLine(true);
    const [first] = word;
    if (!first) continue;
    const space = first.spaced && line.stretches.length > 0 ? widthOf(' ', first.face, size) : 0;
    const wide = word.reduce((sum, atom) => sum + widthOf(atom.text, atom.face, size), 0);
    if (line.stretches.length > 0 && line.width + space + wide > width) endLine(first.spaced);
    if (wide <= width) {
      for (const atom of word) append(line, atom, size);
      continue;
    }
    for (const atom of word) {
      for (const { segment } of letters.segment(atom.text)) {
        if (line.stretches.length > 0 && line.width + widthOf(segment, atom.face, size) > width) endLine(false);
        append(line, { ...atom, text: segment, spaced: false }, size);
      }
    }
  }
  endLine(false);
  return lines;
}

/** Adds to the last stretch where face and colour are the same, so that a line is drawn in as few pieces as it has voices. */
function append(line: Line, atom: Atom, size: number): void {
  const last = line.stretches.at(-1);
  if (last && atom.spaced) {
    last.text += ' ';
    last.width += widthOf(' ', last.face, size);
  }
  const width = widthOf(atom.text, atom.face, size);
  if (last && last.face === atom.face && last.colour === atom.colour) {
    last.text += atom.text;
    last.width += width;
  } else {
    line.stretches.push({
      text: atom.text,
      face: atom.face,
      colour: atom.colour,
      x: last ? last.x + last.width : 0,
      width,
    });
  }
  const end = line.stretches.at(-1);
  line.width = end ? end.x + end.width : 0;
}

function atomsOf(words: Words, voice: { face: Face; colour: string }): Atom[] {
  const atoms: Atom[] = [];
  let spaced = false;
  let forced = false;
  for (const piece of typeof words === 'string' ? [{ text: words }] : words) {
    const face: Face = 'strong' in piece && piece.strong ? 'strong' : voice.face;
    const colour = 'quiet' in piece && piece.quiet ? INK.quiet : voice.colour;
    for (const part of heldTogether(piece.text).split(/([ \t\r\n]+)/)) {
      if (part === '') continue;
      if (/^[ \t\r\n]+$/.test(part)) {
        spaced = true;
        if (part.includes('\n')) forced = atoms.length > 0;
        continue;
      }
      atoms.push({ text: part.replaceAll(HELD, ' '), face, colour, spaced, forced });
      spaced = false;
      forced = false;
    }
  }
  return atoms;
}

/** Stands for a space that no line breaks at; a private letter, so that the text printed has the plain space again. */
const HELD = '\uE000';
const DATE = /\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: (\d{4})\b)?/g;
const PHONE = /\b0\d{2,4}(?: \d{3,4}){1,2}\b|\b0\d{4} \d{6}\b/g;

/** '24 Nov 2026' and '01926 000000' stay on one line. */
function heldTogether(text: string): string {
  const hold = (found: string) => found.replaceAll(' ', HELD);
  return text.normalize('NFC').replaceAll(HELD, ' ').replace(DATE, hold).replace(PHONE, hold);
}

/** Atoms that are not parted by a space stay together ('strong' followed by a comma). */
function wordsOf(atoms: Atom[]): Atom[][] {
  const words: Atom[][] = [];
  for (const atom of atoms) {
    const last = words.at(-1);
    if (last && !atom.spaced) last.push(atom);
    else words.push([atom]);
  }
  return words;
}
