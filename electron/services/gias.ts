import { isPlainDate } from '../../shared/dates.ts';
import { checkUrn } from '../../shared/identifiers.ts';
import { type CodeOf, DISTRICTS, type SCHOOL_PHASES, type SCHOOL_STATUSES } from '../../shared/words.ts';

/**
 * One row of a Get Information About Schools extract: columns bound by name, a damaged row named with its reason
 * (reference.md, GIAS). Text in, a school out; knows nothing of files (gias-file.ts) or the register.
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

/** Columns we use; a file may lack any of them but URN. */
export const COLUMNS = [
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
export type Column = (typeof COLUMNS)[number] | 'URN';

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

export function readRow(row: number, record: string[], width: number, value: (column: Column) => string): GiasRow {
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
