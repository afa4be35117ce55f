import type { ChangedCase } from '../../shared/api/parameters.ts';
import type { QueryRun } from '../core/run.ts';
import type { TaskRun, TaskStep } from '../core/service.ts';
import { type ParameterKey, parametersWith } from '../rules/parameters.ts';
import type { Reading } from '../rules/rule.ts';
import { casesById } from './case-rows.ts';
import { factsOfCases } from './facts-of.ts';
import { startJudging } from './judging.ts';
import { type Differing, readingsOf } from './judging-job.ts';
import { parametersOf } from './parameters-of.ts';

/** So many cases at a time: the page hears how far it is, and a cancel gets in between. */
const PORTION = 500;
/** So many portions under way: the thread never waits for the next one to be read. */
const UNDER_WAY = 2;

export interface Changed {
  openCases: number;
  changed: ChangedCase[];
}

/**
 * Open cases of which another figure would change a verdict; nothing is saved. Of every case only what the rules look at
 * that use the figure is read and judged, in a thread of its own, while the next portion is read here; the whole case only
 * where a verdict came out otherwise.
 */
export async function* changedCases(
  task: TaskRun,
  key: ParameterKey,
  value: number,
): AsyncGenerator<TaskStep<Changed>, Changed, void> {
  const ids = openCaseIds(task.query());
  const before = parametersOf(task.query());
  const after = parametersWith({ ...before, [key]: value });
  const readings = readingsOf(before, after, task.query().today);
  const changed: ChangedCase[] = [];
  if (readings.length === 0) return { openCases: ids.length, changed };
  const judging = startJudging(before, after);
  const sifting: Promise<string[]>[] = [];
  let asked = 0;
  try {
    for (let done = 0; done < ids.length; done += PORTION) {
      yield { done, of: ids.length, doing: 'Judging the open cases again' };
      for (; asked < ids.length && sifting.length < UNDER_WAY; asked += PORTION) {
        sifting.push(judging.sift(read(task.query(), ids.slice(asked, asked + PORTION), readings)));
      }
      const otherwise = (await sifting.shift()) ?? [];
      if (otherwise.length === 0) continue;
      changed.push(...named(task.query(), await judging.compare(read(task.query(), otherwise))));
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

function read(run: QueryRun, ids: readonly string[], only?: readonly Reading[]) {
  return ids.length === 0 ? [] : factsOfCases(run, ids, run.today, only);
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
