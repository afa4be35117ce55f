import type { SignUpFacts } from '../../electron/rules/facts.ts';
import { pair, type RuleRow } from './rule-table.ts';
import { assessmentOf, DONE, itemOf, sampleFacts, withItems } from './sample-facts.ts';
import { HEARTBEAT_TABLE } from './table-heartbeat.ts';

const signed = (...signUps: Partial<SignUpFacts>[]) =>
  sampleFacts({
    signUps: signUps.map((each, at) => ({
      id: `sign-up-${at + 1}`,
      inForceFrom: '2025-09-08',
      inForceUntil: null,
      withdrawnOn: null,
      ...each,
    })),
  });
const assessed = (...items: ReturnType<typeof assessmentOf>[]) => withItems(['specialist-assessment'], items);
const family = (...items: ReturnType<typeof itemOf>[]) => withItems(['single-assessment'], items);

/** Appendix A: A1 to A6. */
export const APPENDIX_A_TABLE: Readonly<Record<string, readonly RuleRow[]>> = {
  A1: [
    {
      name: 'in force, without an end',
      facts: sampleFacts(),
      verdict: 'met',
      because: 'Signed; in force since 8 Sep 2025.',
      evidence: ['sign-up-1'],
      rests: null,
    },
    {
      name: 'never signed',
      facts: signed(),
      verdict: 'no-evidence',
      because: 'No sign-up of this school is recorded.',
      evidence: [],
    },
    ...pair(
      'date',
      {
        name: 'in force from tomorrow',
        facts: signed({ inForceFrom: '2026-11-25' }),
        verdict: 'not-yet',
        from: '2026-11-25',
        because: 'Signed, but in force only from 25 Nov 2026.',
        provided: 'the sign-up stands',
        evidence: ['sign-up-1'],
      },
      { name: 'in force from today', facts: signed({ inForceFrom: '2026-11-24' }), verdict: 'met' },
    ),
    ...pair(
      'date',
      {
        name: 'in force until yesterday',
        facts: signed({ inForceUntil: '2026-11-23' }),
        verdict: 'not-met',
        because: 'The sign-up of this school is not in force any more.',
        evidence: ['sign-up-1'],
      },
      {
        name: 'in force until today',
        facts: signed({ inForceUntil: '2026-11-24' }),
        verdict: 'met',
        because: 'Signed; in force since 8 Sep 2025, until 24 Nov 2026.',
      },
    ),
    ...pair(
      'date',
      { name: 'ended today', facts: signed({ withdrawnOn: '2026-11-24' }), verdict: 'not-met' },
      { name: 'ended from tomorrow', facts: signed({ withdrawnOn: '2026-11-25' }), verdict: 'met' },
    ),
    {
      name: 'one ended, another in force',
      facts: signed({ inForceUntil: '2026-08-31' }, { inForceFrom: '2026-09-01' }),
      verdict: 'met',
      evidence: ['sign-up-2'],
    },
    {
      name: 'of two to come, the first counts; one that is ended before it begins does not',
      facts: signed(
        { inForceFrom: '2027-01-05' },
        { inForceFrom: '2026-12-07' },
        { inForceFrom: '2026-12-01', withdrawnOn: '2026-11-30' },
      ),
      verdict: 'not-yet',
      from: '2026-12-07',
      evidence: ['sign-up-2'],
    },
  ],
  A2: [
    {
      name: 'of one without recommendations and an older one with one open, the older is nearest',
      facts: assessed(assessmentOf('2026-07-01', []), assessmentOf('2026-06-02', [{}])),
      verdict: 'not-met',
      because: 'Not yet put in place, monitored and reviewed: “Advice 1”.',
      evidence: ['assessment-2026-06-02', 'assessment-2026-06-02-0'],
    },
    {
      name: 'each recommendation put in place, monitored and reviewed',
      facts: assessed(assessmentOf('2026-06-02', [DONE, DONE])),
      verdict: 'met',
      because: '“Report”, 2 Jun 2026: 2 recommendations, put in place, monitored and reviewed.',
      evidence: ['assessment-2026-06-02', 'assessment-2026-06-02-0', 'assessment-2026-06-02-1'],
      rests: 'seen',
      notices: [],
    },
    {
      name: 'no assessment',
      facts: assessed(),
      verdict: 'no-evidence',
      because: 'No assessment by a specialist service is recorded.',
      rests: null,
    },
    {
      name: 'no recommendation recorded',
      facts: assessed(assessmentOf('2026-06-02', [], { standing: 'claimed' })),
      verdict: 'not-met',
      because: 'None of its recommendations is recorded, so none can be seen to have been carried out.',
      rests: 'claimed',
    },
    ...(['implementedOn', 'monitoredOn', 'reviewedOn'] as const).map(
      (mark): RuleRow => ({
        name: `one is not marked: ${mark}`,
        facts: assessed(assessmentOf('2026-06-02', [DONE, { ...DONE, [mark]: null }])),
        verdict: 'not-met',
        because: 'Not yet put in place, monitored and reviewed: “Advice 2”.',
        evidence: ['assessment-2026-06-02', 'assessment-2026-06-02-0', 'assessment-2026-06-02-1'],
      }),
    ),
    ...pair(
      'date',
      {
        name: 'to be reviewed tomorrow',
        facts: assessed(assessmentOf('2026-06-02', [{ ...DONE, reviewedOn: '2026-11-25' }])),
        verdict: 'not-met',
      },
      {
        name: 'reviewed today',
        facts: assessed(assessmentOf('2026-06-02', [{ ...DONE, reviewedOn: '2026-11-24' }])),
        verdict: 'met',
      },
    ),
    {
      name: 'of two assessments, one is carried through',
      facts: assessed(assessmentOf('2026-06-02', [{}]), assessmentOf('2026-07-01', [DONE])),
      verdict: 'met',
      because: '“Report”, 1 Jul 2026: 1 recommendation, put in place, monitored and reviewed.',
    },
    {
      name: 'of two that are not, the one with the least to do is told of',
      facts: assessed(assessmentOf('2026-06-02', [{}, {}]), assessmentOf('2026-07-01', [{}, DONE])),
      verdict: 'not-met',
      because: 'Not yet put in place, monitored and reviewed: “Advice 1”.',
      evidence: ['assessment-2026-07-01', 'assessment-2026-07-01-0', 'assessment-2026-07-01-1'],
    },
    {
      name: 'of one with two to do and one without recommendations, the latter is told of',
      facts: assessed(assessmentOf('2026-06-02', [{}, {}]), assessmentOf('2026-07-01', [])),
      verdict: 'not-met',
      evidence: ['assessment-2026-07-01'],
    },
    {
      name: 'assessed tomorrow',
      facts: assessed(assessmentOf('2026-11-25', [])),
      verdict: 'no-evidence',
      notices: ['An assessment dated 25 Nov 2026 lies in the future and does not count yet.'],
    },
  ],
  ...HEARTBEAT_TABLE,
  A5: [
    {
      name: 'a Single Assessment',
      facts: sampleFacts(),
      verdict: 'met',
      because: 'A Single Assessment was established on 1 Jul 2026.',
      evidence: ['single-assessment-2026-07-01'],
      rests: 'seen',
    },
    {
      name: 'nothing',
      facts: family(),
      verdict: 'no-evidence',
      because: 'Nothing is recorded about a Single Assessment or social care.',
      evidence: [],
    },
    {
      name: 'a Single Assessment that has been closed was still established',
      facts: family(itemOf('single-assessment', '2026-02-02', { endedOn: '2026-05-01' })),
      verdict: 'met',
    },
    {
      name: 'social care is involved',
      facts: family(itemOf('social-care', '2026-03-02', { standing: 'claimed' })),
      verdict: 'met',
      because: 'Social care has been involved since 2 Mar 2026.',
      rests: 'claimed',
    },
    ...pair(
      'date',
      {
        name: 'social care until yesterday',
        facts: family(itemOf('social-care', '2026-03-02', { endedOn: '2026-11-23' })),
        verdict: 'not-met',
        because: 'Social care is not involved any more.',
        evidence: ['social-care-2026-03-02'],
        rests: 'seen',
      },
      {
        name: 'social care until today',
        facts: family(itemOf('social-care', '2026-03-02', { endedOn: '2026-11-24' })),
        verdict: 'met',
      },
    ),
    ...pair(
      'date',
      {
        name: 'the family declined, the CAF officer is told tomorrow',
        facts: family(itemOf('family-declined', '2026-10-01', { cafoToldOn: '2026-11-25' })),
        verdict: 'not-met',
      },
      {
        name: 'the family declined, the CAF officer was told today',
        facts: family(itemOf('family-declined', '2026-10-01', { cafoToldOn: '2026-11-24' })),
        verdict: 'met',
        because: 'The family declined, and the CAF officer was told, on 24 Nov 2026.',
        evidence: ['family-declined-2026-10-01'],
      },
    ),
    {
      name: 'the family declined, and nobody was told; social care has ended',
      facts: family(
        itemOf('family-declined', '2026-10-01'),
        itemOf('social-care', '2026-03-02', { endedOn: '2026-05-01' }),
      ),
      verdict: 'not-met',
      because: 'The family declined, and nothing says that the CAF officer was told.',
      evidence: ['family-declined-2026-10-01', 'social-care-2026-03-02'],
      rests: 'seen',
    },
    {
      name: 'declined twice, told the second time',
      facts: family(
        itemOf('family-declined', '2026-03-02'),
        itemOf('family-declined', '2026-10-01', { cafoToldOn: '2026-10-02' }),
      ),
      verdict: 'met',
      evidence: ['family-declined-2026-10-01'],
    },
    {
      name: 'a Single Assessment opens tomorrow',
      facts: family(itemOf('single-assessment', '2026-11-25')),
      verdict: 'no-evidence',
      notices: ['Evidence about the family dated 25 Nov 2026 lies in the future and does not count yet.'],
    },
    {
      name: 'social care begins tomorrow, and the family declines then',
      facts: family(itemOf('social-care', '2026-11-25'), itemOf('family-declined', '2026-11-26')),
      verdict: 'no-evidence',
      notices: [
        'Evidence about the family dated 25 Nov 2026 lies in the future and does not count yet.',
        'Evidence about the family dated 26 Nov 2026 lies in the future and does not count yet.',
      ],
    },
  ],
  A6: [
    {
      name: 'offered',
      facts: sampleFacts(),
      verdict: 'met',
      because: 'Offered on 21 Sep 2026.',
      evidence: ['sendias-offer-2026-09-21'],
      rests: 'seen',
    },
    {
      name: 'not offered',
      facts: withItems(['sendias-offer'], []),
      verdict: 'no-evidence',
      because: 'No offer of SENDIAS is recorded.',
    },
    ...pair(
      'date',
      {
        name: 'offered tomorrow',
        facts: withItems(['sendias-offer'], [itemOf('sendias-offer', '2026-11-25')]),
        verdict: 'no-evidence',
        notices: ['An offer dated 25 Nov 2026 lies in the future and does not count yet.'],
      },
      {
        name: 'offered today',
        facts: withItems(['sendias-offer'], [itemOf('sendias-offer', '2026-11-24')]),
        verdict: 'met',
      },
    ),
  ],
};
