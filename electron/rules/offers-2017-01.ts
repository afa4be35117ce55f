import type { CodeOf, ROUTES } from '../../shared/words.ts';
import { type CaseFacts, isOn, itemsOf, type SchoolFacts } from './facts.ts';

/**
 * Appendix A, right, as it stands from January 2017: what the commissioned route then offers this pupil.
 *
 *   A8 plans with STA time · A9 review of the risk assessment · A10 multi-agency work · A11 contribution · A12 the Link
 */
export interface OfferRule {
  id: string;
  clause: string;
  statement: string;
  /** Why it is not open to this pupil although the case is eligible; empty where it is open. */
  closedBy(facts: CaseFacts): string[];
  /** What to bring along. */
  note(facts: CaseFacts): string | null;
}

/** Said of every offer where the case is not on the commissioned route. */
export const NOT_COMMISSIONED: Readonly<Record<Exclude<CodeOf<typeof ROUTES>, 'commissioned'>, string>> = {
  'not-yet': 'The criteria are not met yet.',
  'school-funded': 'The case is on the school-funded route.',
  'out-of-remit': 'The case is not within remit.',
};

export const OFFERS_2017_01: readonly OfferRule[] = [
  {
    id: 'A8',
    clause: 'Appendix A, right, 1',
    statement: 'A reintegration plan or a supported transfer plan, with STS taking part.',
    closedBy: () => [],
    note: () => 'STA sessions are given as far as the weekly meeting can, for as long as the plan says.',
  },
  {
    id: 'A9',
    clause: 'Appendix A, right, 2',
    statement: 'A review of the risk assessment.',
    closedBy: () => [],
    note: (facts) =>
      itemsOf(facts, 'risk-assessment').length > 0
        ? null
        : 'No risk assessment is recorded: ask the school for the one it has.',
  },
  {
    id: 'A10',
    clause: 'Appendix A, right, 3',
    statement: 'Work with other agencies (CAF officer, health, social care), so that the family has more support.',
    closedBy: () => [],
    note: () => null,
  },
  {
    id: 'A11',
    clause: 'Appendix A, right, 4',
    statement: 'A small contribution to what a targeted intervention of the Pastoral Support Plan costs the school.',
    closedBy: (facts) => [
      ...(inPlace(facts, 'psp') ? [] : ['There is no Pastoral Support Plan to contribute to.']),
      ...(inPlace(facts, 'intervention') ? [] : ['There is no targeted intervention to contribute to.']),
    ],
    note: () => null,
  },
  {
    id: 'A12',
    clause: 'Appendix A, right, 5; Appendix B',
    statement: 'The Link, for pupils whose home school lies in the Nuneaton, Bedworth and Rugby area.',
    closedBy({ school }) {
      const area = liesInLinkArea(school);
      if (area === null) return ['Where the school lies is not recorded: neither its district nor its town.'];
      return area ? [] : ['The home school does not lie in the Nuneaton, Bedworth and Rugby area.'];
    },
    note: () => 'Asked for by a placement request; the panel decides.',
  },
];

const LINK_DISTRICTS: readonly string[] = ['E07000219', 'E07000220'];
const LINK_TOWNS: readonly string[] = ['nuneaton', 'bedworth', 'rugby'];

/** By its district or, where that is not known, its town; null where neither is. */
export function liesInLinkArea({ districtCode, town }: Pick<SchoolFacts, 'districtCode' | 'town'>): boolean | null {
  if (districtCode) return LINK_DISTRICTS.includes(districtCode);
  return town ? LINK_TOWNS.includes(town.trim().toLowerCase()) : null;
}

function inPlace(facts: CaseFacts, kind: 'psp' | 'intervention'): boolean {
  return itemsOf(facts, kind).some((item) => isOn(item, facts.on));
}
