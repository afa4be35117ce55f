import type { CodeOf, RULE_PARTS } from '../../shared/words.ts';
import type { ParameterKey } from './parameters.ts';
import { CASE_RULE_SETS, PLACEMENT_RULE_SETS } from './rule-sets.ts';
import { SECTION_2_2017_01 } from './section-2-2017-01.ts';

/**
 * Every clause of the memorandum that the app knows, read off the rule objects: what a manager signs off against the paper
 * (`npm run catalogue` prints it) and what the page shows behind a line.
 */
export interface Clause {
  rule: string;
  clause: string;
  statement: string;
  part: CodeOf<typeof RULE_PARTS>;
  ruleSet: string;
  uses: readonly ParameterKey[];
}

/** In the memorandum's order: context, sections, appendices; of Appendix B as it is read now. */
export function catalogue(): Clause[] {
  const [context, appendixA, section3, section1] = CASE_RULE_SETS;
  const sets = [context, section1].flatMap((set) => (set ? ofSet(set) : []));
  const duties = SECTION_2_2017_01.map(({ id, clause, statement, uses }) => {
    return { rule: id, clause, statement, part: 'duty' as const, ruleSet: 'section-2/2017-01', uses };
  });
  const rest = [section3, appendixA].flatMap((set) => (set ? ofSet(set) : []));
  const placements = PLACEMENT_RULE_SETS.slice(-1).flatMap(({ id: ruleSet, rules }) =>
    rules.map(({ id, clause, statement, part, uses }) => ({ rule: id, clause, statement, part, ruleSet, uses })),
  );
  return [...sets, ...duties, ...rest, ...placements];
}

function ofSet({ id: ruleSet, rules, offers }: (typeof CASE_RULE_SETS)[number]): Clause[] {
  return [
    ...rules.map(({ id, clause, statement, part, uses }) => ({ rule: id, clause, statement, part, ruleSet, uses })),
    ...offers.map(({ id, clause, statement }) => {
      return { rule: id, clause, statement, part: 'offer' as const, ruleSet, uses: [] };
    }),
  ];
}
