import { plan } from '../../db/schema/plans.ts';
import { earlierOf, laterOf, WEEKDAYS } from '../../shared/dates.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { CommandRun } from '../core/run.ts';
import { caseById } from './case-rows.ts';
import { lastDayOf, type PlacementRow, placementPhases } from './link-placement-rows.ts';
import { replaceParts } from './plan-parts.ts';

const HALVES_OF_DAY = 2;

export interface SessionsWanted {
  fromOn: string;
  sessionsPerWeek: number;
}

/**
 * The reintegration plan of a placement: from the first phase that wants STA sessions on, phase by phase. On which days
 * they can be is not written down: deployment reads the days at the Link from the placement each week.
 */
export function addReintegrationPlan(
  run: CommandRun,
  row: PlacementRow,
  purpose: string,
  wanted: readonly SessionsWanted[],
): string {
  const file = caseById(run, row.caseId);
  if (!file) throw notFound('The case');
  const left = placementPhases(run, row.id).filter(({ untilOn }) => untilOn >= run.today);
  const fields: { path: string; sentence: string }[] = [];
  for (const [at, { fromOn, sessionsPerWeek }] of wanted.entries()) {
    const phase = left.find((each) => each.fromOn === fromOn);
    const path = `sessions.${at}.sessionsPerWeek`;
    if (!phase) {
      fields.push({ path, sentence: 'The placement has no phase from this day on any more: open it again.' });
      continue;
    }
    const atHome = WEEKDAYS.length - phase.days.length;
    if (sessionsPerWeek > atHome * HALVES_OF_DAY) {
      const days = atHome === 1 ? 'one day' : `${atHome} days`;
      fields.push({
        path,
        sentence: `In this phase the pupil is in school ${days} a week: at most ${atHome * HALVES_OF_DAY} sessions.`,
      });
    }
  }
  const asking = left.flatMap((phase) => {
    const sessionsPerWeek = wanted.find(({ fromOn }) => fromOn === phase.fromOn)?.sessionsPerWeek ?? 0;
    return sessionsPerWeek > 0 ? [{ ...phase, sessionsPerWeek }] : [];
  });
  const [first] = asking;
  const last = asking.at(-1);
  if (!first || !last) {
    fields.push({ path: 'sessions.0.sessionsPerWeek', sentence: 'Enter sessions for at least one phase.' });
  }
  if (fields.length > 0 || !first || !last) {
    throw refuse('invalid', 'The plan is not right yet. Nothing was saved.', 'Correct what is marked.', { fields });
  }
  const startOn = laterOf(first.fromOn, run.today);
  const planId = run.insert(plan, {
    caseId: row.caseId,
    kind: 'reintegration',
    startOn,
    endOn: earlierOf(last.untilOn, lastDayOf(row)),
    endedEarlyOn: null,
    endedEarlyWhy: null,
    purpose,
    homeSchoolId: file.schoolId,
    newSchoolId: null,
    transferBasis: null,
    transferBasisNote: null,
    priority: 2,
    staLimit: 1,
    skill: null,
    possibleSessions: [],
    staWishes: [],
  });
  replaceParts(run, planId, {
    phases: asking.map((phase) => ({
      fromOn: laterOf(phase.fromOn, startOn),
      untilOn: phase.untilOn,
      sessionsPerWeek: phase.sessionsPerWeek,
      schoolId: file.schoolId,
      what: phase.what,
    })),
    targets: [],
    reviewsDueOn: [],
  });
  return planId;
}
