import type { Block, Fact, Words } from './document.ts';
import { linesOf } from './lines.ts';
import {
  besides,
  heightOf,
  type Lane,
  led,
  level,
  lowered,
  node,
  type Pen,
  runsOf,
  type Strip,
  textStrips,
  together,
  type Voice,
} from './strips.ts';
import { tableStrips } from './table.ts';
import { INK } from './typography.ts';

/**
 * Turns each kind of block into strips.
 *
 *   stripsOf: heading · paragraph · facts · list · (table) · writing · panel · columns
 */
export function stripsOf(block: Block, lane: Lane, pen: Pen, parent: number): Strip[] {
  const { scale } = pen;
  switch (block.kind) {
    case 'heading': {
      const size = block.level === 2 ? scale.heading2 : scale.heading3;
      const part = node(pen, block.level === 2 ? 'H2' : 'H3', parent);
      const strips = textStrips(block.text, lane, { ...size, face: 'strong', colour: INK.accent }, part);
      for (const strip of strips) strip.keep = true;
      return led(strips, block.level === 2 ? scale.section : scale.gap + 2);
    }
    case 'paragraph': {
      const size = block.voice === 'lead' ? scale.lead : block.voice === 'small' ? scale.small : scale.body;
      const colour = block.voice === 'small' ? INK.quiet : INK.text;
      return led(
        together(textStrips(block.words, lane, { ...size, face: 'regular', colour }, node(pen, 'P', parent))),
        scale.gap,
      );
    }
    case 'facts':
      return facts(block.items, block.across, lane, pen, parent);
    case 'list':
      return list(block.items, block.marker, lane, pen, parent);
    case 'table':
      return tableStrips(block, lane, pen, parent);
    case 'writing':
      return writing(block.label, block.lines, lane, pen, parent);
    case 'panel':
      return panel(block.blocks, lane, pen, parent);
    case 'columns':
      return columns(block.columns, lane, pen, parent);
  }
}

function facts(items: readonly Fact[], across: 1 | 2, lane: Lane, pen: Pen, parent: number): Strip[] {
  const { body, gap } = pen.scale;
  const list = node(pen, 'L', parent);
  const gutter = 18;
  const width = (lane.width - gutter * (across - 1)) / across;
  const longest = across === 1 ? 0.27 : 0.36;
  const rows: Strip[] = [];
  for (let at = 0; at < items.length; at += across) {
    const cells = items.slice(at, at + across).flatMap(({ term, words }, column) => {
      const item = node(pen, 'LI', list);
      const x = lane.x + column * (width + gutter);
      const termWidth = width * longest;
      return [
        {
          words: term,
          lane: { x, width: termWidth - 8 },
          voice: { ...body, face: 'regular' as const, colour: INK.quiet },
          part: node(pen, 'Lbl', item),
        },
        {
          words,
          lane: { x: x + termWidth, width: width - termWidth },
          voice: { ...body, face: 'regular' as const, colour: INK.text },
          part: node(pen, 'LBody', item),
        },
      ];
    });
    rows.push(...led(together(besides(cells, body.leading)), at === 0 ? gap + 2 : 1.5));
  }
  return rows;
}

function list(
  items: readonly Words[],
  marker: 'bullet' | 'number' | 'box',
  lane: Lane,
  pen: Pen,
  parent: number,
): Strip[] {
  const { body, gap } = pen.scale;
  const whole = node(pen, 'L', parent);
  const indent = marker === 'number' && items.length > 9 ? 24 : 16;
  return items.flatMap((words, at) => {
    const item = node(pen, 'LI', whole);
    const label = node(pen, 'Lbl', item);
    const voice: Voice = { ...body, face: 'regular', colour: INK.text };
    const text = textStrips(words, { x: lane.x + indent, width: lane.width - indent }, voice, node(pen, 'LBody', item));
    const [first] = text;
    if (first && marker === 'box') {
      const side = body.size * 0.85;
      const y = (body.leading - side) / 2;
      first.shapes.push({ kind: 'box', x: lane.x, y, width: side, height: side, fill: null, stroke: INK.text });
    } else if (first) {
      const sign = marker === 'number' ? `${at + 1}.` : '•';
      const [line] = linesOf(sign, indent, body.size, voice);
      if (line) first.runs.unshift(...runsOf(line, lane.x + 2, voice, label));
    }
    return led(together(text), at === 0 ? gap : marker === 'box' ? 3 : 1.5);
  });
}

function writing(label: Words, lines: number, lane: Lane, pen: Pen, parent: number): Strip[] {
  const { body, gap } = pen.scale;
  const voice: Voice = { ...body, face: 'regular', colour: INK.text };
  const strips = textStrips(label, lane, voice, node(pen, 'P', parent));
  for (let at = 0; at < lines; at++) {
    const height = 21;
    strips.push({
      height,
      before: 0,
      runs: [],
      shapes: [level(lane.x, lane.x + lane.width, height - 0.5, 0.5, INK.rule)],
      keep: false,
    });
  }
  for (const [at, strip] of strips.entries()) strip.keep = lines <= 6 && at < strips.length - 1;
  return led(strips, gap);
}

function panel(blocks: readonly Block[], lane: Lane, pen: Pen, parent: number): Strip[] {
  const { gap } = pen.scale;
  const inset = 10;
  const inner = { x: lane.x + inset, width: lane.width - inset * 2 };
  const strips = blocks.flatMap((block) => stripsOf(block, inner, pen, parent));
  const first = strips[0];
  if (!first) return [];
  first.before = 0;
  const edge = (height: number, keep: boolean): Strip => ({ height, before: 0, runs: [], shapes: [], keep });
  const whole = [edge(gap, true), ...strips, edge(gap + 1, false)];
  const last = strips.at(-1);
  if (last) last.keep = true;
  for (const strip of whole) strip.tint = { ...lane, joined: true };
  const outer: Strip = { height: 0, before: 0, runs: [], shapes: [], keep: true };
  return [...led([outer], gap + 2), ...whole];
}

/** Each column's strips, merged into one tall strip; or one after the other, where that would not fit a page. */
function columns(blocks: readonly (readonly Block[])[], lane: Lane, pen: Pen, parent: number): Strip[] {
  const gutter = 22;
  const width = (lane.width - gutter * (blocks.length - 1)) / Math.max(1, blocks.length);
  const laid = blocks.map((column, at) =>
    column.flatMap((block) => stripsOf(block, { x: lane.x + at * (width + gutter), width }, pen, parent)),
  );
  const heights = laid.map(heightOf);
  const tallest = Math.max(0, ...heights);
  if (tallest > pen.frameHeight) return laid.flat();
  const merged: Strip = { height: tallest, before: 0, runs: [], shapes: [], keep: false };
  for (const column of laid) {
    let y = 0;
    for (const strip of column) {
      y += strip.before;
      const moved = lowered(strip, y, strip.before);
      merged.shapes.push(...moved.shapes);
      merged.runs.push(...moved.runs);
      y += strip.height;
    }
  }
  return [merged];
}
