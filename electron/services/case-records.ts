import { asc, eq, inArray } from 'drizzle-orm';
import {
  adviceRequest,
  agreement,
  carer,
  decision,
  enquiry,
  evidence,
  evidenceReview,
  pastClosing,
  recommendation,
  schoolAnswer,
  secondOpinion,
  suspension,
  waiver,
} from '../../db/schema/cases.ts';
import { plan, planAgreement, planPhase, planReview, planTarget } from '../../db/schema/plans.ts';
import { showDate } from '../../shared/dates.ts';
import { ADVICE_KINDS, EVIDENCE_KINDS, labelOf, PLAN_KINDS, ROUTES, SUSPENSION_TYPES } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import type { CaseRow } from './case-rows.ts';

/** Every row that belongs to a case and its pupil, in words, so that the history of each field can be asked for. */
export interface CaseRecord {
  rowId: string;
  what: string;
}

export function recordsOf(run: QueryRun, file: CaseRow): CaseRecord[] {
  return [
    { rowId: file.id, what: `Case ${file.reference}` },
    { rowId: file.pupilId, what: file.pupilName },
    ...ofPupil(run, file),
    ...ofCase(run, file),
    ...toldAndAsked(run, file),
    ...evidenceOf(run, file),
    ...plansOf(run, file),
  ];
}

function ofPupil({ db }: QueryRun, { pupilId }: CaseRow): CaseRecord[] {
  const carers = db.select().from(carer).where(eq(carer.pupilId, pupilId)).orderBy(asc(carer.id)).all();
  const agreements = db.select().from(agreement).where(eq(agreement.pupilId, pupilId)).orderBy(asc(agreement.id)).all();
  const suspensions = db
    .select()
    .from(suspension)
    .where(eq(suspension.pupilId, pupilId))
    .orderBy(asc(suspension.id))
    .all();
  return [
    ...carers.map(({ id, relationship, name }) => ({ rowId: id, what: `${relationship}: ${name}` })),
    ...agreements.map(({ id, agreedOn }) => ({ rowId: id, what: `Agreement to engage, ${showDate(agreedOn)}` })),
    ...suspensions.map(({ id, type, startedOn }) => ({
      rowId: id,
      what: `${labelOf(SUSPENSION_TYPES, type)} from ${showDate(startedOn)}`,
    })),
  ];
}

function ofCase({ db }: QueryRun, { id: caseId }: CaseRow): CaseRecord[] {
  const closings = db
    .select()
    .from(pastClosing)
    .where(eq(pastClosing.caseId, caseId))
    .orderBy(asc(pastClosing.id))
    .all();
  const asked = db.select().from(enquiry).where(eq(enquiry.caseId, caseId)).orderBy(asc(enquiry.id)).all();
  const decisions = db.select().from(decision).where(eq(decision.caseId, caseId)).orderBy(asc(decision.id)).all();
  const waivers = db.select().from(waiver).where(eq(waiver.caseId, caseId)).orderBy(asc(waiver.id)).all();
  return [
    ...closings.map(({ id, closedOn }) => ({ rowId: id, what: `Closing of ${showDate(closedOn)}` })),
    ...asked.map(({ id, receivedOn }) => ({ rowId: id, what: `Enquiry of ${showDate(receivedOn)}` })),
    ...decisions.map(({ id, outcome, decidedOn }) => ({
      rowId: id,
      what: `Decision of ${showDate(decidedOn)}: ${labelOf(ROUTES, outcome)}`,
    })),
    ...waivers.map(({ id, ruleId, waivedOn }) => ({ rowId: id, what: `Waiver of ${ruleId}, ${showDate(waivedOn)}` })),
  ];
}

/** Opinions of the other manager, answers to the school, information that STS was asked for. */
function toldAndAsked({ db }: QueryRun, { id: caseId }: CaseRow): CaseRecord[] {
  const opinions = db
    .select()
    .from(secondOpinion)
    .where(eq(secondOpinion.caseId, caseId))
    .orderBy(asc(secondOpinion.id));
  const answers = db.select().from(schoolAnswer).where(eq(schoolAnswer.caseId, caseId)).orderBy(asc(schoolAnswer.id));
  const advice = db.select().from(adviceRequest).where(eq(adviceRequest.caseId, caseId)).orderBy(asc(adviceRequest.id));
  return [
    ...opinions.all().map(({ id, askedOn }) => ({ rowId: id, what: `Second opinion asked on ${showDate(askedOn)}` })),
    ...answers.all().map(({ id, outcome, givenOn }) => ({
      rowId: id,
      what: `Answer to the school${givenOn ? ` of ${showDate(givenOn)}` : ''}: ${labelOf(ROUTES, outcome)}`,
    })),
    ...advice.all().map(({ id, kind, requestedOn }) => ({
      rowId: id,
      what: `${labelOf(ADVICE_KINDS, kind)}: information asked for on ${showDate(requestedOn)}`,
    })),
  ];
}

function evidenceOf({ db }: QueryRun, { id: caseId }: CaseRow): CaseRecord[] {
  const items = db.select().from(evidence).where(eq(evidence.caseId, caseId)).orderBy(asc(evidence.id)).all();
  const called = new Map(items.map(({ id, kind, title }) => [id, title || labelOf(EVIDENCE_KINDS, kind)]));
  const ids = [...called.keys()];
  const reviews = db
    .select()
    .from(evidenceReview)
    .where(inArray(evidenceReview.evidenceId, ids))
    .orderBy(asc(evidenceReview.heldOn))
    .all();
  const recommended = db
    .select()
    .from(recommendation)
    .where(inArray(recommendation.evidenceId, ids))
    .orderBy(asc(recommendation.id))
    .all();
  return [
    ...items.map(({ id, kind, title }) => {
      const label = labelOf(EVIDENCE_KINDS, kind);
      return { rowId: id, what: title ? `${label}: ${title}` : label };
    }),
    ...reviews.map(({ id, evidenceId, heldOn }) => ({
      rowId: id,
      what: `Review of ${showDate(heldOn)}: ${called.get(evidenceId) ?? ''}`,
    })),
    ...recommended.map(({ id, what }) => ({ rowId: id, what: `Recommendation: ${what}` })),
  ];
}

function plansOf({ db }: QueryRun, { id: caseId }: CaseRow): CaseRecord[] {
  const plans = db.select().from(plan).where(eq(plan.caseId, caseId)).orderBy(asc(plan.startOn)).all();
  const ids = plans.map(({ id }) => id);
  const parts = [planPhase, planTarget, planAgreement, planReview] as const;
  const words = ['phase', 'target', 'agreement', 'review'];
  const named = new Map(
    plans.map(({ id, kind, startOn }) => [id, `${labelOf(PLAN_KINDS, kind)} from ${showDate(startOn)}`]),
  );
  return [
    ...plans.map(({ id }) => ({ rowId: id, what: named.get(id) ?? '' })),
    ...parts.flatMap((table, at) =>
      db
        .select({ id: table.id, planId: table.planId })
        .from(table)
        .where(inArray(table.planId, ids))
        .orderBy(asc(table.id))
        .all()
        .map(({ id, planId }) => ({ rowId: id, what: `${named.get(planId) ?? ''}, ${words[at]}` })),
    ),
  ];
}
