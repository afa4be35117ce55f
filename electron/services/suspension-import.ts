import { isNull } from 'drizzle-orm';
import { pupil, suspension } from '../../db/schema/cases.ts';
import type { ImportRow } from '../../shared/api/imports.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { countSessions } from '../../shared/sessions.ts';
import { labelOf, SUSPENSION_TYPES } from '../../shared/words.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import { calendarsOf } from './calendar-of.ts';
import { plainLetters } from './name-sounds.ts';
import { type FileRow, readSuspensionFile, type SuspensionRow } from './suspension-file.ts';
import { type GivenSuspension, overlapOf, saysOverlap } from './suspension-overlap.ts';

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
  const overlap = overlaps(run, there);
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
    const before = there.get(owner.id)?.find((each) => each.startedOn === value.startedOn && each.type === value.type);
    if (before) {
      return before.sessions === value.sessions
        ? fate(row, 'unchanged', said(value), null)
        : refused(row, `Recorded already, with ${countSessions(before.sessions)}. Correct it in the case.`);
    }
    const overlapping = overlap(owner, row.row, value);
    if (overlapping) return refused(row, overlapping);
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

/** What counts of what is recorded, by pupil, oldest first. */
function recorded(run: QueryRun): Map<string, readonly GivenSuspension[]> {
  const rows = run.db
    .select()
    .from(suspension)
    .where(isNull(suspension.withdrawnOn))
    .orderBy(suspension.startedOn)
    .all();
  return Map.groupBy(rows, ({ pupilId }) => pupilId);
}

/** What a row overlaps with, said in a sentence: what is recorded, or an earlier row of the file that is new. Null: nothing. */
function overlaps(run: QueryRun, there: ReturnType<typeof recorded>) {
  const calendars = calendarsOf(run);
  const earlier = new Map<string, (GivenSuspension & { row: number })[]>();
  return (owner: Owner, row: number, value: SuspensionRow): string | null => {
    const given = { ...value, schoolId: owner.homeSchoolId };
    const kept = overlapOf(given, there.get(owner.id) ?? [], calendars);
    if (kept) return `${saysOverlap(kept, calendars)} Correct it in the case, or the row in the file.`;
    const rows = earlier.get(owner.id) ?? [];
    const above = overlapOf(given, rows, calendars);
    if (above) return `${saysOverlap(above, calendars)} That is row ${above.row}: correct one of the two in the file.`;
    earlier.set(owner.id, [...rows, { ...given, row }]);
    return null;
  };
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
