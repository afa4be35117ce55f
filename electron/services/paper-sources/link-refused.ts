import { refusedSheet } from '../../papers/link-refused.ts';
import { refusedForWant } from '../link-refused.ts';
import { caseForPaper, WITHHELD_OF_SEVERAL } from './people.ts';
import type { PaperSource } from './source.ts';

/** The standing report of who was refused for want of a place, on paper. */
export const refusedSheetSource: PaperSource = {
  managersOnly: true,
  read: (run, { fullName }) => ({
    document: refusedSheet({
      on: run.today,
      groups: refusedForWant(run).map(({ town, term, requests }) => ({
        town,
        term,
        requests: requests.map(({ caseId, reference, decidedOn }) => ({
          pupil: caseForPaper(run, caseId, fullName).pupil,
          reference,
          decidedOn,
        })),
      })),
    }),
    subject: { id: 'link-refused', version: 0 },
    recipients: [
      { label: 'The panel', schoolId: null },
      { label: 'The area office', schoolId: null },
    ],
    hasName: true,
    withheld: [...(fullName ? [] : ['Full names']), ...WITHHELD_OF_SEVERAL],
    notices: [],
  }),
};
