import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  approval,
  cellOn,
  input,
  type LinkDesk,
  meeting,
  onAgenda,
  placed,
  request,
  startLink,
} from './link-register.ts';

let at: LinkDesk;
beforeEach(async () => {
  at = await startLink();
});
afterEach(() => at.desk.end());

const api = () => at.desk.client;
const ask = <T>(data: T) => at.desk.ask(data);
const panel = (id: string) => at.desk.done(api().linkPanels.show({ id }));

const urgent = (requestId: string, memberId: string, more: object = {}) =>
  ask({
    requestId,
    memberId,
    urgentWhy: 'The family moves next week.',
    decidedOn: '2026-11-24',
    centreId: at.centreId,
    startOn: '2026-11-30',
    homeDay: 'fri' as const,
    reason: 'Everything in school has been tried.',
    conditions: 'A review at half term',
    ...more,
  });

describe('the chair’s urgent decision', () => {
  it('gives the place at once, and is ratified at the next meeting, which has it on its agenda by itself', async () => {
    const requestId = await request(at);
    const { panelId, memberIds } = await meeting(at);
    await at.desk.done(api().linkPanels.decideUrgently(urgent(requestId, memberIds[0] ?? '')));
    expect(await cellOn(at, '2026-12-01')).toMatchObject({ promised: 1 });
    const before = await panel(panelId);
    expect(before.items).toMatchObject([{ about: 'ratification', requestId, sentOn: null }]);
    const itemId = before.items[0]?.id ?? '';
    const yes = { itemId, ratified: true, decidedOn: '2026-11-24', note: '' };
    expect((await at.desk.refused(api().linkPanels.ratify(ask(yes)))).what).toContain('has not been sent');
    await at.desk.done(api().linkPanels.sendPapers(ask({ panelId })));
    await at.desk.done(api().linkPanels.ratify(ask(yes)));
    const [item] = (await panel(panelId)).items;
    expect(item?.ratified).toMatchObject({ ratified: true, decidedBy: ['Ira Invented', 'Una Unreal', 'Vera Virtual'] });
    expect(item?.paper.urgent).toMatchObject({
      chair: 'Ira Invented, head teacher',
      conditions: 'A review at half term',
    });
    const page = await at.desk.done(api().linkRequests.show({ id: requestId }));
    expect(page).toMatchObject({ state: 'promised', decisions: [{ urgent: { ratified: true } }] });
  });

  it('not ratified, the request waits again as if nothing had been decided', async () => {
    const requestId = await request(at);
    const { panelId, memberIds } = await meeting(at);
    await onAgenda(at, panelId, requestId);
    await at.desk.done(api().linkPanels.decideUrgently(urgent(requestId, memberIds[0] ?? '')));
    await at.desk.done(api().linkPanels.sendPapers(ask({ panelId })));
    const items = (await panel(panelId)).items;
    expect(items).toMatchObject([{ about: 'ratification' }]);
    const no = { itemId: items[0]?.id ?? '', ratified: false, decidedOn: '2026-11-24' };
    expect((await at.desk.refused(api().linkPanels.ratify(ask({ ...no, note: '' })))).fields?.[0]?.path).toBe('note');
    await at.desk.done(api().linkPanels.ratify(ask({ ...no, note: 'The family stays.' })));
    expect((await at.desk.done(api().linkRequests.show({ id: requestId }))).state).toBe('ready');
    expect(await cellOn(at, '2026-12-01')).toMatchObject({ promised: 0 });
  });

  it('moves to the following meeting where the next one is cancelled', async () => {
    const requestId = await request(at);
    const { panelId, memberIds } = await meeting(at);
    await at.desk.done(api().linkPanels.decideUrgently(urgent(requestId, memberIds[0] ?? '')));
    const { version } = await panel(panelId);
    await at.desk.done(api().linkPanels.cancel(ask({ id: panelId, version, why: 'Snow' })));
    const { id } = await at.desk.done(
      api().linkPanels.plan(ask({ meetsOn: '2026-12-01', startsAt: '', place: 'The office' })),
    );
    expect((await panel(id)).items).toMatchObject([{ about: 'ratification', requestId }]);
    expect((await panel(panelId)).state).toBe('cancelled');
  });
});

describe('the extension of a placement', () => {
  it('is the panel’s alone: approved, the last phase goes on until the new end', async () => {
    const id = await placed(at, '2026-11-30');
    const { endOn: plannedEndOn } = await at.desk.done(api().linkPlacements.show({ id }));
    const [past] = await at.desk.done(api().linkPanels.list({}));
    const panelId = past?.id ?? '';
    const asked = { panelId, placementId: id, untilOn: '2027-07-16', why: 'A new class teacher after Easter' };
    const { id: itemId } = await at.desk.done(api().linkPanels.putExtensionOn(ask(asked)));
    await at.desk.done(api().linkPanels.sendPapers(ask({ panelId })));
    const approve = approval(at, itemId, { centreId: null, startOn: null, homeDay: null, untilOn: '2027-07-16' });
    await at.desk.done(api().linkPanels.decide(approve));
    const page = await at.desk.done(api().linkPlacements.show({ id }));
    expect(page).toMatchObject({ plannedEndOn, endOn: '2027-07-16' });
    expect(page.phases.at(-1)).toMatchObject({ untilOn: '2027-07-16', days: ['mon'] });
    const items = (await panel(panelId)).items;
    expect(items.at(-1)).toMatchObject({
      about: 'extension',
      number: 2,
      paper: { extension: { endOn: plannedEndOn, untilOn: '2027-07-16' } },
      decision: { outcome: 'approve', untilOn: '2027-07-16' },
    });
    const { verdicts, state } = await at.desk.done(api().linkRequests.show({ id: page.requestId }));
    expect(state).toBe('placed');
    expect(verdicts.find(({ rule }) => rule === 'B1')?.verdict).toBe('not-met');
  });
});

