import { createRoot } from 'react-dom/client';
import type { PaperPage } from '../../../shared/api/papers.ts';
import { saveFile } from '../../parts/save-file.ts';
import css from './paper.module.css';
import { PaperSheets } from './paper-page.tsx';

/** Saves a PDF under its document number: never under a name that comes from data. */
export function savePdf(base64: string, number: string): void {
  saveFile(
    `${number}.pdf`,
    'application/pdf',
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
  );
}

/** Prints the pages alone, each on an A4 side, with the browser's own dialog. Settles when that is closed. */
export async function printPages(pages: readonly PaperPage[], title: string): Promise<void> {
  const holder = document.createElement('div');
  holder.className = css.printing ?? '';
  document.body.append(holder);
  document.body.dataset.printing = 'true';
  const root = createRoot(holder);
  const { title: before } = document;
  try {
    root.render(<PaperSheets title={title} pages={pages} />);
    await Promise.all(['400 11px', '600 11px'].map((face) => document.fonts.load(`${face} "Source Sans 3"`)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    document.title = title;
    window.print();
  } finally {
    document.title = before;
    delete document.body.dataset.printing;
    root.unmount();
    holder.remove();
  }
}
