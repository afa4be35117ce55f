import type { Table } from './document.ts';
import { besides, heightOf, type Lane, led, level, node, type Pen, type Strip } from './strips.ts';
import { INK } from './typography.ts';

/** Header row, drawn again on each page the table goes on to, then the rows. */
export function tableStrips(block: Table, lane: Lane, pen: Pen, parent: number): Strip[] {
  const { table: size, cell, gap } = pen.scale;
  const whole = node(pen, 'Table', parent, { alternative: block.summary });
  const shares = block.columns.reduce((sum, { share }) => sum + share, 0);
  const inset = 4;
  let x = lane.x;
  const lanes = block.columns.map(({ share }) => {
    const width = (lane.width * share) / shares;
    const column = { x: x + inset, width: width - inset * 2 };
    x += width;
    return column;
  });
  const laneAt = (at: number): Lane => lanes[at] ?? { x: lane.x, width: lane.width };

  const headRow = node(pen, 'TR', whole);
  const head = besides(
    block.columns.map(({ header }, at) => ({
      words: header,
      lane: laneAt(at),
      voice: { ...size, face: 'strong', colour: INK.accent },
      part: node(pen, 'TH', headRow, { scope: 'Column' }),
    })),
    size.leading,
  );
  pad(head, cell, 0, size.leading);
  for (const strip of head) {
    strip.keep = true;
    strip.tint = { ...lane, joined: false };
  }
  closeRow(head, lane, INK.strongRule, 0.9);
  // Drawn again on the next page, the header is furniture: the reading tree has it once.
  const again = head.map((strip) => ({ ...strip, before: 0, runs: strip.runs.map((run) => ({ ...run, part: -1 })) }));

  const rows = block.rows.flatMap((cells) => {
    const row = node(pen, 'TR', whole);
    const strips = besides(
      block.columns.map((_, at) => {
        const header = block.rowHeaders && at === 0;
        return {
          words: cells[at] ?? '',
          lane: laneAt(at),
          voice: { ...size, face: header ? 'strong' : 'regular', colour: INK.text },
          part: header ? node(pen, 'TH', row, { scope: 'Row' }) : node(pen, 'TD', row),
        };
      }),
      size.leading,
    );
    pad(strips, cell, block.rowHeight ?? 0, size.leading);
    // A row stays whole unless it is so tall that keeping it would leave a third of a side empty.
    const tall = heightOf(strips) > pen.frameHeight / 3;
    for (const [at, strip] of strips.entries()) {
      strip.keep = !tall && at < strips.length - 1;
      strip.repeat = again;
    }
    closeRow(strips, lane, INK.rule, 0.5);
    return strips;
  });
  const strips = led([...head, ...rows], gap + 1);
  if (block.grid) for (const strip of strips) rule(strip, lane, lanes, inset);
  return strips;
}

/** Space above and below the text of a row, and a least height for rows that are written in. */
function pad(strips: Strip[], cell: number, least: number, leading: number): void {
  const first = strips[0];
  const last = strips.at(-1);
  if (!first || !last) return;
  first.height += cell;
  for (const run of first.runs) run.y += cell;
  last.height += Math.max(cell, least - leading * strips.length - cell);
}

function closeRow(strips: Strip[], lane: Lane, colour: string, weight: number): void {
  const last = strips.at(-1);
  if (last) last.shapes.push(level(lane.x, lane.x + lane.width, last.height, weight, colour));
}

function rule(strip: Strip, lane: Lane, lanes: readonly Lane[], inset: number): void {
  const edges = [...lanes.map(({ x }) => x - inset), lane.x + lane.width];
  for (const x of edges) {
    strip.shapes.push({ kind: 'line', x1: x, y1: 0, x2: x, y2: strip.height, weight: 0.5, colour: INK.rule });
  }
}
