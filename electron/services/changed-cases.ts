import type { ChangedCase } from '../../shared/api/parameters.ts';
import type { QueryRun } from '../core/run.ts';
import type { TaskRun, TaskStep } from '../core/service.ts';
import { type ParameterKey, parametersWith } from '../rules/parameters.ts';
import { casesById } from './case-rows.ts';
import { factsOfCases } from './facts-of.ts';
import { startJudging } from './judging.ts';
import type { Differing } from './judging-job.ts';
import { parametersOf } from './parameters-of.ts';

/** So many cases at a time: the page hears how far it is, and a cancel gets in between. */
const PORTION = 500;

export interface Changed {
  openCases: number;
  changed: ChangedCase[];
}

/**
 * Open cases of which another figure would change a verdict; nothing is saved. While one portion is judged in a thread of
 * its own, the next is read here.
 */
export async function* changedCases(
  task: TaskRun,
  key: ParameterKey,
  value: number,
): AsyncGenerator<TaskStep<Changed>, Changed, void> {
  const ids = openCaseIds(task.query());
  const before = parametersOf(task.query());
  const after = parametersWith({ ...before, [key]: value });
  const judging = startJudging();
  const changed: ChangedCase[] = [];
  try {
    let reading = read(task.query(), ids.slice(0, PORTION));
    for (let done = 0; done < ids.length; done += PORTION) {
      yield { done, of: ids.length, doing: 'Judging the open cases again' };
      const judged = judging.judge(reading, before, after);
      reading = read(task.query(), ids.slice(done + PORTION, done + PORTION * 2));
      changed.push(...named(task.query(), await judged));
    }
  } finally {
    judging.end();
  }
  return { openCases: ids.length, changed };
}

function openCaseIds(run: QueryRun): string[] {
  const statement = run.prepared('changed-cases.open', (db) =>
    db.$client.prepare<[], { id: string }>('SELECT id FROM case_file WHERE closed_on IS NULL ORDER BY opened_on, id'),
  );
  return statement.all().map(({ id }) => id);
}

function read(run: QueryRun, ids: readonly string[]) {
  return ids.length === 0 ? [] : factsOfCases(run, ids, run.today);
}

function named(run: QueryRun, differing: readonly Differing[]): ChangedCase[] {
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
