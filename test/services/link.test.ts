import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/dates.ts';
import { approval, cellOn, type LinkDesk, meeting, onAgenda, placed, request, startLink } from './link-register.ts';
import { head } from './plans-register.ts';

let at: LinkDesk;
beforeEach(async () => {
  at = await startLink();
});
afterEach(() => at.desk.end());

const api = () => at.desk.client;
const ask = <T>(data: T) => at.desk.ask(data);

describe('from request to placement', () => {
  it('a request that is whole waits, is approved by a panel, and takes its places for two terms', async () => {
    const requestId = await request(at);
    const page = await at.desk.done(api().linkRequests.show({ id: requestId }));
    expect(page).toMatchObject({ state: 'ready', missing: [] });
    expect(page.verdicts.find(({ rule }) => rule === 'B4')?.verdict).toBe('met');
    const { list } = await at.desk.done(api().link.waiting({}));
    expect(list[0]).toMatchObject({ id: requestId, position: 1, first: { startOn: '2026-11-30', homeDay: 'fri' } });

    const { panelId } = await meeting(at);
    const itemId = await onAgenda(at, panelId, requestId);
    await at.desk.done(api().linkPanels.decide(approval(at, itemId)));
    expect((await at.desk.done(api().linkRequests.show({ id: requestId }))).state).toBe('promised');
    const promised = await cellOn(at, '2027-01-11');
    expect(promised).toMatchObject({ promised: 1, occupied: 0, free: 1 });

    const { id } = await at.desk.done(api().linkPlacements.make(ask({ requestId })));
    const placement = await at.desk.done(api().linkPlacements.show({ id }));
    expect(placement).toMatchObject({ startOn: '2027-01-05', endOn: '2027-07-21', state: 'to-start' });
    expect(placement.phases.map(({ days }) => days.length)).toEqual([4, 3, 2, 1]);
    expect(await cellOn(at, '2027-01-11')).toMatchObject({ promised: 0, occupied: 1, free: 1 });
    expect(await cellOn(at, '2027-01-15')).toMatchObject({ occupied: 0 });
    const again = await at.desk.refused(api().linkPlacements.make(ask({ requestId })));
    expect(again.code).toBe('rule');
  });

  it('the first reintegration phase is a need of the right deployment week, on the days in the home school', async () => {
    const id = await placed(at);
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
    const id = await placed(at);
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

  it('phases by hand are what the capacity counts, and a transfer takes the places of the other centre', async () => {
    const id = await placed(at);
    const placement = () => at.desk.done(api().linkPlacements.show({ id }));
    const phase = { centreId: at.centreId, homeDay: 'fri' as const, what: '' };
    const change = {
      id,
      version: (await placement()).version,
      phases: [
        { ...phase, fromOn: '2027-01-05', untilOn: '2027-02-12', days: ['mon' as const] },
        { ...phase, fromOn: '2027-02-15', untilOn: '2027-07-21', days: [] },
      ],
    };
    await at.desk.done(api().linkPlacements.changePhases(ask(change)));
    expect(await cellOn(at, '2027-01-12')).toMatchObject({ occupied: 0 });
    expect(await cellOn(at, '2027-01-11')).toMatchObject({ occupied: 1 });
    const other = { name: 'The Link, Othertown', town: 'Othertown', openedOn: '2020-09-01', lengthTerms: 2, note: '' };
    const two = { mon: 2, tue: 2, wed: 2, thu: 2, fri: 2 };
    const phases = [{ what: '', days: 4, share: 100 }];
    const { id: centreId } = await at.desk.done(api().linkCentres.add(ask({ ...other, phases, places: two })));
    const move = { id, version: (await placement()).version, fromOn: '2027-01-18', centreId, homeDay: 'fri' as const };
    await at.desk.done(api().linkPlacements.transfer(ask(move)));
    const { centres } = await at.desk.done(api().link.capacity({}));
    const on = (name: string, date: string) =>
      centres
        .find((each) => each.name.endsWith(name))
        ?.weeks.flat()
        .find((cell) => cell.date === date)?.occupied;
    expect([on('Testtown', '2027-01-11'), on('Othertown', '2027-01-11')]).toEqual([1, 0]);
    expect([on('Testtown', '2027-01-18'), on('Othertown', '2027-01-18')]).toEqual([0, 1]);
  });

  it('moving a home day begins with a week, and is seen in the capacity', async () => {
    const id = await placed(at);
    const { version } = await at.desk.done(api().linkPlacements.show({ id }));
    const midweek = await at.desk.refused(
      api().linkPlacements.moveHomeDay(ask({ id, version, fromOn: '2027-01-13', homeDay: 'mon' })),
    );
    expect(midweek.fields?.[0]?.path).toBe('fromOn');
    await at.desk.done(api().linkPlacements.moveHomeDay(ask({ id, version, fromOn: '2027-01-11', homeDay: 'mon' })));
    expect(await cellOn(at, '2027-01-11')).toMatchObject({ occupied: 0 });
    expect(await cellOn(at, '2027-01-15')).toMatchObject({ occupied: 1 });
  });

  it('an early end frees the places after it', async () => {
    const id = await placed(at);
    const { version } = await at.desk.done(api().linkPlacements.show({ id }));
    await at.desk.done(
      api().linkPlacements.endEarly(ask({ id, version, endedEarlyOn: '2027-01-15', why: 'Moved away' })),
    );
    expect(await cellOn(at, '2027-01-14')).toMatchObject({ occupied: 1 });
    expect(await cellOn(at, '2027-01-18')).toMatchObject({ occupied: 0 });
  });
});

describe('the case’s timeline', () => {
  it('tells the request, the panel’s decision and the placement, each leading to its page', async () => {
    const id = await placed(at);
    const { timeline } = await at.desk.done(api().cases.show({ id: at.caseId }));
    const told = timeline.filter(({ to }) => to?.startsWith('/link/')).map(({ on, what }) => [on, what]);
    expect(told).toEqual([
      ['2027-07-21', 'Link placement ends'],
      ['2027-01-05', 'Link placement starts'],
      ['2026-11-24', 'Link panel: Approve'],
      ['2026-11-20', 'Link place asked for'],
    ]);
    expect(timeline.find(({ what }) => what === 'Link placement starts')?.to).toBe(`/link/placements/${id}`);
  });
});

describe('who decides', () => {
  it('a head teacher of the own school leaves no quorum', async () => {
    const { panelId } = await meeting(at, { ownHead: true });
    const itemId = await onAgenda(at, panelId, await request(at));
    const refusal = await at.desk.refused(api().linkPanels.decide(approval(at, itemId)));
    expect(refusal.what).toContain('No quorum');
    const page = await at.desk.done(api().linkPanels.show({ id: panelId }));
    expect(page.items[0]).toMatchObject({ decision: null });
    expect(page.items[0]?.keptOut[0]?.why).toBe('Head teacher of the pupil’s own school.');
  });

  it('a declared interest is kept out too', async () => {
    const { panelId, memberIds } = await meeting(at);
    const itemId = await onAgenda(at, panelId, await request(at));
    await at.desk.done(
      api().linkPanels.declare(ask({ itemId, memberId: memberIds[1] ?? '', what: 'Works with the family' })),
    );
    expect((await at.desk.refused(api().linkPanels.decide(approval(at, itemId)))).what).toContain('No quorum');
  });
});
