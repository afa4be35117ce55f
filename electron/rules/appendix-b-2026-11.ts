import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type CodeOf, labelOf, ROUTES } from '../../shared/words.ts';
import { APPENDIX_B_2016_11, type PlacementFacts as FactsOf2016 } from './appendix-b-2016-11.ts';
import { met, type RuleOf, refs, unmet } from './rule.ts';

/**
 * Appendix B as it is read from November 2026: the memorandum is the same, B6 is read anew. It was judged by the day on
 * which the request came, so a request that came a day before its case was decided was short of B6 for ever, though the
 * panel has what the memorandum asks for. Now it is judged by the decision that stands, and says whether it came first.
 *
 *   B1 to B5 and B7 as in appendix-b-2016-11.ts · B6 Appendix A first
 */
export interface PlacementFacts extends FactsOf2016 {
  /** What a manager has decided about Appendix A, the decision that stands; null: nothing yet. */
  eligibility: {
    decidedOn: PlainDate;
    outcome: CodeOf<typeof ROUTES>;
    /** What the rules said, which a manager may decide against. */
    route: CodeOf<typeof ROUTES>;
  } | null;
}

const B6: RuleOf<PlacementFacts> = {
  id: 'B6',
  clause: 'Appendix B, fourth paragraph',
  statement: 'The request shows that the criteria of Appendix A are met first.',
  part: 'placement',
  uses: [],
  gives: ['met', 'not-yet', 'not-met', 'no-evidence'],
  judge({ id, requestedOn, eligibility }) {
    const evidence = refs('placement', [{ id }]);
    if (requestedOn === null) return unmet('no-evidence', 'There is no placement request to judge.');
    if (eligibility === null)
      return unmet('no-evidence', 'No manager has decided yet whether the case meets Appendix A.', { evidence });
    const { decidedOn, outcome, route } = eligibility;
    const against = route === outcome ? '' : ` The rules’ own answer was “${labelOf(ROUTES, route)}”.`;
    const day = showDate(decidedOn);
    if (outcome === 'commissioned') {
      const because = `Decided on ${day} that the case is eligible for commissioned support, ${orderOf(decidedOn, requestedOn)}.`;
      return met(`${because}${against}`, { evidence });
    }
    return outcome === 'not-yet'
      ? unmet('not-yet', `Decided on ${day} that Appendix A is not met yet.${against}`, { evidence })
      : unmet('not-met', `Decided on ${day} that the case is not for commissioned support.${against}`, { evidence });
  },
};

export const APPENDIX_B_2026_11: readonly RuleOf<PlacementFacts>[] = APPENDIX_B_2016_11.map((rule) =>
  rule.id === B6.id ? B6 : rule,
);

function orderOf(decidedOn: PlainDate, requestedOn: PlainDate): string {
  if (decidedOn === requestedOn) return 'the day of the request';
  return `${decidedOn < requestedOn ? 'before' : 'after'} the request of ${showDate(requestedOn)}`;
}
