import { capacitySheet } from '../../papers/link-capacity.ts';
import { capacityOf } from '../link-capacity.ts';
import type { PaperSource } from './source.ts';

/** The capacity view on paper. */
export const capacitySheetSource: PaperSource = {
  managersOnly: false,
  read: (run) => ({
    document: capacitySheet({ on: run.today, capacity: capacityOf(run) }),
    subject: { id: 'link-capacity', version: 0 },
    recipients: [
      { label: 'The area office', schoolId: null },
      { label: 'The panel', schoolId: null },
    ],
    hasName: false,
    withheld: ['Everybody’s name'],
    notices: [],
  }),
};
