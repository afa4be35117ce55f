import { eq } from 'drizzle-orm';
import { linkDecision, type linkItem, linkPlacement } from '../../db/schema/link.ts';
import type { PanelPaper } from '../../shared/api/link-panels.ts';
import { showDate } from '../../shared/dates.ts';
import { PANEL_ROLES } from '../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../shared/sessions.ts';
import { labelOf } from '../../shared/words.ts';
import { notFound } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { centresOf, type RequestRow, requestsOf } from './link-facts.ts';
import { placementLine } from './link-placement-page.ts';
import { verdictsOf } from './link-verdicts.ts';

type PaperItem = Pick<
  typeof linkItem.$inferSelect,
  'about' | 'requestId' | 'decisionId' | 'placementId' | 'extendUntil' | 'extendWhy'
>;

/** What a panel's paper says now; kept word for word when it is sent. */
export function paperOf(run: QueryRun, item: PaperItem): PanelPaper {
  const [request] = requestsOf(run, item.requestId);
  if (!request) throw notFound('The request');
  const { row, file } = request;
  return {
    reference: file.reference,
    pupilName: file.pupilName,
    initials: file.initials,
    schoolName: file.schoolName,
    yearGroup: file.yearGroup,
    receivedOn: row.receivedOn,
    askedBy: `${row.askedBy}, ${row.askedByRole}`,
    wish: wishOf(run, row),
    admitted: row.admittedWhy && `${row.admittedBy}, ${showDate(row.admittedOn ?? row.receivedOn)}: ${row.admittedWhy}`,
    whyNotEnough: row.whyNotEnough,
    willChange: row.willChange,
    riskAssessment: row.riskAssessment,
    transport: row.transport,
    exitPlan: row.exitPlan,
    homeStaff: row.homeStaff,
    verdicts: verdictsOf(run, request).map(({ rule, finding }) => ({
      rule: rule.id,
      statement: rule.statement,
      verdict: finding.verdict,
      because: finding.because,
    })),
    extension: extensionOf(run, item),
    urgent: urgentOf(run, item),
  };
}

function wishOf(run: QueryRun, { wishedCentreId, earliestOn, homeDayWish }: RequestRow['row']): string {
  const centre = nameOf(run, wishedCentreId) ?? 'Any centre';
  const from = earliestOn ? `not before ${showDate(earliestOn)}` : 'as soon as there is a place';
  const day = homeDayWish ? `home day ${WEEKDAY_LABELS[homeDayWish]}` : 'any home day';
  return `${centre}, ${from}, ${day}`;
}

function extensionOf(
  run: QueryRun,
  { about, placementId, extendUntil, extendWhy }: PaperItem,
): PanelPaper['extension'] {
  if (about !== 'extension' || placementId === null || extendUntil === null) return null;
  const row = run.db.select().from(linkPlacement).where(eq(linkPlacement.id, placementId)).get();
  const line = row && placementLine(run, row);
  if (!row || !line) return null;
  const { centreName: name, startOn } = line;
  return { placementId, centreName: name, startOn, endOn: row.endOn, untilOn: extendUntil, why: extendWhy };
}

function urgentOf(run: QueryRun, { about, decisionId }: PaperItem): PanelPaper['urgent'] {
  if (about !== 'ratification' || decisionId === null) return null;
  const row = run.db.select().from(linkDecision).where(eq(linkDecision.id, decisionId)).get();
  if (!row?.startOn || !row.homeDay) return null;
  const [chair] = row.decidedBy;
  return {
    decisionId,
    decidedOn: row.decidedOn,
    chair: chair ? `${chair.name}, ${labelOf(PANEL_ROLES, chair.role).toLowerCase()}` : '',
    centreName: nameOf(run, row.centreId) ?? '',
    startOn: row.startOn,
    homeDay: row.homeDay,
    why: row.urgentWhy ?? '',
    reason: row.reason,
    conditions: row.conditions,
  };
}

function nameOf(run: QueryRun, id: string | null): string | null {
  return centresOf(run).find((centre) => centre.id === id)?.name ?? null;
}
