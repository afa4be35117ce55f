import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacementFacts } from '../../electron/rules/appendix-b-2026-11.ts';
import { assess } from '../../electron/rules/assess.ts';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { DEFAULTS, type Parameters } from '../../electron/rules/parameters.ts';
import type { Finding, Rule } from '../../electron/rules/rule.ts';
import { CASE_RULE_SETS, PLACEMENT_RULE_SETS, ruleSetsById } from '../../electron/rules/rule-sets.ts';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import type { Assessment } from '../../shared/verdicts.ts';
import { CASE_TABLES, PLACEMENT_TABLES } from './tables.ts';

/**
 * Golden files: for each released rule set, the facts of its tables and every word that its rules said of them on the day
 * of release. A replay gives the same for ever; a file is written once, when its rule set is released, and never again.
 *
 *   node test/rules/golden.ts     writes those that are missing, and only those
 */
export interface Golden {
  ruleSet: string;
  /** Each once: most cases share one. */
  calendars: SchoolCalendar[];
  cases: GoldenCase[];
}

export interface GoldenCase {
  name: string;
  rule: string;
  calendar: number;
  facts: unknown;
  parameters: Parameters;
  finding: Finding;
  /** The answer in short, of a case that is judged by all sets together; null for a placement. */
  assessment: unknown;
}

type Facts = CaseFacts | PlacementFacts;

export const GOLDEN = join(import.meta.dirname, 'golden');
const fileOf = (ruleSet: string) => join(GOLDEN, `${ruleSet.replace('/', '-')}.json`);

export function goldenFiles(): Golden[] {
  return readdirSync(GOLDEN)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(GOLDEN, name), 'utf8')) as Golden);
}

/** What today's code says of a case of a golden file. */
export function replay({ ruleSet, calendars }: Golden, kept: GoldenCase): { finding: unknown; assessment: unknown } {
  const facts = { ...(kept.facts as object), calendar: calendars[kept.calendar] };
  const placements = PLACEMENT_RULE_SETS.find(({ id }) => id === ruleSet);
  if (placements) {
    const placement = placements.rules.find(({ id }) => id === kept.rule);
    return plain({ finding: placement?.judge(facts as PlacementFacts, kept.parameters), assessment: null });
  }
  const { sets } = ruleSetsById([ruleSet]);
  const rule = sets.flatMap((set) => set.rules).find(({ id }) => id === kept.rule);
  const together = ruleSetsById(CASE_RULE_SETS.map(({ id }) => id)).sets.filter(({ id }) => id.endsWith('/2017-01'));
  return plain({
    finding: rule?.judge(facts as CaseFacts, kept.parameters),
    assessment: inShort(assess(facts as CaseFacts, kept.parameters, [], together)),
  });
}

function inShort({ route, because, lines, missing, earliest, offers }: Assessment) {
  return {
    route,
    because,
    verdicts: lines.map(({ rule, verdict }) => `${rule} ${verdict}`).join(', '),
    missing: missing.map(({ key, by }) => `${key} by ${by}`),
    earliest: earliest.sentence,
    offers: offers.filter(({ open }) => open).map(({ rule }) => rule),
  };
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function make(
  ruleSet: string,
  rows: readonly { rule: string; name: string; facts: Facts; parameters: Parameters }[],
): Golden {
  const golden: Golden = { ruleSet, calendars: [], cases: [] };
  const seen = new Map<string, number>();
  for (const { rule, name, facts: whole, parameters } of rows) {
    const { calendar, ...facts } = whole;
    const text = JSON.stringify(calendar);
    const at = seen.get(text) ?? golden.calendars.push(calendar) - 1;
    seen.set(text, at);
    const kept = { name, rule, calendar: at, facts, parameters, finding: {} as Finding, assessment: null };
    golden.cases.push({ ...kept, ...(replay(golden, kept) as Pick<GoldenCase, 'finding' | 'assessment'>) });
  }
  return golden;
}

function rowsFor(
  rules: readonly Pick<Rule, 'id'>[],
  tables: Readonly<Record<string, readonly { name: string; facts: Facts; parameters?: Partial<Parameters> }[]>>,
) {
  return rules.flatMap(({ id }) =>
    (tables[id] ?? []).map(({ name, facts, parameters }) => ({
      rule: id,
      name,
      facts,
      parameters: { ...DEFAULTS, ...parameters },
    })),
  );
}

function write(ruleSet: string, golden: () => Golden): void {
  if (existsSync(fileOf(ruleSet))) return;
  mkdirSync(GOLDEN, { recursive: true });
  const { calendars, cases } = golden();
  // One case to a line, so that a difference shows which.
  const lines = cases.map((each) => JSON.stringify(each)).join(',\n');
  writeFileSync(
    fileOf(ruleSet),
    `{"ruleSet":${JSON.stringify(ruleSet)},"calendars":${JSON.stringify(calendars)},"cases":[\n${lines}\n]}\n`,
  );
  console.log(`Written once, and never again: ${fileOf(ruleSet)}`);
}

if (process.argv[1] === import.meta.filename) {
  for (const { id, rules } of CASE_RULE_SETS) write(id, () => make(id, rowsFor(rules, CASE_TABLES)));
  for (const { id, rules } of PLACEMENT_RULE_SETS) {
    const table = PLACEMENT_TABLES[id];
    if (table) write(id, () => make(id, rowsFor(rules, table)));
  }
}
