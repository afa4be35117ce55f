import { asc, desc, eq } from 'drizzle-orm';
import { linkDecision, linkInterest, linkItem, linkMember, linkPanel, linkSeat } from '../../db/schema/link.ts';
import { school } from '../../db/schema/schools.ts';
import type { linkPanelsApi } from '../../shared/api/link-panels.ts';
import { showDate } from '../../shared/dates.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { decidersOf, faultsOfDecision, quorumOf } from '../link/panel.ts';
import { faultOfStart } from '../link/placement.ts';
import { calendarOf } from './calendar-of.ts';
import { centresOf, requestsOf } from './link-facts.ts';
import {
  interestsOf,
  itemsOf,
  memberLines,
  membersAt,
  PANEL_QUORUM,
  panelPage,
  panelRow,
  paperOf,
  stateOfPanel,
} from './link-panel-page.ts';
import { verdictsOf } from './link-verdicts.ts';

/** The panel: its members, meetings, papers as sent, interests and decisions. */
export const linkPanels: Service<typeof linkPanelsApi> = {
  list: (run) =>
    run.db
      .select()
      .from(linkPanel)
      .orderBy(desc(linkPanel.meetsOn))
      .all()
      .map((row) => {
        const items = itemsOf(run, row.id);
        return {
          id: row.id,
          meetsOn: row.meetsOn,
          place: row.place,
          state: stateOfPanel(row, items),
          items: items.length,
          decided: items.filter(({ id }) => decisionOf(run, id) !== undefined).length,
        };
      }),

  show: (run, { id }) => panelPage(run, id),

  members: (run) => memberLines(run),

  addMember(run, input) {
    if (input.role === 'head') {
      const found = run.db
        .select()
        .from(school)
        .where(eq(school.id, input.schoolId ?? ''))
        .get();
      if (!found) throw refuseField('schoolId', 'Choose the school: its pupils are not hers to decide on.');
    }
    return { id: run.insert(linkMember, { ...input, fromOn: run.today, untilOn: null }) };
  },

  endMember(run, { id, version, untilOn }) {
    run.update(linkMember, id, version, { untilOn });
    return {};
  },

  plan(run, input) {
    if (input.meetsOn < run.today) throw refuseField('meetsOn', 'This day is past.', 'Enter a day from today on.');
    const id = run.insert(linkPanel, { ...input, heldOn: null, quorum: null, minutes: '', cancelledWhy: null });
    for (const member of memberLines(run)) {
      if (member.untilOn !== null && member.untilOn < input.meetsOn) continue;
      run.insert(linkSeat, { panelId: id, memberId: member.id, present: false, chairs: member.chairs });
    }
    return { id };
  },

  putOn(run, { panelId, requestId }) {
    openPanel(run, panelId);
    const [request] = requestsOf(run, requestId);
    if (!request) throw notFound('The request');
    if (!request.mayGoToPanel) {
      throw refuse(
        'rule',
        `The request of ${request.file.reference} does not show that Appendix A is met first (B6).`,
        'Decide the case’s eligibility, or say on the request why it may go to the panel all the same.',
        { link: { to: `/link/requests/${requestId}`, label: 'The request' } },
      );
    }
    if (!['preparing', 'ready', 'waiting', 'deferred'].includes(request.state)) {
      throw refuse('conflict', 'This request is on an agenda already, or has been decided.', 'Choose another one.');
    }
    const position = itemsOf(run, panelId).length + 1;
    const id = run.insert(linkItem, {
      panelId,
      position,
      about: 'request',
      requestId,
      decisionId: null,
      placementId: null,
      extendUntil: null,
      extendWhy: '',
      number: null,
      sentOn: null,
      paper: null,
    });
    return { id };
  },

  takeOff(run, { itemId }) {
    const item = itemRow(run, itemId);
    openPanel(run, item.panelId);
    if (item.sentOn !== null) {
      throw refuse('rule', 'Its paper has been sent, so it stays on the agenda.', 'Defer it at the meeting.');
    }
    run.remove(linkItem, itemId);
    return {};
  },

  sendPapers(run, { panelId }) {
    openPanel(run, panelId);
    const items = itemsOf(run, panelId);
    const unsent = items.filter(({ sentOn }) => sentOn === null);
    if (unsent.length === 0) {
      throw refuse('rule', 'There is no paper that has not been sent.', 'Put a request on the agenda first.');
    }
    let number = Math.max(0, ...items.map((each) => each.number ?? 0));
    for (const item of unsent) {
      number++;
      run.amend(linkItem, item.id, { number, sentOn: run.today, paper: paperOf(run, item.requestId) });
    }
    return { sent: unsent.length };
  },

  seat(run, { panelId, memberId, present, chairs }) {
    openPanel(run, panelId);
    const seats = run.db.select().from(linkSeat).where(eq(linkSeat.panelId, panelId)).all();
    const own = seats.find((seat) => seat.memberId === memberId);
    if (chairs) {
      for (const other of seats) {
        if (other.chairs && other.memberId !== memberId) run.amend(linkSeat, other.id, { chairs: false });
      }
    }
    if (own) run.amend(linkSeat, own.id, { present, chairs });
    else run.insert(linkSeat, { panelId, memberId, present, chairs });
    return {};
  },

  declare(run, { itemId, memberId, what }) {
    const item = itemRow(run, itemId);
    openPanel(run, item.panelId);
    if (decisionOf(run, itemId)) {
      throw refuse('rule', 'This item has been decided.', 'An interest is declared before the decision.');
    }
    return { id: run.insert(linkInterest, { itemId, memberId, what, declaredOn: run.today }) };
  },

  decide(run, { itemId, ...tried }) {
    const item = itemRow(run, itemId);
    openPanel(run, item.panelId);
    if (decisionOf(run, itemId)) {
      throw refuse('conflict', 'The panel has decided this item already.', 'Put the request on a later agenda.');
    }
    if (item.sentOn === null) {
      throw refuse('rule', 'Its paper has not been sent, so nobody has read it.', 'Send the papers first.');
    }
    const [request] = requestsOf(run, item.requestId);
    if (!request) throw notFound('The request');
    const deciders = decidersOf(membersAt(run, item.panelId), request.file.schoolId, interestsOf(run, itemId));
    const quorum = quorumOf(deciders, PANEL_QUORUM);
    if (!quorum.met) {
      throw refuse('rule', quorum.sentence, 'Record who is present, or decide it at another meeting.');
    }
    refuseFaults(run, tried);
    const id = run.insert(linkDecision, {
      requestId: item.requestId,
      itemId,
      about: 'request',
      ...tried,
      ...(tried.outcome === 'approve' ? {} : { centreId: null, startOn: null, homeDay: null }),
      evidenceBy: tried.outcome === 'defer' ? tried.evidenceBy : null,
      decidedBy: deciders.map(({ name, role }) => ({ name, role })),
      untilOn: null,
      reasons: {},
      urgentWhy: null,
      assessment: verdictsOf(run, request).map(({ rule, finding }) => ({
        rule: rule.id,
        verdict: finding.verdict,
        because: finding.because,
      })),
      supersedes: request.decision?.id ?? null,
    });
    return { id };
  },

  hold(run, { id, version, heldOn, minutes }) {
    const row = openPanel(run, id);
    if (heldOn > run.today) throw refuseField('heldOn', 'This day is in the future.');
    const open = itemsOf(run, id).filter((item) => decisionOf(run, item.id) === undefined);
    if (open.length > 0) {
      throw refuse(
        'rule',
        `${open.length === 1 ? 'One item has' : `${open.length} items have`} no decision yet.`,
        'Record a decision for each item: to wait and to defer are decisions too.',
      );
    }
    run.update(linkPanel, row.id, version, { heldOn, minutes, quorum: PANEL_QUORUM });
    return {};
  },
};

