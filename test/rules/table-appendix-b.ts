import type { PlacementFacts } from '../../electron/rules/appendix-b-2026-11.ts';
import { pair, type RuleRow } from './rule-table.ts';
import { COUNTY, TODAY } from './sample-facts.ts';

/** A placement that is as Appendix B wants it, but for what is changed. */
export function placement(change: Partial<PlacementFacts> = {}): PlacementFacts {
  return {
    id: 'placement-1',
    on: TODAY,
    calendar: COUNTY,
    startsOn: '2026-09-02',
    endsOn: '2027-03-25',
    linkDays: 4,
    homeDays: 1,
    onHomeRoll: true,
    hostAgreementOn: '2026-08-28',
    parentContractOn: '2026-08-28',
    requestedOn: '2026-07-01',
    appendixA: 'commissioned',
    eligibility: eligibility(),
    panel: { metOn: '2026-07-08', headTeachers: 3, specialists: 2, approved: true },
    ...change,
  };
}

/** Decided a week before the request. */
export const eligibility = (change: Partial<NonNullable<PlacementFacts['eligibility']>> = {}) => ({
  decidedOn: '2026-06-24',
  outcome: 'commissioned' as const,
  route: 'commissioned' as const,
  ...change,
});
const panel = (change: Partial<NonNullable<PlacementFacts['panel']>>) =>
  placement({ panel: { metOn: '2026-07-08', headTeachers: 3, specialists: 2, approved: true, ...change } });
type Row = RuleRow<PlacementFacts>;

