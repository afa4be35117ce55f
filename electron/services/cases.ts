import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { agreement, caseFile, enquiry, pastClosing } from '../../db/schema/cases.ts';
import { plan } from '../../db/schema/plans.ts';
import { restriction } from '../../db/schema/safety.ts';
import { school } from '../../db/schema/schools.ts';
import { findCases } from '../../db/search.ts';
import type { CaseLine, casesApi } from '../../shared/api/cases.ts';
import { isPlainDate, showDate } from '../../shared/dates.ts';
import { CASE_STAGES, codesOf, labelOf, PLAN_KINDS } from '../../shared/words.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { recordsOf } from './case-records.ts';
import {
  type CaseRow,
  caseById,
  casesById,
  countStages,
  type PageEnd,
  pageOfCases,
  type WhichCases,
} from './case-rows.ts';
import { timelineOf } from './case-timeline.ts';
import { openCaseOf } from './checked-pupil.ts';
import { lastDayOf } from './plan-standing.ts';

/** Cases: found, shown as a whole, led, closed, opened again. Where each one stands is computed (stage-of-case.ts). */
export const cases: Service<typeof casesApi> = {
  list(run, { search, stage, limit, after }) {
    if (search.trim() !== '') return found(run, search, stage, limit, after);
    const { rows, end } = pageOfCases(run, stage, after === null ? null : placeOf(after), limit);
    return { cases: rows.map(lineOf), after: end && `${end.openedOn} ${end.id}` };
  },

  stages(run) {
    const counts = countStages(run);
    return codesOf(CASE_STAGES).map((stage) => ({ stage, count: counts.get(stage) ?? 0 }));
  },

  show(run, { id }) {
    const file = byId(run, id);
    const { givenName: _given, familyName: _family, ...rest } = file;
    return {
      ...rest,
      agreed: isAgreed(run, file),
      restricted: isRestricted(run, file.pupilId),
      enquiries: enquiriesOf(run, id),
      timeline: timelineOf(run, file),
    };
  },

  records: (run, { id }) => recordsOf(run, byId(run, id)),

  change(run, { id, version, leadTeacher }) {
    byId(run, id);
    run.update(caseFile, id, version, { leadTeacher: leadTeacher || null });
    return { id };
  },

  close(run, { id, version, closedOn, closedWhy }) {
    const file = byId(run, id);
    if (file.closedOn)
      throw refuse('rule', `This case was closed on ${showDate(file.closedOn)} already.`, 'Nothing needs to be done.');
    if (closedOn > run.today) throw refuseField('closedOn', 'The day of closing is in the future.');
    if (closedOn < file.openedOn)
      throw refuseField('closedOn', `This is before the case was opened, ${showDate(file.openedOn)}.`);
    checkAnswered(run, id);
    checkPlansEnded(run, id, closedOn);
    run.update(caseFile, id, version, { closedOn, closedWhy });
    return { id };
  },

  reopen(run, { id, version, why }) {
    const { closedOn, closedWhy, pupilId, pupilName } = byId(run, id);
    if (!closedOn) throw refuse('rule', 'This case is open.', 'Nothing needs to be done.');
    const other = openCaseOf(run, pupilId);
    if (other) {
      throw refuse('conflict', `${pupilName} has an open case, ${other.reference}.`, 'Go on with that one.', {
        link: { to: `/cases/${other.id}`, label: `Case ${other.reference}` },
      });
    }
    run.update(caseFile, id, version, { closedOn: null, closedWhy: null });
    run.insert(pastClosing, {
      caseId: id,
      closedOn,
      closedWhy: closedWhy ?? '',
      openedAgainOn: run.today,
      openedAgainWhy: why,
    });
    return { id };
  },
};

/** The best first; `after` is how many have been shown already. */
function found(run: QueryRun, search: string, stage: WhichCases, limit: number, after: string | null) {
  const from = Number(after ?? 0);
  if (!Number.isInteger(from) || from < 0) throw nowhere();
  const which = stage === 'all' ? 'any' : stage === 'closed' ? 'closed' : 'open';
  const ids = findCases(run.db, search, which, EVERY);
  const isOneStage = stage !== 'all' && stage !== 'open' && stage !== 'closed';
  const fitting = isOneStage
    ? casesById(run, ids)
        .filter((row) => row.stage === stage)
        .map(({ id }) => id)
    : ids;
  const until = from + limit;
  return {
    cases: casesById(run, fitting.slice(from, until)).map(lineOf),
    after: until < fitting.length ? String(until) : null,
  };
}

