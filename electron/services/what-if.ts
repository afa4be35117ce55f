import { laterOf, type PlainDate } from '../../shared/dates.ts';
import type { Assessment, Thing } from '../../shared/verdicts.ts';
import { assess } from '../rules/assess.ts';
import { take } from '../rules/take.ts';
import type { JudgedCase } from './eligibility-case.ts';

/** The answer as it would be with what is promised, on the day on which all of it has had its effect. Nothing is saved. */
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
  const lastStep = steps.reduce((day, step) => laterOf(day, step.on), facts.on);
  const thenOn = (on: PlainDate) => assess(take(facts, steps, on), parameters, waivers);
  const atLast = thenOn(lastStep);
  const ripe = ripeOn(atLast, chosen);
  const later = ripe === lastStep ? atLast : thenOn(ripe);
  const then = areMet(later, chosen) ? later : atLast;
  return {
    on: then.on,
    assessment: then,
    things: [...things.values()].map(({ key, rule, what, by }) => ({ key, rule, what, by })),
    unknown: promised.filter((key) => !things.has(key)),
  };
}

/** Reviews are held before the run is a term old: the day on which what was chosen is met without anything more. */
function ripeOn({ lines, on }: Assessment, chosen: readonly Thing[]): PlainDate {
  return linesOf(lines, chosen).reduce((day, { from }) => laterOf(day, from ?? day), on);
}

function areMet({ lines }: Assessment, chosen: readonly Thing[]): boolean {
  return linesOf(lines, chosen).every(({ verdict }) => verdict === 'met');
}

function linesOf(lines: Assessment['lines'], chosen: readonly Thing[]): Assessment['lines'] {
  return lines.filter(({ rule }) => chosen.some((thing) => thing.rule === rule));
}

/** The soonest way of the whole, and beside it what would be the fewest for one line. */
function everyThing({ missing, earliest }: Assessment): Map<string, Thing> {
  const soonest = earliest.kind === 'from' || earliest.kind === 'unknown' ? earliest.things : [];
  return new Map([...missing, ...soonest].map((each) => [each.key, each]));
}
