import { and, eq, gt } from 'drizzle-orm';
import type { Orm } from '../../db/open.ts';
import { decision } from '../../db/schema/cases.ts';
import { allocation, weekMeeting } from '../../db/schema/deployment.ts';
import { linkRatification } from '../../db/schema/link.ts';
import type { printRecord } from '../../db/schema/papers.ts';
import { plan } from '../../db/schema/plans.ts';

/**
 * Whether what a paper was made from has changed since it was printed: whoever got it then holds a stale copy. A version
 * is the number of the history entry that wrote the row, so "since" is a comparison of numbers.
 */
export function isStale(db: Orm, record: typeof printRecord.$inferSelect): boolean {
  if (record.paper === 'plan-summary') {
    const row = db.select({ version: plan.version }).from(plan).where(eq(plan.id, record.subjectId)).get();
    return row !== undefined && row.version > record.subjectVersion;
  }
  if (record.paper === 'enquiry-outcome') return wasDecidedSince(db, record);
  if (record.paper === 'panel-letter') return wasSettledSince(db, record);
  return record.paper.endsWith('week') && isWeekStale(db, record);
}

/** A school that was told one answer, and another has been decided since. */
function wasDecidedSince(db: Orm, record: typeof printRecord.$inferSelect): boolean {
  const since = and(eq(decision.caseId, record.subjectId), gt(decision.version, record.version));
  return db.select({ id: decision.id }).from(decision).where(since).get() !== undefined;
}

/** A letter about a chair's decision says that no panel has looked at it yet: one has, since. */
function wasSettledSince(db: Orm, record: typeof printRecord.$inferSelect): boolean {
  const since = and(eq(linkRatification.decisionId, record.subjectId), gt(linkRatification.version, record.version));
  return db.select({ id: linkRatification.id }).from(linkRatification).where(since).get() !== undefined;
}

/** Of a week's sheet: the STA or school it was made for; '' for the whole area's, or where it was not kept. */
export function aboutOf({ document, recipientSchoolId }: typeof printRecord.$inferSelect): string {
  const kept: unknown = document;
  const about = typeof kept === 'object' && kept !== null && 'about' in kept ? kept.about : null;
  return typeof about === 'string' ? about : (recipientSchoolId ?? '');
}

/**
 * Each is told only of what touches their own visits: a sheet is stale where a session of that school or STA has come,
 * gone or been published since. The whole area's sheet holds every change, and what the meeting decided.
 */
function isWeekStale(db: Orm, record: typeof printRecord.$inferSelect): boolean {
  const about = aboutOf(record);
  const own =
    record.paper === 'school-week'
      ? eq(allocation.schoolId, about)
      : record.paper === 'sta-week' && about !== ''
        ? eq(allocation.staId, about)
        : undefined;
  const moved = db
    .select({ id: allocation.id })
    .from(allocation)
    .where(and(eq(allocation.weekId, record.subjectId), own, gt(allocation.version, record.version)))
    .get();
  if (moved !== undefined) return true;
  if (record.paper !== 'area-week') return false;
  const meeting = db
    .select({ id: weekMeeting.id })
    .from(weekMeeting)
    .where(and(eq(weekMeeting.weekId, record.subjectId), gt(weekMeeting.version, record.version)))
    .get();
  return meeting !== undefined;
}