function itemRow(run: QueryRun, id: string) {
  const row = run.db.select().from(linkItem).where(eq(linkItem.id, id)).get();
  if (!row) throw notFound('The item');
  return row;
}

function decisionOf(run: QueryRun, itemId: string) {
  return run.db.select().from(linkDecision).where(eq(linkDecision.itemId, itemId)).orderBy(asc(linkDecision.id)).get();
}

function openPanel(run: QueryRun, id: string) {
  const row = panelRow(run, id);
  if (row.heldOn !== null) {
    throw refuse('rule', `The record of ${showDate(row.meetsOn)} is closed.`, 'Plan another meeting.');
  }
  return row;
}

function refuseFaults(run: CommandRun, tried: Parameters<typeof faultsOfDecision>[0]): void {
  const fields = faultsOfDecision(tried);
  if (tried.decidedOn > run.today) fields.push({ path: 'decidedOn', sentence: 'This day is in the future.' });
  const centre = centresOf(run).find(({ id }) => id === tried.centreId);
  if (tried.outcome === 'approve' && centre && tried.startOn) {
    const fault = faultOfStart(calendarOf(run, null), centre, tried.startOn);
    if (fault) fields.push({ path: 'startOn', sentence: fault });
  }
  if (fields.length === 0) return;
  throw refuse('invalid', 'The decision is not whole yet. Nothing was saved.', 'Correct what is marked.', { fields });
}
