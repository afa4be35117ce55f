import { parse } from 'csv-parse/sync';
import { refuse } from '../core/refuse.ts';

/** The lines of a CSV file, cell by cell, empty lines left out. Refuses with the line where it can not be read. */
export function readLines(text: string): string[][] {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    const where = error instanceof Error && 'lines' in error ? ` near line ${String(error.lines)}` : '';
    throw refuse(
      'bad-file',
      `The file can not be read as CSV${where}.`,
      'Open it in a spreadsheet, save it as CSV, then choose it again.',
    );
  }
}
