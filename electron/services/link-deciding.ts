import { linkDecision, linkItem, linkPlacement, linkRatification } from '../../db/schema/link.ts';
import type { linkPanelsApi } from '../../shared/api/link-panels.ts';
import { showDate } from '../../shared/dates.ts';
import { isSchoolDay } from '../../shared/school-time.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import type { Phase } from '../link/centre.ts';
import { overInWords } from '../link/overbooking.ts';
import {
  type DecidedAbout,
  type DecisionTried,
  decidersOf,
  faultsOfDecision,
  faultsOfReasons,
  keptOut,
  type Member,
  quorumOf,
} from '../link/panel.ts';
import { endOf, extendTo, faultOfStart, phasesFor } from '../link/placement.ts';
import { calendarOf } from './calendar-of.ts';
import { centresOf, type RequestRow, requestsOf } from './link-facts.ts';
import {
  addItem,
  decisionOn,
  type ItemRow,
  interestsOf,
  itemRow,
  itemsOf,
  memberLines,
  membersAt,
  nextPanel,
  openPanel,
  quorumSet,
  ratificationOn,
} from './link-panel-rows.ts';
import {
  addReviews,
  daysOverPlaces,
  placementPhases,
  placementReviews,
  placementRow,
  refuseOverlap,
  savePhases,
} from './link-placement-rows.ts';
import { keptVerdicts } from './link-verdicts.ts';

/**
 * Decisions about placements, never edited, only followed by another.
 *
 *   decide           by a panel, with its quorum, on a request or on the extension of a placement
 *   decideUrgently   by the chair alone; the next meeting is asked whether it stands by it
 *   ratify           whether it does
 */
type Deciding = Pick<Service<typeof linkPanelsApi>, 'decide' | 'decideUrgently' | 'ratify'>;

export const deciding: Deciding = {
  decide(run, { itemId, overbookWhy, ...tried }) {
    const item = itemRow(run, itemId);
    openPanel(run, item.panelId);
    if (item.about === 'ratification') {
      throw refuse('rule', 'The chair has decided this already.', 'Record whether the panel stands by it.');
    }
    if (decisionOn(run, itemId)) {
      throw refuse('conflict', 'The panel has decided this item already.', 'Put the request on a later agenda.');
    }
    refuseUnsent(item);
    const request = requestOf(run, item.requestId);
    const deciders = quorateDeciders(run, item, request);
    const placement = item.about === 'extension' && item.placementId ? placementRow(run, item.placementId) : null;
    const about: DecidedAbout = placement ? { about: 'extension', endOn: placement.endOn } : { about: 'request' };
    const over = refuseFaults(run, request, tried, about, item.placementId, overbookWhy);
    const isPlace = tried.outcome === 'approve' && about.about === 'request';
    const isExtension = tried.outcome === 'approve' && about.about === 'extension';
    const id = run.insert(linkDecision, {
      requestId: item.requestId,
      itemId,
      about: about.about,
      ...tried,
      ...(isPlace ? {} : { centreId: null, startOn: null, homeDay: null }),
      untilOn: isExtension ? tried.untilOn : null,
      evidenceBy: tried.outcome === 'defer' ? tried.evidenceBy : null,
      decidedBy: deciders.map(({ name, role }) => ({ name, role })),
      reasons: kept(tried.reasons, over, overbookWhy),
      urgentWhy: null,
      assessment: keptVerdicts(run, request),
      supersedes: request.decision?.id ?? null,
    });
    if (isExtension && placement && tried.untilOn !== null) {
      run.amend(linkPlacement, placement.id, { endOn: tried.untilOn });
      savePhases(run, placement.id, extendTo(placementPhases(run, placement.id), tried.untilOn));
      const lastReview = placementReviews(run, placement.id).at(-1)?.dueOn ?? placement.startOn;
      addReviews(run, placement.id, lastReview, tried.untilOn);
    }
    return { id };
  },

  decideUrgently(run, { requestId, memberId, overbookWhy, ...tried }) {
    const request = requestOf(run, requestId);
    const { file, state } = request;
    if (!request.mayGoToPanel) throw notAdmitted(request);
    if (!['preparing', 'ready', 'on-agenda', 'waiting', 'deferred'].includes(state)) {
      throw refuse('conflict', 'This request has been decided, placed or withdrawn.', 'Look at the request.');
    }
    const chair = memberLines(run).find((member) => member.id === memberId);
    if (!chair?.chairs || (chair.untilOn !== null && chair.untilOn < tried.decidedOn)) {
      throw refuseField('memberId', 'An urgent decision is the chair’s alone: choose who chairs the panel.');
    }
    const stopped = keptOut({ ...chair, present: true }, file.schoolId, []);
    if (stopped !== null) throw refuseField('memberId', `${chair.name} cannot decide this. ${stopped}`);
    const whole = { ...tried, outcome: 'approve' as const, evidenceBy: null };
    const over = refuseFaults(run, request, whole, { about: 'request' }, null, overbookWhy);
    const id = run.insert(linkDecision, {
      requestId,
      itemId: null,
      about: 'request',
      ...whole,
      untilOn: null,
      decidedBy: [{ name: chair.name, role: chair.role }],
      reasons: kept(tried.reasons, over, overbookWhy),
      dissent: '',
      assessment: keptVerdicts(run, request),
      supersedes: request.decision?.id ?? null,
    });
    toNextPanel(run, id, requestId);
    return { id };
  },

  ratify(run, { itemId, ratified, decidedOn, note }) {
    const item = itemRow(run, itemId);
    openPanel(run, item.panelId);
    if (item.about !== 'ratification' || item.decisionId === null) {
      throw refuse('rule', 'Nothing was decided urgently here.', 'Record the panel’s own decision.');
    }
    if (ratificationOn(run, itemId)) {
      throw refuse('conflict', 'This panel has said already whether it stands by it.', 'Nothing more is needed.');
    }
    refuseUnsent(item);
    const deciders = quorateDeciders(run, item, requestOf(run, item.requestId));
    const fields: { path: string; sentence: string }[] = [];
    if (decidedOn > run.today) fields.push({ path: 'decidedOn', sentence: 'This day is in the future.' });
    if (!ratified && note === '') fields.push({ path: 'note', sentence: 'Say why the panel does not stand by it.' });
    if (fields.length > 0) throw notWhole(fields);
    run.insert(linkRatification, {
      decisionId: item.decisionId,
      itemId,
      ratified,
      decidedOn,
      decidedBy: deciders.map(({ name, role }) => ({ name, role })),
      note,
    });
    return {};
  },
};

