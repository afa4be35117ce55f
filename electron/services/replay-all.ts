import { inArray } from 'drizzle-orm';
import { decision } from '../../db/schema/cases.ts';
import type { ReplayLine } from '../../shared/api/eligibility.ts';
import type { QueryRun } from '../core/run.ts';
import type { TaskRun, TaskStep } from '../core/service.ts';
import { casesById } from './case-rows.ts';
import { storedOf } from './decision-rows.ts';
import { countsToday } from './eligibility-page.ts';
import { asOf, factsOfCases } from './facts-of.ts';
import { parametersOf } from './parameters-of.ts';
import { differenceOf } from './replay.ts';

/** So many decisions at a time: the page hears how far it is, and a cancel gets in between. */
const PORTION = 100;

export interface Replayed {
  decisions: number;
  differing: ReplayLine[];
}

/** The decision that stands of every case, open or closed, compared with what would be decided today. */
export async function* replayAll(task: TaskRun): AsyncGenerator<TaskStep<Replayed>, Replayed, void> {
  const ids = standingDecisions(task.query());
  const differing: ReplayLine[] = [];
  for (let done = 0; done < ids.length; done += PORTION) {
    yield { done, of: ids.length, doing: 'Replaying the decisions' };
    await new Promise((resolve) => setImmediate(resolve));
    differing.push(...compare(task.query(), ids.slice(done, done + PORTION)));
  }
  return { decisions: ids.length, differing };
}

/** Newest first. */
function standingDecisions(run: QueryRun): string[] {
  const read = run.prepared('replay-all.standing', (db) =>
    db.$client.prepare<[], { id: string }>(
      `SELECT id FROM (SELECT id, decided_on, row_number() OVER (PARTITION BY case_id ORDER BY decided_on DESC, id DESC) AS n
         FROM decision) WHERE n = 1 ORDER BY decided_on DESC, id DESC`,
    ),
  );
  return read.all().map(({ id }) => id);
}

function compare(run: QueryRun, ids: readonly string[]): ReplayLine[] {
  const parameters = parametersOf(run);
  const rows = run.db
    .select()
    .from(decision)
    .where(inArray(decision.id, [...ids]))
    .all();
  const order = new Map(ids.map((id, at) => [id, at]));
  const caseIds = rows.map(({ caseId }) => caseId);
  const files = new Map(casesById(run, caseIds).map((file) => [file.id, file]));
  const found = new Map(factsOfCases(run, caseIds, run.today).map((each) => [each.caseId, each]));
  return rows
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    .flatMap((row): ReplayLine[] => {
      const [file, now, stored] = [files.get(row.caseId), found.get(row.caseId), storedOf(row)];
      if (!file || !now || !stored) return [];
      const asOfToday = countsToday(file) ? now : null;
      const difference = differenceOf({ row, stored, parameters, asOfThen: asOf(now, row.decidedOn), asOfToday });
      if (!difference) return [];
      return [
        {
          decisionId: row.id,
          caseId: row.caseId,
          reference: file.reference,
          pupilName: file.pupilName,
          schoolName: file.schoolName,
          decidedOn: row.decidedOn,
          decidedBy: row.decidedBy,
          outcome: row.outcome,
          routeThen: difference.was,
          routeNow: difference.now,
          because: difference.because,
          why: difference.why,
        },
      ];
    });
}
