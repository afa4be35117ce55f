import { createHash } from 'node:crypto';
import { showDate } from '../../shared/dates.ts';
import { stripsOf } from './blocks.ts';
import type { Furniture, PaperDocument } from './document.ts';
import { lettersMissing, widthOf } from './fonts.ts';
import type { PlacedPage, PlacedPaper, PlacedRun, PlacedShape } from './placed.ts';
import { led, lowered, node, type Pen, type Strip, textStrips, together } from './strips.ts';
import { A4, FRAME, FURNITURE, INK, SCALES, type Scale, type Size } from './typography.ts';

/**
 * Places a paper on A4 pages. The one engine: the PDF and the preview are painted from what it gives.
 *
 *   layOut(document, furniture) → pages, reading tree, content hash
 *
 * Body text is 11 points. Where a smaller scale makes the paper one side, the largest that does is
 * taken; a paper that needs two sides in any case is set at 11 points.
 */
export function layOut(document: PaperDocument, furniture: Furniture): PlacedPaper {
  const placed = fitted(document);
  const contentHash = createHash('sha256')
    .update(JSON.stringify({ title: document.title, nodes: placed.nodes, pages: placed.pages }))
    .digest('hex');
  for (const [at, page] of placed.pages.entries()) furnish(page, furniture, document, at + 1, placed.pages.length);
  const everything = placed.pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
  return { title: document.title, ...placed, missing: lettersMissing(everything), contentHash };
}

/** The largest scale that makes one side; comfortable where even the smallest does not. */
function fitted(document: PaperDocument): Pick<PlacedPaper, 'pages' | 'nodes'> {
  const comfortable = placeAt(document, 0);
  const last = SCALES.length - 1;
  if (comfortable.pages.length === 1 || placeAt(document, last).pages.length > 1) return comfortable;
  let [fits, tooLarge] = [last, 0];
  while (fits - tooLarge > 1) {
    const middle = (fits + tooLarge) >> 1;
    if (placeAt(document, middle).pages.length === 1) fits = middle;
    else tooLarge = middle;
  }
  return placeAt(document, fits);
}

function placeAt(document: PaperDocument, step: number): Pick<PlacedPaper, 'pages' | 'nodes'> {
  const scale = SCALES[step];
  if (!scale) throw new RangeError(`There is no scale ${step}`);
  return place(document, scale);
}

function place(document: PaperDocument, scale: Scale): Pick<PlacedPaper, 'pages' | 'nodes'> {
  const pen: Pen = { scale, nodes: [], frameHeight: FRAME.bottom - FRAME.top };
  const root = node(pen, 'Document', -1);
  const lane = { x: FRAME.left, width: FRAME.right - FRAME.left };
  const title = textStrips(
    document.title,
    lane,
    { ...scale.title, face: 'strong', colour: INK.text },
    node(pen, 'H1', root),
  );
  const subtitle = document.subtitle
    ? textStrips(document.subtitle, lane, { ...scale.lead, face: 'regular', colour: INK.quiet }, node(pen, 'P', root))
    : [];
  for (const strip of title) strip.keep = true;
  const strips = [
    ...title,
    ...led(together(subtitle), 1),
    ...document.blocks.flatMap((block) => stripsOf(block, lane, pen, root)),
  ];
  return { pages: stack(strips, pen.frameHeight).map(finished), nodes: pen.nodes };
}

/** Stacks strips on pages: a chain of strips that are kept together moves to the next page as one, if it fits on one. */
function stack(strips: readonly Strip[], frameHeight: number): PlacedPage[] {
  const pages: PlacedPage[] = [];
  let page: PlacedPage | undefined;
  let y = 0;
  const put = (strip: Strip) => {
    const above = y === 0 ? 0 : strip.before;
    if (!page || y + above + strip.height > frameHeight + 0.01) {
      page = { ...A4, shapes: [], runs: [] };
      pages.push(page);
      y = 0;
      for (const header of strip.repeat ?? []) put({ ...header, before: 0 });
    }
    const before = y === 0 ? 0 : strip.before;
    const marks = lowered(strip, FRAME.top + y + before, before);
    page.runs.push(...marks.runs);
    page.shapes.push(...marks.shapes);
    y += before + strip.height;
  };
  for (const chain of chainsOf(strips)) {
    const above = y === 0 ? 0 : (chain[0]?.before ?? 0);
    const height = chain.reduce((sum, strip, at) => sum + strip.height + (at === 0 ? 0 : strip.before), 0);
    const repeated = (chain[0]?.repeat ?? []).reduce((sum, strip) => sum + strip.height, 0);
    if (page && y > 0 && y + above + height > frameHeight + 0.01 && height + repeated <= frameHeight) {
      page = undefined;
      y = 0;
    }
    for (const strip of chain) put(strip);
  }
  return pages.length > 0 ? pages : [{ ...A4, shapes: [], runs: [] }];
}

