import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/**
 * The two faces that papers are set in (Source Sans 3, embedded), and how wide text is in them. Measuring is done by the
 * very code that writes the PDF, so a line that was measured to fit does fit.
 *
 *   fontFile · widthOf · lettersMissing
 */
export type Face = 'regular' | 'strong';

const FILES: Record<Face, string> = {
  regular: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  strong: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
};

const read = new Map<Face, Buffer>();

/** The font's file, read once. */
export function fontFile(face: Face): Buffer {
  let file = read.get(face);
  if (!file) {
    file = readFileSync(fileURLToPath(import.meta.resolve(FILES[face])));
    read.set(face, file);
  }
  return file;
}

let ruler: PDFKit.PDFDocument | undefined;
/** Widths at 1000 points, by face and text: words repeat, and measuring is most of the work of layout. */
const widths: Record<Face, Map<string, number>> = { regular: new Map(), strong: new Map() };
const REMEMBERED = 20_000;

/** Width of `text` in points at `size` points. */
export function widthOf(text: string, face: Face, size: number): number {
  const known = widths[face];
  let width = known.get(text);
  if (width === undefined) {
    ruler ??= newRuler();
    width = ruler.font(face).fontSize(1000).widthOfString(text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, width);
  }
  return (width * size) / 1000;
}

function newRuler(): PDFKit.PDFDocument {
  const document = new PDFDocument({ autoFirstPage: false, font: undefined });
  for (const face of ['regular', 'strong'] as const) document.registerFont(face, fontFile(face));
  return document;
}

let covered: ReadonlySet<number> | undefined;

/** The letters of `text` that the font does not hold (they would print as empty boxes), each once. */
export function lettersMissing(text: string): string[] {
  covered ??= codePointsOf(fontFile('regular'));
  const missing = new Set<string>();
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (point > 32 && !covered.has(point)) missing.add(letter);
  }
  return [...missing];
}

/** The code points in a TrueType file's `cmap`, format 4 (and 12, which adds the planes above the first). */
function codePointsOf(file: Buffer): ReadonlySet<number> {
  const points = new Set<number>();
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    if (file.toString('latin1', record, record + 4) !== 'cmap') continue;
    const cmap = file.readUInt32BE(record + 8);
    for (let j = 0; j < file.readUInt16BE(cmap + 2); j++) {
      const table = cmap + file.readUInt32BE(cmap + 4 + j * 8 + 4);
      const format = file.readUInt16BE(table);
      if (format === 4) addFormat4(file, table, points);
      if (format === 12) addFormat12(file, table, points);
    }
  }
  return points;
}

function addFormat4(file: Buffer, table: number, points: Set<number>): void {
  const doubled = file.readUInt16BE(table + 6);
  for (let i = 0; i < doubled; i += 2) {
    const end = file.readUInt16BE(table + 14 + i);
    const start = file.readUInt16BE(table + 16 + doubled + i);
    for (let point = start; point <= end && point < 0xffff; point++) points.add(point);
  }
}

function addFormat12(file: Buffer, table: number, points: Set<number>): void {
  for (let i = 0; i < file.readUInt32BE(table + 12); i++) {
    const group = table + 16 + i * 12;
    for (let point = file.readUInt32BE(group); point <= file.readUInt32BE(group + 4); point++) points.add(point);
  }
}
