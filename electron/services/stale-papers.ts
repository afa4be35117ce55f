import { and, eq, gt } from 'drizzle-orm';
import type { Orm } from '../../db/open.ts';
import { allocation, deploymentWeek, weekChange } from '../../db/schema/deployment.ts';
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
  return record.paper.endsWith('week') && isWeekStale(db, record);
}

/** A school is told only of what touches its own visits; an STA's and the area's sheet hold the whole week's changes. */
function isWeekStale(db: Orm, record: typeof printRecord.$inferSelect): boolean {
  const week = db
    .select({ version: deploymentWeek.version })
    .from(deploymentWeek)
    .where(eq(deploymentWeek.id, record.subjectId))
    .get();
  if (!week) return false;
  if (record.paper === 'school-week' && record.recipientSchoolId !== null) {
    return (
      db
        .select({ id: allocation.id })
        .from(allocation)
        .where(
          and(
            eq(allocation.weekId, record.subjectId),
            eq(allocation.schoolId, record.recipientSchoolId),
            gt(allocation.version, record.version),
          ),
        )
        .get() !== undefined
    );
  }
  if (week.version > record.subjectVersion) return true;
  return (
    db
      .select({ id: weekChange.id })
      .from(weekChange)
      .where(and(eq(weekChange.weekId, record.subjectId), gt(weekChange.version, record.version)))
      .get() !== undefined
  );
}
