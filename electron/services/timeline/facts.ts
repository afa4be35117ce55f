import { and, eq, isNull } from 'drizzle-orm';
import { agreement, decision, evidence, evidenceReview, suspension, waiver } from '../../../db/schema/cases.ts';
import type { TimelineItem } from '../../../shared/api/cases.ts';
import { showDate } from '../../../shared/dates.ts';
import { AGREEMENT_WAYS, EVIDENCE_KINDS, labelOf, ROUTES, SUSPENSION_TYPES } from '../../../shared/words.ts';
import type { QueryRun } from '../../core/run.ts';
import type { CaseRow } from '../case-rows.ts';
import { ASKED, item, sentences } from './item.ts';

/** Evidence, reviews, suspensions, parental agreement, decisions and waivers, as the timeline tells them. */

export function evidenced(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.evidence', (db) =>
    db
      .select({
        id: evidence.id,
        kind: evidence.kind,
        title: evidence.title,
        startedOn: evidence.startedOn,
        endedOn: evidence.endedOn,
        cafoToldOn: evidence.cafoToldOn,
        standing: evidence.standing,
        note: evidence.note,
        ...taken(evidence),
      })
      .from(evidence)
      .where(eq(evidence.caseId, ASKED))
      .prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => {
    const kind = labelOf(EVIDENCE_KINDS, row.kind);
    const what = row.title ? `${kind}: ${row.title}` : kind;
    const told = row.cafoToldOn ? `CAF officer told on ${showDate(row.cafoToldOn)}.` : '';
    const { standing } = row;
    const began = item({
      key: row.id,
      on: row.startedOn,
      kind: 'evidence',
      what,
      detail: sentences(told, row.note, takenBack(row)),
      standing,
    });
    if (!row.endedOn || row.withdrawnOn) return [began];
    return [began, item({ key: `end-${row.id}`, on: row.endedOn, kind: 'evidence', what: `${what} ended`, standing })];
  });
}

export function reviewed(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.reviews', (db) =>
    db
      .select({
        id: evidenceReview.id,
        heldOn: evidenceReview.heldOn,
        adjusted: evidenceReview.adjusted,
        standing: evidenceReview.standing,
        note: evidenceReview.note,
        ...taken(evidenceReview),
        kind: evidence.kind,
        title: evidence.title,
      })
      .from(evidence)
      .innerJoin(evidenceReview, eq(evidenceReview.evidenceId, evidence.id))
      .where(and(eq(evidence.caseId, ASKED), isNull(evidence.withdrawnOn)))
      .prepare(),
  );
  return statement.all({ asked: id }).map((row) =>
    item({
      key: row.id,
      on: row.heldOn,
      kind: 'review',
      what: `Review of ${row.kind === 'psp' ? 'the PSP' : row.title || labelOf(EVIDENCE_KINDS, row.kind).toLowerCase()}`,
      detail: sentences(row.adjusted ? 'Adjusted.' : '', row.note, takenBack(row)),
      standing: row.standing,
    }),
  );
}

export function suspended(run: QueryRun, { pupilId }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.suspensions', (db) =>
    db
      .select({
        id: suspension.id,
        startedOn: suspension.startedOn,
        sessions: suspension.sessions,
        type: suspension.type,
        standing: suspension.standing,
        note: suspension.note,
        ...taken(suspension),
      })
      .from(suspension)
      .where(eq(suspension.pupilId, ASKED))
      .prepare(),
  );
  return statement.all({ asked: pupilId }).map((row) => {
    const length = row.sessions === 0 ? '' : `, ${row.sessions} ${row.sessions === 1 ? 'session' : 'sessions'}`;
    return item({
      key: row.id,
      on: row.startedOn,
      kind: 'suspension',
      what: `${labelOf(SUSPENSION_TYPES, row.type)}${length}`,
      detail: sentences(row.note, takenBack(row)),
      standing: row.standing,
    });
  });
}

export function agreed(run: QueryRun, { pupilId }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.agreements', (db) =>
    db.select().from(agreement).where(eq(agreement.pupilId, ASKED)).prepare(),
  );
  return statement.all({ asked: pupilId }).flatMap((row) => [
    item({
      key: row.id,
      on: row.agreedOn,
      kind: 'agreement',
      what: `${row.agreedBy} agreed to engage`,
      detail: sentences(`${labelOf(AGREEMENT_WAYS, row.how)}.`, row.note),
    }),
    ...(row.withdrawnOn
      ? [
          item({
            key: `withdrawn-${row.id}`,
            on: row.withdrawnOn,
            kind: 'agreement',
            what: `Agreement of ${row.agreedBy} withdrawn`,
            detail: row.withdrawnWhy ?? '',
          }),
        ]
      : []),
  ]);
}

export function decided(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.decisions', (db) =>
    db
      .select({
        id: decision.id,
        decidedOn: decision.decidedOn,
        outcome: decision.outcome,
        decidedBy: decision.decidedBy,
        reason: decision.reason,
      })
      .from(decision)
      .where(eq(decision.caseId, ASKED))
      .prepare(),
  );
  return statement.all({ asked: id }).map((row) =>
    item({
      key: row.id,
      on: row.decidedOn,
      kind: 'decision',
      what: `${row.decidedBy} decided: ${labelOf(ROUTES, row.outcome)}`,
      detail: row.reason,
    }),
  );
}

export function waived(run: QueryRun, { id }: CaseRow): TimelineItem[] {
  const statement = run.prepared('timeline.waivers', (db) =>
    db.select().from(waiver).where(eq(waiver.caseId, ASKED)).prepare(),
  );
  return statement.all({ asked: id }).flatMap((row) => [
    item({
      key: row.id,
      on: row.waivedOn,
      kind: 'decision',
      what: `${row.waivedBy} waived ${row.ruleId}`,
      detail: row.reason,
    }),
    ...(row.withdrawnOn
      ? [
          item({
            key: `withdrawn-${row.id}`,
            on: row.withdrawnOn,
            kind: 'decision',
            what: `Waiver of ${row.ruleId} ended`,
          }),
        ]
      : []),
  ]);
}

/** The columns of a row that can be taken back. */
function taken<W, Y>({ withdrawnOn, withdrawnWhy }: { withdrawnOn: W; withdrawnWhy: Y }) {
  return { withdrawnOn, withdrawnWhy };
}

function takenBack({ withdrawnOn, withdrawnWhy }: { withdrawnOn: string | null; withdrawnWhy: string | null }): string {
  return withdrawnOn ? `Taken back on ${showDate(withdrawnOn)}: ${withdrawnWhy ?? ''}` : '';
}
