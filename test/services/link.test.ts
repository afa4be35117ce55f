import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkCentre } from '../../db/schema/link.ts';
import type { RequestInput } from '../../shared/api/link-requests.ts';
import { addDays } from '../../shared/dates.ts';
import { write } from './deployment-register.ts';
import { head, type PlansDesk, startPlans } from './plans-register.ts';

let at: PlansDesk;
let centreId: string;
beforeEach(async () => {
  at = await startPlans();
  centreId = write(at.desk, (run) =>
    run.insert(linkCentre, {
      name: 'The Link, Testtown',
      town: 'Testtown',
      openedOn: '2020-09-01',
      closedOn: null,
      lengthTerms: 2,
      places: { mon: 2, tue: 2, wed: 2, thu: 2, fri: 2 },
    }),
  );
});
afterEach(() => at.desk.end());

const input = (more: Partial<RequestInput> = {}): RequestInput => ({
  receivedOn: '2026-11-20',
  askedBy: 'Hale Madeup',
  askedByRole: 'Head teacher',
  wishedCentreId: null,
  earliestOn: null,
  whyNotEnough: 'Everything in school has been tried.',
  willChange: 'A quiet room and a key adult.',
  homeStaff: 'Orla Inventa',
  homeDayWish: 'fri',
  hostAgreedBy: 'Hale Madeup',
  hostAgreedOn: '2026-11-19',
  contractBy: 'A Carer',
  contractOn: '2026-11-19',
  onRollConfirmedOn: '2026-11-19',
  registerCode: 'D',
  riskAssessment: 'Runs when startled.',
  riskAssessedOn: '2026-11-10',
  transport: 'Taxi',
  exitPlan: 'Back by half days.',
  note: '',
  ...more,
});
const api = () => at.desk.client;
const ask = <T>(data: T) => at.desk.ask(data);

async function request(more: Partial<RequestInput> = {}): Promise<string> {
  return (await at.desk.done(api().linkRequests.add(ask({ caseId: at.caseId, ...input(more) })))).id;
}

/** A meeting with three members, one of them head of the pupil's own school where asked for. */
async function meeting(ownHead: boolean): Promise<{ panelId: string; memberIds: string[] }> {
  const member = (name: string, role: 'head' | 'specialist', schoolId: string | null) =>
    at.desk.done(
      api().linkPanels.addMember(ask({ name, role, schoolId, service: 'A service', chairs: role === 'head' })),
    );
  const ids = [
    (await member('Ira Invented', 'head', ownHead ? at.mossy : at.quince)).id,
    (await member('Una Unreal', 'specialist', null)).id,
    (await member('Vera Virtual', 'specialist', null)).id,
  ];
  const { id } = await at.desk.done(
    api().linkPanels.plan(ask({ meetsOn: '2026-11-24', startsAt: '10:00', place: 'The office' })),
  );
  for (const memberId of ids) {
    await at.desk.done(api().linkPanels.seat(ask({ panelId: id, memberId, present: true, chairs: false })));
  }
  return { panelId: id, memberIds: ids };
}

async function onAgenda(panelId: string, requestId: string): Promise<string> {
  const { id } = await at.desk.done(api().linkPanels.putOn(ask({ panelId, requestId })));
  await at.desk.done(api().linkPanels.sendPapers(ask({ panelId })));
  return id;
}

const approval = (itemId: string, more: object = {}) =>
  ask({
    itemId,
    outcome: 'approve' as const,
    decidedOn: '2026-11-24',
    centreId,
    startOn: '2027-01-05',
    homeDay: 'fri' as const,
    evidenceBy: null,
    reason: 'Everything in school has been tried.',
    conditions: '',
    dissent: '',
    ...more,
  });

