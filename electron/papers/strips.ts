import type { Words } from './document.ts';
import type { Face } from './fonts.ts';
import { type Line, linesOf } from './lines.ts';
import type { PlacedNode, PlacedRun, PlacedShape, Tag } from './placed.ts';
import { INK, type Scale, type Size } from './typography.ts';

/**
 * Strips: slices of the page's height, about one text line high, that never break inside. Layout only has to stack them
 * and start a new page where the next does not fit. A table row is as many strips as its tallest cell has lines, so
 * even a row longer than a page flows.
 *
 *   Strip · Lane · Pen · node · textStrips · besides · together · led · level · heightOf · lowered
 */
export interface Strip {
  height: number;
  /** Space above; dropped at the top of a page. */
  before: number;
  /** With coordinates inside the strip: y 0 is its top. */
  runs: PlacedRun[];
  shapes: PlacedShape[];
  /** Must be on the page of the strip after it. */
  keep: boolean;
  /** Drawn again where this strip begins a page: the header of its table. */
  repeat?: readonly Strip[];
  /** A tint behind the height; where `joined`, behind the space above too. */
  tint?: { x: number; width: number; joined: boolean };
}

/** Where strips go across the page. */
export interface Lane {
  x: number;
  width: number;
}

/** What strips are drawn with, and the reading tree that grows as they are. */
export interface Pen {
  scale: Scale;
  nodes: PlacedNode[];
  /** Height of a page's frame: what is taller is not kept together. */
  frameHeight: number;
}

export type Voice = Size & { face: Face; colour: string };

/** Adds a node to the reading tree and gives its index. */
export function node(pen: Pen, tag: Tag, parent: number, more: Partial<PlacedNode> = {}): number {
  pen.nodes.push({ tag, parent, ...more });
  return pen.nodes.length - 1;
}

/** One strip per line of text. */
export function textStrips(words: Words, lane: Lane, voice: Voice, part: number): Strip[] {
  return linesOf(words, lane.width, voice.size, voice).map((line) => ({
    height: voice.leading,
    before: 0,
    runs: runsOf(line, lane.x, voice, part),
    shapes: [],
    keep: false,
  }));
}

/** The baseline stands where the letters' height is centred in the leading, as the eye expects between rules. */
export function runsOf(line: Line, x: number, voice: Size, part: number): PlacedRun[] {
  const baseline = voice.leading / 2 + voice.size * 0.32;
  return line.stretches.map((stretch, at) => ({
    x: x + stretch.x,
    y: baseline,
    width: stretch.width,
    size: voice.size,
    strong: stretch.face === 'strong',
    colour: stretch.colour,
    text: stretch.text,
    part,
    goesOn: line.goesOn && at === line.stretches.length - 1,
  }));
}

export function led(strips: Strip[], before: number): Strip[] {
  const [first] = strips;
  if (first) first.before += before;
  return strips;
}

/** Short text stays on one page; long text leaves at least two lines on either side of a break. */
export function together(strips: Strip[]): Strip[] {
  for (const [at, strip] of strips.entries()) {
    if (strips.length <= 4 || at === 0 || at === strips.length - 2) strip.keep = at < strips.length - 1;
  }
  return strips;
}

/** Cells side by side, line by line: strip i holds line i of every cell. */
export function besides(
  cells: readonly { words: Words; lane: Lane; voice: Voice; part: number }[],
  leading: number,
): Strip[] {
  const columns = cells.map(({ words, lane, voice, part }) => textStrips(words, lane, { ...voice, leading }, part));
  const tallest = Math.max(1, ...columns.map(({ length }) => length));
  return Array.from({ length: tallest }, (_, at) => ({
    height: leading,
    before: 0,
    runs: columns.flatMap((strips) => strips[at]?.runs ?? []),
    shapes: [],
    keep: false,
  }));
}

export function level(x1: number, x2: number, y: number, weight: number, colour: string): PlacedShape {
  return { kind: 'line', x1, y1: y, x2, y2: y, weight, colour };
}

export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { before, height }) => sum + before + height, 0);
}

/** The strip's marks with its top at `y`, and its tint as a box that reaches `above` points over it. */
export function lowered(strip: Strip, y: number, above: number): { runs: PlacedRun[]; shapes: PlacedShape[] } {
  const shapes = strip.shapes.map(
    (shape): PlacedShape =>
      shape.kind === 'line' ? { ...shape, y1: shape.y1 + y, y2: shape.y2 + y } : { ...shape, y: shape.y + y },
  );
  if (strip.tint && strip.height > 0) {
    const { x, width, joined } = strip.tint;
    const over = joined ? above : 0;
    shapes.unshift({ kind: 'box', x, width, y: y - over, height: strip.height + over, fill: INK.tint, stroke: null });
  }
  return { runs: strip.runs.map((run) => ({ ...run, y: run.y + y })), shapes };
}
