import type { PlainDate } from '../../shared/dates.ts';
import { APPENDIX_A_2017_01 } from './appendix-a-2017-01.ts';
import { APPENDIX_B_2016_11 } from './appendix-b-2016-11.ts';
import { APPENDIX_B_2026_11, type PlacementFacts } from './appendix-b-2026-11.ts';
import { CONTEXT_2017_01 } from './context-2017-01.ts';
import { OFFERS_2017_01, type OfferRule } from './offers-2017-01.ts';
import { earlierFirst } from './order.ts';
import type { Rule, RuleOf } from './rule.ts';
import { SECTION_1_2017_01 } from './section-1-2017-01.ts';
import { SECTION_3_2017_01 } from './section-3-2017-01.ts';

/**
 * Released rule sets, each from its date on. A changed memorandum is a new dated file and a new line here; the old ones
 * stay, so that every decision can be replayed with the set that it was made on.
 */
export interface RuleSet {
  /** 'appendix-a/2017-01': the part, and from when. */
  id: string;
  from: PlainDate;
  rules: readonly Rule[];
  offers: readonly OfferRule[];
}

/** Those that a case is judged by, in the order in which they are read. */
export const CASE_RULE_SETS: readonly RuleSet[] = [
  { id: 'context/2017-01', from: '2017-01-01', rules: CONTEXT_2017_01, offers: [] },
  { id: 'appendix-a/2017-01', from: '2017-01-01', rules: APPENDIX_A_2017_01, offers: OFFERS_2017_01 },
  { id: 'section-3/2017-01', from: '2017-01-01', rules: SECTION_3_2017_01, offers: [] },
  { id: 'section-1/2017-01', from: '2017-01-01', rules: SECTION_1_2017_01, offers: [] },
];

/** Those that a Link placement is judged by: the facts have what each of them reads. */
export interface PlacementRuleSet {
  id: string;
  from: PlainDate;
  rules: readonly RuleOf<PlacementFacts>[];
}

export const PLACEMENT_RULE_SETS: readonly PlacementRuleSet[] = [
  { id: 'appendix-b/2016-11', from: '2016-11-01', rules: APPENDIX_B_2016_11 },
  { id: 'appendix-b/2026-11', from: '2026-11-01', rules: APPENDIX_B_2026_11 },
];

/** Of each part the newest that was in force on a day; before the first, the first. */
export function ruleSetsOn(day: PlainDate, all: readonly RuleSet[] = CASE_RULE_SETS): RuleSet[] {
  return newestOn(day, all);
}

/** The set of Appendix B that was in force on a day. */
export function placementRulesOn(day: PlainDate): PlacementRuleSet {
  const [set] = newestOn(day, PLACEMENT_RULE_SETS);
  if (!set) throw new Error('There are no rules of Appendix B');
  return set;
}

function newestOn<S extends Pick<RuleSet, 'id' | 'from'>>(day: PlainDate, all: readonly S[]): S[] {
  const parts = [...new Set(all.map(partOf))];
  return parts.flatMap((part) => {
    const dated = all.filter((set) => partOf(set) === part).toSorted((a, b) => earlierFirst(a.from, b.from));
    return dated.findLast(({ from }) => from <= day) ?? dated[0] ?? [];
  });
}

/** The sets with these ids, in the order in which they are read; those unknown to this app are named. */
export function ruleSetsById(ids: readonly string[]): { sets: RuleSet[]; unknown: string[] } {
  const sets = CASE_RULE_SETS.filter(({ id }) => ids.includes(id));
  return { sets, unknown: ids.filter((id) => !sets.some((set) => set.id === id)) };
}

function partOf({ id }: Pick<RuleSet, 'id'>): string {
  return id.slice(0, id.indexOf('/'));
}
