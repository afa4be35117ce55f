import { and, asc, desc, eq, isNull, or } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { printRecord } from '../../db/schema/papers.ts';
import { plan } from '../../db/schema/plans.ts';
import { area, contact, school, signUp } from '../../db/schema/schools.ts';
import { CASE_READERS } from '../../shared/api/fields.ts';
import type { SchoolPage } from '../../shared/api/schools.ts';
import { showDate } from '../../shared/dates.ts';
import { CONTACT_KINDS } from '../../shared/words.ts';
import { notFound } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { halfLabel } from './calendar-file.ts';
import { closedDaysOf, halvesOf } from './calendar-rows.ts';
import { planLines } from './plan-rows.ts';
import { isInForce } from './sign-up-in-force.ts';
import { isStale } from './stale-papers.ts';

/** One school: what GIAS says, who to ask for, what it signed, its pupils' cases and plans, and what it was sent. */
export function schoolPage(run: QueryRun, id: string): SchoolPage {
  const row = run.db.select().from(school).where(eq(school.id, id)).get();
  if (!row) throw notFound('The school');
  const { officeId: _office, changedAt: _at, changedBy: _by, address3: _third, ...rest } = row;
  const inArea = row.areaId ? run.db.select().from(area).where(eq(area.id, row.areaId)).get() : undefined;
  return {
    ...rest,
    area: inArea?.name ?? null,
    contacts: contactsOf(run, id),
    signUps: signUpsOf(run, id),
    cases: casesOf(run, id),
    plans: planLines(run, or(eq(plan.homeSchoolId, id), eq(plan.newSchoolId, id))),
    printed: printedFor(run, id),
    records: recordsOf(run, row),
  };
}

function contactsOf(run: QueryRun, schoolId: string): SchoolPage['contacts'] {
  return run.db
    .select({
      id: contact.id,
      version: contact.version,
      kind: contact.kind,
      name: contact.name,
      role: contact.role,
      email: contact.email,
      phone: contact.phone,
    })
    .from(contact)
    .where(and(eq(contact.schoolId, schoolId), isNull(contact.until)))
    .orderBy(asc(contact.kind), asc(contact.name))
    .all();
}

/** The newest first. */
function signUpsOf(run: QueryRun, schoolId: string): SchoolPage['signUps'] {
  return run.db
    .select()
    .from(signUp)
    .where(eq(signUp.schoolId, schoolId))
    .orderBy(desc(signUp.inForceFrom), desc(signUp.signedOn))
    .all()
    .map(({ officeId: _office, changedAt: _at, changedBy: _by, schoolId: _school, ...each }) => ({
      ...each,
      inForceToday: isInForce(each, run.today),
    }));
}

/** None for a role that does not read about children. */
function casesOf(run: QueryRun, schoolId: string): SchoolPage['cases'] {
  if (!CASE_READERS.includes(run.person.role)) return [];
  return run.db
    .select({
      id: caseFile.id,
      reference: caseFile.reference,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      openedOn: caseFile.openedOn,
      closedOn: caseFile.closedOn,
    })
    .from(caseFile)
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .where(eq(pupil.homeSchoolId, schoolId))
    .orderBy(desc(caseFile.openedOn), desc(caseFile.reference))
    .all()
    .map(({ givenName, familyName, ...each }) => ({ ...each, pupilName: `${givenName} ${familyName}` }));
}

const MOST_PRINTED = 50;

function printedFor(run: QueryRun, schoolId: string): SchoolPage['printed'] {
  return run.db
    .select()
    .from(printRecord)
    .where(eq(printRecord.recipientSchoolId, schoolId))
    .orderBy(desc(printRecord.number))
    .limit(MOST_PRINTED)
    .all()
    .map((each) => ({
      id: each.id,
      number: each.number,
      paper: each.paper,
      recipient: each.recipient,
      printedAt: each.printedAt,
      stale: isStale(run.db, each),
    }));
}

function recordsOf(run: QueryRun, { id, name }: { id: string; name: string }): SchoolPage['records'] {
  const contacts = run.db.select().from(contact).where(eq(contact.schoolId, id)).orderBy(asc(contact.name)).all();
  const signUps = run.db.select().from(signUp).where(eq(signUp.schoolId, id)).orderBy(desc(signUp.signedOn)).all();
  return [
    { rowId: id, what: `School: ${name}` },
    ...contacts.map((each) => ({ rowId: each.id, what: `${CONTACT_KINDS[each.kind]}: ${each.name}` })),
    ...signUps.map((each) => ({ rowId: each.id, what: `Sign-up: ${showDate(each.signedOn)}` })),
    ...halvesOf(run, id).map((each) => ({ rowId: each.id, what: `Own dates: ${halfLabel(each)}` })),
    ...closedDaysOf(run, id).map((each) => ({ rowId: each.id, what: `${each.name}: ${showDate(each.date)}` })),
  ];
}
