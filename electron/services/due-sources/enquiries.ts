import { asc, eq, isNull } from 'drizzle-orm';
import { caseFile, enquiry, pupil } from '../../../db/schema/cases.ts';
import { school } from '../../../db/schema/schools.ts';
import { showDate } from '../../../shared/dates.ts';
import type { DueSource } from './source.ts';

/** Enquiries that wait for their answer (S2.1), whenever it is due. */
export const enquiriesDue: DueSource = {
  id: 'enquiries',
  caseNotes: true,
  read(run) {
    const statement = run.prepared('due.enquiries', (db) =>
      db
        .select({
          id: enquiry.id,
          caseId: enquiry.caseId,
          reference: caseFile.reference,
          given: pupil.givenName,
          family: pupil.familyName,
          schoolName: school.name,
          receivedOn: enquiry.receivedOn,
          askedBy: enquiry.askedBy,
          on: enquiry.answerDueOn,
        })
        .from(enquiry)
        .innerJoin(caseFile, eq(caseFile.id, enquiry.caseId))
        .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
        .innerJoin(school, eq(school.id, enquiry.schoolId))
        .where(isNull(enquiry.answeredOn))
        .orderBy(asc(enquiry.answerDueOn), asc(enquiry.id))
        .prepare(),
    );
    return statement.all().map((row) => ({
      key: `enquiry-${row.id}`,
      kind: 'enquiry',
      on: row.on,
      about: `${row.given} ${row.family} · ${row.reference}`,
      schoolName: row.schoolName,
      sentence: `${row.askedBy} asked on ${showDate(row.receivedOn)}.`,
      rule: 'S2.1',
      to: `/cases/${row.caseId}/enquiries/${row.id}`,
    }));
  },
};
