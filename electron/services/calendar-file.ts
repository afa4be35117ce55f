import { parse } from 'csv-parse/sync';
import { isPlainDate, type PlainDate } from '../../shared/dates.ts';
import { refuse } from '../core/refuse.ts';

/** A calendar file: term dates or days without school, one row each. Read row by row; a bad row is named, not fatal. */
export interface HalfRow {
  academicYear: string;
  term: 'autumn' | 'spring' | 'summer';
  half: 1 | 2;
  firstDay: PlainDate;
  lastDay: PlainDate;
  status: string;
}
export interface ClosedRow {
  date: PlainDate;
  kind: 'bank-holiday' | 'inset' | 'closure';
  name: string;
}
export type FileRow<T> =
  | { row: number; ok: true; value: T }
  | { row: number; ok: false; label: string; reason: string };
export type CalendarFile =
  | { kind: 'terms'; rows: FileRow<HalfRow>[] }
  | { kind: 'closed-days'; rows: FileRow<ClosedRow>[] };

/** Reads `academic_year,term,half,first_pupil_day,last_pupil_day[,status]` or `date,name[,kind]`. */
export function readCalendarFile(text: string): CalendarFile {
  if (text.includes('\u0000')) {
    throw refuse(
      'bad-file',
      'This is not a text file, so no calendar can be read from it.',
      'Save it as CSV (UTF-8), then choose it again.',
    );
  }
  const lines = readLines(text);
  const [header, ...body] = lines;
  if (!header)
    throw refuse('bad-file', 'The file is empty.', 'Choose a CSV file with term dates or with dates and names.');
  const names = header.map((name) => name.trim().toLowerCase());
  const column = (row: string[], name: string) => row[names.indexOf(name)]?.trim() ?? '';
  if (['academic_year', 'term', 'half', 'first_pupil_day', 'last_pupil_day'].every((name) => names.includes(name))) {
    return { kind: 'terms', rows: withClashes(body.map((row, at) => halfRow(at + 2, (name) => column(row, name)))) };
  }
  if (names.includes('date') && names.includes('name')) {
    return { kind: 'closed-days', rows: body.map((row, at) => closedRow(at + 2, (name) => column(row, name))) };
  }
  throw refuse(
    'bad-file',
    'The file has neither the columns of term dates nor those of bank holidays.',
    'Term dates need academic_year, term, half, first_pupil_day, last_pupil_day; days without school need date, name.',
  );
}

function readLines(text: string): string[][] {
  try {
    return parse(text.replace(/^\uFEFF/, ''), { relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    const where = error instanceof Error && 'lines' in error ? ` near line ${String(error.lines)}` : '';
    throw refuse(
      'bad-file',
      `The file can not be read as CSV${where}.`,
      'Open it in a spreadsheet, save it as CSV, then choose it again.',
    );
  }
}

function halfRow(row: number, column: (name: string) => string): FileRow<HalfRow> {
  const value = {
    academicYear: column('academic_year'),
    term: column('term').toLowerCase(),
    half: Number(column('half')),
    firstDay: column('first_pupil_day'),
    lastDay: column('last_pupil_day'),
    status: column('status') || 'imported',
  };
  const label = `${value.academicYear} ${value.term} ${value.half || ''}`.trim();
  const reason = halfFault(value);
  return reason === null ? { row, ok: true, value: value as HalfRow } : { row, ok: false, label, reason };
}

/** What is wrong with one half of a term by itself, in words, or null. */
export function halfFault(half: {
  academicYear: string;
  term: string;
  half: number;
  firstDay: string;
  lastDay: string;
}): string | null {
  if (!/^\d{4}\/\d{2}$/.test(half.academicYear)) return 'The academic year should look like 2026/27.';
  if ((Number(half.academicYear.slice(2, 4)) + 1) % 100 !== Number(half.academicYear.slice(5)))
    return `${half.academicYear} is no academic year.`;
  if (!['autumn', 'spring', 'summer'].includes(half.term)) return 'The term should be autumn, spring or summer.';
  if (half.half !== 1 && half.half !== 2) return 'The half should be 1 or 2.';
  if (!isPlainDate(half.firstDay)) return `The first day, ${half.firstDay || 'left empty'}, is no date.`;
  if (!isPlainDate(half.lastDay)) return `The last day, ${half.lastDay || 'left empty'}, is no date.`;
  if (half.firstDay > half.lastDay) return 'The last day comes before the first day.';
  const start = Number(half.academicYear.slice(0, 4));
  if (half.firstDay < `${start}-08-01` || half.lastDay > `${start + 1}-08-31`)
    return `The dates lie outside ${half.academicYear}.`;
  return null;
}

/** Rows that lie over each other: the later one is refused and names the earlier one. */
function withClashes(rows: FileRow<HalfRow>[]): FileRow<HalfRow>[] {
  const seen: { row: number; value: HalfRow }[] = [];
  return rows.map((each) => {
    if (!each.ok) return each;
    const clash = seen.find(
      ({ value }) => value.firstDay <= each.value.lastDay && each.value.firstDay <= value.lastDay,
    );
    if (clash) {
      return {
        row: each.row,
        ok: false,
        label: halfLabel(each.value),
        reason: `It overlaps row ${clash.row}, ${halfLabel(clash.value)}.`,
      };
    }
    seen.push(each);
    return each;
  });
}

export function halfLabel(half: Pick<HalfRow, 'academicYear' | 'term'> & { half: number }): string {
  return `${half.academicYear} ${half.term}, half ${half.half}`;
}

function closedRow(row: number, column: (name: string) => string): FileRow<ClosedRow> {
  const date = column('date');
  const name = column('name');
  const kind = column('kind') || 'bank-holiday';
  if (!isPlainDate(date))
    return { row, ok: false, label: name || date, reason: `${date || 'An empty date'} is no date.` };
  if (!name) return { row, ok: false, label: date, reason: 'The day has no name.' };
  if (kind !== 'bank-holiday' && kind !== 'inset' && kind !== 'closure') {
    return { row, ok: false, label: name, reason: `${kind} is not one of bank-holiday, inset, closure.` };
  }
  return { row, ok: true, value: { date, name, kind } };
}
