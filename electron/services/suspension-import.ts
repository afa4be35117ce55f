import { pupil, suspension } from '../../db/schema/cases.ts';
import type { ImportRow } from '../../shared/api/imports.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { countSessions } from '../../shared/sessions.ts';
import { labelOf, SUSPENSION_TYPES } from '../../shared/words.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import { plainLetters } from './name-sounds.ts';
import { type FileRow, readSuspensionFile, type SuspensionRow } from './suspension-file.ts';

/**
 * What would become of each suspension of a file: new, there already, or refused with the reason. A pupil is known by the
 * UPN, or by name and date of birth; one who is not in the register is never made up from a file.
 */
export interface SuspensionFate {
  line: ImportRow;
  /** Null where nothing would be written. */
  write: ((run: CommandRun) => void) | null;
}

export function fatesOfSuspensions(run: QueryRun, file: string): SuspensionFate[] {
  const pupils = knownPupils(run);
  const there = recorded(run);
  const inFile = new Map<string, number>();
  return readSuspensionFile(file).map((row) => {
    if (!row.ok) return refused(row, row.reason);
    const { value } = row;
    const found = pupils(value);
    if (found.length !== 1) return refused(row, found.length === 0 ? nobody(value) : several(found.length));
    const [owner] = found;
    if (!owner) return refused(row, nobody(value));
    if (value.startedOn > run.today) return refused(row, `${showDate(value.startedOn)} is in the future.`);
    const key = `${owner.id} ${value.startedOn} ${value.type}`;
    const twin = inFile.get(key);
    if (twin !== undefined) return refused(row, `The same suspension is in row ${twin} already.`);
    inFile.set(key, row.row);
    const before = there.get(key);
    if (before) {
      return before.sessions === value.sessions
        ? fate(row, 'unchanged', said(value), null)
        : refused(row, `Recorded already, with ${countSessions(before.sessions)}. Correct it in the case.`);
    }
    return fate(row, 'new', said(value), (writing) => writing.insert(suspension, rowOf(owner, value)));
  });
}

interface Owner {
  id: string;
  homeSchoolId: string;
}

/** Every pupil by UPN, and by name and birthday, read once for all rows of a file. */
function knownPupils(run: QueryRun): (row: SuspensionRow) => Owner[] {
  const all = run.db
    .select({
      id: pupil.id,
      homeSchoolId: pupil.homeSchoolId,
      upn: pupil.upn,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      dateOfBirth: pupil.dateOfBirth,
    })
    .from(pupil)
    .all()
    .filter(({ id }) => !run.hides(id));
  const byUpn = Map.groupBy(all, ({ upn }) => upn);
  const byName = Map.groupBy(all, named);
  return (row) => (row.upn ? byUpn.get(row.upn) : byName.get(named(row))) ?? [];
}

function named(of: { givenName: string; familyName: string; dateOfBirth: PlainDate | null }): string {
  return `${plainLetters(of.givenName)} ${plainLetters(of.familyName)} ${of.dateOfBirth}`;
}

/** What counts of what is recorded, by pupil, day and type. */
function recorded(run: QueryRun): Map<string, { sessions: number }> {
  const rows = run.db.select().from(suspension).all();
  return new Map(
    rows
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map(({ pupilId, startedOn, type, sessions }) => [`${pupilId} ${startedOn} ${type}`, { sessions }]),
  );
}

function rowOf(owner: Owner, { startedOn, sessions, type, reasons }: SuspensionRow) {
  return {
    pupilId: owner.id,
    schoolId: owner.homeSchoolId,
    startedOn,
    sessions,
    type,
    reasons,
    standing: 'claimed',
    source: 'A file from the school, imported',
    note: '',
    withdrawnOn: null,
    withdrawnWhy: null,
  } as const;
}

function said({ type, startedOn, sessions, reasons }: SuspensionRow): string {
  return `${labelOf(SUSPENSION_TYPES, type)} from ${showDate(startedOn)}, ${countSessions(sessions)}, ${reasons.join(', ')}`;
}

function nobody({ upn }: SuspensionRow): string {
  return upn ? 'No pupil in the register has this UPN.' : 'No pupil in the register has this name and date of birth.';
}

function several(count: number): string {
  return `${count} pupils in the register have this name and date of birth. Give the UPN.`;
}

function refused(row: FileRow, reason: string): SuspensionFate {
  return fate(row, 'refused', reason, null);
}

function fate(
  { row, label }: FileRow,
  what: ImportRow['what'],
  reason: string,
  write: SuspensionFate['write'],
): SuspensionFate {
  return { line: { row, what, label, reason, changes: [] }, write };
}