describe('from request to placement', () => {
  it('a request that is whole waits, is approved by a panel, and takes its places for two terms', async () => {
    const requestId = await request();
    const page = await at.desk.done(api().linkRequests.show({ id: requestId }));
    expect(page).toMatchObject({ state: 'ready', missing: [] });
    expect(page.verdicts.find(({ rule }) => rule === 'B4')?.verdict).toBe('met');
    const { list } = await at.desk.done(api().link.waiting({}));
    expect(list[0]).toMatchObject({ id: requestId, position: 1, first: { startOn: '2026-11-30', homeDay: 'fri' } });

    const { panelId } = await meeting(false);
    const itemId = await onAgenda(panelId, requestId);
    await at.desk.done(api().linkPanels.decide(approval(itemId)));
    expect((await at.desk.done(api().linkRequests.show({ id: requestId }))).state).toBe('promised');
    const promised = await cellOn('2027-01-11');
    expect(promised).toMatchObject({ promised: 1, occupied: 0, free: 1 });

    const { id } = await at.desk.done(api().linkPlacements.make(ask({ requestId })));
    const placement = await at.desk.done(api().linkPlacements.show({ id }));
    expect(placement).toMatchObject({ startOn: '2027-01-05', endOn: '2027-07-21', state: 'to-start' });
    expect(placement.phases.map(({ days }) => days.length)).toEqual([4, 3, 2, 1]);
    expect(await cellOn('2027-01-11')).toMatchObject({ promised: 0, occupied: 1, free: 1 });
    expect(await cellOn('2027-01-15')).toMatchObject({ occupied: 0 });
    const again = await at.desk.refused(api().linkPlacements.make(ask({ requestId })));
    expect(again.code).toBe('rule');
  });

  it('the first reintegration phase is a need of the right deployment week, on the days in the home school', async () => {
    const id = await placed();
    const { version, phases } = await at.desk.done(api().linkPlacements.show({ id }));
    const [, reintegration] = phases;
    expect(reintegration).toMatchObject({ fromOn: '2027-04-26', days: ['mon', 'tue', 'wed'], homeDay: 'fri' });
    const wanted = phases.map(({ fromOn, days }) => ({ fromOn, sessionsPerWeek: days.length === 3 ? 3 : 0 }));
    const { planId } = await at.desk.done(
      api().linkPlacements.makePlan(ask({ id, version, purpose: 'Back to class', sessions: wanted })),
    );
    await at.desk.done(api().plans.agree(ask({ planId, schoolId: at.mossy, ...head })));
    const need = async (monday: string) =>
      (await at.desk.done(api().deployment.week({ monday }))).needs.find((each) => each.planId === planId);
    expect(await need('2027-04-19')).toBeUndefined();
    expect(await need('2027-04-26')).toMatchObject({
      sessions: 3,
      agreed: true,
      open: ['thu-am', 'thu-pm', 'fri-am', 'fri-pm'],
    });
    expect(await need(addDays(reintegration?.untilOn ?? '', 3))).toBeUndefined();
  });

  it('the days of that need follow the placement: another home day, an early end', async () => {
    const id = await placed();
    const placement = () => at.desk.done(api().linkPlacements.show({ id }));
    const { version, phases } = await placement();
    const wanted = phases.map(({ fromOn }) => ({ fromOn, sessionsPerWeek: 2 }));
    const { planId } = await at.desk.done(
      api().linkPlacements.makePlan(ask({ id, version, purpose: 'Back to class', sessions: wanted })),
    );
    const open = async (monday: string) =>
      (await at.desk.done(api().deployment.week({ monday }))).needs.find((each) => each.planId === planId)?.open;
    expect(await open('2027-01-18')).toEqual(['fri-am', 'fri-pm']);
    const move = { id, version: (await placement()).version, fromOn: '2027-01-18', homeDay: 'tue' as const };
    await at.desk.done(api().linkPlacements.moveHomeDay(ask(move)));
    expect(await open('2027-01-18')).toEqual(['tue-am', 'tue-pm']);
    const end = { id, version: (await placement()).version, endedEarlyOn: '2027-01-20', why: 'It did not work' };
    await at.desk.done(api().linkPlacements.endEarly(ask(end)));
    expect(await open('2027-01-18')).toEqual(['tue-am', 'tue-pm', 'thu-am', 'thu-pm', 'fri-am', 'fri-pm']);
  });

  it('moving a home day begins with a week, and is seen in the capacity', async () => {
    const id = await placed();
    const { version } = await at.desk.done(api().linkPlacements.show({ id }));
    const midweek = await at.desk.refused(
      api().linkPlacements.moveHomeDay(ask({ id, version, fromOn: '2027-01-13', homeDay: 'mon' })),
    );
    expect(midweek.fields?.[0]?.path).toBe('fromOn');
    await at.desk.done(api().linkPlacements.moveHomeDay(ask({ id, version, fromOn: '2027-01-11', homeDay: 'mon' })));
    expect(await cellOn('2027-01-11')).toMatchObject({ occupied: 0 });
    expect(await cellOn('2027-01-15')).toMatchObject({ occupied: 1 });
  });

  it('an early end frees the places after it', async () => {
    const id = await placed();
    const { version } = await at.desk.done(api().linkPlacements.show({ id }));
    await at.desk.done(
      api().linkPlacements.endEarly(ask({ id, version, endedEarlyOn: '2027-01-15', why: 'Moved away' })),
    );
    expect(await cellOn('2027-01-14')).toMatchObject({ occupied: 1 });
    expect(await cellOn('2027-01-18')).toMatchObject({ occupied: 0 });
  });
});

