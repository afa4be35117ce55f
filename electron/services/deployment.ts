import { and, asc, desc, eq } from 'drizzle-orm';
import { allocation, deploymentWeek, weekChange } from '../../db/schema/deployment.ts';
import { person } from '../../db/schema/office.ts';
import type { BoardAllocation, BoardNeed, BoardSta, deploymentApi } from '../../shared/api/deployment.ts';
import { addDays, type PlainDate, showDate } from '../../shared/dates.ts';
import { isSession, SESSION_CODES, SESSIONS, type Session } from '../../shared/sessions.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { Board } from '../deployment/board.ts';
import { boardWithout, candidatesFor, glanceOf, judge, whyUnmet } from '../deployment/candidates.ts';
import { checkWeek } from '../deployment/check.ts';
import { breachesOf, CONSTRAINTS, stopsOf } from '../deployment/constraints.ts';
import { noticesOf } from '../deployment/notices.ts';
import { journeyMinutes } from '../deployment/travel.ts';
import { roomOf, WANTS } from '../deployment/wants.ts';
import type { Allocation } from '../deployment/week.ts';
import { type AllocationRow, type WeekFacts, weekOf } from './week-of.ts';

/** The weekly deployment: the board, one allocation at a time, copying, publishing, and changes after that. */
export const deployment: Service<typeof deploymentApi> = {
  week: (run, { monday }) => boardOf(run, weekOf(run, monday)),

  candidates(run, { monday, planId, moving }) {
    const facts = weekOf(run, monday);
    const at = moving === null ? -1 : facts.allocations.findIndex(({ id }) => id === moving);
    return candidatesFor(facts.week, planId, facts.week.allocations[at] ?? null);
  },

  needsForCell(run, { monday, staId, session }) {
    const { week } = weekOf(run, monday);
    const board = Board.of(week);
    const sta = board.sta.get(staId);
    if (!sta) throw notFound('The STA');
    return week.needs
      .filter((need) => board.unmet(need) > 0)
      .map((need) => {
        const cell = judge(board, need, sta, session);
        const school = cell.schoolId === null ? undefined : board.school.get(cell.schoolId);
        return {
          session,
          stops: cell.stops,
          warnings: cell.warnings,
          planId: need.planId,
          ref: need.ref,
          schoolName: school?.name ?? '',
          priority: need.priority,
          lacking: board.unmet(need),
          minutes: school ? journeyMinutes(sta.base, school, week.parameters) : null,
        };
      })
      .toSorted(
        (a, b) =>
          Number(a.stops.length > 0) - Number(b.stops.length > 0) ||
          a.priority - b.priority ||
          a.warnings.length - b.warnings.length ||
          (a.minutes ?? Number.MAX_SAFE_INTEGER) - (b.minutes ?? Number.MAX_SAFE_INTEGER),
      );
  },

  rules: () => ({
    must: CONSTRAINTS.map(({ id, sentence, source }) => ({ id, sentence, source })),
    wanted: WANTS.map(({ id, sentence, counts }) => ({ id, sentence, value: counts })),
  }),

  allocate(run, { monday, planId, staId, session, moving, reasons, changeReason }) {
    const facts = weekOf(run, monday);
    const from = moving && seenRow(facts, moving.id);
    const board = boardWithout(facts.week, from ? plain(from) : null);
    const sta = board.sta.get(staId);
    const need = board.need.get(planId);
    if (!sta) throw notFound('The STA');
    if (!need) throw notFound('The plan');
    if (from?.locked) throw refuse('rule', `${place(board, from)} is locked.`, 'Unlock it first.');

    const { stops, warnings, schoolId } = judge(board, need, sta, session);
    if (stops.length > 0 || schoolId === null) {
      throw refuse('rule', stops.map(({ sentence }) => sentence).join(' '), 'Choose another session or another STA.');
    }
    const unsaid = warnings.filter(({ want, asksReason }) => asksReason && !reasons[want]);
    if (unsaid.length > 0) {
      throw refuse('invalid', unsaid.map(({ sentence }) => sentence).join(' '), 'Say why, or choose another STA.', {
        fields: unsaid.map(({ want, sentence }) => ({ path: `reasons.${want}`, sentence: `${sentence} Say why.` })),
      });
    }
    // A reason is kept only for what it was asked for.
    const overrides = Object.fromEntries(
      warnings.flatMap(({ want }) => (reasons[want] ? [[want, reasons[want]]] : [])),
    );
    const row = { planId, staId, session, schoolId, locked: false, overrides };
    const what = from
      ? `Moved ${place(board, from)} to ${place(board, row)}.`
      : `Gave ${place(board, row)} at ${board.school.get(schoolId)?.name ?? ''}.`;
    const { weekId, isPublished } = changing(run, facts, what, changeReason);
    if (from && moving && !isPublished) {
      run.update(allocation, from.id, moving.version, row);
      return { id: from.id };
    }
    // What a school was told is not overwritten: the old place is closed and a new one opened.
    if (from && moving) run.update(allocation, from.id, moving.version, { removedOn: run.today });
    return { id: run.insert(allocation, { weekId, ...row, removedOn: null }) };
  },

  takeOff(run, { id, version, changeReason }) {
    const { row, facts } = allocationById(run, id);
    const board = new Board(facts.week);
    if (row.locked) throw refuse('rule', `${place(board, row)} is locked.`, 'Unlock it first.');
    const { isPublished } = changing(run, facts, `Took off ${place(board, row)}.`, changeReason);
    run.update(allocation, id, version, { removedOn: run.today });
    if (!isPublished) run.remove(allocation, id);
    return { id };
  },

  lock(run, { id, version, locked }) {
    allocationById(run, id);
    run.update(allocation, id, version, { locked });
    return { id };
  },

  copyLastWeek(run, { monday }) {
    const facts = weekOf(run, monday);
    if (facts.row?.state === 'published') {
      throw refuse('rule', 'This week is published.', 'Change single sessions, each with a reason.');
    }
    const before = weekOf(run, addDays(monday, -7));
    const board = Board.of(facts.week);
    const left: string[] = [];
    let copied = 0;
    for (const row of before.allocations) {
      const need = board.need.get(row.planId);
      const at = board.at(row.staId, row.session);
      if (at?.planId === row.planId) continue;
      const one: Allocation = {
        staId: row.staId,
        planId: row.planId,
        session: row.session,
        schoolId: (need && board.placeOf(need, row.session)) ?? row.schoolId,
        locked: false,
      };
      const [stop] = stopsOf(board, one);
      if (stop) {
        left.push(need ? stop.sentence : `${place(new Board(before.week), row)}: the plan has ended.`);
        continue;
      }
      board.put(one);
      run.insert(allocation, {
        weekId: ensureWeek(run, facts),
        ...one,
        overrides: row.overrides,
        removedOn: null,
      });
      copied++;
    }
    if (copied === 0 && left.length === 0) {
      throw refuse(
        'rule',
        'There is nothing to copy from last week.',
        'Allocate sessions from the needs above the board.',
      );
    }
    return { copied, left };
  },

  publish(run, { monday }) {
    const facts = weekOf(run, monday);
    const { row, week } = facts;
    if (row?.state === 'published')
      throw refuse('conflict', 'This week is already published.', 'Change it with a reason.');
    if (row === null || week.allocations.length === 0) {
      throw refuse('rule', 'Nothing has been allocated in this week.', 'Allocate sessions first.');
    }
    const breaches = breachesOf(week).map(({ sentence }) => sentence);
    // The second, independent opinion. Where only it objects, its own sentence is what is shown.
    const objections = breaches.length > 0 ? breaches : checkWeek(week).map(({ sentence }) => sentence);
    if (objections.length > 0) {
      const more = objections.length === 1 ? '' : ` And ${objections.length - 1} more.`;
      throw refuse('rule', `${objections[0]}${more}`, 'Put right what is marked on the board, then publish.', {
        fields: objections.map((sentence, at) => ({ path: `week.${at}`, sentence })),
      });
    }
    run.update(deploymentWeek, row.id, row.version, {
      state: 'published',
      publishedOn: run.today,
      publishedBy: run.person.id,
    });
    // What schools are told is kept beside whatever the week becomes later.
    for (const { id } of facts.allocations) run.amend(allocation, id, { told: true });
    const board = Board.of(week);
    return { given: week.allocations.length, unmet: week.needs.reduce((sum, need) => sum + board.unmet(need), 0) };
  },
};