function chainsOf(strips: readonly Strip[]): Strip[][] {
  const chains: Strip[][] = [[]];
  for (const strip of strips) {
    chains.at(-1)?.push(strip);
    if (!strip.keep) chains.push([]);
  }
  return chains.filter(({ length }) => length > 0);
}

/** In reading order; tints that touch joined, so that no hairline shows between them; coordinates to a thousandth. */
function finished(page: PlacedPage): PlacedPage {
  const shapes: PlacedShape[] = [];
  for (const shape of page.shapes) {
    const last = shapes.findLast(({ kind }) => kind === 'box');
    const joins =
      shape.kind === 'box' &&
      last?.kind === 'box' &&
      shape.fill !== null &&
      last.fill === shape.fill &&
      last.x === shape.x &&
      last.width === shape.width &&
      Math.abs(last.y + last.height - shape.y) < 0.01;
    if (joins) last.height += shape.height;
    else shapes.push({ ...shape });
  }
  const boxesFirst = [...shapes.filter(({ kind }) => kind === 'box'), ...shapes.filter(({ kind }) => kind === 'line')];
  return {
    ...page,
    shapes: boxesFirst.map(rounded),
    runs: page.runs.map(rounded).sort((a, b) => a.part - b.part),
  };
}

function rounded<T extends object>(mark: T): T {
  const entries = Object.entries(mark).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** Heading and foot of a page. */
function furnish(page: PlacedPage, furniture: Furniture, document: PaperDocument, number: number, of: number): void {
  const head: Size = { size: 9.5, leading: 0 };
  const foot: Size = { size: 8.5, leading: 0 };
  const say = (text: string, x: number, y: number, size: Size, more: Partial<PlacedRun> = {}): PlacedRun => {
    const strong = more.strong ?? false;
    const width = widthOf(text, strong ? 'strong' : 'regular', size.size);
    const plain = { y, width, size: size.size, strong, colour: INK.quiet, text, part: -1, goesOn: false };
    return rounded({ x: x === FRAME.right ? x - width : x, ...plain, ...more });
  };
  const service = say(furniture.service, FRAME.left, FURNITURE.headBaseline, head, {
    strong: true,
    colour: INK.accent,
  });
  const office = say(furniture.office, service.x + service.width + 8, FURNITURE.headBaseline, head);
  const registered = furniture.number ?? 'Preview: not yet numbered';
  const room = FRAME.right - office.x - office.width - 20 - widthOf(`  ·  ${registered}`, 'regular', head.size);
  const corner = number === 1 ? registered : `${shortened(document.title, room, head.size)}  ·  ${registered}`;
  const printed = `Printed ${showDate(furniture.printedOn)}. ${furniture.care}`;
  page.runs.unshift(service, office, say(corner, FRAME.right, FURNITURE.headBaseline, head));
  page.runs.push(
    say(
      furniture.seal ? `${printed} Register seal ${furniture.seal}.` : printed,
      FRAME.left,
      FURNITURE.footBaseline,
      foot,
    ),
    say(`Page ${number} of ${of}`, FRAME.right, FURNITURE.footBaseline, foot),
  );
  const line = (y: number, weight: number, colour: string): PlacedShape => ({
    kind: 'line',
    x1: FRAME.left,
    y1: y,
    x2: FRAME.right,
    y2: y,
    weight,
    colour,
  });
  page.shapes.push(line(FURNITURE.headRule, 1.2, INK.accent), line(FURNITURE.footRule, 0.5, INK.rule));
}

/** Cut at a word with '…' where it is wider than `room`: only in the running head, where the title stands in full on page 1. */
function shortened(title: string, room: number, size: number): string {
  if (widthOf(title, 'regular', size) <= room) return title;
  const words = title.split(' ');
  while (words.length > 1 && widthOf(`${words.join(' ')} …`, 'regular', size) > room) words.pop();
  return `${words.join(' ')} …`;
}
