import { extname } from 'node:path';
import type { Session } from 'electron';

/** What the page may save: papers, bundles and weeks without names that were made for it. */
const KINDS: Record<string, string> = {
  '.pdf': 'PDF',
  '.zip': 'Encrypted bundle (ZIP)',
  '.json': 'Week without names (JSON)',
};

/** The page saves a paper through a link; the person says where. Anything not made in the page is refused. */
export function askWhereToSave(session: Session): void {
  session.on('will-download', (event, item) => {
    const name = plainName(item.getFilename());
    const kind = KINDS[extname(name)];
    if (!kind || !item.getURL().startsWith('blob:app://sts/')) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({
      title: 'Save',
      defaultPath: name,
      filters: [{ name: kind, extensions: [extname(name).slice(1)] }],
    });
  });
}

/** A file name that means the same on every system: no folders, no drive, no hidden file, at most 80 characters. */
export function plainName(offered: string): string {
  const ending = extname(offered).toLowerCase();
  const stem = offered
    .slice(0, offered.length - ending.length)
    .replace(/[^A-Za-z0-9 _-]+/g, '-')
    .replace(/^[-\s]+|[-\s]+$/g, '')
    .slice(0, 76);
  return `${stem || 'document'}${ending}`;
}
