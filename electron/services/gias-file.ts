import { parse } from 'csv-parse/sync';
import { AUTHORITY } from '../../shared/identifiers.ts';
import { refuse } from '../core/refuse.ts';
import { emptyFile, refuseNoText, textOf } from './file-text.ts';
import { COLUMNS, type Column, type GiasRow, readRow } from './gias.ts';

/**
 * Reads a GIAS extract as its bytes come, so that the whole of England (60 MB) costs no more memory than a county, and
 * 200 MB of something else is refused at its first part. Damaged rows are reported and passed over; rows of other
 * authorities are counted and left out.
 */
export interface GiasReader {
  take(bytes: Uint8Array): void;
  end(): GiasFile;
}

export interface GiasFile {
  rows: GiasRow[];
  /** Rows of other authorities. */
  elsewhere: number;
  /** Columns we use that this file does not have. */
  missingColumns: string[];
}

const WANTED = 'the GIAS extract that you downloaded (edubasealldata….csv)';
/** A row of the real extract has about 1,200 bytes. */
const LONGEST_LINE = 64 * 1024;
/** Of this authority, or damaged. Warwickshire has about 350. */
const MOST_ROWS = 5_000;
/** A quoted field may hold line breaks: so many lines are tried together before the first is called damaged. */
const MOST_LINES = 5;
const NEW_LINE = 10;

export function giasReader(): GiasReader {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  let lineNumber = 0;
  let waiting: { number: number; text: string }[] = [];
  let header: Header | null = null;
  let elsewhere = 0;
  const rows: GiasRow[] = [];
  const seen = new Map<string, number>();

  function takeLine(bytes: Uint8Array): void {
    lineNumber++;
    const text = textOf(bytes).replace(/\r$/, '');
    if (text.trim() === '' && waiting.length === 0) return;
    waiting.push({ number: lineNumber, text });
    settle(false);
  }

  /** Joins lines while a quote stands open; a row whose quotes never close would swallow the rest of the file. */
  function settle(atEnd: boolean): void {
    for (let first = waiting[0]; first; first = waiting[0]) {
      const count = linesOfRecord(waiting);
      if (count === null && waiting.length < MOST_LINES && !atEnd) return;
      const lines = waiting.slice(0, count ?? 1);
      waiting = waiting.slice(lines.length);
      takeRecord(first.number, lines.map(({ text }) => text).join('\n'));
    }
  }

  function takeRecord(number: number, text: string): void {
    if (text.trim() === '') return;
    if (header === null) {
      header = readHeader(text);
      return;
    }
    const { at, width } = header;
    if (isElsewhere(text, at.get('LA (code)'))) {
      elsewhere++;
      return;
    }
    const record = readRecord(text);
    const row = readRow(number, record, width, (name) => record[at.get(name) ?? -1]?.trim() ?? '');
    const earlier = row.ok ? seen.get(row.school.urn) : undefined;
    if (row.ok && earlier !== undefined) {
      const reason = `URN ${row.school.urn} is in row ${earlier} already.`;
      rows.push({ row: number, ok: false, label: row.school.name, reason });
    } else {
      if (row.ok) seen.set(row.school.urn, number);
      rows.push(row);
    }
    if (rows.length > MOST_ROWS) {
      throw refuse(
        'bad-file',
        `The first ${number} rows hold more than ${MOST_ROWS} that are Warwickshire’s or damaged, so this is no GIAS extract.`,
        `Choose ${WANTED}.`,
      );
    }
  }

  return {
    take(bytes) {
      if (bytes.length === 0) return;
      refuseNoText(bytes, isStart);
      isStart = false;
      const all = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
      let from = 0;
      for (let to = all.indexOf(NEW_LINE); to >= 0; to = all.indexOf(NEW_LINE, from)) {
        takeLine(all.subarray(from, to));
        from = to + 1;
      }
      // A copy, so that the part it was cut from can go.
      rest = Buffer.from(all.subarray(from));
      if (rest.length > LONGEST_LINE) {
        throw refuse(
          'bad-file',
          `Line ${lineNumber + 1} never ends, so this is no table of schools.`,
          `Choose ${WANTED}.`,
        );
      }
    },
    end() {
      if (isStart) throw emptyFile(WANTED);
      takeLine(rest);
      settle(true);
      if (header === null) throw emptyFile(WANTED);
      if (rows.length === 0) {
        throw refuse(
          'bad-file',
          elsewhere > 0
            ? `None of the schools in this file is Warwickshire’s (authority ${AUTHORITY}).`
            : 'The file has a header but no rows.',
          'Choose a file with Warwickshire’s schools in it.',
        );
      }
      const { at } = header;
      return { rows, elsewhere, missingColumns: COLUMNS.filter((name) => !at.has(name)) };
    },
  };
}

interface Header {
  at: ReadonlyMap<string, number>;
  width: number;
}

function readHeader(text: string): Header {
  const names = readRecord(text).map((name) => name.trim());
  if (!names.includes('URN' satisfies Column)) {
    throw refuse(
      'bad-file',
      'This file has no URN column, so its rows can not be matched to schools.',
      'Choose the establishment fields file (edubasealldata….csv) from Get Information About Schools.',
    );
  }
  return { at: new Map(names.map((name, at) => [name, at])), width: names.length };
}

/** How many lines the first record takes, or null where its quotes are not closed within those that are here. */
function linesOfRecord(lines: readonly { text: string }[]): number | null {
  let quotes = 0;
  for (const [at, { text }] of lines.slice(0, MOST_LINES).entries()) {
    quotes += text.split('"').length - 1;
    if (quotes % 2 === 0) return at + 1;
  }
  return null;
}

/** A row of another authority, told from the plain fields at its start, so that 50,000 of them need no parsing. */
function isElsewhere(text: string, at: number | undefined): boolean {
  if (at === undefined) return false;
  const quote = text.indexOf('"');
  const fields = (quote < 0 ? text : text.slice(0, quote)).split(',', at + 2);
  const code = fields.length > at + 1 ? fields[at]?.trim() : undefined;
  return code !== undefined && /^\d{3}$/.test(code) && code !== AUTHORITY;
}

function readRecord(text: string): string[] {
  if (!text.includes('"')) return text.split(',');
  try {
    const [record] = parse(text, { relax_column_count: true, relax_quotes: true }) as string[][];
    return record ?? [];
  } catch {
    // A line that is no CSV at all has no columns: whoever asked says what is missing.
    return [];
  }
}
