import { describe, expect, it } from 'vitest';
import { CASE_RULE_SETS, PLACEMENT_RULE_SETS } from '../../electron/rules/rule-sets.ts';
import { SECTION_2_2017_01 } from '../../electron/rules/section-2-2017-01.ts';

const APPENDIX_B = [
  ['B1', 'Appendix B, second paragraph', 'placement', 'link-terms'],
  ['B2', 'Appendix B, second paragraph', 'placement', 'link-days', 'home-days'],
  ['B3', 'Appendix B, second paragraph', 'placement'],
  ['B4', 'Appendix B, second paragraph', 'placement'],
  ['B5', 'Appendix B, third paragraph', 'placement'],
  ['B6', 'Appendix B, fourth paragraph', 'placement'],
  ['B7', 'Appendix B, last paragraph', 'placement'],
];

/** The memorandum, clause by clause: where each stands, what part of the answer it is, which figures it uses. */
const SETS = {
  'context/2017-01 from 2017-01-01': [
    ['G1', 'Title', 'remit', 'primary-first-year', 'primary-last-year'],
    ['G2', 'Title', 'remit'],
    ['G3', 'Context, third paragraph', 'remit'],
  ],
  'appendix-a/2017-01 from 2017-01-01': [
    ['A1', 'Appendix A, left, 1', 'evidence'],
    ['A2', 'Appendix A, left, 2', 'evidence', 'trial-days'],
    ['A3', 'Appendix A, left, 3; section 1, last paragraph', 'evidence', 'fortnight-days', 'fortnight-grace'],
    ['A4', 'Appendix A, left, 4', 'evidence', 'intervention-spacing'],
    ['A5', 'Appendix A, left, 5', 'evidence'],
    ['A6', 'Appendix A, left, 6', 'evidence'],
    ['A7', 'Appendix A, right, heading', 'suspensions', 'repeat-suspensions', 'repeat-terms'],
  ],
  'section-3/2017-01 from 2017-01-01': [
    ['P1', 'Section 3, first sentence', 'family'],
    ['P2', 'Section 3, second sentence', 'family'],
    ['P3', 'Section 3, third sentence', 'family'],
    ['P4', 'Section 3, fourth sentence', 'family'],
  ],
  'section-1/2017-01 from 2017-01-01': [
    ['S1.1', 'Section 1, first point', 'school'],
    ['S1.2', 'Section 1, second point', 'school'],
    ['S1.3', 'Section 1, third point', 'school'],
    ['S1.4', 'Section 1, fourth point', 'school'],
    ['S1.5', 'Section 1, fifth point', 'school'],
    ['S1.6', 'Section 1, sixth point', 'school'],
    ['S1.7', 'Section 1, seventh point', 'school'],
    ['S1.8', 'Section 1, eighth point', 'school'],
    ['S1.9', 'Section 1, ninth point', 'school'],
    ['S1.10', 'Section 1, tenth point', 'school'],
    ['S1.11', 'Section 1, eleventh point', 'school'],
  ],
  'appendix-b/2016-11 from 2016-11-01': APPENDIX_B,
  'appendix-b/2026-11 from 2026-11-01': APPENDIX_B,
};
const DUTIES = [
  ['S2.1', 'Section 2, first point', 'answer-days'],
  ['S2.2', 'Section 2, second point', 'review-meeting-days'],
  ['S2.3', 'Section 2, third point'],
  ['S2.4', 'Section 2, fourth point'],
  ['S2.5', 'Section 2, fifth point'],
  ['S2.6', 'Section 2, sixth point'],
  ['S2.7', 'Section 2, seventh point'],
];

describe('the clauses', () => {
  it('stand where the memorandum has them, in its order, with the figures that they use', () => {
    const sets = [...CASE_RULE_SETS, ...PLACEMENT_RULE_SETS].map(({ id, from, rules }) => [
      `${id} from ${from}`,
      rules.map(({ id: rule, clause, part, uses }) => [rule, clause, part, ...uses]),
    ]);
    expect(Object.fromEntries(sets)).toEqual(SETS);
    expect(SECTION_2_2017_01.map(({ id, clause, uses }) => [id, clause, ...uses])).toEqual(DUTIES);
  });
});
