import type { PlainDate } from '../../shared/dates.ts';
import type { CASE_STAGES, CodeOf, ROUTES } from '../../shared/words.ts';

/** Where a case stands, from what has been recorded; nobody types it (domain.md, section 2). */
export type CaseStage = CodeOf<typeof CASE_STAGES>;

export interface StageFacts {
  closed: boolean;
  /** The latest decision. */
  decision: { outcome: CodeOf<typeof ROUTES>; on: PlainDate } | null;
  /** The newest enquiry that is not answered. */
  askedOn: PlainDate | null;
  /** An enhanced targeted review has been held. */
  reviewHeld: boolean;
  /** The furthest of the plans that have not ended: agreed, and running once it has begun, need each of its schools' agreement. */
  plan: 'none' | 'to-agree' | 'agreed' | 'running';
}

export function stageOf({ closed, decision, askedOn, reviewHeld, plan }: StageFacts): CaseStage {
  if (closed) return 'closed';
  if (decision === null) return 'enquiry';
  if (decision.outcome === 'commissioned') {
    if (plan === 'running') return 'supported';
    if (plan === 'agreed') return 'agreed';
    return plan === 'to-agree' || reviewHeld ? 'planning' : 'eligible';
  }
  // A school that asks again after a no is owed a new answer.
  if (askedOn !== null && askedOn > decision.on) return 'enquiry';
  if (decision.outcome === 'out-of-remit') return 'out-of-remit';
  return decision.outcome === 'school-funded' ? 'school-funded' : 'waiting-for-evidence';
}

/**
 * For lists of one stage: outcomes of the latest decision (null: none yet) without which a case can not stand in it. So
 * the register leaves the rest unread; `stageOf` still decides.
 */
export function outcomesOf(stage: Exclude<CaseStage, 'closed'>): readonly (CodeOf<typeof ROUTES> | null)[] {
  switch (stage) {
    case 'enquiry':
      return [null, 'not-yet', 'school-funded', 'out-of-remit'];
    case 'waiting-for-evidence':
      return ['not-yet'];
    case 'school-funded':
    case 'out-of-remit':
      return [stage];
    case 'eligible':
    case 'planning':
    case 'agreed':
    case 'supported':
      return ['commissioned'];
  }
}
