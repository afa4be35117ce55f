import type { SchoolLine, SchoolSearch } from '../../shared/api/schools.ts';
import { addDays } from '../../shared/dates.ts';
import { type CodeOf, codesOf, SCHOOL_PHASES } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { isInForce } from './sign-up-in-force.ts';

/** Schools as lists show them, and what a list can be narrowed to. Statements are prepared once: a county may have 2,000. */

/** A sign-up that ends within so many days is to be renewed. The memorandum is silent. */
const RENEWAL_NOTICE_DAYS = 90;

type Row = Omit<SchoolLine, 'signUp' | 'signUpUntil' | 'endsSoon' | 'openCases'>;
interface SignUpRow {
  schoolId: string;
  inForceFrom: string;
  inForceUntil: string | null;
  withdrawnOn: string | null;
}

export function schoolLines(run: QueryRun, wanted: SchoolSearch): SchoolLine[] {
  const words = wanted.search.toLowerCase().split(/\s+/).filter(Boolean);
  const signUps = signUpsBySchool(run);
  const cases = openCases(run);
  const renewal = addDays(run.today, RENEWAL_NOTICE_DAYS);
  return rowsOf(run)
    .filter((row) => isWanted(row, wanted) && holdsWords(row, words))
    .map((row) => ({ ...row, ...signUpOf(signUps.get(row.id) ?? []), openCases: cases.get(row.id) ?? 0 }))
    .filter((line) => isSigned(line, wanted.signUp));

  function signUpOf(own: readonly SignUpRow[]): Pick<SchoolLine, 'signUp' | 'signUpUntil' | 'endsSoon'> {
    const inForce = own.findLast((each) => isInForce(each, run.today));
    const shown = inForce ?? own.at(-1);
    const until = shown?.withdrawnOn ?? shown?.inForceUntil ?? null;
    // A renewal that is signed already takes over from the one that ends.
    const isRenewed = own.some((each) => isInForce(each, renewal));
    return {
      signUp: inForce ? 'in-force' : shown ? 'ended' : 'none',
      signUpUntil: until,
      endsSoon: inForce !== undefined && !isRenewed,
    };
  }
}

function rowsOf(run: QueryRun): Row[] {
  const read = run.prepared('schools.lines', (db) =>
    db.$client.prepare(
      `SELECT school.id, school.version, school.urn, school.name, school.town, school.area_id AS areaId,
              area.name AS area, school.district_name AS districtName, school.phase, school.status
       FROM school LEFT JOIN area ON area.id = school.area_id ORDER BY school.name COLLATE NOCASE, school.urn`,
    ),
  );
  return read.all() as Row[];
}

/** In the order of signing. */
function signUpsBySchool(run: QueryRun): Map<string, SignUpRow[]> {
  const read = run.prepared('schools.signUps', (db) =>
    db.$client.prepare(
      `SELECT school_id AS schoolId, in_force_from AS inForceFrom, in_force_until AS inForceUntil,
              withdrawn_on AS withdrawnOn
       FROM sign_up ORDER BY in_force_from, id`,
    ),
  );
  return Map.groupBy(read.all() as SignUpRow[], ({ schoolId }) => schoolId);
}

function openCases(run: QueryRun): Map<string, number> {
  const read = run.prepared('schools.openCases', (db) =>
    db.$client.prepare(
      `SELECT pupil.home_school_id AS id, count(*) AS n FROM case_file JOIN pupil ON pupil.id = case_file.pupil_id
       WHERE case_file.closed_on IS NULL GROUP BY 1`,
    ),
  );
  return new Map((read.all() as { id: string; n: number }[]).map(({ id, n }) => [id, n]));
}

function isWanted(row: Row, { area, district, town, phase, status }: SchoolSearch): boolean {
  return (
    (area === '' || (area === 'none' ? row.areaId === null : row.areaId === area)) &&
    (district === '' || row.districtName === district) &&
    (town === '' || row.town === town) &&
    (phase === '' || row.phase === phase) &&
    (status === 'any' || (status === 'closed') === (row.status === 'closed'))
  );
}

function holdsWords(row: Row, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const haystack = [row.name, row.urn, row.town, row.area, row.districtName].join(' ').toLowerCase();
  return words.every((word) => haystack.includes(word));
}

function isSigned(line: SchoolLine, signUp: SchoolSearch['signUp']): boolean {
  if (signUp === 'any') return true;
  return signUp === 'ending' ? line.endsSoon : line.signUp === signUp;
}

/** Areas, districts, towns and phases that schools have, each with its number of schools. */
export function schoolPlaces(run: QueryRun) {
  const rows = rowsOf(run);
  const counted = (value: (row: Row) => string | null) =>
    [...Map.groupBy(rows, value)]
      .flatMap(([name, own]) => (name === null || name === '' ? [] : [{ name, schools: own.length }]))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const names = new Map(rows.map(({ areaId, area }) => [areaId, area]));
  const phases = counted(({ phase }) => phase);
  const numberOf = (phase: CodeOf<typeof SCHOOL_PHASES>) => phases.find(({ name }) => name === phase)?.schools ?? 0;
  return {
    all: rows.length,
    areas: counted(({ areaId }) => areaId)
      .map(({ name: id, schools }) => ({ id, name: names.get(id) ?? '', schools }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    districts: counted(({ districtName }) => districtName),
    towns: counted(({ town }) => town),
    phases: codesOf(SCHOOL_PHASES)
      .map((phase) => ({ phase, schools: numberOf(phase) }))
      .filter(({ schools }) => schools > 0),
  };
}
