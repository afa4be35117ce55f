import type { CaseFacts } from '../../electron/rules/facts.ts';
import { itemOf, pspOf, sampleFacts, withItems } from './sample-facts.ts';

export interface OfferRow {
  name: string;
  facts: CaseFacts;
  /** A waiver that keeps the case commissioned although evidence is missing. */
  waived?: readonly string[];
  open: boolean;
  why: readonly string[];
  note?: string | null;
}

const { school } = sampleFacts();
const lies = (change: Partial<typeof school>) => sampleFacts({ school: { ...school, ...change } });
const NOT_YET = withItems(['sendias-offer'], []);
const BEYOND = 'The home school does not lie in the Nuneaton, Bedworth and Rugby area.';
const open = { facts: sampleFacts(), open: true, why: [] } as const;
const closed: readonly OfferRow[] = [
  { name: 'not yet eligible', facts: NOT_YET, open: false, why: ['The criteria are not met yet.'], note: null },
  {
    name: 'school-funded',
    facts: sampleFacts({ suspensions: [] }),
    open: false,
    why: ['The case is on the school-funded route.'],
  },
  {
    name: 'out of remit',
    facts: sampleFacts({ pupil: { ...sampleFacts().pupil, needs: ['SPLD'] } }),
    open: false,
    why: ['The case is not within remit.'],
  },
];

/** Appendix A, right: A8 to A12. */
export const OFFER_TABLE: Readonly<Record<string, readonly OfferRow[]>> = {
  A8: [
    {
      name: 'eligible',
      ...open,
      note: 'STA sessions are given as far as the weekly meeting can, for as long as the plan says.',
    },
    ...closed,
  ],
  A9: [
    {
      name: 'eligible, no risk assessment recorded',
      ...open,
      note: 'No risk assessment is recorded: ask the school for the one it has.',
    },
    {
      name: 'eligible, with one',
      facts: withItems([], [itemOf('risk-assessment', '2026-10-01')]),
      open: true,
      why: [],
      note: null,
    },
    ...closed,
  ],
  A10: [{ name: 'eligible', ...open, note: null }, ...closed],
  A11: [
    { name: 'eligible, PSP and intervention in place', ...open, note: null },
    {
      name: 'neither in place, both waived',
      facts: withItems(['psp', 'intervention'], []),
      waived: ['A3', 'A4'],
      open: false,
      why: [
        'There is no Pastoral Support Plan to contribute to.',
        'There is no targeted intervention to contribute to.',
      ],
    },
    {
      name: 'the PSP has ended, waived',
      facts: withItems(['psp'], [pspOf('2026-06-01', [], { endedOn: '2026-10-23' })]),
      waived: ['A3'],
      open: false,
      why: ['There is no Pastoral Support Plan to contribute to.'],
    },
    ...closed,
  ],
  A12: [
    { name: 'in the borough of Rugby', ...open, note: 'Asked for by a placement request; the panel decides.' },
    { name: 'in Nuneaton and Bedworth', facts: lies({ districtCode: 'E07000219' }), open: true, why: [] },
    { name: 'in Warwick', facts: lies({ districtCode: 'E07000222' }), open: false, why: [BEYOND], note: null },
    {
      name: 'district not known, in Bedworth',
      facts: lies({ districtCode: null, town: ' bedworth ' }),
      open: true,
      why: [],
    },
    {
      name: 'district not known, in Nuneaton',
      facts: lies({ districtCode: null, town: 'NUNEATON' }),
      open: true,
      why: [],
    },
    { name: 'district not known, in Rugby', facts: lies({ districtCode: null, town: 'Rugby' }), open: true, why: [] },
    {
      name: 'district not known, in Kenilworth',
      facts: lies({ districtCode: null, town: 'Kenilworth' }),
      open: false,
      why: [BEYOND],
    },
    {
      name: 'neither is known',
      facts: lies({ districtCode: null, town: null }),
      open: false,
      why: ['Where the school lies is not recorded: neither its district nor its town.'],
    },
    ...closed,
  ],
};
