import { asc, desc, eq } from 'drizzle-orm';
import { agreement, carer, caseFile, pupil } from '../../db/schema/cases.ts';
import { school } from '../../db/schema/schools.ts';
import { findPupils } from '../../db/search.ts';
import type { pupilsApi } from '../../shared/api/pupils.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { checkUpn } from '../../shared/identifiers.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { casesById, yearOf } from './case-rows.ts';
import { checkedPupil, openCaseOf } from './checked-pupil.ts';
import { type Described, type Likeness, likenessTo, WORTH_SHOWING } from './look-alikes.ts';
import { initialsThatSoundLike } from './name-sounds.ts';

/** Pupils, their parents and carers, agreement to engage, and who may be somebody already known. */
export const pupils: Service<typeof pupilsApi> = {
  show(run, { id }) {
    const row = run.db
      .select({ pupil, schoolName: school.name })
      .from(pupil)
      .innerJoin(school, eq(school.id, pupil.homeSchoolId))
      .where(eq(pupil.id, id))
      .get();
    if (!row) throw notFound('The pupil');
    const { officeId: _office, changedAt: _at, changedBy: _by, ...fields } = row.pupil;
    const upn = fields.upn ? checkUpn(fields.upn) : null;
    const agreements = agreementsOf(run, id);
    return {
      ...fields,
      schoolName: row.schoolName,
      yearGroup: yearOf(fields.dateOfBirth, fields.taughtYear, run.today),
      yearByAge: yearOf(fields.dateOfBirth, null, run.today),
      temporaryUpn: upn?.ok ? upn.value.temporary : false,
      carers: run.db.select().from(carer).where(eq(carer.pupilId, id)).orderBy(asc(carer.id)).all(),
      agreements,
      agreed: agreements.some(({ withdrawnOn }) => withdrawnOn === null),
      cases: casesOfPupil(run, id),
    };
  },

  lookAlikes(run, entered) {
    const described = { ...entered, upn: entered.upn?.replaceAll(/\s/g, '').toUpperCase() || null };
    const likenessOf = likenessTo(described);
    const alike: { known: KnownPupil; like: Likeness }[] = [];
    for (const known of mayBe(run, described)) {
      const like = likenessOf(known);
      if (like.score >= WORTH_SHOWING) alike.push({ known, like });
    }
    return alike
      .sort((a, b) => b.like.score - a.like.score || (a.known.pupilId < b.known.pupilId ? -1 : 1))
      .slice(0, MOST_SHOWN)
      .map(({ known, like }) => ({
        pupilId: known.pupilId,
        name: `${known.givenName} ${known.familyName}`,
        dateOfBirth: known.dateOfBirth,
        schoolName: known.schoolName,
        openCase: openCaseOf(run, known.pupilId),
        ...like,
      }));
  },

  change(run, { id, version, ...input }) {
    if (!run.db.select({ id: school.id }).from(school).where(eq(school.id, input.homeSchoolId)).get())
      throw refuseField('homeSchoolId', 'This school is not in the register.', 'Choose a school, or add it first.');
    run.update(pupil, id, version, { ...checkedPupil(run, input, id), knownAs: input.knownAs || null });
    return { id };
  },

  addCarer(run, input) {
    checkThere(run, input.pupilId);
    return { id: run.insert(carer, { ...input, ...emptyAsNull(input) }) };
  },

  changeCarer(run, { id, version, ...input }) {
    run.update(carer, id, version, { ...input, ...emptyAsNull(input) });
    return { id };
  },

  agree(run, input) {
    checkThere(run, input.pupilId);
    checkPast(run, 'agreedOn', input.agreedOn, 'The day of agreement is in the future.');
    return { id: run.insert(agreement, { ...input, withdrawnOn: null, withdrawnWhy: null }) };
  },

  withdrawAgreement(run, { id, version, withdrawnOn, withdrawnWhy }) {
    const row = run.db.select().from(agreement).where(eq(agreement.id, id)).get();
    if (!row) throw notFound('The agreement');
    if (row.withdrawnOn) {
      throw refuse(
        'rule',
        `This agreement was withdrawn on ${showDate(row.withdrawnOn)} already.`,
        'Record a new agreement if the family has agreed again.',
      );
    }
    checkPast(run, 'withdrawnOn', withdrawnOn, 'The day of withdrawal is in the future.');
    if (withdrawnOn < row.agreedOn)
      throw refuseField('withdrawnOn', `This is before the agreement, ${showDate(row.agreedOn)}.`);
    run.update(agreement, id, version, { withdrawnOn, withdrawnWhy });
    return { id };
  },
};

