import { isPlainDate, type PlainDate, readDate } from '../../shared/dates.ts';
import { refuse } from '../core/refuse.ts';
import { readLines } from './csv-lines.ts';
import { emptyFile, textOfFile } from './file-text.ts';

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

const WANTED = 'a CSV file with term dates, or with dates and names of days without school';
/** A county's calendar of ten years has some hundred. */
const MOST_ROWS = 2_000;

/** Reads `academic_year,term,half,first_pupil_day,last_pupil_day[,status]` or `date,name[,kind]`; bytes in base64. */
export function readCalendarFile(base64: string): CalendarFile {
  const lines = readLines(textOfFile(base64, WANTED));
  const [header, ...body] = lines;
  if (!header) throw emptyFile(WANTED);
  if (body.length === 0) throw refuse('bad-file', 'The file has a header but no rows.', `Choose ${WANTED}.`);
  if (body.length > MOST_ROWS) {
    throw refuse('bad-file', `The file has ${body.length} rows, far more than a calendar has.`, `Choose ${WANTED}.`);
  }
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

function halfRow(row: number, column: (name: string) => string): FileRow<HalfRow> {
  const value = {
    academicYear: column('academic_year'),
    term: column('term').toLowerCase(),
    half: Number(column('half')),
    firstDay: dateIn(column('first_pupil_day')),
    lastDay: dateIn(column('last_pupil_day')),
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

/** Rows that lie over each other, or stand in the wrong order: the later one is refused and names the earlier one. */
function withClashes(rows: FileRow<HalfRow>[]): FileRow<HalfRow>[] {
  const seen: { row: number; value: HalfRow }[] = [];
  return rows.map((each) => {
    if (!each.ok) return each;
    const label = halfLabel(each.value);
    const twin = seen.find(({ value }) => halfLabel(value) === label);
    if (twin) return { row: each.row, ok: false, label, reason: `${label} is in row ${twin.row} already.` };
    const clash = seen.find(({ value }) => clashOf(each.value, value) !== null);
    const reason = clash && clashOf(each.value, clash.value);
    if (clash && reason)
      return { row: each.row, ok: false, label, reason: `It ${reason} row ${clash.row}, ${halfLabel(clash.value)}.` };
    seen.push(each);
    return each;
  });
}

type Dated = Pick<HalfRow, 'academicYear' | 'firstDay' | 'lastDay'> & { term: string; half: number };

/** Why two halves can not both be right ("It …"), or null. */
export function clashOf(one: Dated, other: Dated): 'overlaps' | 'comes before' | 'comes after' | null {
  if (one.firstDay <= other.lastDay && other.firstDay <= one.lastDay) return 'overlaps';
  const isLater = one.firstDay > other.firstDay;
  if (isLater === orderOf(one) > orderOf(other)) return null;
  return isLater ? 'comes after' : 'comes before';
}

/** Halves in the order in which a school lives through them. */
function orderOf({ academicYear, term, half }: Dated): number {
  return Number(academicYear.slice(0, 4)) * 6 + ['autumn', 'spring', 'summer'].indexOf(term) * 2 + half;
}

export function halfLabel(half: Pick<HalfRow, 'academicYear' | 'term'> & { half: number }): string {
  return `${half.academicYear} ${half.term}, half ${half.half}`;
}

/** Spreadsheets turn '2026-09-02' into '02/09/2026' on saving; day comes before month, always. */
function dateIn(text: string): string {
  return readDate(text) ?? text;
}

function closedRow(row: number, column: (name: string) => string): FileRow<ClosedRow> {
  const date = dateIn(column('date'));
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
