import type { PlainDate } from '../../shared/dates.ts';
import { laterOf } from '../../shared/dates.ts';
import type { Assessment, Thing } from '../../shared/verdicts.ts';
import { assess } from '../rules/assess.ts';
import { take } from '../rules/take.ts';
import type { JudgedCase } from './eligibility-case.ts';

/** The answer as it would be with what is promised, on the day on which the last of it can be there. Nothing is saved. */
export interface WhatIf {
  on: PlainDate;
  assessment: Assessment;
  things: Pick<Thing, 'key' | 'rule' | 'what' | 'by'>[];
  unknown: string[];
}

export function whatIf({ facts, parameters, waivers, assessment }: JudgedCase, promised: readonly string[]): WhatIf {
  const things = everyThing(assessment);
  const chosen = promised.flatMap((key) => things.get(key) ?? []);
  const steps = chosen.flatMap((thing) => thing.steps);
  const on = steps.reduce((day, step) => laterOf(day, step.on), facts.on);
  return {
    on,
    assessment: assess(take(facts, steps, on), parameters, waivers),
    things: [...things.values()].map(({ key, rule, what, by }) => ({ key, rule, what, by })),
    unknown: promised.filter((key) => !things.has(key)),
  };
}

/** The soonest way of the whole, and beside it what would be the fewest for one line. */
function everyThing({ missing, earliest }: Assessment): Map<string, Thing> {
  const soonest = earliest.kind === 'from' || earliest.kind === 'unknown' ? earliest.things : [];
  return new Map([...missing, ...soonest].map((each) => [each.key, each]));
}
