import { showDate } from '../../shared/dates.ts';
import type { Duty } from '../../shared/verdicts.ts';
import type { CodeOf, ROUTES } from '../../shared/words.ts';
import type { DecisionRow } from './decision-rows.ts';
import type { JudgedCase } from './eligibility-case.ts';

/**
 * What to do next with a case: before a decision what follows from the verdicts; after it what STS still owes, with its day,
 * and what the decision leaves open. Nothing for a closed case.
 */
export function nextSteps(
  { assessment, file }: JudgedCase,
  decision: DecisionRow | undefined,
  duties: readonly Duty[],
) {
  if (file.closedOn !== null) return [];
  if (!decision) return assessment.next;
  const open = duties.filter(({ state }) => state === 'due' || state === 'late' || state === 'stopped');
  const steps = [
    ...open.map(({ because, dueOn }) => (dueOn ? `${because} Due ${showDate(dueOn)}.` : because)),
    ...(isPlanless(file, open) ? ['Write the plan with the school, and have it agreed.'] : []),
    ...LEFT_OPEN[decision.outcome],
  ];
  return steps.length > 0 ? steps : ['Nothing is owed now; what has been agreed goes on.'];
}

/** Eligible and reviewed, and nobody has written a plan yet: one that waits for its agreement is a duty already (S2.5). */
function isPlanless({ stage }: JudgedCase['file'], open: readonly Duty[]): boolean {
  return stage === 'planning' && !open.some(({ id }) => id === 'S2.5');
}

const LEFT_OPEN: Readonly<Record<CodeOf<typeof ROUTES>, readonly string[]>> = {
  commissioned: [],
  'not-yet': ['The school may buy support meanwhile.'],
  'school-funded': [
    'The school may buy support: through its STS subscription, as it needs it, or from another specialist provider.',
    'Look again if there are suspensions that STS has not been told of.',
  ],
  'out-of-remit': ['The case can be closed once the school has been told.'],
};
