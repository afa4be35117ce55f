import { parse } from 'csv-parse/sync';
import { isPlainDate } from '../../shared/dates.ts';
import { checkUrn } from '../../shared/identifiers.ts';
import { type CodeOf, DISTRICTS, type SCHOOL_PHASES, type SCHOOL_STATUSES } from '../../shared/words.ts';
import { refuse } from '../core/refuse.ts';

/**
 * Reads a Get Information About Schools extract: Windows-1252, columns bound by name, damaged rows reported and passed
 * over (reference.md, GIAS). Bytes in, rows out; knows nothing of the register.
 */
export interface GiasSchool {
  urn: string;
  dfeNumber: string | null;
  name: string;
  type: string | null;
  status: CodeOf<typeof SCHOOL_STATUSES>;
  phase: CodeOf<typeof SCHOOL_PHASES>;
  openedOn: string | null;
  closedOn: string | null;
  lowAge: number | null;
  highAge: number | null;
  pupils: number | null;
  trust: string | null;
  street: string | null;
  locality: string | null;
  address3: string | null;
  town: string | null;
  postcode: string | null;
  phone: string | null;
  headTeacher: string | null;
  districtCode: string | null;
  districtName: string | null;
  easting: number | null;
  northing: number | null;
}
export type GiasRow =
  | { row: number; ok: true; school: GiasSchool }
  | { row: number; ok: false; label: string; reason: string };

export interface GiasFile {
  rows: GiasRow[];
  /** Columns we use that this file does not have. */
  missingColumns: string[];
}

const COLUMNS = [
  'LA (code)',
  'EstablishmentNumber',
  'EstablishmentName',
  'TypeOfEstablishment (name)',
  'EstablishmentStatus (name)',
  'OpenDate',
  'CloseDate',
  'PhaseOfEducation (name)',
  'StatutoryLowAge',
  'StatutoryHighAge',
  'NumberOfPupils',
  'Trusts (name)',
  'Street',
  'Locality',
  'Address3',
  'Town',
  'Postcode',
  'TelephoneNum',
  'HeadTitle (name)',
  'HeadFirstName',
  'HeadLastName',
  'DistrictAdministrative (code)',
  'DistrictAdministrative (name)',
  'Easting',
  'Northing',
] as const;
type Column = (typeof COLUMNS)[number] | 'URN';

const STATUS: Record<string, GiasSchool['status']> = {
  open: 'open',
  'open, but proposed to close': 'open-closing',
  'proposed to open': 'proposed-to-open',
  closed: 'closed',
};
const PHASE: Record<string, GiasSchool['phase']> = {
  nursery: 'nursery',
  primary: 'primary',
  'middle deemed primary': 'middle-primary',
  'all-through': 'all-through',
  'all through': 'all-through',
  secondary: 'secondary',
  'middle deemed secondary': 'secondary',
  '16 plus': 'sixteen-plus',
  'not applicable': 'not-applicable',
};

/** Parses the bytes. Refuses, in a sentence, what is no GIAS extract at all; every other row is read or reported. */
export function readGias(bytes: Uint8Array): GiasFile {
  const text = decode(bytes);
  const end = text.indexOf('\n');
  const header = readRecord(end < 0 ? text : text.slice(0, end));
  if (!header.includes('URN')) {
    throw refuse(
      'bad-file',
      'This file has no URN column, so its rows can not be matched to schools.',
      'Choose the establishment fields file (edubasealldata….csv) from Get Information About Schools.',
    );
  }
  const at = new Map(header.map((name, index) => [name, index]));
  const rows: GiasRow[] = [];
  const seen = new Map<string, number>();
  for (const { number, record } of records(end < 0 ? '' : text.slice(end + 1))) {
    const row = readRow(number + 1, record, header.length, (name) => record[at.get(name) ?? -1]?.trim() ?? '');
    const earlier = row.ok ? seen.get(row.school.urn) : undefined;
    if (row.ok && earlier !== undefined) {
      rows.push({
        row: row.row,
        ok: false,
        label: row.school.name,
        reason: `URN ${row.school.urn} is in row ${earlier} already.`,
      });
      continue;
    }
    if (row.ok) seen.set(row.school.urn, row.row);
    rows.push(row);
  }
  if (rows.length === 0)
    throw refuse('bad-file', 'The file has a header but no rows.', 'Choose a file with schools in it.');
  return { rows, missingColumns: COLUMNS.filter((name) => !at.has(name)) };
}

