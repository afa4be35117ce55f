import { sql } from 'drizzle-orm';
import { plan } from '../../../db/schema/plans.ts';
import type { PlanLine } from '../../../shared/api/plans.ts';
import { addDays, showDate } from '../../../shared/dates.ts';
import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import { planLines } from '../plan-rows.ts';
import type { DueLine, DueSource } from './source.ts';

/** Plans whose agreement is missing, whose review is due within a week, or that end within the notice. */
export const plansDue: DueSource = {
  id: 'plans',
  caseNotes: false,
  read(run) {
    const soon = addDays(run.today, DAYS_AHEAD);
    const current = planLines(run, sql`coalesce(${plan.endedEarlyOn}, ${plan.endOn}) >= ${run.today}`);
    return current.flatMap((line) => [
      ...(line.state === 'draft' ? [agreementMissing(line)] : []),
      ...(line.nextReviewOn !== null && line.nextReviewOn <= soon ? [reviewDue(line, line.nextReviewOn)] : []),
      ...(line.endsSoon ? [ending(line)] : []),
    ]);
  },
};

const DAYS_AHEAD = 7;

function agreementMissing(line: PlanLine): DueLine {
  const names = line.missing.map(({ name }) => name).join(' and ');
  const sentence = `${kindOf(line)} from ${showDate(line.startOn)}: ${names} ${line.missing.length > 1 ? 'have' : 'has'} not agreed, so nobody can be sent.`;
  return { ...about(line), key: `agreement-${line.id}`, kind: 'plan-agreement', on: line.startOn, sentence };
}

function reviewDue(line: PlanLine, on: string): DueLine {
  const sentence = `${kindOf(line)}: a review is due.`;
  return { ...about(line), key: `review-${line.id}`, kind: 'plan-review', on, sentence };
}

function ending(line: PlanLine): DueLine {
  const sentence = `${kindOf(line)} ends. Going on takes a fresh agreement.`;
  return { ...about(line), key: `end-${line.id}`, kind: 'plan-end', on: line.endOn, sentence };
}

function about({ id, initials, reference, schools }: PlanLine) {
  return {
    about: `${initials} · ${reference}`,
    schoolName: schools.map(({ name }) => name).join(' → '),
    rule: 'S2.5',
    to: `/plans/${id}`,
  };
}

function kindOf({ kind }: PlanLine): string {
  return labelOf(PLAN_KINDS, kind);
}