describe('what a decision holds', () => {
  it('reasons by criterion where one is not met, conditions, dissent, and who decided', async () => {
    const requestId = await request(at, { hostAgreedOn: null, hostAgreedBy: '' });
    const { panelId } = await meeting(at);
    const itemId = await onAgenda(at, panelId, requestId);
    const refusal = await at.desk.refused(api().linkPanels.decide(approval(at, itemId)));
    expect(refusal.fields).toEqual([
      { path: 'reasons.B4', sentence: 'B4 stands at “no evidence”: say why the panel approves all the same.' },
    ]);
    const whole = { reasons: { B4: 'Signed on the day' }, conditions: 'A key adult', dissent: 'Una Unreal: too soon' };
    await at.desk.done(api().linkPanels.decide(approval(at, itemId, whole)));
    expect((await panel(panelId)).items[0]?.decision).toMatchObject({ ...whole, decidedBy: { length: 3 } });
  });

  it('going over the places is possible, with a reason that is kept', async () => {
    const { desk } = at;
    const none = { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0 };
    const fewer = { centreId: at.centreId, fromOn: '2027-03-01', places: none, reason: 'A room is rebuilt' };
    await desk.done(api().linkCentres.setPlaces(ask(fewer)));
    const { panelId } = await meeting(at);
    const itemId = await onAgenda(at, panelId, await request(at));
    const refusal = await desk.refused(api().linkPanels.decide(approval(at, itemId)));
    expect(refusal.fields?.[0]?.sentence).toMatch(/^\d+ days would be over the places, the first on 1 Mar 2027\./);
    await desk.done(api().linkPanels.decide(approval(at, itemId, { overbookWhy: 'A second room is promised.' })));
    expect((await panel(panelId)).items[0]?.decision?.reasons.places).toContain('A second room is promised.');
    expect(await cellOn(at, '2027-03-02')).toMatchObject({ state: 'overbooked', free: -1 });
  });

  it('the quorum is a setting, and a closed record keeps what it was', async () => {
    const { panelId } = await meeting(at);
    const itemId = await onAgenda(at, panelId, await request(at));
    const more = { key: 'panel-members', value: 4, version: null, reason: 'Four schools want to be heard' };
    await at.desk.done(api().parameters.change(ask(more)));
    expect((await at.desk.refused(api().linkPanels.decide(approval(at, itemId)))).what).toBe(
      'No quorum: 4 members with a vote are needed, 3 can decide.',
    );
    const set = (await at.desk.done(api().parameters.list({}))).find(({ key }) => key === 'panel-members');
    const back = { key: 'panel-members', value: 3, version: set?.version ?? null, reason: 'Three will do' };
    await at.desk.done(api().parameters.change(ask(back)));
    await at.desk.done(api().linkPanels.decide(approval(at, itemId)));
    const { version } = await panel(panelId);
    await at.desk.done(api().linkPanels.hold(ask({ id: panelId, version, heldOn: '2026-11-24', minutes: '' })));
    const after = (await at.desk.done(api().parameters.list({}))).find(({ key }) => key === 'panel-members');
    await at.desk.done(api().parameters.change(ask({ ...more, version: after?.version ?? null })));
    expect((await panel(panelId)).quorumSays).toContain('Quorum met');
  });

  it('a paper stays as it was sent, and says that the request has changed', async () => {
    const requestId = await request(at);
    const { panelId } = await meeting(at);
    await onAgenda(at, panelId, requestId);
    const { version } = await at.desk.done(api().linkRequests.show({ id: requestId }));
    const change = { id: requestId, version, ...input({ exitPlan: 'Another plan' }) };
    await at.desk.done(api().linkRequests.change(ask(change)));
    const page = await panel(panelId);
    expect(page.items[0]).toMatchObject({ changedSince: true, paper: { exitPlan: 'Back by half days.' } });
  });

  it('declined for want of a place is counted by town and term, and never as not suitable', async () => {
    const { panelId } = await meeting(at);
    const itemId = await onAgenda(at, panelId, await request(at));
    await at.desk.done(api().linkPanels.decide(approval(at, itemId, { outcome: 'no-place' })));
    const groups = await at.desk.done(api().link.wantOfPlace({}));
    expect(groups[0]).toMatchObject({ term: 'Autumn 2026/27' });
    expect(groups[0]?.requests).toHaveLength(1);
  });
});
