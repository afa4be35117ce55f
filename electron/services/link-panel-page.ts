import { asc, eq } from 'drizzle-orm';
import {
  linkDecision,
  linkInterest,
  linkItem,
  linkMember,
  linkPanel,
  linkRequest,
  linkSeat,
} from '../../db/schema/link.ts';
import { school } from '../../db/schema/schools.ts';
import type { PanelItem, PanelMember, PanelPage, PanelPaper } from '../../shared/api/link-panels.ts';
import type { PANEL_STATES } from '../../shared/link-words.ts';
import type { CodeOf } from '../../shared/words.ts';
import { notFound } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import { decidersOf, keptOut, type Member, type Quorum, quorumOf } from '../link/panel.ts';
import { centresOf, requestsOf } from './link-facts.ts';
import { verdictsOf } from './link-verdicts.ts';

/** A panel meeting as it is shown: who is there, each item with its paper, who may decide, and what was decided. */

/** The memorandum asks for representative head teachers and specialist services (B7) and gives no number. */
export const PANEL_QUORUM: Quorum = { members: 3, heads: 1, specialists: 1 };

type ItemRow = typeof linkItem.$inferSelect;

export function panelRow(run: QueryRun, id: string) {
  const row = run.db.select().from(linkPanel).where(eq(linkPanel.id, id)).get();
  if (!row) throw notFound('The panel meeting');
  return row;
}

export function itemsOf(run: QueryRun, panelId: string): ItemRow[] {
  return run.db.select().from(linkItem).where(eq(linkItem.panelId, panelId)).orderBy(asc(linkItem.position)).all();
}

export function stateOfPanel(
  row: typeof linkPanel.$inferSelect,
  items: readonly ItemRow[],
): CodeOf<typeof PANEL_STATES> {
  if (row.cancelledWhy !== null) return 'cancelled';
  if (row.heldOn !== null) return 'held';
  return items.some(({ sentOn }) => sentOn !== null) ? 'sent' : 'planned';
}

export function memberLines(run: QueryRun): PanelMember[] {
  return run.db
    .select({ member: linkMember, schoolName: school.name })
    .from(linkMember)
    .leftJoin(school, eq(school.id, linkMember.schoolId))
    .orderBy(asc(linkMember.name))
    .all()
    .map(({ member, schoolName }) => ({
      id: member.id,
      version: member.version,
      name: member.name,
      role: member.role,
      schoolId: member.schoolId,
      schoolName,
      service: member.service,
      chairs: member.chairs,
      untilOn: member.untilOn,
    }));
}

export function membersAt(run: QueryRun, panelId: string): Member[] {
  return run.db
    .select({ seat: linkSeat, member: linkMember })
    .from(linkSeat)
    .innerJoin(linkMember, eq(linkMember.id, linkSeat.memberId))
    .where(eq(linkSeat.panelId, panelId))
    .orderBy(asc(linkMember.name))
    .all()
    .map(({ seat, member }) => ({
      id: member.id,
      name: member.name,
      role: member.role,
      schoolId: member.schoolId,
      present: seat.present,
      chairs: seat.chairs,
    }));
}

export function interestsOf(run: QueryRun, itemId: string) {
  return run.db.select().from(linkInterest).where(eq(linkInterest.itemId, itemId)).all();
}

/** What a paper says now; kept word for word when it is sent. */
export function paperOf(run: QueryRun, requestId: string): PanelPaper {
  const [request] = requestsOf(run, requestId);
  if (!request) throw notFound('The request');
  const { row, file } = request;
  return {
    reference: file.reference,
    pupilName: file.pupilName,
    initials: file.initials,
    schoolName: file.schoolName,
    yearGroup: file.yearGroup,
    receivedOn: row.receivedOn,
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
  };
}

export function panelPage(run: QueryRun, id: string): PanelPage {
  const row = panelRow(run, id);
  const items = itemsOf(run, id);
  const members = membersAt(run, id);
  const lines = new Map(memberLines(run).map((line) => [line.id, line]));
  const addable = requestsOf(run).filter(
    ({ state, mayGoToPanel }) => mayGoToPanel && ['preparing', 'ready', 'waiting', 'deferred'].includes(state),
  );
  return {
    id,
    version: row.version,
    meetsOn: row.meetsOn,
    startsAt: row.startsAt,
    place: row.place,
    state: stateOfPanel(row, items),
    heldOn: row.heldOn,
    minutes: row.minutes,
    members: members.flatMap(({ id: memberId, present, chairs }) => {
      const line = lines.get(memberId);
      return line ? [{ ...line, present, chairing: chairs }] : [];
    }),
    quorumSays: quorumOf(decidersOf(members, '', []), PANEL_QUORUM).sentence,
    items: items.map((item) => itemShown(run, item, members)),
    addable: addable.map(({ row: request, file }) => ({
      requestId: request.id,
      label: `${file.pupilName}, ${file.reference}, ${file.schoolName}`,
    })),
  };
}

function itemShown(run: QueryRun, item: ItemRow, members: readonly Member[]): PanelItem {
  const homeSchoolId = requestsOf(run, item.requestId)[0]?.file.schoolId ?? '';
  const interests = interestsOf(run, item.id);
  const name = (memberId: string) => members.find((member) => member.id === memberId)?.name ?? '';
  const decided = run.db.select().from(linkDecision).where(eq(linkDecision.itemId, item.id)).get();
  const request = run.db
    .select({ version: linkRequest.version })
    .from(linkRequest)
    .where(eq(linkRequest.id, item.requestId))
    .get();
  const centres = centresOf(run);
  return {
    id: item.id,
    requestId: item.requestId,
    number: item.number,
    sentOn: item.sentOn,
    paper: (item.paper as PanelPaper | null) ?? paperOf(run, item.requestId),
    changedSince: item.sentOn !== null && (request?.version ?? 0) > item.version,
    interests: interests.map(({ memberId, what }) => ({ memberId, name: name(memberId), what })),
    keptOut: members.flatMap((member) => {
      const why = member.present ? keptOut(member, homeSchoolId, interests) : null;
      return why === null || member.role === 'clerk' ? [] : [{ memberId: member.id, name: member.name, why }];
    }),
    quorum: quorumOf(decidersOf(members, homeSchoolId, interests), PANEL_QUORUM),
    decision: decided
      ? {
          outcome: decided.outcome,
          reason: decided.reason,
          conditions: decided.conditions,
          dissent: decided.dissent,
          centreName: centres.find((centre) => centre.id === decided.centreId)?.name ?? null,
          startOn: decided.startOn,
          homeDay: decided.homeDay,
          evidenceBy: decided.evidenceBy,
          decidedBy: decided.decidedBy.map((each) => each.name),
        }
      : null,
  };
}
