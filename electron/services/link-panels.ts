import { desc, eq } from 'drizzle-orm';
import { linkInterest, linkItem, linkMember, linkPanel, linkSeat } from '../../db/schema/link.ts';
import { school } from '../../db/schema/schools.ts';
import type { linkPanelsApi } from '../../shared/api/link-panels.ts';
import { showDate } from '../../shared/dates.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { Service } from '../core/service.ts';
import { deciding, notAdmitted } from './link-deciding.ts';
import { requestsOf } from './link-facts.ts';
import { panelPage } from './link-panel-page.ts';
import {
  addItem,
  isSettled,
  itemRow,
  itemsOf,
  memberLines,
  nextPanel,
  openPanel,
  putRatificationsOn,
  quorumSet,
  stateOfPanel,
} from './link-panel-rows.ts';
import { paperOf } from './link-paper-sent.ts';
import { lastDayOf, placementRow } from './link-placement-rows.ts';

/** The panel: its members, meetings, papers as sent, interests and decisions. */
export const linkPanels: Service<typeof linkPanelsApi> = {
  ...deciding,

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
          decided: items.filter((item) => isSettled(run, item)).length,
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
    const member = run.db.select().from(linkMember).where(eq(linkMember.id, id)).get();
    if (member && untilOn < member.fromOn) {
      throw refuseField('untilOn', `This member joined only on ${showDate(member.fromOn)}.`);
    }
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
    putRatificationsOn(run, id);
    return { id };
  },

  putOn(run, { panelId, requestId }) {
    openPanel(run, panelId);
    const [request] = requestsOf(run, requestId);
    if (!request) throw notFound('The request');
    if (!request.mayGoToPanel) throw notAdmitted(request);
    if (!['preparing', 'ready', 'waiting', 'deferred'].includes(request.state)) {
      throw refuse('conflict', 'This request is on an agenda already, or has been decided.', 'Choose another one.');
    }
    return { id: addItem(run, panelId, { about: 'request', requestId }) };
  },

  putExtensionOn(run, { panelId, placementId, untilOn, why }) {
    openPanel(run, panelId);
    const row = placementRow(run, placementId);
    if (row.endedEarlyOn !== null || lastDayOf(row) < run.today) {
      throw refuse('rule', 'This placement has ended.', 'The school may make a new request.');
    }
    if (untilOn <= row.endOn) {
      throw refuseField('untilOn', `The placement lasts until ${showDate(row.endOn)} as it is.`);
    }
    if (itemsOf(run, panelId).some((item) => item.placementId === placementId)) {
      throw refuse('conflict', 'This extension is on the agenda already.', 'Nothing more is needed.');
    }
    const item = { about: 'extension' as const, requestId: row.requestId, placementId };
    return { id: addItem(run, panelId, { ...item, extendUntil: untilOn, extendWhy: why }) };
  },

  takeOff(run, { itemId }) {
    const item = itemRow(run, itemId);
    openPanel(run, item.panelId);
    if (item.sentOn !== null) {
      throw refuse('rule', 'Its paper has been sent, so it stays on the agenda.', 'Defer it at the meeting.');
    }
    if (item.about === 'ratification') {
      throw refuse('rule', 'The next meeting looks at each urgent decision.', 'It stays on the agenda.');
    }
    run.remove(linkItem, itemId);
    return {};
  },

  sendPapers(run, { panelId }) {
    openPanel(run, panelId);
    const items = itemsOf(run, panelId);
    // The paper of a case that is hidden from this person is not in what they print, so it is sent by who may see it.
    const unsent = items.filter(({ id, sentOn }) => sentOn === null && !run.hides(id));
    if (unsent.length === 0) {
      throw refuse('rule', 'There is no paper that has not been sent.', 'Put a request on the agenda first.');
    }
    let number = Math.max(0, ...items.map((each) => each.number ?? 0));
    for (const item of unsent) {
      number++;
      run.amend(linkItem, item.id, { number, sentOn: run.today, paper: paperOf(run, item) });
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
    if (isSettled(run, item)) {
      throw refuse('rule', 'This item has been decided.', 'An interest is declared before the decision.');
    }
    return { id: run.insert(linkInterest, { itemId, memberId, what, declaredOn: run.today }) };
  },

  cancel(run, { id, version, why }) {
    openPanel(run, id);
    const items = itemsOf(run, id);
    if (items.some((item) => isSettled(run, item))) {
      throw refuse('rule', 'This meeting has decided something, so it did take place.', 'Close its record instead.');
    }
    run.update(linkPanel, id, version, { cancelledWhy: why });
    putRatificationsOn(run, nextPanel(run, run.today)?.id ?? null);
    return {};
  },

  hold(run, { id, version, heldOn, minutes }) {
    const row = openPanel(run, id);
    if (heldOn > run.today) throw refuseField('heldOn', 'This day is in the future.');
    const open = itemsOf(run, id).filter((item) => !isSettled(run, item));
    if (open.length > 0) {
      throw refuse(
        'rule',
        `${open.length === 1 ? 'One item has' : `${open.length} items have`} no decision yet.`,
        'Record a decision for each item: to wait and to defer are decisions too.',
      );
    }
    run.update(linkPanel, row.id, version, { heldOn, minutes, quorum: quorumSet(run) });
    return {};
  },
};
