import type { PlacementFacts } from '../../electron/rules/appendix-b-2026-11.ts';
import { pair, type RuleRow } from './rule-table.ts';
import { eligibility, PLACEMENT_TABLE, placement } from './table-appendix-b.ts';

type Row = RuleRow<PlacementFacts>;

const B6: readonly Row[] = [
  {
    name: 'decided before the request',
    facts: placement(),
    verdict: 'met',
    because:
      'Decided on 24 Jun 2026 that the case is eligible for commissioned support, before the request of 1 Jul 2026.',
    evidence: ['placement-1'],
  },
  ...pair<PlacementFacts>(
    'date',
    {
      name: 'decided on the day of the request',
      facts: placement({ eligibility: eligibility({ decidedOn: '2026-07-01' }) }),
      verdict: 'met',
      because: 'Decided on 1 Jul 2026 that the case is eligible for commissioned support, the day of the request.',
    },
    {
      name: 'decided a day after the request, of which the former rule said that it was short for ever',
      facts: placement({ appendixA: null, eligibility: eligibility({ decidedOn: '2026-07-02' }) }),
      verdict: 'met',
      because:
        'Decided on 2 Jul 2026 that the case is eligible for commissioned support, after the request of 1 Jul 2026.',
      evidence: ['placement-1'],
    },
  ),
  {
    name: 'eligible against the rules’ answer',
    facts: placement({ eligibility: eligibility({ route: 'not-yet' }) }),
    verdict: 'met',
    because:
      'Decided on 24 Jun 2026 that the case is eligible for commissioned support, before the request of 1 Jul 2026. The rules’ own answer was “Not yet: evidence missing”.',
  },
  {
    name: 'not met yet, though it was on the day of the request',
    facts: placement({ eligibility: eligibility({ decidedOn: '2026-09-03', outcome: 'not-yet', route: 'not-yet' }) }),
    verdict: 'not-yet',
    because: 'Decided on 3 Sep 2026 that Appendix A is not met yet.',
    evidence: ['placement-1'],
  },
  {
    name: 'school-funded',
    facts: placement({ eligibility: eligibility({ outcome: 'school-funded', route: 'school-funded' }) }),
    verdict: 'not-met',
    because: 'Decided on 24 Jun 2026 that the case is not for commissioned support.',
    evidence: ['placement-1'],
  },
  {
    name: 'out of remit',
    facts: placement({ eligibility: eligibility({ outcome: 'out-of-remit', route: 'out-of-remit' }) }),
    verdict: 'not-met',
  },
  {
    name: 'nothing decided',
    facts: placement({ appendixA: null, eligibility: null }),
    verdict: 'no-evidence',
    because: 'No manager has decided yet whether the case meets Appendix A.',
    evidence: ['placement-1'],
  },
  {
    name: 'no request',
    facts: placement({ requestedOn: null }),
    verdict: 'no-evidence',
    because: 'There is no placement request to judge.',
    evidence: [],
  },
];

/** Appendix B as it is read from November 2026: the former rows, and B6 anew. */
export const PLACEMENT_TABLE_2026_11: Readonly<Record<string, readonly Row[]>> = { ...PLACEMENT_TABLE, B6 };