/** GIAS is Windows-1252; a file that somebody saved again as UTF-8 is read as such. */
function decode(bytes: Uint8Array): string {
  if (bytes.length === 0)
    throw refuse('bad-file', 'The file is empty.', 'Choose the GIAS extract that you downloaded.');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw refuse(
      'bad-file',
      'The file is saved as UTF-16, which GIAS never uses.',
      'Save it as CSV again, or download it afresh.',
    );
  }
  if (bytes.subarray(0, 4096).includes(0)) {
    throw refuse(
      'bad-file',
      'This is not a text file, so no schools can be read from it.',
      'Unzip the download first, then choose the CSV file in it.',
    );
  }
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isUtf8 ? new TextDecoder('utf-8').decode(bytes) : new TextDecoder('windows-1252').decode(bytes);
}

function readRecord(line: string): string[] {
  try {
    const [record] = parse(line, { relax_column_count: true, relax_quotes: true }) as string[][];
    return (record ?? []).map((name) => name.trim());
  } catch {
    // A first line that is no CSV at all has no columns: the caller says what is missing.
    return [];
  }
}

/**
 * Records one by one. A row whose quotes never close would swallow the rest of the file, so each line is read by
 * itself first and joined to the next only while a quote stands open, for at most five lines.
 */
function* records(body: string): Generator<{ number: number; record: string[] }> {
  const lines = body.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const number = at + 1;
    for (let joined = 1; quotesIn(line) % 2 === 1 && joined <= 4 && at + joined < lines.length; joined++) {
      const longer = [line, ...lines.slice(at + 1, at + 1 + joined)].join('\n');
      if (quotesIn(longer) % 2 === 0) {
        line = longer;
        at += joined;
      }
    }
    yield { number, record: readRecord(line) };
  }
}

function quotesIn(line: string): number {
  return line.length - line.replaceAll('"', '').length;
}

function readRow(row: number, record: string[], width: number, value: (column: Column) => string): GiasRow {
  const name = value('EstablishmentName');
  const label = name || value('URN') || 'row without a name';
  const bad = (reason: string): GiasRow => ({ row, ok: false, label, reason });
  if (record.length !== width)
    return bad(`It has ${record.length} columns where the header has ${width}: the row is damaged.`);
  const urn = checkUrn(value('URN'));
  if (!urn.ok) return bad(`Its URN, ${value('URN') || 'left empty'}, does not have six digits.`);
  if (!name) return bad('It has no name.');
  const authority = value('LA (code)');
  const dates = [value('OpenDate'), value('CloseDate')].map(readGiasDate);
  const wrongDate = dates.indexOf(undefined);
  if (wrongDate >= 0) return bad(`Its ${wrongDate === 0 ? 'opening' : 'closing'} date is no date.`);
  const numbers = (['StatutoryLowAge', 'StatutoryHighAge', 'NumberOfPupils', 'Easting', 'Northing'] as const).map(
    (column) => {
      const text = value(column);
      return text === '' ? null : /^\d+$/.test(text) ? Number(text) : undefined;
    },
  );
  if (numbers.includes(undefined)) return bad('An age, number of pupils or coordinate in it is no number.');
  const [lowAge = null, highAge = null, pupils = null, easting = null, northing = null] = numbers;
  const statusText = value('EstablishmentStatus (name)').toLowerCase();
  const status = STATUS[statusText || 'open'];
  if (!status) return bad(`Its status, ${statusText}, is not one that GIAS uses.`);
  const districtCode = value('DistrictAdministrative (code)') || null;
  const establishment = value('EstablishmentNumber');
  const head = [value('HeadTitle (name)'), value('HeadFirstName'), value('HeadLastName')].filter(Boolean).join(' ');
  return {
    row,
    ok: true,
    school: {
      urn: urn.value,
      dfeNumber: /^\d{3}$/.test(authority) && /^\d{4}$/.test(establishment) ? `${authority}${establishment}` : null,
      name,
      type: value('TypeOfEstablishment (name)') || null,
      status,
      phase: PHASE[value('PhaseOfEducation (name)').toLowerCase()] ?? 'unknown',
      openedOn: dates[0] ?? null,
      closedOn: dates[1] ?? null,
      lowAge,
      highAge,
      pupils,
      trust: value('Trusts (name)') || null,
      street: value('Street') || null,
      locality: value('Locality') || null,
      address3: value('Address3') || null,
      town: value('Town') || null,
      postcode: value('Postcode') || null,
      phone: value('TelephoneNum') || null,
      headTeacher: head || null,
      districtCode,
      districtName: value('DistrictAdministrative (name)') || DISTRICTS[districtCode as keyof typeof DISTRICTS] || null,
      easting,
      northing,
    },
  };
}

/** 'dd-mm-yyyy' or 'dd/mm/yyyy' to ISO; null where empty; undefined where it is no date. */
function readGiasDate(text: string): string | null | undefined {
  if (text === '') return null;
  const match = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(text);
  const iso = match ? `${match[3]}-${match[2]}-${match[1]}` : '';
  return isPlainDate(iso) ? iso : undefined;
}
