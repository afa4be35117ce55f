import { type CONTACT_KINDS, type CodeOf, SELF_REVIEW } from '../../shared/words.ts';
import { met, type Rule, refs, unmet } from './rule.ts';

/**
 * Section 1 of the memorandum from January 2017: what every school should have. A self-review kept with the sign-up; it
 * informs, it does not gate. Where the register itself knows (a named governor, a named lead), that is enough.
 */
export const SECTION_1_2017_01: readonly Rule[] = [
  said('S1.1', 'first'),
  said('S1.2', 'second'),
  said('S1.3', 'third'),
  said('S1.4', 'fourth'),
  said('S1.5', 'fifth'),
  said('S1.6', 'sixth', ['sen-governor']),
  said('S1.7', 'seventh', ['semh-lead', 'ci-lead']),
  said('S1.8', 'eighth'),
  said('S1.9', 'ninth'),
  said('S1.10', 'tenth'),
  said('S1.11', 'eleventh'),
];

/** The statement is the one that the school is asked with, so that the answer is to what was read. */
function said(
  id: CodeOf<typeof SELF_REVIEW>,
  which: string,
  leads: readonly CodeOf<typeof CONTACT_KINDS>[] = [],
): Rule {
  return {
    id,
    clause: `Section 1, ${which} point`,
    statement: SELF_REVIEW[id],
    part: 'school',
    reads: ['school'],
    uses: [],
    gives: ['met', 'not-met', 'no-evidence'],
    judge({ school }) {
      const evidence = refs('school', [school]);
      const answer = school.selfReview[id];
      if (answer === 'yes') return met('The school’s self-review says so.', { evidence });
      if (leads.length > 0 && leads.every((kind) => school.contacts.includes(kind))) {
        return met('The person is named among the school’s contacts.', { evidence });
      }
      return answer === undefined
        ? unmet('no-evidence', 'The school’s self-review does not say.')
        : unmet('not-met', `The school’s self-review says: ${answer === 'no' ? 'no' : 'in part'}.`, { evidence });
    },
  };
}
