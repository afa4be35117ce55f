import { eq, inArray, or } from 'drizzle-orm';
import { enquiry, pastClosing } from '../../db/schema/cases.ts';
import { printRecord } from '../../db/schema/papers.ts';
import { plan } from '../../db/schema/plans.ts';
import type { TimelineItem } from '../../shared/api/cases.ts';
import { ENQUIRY_WAYS, labelOf, PAPERS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import type { CaseRow } from './case-rows.ts';
import { agreed, decided, evidenced, reviewed, suspended, waived } from './timeline/facts.ts';
import { ASKED, item, type Source } from './timeline/item.ts';
import { linkAsked, linkDecided, linkPlaced } from './timeline/link.ts';
import { planned, plansAgreed, plansReviewed } from './timeline/plans.ts';

/** A case as one line through time, newest first: from every table that holds a dated fact about it or its pupil. */
export function timelineOf(run: QueryRun, file: CaseRow): TimelineItem[] {
  const items = SOURCES.flatMap((source) => source(run, file));
  // Of one day, what usually comes after the other is the newer.
  return items
    .map((each, at) => ({ each, at }))
    .sort((a, b) => (a.each.on === b.each.on ? b.at - a.at : a.each.on < b.each.on ? 1 : -1))
    .map(({ each }) => each);
}

/** One per kind of record, in the order of a day. Whatever else comes to have a date in a case adds its own here. */
const SOURCES: readonly Source[] = [
  opened,
  enquiries,
  evidenced,
  reviewed,
  suspended,
  agreed,
  decided,
  waived,
  planned,
  plansAgreed,
  plansReviewed,
  linkAsked,
  linkDecided,
  linkPlaced,
  printed,
  closings,
  closed,
];

function opened(_run: QueryRun, { id, openedOn }: CaseRow): TimelineItem[] {
  return [item({ key: `opened-${id}`, on: openedOn, kind: 'case', what: 'Case opened' })];
}

function closed(_run: QueryRun, { id, closedOn, closedWhy }: CaseRow): TimelineItem[] {
  if (!closedOn) return [];
  return [item({ key: `closed-${id}`, on: closedOn, kind: 'case', what: 'Case closed', detail: closedWhy ?? '' })];
}

function closings(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.closings', (db) =>
    db.select().from(pastClosing).where(eq(pastClosing.caseId, ASKED)).prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => [
    item({ key: `past-${row.id}`, on: row.closedOn, kind: 'case', what: 'Case closed', detail: row.closedWhy }),
    item({
      key: `again-${row.id}`,
      on: row.openedAgainOn,
      kind: 'case',
      what: 'Case opened again',
      detail: row.openedAgainWhy,
    }),
  ]);
}

function enquiries(run: QueryRun, { id, closedOn }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.enquiries', (db) =>
    db.select().from(enquiry).where(eq(enquiry.caseId, ASKED)).prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => {
    const way = labelOf(ENQUIRY_WAYS, row.how).toLowerCase();
    const asked = item({
      key: row.id,
      on: row.receivedOn,
      kind: 'enquiry',
      what: `${row.askedBy} asked (${way})`,
      detail: row.concern,
    });
    if (row.answeredOn) {
      const detail = row.answer ?? '';
      return [
        asked,
        item({ key: `answer-${row.id}`, on: row.answeredOn, kind: 'enquiry', what: 'School answered', detail }),
      ];
    }
    if (closedOn) return [asked];
    const due = {
      key: `answer-${row.id}`,
      on: row.answerDueOn,
      kind: 'enquiry',
      what: 'Answer due',
      ahead: true,
    } as const;
    return [asked, item(due)];
  });
}

function printed(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const ofCase = (db: QueryRun['db']) =>
    db
      .select({
        id: printRecord.id,
        number: printRecord.number,
        paper: printRecord.paper,
        recipient: printRecord.recipient,
        printedAt: printRecord.printedAt,
      })
      .from(printRecord)
      .where(
        or(
          eq(printRecord.subjectId, ASKED),
          inArray(printRecord.subjectId, db.select({ id: plan.id }).from(plan).where(eq(plan.caseId, ASKED))),
        ),
      )
      .prepare();
  return run
    .prepared('timeline.papers', ofCase)
    .all({ asked: id })
    .map((row) =>
      item({
        key: row.id,
        on: row.printedAt.slice(0, 10),
        kind: 'paper',
        what: `${labelOf(PAPERS, row.paper)} printed`,
        detail: `For ${row.recipient}.`,
        to: `/papers/${row.id}`,
      }),
    );
}