const MOST_SHOWN = 6;
const MOST_NAMED = 100;

function agreementsOf(run: QueryRun, pupilId: string) {
  return run.db
    .select()
    .from(agreement)
    .where(eq(agreement.pupilId, pupilId))
    .orderBy(desc(agreement.agreedOn), desc(agreement.id))
    .all();
}

function casesOfPupil(run: QueryRun, pupilId: string) {
  const ids = run.db
    .select({ id: caseFile.id })
    .from(caseFile)
    .where(eq(caseFile.pupilId, pupilId))
    .orderBy(desc(caseFile.openedOn), desc(caseFile.id))
    .all()
    .map(({ id }) => id);
  return casesById(run, ids).map(({ id, reference, stage, openedOn, closedOn }) => ({
    id,
    reference,
    stage,
    openedOn,
    closedOn,
  }));
}

interface KnownPupil extends Described {
  pupilId: string;
  schoolName: string;
}

/**
 * Pupils worth comparing: a birthday or UPN in common, or both names begin with letters that sound like those typed (as
 * they are, or the other way round), or the family name typed is a part of theirs. Neither name alone is worth showing.
 */
function mayBe(run: QueryRun, entered: Described): KnownPupil[] {
  const [given, family] = [entered.givenName.trim(), entered.familyName.trim()];
  const named = given.length >= 2 && family.length >= 2;
  if (!named && !entered.dateOfBirth && !entered.upn) return [];
  const statement = run.prepared('pupils.may-be', (db) =>
    db.$client.prepare<[Record<string, string | null>], KnownPupil>(
      `SELECT p.id AS pupilId, p.given_name AS givenName, p.family_name AS familyName, p.known_as AS knownAs,
         p.date_of_birth AS dateOfBirth, p.upn AS upn, p.home_school_id AS schoolId, s.name AS schoolName
       FROM pupil p CROSS JOIN school s ON s.id = p.home_school_id
       WHERE p.date_of_birth = @dateOfBirth OR p.upn = @upn
         OR (${begins('p.given_name', '@given')} OR ${begins('p.known_as', '@given')})
           AND (${begins('p.family_name', '@family')} OR p.id IN (SELECT value FROM json_each(@partly)))
         OR ${begins('p.given_name', '@family')} AND ${begins('p.family_name', '@given')}`,
    ),
  );
  return statement.all({
    dateOfBirth: entered.dateOfBirth,
    upn: entered.upn,
    given: named ? initialsThatSoundLike(given).join('') : '',
    family: named ? initialsThatSoundLike(family).join('') : '',
    partly: JSON.stringify(named ? findPupils(run.db, family, MOST_NAMED) : []),
  });
}

/** Whether a name begins with one of the letters; one that begins with no plain letter ('Élise') always may. */
function begins(name: string, letters: string): string {
  return `(instr(${letters}, lower(substr(${name}, 1, 1))) > 0 OR ${letters} <> '' AND ${name} GLOB '[^A-Za-z]*')`;
}

function checkThere(run: QueryRun, pupilId: string): void {
  if (!run.db.select({ id: pupil.id }).from(pupil).where(eq(pupil.id, pupilId)).get()) throw notFound('The pupil');
}

function checkPast(run: QueryRun, path: string, on: PlainDate, sentence: string): void {
  if (on > run.today) throw refuseField(path, sentence);
}

function emptyAsNull({
  phone,
  email,
  address,
}: {
  phone: string | null;
  email: string | null;
  address: string | null;
}) {
  return { phone: phone || null, email: email || null, address: address || null };
}