export function notAdmitted({ row, file, stops }: RequestRow) {
  return refuse(
    'rule',
    `The request of ${file.reference} cannot go to a panel yet. ${stops.join(' ')}`,
    'Settle that first, or say on the request why it may go to the panel all the same.',
    { link: { to: `/link/requests/${row.id}`, label: 'The request' } },
  );
}

/** A request that waits on the next agenda is there to be ratified now; else the next meeting gets one item more. */
function toNextPanel(run: CommandRun, decisionId: string, requestId: string): void {
  const panel = nextPanel(run, run.today);
  if (!panel) return;
  const waiting = itemsOf(run, panel.id).find((item) => item.requestId === requestId && item.about === 'request');
  if (!waiting) addItem(run, panel.id, { about: 'ratification', requestId, decisionId });
  // Its paper, if it was sent, is no longer what is asked: the new one is sent under a number of its own.
  else run.amend(linkItem, waiting.id, { about: 'ratification', decisionId, number: null, sentOn: null, paper: null });
}

function requestOf(run: QueryRun, id: string): RequestRow {
  const [request] = requestsOf(run, id);
  if (!request) throw notFound('The request');
  return request;
}

function refuseUnsent({ sentOn }: ItemRow): void {
  if (sentOn === null) {
    throw refuse('rule', 'Its paper has not been sent, so nobody has read it.', 'Send the papers first.');
  }
}

/** Those who decide on an item; without a quorum among them nothing is decided. */
function quorateDeciders(run: QueryRun, item: ItemRow, { file }: RequestRow): Member[] {
  const members = membersAt(run, item.panelId);
  const interests = interestsOf(run, item.id);
  const deciders = decidersOf(members, file.schoolId, interests);
  const quorum = quorumOf(deciders, quorumSet(run));
  if (quorum.met) return deciders;
  const out = members.flatMap((member) => {
    const why = member.present && member.role !== 'clerk' ? keptOut(member, file.schoolId, interests) : null;
    return why === null ? [] : [`${member.name} takes no part. ${why}`];
  });
  throw refuse('rule', [quorum.sentence, ...out].join(' '), 'Record who is present, or decide it at another meeting.');
}

