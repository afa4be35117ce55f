import PDFDocument from 'pdfkit';
import type { PlainDate } from '../../shared/dates.ts';
import { type Face, fontFile } from './fonts.ts';
import type { PlacedNode, PlacedPage, PlacedPaper, PlacedRun } from './placed.ts';

/**
 * Paints placed pages as a tagged PDF (PDF/UA-1): language, title shown, a structure tree from headings to table cells,
 * fonts embedded, furniture marked as artifacts that a screen reader passes over. The same paper with the same date
 * gives the same bytes.
 */
export function paintPdf(paper: PlacedPaper, from: { author: string; madeOn: PlainDate }): Buffer {
  const [first] = paper.pages;
  const settings: PDFKit.PDFDocumentOptions = {
    size: first ? [first.width, first.height] : 'A4',
    margin: 0,
    autoFirstPage: false,
    font: undefined,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    // Noon, so that the day is the same in every zone a reader may be in.
    info: { Title: paper.title, Author: from.author, CreationDate: new Date(`${from.madeOn}T12:00:00Z`) },
  };
  // pdfkit has known this subset for longer than its type declarations have.
  Reflect.set(settings, 'subset', 'PDF/UA');
  const pdf = new PDFDocument(settings);
  for (const face of ['regular', 'strong'] as const satisfies Face[]) pdf.registerFont(face, fontFile(face));

  const marked = new Map<number, PDFKit.PDFStructureContent[]>();
  for (const page of paper.pages) paintPage(pdf, paper, page, marked);
  addTree(pdf, paper.nodes, marked);
  pdf.end();
  return bytesOf(pdf);
}

function paintPage(
  pdf: PDFKit.PDFDocument,
  paper: PlacedPaper,
  page: PlacedPage,
  marked: Map<number, PDFKit.PDFStructureContent[]>,
): void {
  pdf.addPage({ size: [page.width, page.height], margin: 0 });
  pdf.markContent('Artifact', { type: 'Layout' });
  for (const shape of page.shapes) {
    if (shape.kind === 'line') {
      pdf.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2).lineWidth(shape.weight).stroke(shape.colour);
      continue;
    }
    pdf.rect(shape.x, shape.y, shape.width, shape.height);
    if (shape.fill) pdf.fill(shape.fill);
    else if (shape.stroke) pdf.lineWidth(0.8).stroke(shape.stroke);
  }
  pdf.endMarkedContent();
  for (const { part, runs } of stretches(page.runs)) {
    const tag = paper.nodes[part]?.tag;
    if (tag === undefined) {
      pdf.markContent('Artifact', { type: 'Pagination' });
    } else {
      const content = pdf.markStructureContent(tag);
      marked.set(part, [...(marked.get(part) ?? []), content]);
    }
    for (const run of runs) paintRun(pdf, run);
    pdf.endMarkedContent();
  }
}

function paintRun(pdf: PDFKit.PDFDocument, run: PlacedRun): void {
  // Readers of the text need the space that the line's end stands for; it has no ink.
  const text = run.goesOn && !run.text.endsWith(' ') ? `${run.text} ` : run.text;
  pdf
    .font(run.strong ? 'strong' : 'regular')
    .fontSize(run.size)
    .fillColor(run.colour)
    .text(text, run.x, run.y, { lineBreak: false, baseline: 'alphabetic' });
}

/** Runs of one part that stand next to each other are one piece of marked content. */
function stretches(runs: readonly PlacedRun[]): { part: number; runs: PlacedRun[] }[] {
  const found: { part: number; runs: PlacedRun[] }[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last && last.part === run.part) last.runs.push(run);
    else found.push({ part: run.part, runs: [run] });
  }
  return found;
}

/** The structure tree, from the leaves up: every element is complete when its parent takes it. */
function addTree(
  pdf: PDFKit.PDFDocument,
  nodes: readonly PlacedNode[],
  marked: Map<number, PDFKit.PDFStructureContent[]>,
) {
  const children = nodes.map((): PDFKit.PDFStructureElement[] => []);
  for (const [at, { tag, parent, alternative, scope }] of [...nodes.entries()].reverse()) {
    const options = { ...(alternative ? { alt: alternative } : {}), ...(scope ? { scope } : {}) };
    const element = pdf.struct(tag, options, [...(marked.get(at) ?? []), ...(children[at] ?? [])]);
    if (parent < 0) pdf.addStructure(element);
    else children[parent]?.unshift(element);
  }
}

/** pdfkit makes the whole file while it is being ended, and leaves it in its own stream. */
function bytesOf(pdf: PDFKit.PDFDocument): Buffer {
  const chunks: Buffer[] = [];
  for (let chunk: unknown = pdf.read(); chunk !== null; chunk = pdf.read()) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
