import type { Certificate } from '../../shared/api/certificate.ts';
import { certificateOf } from './certificate.ts';
import { checkWeek } from './check.ts';
import { nameless } from './nameless.ts';
import { noticesOf } from './notices.ts';
import type { Answer } from './propose/answer.ts';
import type { Order } from './propose/goal.ts';
import { propose } from './propose/propose.ts';
import { valuesOf } from './wants.ts';
import type { Allocation, Week } from './week.ts';

/**
 * The optimiser's answer made fit to be seen: refused beforehand where no legal week exists, passed by the checker, its
 * values reckoned again from the wants, and its certificate in words.
 */
export interface Proposal {
  allocations: Allocation[];
  certificate: Certificate;
}

export type Outcome<T> =
  | { ok: true; value: T }
  /** A sentence per fault. `bug` is set where the optimiser itself failed the check: the week, names removed, for the log. */
  | { ok: false; faults: string[]; bug: Week | null };

/** Milliseconds since some start. */
export type Clock = () => number;

/** Why no proposal can be made of this week: locked allocations that contradict each other, each named. */
export function standsInTheWay(week: Week): string[] {
  return noticesOf(week)
    .filter(({ stops }) => stops)
    .map(({ sentence }) => sentence);
}

/** The best week that can be proposed. `onBetter` hears of each better answer and each better bound on the way. */
export async function proposeWeek(
  week: Week,
  now: Clock,
  onBetter: (proposal: Proposal) => void = () => {},
  another: { order: Order; from: Allocation[] } | Record<string, never> = {},
): Promise<Outcome<Proposal>> {
  const faults = standsInTheWay(week);
  if (faults.length > 0) return { ok: false, faults, bug: null };
  const answer = await propose(week, {
    now,
    ...another,
    report(better) {
      const sealed = sealedProposal(week, better);
      if (sealed.ok) onBetter(sealed.value);
    },
  });
  return sealedProposal(week, answer);
}

/** Nobody sees an answer that the checker does not pass, or whose values are not what the wants say. */
export function sealedProposal(week: Week, answer: Answer): Outcome<Proposal> {
  const values = valuesOf(week, answer.allocations);
  const faults = [
    ...checkWeek(week, answer.allocations).map(({ sentence }) => sentence),
    ...answer.levels
      .filter(({ level, value, bound }) => values[level] !== value || bound > value)
      .map(({ level, value }) => `The proposal says ${value} for ${level}, and it is ${values[level]}.`),
  ];
  if (faults.length > 0) return { ok: false, faults, bug: nameless(week) };
  return { ok: true, value: { allocations: answer.allocations, certificate: certificateOf(week, answer) } };
}
