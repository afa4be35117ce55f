import { describe, expect, it } from 'vitest';
import { CASE_RULE_SETS, PLACEMENT_RULE_SETS } from '../../electron/rules/rule-sets.ts';
import { goldenFiles, replay } from './golden.ts';

const files = goldenFiles();

describe.each(files.map((file) => [file.ruleSet, file] as const))('the released rule set %s', (_id, file) => {
  it.each(file.cases.map((kept) => [kept.rule, kept.name, kept] as const))(
    'says of %s, %s, what it said then',
    (_rule, _name, kept) => {
      expect(replay(file, kept)).toEqual({ finding: kept.finding, assessment: kept.assessment });
    },
  );
});

describe('released rule sets', () => {
  it('have a golden file each, with something in it', () => {
    const sets = [...CASE_RULE_SETS, ...PLACEMENT_RULE_SETS].map(({ id }) => id);
    expect(files.map(({ ruleSet }) => ruleSet).toSorted()).toEqual(sets.toSorted());
    for (const { cases, ruleSet } of files) expect(cases.length, ruleSet).toBeGreaterThan(10);
  });
});
