import { and, eq, inArray, isNull } from 'drizzle-orm';
import { agreement, decision, enquiry, evidence, evidenceReview, suspension } from '../../../db/schema/cases.ts';
import { plan, planAgreement, planReview } from '../../../db/schema/plans.ts';
import { showDate } from '../../../shared/dates.ts';
import {
  AGREEMENT_WAYS,
  CASE_STAGES,
  EVIDENCE_KINDS,
  labelOf,
  PLAN_KINDS,
  ROUTES,
  STANDINGS,
  SUSPENSION_TYPES,
} from '../../../shared/words.ts';
import type { QueryRun } from '../../core/run.ts';
import { type CaseChronology, caseChronology } from '../../papers/case-chronology.ts';
import { withheldFrom } from '../../papers/names.ts';
import { caseById } from '../case-rows.ts';
import { type CaseForPaper, caseForPaper, schoolRecipient } from './people.ts';
import type { PaperSource } from './source.ts';

type Event = CaseChronology['events'][number];

/** What happened in a case, from every table that holds a dated fact about it. */
export const chronologySource: PaperSource = {
  managersOnly: true,
  read(run, { subjectId, fullName }) {
    const file = caseForPaper(run, subjectId, fullName);
    const events = [
      ...enquiries(run, file),
      ...evidenced(run, file),
      ...suspended(run, file),
      ...decided(run, file),
      ...planned(run, file),
    ];
    return {
      document: caseChronology({
        pupil: file.pupil,
        caseReference: file.reference,
        school: file.school.name,
        openedOn: file.openedOn,
        stage: labelOf(CASE_STAGES, caseById(run, subjectId)?.stage ?? ''),
        events: events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      }),
      subject: { id: subjectId, version: file.version },
      recipients: [schoolRecipient(run, file.school.id)],
      hasName: true,
      withheld: withheldFrom(file.pupil),
      notices: [],
    };
  },
};

function enquiries(run: QueryRun, { caseId }: CaseForPaper): Event[] {
  const rows = run.db.select().from(enquiry).where(eq(enquiry.caseId, caseId)).all();
  return rows.flatMap((row) => [
    { on: row.receivedOn, what: 'The school asked us', detail: row.concern, source: row.askedBy },
    ...(row.answeredOn ? [{ on: row.answeredOn, what: 'We answered the school', detail: '', source: 'STS' }] : []),
  ]);
}

function evidenced(run: QueryRun, { caseId }: CaseForPaper): Event[] {
  const rows = run.db
    .select()
    .from(evidence)
    .where(and(eq(evidence.caseId, caseId), isNull(evidence.withdrawnOn)))
    .all();
  const reviews = run.db
    .select()
    .from(evidenceReview)
    .where(
      and(
        isNull(evidenceReview.withdrawnOn),
        inArray(
          evidenceReview.evidenceId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [
    ...rows.map((row) => ({
      on: row.startedOn,
      what: row.title ? `${labelOf(EVIDENCE_KINDS, row.kind)}: ${row.title}` : labelOf(EVIDENCE_KINDS, row.kind),
      detail: row.note,
      source: labelOf(STANDINGS, row.standing),
    })),
    ...reviews.map((row) => ({
      on: row.heldOn,
      what: `Review of the ${labelOf(EVIDENCE_KINDS, byId.get(row.evidenceId)?.kind ?? '')}`,
      detail: [row.adjusted ? 'It was adjusted.' : '', row.note].filter(Boolean).join(' '),
      source: labelOf(STANDINGS, row.standing),
    })),
  ];
}

function suspended(run: QueryRun, { pupilId }: CaseForPaper): Event[] {
  return run.db
    .select()
    .from(suspension)
    .where(and(eq(suspension.pupilId, pupilId), isNull(suspension.withdrawnOn)))
    .all()
    .map((row) => ({
      on: row.startedOn,
      what: `${labelOf(SUSPENSION_TYPES, row.type)}, ${row.sessions} ${row.sessions === 1 ? 'session' : 'sessions'}`,
      detail: row.note,
      source: labelOf(STANDINGS, row.standing),
    }));
}

function decided(run: QueryRun, { caseId, pupilId }: CaseForPaper): Event[] {
  const agreed = run.db.select().from(agreement).where(eq(agreement.pupilId, pupilId)).all();
  const decisions = run.db.select().from(decision).where(eq(decision.caseId, caseId)).all();
  return [
    ...agreed.flatMap((row) => [
      {
        on: row.agreedOn,
        what: 'Parent or carer agreed to work with us',
        detail: labelOf(AGREEMENT_WAYS, row.how),
        source: 'Family',
      },
      ...(row.withdrawnOn
        ? [
            {
              on: row.withdrawnOn,
              what: 'That agreement was withdrawn',
              detail: row.withdrawnWhy ?? '',
              source: 'Family',
            },
          ]
        : []),
    ]),
    ...decisions.map((row) => ({
      on: row.decidedOn,
      what: `Decision: ${labelOf(ROUTES, row.outcome)}`,
      detail: row.reason,
      source: row.decidedBy,
    })),
  ];
}

function planned(run: QueryRun, { caseId }: CaseForPaper): Event[] {
  const plans = run.db.select().from(plan).where(eq(plan.caseId, caseId)).all();
  const ids = plans.map(({ id }) => id);
  const kinds = new Map(plans.map((row) => [row.id, labelOf(PLAN_KINDS, row.kind)]));
  const agreements = run.db.select().from(planAgreement).where(inArray(planAgreement.planId, ids)).all();
  const reviews = run.db.select().from(planReview).where(inArray(planReview.planId, ids)).all();
  return [
    ...plans.flatMap((row) => [
      ...(row.startOn <= run.today
        ? [
            {
              on: row.startOn,
              what: `${labelOf(PLAN_KINDS, row.kind)} began`,
              detail: `Until ${showDate(row.endOn)}`,
              source: 'STS',
            },
          ]
        : []),
      ...(row.endedEarlyOn
        ? [
            {
              on: row.endedEarlyOn,
              what: `${labelOf(PLAN_KINDS, row.kind)} ended early`,
              detail: row.endedEarlyWhy ?? '',
              source: 'STS',
            },
          ]
        : []),
    ]),
    ...agreements.map((row) => ({
      on: row.agreedOn,
      what: `${kinds.get(row.planId) ?? 'Plan'} agreed`,
      detail: '',
      source: `${row.agreedBy}, ${row.role}`,
    })),
    ...reviews.flatMap((row) =>
      row.heldOn
        ? [
            {
              on: row.heldOn,
              what: `Review of the ${(kinds.get(row.planId) ?? 'plan').toLowerCase()}`,
              detail: row.note,
              source: 'STS',
            },
          ]
        : [],
    ),
  ];
}
