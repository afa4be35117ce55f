import { describe, expect, it } from 'vitest';
import { assess } from '../../electron/rules/assess.ts';
import { catalogue } from '../../electron/rules/catalogue.ts';
import { OFFERS_2017_01 } from '../../electron/rules/offers-2017-01.ts';
import { DEFAULTS } from '../../electron/rules/parameters.ts';
import type { Finding } from '../../electron/rules/rule.ts';
import { PLACEMENT_RULE_SETS } from '../../electron/rules/rule-sets.ts';
import { dutiesOf, SECTION_2_2017_01 } from '../../electron/rules/section-2-2017-01.ts';
import type { Duty } from '../../shared/verdicts.ts';
import { DUTY_TABLE, owing } from './table-duties.ts';
import { OFFER_TABLE } from './table-offers.ts';
import { PLACEMENT_TABLES, rowsOf } from './tables.ts';

const placementRules = PLACEMENT_RULE_SETS.flatMap((set) => set.rules.map((rule) => [rule.id, set.id, rule] as const));

describe.each(placementRules)('rule %s of a placement, by %s', (id, set, rule) => {
  const rows = PLACEMENT_TABLES[set]?.[id] ?? [];

  it.each(rows)('$name', ({ name: _name, facts, parameters, edge: _edge, ...wanted }) => {
    const finding = rule.judge(facts, { ...DEFAULTS, ...parameters });
    const said = { ...finding, evidence: finding.evidence.map((ref) => ref.id) };
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, said[key as keyof Finding]]))).toEqual(wanted);
  });

  it('reaches every verdict it can give, and no other; both sides of each figure', () => {
    const reached = new Set(rows.map(({ verdict }) => verdict));
    expect([...reached].toSorted()).toEqual([...rule.gives].toSorted());
    for (const figure of rule.uses) {
      const sides = rows.filter(({ edge }) => edge === figure).map(({ verdict }) => verdict);
      expect([...sides].toSorted(), figure).toEqual(['met', 'not-met']);
    }
  });
});

describe.each(SECTION_2_2017_01.map((duty) => [duty.id, duty] as const))('duty %s', (id, duty) => {
  const rows = DUTY_TABLE[id] ?? [];

  it.each(rows)('$name', ({ name: _name, facts, ...wanted }) => {
    const said = duty.owed(facts, DEFAULTS);
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, said[key as keyof typeof said]]))).toEqual(wanted);
  });

  it('reaches every state it can be in, and no other', () => {
    const reached = new Set<Duty['state']>(rows.map(({ state }) => state));
    expect([...reached].toSorted()).toEqual([...duty.gives].toSorted());
  });
});

describe('the duties of a case', () => {
  it('are all seven, each with its clause', () => {
    const duties = dutiesOf(owing(), DEFAULTS);
    expect(duties.map(({ id }) => id)).toEqual(['S2.1', 'S2.2', 'S2.3', 'S2.4', 'S2.5', 'S2.6', 'S2.7']);
    expect(
      duties.every(({ clause, statement }) => clause.startsWith('Section 2, ') && /^[A-Z].*\.$/.test(statement)),
    ).toBe(true);
  });
});

describe.each(OFFERS_2017_01.map((offer) => [offer.id, offer] as const))('offer %s', (id) => {
  it.each(OFFER_TABLE[id] ?? [])('$name', ({ facts, waived = [], name: _name, ...wanted }) => {
    const waivers = waived.map((rule) => ({ id: rule, rule, by: 'Ada Tester', on: '2026-11-24', reason: 'Known.' }));
    const offer = assess(facts, DEFAULTS, waivers).offers.find(({ rule }) => rule === id);
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, offer?.[key as keyof typeof offer]]))).toEqual(
      wanted,
    );
  });
});

describe('the catalogue', () => {
  it('holds every clause of the memorandum once, in its order, and each has rows', () => {
    const clauses = catalogue();
    const upTo = (part: string, last: number) => Array.from({ length: last }, (_, at) => `${part}${at + 1}`);
    expect(clauses.map(({ rule }) => rule)).toEqual([
      ...upTo('G', 3),
      ...upTo('S1.', 11),
      ...upTo('S2.', 7),
      ...upTo('P', 4),
      ...upTo('A', 12),
      ...upTo('B', 7),
    ]);
    for (const { rule, clause, statement, ruleSet } of clauses) {
      expect(rowsOf(rule), rule).toBeGreaterThan(1);
      expect(clause.length, rule).toBeGreaterThan(3);
      expect(statement, rule).toMatch(/^[A-Z].*\.$/);
      expect(ruleSet, rule).toMatch(/^[a-z0-9-]+\/\d{4}-\d{2}$/);
    }
  });
});
