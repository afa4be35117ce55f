import { asc, eq } from 'drizzle-orm';
import { planPhase, planReview, planTarget } from '../../db/schema/plans.ts';
import type { PlanInput } from '../../shared/api/plans.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { refuse } from '../core/refuse.ts';
import type { CommandRun } from '../core/run.ts';

/** The parts of a plan, saved as a whole with it: phases, targets, and reviews that are still to be held. */
export function replaceParts(
  run: CommandRun,
  planId: string,
  input: Pick<PlanInput, 'phases' | 'targets' | 'reviewsDueOn'>,
): void {
  replacePhases(run, planId, input.phases);
  replaceTargets(run, planId, input.targets);
  replaceDueReviews(run, planId, input.reviewsDueOn);
}

/** One more phase at the end. */
export function addPhase(run: CommandRun, planId: string, phase: PlanInput['phases'][number]): void {
  const held = run.db.select().from(planPhase).where(eq(planPhase.planId, planId)).all();
  const position = Math.max(-1, ...held.map((row) => row.position)) + 1;
  run.insert(planPhase, { planId, position, ...phase });
}

/** Row by row in place, so that history shows what changed and not everything anew. */
function replacePhases(run: CommandRun, planId: string, phases: PlanInput['phases']): void {
  const held = run.db
    .select()
    .from(planPhase)
    .where(eq(planPhase.planId, planId))
    .orderBy(asc(planPhase.position))
    .all();
  for (const [position, phase] of phases.entries()) {
    const row = held[position];
    if (!row) run.insert(planPhase, { planId, position, ...phase });
    else if (differs(row, { position, ...phase })) run.amend(planPhase, row.id, { position, ...phase });
  }
  for (const row of held.slice(phases.length)) run.remove(planPhase, row.id);
}

function replaceTargets(run: CommandRun, planId: string, targets: PlanInput['targets']): void {
  const held = run.db.select().from(planTarget).where(eq(planTarget.planId, planId)).all();
  const judged = new Set(
    run.db
      .select({ outcomes: planReview.outcomes })
      .from(planReview)
      .where(eq(planReview.planId, planId))
      .all()
      .flatMap(({ outcomes }) => Object.keys(outcomes)),
  );
  for (const row of held) {
    if (targets.some(({ id }) => id === row.id)) continue;
    if (judged.has(row.id)) {
      throw refuse(
        'rule',
        `The target “${row.what}” has an outcome from a review, so it cannot be taken away.`,
        'Keep it, or change its words.',
      );
    }
    run.remove(planTarget, row.id);
  }
  for (const [position, { id, ...target }] of targets.entries()) {
    const row = held.find((each) => each.id === id);
    if (!row) run.insert(planTarget, { planId, position, ...target });
    else if (differs(row, { position, ...target })) run.amend(planTarget, row.id, { position, ...target });
  }
}

function replaceDueReviews(run: CommandRun, planId: string, dueOn: readonly PlainDate[]): void {
  const held = run.db.select().from(planReview).where(eq(planReview.planId, planId)).all();
  const waiting = held.filter((row) => row.heldOn === null);
  for (const row of waiting) if (!dueOn.includes(row.dueOn)) run.remove(planReview, row.id);
  for (const day of dueOn) {
    if (!waiting.some((row) => row.dueOn === day)) {
      run.insert(planReview, { planId, dueOn: day, heldOn: null, outcomes: {}, note: '' });
    }
  }
}

function differs(row: Record<string, unknown>, values: Record<string, unknown>): boolean {
  return Object.entries(values).some(([name, value]) => row[name] !== value);
}
