/**
 * A paper as placed: pages of text runs, lines and boxes with their coordinates, and the tree a screen reader follows.
 * Plain JSON: the PDF painter writes it and the page draws it, so what is seen before printing is what is printed.
 * Points from the top left of the page; `y` of a run is its baseline.
 */
export interface PlacedPaper {
  title: string;
  pages: PlacedPage[];
  /** Node 0 is the document. A run's `part` is the index of the node it belongs to; -1 is furniture, which is not read out. */
  nodes: PlacedNode[];
  /** Letters that the font does not hold, so that somebody can be told before it is printed. */
  missing: string[];
  /** SHA-256 of what is placed, furniture aside: equal content placed alike has an equal hash, whatever day it is printed. */
  contentHash: string;
}

export interface PlacedPage {
  width: number;
  height: number;
  shapes: PlacedShape[];
  runs: PlacedRun[];
}

export interface PlacedRun {
  x: number;
  y: number;
  width: number;
  size: number;
  strong: boolean;
  colour: string;
  text: string;
  part: number;
  /** More of the same sentence follows on the next line. */
  goesOn: boolean;
}

export type PlacedShape =
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; weight: number; colour: string }
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string | null; stroke: string | null };

export interface PlacedNode {
  tag: Tag;
  parent: number;
  /** For a TH: which cells it is the header of. */
  scope?: 'Column' | 'Row';
  /** Read out instead, or before: a table's summary. */
  alternative?: string;
}

export type Tag = 'Document' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD';

/** All text of a page in reading order, one space between runs: for search, tests and the clipboard. */
export function textOf(page: PlacedPage): string {
  return page.runs.map(({ text }) => text.trim()).join(' ');
}