/** The board as the page shows it. */
function boardOf(run: QueryRun, facts: WeekFacts) {
  const { week, row } = facts;
  const board = Board.of(week);
  // Locks at odds show as breaches, and a missing agreement as the reason why nothing is given.
  const notices = noticesOf(week).filter(({ id }) => id !== 'locks' && id !== 'not-agreed');
  const names = peopleNames(run);
  const about = (key: 'staId' | 'planId', id: string) =>
    notices.filter((each) => each[key] === id).map(({ sentence }) => sentence);
  return {
    monday: week.monday,
    state: row?.state ?? ('draft' as const),
    publishedOn: row?.publishedOn ?? null,
    publishedBy: row?.publishedBy ? (names.get(row.publishedBy) ?? null) : null,
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
    changes: row === null ? [] : changesOf(run, row.id, names),
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

function changesOf(run: QueryRun, weekId: string, names: ReadonlyMap<string, string>) {
  return run.db
    .select()
    .from(weekChange)
    .where(eq(weekChange.weekId, weekId))
    .orderBy(desc(weekChange.id))
    .all()
    .map(({ id, madeOn, madeBy, what, reason }) => ({ id, on: madeOn, by: names.get(madeBy) ?? '', what, reason }));
}

function peopleNames(run: QueryRun): Map<string, string> {
  const rows = run.db.select().from(person).orderBy(asc(person.id)).all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Before anything on a week changes: a published one takes a reason and keeps a record of the change. */
function changing(run: CommandRun, facts: WeekFacts, what: string, reason: string | null) {
  const weekId = ensureWeek(run, facts);
  if (facts.row?.state !== 'published') return { weekId, isPublished: false };
  if (!reason) {
    throw refuse(
      'invalid',
      `The week of ${showDate(facts.week.monday)} is published: schools have been told.`,
      'Say why it changes.',
      { fields: [{ path: 'changeReason', sentence: 'Say why the published week changes.' }] },
    );
  }
  run.insert(weekChange, { weekId, madeOn: run.today, madeBy: run.person.id, what, reason });
  return { weekId, isPublished: true };
}

function ensureWeek(run: CommandRun, facts: WeekFacts): string {
  if (facts.row) return facts.row.id;
  const blank = { monday: facts.week.monday, state: 'draft' as const, publishedOn: null, publishedBy: null, note: '' };
  const id = run.insert(deploymentWeek, blank);
  facts.row = run.db.select().from(deploymentWeek).where(eq(deploymentWeek.id, id)).get() ?? null;
  return id;
}

function seenRow(facts: WeekFacts, id: string): AllocationRow {
  const row = facts.allocations.find((each) => each.id === id);
  if (!row) throw notFound('The session you moved');
  return row;
}

function allocationById(run: QueryRun, id: string): { row: AllocationRow; facts: WeekFacts } {
  const found = run.db
    .select({ monday: deploymentWeek.monday })
    .from(allocation)
    .innerJoin(deploymentWeek, eq(deploymentWeek.id, allocation.weekId))
    .where(and(eq(allocation.id, id)))
    .get();
  if (!found) throw notFound('The session');
  const facts = weekOf(run, found.monday as PlainDate);
  return { row: seenRow(facts, id), facts };
}

function plain({ staId, planId, session, schoolId, locked }: AllocationRow): Allocation {
  return { staId, planId, session, schoolId, locked };
}

/** "Maya Thorne for plan C-0007 TQ on Monday morning". */
function place(board: Board, one: { staId: string; planId: string; session: string }): string {
  const name = board.sta.get(one.staId)?.name ?? 'An STA';
  const ref = board.need.get(one.planId)?.ref ?? '';
  const when = isSession(one.session) ? SESSIONS[one.session satisfies Session] : one.session;
  return `${name} for plan ${ref} on ${when}`;
}