/** SQLite's LIMIT for "all of them". */
const EVERY = -1;

/** '2026-11-24 0198…', as the page before gave it. */
function placeOf(after: string): PageEnd {
  const [openedOn = '', id = ''] = after.split(' ');
  if (!isPlainDate(openedOn) || id === '') throw nowhere();
  return { openedOn, id };
}

function nowhere() {
  return refuse('invalid', 'The list can not go on from there.', 'Open the list again from its beginning.');
}

function byId(run: QueryRun, id: string): CaseRow {
  const row = caseById(run, id);
  if (!row) throw notFound('The case');
  return row;
}

/** One restricted case of a pupil hides all of them. */
function isRestricted(run: QueryRun, pupilId: string): boolean {
  const statement = run.prepared('cases.restricted', (db) =>
    db
      .select({ id: restriction.id })
      .from(restriction)
      .innerJoin(caseFile, eq(caseFile.id, restriction.caseId))
      .where(and(eq(caseFile.pupilId, sql.placeholder('pupilId')), isNull(restriction.liftedOn)))
      .limit(1)
      .prepare(),
  );
  return statement.get({ pupilId }) !== undefined;
}

function lineOf(row: CaseRow): CaseLine {
  const { id, reference, pupilName, initials, schoolName, yearGroup, stage, openedOn, leadTeacher, due } = row;
  return { id, reference, pupilName, initials, schoolName, yearGroup, stage, openedOn, leadTeacher, due };
}

/** Somebody has agreed that STS works with the pupil, and has not withdrawn it (P1). */
function isAgreed(run: QueryRun, { pupilId }: CaseRow): boolean {
  const statement = run.prepared('cases.agreed', (db) =>
    db
      .select({ id: agreement.id })
      .from(agreement)
      .where(and(eq(agreement.pupilId, sql.placeholder('pupilId')), isNull(agreement.withdrawnOn)))
      .limit(1)
      .prepare(),
  );
  return statement.get({ pupilId }) !== undefined;
}

function enquiriesOf(run: QueryRun, caseId: string) {
  const statement = run.prepared('cases.enquiries', (db) =>
    db
      .select({
        id: enquiry.id,
        version: enquiry.version,
        schoolId: enquiry.schoolId,
        schoolName: school.name,
        receivedOn: enquiry.receivedOn,
        how: enquiry.how,
        askedBy: enquiry.askedBy,
        askedByRole: enquiry.askedByRole,
        concern: enquiry.concern,
        answerDueOn: enquiry.answerDueOn,
        answeredOn: enquiry.answeredOn,
        answer: enquiry.answer,
      })
      .from(enquiry)
      .innerJoin(school, eq(school.id, enquiry.schoolId))
      .where(eq(enquiry.caseId, sql.placeholder('caseId')))
      .orderBy(desc(enquiry.receivedOn), desc(enquiry.id))
      .prepare(),
  );
  return statement.all({ caseId });
}

/** The school is owed its answer (S2.1) before the case is closed. */
function checkAnswered(run: CommandRun, caseId: string): void {
  const open = enquiriesOf(run, caseId).find(({ answeredOn }) => answeredOn === null);
  if (!open) return;
  throw refuse(
    'rule',
    `The enquiry of ${showDate(open.receivedOn)} has not been answered.`,
    'Record the answer that the school was given, then close the case.',
  );
}

/** STA time must not go on for a case that is closed. */
function checkPlansEnded(run: CommandRun, caseId: string, closedOn: string): void {
  const running = run.db
    .select()
    .from(plan)
    .where(eq(plan.caseId, caseId))
    .all()
    .find((each) => lastDayOf(each) > closedOn);
  if (!running) return;
  const kind = labelOf(PLAN_KINDS, running.kind);
  throw refuse(
    'rule',
    `The ${kind.toLowerCase()} of this case goes on until ${showDate(lastDayOf(running))}.`,
    'End the plan first, or close the case on a later day.',
    { link: { to: `/plans/${running.id}`, label: kind } },
  );
}
