import { pair, type RuleRow } from './rule-table.ts';
import { itemOf, sampleFacts } from './sample-facts.ts';

const { pupil, school } = sampleFacts();
const born = (dateOfBirth: string | null, taughtYear: string | null = null) =>
  sampleFacts({ pupil: { ...pupil, dateOfBirth, taughtYear } });
const at = (change: Partial<typeof school>) => sampleFacts({ school: { ...school, ...change } });
const needing = (...needs: string[]) => sampleFacts({ pupil: { ...pupil, needs } });
const unsigned = (selfReview: Record<string, 'yes' | 'partly' | 'no'>, items = sampleFacts().items) =>
  sampleFacts({ signUps: [], items, school: { ...school, selfReview } });

const NO_BIRTH = 'The pupil’s date of birth is not recorded.';
const SHOWN_TOMORROW = ['Provision shown dated 25 Nov 2026 lies in the future and does not count yet.'];
const NO_PHASE = 'The phase of the school is not recorded.';

/** Title and context: G1 to G3. */
export const CONTEXT_TABLE: Readonly<Record<string, readonly RuleRow[]>> = {
  G1: [
    {
      name: 'Year 4, in a primary school of the county',
      facts: sampleFacts(),
      verdict: 'met',
      because: 'Year 4 by age.',
      evidence: ['pupil-1', 'school-1'],
      unknown: [],
    },
    ...pair(
      'primary-first-year',
      {
        name: 'born on 1 Sep 2022: Reception next September',
        facts: born('2022-09-01'),
        verdict: 'not-yet',
        from: '2027-09-01',
        because: 'Nursery by age.',
        provided: 'the pupil goes to school in the county',
        evidence: ['pupil-1'],
      },
      {
        name: 'born on 31 Aug 2022: Reception now',
        facts: born('2022-08-31'),
        verdict: 'met',
        because: 'Reception by age.',
      },
    ),
    ...pair(
      'primary-last-year',
      { name: 'born on 1 Sep 2015: Year 6', facts: born('2015-09-01'), verdict: 'met', because: 'Year 6 by age.' },
      {
        name: 'born on 31 Aug 2015: Year 7',
        facts: born('2015-08-31'),
        verdict: 'not-met',
        because: 'Year 7 by age.',
        evidence: ['pupil-1'],
      },
    ),
    {
      name: 'with Year 1 as the first year',
      facts: born('2021-10-01'),
      parameters: { 'primary-first-year': 1 },
      verdict: 'not-yet',
      from: '2027-09-01',
    },
    { name: 'no date of birth', facts: born(null), verdict: 'no-evidence', because: NO_BIRTH, unknown: [NO_BIRTH] },
    {
      name: 'no date of birth, taught in Year 3',
      facts: born(null, '3'),
      verdict: 'met',
      because: 'Year 3 by the year taught in.',
      unknown: ['The pupil’s date of birth is not recorded; the year taught in was used.'],
    },
    {
      name: 'no date of birth, taught in Reception',
      facts: born(null, 'R'),
      verdict: 'met',
      because: 'Reception by the year taught in.',
    },
    {
      name: 'no date of birth, taught in the nursery',
      facts: born(null, 'N'),
      verdict: 'not-yet',
      from: null,
      because: 'Nursery by the year taught in.',
      unknown: ['The pupil’s date of birth is not recorded; the year taught in was used.'],
    },
    { name: 'no date of birth, taught in Year 7', facts: born(null, '7'), verdict: 'not-met' },
    { name: 'a middle school deemed primary', facts: at({ phase: 'middle-primary' }), verdict: 'met' },
    { name: 'an all-through school', facts: at({ phase: 'all-through' }), verdict: 'met' },
    {
      name: 'a secondary school',
      facts: at({ phase: 'secondary' }),
      verdict: 'not-met',
      because: 'The school’s phase is secondary.',
      evidence: ['school-1'],
    },
    { name: 'a nursery school', facts: at({ phase: 'nursery' }), verdict: 'not-met' },
    {
      name: 'a school whose phase is not known',
      facts: at({ phase: 'unknown' }),
      verdict: 'no-evidence',
      because: NO_PHASE,
      unknown: [NO_PHASE],
    },
    {
      name: 'neither phase nor date of birth',
      facts: sampleFacts({ pupil: { ...pupil, dateOfBirth: null }, school: { ...school, phase: 'unknown' } }),
      verdict: 'no-evidence',
      because: `${NO_BIRTH} and ${NO_PHASE}`,
      unknown: [NO_BIRTH, NO_PHASE],
      evidence: ['pupil-1', 'school-1'],
    },
    {
      name: 'another authority',
      facts: at({ authority: '331' }),
      verdict: 'not-met',
      because: 'The school is not in Warwickshire.',
      evidence: ['school-1'],
    },
    { name: 'authority not known, a district of the county', facts: at({ authority: null }), verdict: 'met' },
    {
      name: 'authority not known, another district',
      facts: at({ authority: null, districtCode: 'E08000026' }),
      verdict: 'not-met',
    },
    {
      name: 'neither authority nor district known',
      facts: at({ authority: null, districtCode: null }),
      verdict: 'met',
    },
    {
      name: 'of the county by its number, in a district beyond',
      facts: at({ districtCode: 'E08000026' }),
      verdict: 'met',
    },
  ],
  G2: [
    {
      name: 'SEMH',
      facts: needing('SEMH'),
      verdict: 'met',
      because: 'Social, emotional and mental health.',
      evidence: ['pupil-1'],
    },
    { name: 'speech and language', facts: needing('SLCN'), verdict: 'met' },
    {
      name: 'autism, as a second need',
      facts: needing('MLD', 'ASD'),
      verdict: 'met',
      because: 'Autistic spectrum disorder.',
    },
    {
      name: 'other needs only',
      facts: needing('SPLD', 'MLD'),
      verdict: 'not-met',
      because:
        'Recorded need: Specific learning difficulty and Moderate learning difficulty. The memorandum is about SEMH and C&I.',
      evidence: ['pupil-1'],
    },
    {
      name: 'no need recorded',
      facts: needing(),
      verdict: 'no-evidence',
      because: 'No type of need is recorded for the pupil.',
      unknown: ['No type of need is recorded for the pupil.'],
      evidence: ['pupil-1'],
    },
    { name: 'nobody has assessed the need', facts: needing('NSA'), verdict: 'no-evidence' },
    { name: 'nobody has assessed it, another need beside', facts: needing('NSA', 'HI'), verdict: 'not-met' },
  ],
  G3: [
    {
      name: 'the school has signed, and nothing says otherwise',
      facts: sampleFacts(),
      verdict: 'met',
      because: 'The school has signed the memorandum, which asks for it, and nothing says otherwise.',
      evidence: ['sign-up-1'],
      rests: null,
    },
    {
      name: 'not signed, nothing said',
      facts: unsigned({}),
      verdict: 'no-evidence',
      because: 'Nothing says what provision the school offers.',
      evidence: [],
    },
    {
      name: 'the self-review says yes',
      facts: unsigned({ 'S1.2': 'yes' }),
      verdict: 'met',
      because: 'The school’s self-review says so.',
      evidence: ['school-1'],
    },
    {
      name: 'the self-review says no, although the school has signed',
      facts: at({ selfReview: { 'S1.2': 'no' } }),
      verdict: 'not-met',
      because: 'The school’s self-review says that it does not.',
      evidence: ['school-1'],
    },
    {
      name: 'the self-review says in part',
      facts: at({ selfReview: { 'S1.2': 'partly' } }),
      verdict: 'not-met',
      because: 'The school’s self-review says that it does in part.',
    },
    {
      name: 'shown, whatever the self-review says',
      facts: unsigned({ 'S1.2': 'no' }, [itemOf('universal-targeted', '2026-11-02', { standing: 'claimed' })]),
      verdict: 'met',
      because: 'Shown on 2 Nov 2026.',
      evidence: ['universal-targeted-2026-11-02'],
      rests: 'claimed',
      notices: [],
    },
    ...([{}, { 'S1.2': 'yes' }, { 'S1.2': 'no' }] as const).map((says) => {
      const said = 'S1.2' in says ? says['S1.2'] : 'nothing';
      const verdicts = { nothing: 'no-evidence', yes: 'met', no: 'not-met' } as const;
      return {
        name: `to be shown tomorrow does not count, and is said to, where the self-review says ${said}`,
        facts: unsigned(says, [itemOf('universal-targeted', '2026-11-25')]),
        verdict: verdicts[said],
        notices: SHOWN_TOMORROW,
      };
    }),
    {
      name: 'to be shown tomorrow is said also where the school has signed',
      facts: sampleFacts({ items: [itemOf('universal-targeted', '2026-11-25')] }),
      verdict: 'met',
      because: 'The school has signed the memorandum, which asks for it, and nothing says otherwise.',
      notices: SHOWN_TOMORROW,
    },
    {
      name: 'shown before, and to be shown again tomorrow',
      facts: unsigned({}, [itemOf('universal-targeted', '2026-11-02'), itemOf('universal-targeted', '2026-11-25')]),
      verdict: 'met',
      because: 'Shown on 2 Nov 2026.',
      notices: SHOWN_TOMORROW,
    },
  ],
};
