import { desc, eq } from 'drizzle-orm';
import { takenProposal, weekChange } from '../../db/schema/deployment.ts';
import type { BoardAllocation, BoardNeed, BoardSta, BoardWeek } from '../../shared/api/deployment.ts';
import { addDays } from '../../shared/dates.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import type { QueryRun } from '../core/run.ts';
import { Board } from '../deployment/board.ts';
import { glanceOf, whyUnmet } from '../deployment/candidates.ts';
import { breachesOf } from '../deployment/constraints.ts';
import { noticesOf } from '../deployment/notices.ts';
import { roomOf } from '../deployment/wants.ts';
import type { Allocation } from '../deployment/week.ts';
import type { WeekFacts } from './week-of.ts';

/** The board as the page shows it. */
export function boardOf(run: QueryRun, facts: WeekFacts): BoardWeek {
  const { week, row } = facts;
  const board = Board.of(week);
  // Locks at odds show as breaches, and a missing agreement as the reason why nothing is given.
  const notices = noticesOf(week).filter(({ id }) => id !== 'locks' && id !== 'not-agreed');
  const about = (key: 'staId' | 'planId', id: string) =>
    notices.filter((each) => each[key] === id).map(({ sentence }) => sentence);
  return {
    monday: week.monday,
    state: row?.state ?? ('draft' as const),
    publishedOn: row?.publishedOn ?? null,
    publishedBy: row?.publishedBy ?? null,
    stas: week.stas
      .filter((sta) => sta.pattern.length > 0 || board.load(sta.id) > 0 || isInPost(week.needs, sta.id))
      .map(
        (sta): BoardSta => ({
          id: sta.id,
          name: sta.name,
          baseName: sta.base.name,
          skills: sta.skills,
          load: { week: board.load(sta.id), room: roomOf(sta), term: sta.termSessions },
          cells: glanceOf(board, sta),
          notices: about('staId', sta.id),
        }),
      ),
    needs: week.needs.map((need) => needOnBoard(facts, board, need.planId, about('planId', need.planId))),
    allocations: allocationsOnBoard(facts, board),
    notices: [
      ...facts.unknown,
      ...notices.filter(({ staId, planId }) => !staId && !planId).map(({ sentence }) => sentence),
    ],
    changes: row === null ? [] : changesOf(run, row.id),
    taken: row === null ? [] : takenOf(run, row.id),
    lastWeek: { monday: addDays(week.monday, -7), given: facts.lastWeekGiven },
    totals: {
      wanted: week.needs.reduce((sum, { sessions }) => sum + sessions, 0),
      given: week.allocations.length,
      room: week.stas.reduce((sum, sta) => sum + roomOf(sta), 0),
    },
  };
}

/** Somebody who is there only because a plan names her as its only STA, and has left, is no row of the board. */
function isInPost(needs: WeekFacts['week']['needs'], staId: string): boolean {
  return !needs.some(({ wishes }) => wishes.some((each) => each.wish === 'only' && each.staId === staId));
}

function needOnBoard(facts: WeekFacts, board: Board, planId: string, notices: string[]): BoardNeed {
  const need = board.need.get(planId);
  const plan = facts.plans.get(planId);
  if (!need || !plan) throw new Error('A need of the week has no plan');
  const schoolIds = need.places.length > 0 ? need.places.map(({ schoolId }) => schoolId) : plan.schoolIds;
  const schools = [...new Set(schoolIds)].flatMap((id) => board.school.get(id) ?? []);
  return {
    planId,
    caseId: plan.caseId,
    ref: need.ref,
    kind: plan.kind,
    schools: schools.map(({ id, name }) => ({ id, name })),
    town: facts.towns.get(schools[0]?.id ?? '') ?? null,
    sessions: need.sessions,
    given: board.ofPlan(planId).length,
    priority: need.priority,
    skill: need.skill,
    open: SESSION_CODES.filter((session) => {
      const place = board.placeOf(need, session);
      const isClosed = place !== null && board.school.get(place)?.closed.some((each) => each.session === session);
      return place !== null && need.possible.includes(session) && !isClosed;
    }),
    why: whyUnmet(board, need),
    agreed: need.notAgreedBy.length === 0,
    notices,
  };
}

function allocationsOnBoard({ allocations, week }: WeekFacts, board: Board): BoardAllocation[] {
  const wrong = new Map<Allocation, string[]>();
  for (const { allocation: one, sentence } of breachesOf(week)) wrong.set(one, [...(wrong.get(one) ?? []), sentence]);
  return allocations.map((row, at) => {
    const one = week.allocations[at];
    const need = board.need.get(row.planId);
    return {
      id: row.id,
      version: row.version,
      staId: row.staId,
      planId: row.planId,
      session: row.session,
      schoolId: row.schoolId,
      schoolName: board.school.get(row.schoolId)?.name ?? '',
      ref: need?.ref ?? '',
      priority: need?.priority ?? 4,
      locked: row.locked,
      overrides: row.overrides,
      breaches: (one && wrong.get(one)) ?? [],
    };
  });
}

function changesOf(run: QueryRun, weekId: string) {
  return run.db
    .select()
    .from(weekChange)
    .where(eq(weekChange.weekId, weekId))
    .orderBy(desc(weekChange.id))
    .all()
    .map(({ id, madeOn, madeBy, what, reason }) => ({ id, on: madeOn, by: madeBy, what, reason }));
}

function takenOf(run: QueryRun, weekId: string): BoardWeek['taken'] {
  return run.db
    .select()
    .from(takenProposal)
    .where(eq(takenProposal.weekId, weekId))
    .orderBy(desc(takenProposal.id))
    .all()
    .map(({ id, takenOn, takenBy, changes, whole, certificate }) => ({
      id,
      on: takenOn,
      by: takenBy,
      changes,
      whole,
      certificate,
    }));
}
