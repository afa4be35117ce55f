import { laterOf, type PlainDate } from '../../shared/dates.ts';
import { addSchoolDays } from '../../shared/school-time.ts';
import type { EvidenceRef, Step } from '../../shared/verdicts.ts';
import { type CaseFacts, type Item, itemsOf, type RecommendationFacts } from './facts.ts';
import { soonestDay } from './heartbeat.ts';
import { refs, thing, type Way } from './rule.ts';
import { together } from './ways.ts';

/**
 * A specialist assessment and what became of its recommendations (A2).
 *
 *   openIn · nearestToDone     what is still to do, and the assessment that has least of it
 *   waysOfAssessment           each assessment carried through, or a new one
 */
export function openIn(item: Item, on: PlainDate): RecommendationFacts[] {
  const isDone = (day: PlainDate | null) => day !== null && day <= on;
  return item.recommendations.filter(
    ({ implementedOn, monitoredOn, reviewedOn }) => ![implementedOn, monitoredOn, reviewedOn].every(isDone),
  );
}

export function isCarriedThrough(item: Item, on: PlainDate): boolean {
  return item.recommendations.length > 0 && openIn(item, on).length === 0;
}

export function nearestToDone(found: readonly Item[], on: PlainDate): Item | undefined {
  return found.toSorted((a, b) => waiting(a, on) - waiting(b, on))[0];
}

/** An assessment without a recommendation has one thing open: its recommendations. */
function waiting(item: Item, on: PlainDate): number {
  return item.recommendations.length === 0 ? 1 : openIn(item, on).length;
}

export function recordsOfAssessment(item: Item): EvidenceRef[] {
  return [...refs('evidence', [item]), ...refs('recommendation', item.recommendations)];
}

/** A review comes when the recommendation has been tried for `trial` school days. */
export function waysOfAssessment(facts: CaseFacts, trial: number, day: PlainDate): Way[] {
  const first = soonestDay(facts);
  if (!first.known) return [{ on: null, unknown: first.sentence, things: [] }];
  const soonest = first.value;
  const carry = { facts, soonest, trial };
  const ways = itemsOf(facts, 'specialist-assessment').map((item): Way => {
    const open = item.recommendations.length === 0 ? [undefined] : openIn(item, facts.on);
    return together(
      open.map((one) => carryThrough(carry, item.id, one)),
      day,
    );
  });
  const fresh = together([carryThrough(carry, null, undefined)], day);
  return [...ways, fresh];
}

interface Carry {
  facts: CaseFacts;
  soonest: PlainDate;
  trial: number;
}

/** One recommendation put in place, monitored and reviewed, as far as that is still to do. */
function carryThrough(
  { facts, soonest, trial }: Carry,
  itemId: string | null,
  one: RecommendationFacts | undefined,
): Way {
  const about = one?.id ?? itemId;
  const done = (day: PlainDate | null | undefined) => (day && day <= facts.on ? day : null);
  const { name, what } = wordsFor(itemId, one);
  const opening: Step[] = itemId === null ? [{ kind: 'assessment', about: null, on: soonest }] : [];
  const inPlace = done(one?.implementedOn) ?? soonest;
  const tried = addSchoolDays(facts.calendar, inPlace, trial);
  if (!tried.known) return { on: null, unknown: tried.sentence, things: [thing('A2', name, what, opening)] };
  const steps: Step[] = [
    ...opening,
    ...(done(one?.implementedOn) ? [] : [{ kind: 'implement' as const, about, on: inPlace }]),
    ...(done(one?.monitoredOn) ? [] : [{ kind: 'monitor' as const, about, on: soonest }]),
    ...(done(one?.reviewedOn) ? [] : [{ kind: 'review' as const, about, on: laterOf(tried.value, soonest) }]),
  ];
  const last = steps.reduce((day, step) => laterOf(day, step.on), facts.on);
  return { on: last, unknown: null, things: [thing('A2', name, what, steps)] };
}

function wordsFor(itemId: string | null, one: RecommendationFacts | undefined): { name: string; what: string } {
  if (one) {
    return { name: `recommendation:${one.id}`, what: `“${one.what}” is put in place, monitored and reviewed` };
  }
  if (itemId) {
    return {
      name: `recommendations:${itemId}`,
      what: 'The recommendations of the assessment are recorded, put in place, monitored and reviewed',
    };
  }
  return {
    name: 'new',
    what: 'A specialist service assesses and profiles the pupil, and each recommendation is put in place, monitored and reviewed',
  };
}
