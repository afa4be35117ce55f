import { isPlainDate, type PlainDate, readDate } from '../../shared/dates.ts';
import { checkUpn } from '../../shared/identifiers.ts';
import { type CodeOf, codesOf, SUSPENSION_REASONS, SUSPENSION_TYPES } from '../../shared/words.ts';
import { refuse } from '../core/refuse.ts';
import { readLines } from './csv-lines.ts';
import { emptyFile, textOfFile } from './file-text.ts';

/** A school's suspensions as a file, one row each. Read row by row; a bad row is named, not fatal. */

export type SuspensionType = CodeOf<typeof SUSPENSION_TYPES>;
export type SuspensionReason = CodeOf<typeof SUSPENSION_REASONS>;

export interface SuspensionRow {
  /** By which the pupil is known: the UPN, or name and date of birth. */
  upn: string | null;
  givenName: string;
  familyName: string;
  dateOfBirth: PlainDate | null;
  startedOn: PlainDate;
  sessions: number;
  type: SuspensionType;
  reasons: SuspensionReason[];
}
export type FileRow =
  | { row: number; ok: true; label: string; value: SuspensionRow }
  | { row: number; ok: false; label: string; reason: string };

const WANTED = 'a CSV file with a row for each suspension';
const COLUMNS =
  'It needs start, sessions and reasons, and upn or all of first_name, family_name and date_of_birth; type may be left out.';
const MOST_ROWS = 5_000;
const MOST_SESSIONS = 90;
const MOST_REASONS = 3;

/** What else a column is called. */
const ALSO: Readonly<Record<string, string>> = {
  forename: 'first_name',
  given_name: 'first_name',
  surname: 'family_name',
  last_name: 'family_name',
  dob: 'date_of_birth',
  start_date: 'start',
  started_on: 'start',
  reason: 'reasons',
};

/** The file's bytes, base64. */
export function readSuspensionFile(base64: string): FileRow[] {
  const [header, ...body] = readLines(textOfFile(base64, WANTED));
  if (!header) throw emptyFile(WANTED);
  const names = header.map(columnName);
  const has = (...wanted: string[]) => wanted.every((name) => names.includes(name));
  if (!has('start', 'sessions', 'reasons') || !(has('upn') || has('first_name', 'family_name', 'date_of_birth')))
    throw refuse('bad-file', 'The file has not the columns of suspensions.', COLUMNS);
  if (body.length === 0) throw refuse('bad-file', 'The file has a header but no rows.', `Choose ${WANTED}.`);
  if (body.length > MOST_ROWS)
    throw refuse(
      'bad-file',
      `The file has ${body.length} rows, more than one import takes.`,
      'Import a term at a time.',
    );
  // The header is line 1.
  return body.map((cells, at) => rowOf(at + 2, (name) => cells[names.indexOf(name)]?.trim() ?? ''));
}

function columnName(text: string): string {
  const name = text.trim().toLowerCase().replaceAll(/\s+/g, '_');
  return ALSO[name] ?? name;
}

function rowOf(row: number, column: (name: string) => string): FileRow {
  const name = [column('first_name'), column('family_name')].filter(Boolean).join(' ');
  const label = name || column('upn') || `Row ${row}`;
  const bad = (reason: string): FileRow => ({ row, ok: false, label, reason });
  const upn = column('upn') === '' ? null : checkUpn(column('upn'));
  if (upn && !upn.ok) return bad(`UPN ${column('upn')}: ${upn.sentence}`);
  const born = dateIn(column('date_of_birth'));
  if (!upn && (column('first_name') === '' || column('family_name') === '' || !isPlainDate(born)))
    return bad('The pupil is not named: enter a UPN, or first name, family name and date of birth.');
  const startedOn = dateIn(column('start'));
  if (!isPlainDate(startedOn)) return bad(`The start, ${startedOn || 'left empty'}, is no date.`);
  const type = (column('type').toUpperCase() || 'SUSP') as SuspensionType;
  if (!codesOf(SUSPENSION_TYPES).includes(type)) return bad(`${column('type')} is not one of SUSP, LNCH, PERM.`);
  const sessions = /^\d+$/.test(column('sessions')) ? Number(column('sessions')) : Number.NaN;
  const least = type === 'PERM' ? 0 : 1;
  if (!(sessions >= least && sessions <= MOST_SESSIONS))
    return bad(`${column('sessions') || 'An empty cell'} is no number of sessions from ${least} to ${MOST_SESSIONS}.`);
  const reasons = reasonsIn(column('reasons'));
  if (typeof reasons === 'string') return bad(reasons);
  return {
    row,
    ok: true,
    label,
    value: {
      upn: upn ? upn.value.upn : null,
      givenName: column('first_name'),
      familyName: column('family_name'),
      dateOfBirth: isPlainDate(born) ? born : null,
      startedOn,
      sessions,
      type,
      reasons,
    },
  };
}

/** 'VA; PP' as codes, or what is wrong with it. */
function reasonsIn(text: string): SuspensionReason[] | string {
  const found = [...new Set(text.toUpperCase().split(/[^A-Z]+/))].filter((code) => code !== '');
  const known: readonly string[] = codesOf(SUSPENSION_REASONS);
  const unknown = found.find((code) => !known.includes(code));
  if (unknown) return `${unknown} is none of the Department’s reasons.`;
  if (found.length === 0) return 'No reason is given.';
  if (found.length > MOST_REASONS) return `${found.length} reasons are given; at most three are kept.`;
  return found as SuspensionReason[];
}

/** Spreadsheets turn '2026-09-02' into '02/09/2026' on saving; day comes before month, always. */
function dateIn(text: string): string {
  return readDate(text) ?? text;
}
