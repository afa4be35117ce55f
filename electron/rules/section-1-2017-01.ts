import type { CONTACT_KINDS, CodeOf } from '../../shared/words.ts';
import { met, type Rule, refs, unmet } from './rule.ts';

/**
 * Section 1 of the memorandum from January 2017: what every school should have. A self-review kept with the sign-up; it
 * informs, it does not gate. Where the register itself knows (a named governor, a named lead), that is enough.
 */
export const SECTION_1_2017_01: readonly Rule[] = [
  said('S1.1', 'first', 'The school has a strong inclusive ethos.'),
  said(
    'S1.2',
    'second',
    'The school offers universal and targeted provision that meets the needs of all its children.',
  ),
  said('S1.3', 'third', 'The school has published a clear policy on behaviour and how it is managed.'),
  said('S1.4', 'fourth', 'Early intervention secures learning and emotional wellbeing for vulnerable learners.'),
  said('S1.5', 'fifth', 'The school shows the cycle of assess, plan, do and review for vulnerable learners.'),
  said('S1.6', 'sixth', 'A governor or board member has the remit for SEN and safeguarding.', ['sen-governor']),
  said('S1.7', 'seventh', 'A named member of the management team leads on SEMH and C&I.', ['semh-lead', 'ci-lead']),
  said('S1.8', 'eighth', 'All staff are trained about SEMH and C&I.'),
  said('S1.9', 'ninth', 'The school buys specialist support, from STS or another provider, where needs ask for it.'),
  said('S1.10', 'tenth', 'The school can show that it has been in touch with the family of its own accord.'),
  said(
    'S1.11',
    'eleventh',
    'Early Help and a Single Assessment are offered where they fit, and the CAF officer is told of a refusal.',
  ),
];

function said(id: string, which: string, statement: string, leads: readonly CodeOf<typeof CONTACT_KINDS>[] = []): Rule {
  return {
    id,
    clause: `Section 1, ${which} point`,
    statement,
    part: 'school',
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
