import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PlacedPaper } from '../../electron/papers/placed.ts';

/** Reads a PDF back: what a person's reader would find in it. */
export async function readPdf(bytes: Buffer) {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await loading.promise;
  const texts: string[] = [];
  const trees: unknown[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    trees.push(await page.getStructTree());
  }
  const { info } = await pdf.getMetadata();
  await loading.destroy();
  return { texts, trees, info };
}

/** Letters and figures only: spaces and line ends are the reader's guess. */
export function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '');
}

export function previewText(paper: PlacedPaper): string {
  return paper.pages.map(({ runs }) => runs.map(({ text }) => text).join(' ')).join(' ');
}

/** How often each tag occurs in a structure tree as pdfjs gives it. */
export function tagsOf(tree: unknown, counts: Record<string, number> = {}): Record<string, number> {
  if (typeof tree !== 'object' || tree === null) return counts;
  if ('role' in tree && typeof tree.role === 'string') counts[tree.role] = (counts[tree.role] ?? 0) + 1;
  if ('children' in tree && Array.isArray(tree.children)) for (const child of tree.children) tagsOf(child, counts);
  return counts;
}
