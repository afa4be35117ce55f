import { isUtf8 } from 'node:buffer';
import { refuse } from '../core/refuse.ts';

/**
 * What a file that somebody chose says, as text: UTF-8 where it is that, otherwise Windows-1252 (what spreadsheets and
 * GIAS write). What is no text file is refused in a sentence. Every import reads its file through here.
 */

/** `wanted` completes "Choose …": 'a CSV file with term dates'. */
export function textOfFile(base64: string, wanted: string): string {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0) throw emptyFile(wanted);
  refuseNoText(bytes, true);
  return textOf(bytes);
}

export function emptyFile(wanted: string) {
  return refuse('bad-file', 'The file is empty.', `Choose ${wanted}.`);
}

/** Refuses bytes that no text file has. `isStart`: they are the first of their file. */
export function refuseNoText(bytes: Uint8Array, isStart: boolean): void {
  const [first, second] = bytes;
  if (isStart && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))) {
    throw refuse(
      'bad-file',
      'The file is saved as UTF-16, which no import here uses.',
      'Save it again as CSV (in a spreadsheet: CSV UTF-8), or download it afresh.',
    );
  }
  if (bytes.includes(0)) {
    throw refuse(
      'bad-file',
      'This is not a text file, so nothing can be read from it.',
      'If it is a download in a ZIP, unzip it first; if it is a spreadsheet, save it as CSV. Then choose the CSV file.',
    );
  }
}

const UTF8 = new TextDecoder('utf-8');
const WINDOWS = new TextDecoder('windows-1252');

/** Without the mark that some programs put at the start of UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return (isUtf8(bytes) ? UTF8 : WINDOWS).decode(bytes);
}
