import { type PlainDate, showDate } from '../../shared/dates.ts';
import type { EvidenceRef, RuleVerdict, Step, Thing } from '../../shared/verdicts.ts';
import type { CodeOf, RULE_PARTS, STANDINGS } from '../../shared/words.ts';
import type { CaseFacts, ItemKind } from './facts.ts';
import type { ParameterKey, Parameters } from './parameters.ts';

/**
 * What a rule is: one object per clause of the memorandum, with a judgement and, where it gates, the ways in which it
 * could come to be met. Statements are in our own words.
 *
 *   Rule · RuleOf · Finding · Way the form that every clause has
 *   Reading                       the part of the facts that a rule looks at
 *   met · unmet                   findings in one line
 *   thing · never · ready         ways in one line
 */
export interface Rule extends RuleOf<CaseFacts> {
  /** What it looks at beside the day and the calendar: whoever judges by this rule alone needs to know no more of a case. */
  reads: readonly Reading[];
  /**
   * The ways in which it could be met on `day` or, where that can not be, as soon after as can be; each step on the first
   * school day from the day of assessment on which it can be taken. None: nothing will. Rules that gate have it.
   */
  ways?(facts: CaseFacts, parameters: Parameters, day: PlainDate): Way[];
}

/** Evidence of a kind, or another part of the facts by its name. */
export type Reading = ItemKind | 'pupil' | 'school' | 'sign-ups' | 'suspensions' | 'agreements';

/** What rules of any facts have in common: those of a case, those of a placement. */
export interface RuleOf<F> {
  id: string;
  /** Where it stands in the memorandum. */
  clause: string;
  statement: string;
  part: CodeOf<typeof RULE_PARTS>;
  uses: readonly ParameterKey[];
  /** The verdicts that it can give; a test fails where one of them is never reached. */
  gives: readonly RuleVerdict[];
  judge(facts: F, parameters: Parameters): Finding;
}

export interface Finding {
  verdict: RuleVerdict;
  because: string;
  evidence: readonly EvidenceRef[];
  rests: CodeOf<typeof STANDINGS> | null;
  from: PlainDate | null;
  provided: string | null;
  unknown: readonly string[];
  notices: readonly string[];
}

/** One way to a yes: what has to be done, and the first day on which it is met; or the calendar that hides that day. */
export interface Way {
  on: PlainDate | null;
  unknown: string | null;
  things: readonly Omit<Thing, 'by'>[];
}

type More = Partial<Omit<Finding, 'verdict' | 'because'>>;

const NOTHING = { evidence: [], rests: null, from: null, provided: null, unknown: [], notices: [] } as const;

export function met(because: string, more: More): Finding {
  return { ...NOTHING, verdict: 'met', because, ...more };
}

export function unmet(verdict: Exclude<RuleVerdict, 'met'>, because: string, more: More = {}): Finding {
  return { ...NOTHING, verdict, because, ...more };
}

/** Met on `day` without anybody doing anything. */
export function ready(day: PlainDate): Way {
  return { on: day, unknown: null, things: [] };
}

/** Met from `on` by one thing. */
export function byDoing(on: PlainDate, thing: Way['things'][number]): Way {
  return { on, unknown: null, things: [thing] };
}

export function thing(rule: string, name: string, what: string, steps: readonly Step[]): Way['things'][number] {
  return { key: `${rule}:${name}`, rule, what, steps: [...steps] };
}

/** 'claimed' as soon as anything that decided is only claimed. */
export function restsOn(records: readonly { standing: CodeOf<typeof STANDINGS> }[]): CodeOf<typeof STANDINGS> | null {
  if (records.length === 0) return null;
  return records.some(({ standing }) => standing === 'claimed') ? 'claimed' : 'seen';
}

export function refs(kind: EvidenceRef['kind'], records: readonly { id: string }[]): EvidenceRef[] {
  return records.map(({ id }) => ({ kind, id }));
}

/** 'A review dated 3 Dec 2026 lies in the future and does not count yet.' */
export function inFuture(what: string, days: readonly PlainDate[]): string[] {
  return [...days].sort().map((day) => `${what} dated ${showDate(day)} lies in the future and does not count yet.`);
}

/** 'a, b and c'. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  const rest = words.slice(0, words.length - 1);
  return rest.length === 0 ? last : `${rest.join(', ')} and ${last}`;
}

/** '1 suspension', '3 suspensions'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
