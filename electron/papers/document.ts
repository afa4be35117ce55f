import type { PlainDate } from '../../shared/dates.ts';

/**
 * What a paper says, before it is placed on A4 pages. A paper is one function from plain data to this small tree; it
 * knows no sizes, and nothing here knows any paper.
 *
 *   PaperDocument · Furniture · Block: heading, paragraph, facts, list, table, writing, panel, columns
 */
export interface PaperDocument {
  /** The document's name, as a screen reader and a window title say it. Also its one level-1 heading. */
  title: string;
  /** Said once under the title: whom or what it is about. */
  subtitle?: string;
  blocks: readonly Block[];
}

/** What stands on every page, and is no part of what the paper says (so not of its content hash). */
export interface Furniture {
  /** The service's heading: 'Specialist Teaching Service', and the office's name. */
  service: string;
  office: string;
  /** 'STS-000042', or null for a preview that has not been given a number. */
  number: string | null;
  printedOn: PlainDate;
  /** Who may see it: one short sentence at the foot. */
  care: string;
  /** Head of the register's chain of history, printed on week sheets; null on other papers. */
  seal?: string | null;
}

/** Text with stretches that are strong (semibold) or quiet (grey). A line break is '\n'. */
export type Words = string | readonly Piece[];
export interface Piece {
  text: string;
  strong?: boolean;
  quiet?: boolean;
}

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; words: Words; voice?: 'body' | 'lead' | 'small' }
  | { kind: 'facts'; items: readonly Fact[]; across: 1 | 2 }
  | { kind: 'list'; items: readonly Words[]; marker: 'bullet' | 'number' | 'box' }
  | Table
  /** Blank lines to write on, under a label. */
  | { kind: 'writing'; label: Words; lines: number }
  /** Set off from the rest by a tint. */
  | { kind: 'panel'; blocks: readonly Block[] }
  /** Side by side; stacked where they are too tall for one page. */
  | { kind: 'columns'; columns: readonly (readonly Block[])[] };

export interface Fact {
  term: string;
  words: Words;
}

export interface Table {
  kind: 'table';
  /** Read out before the table by a screen reader; not drawn. */
  summary: string;
  columns: readonly Column[];
  rows: readonly (readonly Words[])[];
  /** The first cell of each row names the row. */
  rowHeaders: boolean;
  /** At least so high, in points: rows that people write or sign in. */
  rowHeight?: number;
  /** Vertical rules too: for grids (a week) and forms to write on. */
  grid?: boolean;
}

export interface Column {
  header: string;
  /** Share of the width. */
  share: number;
}

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
export const paragraph = (words: Words, voice: 'body' | 'lead' | 'small' = 'body'): Block => ({
  kind: 'paragraph',
  words,
  voice,
});
export const strong = (text: string): Piece => ({ text, strong: true });
export const quiet = (text: string): Piece => ({ text, quiet: true });

/** The text alone, without its voices. */
export function plainText(words: Words): string {
  return typeof words === 'string' ? words : words.map(({ text }) => text).join('');
}
