import { eq } from 'drizzle-orm';
import type { Orm } from '../../db/open.ts';
import { deploymentWeek } from '../../db/schema/deployment.ts';
import type { printRecord } from '../../db/schema/papers.ts';
import { plan } from '../../db/schema/plans.ts';

/** Whether what a paper was made from has changed since it was printed: the school then holds a stale copy. */
export function isStale(db: Orm, record: typeof printRecord.$inferSelect): boolean {
  const subject = record.paper === 'plan-summary' ? plan : record.paper.endsWith('week') ? deploymentWeek : null;
  if (!subject) return false;
  const row = db.select({ version: subject.version }).from(subject).where(eq(subject.id, record.subjectId)).get();
  return row !== undefined && row.version > record.subjectVersion;
}
