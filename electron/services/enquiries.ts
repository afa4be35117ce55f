import { desc, eq, sql } from 'drizzle-orm';
import { caseFile, enquiry, pupil } from '../../db/schema/cases.ts';
import { school } from '../../db/schema/schools.ts';
import type { enquiriesApi } from '../../shared/api/enquiries.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { answerDaysOf, answerDueOn } from './answer-due.ts';
import { casesById } from './case-rows.ts';
import { checkedPupil, openCaseOf } from './checked-pupil.ts';

/** Enquiries: recorded while on the phone, answered within the days that the office has set (S2.1). */
export const enquiries: Service<typeof enquiriesApi> = {
  list(run, { open, limit }) {
    const rows = listed(run, open, limit);
    const cases = new Map(
      casesById(run, [...new Set(rows.map(({ caseId }) => caseId))]).map((each) => [each.id, each] as const),
    );
    return rows.flatMap((row) => {
      const file = cases.get(row.caseId);
      if (!file) return [];
      const { reference, pupilName, stage } = file;
      const late = row.answeredOn === null && row.answerDueOn < run.today;
      return [{ ...row, reference, pupilName, stage, late }];
    });
  },

  dueOn: (run, { receivedOn }) => ({ dueOn: answerDueOn(run, receivedOn), workingDays: answerDaysOf(run) }),

  record(run, { schoolId, pupilId, pupil: entered, ...asked }) {
    checkReceived(run, asked.receivedOn);
    if (!run.db.select({ id: school.id }).from(school).where(eq(school.id, schoolId)).get())
      throw refuseField(
        'schoolId',
        'This school is not in the register.',
        'Choose one from the list, or add it first.',
      );
    const about = pupilId === null ? addPupil(run, entered, schoolId) : known(run, pupilId);
    const there = openCaseOf(run, about);
    const { id: caseId, reference } = there ?? openCase(run, about, asked.receivedOn);
    const due = answerDueOn(run, asked.receivedOn);
    const enquiryId = run.insert(enquiry, {
      ...asked,
      askedByRole: asked.askedByRole || null,
      caseId,
      schoolId,
      answerDueOn: due,
      answeredOn: null,
      answer: null,
    });
    return { enquiryId, caseId, reference, joined: there !== null, answerDueOn: due };
  },

  change(run, { id, version, ...asked }) {
    const row = byId(run, id);
    checkReceived(run, asked.receivedOn);
    if (row.answeredOn && row.answeredOn < asked.receivedOn)
      throw refuseField('receivedOn', `It was answered on ${showDate(row.answeredOn)}, before this day.`);
    const due = asked.receivedOn === row.receivedOn ? row.answerDueOn : answerDueOn(run, asked.receivedOn);
    run.update(enquiry, id, version, { ...asked, askedByRole: asked.askedByRole || null, answerDueOn: due });
    return { id, answerDueOn: due };
  },

  answer(run, { id, version, answeredOn, answer }) {
    const row = byId(run, id);
    if (answeredOn < row.receivedOn)
      throw refuseField('answeredOn', `This is before the enquiry, ${showDate(row.receivedOn)}.`);
    if (answeredOn > run.today) throw refuseField('answeredOn', 'The day of the answer is in the future.');
    run.update(enquiry, id, version, { answeredOn, answer });
    return { caseId: row.caseId };
  },
};

interface Listed {
  id: string;
  version: number;
  caseId: string;
  schoolName: string;
  receivedOn: PlainDate;
  askedBy: string;
  concern: string;
  answerDueOn: PlainDate;
  answeredOn: PlainDate | null;
}

function listed(run: QueryRun, open: boolean, limit: number): Listed[] {
  const statement = run.prepared(`enquiries.list.${open}`, (db) =>
    db.$client.prepare<[number], Listed>(
      `SELECT q.id AS id, q.version AS version, q.case_id AS caseId, s.name AS schoolName, q.received_on AS receivedOn,
         q.asked_by AS askedBy, q.concern AS concern, q.answer_due_on AS answerDueOn, q.answered_on AS answeredOn
       FROM enquiry q JOIN school s ON s.id = q.school_id
       ${
         open
           ? 'WHERE q.answered_on IS NULL ORDER BY q.answer_due_on, q.id'
           : 'WHERE q.answered_on IS NOT NULL ORDER BY q.answered_on DESC, q.id DESC'
       } LIMIT ?`,
    ),
  );
  return statement.all(limit);
}

function byId(run: QueryRun, id: string) {
  const row = run.db.select().from(enquiry).where(eq(enquiry.id, id)).get();
  if (!row) throw notFound('The enquiry');
  return row;
}

function checkReceived(run: QueryRun, receivedOn: PlainDate): void {
  if (receivedOn > run.today) throw refuseField('receivedOn', 'The day of the enquiry is in the future.');
}

function known(run: QueryRun, pupilId: string): string {
  if (!run.db.select({ id: pupil.id }).from(pupil).where(eq(pupil.id, pupilId)).get()) throw notFound('The pupil');
  return pupilId;
}

type Entered = Parameters<Extract<typeof enquiries.record, (...given: never[]) => unknown>>[1]['pupil'];

function addPupil(run: CommandRun, entered: Entered, homeSchoolId: string): string {
  if (!entered) {
    throw refuse(
      'invalid',
      'The enquiry does not say which pupil it is about.',
      'Choose a pupil, or enter a new one.',
      {
        fields: [{ path: 'pupil.givenName', sentence: 'Enter the pupil, or choose one already in the register.' }],
      },
    );
  }
  const checked = checkedPupil(run, entered, null, 'pupil.');
  return run.insert(pupil, { ...checked, knownAs: null, taughtYear: null, homeSchoolId, note: '' });
}

function openCase(run: CommandRun, pupilId: string, openedOn: PlainDate): { id: string; reference: string } {
  const reference = nextReference(run);
  const closed = { closedOn: null, closedWhy: null };
  return { id: run.insert(caseFile, { reference, pupilId, openedOn, ...closed, leadTeacher: null }), reference };
}

/** 'C-0042': one more than the highest there is; more figures once there are more than 9,999. */
function nextReference(run: CommandRun): string {
  const [last] = run.db
    .select({ reference: caseFile.reference })
    .from(caseFile)
    .orderBy(desc(sql`length(${caseFile.reference})`), desc(caseFile.reference))
    .limit(1)
    .all();
  const number = last ? Number(last.reference.slice(2)) + 1 : 1;
  return `C-${String(number).padStart(4, '0')}`;
}
