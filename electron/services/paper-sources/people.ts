import { eq, isNull } from 'drizzle-orm';
import { caseFile, pupil } from '../../../db/schema/cases.ts';
import { restriction } from '../../../db/schema/safety.ts';
import { contact, school } from '../../../db/schema/schools.ts';
import { RESTRICTED } from '../../../db/veil.ts';
import { notFound } from '../../core/refuse.ts';
import type { QueryRun } from '../../core/run.ts';
import { initialsOf, type PupilNamed } from '../../papers/names.ts';
import { yearOf } from '../case-rows.ts';

/** What a paper about several pupils never says, for the print register. */
export const WITHHELD_OF_SEVERAL = ['Dates of birth', 'UPNs', 'Addresses', 'Parents’ and carers’ names'];

/** Who a paper is about and whom it goes to, as papers name them. */
export interface CaseForPaper {
  caseId: string;
  version: number;
  reference: string;
  openedOn: string;
  leadTeacher: string | null;
  pupilId: string;
  pupil: PupilNamed & { yearGroup: string | null };
  school: { id: string; name: string };
}

export function caseForPaper(run: QueryRun, caseId: string, fullName: boolean): CaseForPaper {
  const row = run.db
    .select()
    .from(caseFile)
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .innerJoin(school, eq(school.id, pupil.homeSchoolId))
    .where(eq(caseFile.id, caseId))
    .get();
  if (!row) throw notFound('The case');
  return {
    caseId,
    version: row.case_file.version,
    reference: row.case_file.reference,
    openedOn: row.case_file.openedOn,
    leadTeacher: row.case_file.leadTeacher,
    pupilId: row.pupil.id,
    pupil: {
      forename: row.pupil.givenName,
      surname: row.pupil.familyName,
      knownAs: row.pupil.knownAs,
      fullName,
      yearGroup: yearOf(row.pupil.dateOfBirth, row.pupil.taughtYear, run.today),
    },
    school: { id: row.school.id, name: row.school.name },
  };
}

/**
 * 'R. T.' for each case: whom a visit is for. A restricted case is called so on every weekly sheet, whoever prints it: sheets
 * go to schools and STAs, and stay in the print register for the whole office.
 */
export function initialsByCase(run: QueryRun): Map<string, string> {
  const restricted = new Set(
    run.db
      .select({ pupilId: caseFile.pupilId })
      .from(restriction)
      .innerJoin(caseFile, eq(caseFile.id, restriction.caseId))
      .where(isNull(restriction.liftedOn))
      .all()
      .map(({ pupilId }) => pupilId),
  );
  const rows = run.db
    .select({ id: caseFile.id, pupilId: pupil.id, forename: pupil.givenName, surname: pupil.familyName })
    .from(caseFile)
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .all();
  return new Map(rows.map((row) => [row.id, restricted.has(row.pupilId) ? RESTRICTED : initialsOf(row) || RESTRICTED]));
}

/** 'Hale Madeup, Mossy Bank Primary School', where the head teacher is known. */
export function schoolRecipient(run: QueryRun, schoolId: string): { label: string; schoolId: string } {
  const row = run.db.select().from(school).where(eq(school.id, schoolId)).get();
  if (!row) throw notFound('The school');
  return { label: row.headTeacher ? `${row.headTeacher}, ${row.name}` : row.name, schoolId };
}

/** Whom a visitor asks for: the SEMH lead, else the SENCO, else the head. */
export function askFor(run: QueryRun, schoolId: string): string | null {
  const people = run.db
    .select()
    .from(contact)
    .where(eq(contact.schoolId, schoolId))
    .all()
    .filter(({ until }) => until === null || until >= run.today);
  const first = ['semh-lead', 'ci-lead', 'senco', 'head'].map(
    (kind) => people.find((each) => each.kind === kind)?.name,
  );
  return first.find((name) => name !== undefined) ?? null;
}
