import { eq } from 'drizzle-orm';
import { person } from '../../../db/schema/office.ts';
import type { AnswerPage } from '../../../shared/api/eligibility.ts';
import { labelOf, ROLES } from '../../../shared/words.ts';
import { refuse } from '../../core/refuse.ts';
import type { QueryRun } from '../../core/run.ts';
import { enquiryOutcome } from '../../papers/enquiry-outcome.ts';
import { withheldFrom } from '../../papers/names.ts';
import { decisionsOf } from '../decision-rows.ts';
import { judgeCase } from '../eligibility-case.ts';
import { answerPage, wordsToPrint } from '../school-answers.ts';
import { caseForPaper, schoolRecipient } from './people.ts';
import type { PaperSource } from './source.ts';

/** The answer to a school's enquiry: as a manager saved it, else as it follows from the verdicts. */
export const enquiryOutcomeSource: PaperSource = {
  managersOnly: true,
  read(run, { subjectId, fullName }) {
    const file = caseForPaper(run, subjectId, fullName);
    const judged = judgeCase(run, subjectId);
    const answer = answerPage(run, judged);
    if (answer.askedBy === null || answer.receivedOn === null) {
      throw refuse(
        'not-found',
        'No school has asked about this case, so there is nothing to answer.',
        'Record the enquiry first.',
      );
    }
    const words = wordsToPrint(run, answer);
    const decision = decisionsOf(run, subjectId).find(({ id }) => id === answer.decisionId);
    return {
      document: enquiryOutcome({
        pupil: file.pupil,
        caseReference: file.reference,
        school: file.school.name,
        askedBy: answer.askedBy,
        receivedOn: answer.receivedOn,
        outcome: answer.outcome,
        decidedBy: decision?.decidedBy ?? null,
        decidedByRole: decision ? roleOf(run, decision.decidedBy) : null,
        decidedOn: decision?.decidedOn ?? null,
        reason: words.opening,
        criteria: words.criteria,
        earliestYes: words.earliest || null,
        canDoNow: words.canDoNow,
        officePhone: null,
      }),
      subject: { id: subjectId, version: decision?.version ?? file.version },
      recipients: [schoolRecipient(run, file.school.id)],
      hasName: true,
      withheld: withheldFrom(file.pupil),
      notices: noticesOf(answer),
    };
  },
};

function noticesOf({ decisionId, outOfDate, id }: AnswerPage): string[] {
  return [
    ...(decisionId === null ? ['Nobody has decided on this case yet: this is what the rules say.'] : []),
    ...(id !== null && outOfDate
      ? ['Evidence or verdicts have changed since this answer was written. Look at it again.']
      : []),
  ];
}

function roleOf(run: QueryRun, name: string): string | null {
  const row = run.db.select({ role: person.role }).from(person).where(eq(person.name, name)).get();
  return row ? labelOf(ROLES, row.role) : null;
}
