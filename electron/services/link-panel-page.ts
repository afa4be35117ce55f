import { eq } from 'drizzle-orm';
import { linkPlacement, linkRequest } from '../../db/schema/link.ts';
import type { PanelItem, PanelPage, PanelPaper } from '../../shared/api/link-panels.ts';
import { showDate } from '../../shared/dates.ts';
import type { QueryRun } from '../core/run.ts';
import { CRITERIA, decidersOf, keptOut, type Member, type Quorum, quorumOf } from '../link/panel.ts';
import { centresOf, requestsOf } from './link-facts.ts';
import {
  decisionOn,
  type ItemRow,
  interestsOf,
  itemsOf,
  memberLines,
  membersAt,
  panelRow,
  quorumSet,
  ratificationOn,
  stateOfPanel,
} from './link-panel-rows.ts';
import { paperOf } from './link-paper-sent.ts';
import { placementLine } from './link-placement-page.ts';
import { lastDayOf } from './link-placement-rows.ts';
import { verdictsOf } from './link-verdicts.ts';

/** A panel meeting as it is shown: who is there, each item with its paper, who may decide, and what was decided. */
export function panelPage(run: QueryRun, id: string): PanelPage {
  const row = panelRow(run, id);
  const items = itemsOf(run, id);
  const members = membersAt(run, id);
  const lines = new Map(memberLines(run).map((line) => [line.id, line]));
  const quorum = row.quorum ?? quorumSet(run);
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
    cancelledWhy: row.cancelledWhy,
    members: members.flatMap(({ id: memberId, present, chairs }) => {
      const line = lines.get(memberId);
      return line ? [{ ...line, present, chairing: chairs }] : [];
    }),
    quorumSays: quorumOf(decidersOf(members, '', []), quorum).sentence,
    items: items.map((item) => itemShown(run, item, members, quorum)),
    addable: addable.map(({ row: request, file }) => ({
      requestId: request.id,
      label: `${file.pupilName}, ${file.reference}, ${file.schoolName}`,
    })),
    extendable: extendable(run, items),
  };
}

function extendable(run: QueryRun, items: readonly ItemRow[]): PanelPage['extendable'] {
  const asked = new Set(items.map(({ placementId }) => placementId));
  return run.db
    .select()
    .from(linkPlacement)
    .all()
    .filter((row) => row.endedEarlyOn === null && lastDayOf(row) >= run.today && !asked.has(row.id))
    .flatMap((row) => {
      const line = placementLine(run, row);
      if (!line) return [];
      const label = `${line.pupilName}, ${line.reference}, ${line.centreName}, until ${showDate(line.endOn)}`;
      return [{ placementId: row.id, label, endOn: line.endOn }];
    });
}

function itemShown(run: QueryRun, item: ItemRow, members: readonly Member[], quorum: Quorum): PanelItem {
  const [asked] = requestsOf(run, item.requestId);
  const homeSchoolId = asked?.file.schoolId ?? '';
  const interests = interestsOf(run, item.id);
  const names = new Map(memberLines(run).map((line) => [line.id, line.name]));
  const ratified = ratificationOn(run, item.id);
  const request = run.db
    .select({ version: linkRequest.version })
    .from(linkRequest)
    .where(eq(linkRequest.id, item.requestId))
    .get();
  return {
    id: item.id,
    requestId: item.requestId,
    number: item.number,
    sentOn: item.sentOn,
    about: item.about,
    paper: (item.paper as PanelPaper | null) ?? paperOf(run, item),
    criteria: asked
      ? verdictsOf(run, asked)
          .filter(({ rule }) => CRITERIA.some((each) => each === rule.id))
          .map(({ rule, finding }) => ({ rule: rule.id, statement: rule.statement, verdict: finding.verdict }))
      : [],
    changedSince: item.sentOn !== null && (request?.version ?? 0) > item.version,
    interests: interests.map(({ memberId, what }) => ({ memberId, name: names.get(memberId) ?? '', what })),
    keptOut: members.flatMap((member) => {
      const why = member.present ? keptOut(member, homeSchoolId, interests) : null;
      return why === null || member.role === 'clerk' ? [] : [{ memberId: member.id, name: member.name, why }];
    }),
    quorum: quorumOf(decidersOf(members, homeSchoolId, interests), quorum),
    decision: decisionShown(run, item),
    ratified: ratified
      ? {
          ratified: ratified.ratified,
          note: ratified.note,
          decidedBy: ratified.decidedBy.map(({ name }) => name),
        }
      : null,
  };
}

function decisionShown(run: QueryRun, item: ItemRow): PanelItem['decision'] {
  const decided = decisionOn(run, item.id);
  if (!decided) return null;
  return {
    id: decided.id,
    outcome: decided.outcome,
    reason: decided.reason,
    reasons: decided.reasons,
    conditions: decided.conditions,
    dissent: decided.dissent,
    centreName: centreName(run, decided.centreId),
    startOn: decided.startOn,
    homeDay: decided.homeDay,
    untilOn: decided.untilOn,
    evidenceBy: decided.evidenceBy,
    decidedBy: decided.decidedBy.map(({ name }) => name),
  };
}

function centreName(run: QueryRun, id: string | null): string | null {
  return centresOf(run).find((centre) => centre.id === id)?.name ?? null;
}
