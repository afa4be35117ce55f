import { createHash } from 'node:crypto';
import type { PlainDate } from '../../shared/dates.ts';
import type { Assessment } from '../../shared/verdicts.ts';
import { notFound } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { assess } from '../rules/assess.ts';
import type { Parameters } from '../rules/parameters.ts';
import { type CaseRow, caseById } from './case-rows.ts';
import { type CaseForRules, factsOfCase } from './facts-of.ts';
import { parametersOf } from './parameters-of.ts';

/** One case with everything that the rules look at, judged. */
export interface JudgedCase extends CaseForRules {
  file: CaseRow;
  parameters: Parameters;
  assessment: Assessment;
  /** Stands for facts, figures and waivers: whoever decides says what they saw. */
  hash: string;
}

export function judgeCase(run: QueryRun, caseId: string, on: PlainDate = run.today): JudgedCase {
  const file = caseById(run, caseId);
  const found = factsOfCase(run, caseId, on);
  if (!file || !found) throw notFound('The case');
  const parameters = parametersOf(run);
  const assessment = assess(found.facts, parameters, found.waivers);
  const seen = [found.facts, parameters, found.waivers, assessment.ruleSets];
  const hash = createHash('sha256').update(JSON.stringify(seen)).digest('hex');
  return { ...found, file, parameters, assessment, hash };
}
