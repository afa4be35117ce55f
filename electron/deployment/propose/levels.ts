import { UNIT, weightsTo } from './aims.ts';
import { branch } from './branch.ts';
import { finish } from './finish.ts';
import type { Standing } from './generate.ts';
import { FACE, MEASURES, type Measure, MISSED, SPREAD, TIME } from './goal.ts';
import type { Master } from './master.ts';
import { type Whole, type Work, weighed } from './standing.ts';
import { bestWhole, tighten } from './tighten.ts';

/**
 * What no answer can go below, measure by measure in the goal's order: bounds with the later measures left out of
 * account, rounded up, because every measure counts in whole numbers. Where a bound meets the answer's own value, that
 * measure is proved, and becomes a floor for all that follows.
 */
export interface Proving {
  bounds: Map<Measure, number>;
  /** Most steps for a search of one STA's weeks. */
  steps: number;
  /** Where a bound stays below the value, list the weeks that could be in between. */
  isThorough: boolean;
}

/** Most nodes for an answer as good as the bound. */
const NODES = 200;
const BRANCHES = 80;
const LISTS = { cheaperBy: UNIT, listed: 60_000, steps: 300_000, last: 20_000, nodes: 1000 };

/** Sets bounds and floors. Gives an answer that is better on some measure where it comes upon one, else the same. */
export function proveLevels(work: Work, master: Master, whole: Whole, proving: Proving): Whole {
  const { bounds } = proving;
  const before = master.weights;
  let isOpen = false;
  try {
    for (const [place, measure] of work.goal.order.entries()) {
      const at = MEASURES.indexOf(measure);
      if (at !== MISSED && at !== SPREAD && at !== FACE && at !== TIME) break;
      const value = whole.counts[at] ?? 0;
      if (!isOpen && (bounds.get(measure) ?? 0) < value) {
        const better = prove(work, master, whole, place, proving);
        if (better !== whole) return better;
      }
      const bound = bounds.get(measure) ?? 0;
      // Without the last word on one measure there are no floors for those after it.
      master.restrict(at, isOpen ? Number.NEGATIVE_INFINITY : Math.min(bound, value));
      isOpen ||= bound < value;
    }
    return whole;
  } finally {
    master.weigh(before);
  }
}

/** The bound on the measure at `place`, for answers that are as good as this one on all before it. */
function prove(work: Work, master: Master, whole: Whole, place: number, proving: Proving): Whole {
  const measure = work.goal.order[place] ?? 'missed';
  const value = whole.counts[MEASURES.indexOf(measure)] ?? 0;
  const weights = weightsTo(work, place);
  const earlier = weighed(whole, weights) - value * UNIT;
  const standing: Standing = { bound: Number.NEGATIVE_INFINITY, kept: null };
  master.weigh(weights);
  // More than the value less 1 is as good as the value.
  const enough = earlier + (value - 1) * UNIT;
  const shares = tighten(master, standing, { steps: proving.steps, gap: 0.2 * UNIT, rounds: 4, cuts: 400, enough });
  const reached = Math.max(0, Math.ceil((standing.bound - earlier) / UNIT));
  proving.bounds.set(measure, Math.max(proving.bounds.get(measure) ?? 0, reached));
  if (reached >= value) return whole;
  const better = shares && bestWhole(work, master, shares, whole, NODES);
  if (better !== null && better !== whole) return better;
  if (!proving.isThorough) return whole;
  const branched = branch(work, master, whole, { enough, most: BRANCHES, steps: proving.steps, gap: 0.2 * UNIT });
  if (branched.proved) proving.bounds.set(measure, value);
  if (branched.proved || branched.whole !== whole) return branched.whole;
  const ending = finish({ ...work, weights }, master, standing, whole, LISTS);
  if (ending.proved && ending.whole === whole) proving.bounds.set(measure, value);
  return ending.whole;
}
