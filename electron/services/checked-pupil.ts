import { and, desc, eq, isNull } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { checkUpn, yearGroupOn } from '../../shared/identifiers.ts';
import { refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';

/** What identifies a pupil, checked before it is kept; and the pupil's case that is open. */

/** Years after which somebody is no pupil any more: a date of birth before that is a slip. */
const OLDEST_YEAR_GROUP = 14;
const YOUNGEST_YEAR_GROUP = -3;

interface Checkable {
  upn: string | null;
  dateOfBirth: PlainDate | null;
  needs: readonly string[];
}

/**
 * Refuses a wrong UPN with the letter expected, a taken one with whose it is, a date of birth that no pupil has, and a
 * need that is there twice. `ownId`: the pupil being changed. Fields are refused under `prefix` ('pupil.'), as the form
 * calls them.
 */
export function checkedPupil<T extends Checkable>(run: CommandRun, input: T, ownId: string | null, prefix = ''): T {
  if (input.dateOfBirth) checkBirthday(run, input.dateOfBirth, `${prefix}dateOfBirth`);
  if (new Set(input.needs).size < input.needs.length)
    throw refuseField(`${prefix}needs`, 'The same need is there twice.', 'Take one of them out.');
  if (!input.upn?.trim()) return { ...input, upn: null };
  const upn = checkUpn(input.upn);
  if (!upn.ok) throw refuseField(`${prefix}upn`, upn.sentence);
  const holder = run.db.select().from(pupil).where(eq(pupil.upn, upn.value.upn)).get();
  if (holder && run.hides(holder.id)) {
    throw refuseField(`${prefix}upn`, 'A record that you may not see has this UPN.', 'Ask the other manager about it.');
  }
  if (holder && holder.id !== ownId) {
    const name = `${holder.givenName} ${holder.familyName}`;
    const sentence = `${name} has this UPN already.`;
    throw refuse(
      'conflict',
      'Another pupil in the register has this UPN.',
      `Check it with the school, or use ${name}.`,
      {
        fields: [{ path: `${prefix}upn`, sentence }],
        ...linkTo(latestCaseOf(run, holder.id)),
      },
    );
  }
  return { ...input, upn: upn.value.upn };
}

function checkBirthday(run: QueryRun, dateOfBirth: PlainDate, path: string): void {
  if (dateOfBirth > run.today) throw refuseField(path, 'The date of birth is in the future.');
  const year = yearGroupOn(dateOfBirth, run.today);
  if (year > OLDEST_YEAR_GROUP || year < YOUNGEST_YEAR_GROUP) {
    throw refuseField(path, `Somebody born on ${showDate(dateOfBirth)} is of no school age. Check the year.`);
  }
}

/** The newest case of a pupil, where there is one. */
function latestCaseOf(run: QueryRun, pupilId: string) {
  return run.db
    .select({ id: caseFile.id, reference: caseFile.reference })
    .from(caseFile)
    .where(eq(caseFile.pupilId, pupilId))
    .orderBy(desc(caseFile.openedOn), desc(caseFile.id))
    .get();
}

function linkTo(found: { id: string; reference: string } | undefined) {
  return found ? { link: { to: `/cases/${found.id}`, label: `Case ${found.reference}` } } : {};
}

/** The pupil's case that is open, if any: a further enquiry joins it. */
export function openCaseOf(run: QueryRun, pupilId: string): { id: string; reference: string } | null {
  const found = run.db
    .select({ id: caseFile.id, reference: caseFile.reference })
    .from(caseFile)
    .where(and(eq(caseFile.pupilId, pupilId), isNull(caseFile.closedOn)))
    .orderBy(desc(caseFile.openedOn), desc(caseFile.id))
    .get();
  return found ?? null;
}
