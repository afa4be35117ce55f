import type { Earliest, Thing } from './verdicts.ts';

/** What is missing, as it is asked for: where the earliest yes wants more of one thing (reviews until that day), all of it. */
export function askedFor(missing: readonly Thing[], earliest: Earliest): Thing[] {
  const whole = 'things' in earliest ? earliest.things : [];
  return missing.map((thing) => whole.find(({ key }) => key === thing.key) ?? thing);
}
