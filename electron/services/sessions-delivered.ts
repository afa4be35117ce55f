import { and, asc, eq, gte, lte } from 'drizzle-orm';
import { allocation, deploymentWeek, sessionOutcome } from '../../db/schema/deployment.ts';
import { school } from '../../db/schema/schools.ts';
import type { Delivered, DeliveredPlan } from '../../shared/api/week-record.ts';
import { addDays, mondayOf, type PlainDate } from '../../shared/dates.ts';
import { termOf } from '../../shared/school-time.ts';
import { OUTCOME_REASONS, TERMS } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { needOfWeek } from '../deployment/needs.ts';
import { calendarOf } from './calendar-of.ts';
import { type PlanInTime, plansReaching } from './plans-of-week.ts';
import { closuresOf } from './week-of.ts';

/**
 * Sessions delivered against agreed, per plan and term. Only weeks whose record is in are counted, on all three sides,
 * so that what is not known yet looks like neither a gap nor a success.
 */
export function deliveredIn(run: QueryRun, asked: string | null): Delivered {
  const terms = termsOf(run);
  const now = termOf(calendarOf(run, null), run.today);
  const present = now.known ? idOf(now.value) : '';
  const term = terms.find(({ id }) => id === asked) ?? terms.find(({ id }) => id === present) ?? terms[0];
  const listed = terms.map(({ id, label }) => ({ id, label }));
  if (!term) return { term: '', terms: listed, recorded: [], notRecorded: [], plans: [] };
  const weeks = run.db
    .select()
    .from(deploymentWeek)
    .where(
      and(
        eq(deploymentWeek.state, 'published'),
        gte(deploymentWeek.monday, mondayOf(term.first)),
        lte(deploymentWeek.monday, term.last),
      ),
    )
    .orderBy(asc(deploymentWeek.monday))
    .all();
  const recorded = weeks.filter(({ happenedRecordedOn }) => happenedRecordedOn !== null);
  const over = weeks.filter(
    ({ monday, happenedRecordedOn }) => happenedRecordedOn === null && addDays(monday, 4) <= run.today,
  );
  return {
    term: term.id,
    terms: listed,
    recorded: recorded.map(({ monday }) => monday),
    notRecorded: over.map(({ monday }) => monday),
    plans: plansOf(run, recorded, term),
  };
}

interface Term {
  id: string;
  label: string;
  first: PlainDate;
  last: PlainDate;
}

/** Terms of the county's calendar that have begun, newest first. */
function termsOf(run: QueryRun): Term[] {
  const halves = calendarOf(run, null).halves;
  const groups = Map.groupBy(halves, idOf);
  return [...groups]
    .map(([id, own]) => {
      const first = own.map((half) => half.first).toSorted()[0] ?? '';
      const last =
        own
          .map((half) => half.last)
          .toSorted()
          .at(-1) ?? '';
      const [half] = own;
      return { id, label: half ? `${TERMS[half.term]} ${half.academicYear}` : id, first, last };
    })
    .filter(({ first }) => first <= run.today)
    .toSorted((a, b) => b.first.localeCompare(a.first));
}

function idOf({ academicYear, term }: { academicYear: string; term: string }): string {
  return `${academicYear} ${term}`;
}

type Week = typeof deploymentWeek.$inferSelect;

function plansOf(run: QueryRun, weeks: readonly Week[], term: Term): DeliveredPlan[] {
  const schoolNames = new Map(
    run.db
      .select({ id: school.id, name: school.name })
      .from(school)
      .all()
      .map((s) => [s.id, s.name]),
  );
  const sessions = weeks.flatMap(({ id }) =>
    run.db
      .select({
        planId: allocation.planId,
        told: allocation.told,
        outcome: sessionOutcome.outcome,
        reason: sessionOutcome.reason,
      })
      .from(allocation)
      .leftJoin(sessionOutcome, eq(sessionOutcome.allocationId, allocation.id))
      .where(eq(allocation.weekId, id))
      .all(),
  );
  const ofPlan = Map.groupBy(sessions, ({ planId }) => planId);
  return plansReaching(run, term.first, term.last, [...ofPlan.keys()])
    .map((each): DeliveredPlan => {
      const own = ofPlan.get(each.plan.planId) ?? [];
      const notHeld = own.filter(({ outcome }) => outcome === 'not-held');
      return {
        planId: each.plan.planId,
        ref: each.plan.ref,
        kind: each.kind,
        schools: each.schoolIds.map((id) => schoolNames.get(id) ?? 'A school'),
        agreed: weeks.reduce((sum, { monday }) => sum + agreedIn(run, each, monday), 0),
        told: own.filter(({ told }) => told).length,
        delivered: own.filter(({ outcome }) => outcome !== null && outcome !== 'not-held').length,
        missed: (Object.keys(OUTCOME_REASONS) as (keyof typeof OUTCOME_REASONS)[])
          .map((reason) => ({ reason, count: notHeld.filter((one) => one.reason === reason).length }))
          .filter(({ count }) => count > 0),
      };
    })
    .filter(({ agreed, told, delivered }) => agreed + told + delivered > 0)
    .toSorted(
      (a, b) => a.delivered / Math.max(a.agreed, 1) - b.delivered / Math.max(b.agreed, 1) || a.ref.localeCompare(b.ref),
    );
}

/** What the plan, as it stands, asks of that week, less what closures make impossible. */
function agreedIn(run: QueryRun, { plan }: PlanInTime, monday: PlainDate): number {
  const need = needOfWeek({ ...plan, lastWeek: [], knows: [] }, monday);
  if (!need || need.notAgreedBy.length > 0) return 0;
  const open = need.places.flatMap(({ schoolId, sessions }) => {
    const closed = new Set(closuresOf(run, schoolId, monday).closed.map(({ session }) => session));
    return sessions.filter((session) => need.possible.includes(session) && !closed.has(session));
  });
  return Math.min(need.sessions, open.length);
}
