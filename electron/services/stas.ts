import { and, asc, desc, eq, gte, isNull } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { allocation, deploymentWeek, sta, staAbsence, staPattern } from '../../db/schema/deployment.ts';
import { plan } from '../../db/schema/plans.ts';
import { school } from '../../db/schema/schools.ts';
import type { Broken, StaDetails, stasApi } from '../../shared/api/stas.ts';
import { addDays, mondayOf, type PlainDate, showDate } from '../../shared/dates.ts';
import { dateOfSession, halfOf, isSession, SESSION_CODES, type Session, sessionOn } from '../../shared/sessions.ts';
import { ABSENCE_KINDS } from '../../shared/words.ts';
import { notFound, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { Board } from '../deployment/board.ts';
import { glanceOf } from '../deployment/candidates.ts';
import { absentSessions, contractedSessions } from '../deployment/patterns.ts';
import { roomOf } from '../deployment/wants.ts';
import { planRef } from './plan-ref.ts';
import { stasOf } from './stas-of-week.ts';
import { weekOf } from './week-of.ts';

/** Specialist Teaching Assistants: details, weekly patterns, absences, and what an absence breaks. */
const WEEKS_AHEAD = 4;

export const stas: Service<typeof stasApi> = {
  list(run, input) {
    const monday = input.monday ?? mondayOf(run.today);
    const inPost = new Map(stasOf(run, monday).map((each) => [each.id, each]));
    const given = givenIn(run, monday);
    return run.db
      .select()
      .from(sta)
      .orderBy(asc(sta.name))
      .all()
      .map((row) => {
        const resolved = inPost.get(row.id);
        return {
          id: row.id,
          version: row.version,
          name: row.name,
          baseName: row.baseName,
          skills: row.skills,
          startsOn: row.startsOn,
          leavesOn: row.leavesOn,
          hasLeft: row.leavesOn !== null && row.leavesOn < run.today,
          contracted: resolved?.pattern.length ?? 0,
          given: given.get(row.id) ?? 0,
          away: resolved ? awayCount(resolved) : 0,
          awayToday: awayToday(run, row.id),
        };
      });
  },

  one(run, { id }) {
    const row = run.db.select().from(sta).where(eq(sta.id, id)).get();
    if (!row) throw notFound('The STA');
    const { version, name, baseName, baseEasting, baseNorthing, skills, sessionLimit, startsOn, leavesOn, note } = row;
    return {
      id,
      version,
      name,
      baseName,
      baseEasting,
      baseNorthing,
      skills,
      sessionLimit,
      startsOn,
      leavesOn,
      phone: row.phone ?? '',
      email: row.email ?? '',
      note,
      patterns: patternsOf(run, id),
      absences: absencesOf(run, id),
      weeks: weeksOf(run, id),
    };
  },

  add(run, { sessions, otherWeekSessions, ...details }) {
    checkDates(details);
    const id = run.insert(sta, details);
    // A pattern counts its fortnights from the Monday of the week in which she starts.
    run.insert(staPattern, { staId: id, fromOn: mondayOf(details.startsOn), sessions, otherWeekSessions });
    return { id };
  },

  change(run, { id, version, ...details }) {
    checkDates(details);
    run.update(sta, id, version, details);
    return { id };
  },

  setPattern(run, { staId, fromOn, sessions, otherWeekSessions }) {
    staRow(run, staId);
    const same = patternsOf(run, staId).find((each) => each.fromOn === fromOn);
    const values = { staId, fromOn, sessions, otherWeekSessions };
    if (same) run.amend(staPattern, same.id, values);
    const id = same?.id ?? run.insert(staPattern, values);
    return { id, breaks: outsidePattern(run, staId, fromOn) };
  },

  removePattern(run, { id, version }) {
    const row = run.db.select().from(staPattern).where(eq(staPattern.id, id)).get();
    if (!row) throw notFound('The pattern');
    // Seen at this version, or refused: only then may it go.
    run.update(staPattern, id, version, { fromOn: row.fromOn });
    run.remove(staPattern, id);
    return { id };
  },

  absenceBreaks(run, { staId, ...absence }) {
    checkAbsence(absence);
    return broken(run, staId, absence.fromOn, (monday) => absentSessions(absence, monday));
  },

  addAbsence(run, { staId, ...absence }) {
    staRow(run, staId);
    checkAbsence(absence);
    const breaks = broken(run, staId, absence.fromOn, (monday) => absentSessions(absence, monday));
    return { id: run.insert(staAbsence, { staId, ...absence, cancelledOn: null }), breaks };
  },

  changeAbsence(run, { id, version, ...absence }) {
    checkAbsence(absence);
    const row = run.db.select().from(staAbsence).where(eq(staAbsence.id, id)).get();
    if (!row) throw notFound('The absence');
    run.update(staAbsence, id, version, absence);
    return { id, breaks: broken(run, row.staId, absence.fromOn, (monday) => absentSessions(absence, monday)) };
  },

  cancelAbsence(run, { id, version }) {
    run.update(staAbsence, id, version, { cancelledOn: run.today });
    return { id };
  },
};

function staRow(run: QueryRun, id: string): void {
  if (!run.db.select({ id: sta.id }).from(sta).where(eq(sta.id, id)).get()) throw notFound('The STA');
}

function checkDates({ startsOn, leavesOn }: { startsOn: PlainDate; leavesOn: PlainDate | null }): void {
  if (leavesOn !== null && leavesOn < startsOn) {
    throw refuseField('leavesOn', `The last day can not be before the first, ${showDate(startsOn)}.`);
  }
}

interface AbsenceDates {
  fromOn: PlainDate;
  fromHalf: 'am' | 'pm';
  untilOn: PlainDate | null;
  untilHalf: 'am' | 'pm' | null;
  sessions: readonly Session[] | null;
}

function checkAbsence({ fromOn, fromHalf, untilOn, untilHalf, sessions }: AbsenceDates): void {
  if (untilOn !== null && untilOn < fromOn) {
    throw refuseField('untilOn', `The absence can not end before it begins, on ${showDate(fromOn)}.`);
  }
  if (untilOn === fromOn && fromHalf === 'pm' && untilHalf === 'am') {
    throw refuseField('untilHalf', 'It can not end in the morning of the day on whose afternoon it begins.');
  }
  if (sessions !== null && sessions.length === 0) {
    throw refuseField('sessions', 'Choose at least one half day, or all of them.');
  }
}

function patternsOf(run: QueryRun, staId: string): StaDetails['patterns'] {
  return run.db
    .select()
    .from(staPattern)
    .where(eq(staPattern.staId, staId))
    .orderBy(desc(staPattern.fromOn))
    .all()
    .map(({ id, version, fromOn, sessions, otherWeekSessions }) => ({
      id,
      version,
      fromOn,
      sessions: sessions.filter(isSession),
      otherWeekSessions: otherWeekSessions?.filter(isSession) ?? null,
    }));
}

function absencesOf(run: QueryRun, staId: string): StaDetails['absences'] {
  return run.db
    .select()
    .from(staAbsence)
    .where(and(eq(staAbsence.staId, staId), isNull(staAbsence.cancelledOn)))
    .orderBy(desc(staAbsence.fromOn))
    .all()
    .map(({ id, version, kind, fromOn, fromHalf, untilOn, untilHalf, sessions, fortnightly, note }) => ({
      id,
      version,
      kind,
      fromOn,
      fromHalf,
      untilOn,
      untilHalf,
      sessions: sessions?.filter(isSession) ?? null,
      fortnightly,
      note,
      isOver: untilOn !== null && untilOn < run.today,
    }));
}

/** Her next weeks, as the board has them. */
function weeksOf(run: QueryRun, staId: string): StaDetails['weeks'] {
  const first = mondayOf(run.today);
  return Array.from({ length: WEEKS_AHEAD }, (_, at) => addDays(first, at * 7)).map((monday) => {
    const { week, row } = weekOf(run, monday);
    const board = Board.of(week);
    const one = board.sta.get(staId);
    const off = SESSION_CODES.map((session) => ({ session, state: 'off' as const, label: 'Does not work' }));
    return {
      monday,
      state: row?.state ?? null,
      sessions: one
        ? glanceOf(board, one).map((cell) => {
            const given = board.at(staId, cell.session);
            const where = given && board.school.get(given.schoolId)?.name;
            return where ? { ...cell, label: `${cell.label}, ${where}` } : cell;
          })
        : off,
    };
  });
}

function givenIn(run: QueryRun, monday: PlainDate): Map<string, number> {
  const rows = run.db
    .select({ staId: allocation.staId })
    .from(allocation)
    .innerJoin(deploymentWeek, eq(deploymentWeek.id, allocation.weekId))
    .where(and(eq(deploymentWeek.monday, monday), isNull(allocation.removedOn)))
    .all();
  const counts = new Map<string, number>();
  for (const { staId } of rows) counts.set(staId, (counts.get(staId) ?? 0) + 1);
  return counts;
}

function awayCount(one: ReturnType<typeof stasOf>[number]): number {
  return one.pattern.length - roomOf({ ...one, limit: null });
}

function awayToday(run: QueryRun, staId: string): string | null {
  const monday = mondayOf(run.today);
  const today = absencesOf(run, staId).find((absence) => {
    const here = absentSessions(absence, monday);
    return (
      here.includes(sessionOn(run.today, 'am') ?? 'mon-am') || here.includes(sessionOn(run.today, 'pm') ?? 'mon-am')
    );
  });
  if (!today || sessionOn(run.today, 'am') === null) return null;
  const kind = ABSENCE_KINDS[today.kind];
  return today.untilOn === null ? `${kind}, until further notice` : `${kind} until ${showDate(today.untilOn)}`;
}

/** Allocations from a date on, of published weeks and drafts, that stand in sessions she is not free in. */
function broken(
  run: QueryRun,
  staId: string,
  from: PlainDate,
  lost: (monday: PlainDate) => readonly Session[],
): Broken[] {
  return run.db
    .select({
      allocation,
      monday: deploymentWeek.monday,
      state: deploymentWeek.state,
      schoolName: school.name,
      caseId: caseFile.id,
      reference: caseFile.reference,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
    })
    .from(allocation)
    .innerJoin(deploymentWeek, eq(deploymentWeek.id, allocation.weekId))
    .innerJoin(school, eq(school.id, allocation.schoolId))
    .innerJoin(plan, eq(plan.id, allocation.planId))
    .innerJoin(caseFile, eq(caseFile.id, plan.caseId))
    .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
    .where(
      and(
        eq(allocation.staId, staId),
        isNull(allocation.removedOn),
        gte(deploymentWeek.monday, mondayOf(from < run.today ? run.today : from)),
      ),
    )
    .orderBy(asc(deploymentWeek.monday))
    .all()
    .flatMap((row) => {
      const { session } = row.allocation;
      if (!isSession(session) || !lost(row.monday).includes(session)) return [];
      return [
        {
          allocationId: row.allocation.id,
          monday: row.monday,
          state: row.state,
          session,
          date: dateOfSession(row.monday, session),
          planId: row.allocation.planId,
          ref: planRef(run, row),
          schoolId: row.allocation.schoolId,
          schoolName: row.schoolName,
        },
      ];
    })
    .toSorted((a, b) => a.date.localeCompare(b.date) || halfOf(a.session).localeCompare(halfOf(b.session)));
}

/** What a new pattern breaks: sessions given at times that she no longer works. */
function outsidePattern(run: QueryRun, staId: string, from: PlainDate): Broken[] {
  const row = run.db.select().from(sta).where(eq(sta.id, staId)).get();
  if (!row) return [];
  const patterns = patternsOf(run, staId);
  return broken(run, staId, from, (monday) => {
    const works = contractedSessions(patterns, monday, row.startsOn, row.leavesOn);
    return SESSION_CODES.filter((session) => !works.includes(session));
  });
}
