import { desc, eq, sql } from 'drizzle-orm';
import { decision } from '../../db/schema/cases.ts';
import type { DecisionLine } from '../../shared/api/eligibility.ts';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import type { Assessment, Line } from '../../shared/verdicts.ts';
import type { QueryRun } from '../core/run.ts';
import { assess, type Waived } from '../rules/assess.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { parametersWith } from '../rules/parameters.ts';
import { ruleSetsById } from '../rules/rule-sets.ts';

/**
 * Decisions as they are kept: what was decided, and the rule sets, figures, facts and answer that it was made on.
 *
 *   decisionsOf · lineOf · storedOf     reading
 *   replayed                            the same rules on the same facts give the same answer, for ever
 */
export type DecisionRow = typeof decision.$inferSelect;

export interface Stored {
  facts: CaseFacts;
  parameters: Record<string, number>;
  assessment: Assessment;
  waivers: Waived[];
}

/** Newest first: the first one stands. */
export function decisionsOf(run: QueryRun, caseId: string): DecisionRow[] {
  return run
    .prepared('decision-rows.of-case', (db) =>
      db
        .select()
        .from(decision)
        .where(eq(decision.caseId, sql.placeholder('caseId')))
        .orderBy(desc(decision.decidedOn), desc(decision.id))
        .prepare(),
    )
    .all({ caseId });
}

/** What a replay needs; null where the decision was made before that was kept. */
export function storedOf(row: DecisionRow): Stored | null {
  const facts = row.facts as Partial<CaseFacts>;
  const assessment = row.assessment as Partial<Assessment>;
  if (facts.shape !== 1 || assessment.lines === undefined) return null;
  const stored = assessment as Assessment;
  return {
    facts: { ...(facts as CaseFacts), calendar: sameCalendar((facts as CaseFacts).calendar) },
    parameters: row.parameters,
    assessment: stored,
    waivers: [...stored.lines, ...stored.informing].flatMap(waiverOf),
  };
}

/** Equal calendars become one, so that school time counts the days of each only once. */
const calendars = new Map<string, SchoolCalendar>();
function sameCalendar(calendar: SchoolCalendar): SchoolCalendar {
  const text = JSON.stringify(calendar);
  const known = calendars.get(text) ?? calendar;
  if (calendars.size > 200) calendars.clear();
  calendars.set(text, known);
  return known;
}

/** The rules of the day run again on what was kept; null where this app does not know a rule set any more. */
export function replayed(row: DecisionRow, stored: Stored): Assessment | null {
  const { sets, unknown } = ruleSetsById(row.ruleSets);
  if (unknown.length > 0) return null;
  return assess(stored.facts, parametersWith(stored.parameters), stored.waivers, sets);
}

export function lineOf(row: DecisionRow, superseded: boolean, today: string[] = []): DecisionLine {
  const { id, decidedOn, decidedBy, outcome, route, reason, ruleSets, secondOpinion, secondOpinionBy } = row;
  const opinion = secondOpinion && secondOpinionBy ? { by: secondOpinionBy, words: secondOpinion } : null;
  const against = outcome !== route;
  return {
    id,
    decidedOn,
    decidedBy,
    outcome,
    route,
    against,
    reason,
    ruleSets,
    superseded,
    secondOpinion: opinion,
    today,
  };
}

function waiverOf({ rule, waiver }: Line): Waived[] {
  return waiver ? [{ rule, id: waiver.id, by: waiver.by, on: waiver.on, reason: waiver.reason }] : [];
}
