import { and, asc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { allocation, deploymentWeek, sta, staAbsence, staPattern } from '../../db/schema/deployment.ts';
import { setting } from '../../db/schema/office.ts';
import { plan, planAgreement, planPhase } from '../../db/schema/plans.ts';
import { school } from '../../db/schema/schools.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { isSchoolDay, termOf } from '../../shared/school-time.ts';
import { dateOfSession, isSession, SESSION_CODES, type Session } from '../../shared/sessions.ts';
import { ABSENCE_KINDS, CLOSED_DAYS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { needOfWeek, type PlanForWeek } from '../deployment/needs.ts';
import { absentSessions, contractedSessions } from '../deployment/patterns.ts';
import {
  DEFAULT_PARAMETERS,
  type Need,
  type Parameters,
  type School,
  type Sta,
  WEEK_FORMAT,
  type Week,
} from '../deployment/week.ts';
import { calendarOf } from './calendar-of.ts';

/**
 * One deployment week read from the register as the plain week that deployment works on, with the rows it came from.
 *
 *   weekOf            everything about the week that begins on a Monday
 *   allocationsOf     what is allocated in it now
 *   stasOf            STAs with their half days of that week resolved
 */
export interface WeekFacts {
  week: Week;
  /** Null: nothing has been allocated yet, and the week is a draft. */
  row: typeof deploymentWeek.$inferSelect | null;
  /** In the order of `week.allocations`. */
  allocations: AllocationRow[];
  plans: Map<string, { caseId: string; kind: (typeof plan.$inferSelect)['kind']; schoolIds: string[] }>;
  towns: Map<string, string | null>;
  lastWeekGiven: number;
  /** What could not be known: a calendar that has not been entered. */
  unknown: string[];
}
export type AllocationRow = typeof allocation.$inferSelect & { session: Session };

/** The week that begins on `monday`, as it stands. */
export function weekOf(run: QueryRun, monday: PlainDate): WeekFacts {
  const row = run.db.select().from(deploymentWeek).where(eq(deploymentWeek.monday, monday)).get() ?? null;
  const allocations = row === null ? [] : allocationsOf(run, row.id);
  const lastWeek = allocationsOn(run, addDays(monday, -7));
  const plans = plansOf(run, monday, allocations, lastWeek);
  const needs = plans.map(({ need }) => need);
  const staIds = new Set([
    ...allocations.map(({ staId }) => staId),
    ...needs.flatMap(({ wishes }) => wishes.filter(({ wish }) => wish === 'only').map(({ staId }) => staId)),
  ]);
  const schoolIds = new Set([
    ...allocations.map(({ schoolId }) => schoolId),
    ...needs.flatMap(({ places, notAgreedBy }) => [...places.map(({ schoolId }) => schoolId), ...notAgreedBy]),
    ...plans.flatMap((each) => each.schoolIds),
  ]);
  const schools = schoolsOf(run, monday, schoolIds);
  const stas = stasOf(run, monday, staIds);
  const present = new Set(stas.map(({ id }) => id));
  return {
    row,
    allocations,
    plans: new Map(
      plans.map(({ need, caseId, kind, schoolIds: ids }) => [need.planId, { caseId, kind, schoolIds: ids }]),
    ),
    towns: schools.towns,
    lastWeekGiven: lastWeek.length,
    unknown: schools.unknown,
    week: {
      format: WEEK_FORMAT,
      monday,
      parameters: parametersOf(run),
      schools: schools.list,
      stas,
      // A wish about somebody who has left says nothing any more, except that only she would do.
      needs: needs.map((need) => ({ ...need, wishes: need.wishes.filter(({ staId }) => present.has(staId)) })),
      allocations: allocations.map(({ staId, planId, session, schoolId, locked }) => ({
        staId,
        planId,
        session,
        schoolId,
        locked,
      })),
    },
  };
}

/** What is allocated in a week now; what was taken off a published week is left out. */
export function allocationsOf(run: QueryRun, weekId: string): AllocationRow[] {
  return run.db
    .select()
    .from(allocation)
    .where(and(eq(allocation.weekId, weekId), isNull(allocation.removedOn)))
    .orderBy(asc(allocation.id))
    .all()
    .filter((row): row is AllocationRow => isSession(row.session));
}

function allocationsOn(run: QueryRun, monday: PlainDate): AllocationRow[] {
  const row = run.db.select().from(deploymentWeek).where(eq(deploymentWeek.monday, monday)).get();
  return row ? allocationsOf(run, row.id) : [];
}

/** STAs who are in post in the week, and those of `also`; their patterns and absences resolved to its half days. */
export function stasOf(run: QueryRun, monday: PlainDate, also: ReadonlySet<string> = new Set()): Sta[] {
  const friday = addDays(monday, 4);
  const rows = run.db
    .select()
    .from(sta)
    .orderBy(asc(sta.name))
    .all()
    .filter((row) => also.has(row.id) || (row.startsOn <= friday && (row.leavesOn === null || row.leavesOn >= monday)));
  const patterns = grouped(run.db.select().from(staPattern).where(lte(staPattern.fromOn, friday)).all(), 'staId');
  const absences = grouped(
    run.db
      .select()
      .from(staAbsence)
      .where(
        and(
          isNull(staAbsence.cancelledOn),
          lte(staAbsence.fromOn, friday),
          or(isNull(staAbsence.untilOn), gte(staAbsence.untilOn, monday)),
        ),
      )
      .all(),
    'staId',
  );
  const term = termSessions(run, monday);
  return rows.map((row) => {
    const away = (absences.get(row.id) ?? []).map((each) => ({
      sessions: absentSessions({ ...each, sessions: each.sessions?.filter(isSession) ?? null }, monday),
      kind: each.kind,
      what: each.note === '' ? ABSENCE_KINDS[each.kind] : each.note,
    }));
    // Training, meetings and other duties are commitments: she is at work, and what it is may be said.
    const isCommitment = ({ kind }: { kind: keyof typeof ABSENCE_KINDS }) => kind !== 'leave' && kind !== 'sick';
    return {
      id: row.id,
      name: row.name,
      base: { name: row.baseName, easting: row.baseEasting, northing: row.baseNorthing },
      skills: row.skills,
      pattern: contractedSessions(
        (patterns.get(row.id) ?? []).map((each) => ({
          fromOn: each.fromOn,
          sessions: each.sessions.filter(isSession),
          otherWeekSessions: each.otherWeekSessions?.filter(isSession) ?? null,
        })),
        monday,
        row.startsOn,
        row.leavesOn,
      ),
      absences: away.filter((each) => !isCommitment(each)).map(({ sessions, kind }) => ({ sessions, kind })),
      commitments: away.filter(isCommitment).map(({ sessions, what }) => ({ sessions, what })),
      limit: row.sessionLimit,
      termSessions: term.get(row.id) ?? 0,
    };
  });
}

/** Sessions published for each STA this term, before this week; none where the term is not known. */
function termSessions(run: QueryRun, monday: PlainDate): Map<string, number> {
  const term = termOf(calendarOf(run, null), monday);
  if (!term.known) return new Map();
  const counted = run
    .prepared('week-of.term', (db) =>
      db.$client.prepare<[string, string], { staId: string; n: number }>(
        `SELECT allocation.sta_id AS staId, count(*) AS n FROM allocation
         JOIN deployment_week ON deployment_week.id = allocation.week_id
         WHERE allocation.removed_on IS NULL AND deployment_week.state = 'published'
           AND deployment_week.monday >= ? AND deployment_week.monday < ? GROUP BY 1`,
      ),
    )
    .all(addDays(term.value.first, -6), monday);
  return new Map(counted.map(({ staId, n }) => [staId, n]));
}

interface PlanOfWeek {
  need: Need;
  caseId: string;
  kind: (typeof plan.$inferSelect)['kind'];
  schoolIds: string[];
}

/** Plans that reach into the week, and those that hold allocations in it although they do not ask for any. */
function plansOf(
  run: QueryRun,
  monday: PlainDate,
  allocations: readonly AllocationRow[],
  lastWeek: readonly AllocationRow[],
): PlanOfWeek[] {
  const rows = run.db
    .select({ plan, reference: caseFile.reference, givenName: pupil.givenName, familyName: pupil.familyName })
    .from(plan)
    .innerJoin(caseFile, eq(caseFile.id, plan.caseId))
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .where(
      or(
        and(lte(plan.startOn, addDays(monday, 4)), gte(plan.endOn, monday)),
        inArray(plan.id, [...new Set(allocations.map(({ planId }) => planId))]),
      ),
    )
    .all();
  const ids = rows.map((row) => row.plan.id);
  const phases = grouped(
    run.db.select().from(planPhase).where(inArray(planPhase.planId, ids)).orderBy(asc(planPhase.position)).all(),
    'planId',
  );
  const agreements = grouped(
    run.db.select().from(planAgreement).where(inArray(planAgreement.planId, ids)).all(),
    'planId',
  );
  const last = grouped(lastWeek, 'planId');
  const knows = knownBefore(run, monday);
  return rows
    .map((row) => {
      const { plan: one } = row;
      const schoolIds = [one.homeSchoolId, ...(one.newSchoolId === null ? [] : [one.newSchoolId])];
      const forWeek: PlanForWeek = {
        planId: one.id,
        ref: `${row.reference} ${row.givenName.trim().slice(0, 1)}${row.familyName.trim().slice(0, 1)}`,
        startOn: one.startOn,
        endOn: one.endOn,
        endedEarlyOn: one.endedEarlyOn,
        priority: one.priority,
        staLimit: one.staLimit,
        skill: one.skill,
        possibleSessions: one.possibleSessions.filter(isSession),
        wishes: one.staWishes,
        phases: phases.get(one.id) ?? [],
        schoolIds,
        agreements: agreements.get(one.id) ?? [],
        lastWeek: (last.get(one.id) ?? []).map(({ staId, session }) => ({ staId, session })),
        knows: knows.get(one.id) ?? [],
      };
      const need = needOfWeek(forWeek, monday);
      if (need) return { need, caseId: one.caseId, kind: one.kind, schoolIds };
      return allocations.some(({ planId }) => planId === one.id)
        ? { need: leftOver(forWeek), caseId: one.caseId, kind: one.kind, schoolIds }
        : null;
    })
    .filter((each) => each !== null)
    .toSorted((a, b) => a.need.priority - b.need.priority || a.need.ref.localeCompare(b.need.ref));
}

/** A plan that no longer reaches into the week but still has sessions in it: it asks for none, and says why. */
function leftOver(one: PlanForWeek): Need {
  return {
    planId: one.planId,
    ref: one.ref,
    sessions: 0,
    possible: [...SESSION_CODES],
    from: one.startOn,
    until: one.endedEarlyOn ?? one.endOn,
    places: [],
    skill: one.skill,
    priority: one.priority,
    wishes: [...one.wishes],
    lastWeek: [...one.lastWeek],
    knows: [...one.knows],
    staLimit: one.staLimit,
    notAgreedBy: [],
  };
}

/** STAs that each plan had in a published week before this one. */
function knownBefore(run: QueryRun, monday: PlainDate): Map<string, string[]> {
  const rows = run.db
    .selectDistinct({ planId: allocation.planId, staId: allocation.staId })
    .from(allocation)
    .innerJoin(deploymentWeek, eq(deploymentWeek.id, allocation.weekId))
    .where(and(isNull(allocation.removedOn), eq(deploymentWeek.state, 'published'), lt(deploymentWeek.monday, monday)))
    .all();
  return new Map([...grouped(rows, 'planId')].map(([planId, list]) => [planId, list.map(({ staId }) => staId)]));
}

function schoolsOf(run: QueryRun, monday: PlainDate, ids: ReadonlySet<string>) {
  const rows = run.db
    .select()
    .from(school)
    .where(inArray(school.id, [...ids]))
    .all();
  const unknown = new Set<string>();
  const list: School[] = rows.map((row) => {
    const calendar = calendarOf(run, row.id);
    const closed = SESSION_CODES.flatMap((session) => {
      const date = dateOfSession(monday, session);
      const open = isSchoolDay(calendar, date);
      if (!open.known)
        unknown.add(`The calendar for ${open.academicYear} is not entered, so its closures are not known.`);
      if (!open.known || open.value) return [];
      const day = calendar.closedDays.find((each) => each.date === date);
      return [{ session, why: day ? day.name || CLOSED_DAYS[day.kind] : 'school holiday' }];
    });
    return { id: row.id, name: row.name, easting: row.easting, northing: row.northing, closed };
  });
  return { list, unknown: [...unknown], towns: new Map(rows.map((row) => [row.id, row.town])) };
}

/** The office's figures, where they differ from the defaults: settings 'deployment.middayMinutes' and so on. */
function parametersOf(run: QueryRun): Parameters {
  const rows = run.db.select().from(setting).all();
  const entries = Object.entries(DEFAULT_PARAMETERS).map(([name, byDefault]) => {
    const value: unknown = JSON.parse(rows.find(({ key }) => key === `deployment.${name}`)?.value ?? 'null');
    return [name, typeof value === 'number' ? value : byDefault] as const;
  });
  return { ...DEFAULT_PARAMETERS, ...Object.fromEntries(entries) };
}

function grouped<K extends string, T extends Record<K, string>>(rows: readonly T[], by: K): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row[by]);
    if (group) group.push(row);
    else groups.set(row[by], [row]);
  }
  return groups;
}
