import { setting } from '../../db/schema/office.ts';
import type { QueryRun } from '../core/run.ts';
import { PARAMETERS, type ParameterKey, type Parameters, parametersWith } from '../rules/parameters.ts';

/** The figures of the rules as the office has set them; the default where it has set none. */
export function parametersOf(run: QueryRun): Parameters {
  const rows = run.prepared('parameters-of.all', (db) => db.select().from(setting).prepare()).all();
  const own: Record<string, number> = {};
  for (const { key, value } of rows) {
    const figure: unknown = JSON.parse(value);
    if (typeof figure === 'number') own[key] = figure;
  }
  return parametersWith(own);
}

export function parameterOf(run: QueryRun, key: ParameterKey): number {
  return parametersOf(run)[key];
}

/** Figures in words, for a clause or a decision: those of the keys given, in the order of the list. */
export function figuresOf(parameters: Readonly<Record<string, number>>, keys: readonly string[]) {
  return PARAMETERS.filter(({ key }) => keys.includes(key)).map(({ key, label, unit, default: usual }) => ({
    key,
    label,
    value: parameters[key] ?? usual,
    unit,
  }));
}
