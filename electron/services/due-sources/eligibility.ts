import { eligibilityDues } from '../eligibility-dues.ts';
import type { DueSource } from './source.ts';

/** Evidence owed, reviews to hold after a yes, broken heartbeats, second opinions, statutory advice. */
export const eligibilityDue: DueSource = {
  id: 'eligibility',
  caseNotes: true,
  read: (run) =>
    eligibilityDues(run).map(({ kind, caseId, reference, pupilName, schoolName, on, rule, sentence, to }) => ({
      key: `${kind}-${rule}-${caseId}-${on ?? ''}-${sentence}`,
      kind,
      on,
      about: `${pupilName} · ${reference}`,
      schoolName,
      sentence,
      rule,
      to,
    })),
};
