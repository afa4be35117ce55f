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
import { planned, plansAgreed, plansReviewed } from './timeline/plans.ts';

/** A case as one line through time, newest first: from every table that holds a dated fact about it or its pupil. */
export function timelineOf(run: QueryRun, file: CaseRow): TimelineItem[] {
  return SOURCES.flatMap((source) => source(run, file)).sort(newestFirst);
}

/** One per kind of record. Whatever else comes to have a date in a case adds its own here. */
const SOURCES: readonly Source[] = [
  itself,
  closings,
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
  printed,
];

function itself(_run: QueryRun, { id, openedOn, closedOn, closedWhy }: CaseRow): TimelineItem[] {
  return [
    item({ key: `opened-${id}`, on: openedOn, kind: 'case', what: 'Case opened' }),
    ...(closedOn
      ? [item({ key: `closed-${id}`, on: closedOn, kind: 'case', what: 'Case closed', detail: closedWhy ?? '' })]
      : []),
  ];
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

function newestFirst(a: TimelineItem, b: TimelineItem): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return a.key < b.key ? 1 : -1;
}
