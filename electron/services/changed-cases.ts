import type { ChangedCase } from '../../shared/api/parameters.ts';
import type { QueryRun } from '../core/run.ts';
import type { TaskRun, TaskStep } from '../core/service.ts';
import { type Judged, verdicts } from '../rules/assess.ts';
import { type ParameterKey, parametersWith } from '../rules/parameters.ts';
import { ruleSetsOn } from '../rules/rule-sets.ts';
import { casesById } from './case-rows.ts';
import { factsOfCases } from './facts-of.ts';
import { parametersOf } from './parameters-of.ts';

/** So many cases at a time: the page hears how far it is, and a cancel gets in between. */
const PORTION = 200;

export interface Changed {
  openCases: number;
  changed: ChangedCase[];
}

/** Open cases of which another figure would change a verdict. Nothing is saved. */
export async function* changedCases(
  task: TaskRun,
  key: ParameterKey,
  value: number,
): AsyncGenerator<TaskStep<Changed>, Changed, void> {
  const ids = openCaseIds(task.query());
  const changed: ChangedCase[] = [];
  for (let done = 0; done < ids.length; done += PORTION) {
    yield { done, of: ids.length, doing: 'Judging the open cases again' };
    await new Promise((resolve) => setImmediate(resolve));
    changed.push(...compare(task.query(), ids.slice(done, done + PORTION), key, value));
  }
  return { openCases: ids.length, changed };
}

function openCaseIds(run: QueryRun): string[] {
  const read = run.prepared('changed-cases.open', (db) =>
    db.$client.prepare<[], { id: string }>('SELECT id FROM case_file WHERE closed_on IS NULL ORDER BY opened_on, id'),
  );
  return read.all().map(({ id }) => id);
}

function compare(run: QueryRun, ids: readonly string[], key: ParameterKey, value: number): ChangedCase[] {
  const before = parametersOf(run);
  const after = parametersWith({ ...before, [key]: value });
  const sets = ruleSetsOn(run.today);
  const differing = factsOfCases(run, ids, run.today).flatMap(({ caseId, facts, waivers }) => {
    const [was, is] = [verdicts(facts, before, waivers, sets), verdicts(facts, after, waivers, sets)];
    const lines = linesThatChange(was, is);
    return lines.length > 0 ? [{ caseId, routeBefore: was.route, routeAfter: is.route, lines }] : [];
  });
  const files = new Map(
    casesById(
      run,
      differing.map(({ caseId }) => caseId),
    ).map((file) => [file.id, file]),
  );
  return differing.flatMap((each) => {
    const file = files.get(each.caseId);
    return file ? [{ ...each, reference: file.reference, pupilName: file.pupilName, schoolName: file.schoolName }] : [];
  });
}

function linesThatChange(was: Judged, is: Judged): ChangedCase['lines'] {
  return Object.entries(was.verdicts).flatMap(([rule, before]) => {
    const after = is.verdicts[rule];
    return after !== undefined && after !== before ? [{ rule, before, after }] : [];
  });
}
