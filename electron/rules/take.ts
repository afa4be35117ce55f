import type { PlainDate } from '../../shared/dates.ts';
import type { Step } from '../../shared/verdicts.ts';
import type { CaseFacts, Item, ItemKind, RecommendationFacts } from './facts.ts';

/**
 * Facts as they would be if steps were taken: what what-if shows, and what proves the earliest possible yes. Nothing is
 * saved; what is promised counts as claimed. Order does not matter.
 */
export function take(facts: CaseFacts, steps: readonly Step[], on: PlainDate = facts.on): CaseFacts {
  const opening = steps.filter(({ kind }) => kind in STARTS);
  const begun = opening.reduce((all, step) => startItem(all, step), { ...facts, on });
  return steps.filter((step) => !opening.includes(step)).reduce(takeOne, begun);
}

const STARTS: Partial<Record<Step['kind'], ItemKind>> = {
  'universal-targeted': 'universal-targeted',
  assessment: 'specialist-assessment',
  'psp-start': 'psp',
  'intervention-start': 'intervention',
  'single-assessment': 'single-assessment',
  'sendias-offer': 'sendias-offer',
};

function startItem(facts: CaseFacts, { kind, on }: Step): CaseFacts {
  const itemKind = STARTS[kind];
  if (!itemKind) return facts;
  const item: Item = {
    id: promised(itemKind),
    kind: itemKind,
    title: '',
    startedOn: on,
    endedOn: null,
    standing: 'claimed',
    cafoToldOn: null,
    reviews: [],
    recommendations: [],
  };
  return { ...facts, items: [...facts.items, item] };
}

function takeOne(facts: CaseFacts, step: Step): CaseFacts {
  const { kind, about, on } = step;
  switch (kind) {
    case 'date-of-birth':
      return { ...facts, pupil: { ...facts.pupil, taughtYear: '1' } };
    case 'school-phase':
      return { ...facts, school: { ...facts.school, phase: 'primary' } };
    case 'need':
      return { ...facts, pupil: { ...facts.pupil, needs: ['SEMH'] } };
    case 'sign-up': {
      const signed = { id: promised('sign-up'), inForceFrom: on, inForceUntil: null, withdrawnOn: null };
      return { ...facts, signUps: [...facts.signUps, signed] };
    }
    case 'agreement': {
      const given = { id: promised('agreement'), agreedOn: on, withdrawnOn: null };
      return { ...facts, agreements: [...facts.agreements, given] };
    }
    case 'suspension-record': {
      const id = `${promised('suspension')}-${facts.suspensions.length}`;
      const record = { id, startedOn: on, sessions: 1, type: 'SUSP', standing: 'claimed' } as const;
      return { ...facts, suspensions: [...facts.suspensions, record] };
    }
    case 'cafo-told':
      return changeItem(facts, about, (item) => ({ ...item, cafoToldOn: on }));
    case 'psp-review':
      return review(facts, about ?? promised('psp'), on);
    case 'intervention-review':
      return review(facts, about ?? promised('intervention'), on);
    case 'implement':
      return recommend(facts, about, { implementedOn: on });
    case 'monitor':
      return recommend(facts, about, { monitoredOn: on });
    case 'review':
      return recommend(facts, about, { reviewedOn: on });
    default:
      // Time and calendars are nothing that anybody does to a case.
      return facts;
  }
}

function promised(what: string): string {
  return `promised:${what}`;
}

function changeItem(facts: CaseFacts, id: string | null, change: (item: Item) => Item): CaseFacts {
  return { ...facts, items: facts.items.map((item) => (item.id === id ? change(item) : item)) };
}

function review(facts: CaseFacts, itemId: string, heldOn: PlainDate): CaseFacts {
  return changeItem(facts, itemId, (item) => ({
    ...item,
    reviews: [...item.reviews, { id: `${promised('review')}-${itemId}-${heldOn}`, heldOn, standing: 'claimed' }],
  }));
}

/** Of a recommendation by its id; of an assessment that has none recorded, or of a new one, of its promised one. */
function recommend(facts: CaseFacts, about: string | null, marks: Partial<RecommendationFacts>): CaseFacts {
  const itemId = about ?? promised('specialist-assessment');
  const known = facts.items.find(({ recommendations }) => recommendations.some(({ id }) => id === about));
  return changeItem(facts, known?.id ?? itemId, (item) => {
    const id = known && about ? about : `${promised('recommendation')}-${item.id}`;
    const there = item.recommendations.some((each) => each.id === id);
    const fresh = { id, what: '', implementedOn: null, monitoredOn: null, reviewedOn: null };
    const all = there ? item.recommendations : [...item.recommendations, fresh];
    return { ...item, recommendations: all.map((each) => (each.id === id ? { ...each, ...marks } : each)) };
  });
}
