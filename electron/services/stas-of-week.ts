import { and, asc, gte, isNull, lte, or } from 'drizzle-orm';
import { sta, staAbsence, staPattern } from '../../db/schema/deployment.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { termOf } from '../../shared/school-time.ts';
import { isSession } from '../../shared/sessions.ts';
import { ABSENCE_KINDS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { absentSessions, contractedSessions } from '../deployment/patterns.ts';
import type { Sta } from '../deployment/week.ts';
import { calendarOf } from './calendar-of.ts';

/** STAs who are in post in the week, and those of `also`; their patterns and absences resolved to its half days. */
export function stasOf(run: QueryRun, monday: PlainDate, also: ReadonlySet<string> = new Set()): Sta[] {
  const friday = addDays(monday, 4);
  const rows = run.db
    .select()
    .from(sta)
    .orderBy(asc(sta.name))
    .all()
    .filter((row) => also.has(row.id) || (row.startsOn <= friday && (row.leavesOn === null || row.leavesOn >= monday)));
  const patterns = Map.groupBy(
    run.db.select().from(staPattern).where(lte(staPattern.fromOn, friday)).all(),
    ({ staId }) => staId,
  );
  const absences = Map.groupBy(
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
    ({ staId }) => staId,
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
    .prepared('stas-of-week.term', (db) =>
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
