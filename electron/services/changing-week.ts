import { eq } from 'drizzle-orm';
import { deploymentWeek, weekChange } from '../../db/schema/deployment.ts';
import { showDate } from '../../shared/dates.ts';
import { isSession, SESSIONS, type Session } from '../../shared/sessions.ts';
import { refuse } from '../core/refuse.ts';
import type { CommandRun } from '../core/run.ts';
import type { Board } from '../deployment/board.ts';
import type { Allocation } from '../deployment/week.ts';
import type { AllocationRow, WeekFacts } from './week-of.ts';

/** What every change to a week's allocations goes through, whoever makes it: by hand, from a proposal, as a repair. */

/** Before anything on a week changes: a published one takes a reason and keeps a record of the change. */
export function changing(run: CommandRun, facts: WeekFacts, what: string, reason: string | null) {
  const weekId = ensureWeek(run, facts);
  if (facts.row?.state !== 'published') return { weekId, isPublished: false };
  if (facts.row.happenedRecordedOn !== null) {
    throw refuse(
      'rule',
      `What happened in the week of ${showDate(facts.week.monday)} has been recorded, so the week itself stays as it was.`,
      'Correct the record of what happened instead.',
      { link: { to: `/deployment/${facts.week.monday}/happened`, label: 'What happened' } },
    );
  }
  if (!reason) {
    throw refuse(
      'invalid',
      `The week of ${showDate(facts.week.monday)} is published: schools have been told.`,
      'Say why it changes.',
      { fields: [{ path: 'changeReason', sentence: 'Say why the published week changes.' }] },
    );
  }
  run.insert(weekChange, { weekId, madeOn: run.today, madeBy: run.person.name, what, reason });
  return { weekId, isPublished: true };
}

export function ensureWeek(run: CommandRun, facts: WeekFacts): string {
  if (facts.row) return facts.row.id;
  const blank = { monday: facts.week.monday, state: 'draft' as const, publishedOn: null, publishedBy: null, note: '' };
  const id = run.insert(deploymentWeek, blank);
  facts.row = run.db.select().from(deploymentWeek).where(eq(deploymentWeek.id, id)).get() ?? null;
  return id;
}

export function plain({ staId, planId, session, schoolId, locked }: AllocationRow): Allocation {
  return { staId, planId, session, schoolId, locked };
}

/** "Maya Thorne for plan C-0007 TQ on Monday morning". */
export function place(board: Board, one: { staId: string; planId: string; session: string }): string {
  const name = board.sta.get(one.staId)?.name ?? 'An STA';
  const ref = board.need.get(one.planId)?.ref ?? '';
  const when = isSession(one.session) ? SESSIONS[one.session satisfies Session] : one.session;
  return `${name} for plan ${ref} on ${when}`;
}
