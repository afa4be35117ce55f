import { and, eq } from 'drizzle-orm';
import { deploymentWeek } from '../../../db/schema/deployment.ts';
import type { PlanPage } from '../../../shared/api/plans.ts';
import { addDays, mondayOf } from '../../../shared/dates.ts';
import type { QueryRun } from '../../core/run.ts';
import { withheldFrom } from '../../papers/names.ts';
import { type PlanSummary, planSummary } from '../../papers/plan-summary.ts';
import { planPage } from '../plan-page.ts';
import { caseForPaper, schoolRecipient } from './people.ts';
import type { PaperSource } from './source.ts';

/** The plan summary: the plan as it stands, with the visits of one published week. */
export const planSummarySource: PaperSource = {
  managersOnly: true,
  read(run, { subjectId, monday, fullName }) {
    const page = planPage(run, subjectId);
    const file = caseForPaper(run, page.caseId, fullName);
    const week = shownWeek(run, page.weeks, monday);
    const latest = (schoolId: string) => page.agreements.find((each) => each.schoolId === schoolId && each.holds);
    return {
      document: planSummary({
        pupil: file.pupil,
        caseReference: file.reference,
        kind: page.kind,
        purpose: page.purpose,
        startOn: page.startOn,
        endOn: page.plannedEndOn,
        endedEarlyOn: page.endedEarlyOn,
        homeSchool: page.homeSchool.name,
        newSchool: page.newSchool?.name ?? null,
        transferBasis: page.transferBasis,
        transferBasisNote: page.transferBasisNote,
        leadTeacher: file.leadTeacher,
        phases: page.phases.map(({ fromOn, untilOn, sessionsPerWeek, schoolName, what }) => ({
          fromOn,
          untilOn,
          sessionsPerWeek,
          school: schoolName,
          what,
        })),
        targets: page.targets,
        reviews: page.reviews,
        agreements: page.schools.map(({ id, name }) => ({
          school: name,
          agreedBy: latest(id)?.agreedBy ?? null,
          role: latest(id)?.role ?? null,
          agreedOn: latest(id)?.agreedOn ?? null,
        })),
        week,
        officePhone: null,
      }),
      subject: { id: subjectId, version: page.version },
      recipients: page.schools.map(({ id }) => schoolRecipient(run, id)),
      hasName: true,
      withheld: withheldFrom(file.pupil),
      notices: [
        ...(page.missing.length > 0 ? [`${page.standing} The summary shows an empty line to sign.`] : []),
        ...page.notices,
      ],
    };
  },
};

/**
 * The published week to show: the one asked for; otherwise next week if it is settled and somebody comes, this week, or
 * the first later one. A draft is never shown to a school.
 */
function shownWeek(run: QueryRun, weeks: PlanPage['weeks'], asked: string | null): PlanSummary['week'] {
  const [now, next] = [mondayOf(run.today), addDays(mondayOf(run.today), 7)];
  const published = weeks.filter((week) => week.published);
  const order = asked ? [mondayOf(asked)] : [next, now, ...published.map(({ monday }) => monday)];
  for (const monday of order) {
    const visits = published.find((week) => week.monday === monday)?.visits ?? [];
    if (visits.length === 0) continue;
    return {
      monday,
      visits: visits.map(({ session, staName, schoolName }) => ({ session, who: staName, where: schoolName })),
    };
  }
  const empty = order.find((monday) => isPublished(run, monday));
  return empty === undefined ? null : { monday: empty, visits: [] };
}

function isPublished(run: QueryRun, monday: string): boolean {
  return (
    run.db
      .select({ id: deploymentWeek.id })
      .from(deploymentWeek)
      .where(and(eq(deploymentWeek.monday, monday), eq(deploymentWeek.state, 'published')))
      .get() !== undefined
  );
}
