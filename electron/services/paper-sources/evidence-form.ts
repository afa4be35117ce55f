import { EVIDENCE_ASKS } from '../../papers/evidence-asks.ts';
import { evidenceForm } from '../../papers/evidence-form.ts';
import { pupilShown, withheldFrom } from '../../papers/names.ts';
import { caseForPaper } from './people.ts';
import type { PaperSource } from './source.ts';

/** The blank form: for a case its heading is filled in; without one it is for any pupil. */
export const evidenceFormSource: PaperSource = {
  managersOnly: false,
  read(run, { subjectId, fullName }) {
    const file = subjectId === '' ? null : caseForPaper(run, subjectId, fullName);
    return {
      document: evidenceForm({
        pupil: file ? pupilShown(file.pupil) : null,
        school: file?.school.name ?? null,
        caseReference: file?.reference ?? null,
        criteria: EVIDENCE_ASKS,
      }),
      subject: { id: subjectId, version: file?.version ?? 0 },
      recipients: [
        { label: run.person.name, schoolId: null },
        ...(file?.leadTeacher ? [{ label: file.leadTeacher, schoolId: null }] : []),
      ],
      hasName: file !== null,
      withheld: file ? withheldFrom(file.pupil) : [],
      notices: [],
    };
  },
};