describe('bad input: a sentence each, nothing saved', () => {
  it('a head teacher of the own school leaves no quorum', async () => {
    const { panelId } = await meeting(true);
    const itemId = await onAgenda(panelId, await request());
    const refusal = await at.desk.refused(api().linkPanels.decide(approval(itemId)));
    expect(refusal.what).toContain('No quorum');
    const page = await at.desk.done(api().linkPanels.show({ id: panelId }));
    expect(page.items[0]).toMatchObject({ decision: null });
    expect(page.items[0]?.keptOut[0]?.why).toBe('Head teacher of the pupil’s own school.');
  });

  it('a declared interest is kept out too', async () => {
    const { panelId, memberIds } = await meeting(false);
    const itemId = await onAgenda(panelId, await request());
    await at.desk.done(
      api().linkPanels.declare(ask({ itemId, memberId: memberIds[1] ?? '', what: 'Works with the family' })),
    );
    expect((await at.desk.refused(api().linkPanels.decide(approval(itemId)))).what).toContain('No quorum');
  });

  it('a start in a holiday', async () => {
    const { panelId } = await meeting(false);
    const itemId = await onAgenda(panelId, await request());
    const refusal = await at.desk.refused(api().linkPanels.decide(approval(itemId, { startOn: '2026-12-28' })));
    expect(refusal.fields).toEqual([
      { path: 'startOn', sentence: '28 Dec 2026 is no school day; the next one is 5 Jan 2027.' },
    ]);
  });

  it('a second open request of one pupil, and a decision on a paper that was not sent', async () => {
    const requestId = await request();
    const twice = await at.desk.refused(api().linkRequests.add(ask({ caseId: at.caseId, ...input() })));
    expect(twice.code).toBe('conflict');
    const { panelId } = await meeting(false);
    const { id } = await at.desk.done(api().linkPanels.putOn(ask({ panelId, requestId })));
    expect((await at.desk.refused(api().linkPanels.decide(approval(id)))).what).toContain('has not been sent');
  });

  it('a paper stays as it was sent, and says that the request has changed', async () => {
    const requestId = await request();
    const { panelId } = await meeting(false);
    await onAgenda(panelId, requestId);
    const { version } = await at.desk.done(api().linkRequests.show({ id: requestId }));
    await at.desk.done(
      api().linkRequests.change(ask({ id: requestId, version, ...input({ exitPlan: 'Another plan' }) })),
    );
    const page = await at.desk.done(api().linkPanels.show({ id: panelId }));
    expect(page.items[0]).toMatchObject({ changedSince: true, paper: { exitPlan: 'Back by half days.' } });
  });

  it('declined for want of a place is counted by town and term, and never as not suitable', async () => {
    const { panelId } = await meeting(false);
    const itemId = await onAgenda(panelId, await request());
    await at.desk.done(api().linkPanels.decide(approval(itemId, { outcome: 'no-place' })));
    const groups = await at.desk.done(api().link.wantOfPlace({}));
    expect(groups[0]).toMatchObject({ term: 'Autumn 2026/27' });
    expect(groups[0]?.requests).toHaveLength(1);
  });
});

async function placed(): Promise<string> {
  const requestId = await request();
  const { panelId } = await meeting(false);
  await at.desk.done(api().linkPanels.decide(approval(await onAgenda(panelId, requestId))));
  return (await at.desk.done(api().linkPlacements.make(ask({ requestId })))).id;
}

async function cellOn(date: string) {
  const capacity = await at.desk.done(api().link.capacity({}));
  return capacity.centres.flatMap(({ weeks }) => weeks.flat()).find((cell) => cell.date === date);
}
