import type { ClauseLine } from '../../shared/api/eligibility.ts';
import type { QueryRun } from '../core/run.ts';
import { catalogue } from '../rules/catalogue.ts';
import { figuresOf, parametersOf } from './parameters-of.ts';

/** The memorandum's clauses, with the office's own figures. */
export function clauseLines(run: QueryRun): ClauseLine[] {
  const parameters = parametersOf(run);
  return catalogue().map(({ uses, ...clause }) => ({ ...clause, uses: figuresOf(parameters, uses) }));
}
