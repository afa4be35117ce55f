import { asc, eq } from 'drizzle-orm';
import { meetingDecision, weekMeeting } from '../../db/schema/deployment.ts';
import { person } from '../../db/schema/office.ts';
import type { Meeting } from '../../shared/api/week-record.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { QueryRun } from '../core/run.ts';
import { Board } from '../deployment/board.ts';
import { whyUnmet } from '../deployment/candidates.ts';
import { type WeekFacts, weekOf } from './week-of.ts';

/** The record of a weekly meeting: what it says, or what it would have to say if nothing has been recorded yet. */
export function meetingOf(run: QueryRun, monday: PlainDate, facts: WeekFacts = weekOf(run, monday)): Meeting {
  const row = facts.row && run.db.select().from(weekMeeting).where(eq(weekMeeting.weekId, facts.row.id)).get();
  const decisions = row
    ? run.db
        .select()
        .from(meetingDecision)
        .where(eq(meetingDecision.meetingId, row.id))
        .orderBy(asc(meetingDecision.id))
        .all()
    : [];
  const decided = new Map(decisions.map((each) => [each.planId, each]));
  const people = run.db.select().from(person).orderBy(asc(person.name)).all();
  const board = Board.of(facts.week);
  const schools = new Map(facts.week.schools.map(({ id, name }) => [id, name]));
  const managers = people.filter(({ active, role }) => active && role.endsWith('area-manager'));
  return {
    monday,
    id: row?.id ?? null,
    version: row?.version ?? 0,
    heldOn: row?.heldOn ?? run.today,
    present: row?.present ?? managers.map(({ name }) => name),
    note: row?.note ?? '',
    people: people.filter(({ active }) => active).map(({ name }) => name),
    // Unmet now, or decided about then: a need that was met since keeps what was said of it.
    needs: facts.week.needs
      .filter((need) => board.unmet(need) > 0 || decided.has(need.planId))
      .map((need) => ({
        planId: need.planId,
        ref: need.ref,
        schools: (facts.plans.get(need.planId)?.schoolIds ?? []).map((id) => schools.get(id) ?? 'A school'),
        priority: need.priority,
        wanted: need.sessions,
        given: board.ofPlan(need.planId).length,
        why: whyUnmet(board, need) ?? '',
        what: decided.get(need.planId)?.what ?? '',
      })),
  };
}
