import { allocation, deploymentWeek, sta, staAbsence, staPattern } from '../../db/schema/deployment.ts';
import { plan, planAgreement, planPhase } from '../../db/schema/plans.ts';
import { school } from '../../db/schema/schools.ts';
import type { QueryRun } from '../../electron/core/run.ts';
import { needOfWeek } from '../../electron/deployment/needs.ts';
import { absentSessions, contractedSessions } from '../../electron/deployment/patterns.ts';
import { DEFAULT_PARAMETERS, WEEK_FORMAT, type Week } from '../../electron/deployment/week.ts';
import { calendarOf } from '../../electron/services/calendar-of.ts';
import { isSchoolDay } from '../../shared/school-time.ts';
import { dateOfSession, isSession, SESSION_CODES, type Session } from '../../shared/sessions.ts';

/** A deployment week as the register holds it, put together apart from the app's own service, to hold it against the checker. */
export function weekOfRegister(run: QueryRun, monday: string): Week {
  const { db } = run;
  const sessions = (list: readonly string[]): Session[] => list.filter(isSession);
  const weekRow = db
    .select()
    .from(deploymentWeek)
    .all()
    .find((each) => each.monday === monday);
  const [phases, agreements] = [db.select().from(planPhase).all(), db.select().from(planAgreement).all()];
  const [patterns, absences] = [db.select().from(staPattern).all(), db.select().from(staAbsence).all()];
  return {
    format: WEEK_FORMAT,
    monday,
    parameters: DEFAULT_PARAMETERS,
    schools: db
      .select()
      .from(school)
      .all()
      .map(({ id, name, easting, northing }) => ({
        id,
        name,
        easting,
        northing,
        closed: SESSION_CODES.filter((session) => {
          const open = isSchoolDay(calendarOf(run, id), dateOfSession(monday, session));
          return !(open.known && open.value);
        }).map((session) => ({ session, why: 'no school' })),
      })),
    stas: db
      .select()
      .from(sta)
      .all()
      .map((each) => ({
        id: each.id,
        name: each.name,
        base: { name: each.baseName, easting: each.baseEasting, northing: each.baseNorthing },
        skills: each.skills,
        pattern: contractedSessions(
          patterns
            .filter(({ staId }) => staId === each.id)
            .map((row) => ({
              fromOn: row.fromOn,
              sessions: sessions(row.sessions),
              otherWeekSessions: row.otherWeekSessions && sessions(row.otherWeekSessions),
            })),
          monday,
          each.startsOn,
          each.leavesOn,
        ),
        absences: absences
          .filter(({ staId, cancelledOn }) => staId === each.id && cancelledOn === null)
          .map((row) => ({
            kind: row.kind,
            sessions: absentSessions({ ...row, sessions: null, fortnightly: false }, monday),
          })),
        commitments: [],
        limit: each.sessionLimit,
        termSessions: 0,
      })),
    needs: db
      .select()
      .from(plan)
      .all()
      .flatMap((row) => {
        const need = needOfWeek(
          {
            ...row,
            planId: row.id,
            ref: row.id.slice(-6),
            possibleSessions: sessions(row.possibleSessions),
            wishes: row.staWishes,
            phases: phases.filter(({ planId }) => planId === row.id),
            schoolIds: row.newSchoolId ? [row.homeSchoolId, row.newSchoolId] : [row.homeSchoolId],
            agreements: agreements.filter(({ planId }) => planId === row.id),
            lastWeek: [],
            knows: [],
          },
          monday,
        );
        return need ? [need] : [];
      }),
    allocations: db
      .select()
      .from(allocation)
      .all()
      .filter(({ weekId, removedOn }) => weekId === weekRow?.id && removedOn === null)
      .map(({ staId, planId, schoolId, session, locked }) => {
        if (!isSession(session)) throw new Error(`No session: ${session}`);
        return { staId, planId, schoolId, session, locked };
      }),
  };
}
