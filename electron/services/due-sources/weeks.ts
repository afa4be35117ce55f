import { and, desc, eq, gte, isNull } from 'drizzle-orm';
import { deploymentWeek } from '../../../db/schema/deployment.ts';
import { addDays, mondayOf, type PlainDate, showDate } from '../../../shared/dates.ts';
import { schoolDaysBetween } from '../../../shared/school-time.ts';
import type { QueryRun } from '../../core/run.ts';
import { calendarOf } from '../calendar-of.ts';
import type { DueLine, DueSource } from './source.ts';

/** Next week not told to the schools by Friday, and published weeks whose Friday record is missing. */
export const weeksDue: DueSource = {
  id: 'weeks',
  caseNotes: false,
  read(run) {
    const monday = mondayOf(run.today);
    return [...toPublish(run, monday), ...toPublish(run, addDays(monday, 7)), ...toRecord(run, monday)];
  },
};

/** A week is to be published by the Friday before it, where it has a school day and somebody has a running plan. */
function toPublish(run: QueryRun, monday: PlainDate): DueLine[] {
  const days = schoolDaysBetween(calendarOf(run, null), addDays(monday, -1), addDays(monday, 4));
  if (days.known && days.value === 0) return [];
  const published = run.db
    .select({ id: deploymentWeek.id })
    .from(deploymentWeek)
    .where(and(eq(deploymentWeek.monday, monday), eq(deploymentWeek.state, 'published')))
    .get();
  if (published || !hasPlans(run, monday)) return [];
  const sentence = 'Schools and STAs do not know yet who comes when.';
  return [line('week-publish', monday, addDays(monday, -3), sentence, `/deployment/${monday}`)];
}

function hasPlans(run: QueryRun, monday: PlainDate): boolean {
  const statement = run.prepared('due.plans-of-week', (db) =>
    db.$client.prepare<[string, string], { id: string }>(
      'SELECT id FROM plan WHERE start_on <= ? AND coalesce(ended_early_on, end_on) >= ? LIMIT 1',
    ),
  );
  return statement.get(addDays(monday, 4), monday) !== undefined;
}

/** Weeks of the last two months, the present one from Friday on. */
function toRecord(run: QueryRun, monday: PlainDate): DueLine[] {
  return run.db
    .select({ monday: deploymentWeek.monday })
    .from(deploymentWeek)
    .where(
      and(
        eq(deploymentWeek.state, 'published'),
        isNull(deploymentWeek.happenedRecordedOn),
        gte(deploymentWeek.monday, addDays(monday, -DAYS_BACK)),
      ),
    )
    .orderBy(desc(deploymentWeek.monday))
    .all()
    .filter((week) => addDays(week.monday, 4) <= run.today)
    .map((week) => {
      const sentence = 'What happened has not been recorded, session by session.';
      return line('week-record', week.monday, addDays(week.monday, 4), sentence, `/deployment/${week.monday}/happened`);
    });
}

const DAYS_BACK = 56;

function line(kind: DueLine['kind'], monday: PlainDate, on: PlainDate, sentence: string, to: string): DueLine {
  const about = `Week of ${showDate(monday)}`;
  return { key: `${kind}-${monday}`, kind, on, about, schoolName: null, sentence, rule: 'S2.5', to };
}
