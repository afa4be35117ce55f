import { asc, desc, eq } from 'drizzle-orm';
import {
  linkDecision,
  linkInterest,
  linkItem,
  linkMember,
  linkPanel,
  linkRatification,
  linkSeat,
} from '../../db/schema/link.ts';
import { school } from '../../db/schema/schools.ts';
import type { PanelMember } from '../../shared/api/link-panels.ts';
import { showDate } from '../../shared/dates.ts';
import type { PANEL_STATES } from '../../shared/link-words.ts';
import type { CodeOf } from '../../shared/words.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Member, Quorum } from '../link/panel.ts';
import { parametersOf } from './parameters-of.ts';

/**
 * The rows of the panel.
 *
 *   panelRow · openPanel · stateOfPanel · quorumSet     a meeting, and how many have to be there
 *   memberLines · membersAt · interestsOf               who
 *   itemRow · itemsOf · addItem · decisionOn · ratificationOn · isSettled     its agenda
 *   urgentDecisions · putRatificationsOn                decisions of a chair that a panel has still to stand by
 */
export type PanelRow = typeof linkPanel.$inferSelect;
export type ItemRow = typeof linkItem.$inferSelect;

/** The memorandum asks for representative head teachers and specialist services (B7) and gives no number: a setting. */
export function quorumSet(run: QueryRun): Quorum {
  const set = parametersOf(run);
  return { members: set['panel-members'], heads: set['panel-heads'], specialists: set['panel-specialists'] };
}

export function panelRow(run: QueryRun, id: string): PanelRow {
  const row = run.db.select().from(linkPanel).where(eq(linkPanel.id, id)).get();
  if (!row) throw notFound('The panel meeting');
  return row;
}

/** A meeting whose record can still be written. */
export function openPanel(run: QueryRun, id: string): PanelRow {
  const row = panelRow(run, id);
  if (row.heldOn !== null) {
    throw refuse('rule', `The record of ${showDate(row.meetsOn)} is closed.`, 'Plan another meeting.');
  }
  if (row.cancelledWhy !== null) {
    throw refuse('rule', `The meeting of ${showDate(row.meetsOn)} was cancelled.`, 'Plan another meeting.');
  }
  return row;
}

export function stateOfPanel(row: PanelRow, items: readonly ItemRow[]): CodeOf<typeof PANEL_STATES> {
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

export function itemRow(run: QueryRun, id: string): ItemRow {
  const row = run.db.select().from(linkItem).where(eq(linkItem.id, id)).get();
  if (!row) throw notFound('The item');
  return row;
}

export function itemsOf(run: QueryRun, panelId: string): ItemRow[] {
  return run.db.select().from(linkItem).where(eq(linkItem.panelId, panelId)).orderBy(asc(linkItem.position)).all();
}

type NewItem = Pick<ItemRow, 'about' | 'requestId'> &
  Partial<Pick<ItemRow, 'decisionId' | 'placementId' | 'extendUntil' | 'extendWhy'>>;

/** One more item, at the end of the agenda. */
export function addItem(run: CommandRun, panelId: string, item: NewItem): string {
  const position = Math.max(0, ...itemsOf(run, panelId).map((each) => each.position)) + 1;
  return run.insert(linkItem, {
    panelId,
    position,
    decisionId: null,
    placementId: null,
    extendUntil: null,
    extendWhy: '',
    ...item,
    number: null,
    sentOn: null,
    paper: null,
  });
}

export function decisionOn(run: QueryRun, itemId: string) {
  return run.db.select().from(linkDecision).where(eq(linkDecision.itemId, itemId)).orderBy(asc(linkDecision.id)).get();
}

export function ratificationOn(run: QueryRun, itemId: string) {
  return run.db.select().from(linkRatification).where(eq(linkRatification.itemId, itemId)).get();
}

export function isSettled(run: QueryRun, { id, about }: ItemRow): boolean {
  return (about === 'ratification' ? ratificationOn(run, id) : decisionOn(run, id)) !== undefined;
}

/** Decisions of a chair alone that no panel has looked at yet; `itemId` where an open meeting has one on its agenda. */
export function urgentDecisions(
  run: QueryRun,
): { decision: typeof linkDecision.$inferSelect; itemId: string | null }[] {
  const settled = new Set(
    run.db
      .select()
      .from(linkRatification)
      .all()
      .map(({ decisionId }) => decisionId),
  );
  const waiting = run.db
    .select({ item: linkItem, panel: linkPanel })
    .from(linkItem)
    .innerJoin(linkPanel, eq(linkPanel.id, linkItem.panelId))
    .where(eq(linkItem.about, 'ratification'))
    .all()
    .filter(({ panel }) => panel.heldOn === null && panel.cancelledWhy === null);
  return run.db
    .select()
    .from(linkDecision)
    .orderBy(desc(linkDecision.decidedOn))
    .all()
    .filter(({ urgentWhy, id }) => urgentWhy !== null && !settled.has(id))
    .map((decision) => ({
      decision,
      itemId: waiting.find(({ item }) => item.decisionId === decision.id)?.item.id ?? null,
    }));
}

/** The next meeting looks at every urgent decision that waits for a panel, without anybody having to think of it. */
export function putRatificationsOn(run: CommandRun, panelId: string | null): void {
  if (panelId === null) return;
  for (const { decision, itemId } of urgentDecisions(run)) {
    if (itemId !== null) continue;
    addItem(run, panelId, { about: 'ratification', requestId: decision.requestId, decisionId: decision.id });
  }
}

/** The first meeting from a day on whose record is open. */
export function nextPanel(run: QueryRun, from: string): PanelRow | null {
  return (
    run.db
      .select()
      .from(linkPanel)
      .orderBy(asc(linkPanel.meetsOn))
      .all()
      .find(({ meetsOn, heldOn, cancelledWhy }) => meetsOn >= from && heldOn === null && cancelledWhy === null) ?? null
  );
}
