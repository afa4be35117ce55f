import { RESTRICTED } from '../../db/veil.ts';
import type { QueryRun } from '../core/run.ts';

/** What a plan is called where STA time is given out: 'C-0042 RT', by the case's reference and the child's initials. */
export interface Called {
  caseId: string;
  reference: string;
  givenName: string;
  familyName: string;
}

/** Of a restricted case nothing but that it is one; a command reads it as it is, so it is asked here too. */
export function planRef(run: QueryRun, { caseId, reference, givenName, familyName }: Called): string {
  if (run.hides(caseId)) return RESTRICTED;
  return `${reference} ${givenName.trim().slice(0, 1)}${familyName.trim().slice(0, 1)}`;
}
