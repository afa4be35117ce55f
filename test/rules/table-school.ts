import { SECTION_1_2017_01 } from '../../electron/rules/section-1-2017-01.ts';
import type { CONTACT_KINDS, CodeOf } from '../../shared/words.ts';
import type { RuleRow } from './rule-table.ts';
import { sampleFacts } from './sample-facts.ts';

const { school } = sampleFacts();
const says = (id: string, answer: 'yes' | 'partly' | 'no') =>
  sampleFacts({ school: { ...school, selfReview: { [id]: answer } } });
const named = (...contacts: CodeOf<typeof CONTACT_KINDS>[]) => sampleFacts({ school: { ...school, contacts } });

/** The same for each of the eleven points: what the self-review says of it. */
const everyPoint = (id: string): RuleRow[] => [
  {
    name: 'yes',
    facts: says(id, 'yes'),
    verdict: 'met',
    because: 'The school’s self-review says so.',
    evidence: ['school-1'],
  },
  {
    name: 'in part',
    facts: says(id, 'partly'),
    verdict: 'not-met',
    because: 'The school’s self-review says: in part.',
    evidence: ['school-1'],
  },
  { name: 'no', facts: says(id, 'no'), verdict: 'not-met', because: 'The school’s self-review says: no.' },
  {
    name: 'nothing said',
    facts: sampleFacts(),
    verdict: 'no-evidence',
    because: 'The school’s self-review does not say.',
    evidence: [],
  },
  { name: 'only the others answered', facts: says('S1.0', 'yes'), verdict: 'no-evidence' },
];

const NAMED = 'The person is named among the school’s contacts.';

const more: Readonly<Record<string, readonly RuleRow[]>> = {
  'S1.6': [
    {
      name: 'a governor is named',
      facts: named('sen-governor'),
      verdict: 'met',
      because: NAMED,
      evidence: ['school-1'],
    },
  ],
  'S1.7': [
    { name: 'both leads are named', facts: named('ci-lead', 'semh-lead'), verdict: 'met', because: NAMED },
    { name: 'only one lead is named', facts: named('semh-lead'), verdict: 'no-evidence' },
  ],
};

/** Section 1: S1.1 to S1.11. */
export const SCHOOL_TABLE: Readonly<Record<string, readonly RuleRow[]>> = Object.fromEntries(
  SECTION_1_2017_01.map(({ id }) => [id, [...everyPoint(id), ...(more[id] ?? [])]]),
);
