import { eq } from 'drizzle-orm';
import { linkDecision, linkPlacement, linkRequest } from '../../../db/schema/link.ts';
import type { TimelineItem } from '../../../shared/api/cases.ts';
import { earlierOf, showDate } from '../../../shared/dates.ts';
import { LINK_OUTCOMES } from '../../../shared/link-words.ts';
import { labelOf } from '../../../shared/words.ts';
import type { QueryRun } from '../../core/run.ts';
import type { CaseRow } from '../case-rows.ts';
import { ASKED, item, sentences } from './item.ts';

/** The Link, as the timeline tells it: what was asked for, what a panel or its chair decided, the placement. */
export function linkAsked(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.link-requests', (db) =>
    db.select().from(linkRequest).where(eq(linkRequest.caseId, ASKED)).prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => {
    const to = `/link/requests/${row.id}`;
    const by = `${row.askedBy}, ${row.askedByRole}`;
    return [
      item({ key: row.id, on: row.receivedOn, kind: 'enquiry', what: 'Link place asked for', detail: by, to }),
      ...(row.withdrawnOn
        ? [
            item({
              key: `withdrawn-${row.id}`,
              on: row.withdrawnOn,
              kind: 'enquiry' as const,
              what: 'Link request withdrawn',
              detail: row.withdrawnWhy ?? '',
              to,
            }),
          ]
        : []),
    ];
  });
}

export function linkDecided(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.link-decisions', (db) =>
    db
      .select({ decision: linkDecision })
      .from(linkDecision)
      .innerJoin(linkRequest, eq(linkRequest.id, linkDecision.requestId))
      .where(eq(linkRequest.caseId, ASKED))
      .prepare(),
  );
  return statement.all({ asked: id }).map(({ decision: row }) => {
    const who = row.urgentWhy === null ? 'Link panel' : 'Link panel’s chair, urgently';
    const about = row.about === 'extension' ? 'extension: ' : '';
    return item({
      key: row.id,
      on: row.decidedOn,
      kind: 'decision',
      what: `${who}: ${about}${labelOf(LINK_OUTCOMES, row.outcome)}`,
      detail: sentences(
        row.startOn ? `From ${showDate(row.startOn)}.` : '',
        row.untilOn ? `Until ${showDate(row.untilOn)}.` : '',
        row.reason,
      ),
      to: `/link/requests/${row.requestId}`,
    });
  });
}

export function linkPlaced(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.link-placements', (db) =>
    db.select().from(linkPlacement).where(eq(linkPlacement.caseId, ASKED)).prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => {
    const to = `/link/placements/${row.id}`;
    const last = row.endedEarlyOn === null ? row.endOn : earlierOf(row.endOn, row.endedEarlyOn);
    const starts = row.startOn > run.today;
    const ended = row.endedEarlyOn ? 'Link placement ended early' : 'Link placement ended';
    return [
      item({
        key: row.id,
        on: row.startOn,
        kind: 'plan',
        what: starts ? 'Link placement starts' : 'Link placement started',
        to,
        ahead: starts,
      }),
      item({
        key: `end-${row.id}`,
        on: last,
        kind: 'plan',
        what: last < run.today ? ended : 'Link placement ends',
        detail: row.endedEarlyWhy ?? '',
        to,
        ahead: last >= run.today,
      }),
    ];
  });
}
