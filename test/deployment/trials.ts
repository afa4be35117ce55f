import fc from 'fast-check';
import { checkWeek } from '../../electron/deployment/check.ts';
import { breachesOf } from '../../electron/deployment/constraints.ts';
import { sealedProposal } from '../../electron/deployment/proposal.ts';
import type { Answer } from '../../electron/deployment/propose/answer.ts';
import { propose } from '../../electron/deployment/propose/propose.ts';
import { valuesOf } from '../../electron/deployment/wants.ts';
import type { Allocation, Week } from '../../electron/deployment/week.ts';
import { bestByTrying } from './brute-force.ts';
import { anyAllocation, randomWeek } from './random-week.ts';
import { tinyWeek } from './tiny-week.ts';

/**
 * What every proposal has to stand, each as many times as is asked: a few hundred in `npm test`, thousands in
 * `npm run weeks`. A trial throws where a proposal fails, with the week it failed on, made as small as can be.
 */
export interface Trial {
  sentence: string;
  short: number;
  long: number;
  /** Another seed, other weeks. */
  run(times: number, seed?: number): Promise<void>;
}

const SEED = 4;
/** Places of the wants in the orders of the alternatives. */
const OTHER_ORDERS = { times: [0, 1, 3, 2, 4, 5], faces: [0, 2, 3, 1, 4, 5] };
const solved = (week: Week) => propose(week, { now: () => 0, report: () => {} });
const same = (what: string, one: unknown, two: unknown) => {
  const [a, b] = [JSON.stringify(one), JSON.stringify(two)];
  if (a !== b) throw new Error(`${what}: ${a}, and not ${b}`);
};

export const TRIALS: readonly Trial[] = [
  {
    sentence: 'finds what trying everything finds, on every level, and proves it',
    short: 150,
    long: 500,
    run: (times, seed) =>
      tried({ times, seed }, tinyWeek(7), async (week) => {
        const { allocations, levels, proved } = await solved(week);
        same('Values', Object.values(valuesOf(week, allocations)), bestByTrying(week));
        same(
          'Values it says',
          levels.map(({ value }) => value),
          Object.values(valuesOf(week, allocations)),
        );
        same(
          'Bounds',
          levels.map(({ bound }) => bound),
          levels.map(({ value }) => value),
        );
        same('Proved', proved, true);
      }),
  },
  {
    sentence: 'finds in another order of wants what trying everything finds in it',
    short: 40,
    long: 300,
    run: (times, seed) =>
      tried({ times, seed }, tinyWeek(7), async (week) => {
        for (const [order, wants] of Object.entries(OTHER_ORDERS)) {
          const { allocations } = await propose(week, {
            now: () => 0,
            report: () => {},
            order: order as 'times' | 'faces',
          });
          same('Faults', checkWeek(week, allocations), []);
          same(order, Object.values(valuesOf(week, allocations)), bestByTrying(week, wants));
        }
      }),
  },
  {
    sentence: 'breaks no rule on random weeks, by two reckonings that share no code',
    short: 150,
    long: 10_000,
    run: (times, seed) =>
      tried({ times, seed }, randomWeek, async (week) => {
        const answer = await solved(week);
        same('Faults', checkWeek(week, answer.allocations), []);
        same('Breaches', breachesOf(week, answer.allocations), []);
        same('Passes', sealedProposal(week, answer).ok, true);
      }),
  },
  {
    sentence: 'is caught whenever something in it was changed: a broken rule, or values that are no longer so',
    short: 60,
    long: 1000,
    run: (times, seed) =>
      tried({ times, seed }, withChange, async ({ week, at, other, field }) => {
        const answer = await solved(week);
        const changed = change(answer.allocations, at, other, field);
        if (changed === null) return;
        const isWrong =
          breachesOf(week, changed).length > 0 ||
          JSON.stringify(valuesOf(week, changed)) !== JSON.stringify(valuesOf(week, answer.allocations));
        same('Caught', !sealedProposal(week, { ...answer, allocations: changed } satisfies Answer).ok, isWrong);
      }),
  },
];

function tried<T>(
  { times, seed = SEED }: { times: number; seed: number | undefined },
  weeks: fc.Arbitrary<T>,
  holds: (week: T) => Promise<void>,
): Promise<void> {
  return fc.assert(fc.asyncProperty(weeks, holds), { numRuns: times, seed });
}

const FIELDS = ['staId', 'planId', 'schoolId', 'session', 'added', 'dropped', 'doubled'] as const;
const withChange = randomWeek
  .filter(({ needs }) => needs.length > 0)
  .chain((week) =>
    fc.record({
      week: fc.constant(week),
      at: fc.nat(50),
      other: anyAllocation(week),
      field: fc.constantFrom(...FIELDS),
    }),
  );

/** One thing of a proposal changed; null where that changes nothing. */
function change(
  allocations: readonly Allocation[],
  at: number,
  other: Allocation,
  field: (typeof FIELDS)[number],
): Allocation[] | null {
  const one = allocations[at % Math.max(1, allocations.length)];
  if (field === 'added') return [...allocations, other];
  if (!one) return null;
  const rest = allocations.filter((each) => each !== one);
  if (field === 'dropped') return rest;
  if (field === 'doubled') return [...allocations, one];
  return one[field] === other[field] ? null : [...rest, { ...one, [field]: other[field] }];
}
