import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Orm } from '../../db/open.ts';
import { rowChange } from '../../db/schema/history.ts';
import { linkItem } from '../../db/schema/link.ts';
import { printRecord } from '../../db/schema/papers.ts';

/** What left the office on the strength of a change: said before anybody undoes it, because undoing calls nothing back. */
type Image = Readonly<Record<string, unknown>>;

/** By table: when a row that was written has been told to somebody, and in which words. */
const TOLD: Readonly<Record<string, { when(row: Image): boolean; sentence: string }>> = {
  deployment_week: {
    when: ({ state }) => state === 'published',
    sentence: 'This week has been published: schools may have been told.',
  },
  allocation: {
    when: ({ told }) => told === 1,
    sentence: 'Schools have been told of these sessions.',
  },
  week_change: { when: () => true, sentence: 'It changed a published week: schools may have been told.' },
  enquiry: {
    when: ({ answered_on: on }) => on !== null,
    sentence: 'The enquiry was answered: the school may have been told.',
  },
  school_answer: {
    when: ({ given_on: on }) => on !== null,
    sentence: 'The answer was given to the school.',
  },
  decision: { when: () => true, sentence: 'The school and the family may have been told of this decision.' },
  link_item: {
    when: ({ sent_on: on }) => on !== null,
    sentence: 'The papers have been sent to the members of the panel.',
  },
  link_panel: { when: ({ held_on: on }) => on !== null, sentence: 'The record of this meeting has been closed.' },
  print_record: { when: () => true, sentence: 'The paper was printed: whoever was given it still has it.' },
  subject_access: { when: () => true, sentence: 'The bundle may have been given to whoever asked for it.' },
  link_decision: { when: () => true, sentence: 'The school and the family may have been told of this decision.' },
};

/** Columns that lead to what papers are made from. */
const ABOUT = ['case_id', 'plan_id', 'week_id', 'panel_id', 'decision_id'] as const;
const MOST_ROWS = 200;
const MOST_PAPERS = 5;

export function leftTheOffice(db: Orm, seq: number): string[] {
  const touched = db
    .selectDistinct({ rowId: rowChange.rowId, table: rowChange.tableName, after: rowChange.after })
    .from(rowChange)
    .where(eq(rowChange.changeSeq, seq))
    .limit(MOST_ROWS)
    .all()
    .map(({ rowId, table, after }) => ({ rowId, table, row: JSON.parse(after ?? 'null') as Image | null }));
  const told = touched.flatMap(({ table, row }) => (row && TOLD[table]?.when(row) ? [TOLD[table].sentence] : []));
  return [...new Set(told), ...papersSince(db, seq, subjectsOf(db, touched))];
}

/** The records themselves, and what they belong to; of a decision also the meeting at which it was made. */
function subjectsOf(db: Orm, touched: readonly { rowId: string; row: Image | null }[]): string[] {
  const text = (value: unknown) => (typeof value === 'string' ? [value] : []);
  const items = touched.flatMap(({ row }) => text(row?.item_id));
  const panels = db.select({ id: linkItem.panelId }).from(linkItem).where(inArray(linkItem.id, items)).all();
  return [
    ...touched.flatMap(({ rowId, row }) => [rowId, ...ABOUT.flatMap((column) => text(row?.[column]))]),
    ...panels.map(({ id }) => id),
  ];
}

function papersSince(db: Orm, seq: number, subjects: readonly string[]): string[] {
  return db
    .select({ number: printRecord.number, recipient: printRecord.recipient })
    .from(printRecord)
    .where(
      and(inArray(printRecord.subjectId, [...new Set(subjects)].slice(0, 2 * MOST_ROWS)), gt(printRecord.version, seq)),
    )
    .limit(MOST_PAPERS)
    .all()
    .map(
      ({ number, recipient }) => `Paper STS-${String(number).padStart(6, '0')} was printed since, for ${recipient}.`,
    );
}