type Tried = DecisionTried & { reasons: Readonly<Record<string, string>> };

/** Throws what is wrong, field by field; gives what goes over the places, where there is a reason for it. */
function refuseFaults(
  run: QueryRun,
  request: RequestRow,
  tried: Tried,
  about: DecidedAbout,
  placementId: string | null,
  overbookWhy: string,
): string | null {
  const fields = faultsOfDecision(tried, about);
  if (tried.decidedOn > run.today) fields.push({ path: 'decidedOn', sentence: 'This day is in the future.' });
  fields.push(...faultsOfReasons(tried.outcome, keptVerdicts(run, request).verdicts, tried.reasons));
  const phases =
    tried.outcome !== 'approve'
      ? []
      : about.about === 'extension' && placementId !== null
        ? extended(run, placementId, tried.untilOn ?? null, fields)
        : placed(run, tried, fields);
  const [first] = phases;
  const last = phases.at(-1);
  if (fields.length === 0 && first && last && about.about === 'request') {
    refuseOverlap(run, request.file.pupilId, { startOn: first.fromOn, endOn: last.untilOn });
  }
  const over = phases.length === 0 ? null : overInWords(daysOverPlaces(run, phases, placementId ?? request.row.id));
  if (over !== null && overbookWhy === '') {
    fields.push({ path: 'overbookWhy', sentence: `${over} Say why all the same, or choose another start.` });
  }
  if (fields.length > 0) throw notWhole(fields);
  return over;
}

type Fields = { path: string; sentence: string }[];

/** The phases that an approval would make; faults of its start are added to `fields`. */
function placed(run: QueryRun, tried: Tried, fields: Fields): Phase[] {
  const { centreId, startOn, homeDay } = tried;
  const centre = centresOf(run).find(({ id }) => id === centreId);
  if (!centre) fields.push({ path: 'centreId', sentence: 'Choose one of the centres.' });
  if (!centre || startOn === null || homeDay === null) return [];
  const calendar = calendarOf(run, null);
  const fault = faultOfStart(calendar, centre, startOn);
  const end = endOf(calendar, startOn, centre.lengthTerms);
  if (fault) fields.push({ path: 'startOn', sentence: fault });
  else if (!end.known) fields.push({ path: 'startOn', sentence: `The end cannot be told: ${end.sentence}.` });
  else if (centre.closedOn !== null && centre.closedOn < end.value) {
    const closes = `${centre.name} closes on ${showDate(centre.closedOn)}`;
    fields.push({ path: 'startOn', sentence: `${closes}, before the placement would end on ${showDate(end.value)}.` });
  } else return phasesFor(calendar, centre, { startOn, endOn: end.value, homeDay });
  return [];
}

/** What an extension would add; the last phase goes on. */
function extended(run: QueryRun, placementId: string, untilOn: string | null, fields: Fields): Phase[] {
  if (untilOn === null) return [];
  const calendar = calendarOf(run, null);
  const open = isSchoolDay(calendar, untilOn);
  if (!open.known || !open.value) {
    const sentence = open.known ? `${showDate(untilOn)} is no school day.` : `It cannot be told: ${open.sentence}.`;
    fields.push({ path: 'untilOn', sentence });
    return [];
  }
  return extendTo(placementPhases(run, placementId), untilOn).slice(-1);
}

/** Reasons as they are kept: those that say something, and why it may go over the places. */
function kept(reasons: Readonly<Record<string, string>>, over: string | null, overbookWhy: string) {
  const said = Object.entries(reasons).filter(([, text]) => text !== '');
  return Object.fromEntries([...said, ...(over === null ? [] : [['places', `${over} ${overbookWhy}`]])]);
}

function notWhole(fields: Fields) {
  return refuse('invalid', 'The decision is not whole yet. Nothing was saved.', 'Correct what is marked.', { fields });
}
