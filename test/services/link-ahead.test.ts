import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkCentre } from '../../db/schema/link.ts';
import type { LinkLevelling } from '../../shared/api/link-ahead.ts';
import { taskAnswer } from '../support/register.ts';
import { write } from './deployment-register.ts';
import { addLinkPlacement, addLinkRequest } from './link-placed.ts';
import { type PlansDesk, startPlans } from './plans-register.ts';

/** Places for exactly three pupils of four days, if their home days are Wednesday, Thursday and Friday. */
const PLACES = { mon: 3, tue: 3, wed: 2, thu: 2, fri: 2 };
let at: PlansDesk;
let placementIds: string[];
let requestId: string;
beforeEach(async () => {
  at = await startPlans();
  write(at.desk, (run) => {
    const centreId = run.insert(linkCentre, {
      name: 'The Link, Testtown',
      town: 'Testtown',
      openedOn: '2020-09-01',
      closedOn: null,
      lengthTerms: 2,
      places: PLACES,
    });
    const stay = { centreId, startOn: '2026-11-02', endOn: '2026-12-18', homeDay: 'fri' as const };
    placementIds = [addLinkPlacement(run, at.caseId, stay), addLinkPlacement(run, at.caseId, stay)];
    requestId = addLinkRequest(run, at.caseId);
  });
});
afterEach(() => at.desk.end());

const api = () => at.desk.client;
const levelled = async () => at.desk.done(taskAnswer<LinkLevelling>(api().linkAhead.level({})));

describe('levelling home days', () => {
  it('proposes the one move that lets another pupil start, proved, and saves nothing', async () => {
    const found = await levelled();
    expect(found).toMatchObject({
      gain: 'One more pupil from 30 Nov 2026. Later on as many as with the home days as they are.',
      gains: true,
      proved: true,
    });
    expect(found.moves).toMatchObject([{ from: 'fri', fromOn: '2026-11-30', pupilName: 'Robin Testwell' }]);
    const [start] = found.starts;
    expect(start).toMatchObject({ requestId, levelled: { startOn: '2026-11-30' } });
    expect(start?.now?.startOn).toBe('2027-01-05');
    const days = await at.desk.done(api().linkPlacements.list({ which: 'current' }));
    expect(days.map(({ homeDay }) => homeDay)).toEqual(['fri', 'fri']);
  });

  it('moves what was taken in one step, and is told when somebody changed a placement meanwhile', async () => {
    const { moves } = await levelled();
    const taken = moves.map(({ placementId, version, fromOn, to }) => ({
      id: placementId,
      version,
      fromOn,
      homeDay: to,
    }));
    expect(await at.desk.done(api().linkAhead.moveHomeDays(at.desk.ask({ moves: taken })))).toEqual({ moved: 1 });
    const { list } = await at.desk.done(api().link.waiting({}));
    expect(list.find(({ id }) => id === requestId)?.first?.startOn).toBe('2026-11-30');
    const late = await at.desk.refused(api().linkAhead.moveHomeDays(at.desk.ask({ moves: taken })));
    expect(late.code).toBe('changed-meanwhile');
  });

  it('moves nothing where a day would be over its places', async () => {
    write(at.desk, (run) => {
      const centre = run.db.select().from(linkCentre).get();
      const stay = { centreId: centre?.id ?? '', startOn: '2026-11-02', endOn: '2027-05-14', homeDay: 'wed' as const };
      addLinkPlacement(run, at.caseId, stay);
    });
    const seen = await Promise.all(placementIds.map((id) => at.desk.done(api().linkPlacements.show({ id }))));
    const moves = seen.map(({ id, version }) => ({ id, version, fromOn: '2026-11-30', homeDay: 'thu' as const }));
    const refusal = await at.desk.refused(api().linkAhead.moveHomeDays(at.desk.ask({ moves })));
    expect(refusal.what).toMatch(/would be over the places, the first at The Link, Testtown on .*Nothing was moved/);
    const after = await at.desk.done(api().linkPlacements.show({ id: placementIds[0] ?? '' }));
    expect(after).toMatchObject({ homeDay: 'fri', version: seen[0]?.version });
  });
});

describe('early and late ends', () => {
  it('count only the planned dates until ten placements have ended, and then what those ten did', async () => {
    const before = await at.desk.done(api().link.waiting({}));
    expect(before.learnt).toContain('0 placements have ended so far.');
    expect(before.list[0]?.likely).toBeNull();
    write(at.desk, (run) => {
      const centreId = run.db.select().from(linkCentre).get()?.id ?? '';
      for (let each = 0; each < 10; each++) {
        const stay = { centreId, startOn: '2026-01-12', endOn: '2026-07-10', homeDay: 'fri' as const };
        addLinkPlacement(run, at.caseId, each < 3 ? { ...stay, endedEarlyOn: '2026-06-26' } : stay);
      }
    });
    const { learnt, list } = await at.desk.done(api().link.waiting({}));
    expect(learnt).toContain('Of 10 placements that have ended, 3 ended early and 0 late');
    const line = list.find(({ id }) => id === requestId);
    expect(line).toMatchObject({
      first: { startOn: '2027-01-05' },
      likely: { early: '2026-12-07', late: '2027-01-05' },
    });
    const capacity = await at.desk.done(api().link.capacity({}));
    expect(capacity.learnt).toBe(learnt);
    const pupils = await at.desk.done(api().link.cell({ centreId: capacity.centres[0]?.id ?? '', date: '2026-11-30' }));
    expect(pupils[0]?.likely).toBe('Likely to end 2 weeks earlier, on 4 Dec 2026, in 3 of 10.');
  });
});
