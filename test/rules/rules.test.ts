import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { DEFAULTS, PARAMETERS } from '../../electron/rules/parameters.ts';
import type { Finding, Reading, Rule } from '../../electron/rules/rule.ts';
import { CASE_RULE_SETS } from '../../electron/rules/rule-sets.ts';
import type { RuleRow } from './rule-table.ts';
import { CASE_TABLES } from './tables.ts';

/** Each rule against its own table: the rows are read under the rule's id, so that a table can not test another rule. */
const rules = CASE_RULE_SETS.flatMap((set) => set.rules);
const tableOf = (id: string): readonly RuleRow[] => CASE_TABLES[id] ?? [];

function judge(rule: Rule, { facts, parameters }: RuleRow): Finding {
  return rule.judge(facts, { ...DEFAULTS, ...parameters });
}

function wholeOf(rule: Rule, { facts, parameters }: RuleRow): unknown {
  const all = { ...DEFAULTS, ...parameters };
  return [rule.judge(facts, all), rule.ways?.(facts, all, facts.on)];
}

/** The facts with only these parts of a case; the rest as of somebody else. */
function partOf(facts: CaseFacts, reads: readonly Reading[]): CaseFacts {
  const has = (part: Reading) => reads.includes(part);
  return {
    ...facts,
    pupil: has('pupil') ? facts.pupil : { id: 'nobody', dateOfBirth: '1990-01-01', taughtYear: null, needs: ['SPLD'] },
    school: has('school') ? facts.school : NOWHERE,
    items: facts.items.filter(({ kind }) => has(kind)),
    signUps: has('sign-ups') ? facts.signUps : [],
    suspensions: has('suspensions') ? facts.suspensions : [],
    agreements: has('agreements') ? facts.agreements : [],
  };
}
const NOWHERE: CaseFacts['school'] = {
  id: 'nowhere',
  phase: 'secondary',
  authority: '111',
  districtCode: null,
  town: null,
  selfReview: {},
  contacts: [],
};

/** What a row asks about, and what it says of it. */
function asked(row: RuleRow): Record<string, unknown> {
  const { name: _name, facts: _facts, parameters: _parameters, edge: _edge, ...wanted } = row;
  return wanted;
}

function given(row: RuleRow, finding: Finding): Record<string, unknown> {
  const said = { ...finding, evidence: finding.evidence.map(({ id }) => id) };
  return Object.fromEntries(Object.keys(asked(row)).map((key) => [key, said[key as keyof Finding]]));
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  it.each(tableOf(id))('$name', (row) => {
    expect(given(row, judge(rule, row))).toEqual(asked(row));
  });

  it('has a table that reaches every verdict it can give, and no other', () => {
    const reached = new Set(tableOf(id).map((row) => judge(rule, row).verdict));
    expect([...reached].toSorted()).toEqual([...rule.gives].toSorted());
  });

  it('says its clause and its statement, as a sentence', () => {
    expect(rule.clause.length).toBeGreaterThan(0);
    expect(rule.statement).toMatch(/^[A-Z].*\.$/);
  });

  it('has both sides of every figure that decides', () => {
    // A figure that only dates the earliest yes changes no verdict (its own test is in earliest.test.ts).
    for (const figure of rule.uses.filter((key) => key !== 'trial-days')) {
      const sides = tableOf(id).filter(({ edge }) => edge === figure);
      const verdicts = sides.map((row) => judge(rule, row).verdict);
      expect(verdicts.length, figure).toBe(2);
      expect(
        verdicts.filter((verdict) => verdict === 'met'),
        figure,
      ).toHaveLength(1);
    }
  });
});

describe('the rules', () => {
  it('have a table for nothing that is not a rule', () => {
    expect(Object.keys(CASE_TABLES).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it('change their verdict where a figure that they use is changed, and only there', () => {
    for (const rule of rules) {
      const used = PARAMETERS.map(({ key }) => key).filter((key) => {
        const looked = new Set<string>();
        const spy = new Proxy(DEFAULTS, {
          get(target, name: keyof typeof DEFAULTS) {
            looked.add(name);
            return target[name];
          },
        });
        for (const { facts } of tableOf(rule.id)) {
          rule.judge(facts, spy);
          rule.ways?.(facts, spy, facts.on);
        }
        return looked.has(key);
      });
      expect([...rule.uses].toSorted(), rule.id).toEqual(used.toSorted());
    }
  });

  it('look at nothing of a case but what they say, and at each of those', () => {
    const rows = Object.values(CASE_TABLES).flat();
    for (const rule of rules) {
      const judged = (row: RuleRow, reads: readonly Reading[]) => {
        const parameters = { ...DEFAULTS, ...row.parameters };
        const facts = partOf(row.facts, reads);
        return JSON.stringify([rule.judge(facts, parameters), rule.ways?.(facts, parameters, facts.on)]);
      };
      const differing = (reads: readonly Reading[]) =>
        rows.filter((row) => judged(row, reads) !== JSON.stringify(wholeOf(rule, row)));
      expect(differing(rule.reads).length, rule.id).toBe(0);
      for (const one of rule.reads) {
        expect(differing(rule.reads.filter((each) => each !== one)).length, `${rule.id} ${one}`).toBeGreaterThan(0);
      }
    }
  });

  it('hold no number but 0 and 1', () => {
    const folder = join(import.meta.dirname, '../../electron/rules');
    const dated = readdirSync(folder).filter((name) => /-\d{4}-\d{2}\.ts$/.test(name));
    expect(dated.length).toBeGreaterThan(5);
    for (const name of dated) {
      const code = readFileSync(join(folder, name), 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
        .replace(/\b[A-Z_]+_\d{4}_\d{2}\b|\b\w*[A-Za-z_]\d+\w*\b/g, 'name');
      expect(code.match(/\b\d[\d_.]*\b/g)?.filter((number) => number !== '0' && number !== '1') ?? [], name).toEqual(
        [],
      );
    }
  });
});
