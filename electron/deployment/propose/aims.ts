import { generate, type Standing } from './generate.ts';
import { FACE, MEASURES, type Measure, MISSED, SPREAD, TIME } from './goal.ts';
import type { Master, Shares } from './master.ts';
import { openingOf } from './opening.ts';
import { scaled, type Weights } from './prices.ts';
import { type Whole, type Work, weighed } from './standing.ts';

/**
 * What an answer could reach, measure by measure in the goal's order and each with the later ones left out of account:
 * in shares of weeks alone, before any whole answer is looked for. Each bound is a floor for those after it. One measure
 * at a time keeps the numbers small and the prices steady, and the weeks found for one are near what the next one wants.
 */
export interface Aims {
  /** Holds of each measure for answers that reach all before it. */
  targets: Map<Measure, number>;
  standing: Standing;
  shares: Shares | null;
  stages: readonly Stage[];
}

/** How far it came with one measure. What tells fewer half days apart bounds what tells more of them apart. */
export interface Stage {
  target: number;
  standing: Standing;
}

/** What one unit of the measure in question weighs: prices of a part of it matter. */
export const UNIT = 16;
const ROUNDS = { gap: 0.4 * UNIT, most: 300, steps: 20_000, enough: Number.POSITIVE_INFINITY };

/** Leaves the master with floors for all it aims at, and the weights of the last of them. `known` is from before; each step is heard of. */
export function aim(
  work: Work,
  master: Master,
  whole: Whole,
  { known, heard }: { known: readonly Stage[]; heard(aims: Aims): void },
): Aims {
  const { order } = work.goal;
  const stages: Stage[] = [];
  let isAsKnown = true;
  const standing: Standing = { bound: Number.NEGATIVE_INFINITY, kept: null };
  const aims: Aims = { targets: new Map(), standing, shares: null, stages };
  for (const [place, measure] of order.entries()) {
    const at = MEASURES.indexOf(measure);
    if (at !== MISSED && at !== SPREAD && at !== FACE && at !== TIME) break;
    const weights = weightsTo(work, place);
    master.weigh(weights);
    const before = known[place];
    // Bounds rest on the floors before them: with other floors only the prices are of use.
    if (before) Object.assign(standing, before.standing, isAsKnown ? {} : { bound: Number.NEGATIVE_INFINITY });
    else if (place === 0) Object.assign(standing, openWith(master, whole));
    else heavier(standing, weights, MEASURES.indexOf(order[place - 1] ?? measure));
    aims.shares = generate(master, standing, ROUNDS);
    const earlier = order
      .slice(0, place)
      .reduce((sum, each) => sum + (aims.targets.get(each) ?? 0) * (weights[MEASURES.indexOf(each)] ?? 0), 0);
    const target = Math.max(0, Math.ceil((standing.bound - earlier) / UNIT));
    aims.targets.set(measure, target);
    stages.push({ target, standing: { ...standing } });
    isAsKnown &&= before?.target === target;
    master.restrict(at, target);
    heard(aims);
  }
  return aims;
}

/** The measure at `place` and all before it, as the search weighs them against each other. */
export function weightsTo({ goal, weights }: Work, place: number): number[] {
  const unit = weights[MEASURES.indexOf(goal.order[place] ?? 'missed')] ?? 1;
  const counted = new Set(goal.order.slice(0, place + 1));
  return MEASURES.map((each, at) => (counted.has(each) ? ((weights[at] ?? 0) / unit) * UNIT : 0));
}

/** Rough prices, and weeks to go with them. */
function openWith(master: Master, whole: Whole): Standing {
  const { bound, prices, columns } = openingOf(master, weighed(whole, master.weights));
  master.add(columns);
  return { bound, kept: prices };
}

/** What is known under lighter weights, under weights that are as many times heavier as this measure is now. */
export function heavier(standing: Standing, weights: Weights, measure: number): void {
  const { kept, bound } = standing;
  const times = (weights[measure] ?? 1) / UNIT;
  standing.bound = bound * times;
  standing.kept = kept && scaled(kept, times, weights);
}
