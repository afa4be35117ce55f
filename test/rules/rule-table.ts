import type { CaseFacts } from '../../electron/rules/facts.ts';
import type { Parameters } from '../../electron/rules/parameters.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { RuleVerdict } from '../../shared/verdicts.ts';

/** One row of a rule's table: facts, and what the rule says of them. */
export interface RuleRow<F = CaseFacts> {
  name: string;
  facts: F;
  parameters?: Partial<Parameters>;
  verdict: RuleVerdict;
  /** What it says, whole. */
  because?: string;
  /** Not yet: from when. Left out: not asked. */
  from?: PlainDate | null;
  provided?: string | null;
  unknown?: readonly string[];
  notices?: readonly string[];
  /** Ids of what decided, in order. */
  evidence?: readonly string[];
  rests?: 'seen' | 'claimed' | null;
  /** One side of a threshold: the figure, or 'date' for a day. Its other side has the same words. */
  edge?: string;
}

/** The last facts on one side of a threshold and the first on the other. */
export function pair<F>(edge: string, below: Omit<RuleRow<F>, 'edge'>, above: Omit<RuleRow<F>, 'edge'>): RuleRow<F>[] {
  return [
    { ...below, edge },
    { ...above, edge },
  ];
}
