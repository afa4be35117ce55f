import { eq } from 'drizzle-orm';
import { allocation, deploymentWeek } from '../../db/schema/deployment.ts';
import type { deploymentApi } from '../../shared/api/deployment.ts';
import { addDays } from '../../shared/dates.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { Board } from '../deployment/board.ts';
import { boardWithout, candidatesFor, judge } from '../deployment/candidates.ts';
import { checkWeek } from '../deployment/check.ts';
import { breachesOf, CONSTRAINTS, stopsOf } from '../deployment/constraints.ts';
import { nameless } from '../deployment/nameless.ts';
import { openingsFor } from '../deployment/openings.ts';
import { journeyMinutes } from '../deployment/travel.ts';
import { WANTS } from '../deployment/wants.ts';
import type { Allocation } from '../deployment/week.ts';
import { boardOf } from './board-of.ts';
import { changing, ensureWeek, place, plain } from './changing-week.ts';
import { type AllocationRow, type WeekFacts, weekOf } from './week-of.ts';

/** The weekly deployment: the board, one allocation at a time, copying, publishing, and changes after that. */
export const deployment: Service<typeof deploymentApi> = {
  week: (run, { monday }) => boardOf(run, weekOf(run, monday)),

  candidates(run, { monday, planId, moving }) {
    const facts = weekOf(run, monday);
    const at = moving === null ? -1 : facts.allocations.findIndex(({ id }) => id === moving);
    return candidatesFor(facts.week, planId, facts.week.allocations[at] ?? null);
  },

  openings: (run, { monday, planId }) => openingsFor(weekOf(run, monday).week, planId),

  weekFile: (run, { monday }) => ({
    name: `week-${monday}.json`,
    json: JSON.stringify(nameless(weekOf(run, monday).week), null, 2),
  }),

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
      publishedBy: run.person.name,
    });
    // What schools are told is kept beside whatever the week becomes later.
    for (const { id } of facts.allocations) run.amend(allocation, id, { told: true });
    const board = Board.of(week);
    return { given: week.allocations.length, unmet: week.needs.reduce((sum, need) => sum + board.unmet(need), 0) };
  },
};

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
    .where(eq(allocation.id, id))
    .get();
  if (!found) throw notFound('The session');
  const facts = weekOf(run, found.monday);
  return { row: seenRow(facts, id), facts };
}
