import { refuse } from '../../core/refuse.ts';
import type { PaperSource } from './source.ts';

/** The answer to a school's enquiry, from the case's assessment and decision. */
export const enquiryOutcomeSource: PaperSource = {
  managersOnly: true,
  read() {
    throw refuse(
      'not-found',
      'There is no assessment to answer from yet.',
      'Open the case and look at its eligibility.',
    );
  },
};
