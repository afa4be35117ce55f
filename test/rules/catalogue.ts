import { catalogue } from '../../electron/rules/catalogue.ts';
import { parameterByKey } from '../../electron/rules/parameters.ts';
import { rowsOf } from './tables.ts';

/**
 * `npm run catalogue`: the memorandum's clauses as the app knows them, each with its figures and how many rows its table
 * has, to be signed off against the paper.
 */
for (const { rule, clause, statement, ruleSet, uses } of catalogue()) {
  console.log(`${rule}  ${clause}  [${ruleSet}]`);
  console.log(`      ${statement}`);
  for (const key of uses) {
    const figure = parameterByKey(key);
    if (figure) console.log(`      ${figure.label}: ${figure.default} ${figure.unit}. ${figure.source}`);
  }
  console.log(`      ${rowsOf(rule)} table rows\n`);
}
