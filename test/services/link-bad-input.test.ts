import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseFile } from '../../db/schema/cases.ts';
import type { Answer } from '../../shared/refusals.ts';
import { write } from './deployment-register.ts';
import {
  approval,
  entries,
  input,
  type LinkDesk,
  meeting,
  onAgenda,
  placed,
  request,
  startLink,
} from './link-register.ts';

/**
 * Every input that the Link has to refuse, each with its sentence: the register's history is as long after it as before.
 * One pupil is placed, a second one's request waits on the agenda of a meeting that is open.
 */
interface World extends LinkDesk {
  placementId: string;
  version: number;
  planVersion: number;
  otherCase: string;
  requestId: string;
  panelId: string;
  itemId: string;
  unsentPanelId: string;
  unsentItemId: string;
  /** A meeting of which only the head of the pupil's own school is there as a head; its item is sent. */
  ownItemId: string;
  ownHeadId: string;
  memberIds: string[];
}
let at: World;

interface Bad {
  name: string;
  path?: string;
  sentence: string;
  act(world: World): Promise<Answer<unknown>>;
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const phase = (world: World, days: readonly (typeof week)[number][], homeDay: (typeof week)[number]) => ({
  centreId: world.centreId,
  fromOn: '2027-01-05',
  untilOn: '2027-07-21',
  days: [...days],
  homeDay,
  what: '',
});
const changePhases = (world: World, phases: ReturnType<typeof phase>[]) =>
  world.desk.client.linkPlacements.changePhases(
    world.desk.ask({ id: world.placementId, version: world.version, phases }),
  );
const letOn = { reasons: { B6: 'A manager let it on' } };
const decide = (world: World, more: object) =>
  world.desk.client.linkPanels.decide(approval(world, world.itemId, { ...letOn, ...more }));
const urgently = (world: World, more: object) =>
  world.desk.client.linkPanels.decideUrgently(
    world.desk.ask({
      requestId: world.requestId,
      memberId: world.memberIds[0] ?? '',
      urgentWhy: 'It cannot wait',
      decidedOn: '2026-11-24',
      centreId: world.centreId,
      startOn: '2026-11-30',
      homeDay: 'fri' as const,
      reason: 'Everything has been tried.',
      conditions: '',
      ...letOn,
      ...more,
    }),
  );
const limit = (world: World, more: object) =>
  world.desk.client.linkCentres.addLimit(
    world.desk.ask({
      centreId: world.centreId,
      kind: 'closed' as const,
      fromOn: '2027-02-01',
      untilOn: '2027-02-02',
      days: [],
      atMost: 0,
      reason: 'Boiler',
      ...more,
    }),
  );

const TABLE: readonly Bad[] = [
  {
    name: 'a start in a holiday',
    path: 'startOn',
    sentence: '28 Dec 2026 is no school day; the next one is 5 Jan 2027.',
    act: (world) => decide(world, { startOn: '2026-12-28' }),
  },
  {
    name: 'an approval against a criterion without a reason for it',
    path: 'reasons.B6',
    sentence: 'B6 stands at “no evidence”: say why the panel approves all the same.',
    act: (world) => decide(world, { reasons: {} }),
  },
  {
    name: 'a start in a holiday, urgently',
    path: 'startOn',
    sentence: '28 Dec 2026 is no school day; the next one is 5 Jan 2027.',
    act: (world) => urgently(world, { startOn: '2026-12-28' }),
  },
  {
    name: 'two placements for one pupil',
    sentence: 'This pupil has a placement from 5 Jan 2027 to 21 Jul 2027 already.',
    act: (world) => decide(world, {}),
  },
  {
    name: 'a pattern with six days',
    path: 'phases.0.days',
    sentence: 'A week has five days; this pattern has 6.',
    act: (world) => changePhases(world, [phase(world, [...week, 'mon'], 'fri')]),
  },
  {
    name: 'a home day that is a day at the Link too',
    path: 'phases.0.homeDay',
    sentence: 'Tuesday cannot be the home day and a day at the Link at once.',
    act: (world) => changePhases(world, [phase(world, ['mon', 'tue'], 'tue')]),
  },
  {
    name: 'a home day that is no day of the week',
    path: 'homeDay',
    sentence: 'Choose a weekday from Monday to Friday',
    act: (world) => decide(world, { homeDay: 'sat' }),
  },
  {
    name: 'phases that leave a part of the placement out',
    path: 'phases.0.untilOn',
    sentence: 'The placement ends on 21 Jul 2027: for an earlier end use “End early”.',
    act: (world) => changePhases(world, [{ ...phase(world, ['mon'], 'fri'), untilOn: '2027-03-01' }]),
  },
  {
    name: 'a later end by hand: only a panel may extend',
    path: 'phases.0.untilOn',
    sentence: 'The placement ends on 21 Jul 2027.',
    act: (world) => changePhases(world, [{ ...phase(world, ['mon'], 'fri'), untilOn: '2027-09-30' }]),
  },
  {
    name: 'a panel without quorum, a member deciding on the own school, an interest',
    sentence:
      'No quorum: 3 members with a vote are needed, 2 can decide; 1 head teacher needed, 0 can decide. Ira Invented takes no part. Head teacher of the pupil’s own school.',
    act: (world) =>
      world.desk.client.linkPanels.decide(approval(world, world.ownItemId, { untilOn: '2027-07-22', centreId: null })),
  },
  {
    name: 'the chair deciding urgently on the own school',
    path: 'memberId',
    sentence: 'Ira Invented cannot decide this. Head teacher of the pupil’s own school.',
    act: (world) => urgently(world, { memberId: world.ownHeadId }),
  },
  {
    name: 'an urgent decision by somebody who does not chair',
    path: 'memberId',
    sentence: 'An urgent decision is the chair’s alone: choose who chairs the panel.',
    act: (world) => urgently(world, { memberId: world.memberIds[1] }),
  },
  {
    name: 'a decision without a reason',
    path: 'reason',
    sentence: 'Enter the panel’s reason: the school and the family are told it.',
    act: (world) => decide(world, { outcome: 'wait', reason: '' }),
  },
  {
    name: 'a decision on a paper that nobody has read',
    sentence: 'Its paper has not been sent, so nobody has read it.',
    act: (world) => world.desk.client.linkPanels.decide(approval(world, world.unsentItemId)),
  },
  {
    name: 'ratifying what no chair has decided',
    sentence: 'Nothing was decided urgently here.',
    act: ({ desk, itemId }) =>
      desk.client.linkPanels.ratify(desk.ask({ itemId, ratified: true, decidedOn: '2026-11-24', note: '' })),
  },
  {
    name: 'closing a record with an item undecided',
    sentence: 'One item has no decision yet.',
    act: ({ desk, panelId, planVersion }) =>
      desk.client.linkPanels.hold(desk.ask({ id: panelId, version: planVersion, heldOn: '2026-11-24', minutes: '' })),
  },
  {
    name: 'a second open request of one pupil',
    sentence: 'This pupil has an open placement request already.',
    act: ({ desk, otherCase }) => desk.client.linkRequests.add(desk.ask({ caseId: otherCase, ...input() })),
  },
  {
    name: 'a request on two agendas',
    sentence: 'This request is on an agenda already, or has been decided.',
    act: ({ desk, unsentPanelId, requestId }) =>
      desk.client.linkPanels.putOn(desk.ask({ panelId: unsentPanelId, requestId })),
  },
  {
    name: 'an extension that is none',
    path: 'untilOn',
    sentence: 'The placement lasts until 21 Jul 2027 as it is.',
    act: ({ desk, panelId, placementId }) =>
      desk.client.linkPanels.putExtensionOn(desk.ask({ panelId, placementId, untilOn: '2027-07-21', why: 'Longer' })),
  },
  {
    name: 'a placement that ends after its end',
    path: 'endedEarlyOn',
    sentence: 'The placement lasts from 5 Jan 2027 to 21 Jul 2027: enter its last day, before that end.',
    act: ({ desk, placementId, version }) =>
      desk.client.linkPlacements.endEarly(
        desk.ask({ id: placementId, version, endedEarlyOn: '2027-07-21', why: 'Done' }),
      ),
  },
  {
    name: 'a home day that moves in the middle of a week',
    path: 'fromOn',
    sentence: 'It begins with a week, for example on 18 Jan 2027.',
    act: ({ desk, placementId, version }) =>
      desk.client.linkPlacements.moveHomeDay(
        desk.ask({ id: placementId, version, fromOn: '2027-01-13', homeDay: 'mon' as const }),
      ),
  },
  {
    name: 'more sessions in a reintegration plan than days in the home school have',
    path: 'sessions.0.sessionsPerWeek',
    sentence: 'In this phase the pupil is in school one day a week: at most 2 sessions.',
    act: ({ desk, placementId, version }) =>
      desk.client.linkPlacements.makePlan(
        desk.ask({
          id: placementId,
          version,
          purpose: 'Back to class',
          sessions: [{ fromOn: '2027-01-05', sessionsPerWeek: 3 }],
        }),
      ),
  },
  {
    name: 'a move in the waiting list without a reason',
    path: 'reason',
    sentence: 'Enter the reason: it is shown beside the position',
    act: ({ desk, requestId }) => desk.client.link.move(desk.ask({ requestId, aboveId: null, reason: ' ' })),
  },
  {
    name: 'a centre that closes while somebody has a place in it',
    path: 'closedOn',
    sentence: 'C-2026-0042 has a place here after this day.',
    act: ({ desk, centreId }) =>
      desk.client.linkCentres.close(desk.ask({ id: centreId, version: 1, closedOn: '2027-03-01' })),
  },
  {
    name: 'a closure that ends before it begins',
    path: 'untilOn',
    sentence: 'It would end before it begins.',
    act: (world) => limit(world, { untilOn: '2027-01-31' }),
  },
  {
    name: 'a closure without a reason',
    path: 'reason',
    sentence: 'Enter the reason: it is shown with the day',
    act: (world) => limit(world, { reason: '' }),
  },
];

beforeAll(async () => {
  const linkDesk = await startLink();
  const { desk } = linkDesk;
  const placementId = await placed(linkDesk);
  const { version } = await desk.done(desk.client.linkPlacements.show({ id: placementId }));
  // The same pupil's second case: who is placed already cannot be placed again.
  const otherCase = write(desk, (run) =>
    run.insert(caseFile, { reference: 'C-2026-0099', pupilId: linkDesk.pupilId, openedOn: '2026-09-10' }),
  );
  const requestOf = { ...linkDesk, caseId: otherCase };
  const requestId = await request(requestOf);
  const { version: seen } = await desk.done(desk.client.linkRequests.show({ id: requestId }));
  await desk.done(desk.client.linkRequests.admit(desk.ask({ id: requestId, version: seen, why: 'Decided next week' })));
  const { panelId, memberIds } = await meeting(linkDesk);
  const itemId = await onAgenda(linkDesk, panelId, requestId);
  const { version: planVersion } = await desk.done(desk.client.linkPanels.show({ id: panelId }));
  const own = await meeting(linkDesk, { ownHead: true });
  const extend = async (toPanel: string) => {
    const asked = { panelId: toPanel, placementId, untilOn: '2027-07-22', why: 'Longer' };
    return (await desk.done(desk.client.linkPanels.putExtensionOn(desk.ask(asked)))).id;
  };
  const ownItemId = await extend(own.panelId);
  await desk.done(desk.client.linkPanels.sendPapers(desk.ask({ panelId: own.panelId })));
  const { id: unsentPanelId } = await desk.done(
    desk.client.linkPanels.plan(desk.ask({ meetsOn: '2026-12-01', startsAt: '', place: 'The office' })),
  );
  const unsentItemId = await extend(unsentPanelId);
  at = {
    ...linkDesk,
    placementId,
    version,
    planVersion,
    otherCase,
    requestId,
    panelId,
    itemId,
    unsentPanelId,
    unsentItemId,
    ownItemId,
    ownHeadId: own.memberIds[0] ?? '',
    memberIds,
  };
});
afterAll(() => at.desk.end());

it.each(TABLE)('$name: a sentence, and nothing is saved', async ({ act, path, sentence }) => {
  const before = entries(at);
  const refusal = await at.desk.refused(act(at));
  const said = path === undefined ? refusal.what : refusal.fields?.find((field) => field.path === path)?.sentence;
  expect(said).toBe(sentence);
  expect(refusal.next).not.toBe('');
  expect(entries(at)).toBe(before);
});