/** Appendix B: B1 to B7, as they were first released. */
export const PLACEMENT_TABLE: Readonly<Record<string, readonly Row[]>> = {
  B1: [
    ...pair<PlacementFacts>(
      'link-terms',
      {
        name: 'a day more than two terms',
        facts: placement({ endsOn: '2027-04-12' }),
        verdict: 'not-met',
        because: 'Ends on 12 Apr 2027; 2 terms end on 25 Mar 2027.',
        evidence: ['placement-1'],
      },
      {
        name: 'from the first day of autumn to the last of spring',
        facts: placement(),
        verdict: 'met',
        because: 'Ends on 25 Mar 2027, within 2 terms of its start.',
        evidence: ['placement-1'],
      },
    ),
    {
      name: 'one term is the length',
      facts: placement(),
      parameters: { 'link-terms': 1 },
      verdict: 'not-met',
      because: 'Ends on 25 Mar 2027; 1 term end on 18 Dec 2026.',
    },
    {
      name: 'no start',
      facts: placement({ startsOn: null }),
      verdict: 'no-evidence',
      because: 'No first and last day is set yet.',
      evidence: ['placement-1'],
    },
    { name: 'no end', facts: placement({ endsOn: null }), verdict: 'no-evidence' },
    {
      name: 'beyond what is entered',
      facts: placement({ startsOn: '2027-04-20', endsOn: '2027-12-10' }),
      verdict: 'no-evidence',
      because: 'How long it lasts can not be told.',
      unknown: ['calendar for 2027/28 not entered'],
    },
  ],
  B2: [
    {
      name: 'four and one',
      facts: placement(),
      verdict: 'met',
      because: '4 days at the Link and 1 in the home school at first.',
      evidence: ['placement-1'],
    },
    ...pair<PlacementFacts>(
      'link-days',
      {
        name: 'three days at the Link',
        facts: placement({ linkDays: 3 }),
        verdict: 'not-met',
        because: '3 days at the Link and 1 in the home school at first; 4 and 1 are asked for.',
        evidence: ['placement-1'],
      },
      {
        name: 'three where three are asked for',
        facts: placement({ linkDays: 3 }),
        parameters: { 'link-days': 3 },
        verdict: 'met',
      },
    ),
    ...pair<PlacementFacts>(
      'home-days',
      { name: 'no day at home', facts: placement({ homeDays: 0 }), verdict: 'not-met' },
      {
        name: 'none where none is asked for',
        facts: placement({ homeDays: 0 }),
        parameters: { 'home-days': 0 },
        verdict: 'met',
      },
    ),
    {
      name: 'no pattern',
      facts: placement({ linkDays: null }),
      verdict: 'no-evidence',
      because: 'No weekly pattern is set yet.',
      evidence: ['placement-1'],
    },
    { name: 'half a pattern', facts: placement({ homeDays: null }), verdict: 'no-evidence' },
  ],
  B3: [
    {
      name: 'on the roll',
      facts: placement(),
      verdict: 'met',
      because: 'The pupil stays on the home school’s roll.',
      evidence: ['placement-1'],
    },
    {
      name: 'off the roll',
      facts: placement({ onHomeRoll: false }),
      verdict: 'not-met',
      because: 'The pupil is not on the home school’s roll any more.',
      evidence: ['placement-1'],
    },
    {
      name: 'nobody has said',
      facts: placement({ onHomeRoll: null }),
      verdict: 'no-evidence',
      because: 'Nobody has confirmed that the pupil stays on the roll.',
    },
  ],
  B4: agreements('hostAgreementOn', 'The host agreement'),
  B5: agreements('parentContractOn', 'The parent and carer contract'),
  B6: [
    {
      name: 'met on the day of the request',
      facts: placement(),
      verdict: 'met',
      because: 'Appendix A was met on 1 Jul 2026, the day of the request.',
      evidence: ['placement-1'],
    },
    {
      name: 'not met yet then',
      facts: placement({ appendixA: 'not-yet' }),
      verdict: 'not-yet',
      because: 'Appendix A was not met yet on 1 Jul 2026, the day of the request.',
      evidence: ['placement-1'],
    },
    {
      name: 'school-funded then',
      facts: placement({ appendixA: 'school-funded' }),
      verdict: 'not-met',
      because: 'On 1 Jul 2026, the day of the request, the case was not on the commissioned route.',
      evidence: ['placement-1'],
    },
    { name: 'out of remit then', facts: placement({ appendixA: 'out-of-remit' }), verdict: 'not-met' },
    {
      name: 'no request',
      facts: placement({ requestedOn: null }),
      verdict: 'no-evidence',
      because: 'There is no placement request to judge.',
    },
    { name: 'not assessed', facts: placement({ appendixA: null }), verdict: 'no-evidence' },
  ],
  B7: [
    {
      name: 'approved',
      facts: placement(),
      verdict: 'met',
      because: 'The panel of 8 Jul 2026 approved it.',
      evidence: ['placement-1'],
    },
    {
      name: 'declined',
      facts: panel({ approved: false }),
      verdict: 'not-met',
      because: 'The panel of 8 Jul 2026 did not approve it.',
      evidence: ['placement-1'],
    },
    {
      name: 'no panel yet',
      facts: placement({ panel: null }),
      verdict: 'no-evidence',
      because: 'No panel has decided yet.',
    },
    {
      name: 'no head teacher',
      facts: panel({ headTeachers: 0 }),
      verdict: 'not-met',
      because: 'No head teacher was on the panel of 8 Jul 2026.',
      evidence: ['placement-1'],
    },
    {
      name: 'no specialist',
      facts: panel({ specialists: 0 }),
      verdict: 'not-met',
      because: 'No specialist service was on the panel of 8 Jul 2026.',
      evidence: ['placement-1'],
    },
    { name: 'one of each is enough', facts: panel({ headTeachers: 1, specialists: 1 }), verdict: 'met' },
  ],
};

function agreements(field: 'hostAgreementOn' | 'parentContractOn', what: string): Row[] {
  return [
    ...pair<PlacementFacts>(
      'date',
      {
        name: 'to be signed tomorrow',
        facts: placement({ [field]: '2026-11-25' }),
        verdict: 'not-yet',
        from: '2026-11-25',
        because: `${what} is to be signed on 25 Nov 2026.`,
        provided: 'it is signed then',
        evidence: ['placement-1'],
      },
      {
        name: 'signed today',
        facts: placement({ [field]: TODAY }),
        verdict: 'met',
        because: `${what} was signed on 24 Nov 2026.`,
        evidence: ['placement-1'],
      },
    ),
    {
      name: 'not recorded',
      facts: placement({ [field]: null }),
      verdict: 'no-evidence',
      because: `${what} is not recorded.`,
    },
  ];
}
