import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONSTRAINTS } from '../../electron/deployment/constraints.ts';
import type { Session } from '../../shared/sessions.ts';
import { addPlan, type DeploymentDesk, MONDAY, startDeployment, write } from './deployment-register.ts';

let d: DeploymentDesk;
beforeEach(async () => {
  d = await startDeployment();
});
afterEach(() => d.desk.end());

const week = (monday = MONDAY) => d.desk.done(d.desk.client.deployment.week({ monday }));

interface Give {
  monday?: string;
  planId?: string;
  staId?: string;
  session: Session;
  moving?: { id: string; version: number } | null;
  reasons?: Record<string, string>;
  changeReason?: string | null;
}
const giving = ({ monday = MONDAY, planId = d.planId, staId = d.wren, ...rest }: Give) =>
  d.desk.client.deployment.allocate(
    d.desk.ask({ moving: null, reasons: {}, changeReason: null, ...rest, monday, planId, staId }),
  );
const give = (values: Give) => d.desk.done(giving(values));
const publish = (monday = MONDAY) => d.desk.client.deployment.publish(d.desk.ask({ monday }));

describe('the board', () => {
  it('shows STAs, needs and why they are unmet before anything is allocated', async () => {
    const board = await week();
    expect(board).toMatchObject({ state: 'draft', allocations: [], totals: { wanted: 2, given: 0, room: 15 } });
    expect(board.stas.map(({ name, load }) => [name, load.room])).toEqual([
      ['Lark Invented', 5],
      ['Wren Invented', 10],
    ]);
    expect(board.needs).toMatchObject([
      { ref: 'C-0001 TQ', sessions: 2, given: 0, why: '2 STAs could come.', schools: [{ name: 'Oakfield Primary' }] },
    ]);
  });

  it('refuses a week that does not begin on a Monday', async () => {
    const refusal = await d.desk.refused(d.desk.client.deployment.week({ monday: '2026-12-01' }));
    expect(refusal.fields).toEqual([{ path: 'monday', sentence: 'A week begins on a Monday' }]);
  });

  it('knows school holidays, closed days, and years that are not entered', async () => {
    expect((await week('2026-12-21')).needs[0]?.open).toEqual([]);
    write(d.desk, (run) =>
      addPlan(run, { reference: 'C-0002', schoolId: d.oakfield, sessions: 1, endOn: '2028-12-01' }),
    );
    const far = await week('2027-11-29');
    expect(far.notices).toEqual(['The calendar for 2027/28 is not entered, so its closures are not known.']);
  });
});

describe('allocating', () => {
  it('puts an STA on a plan, and takes her off again', async () => {
    const { id } = await give({ session: 'mon-am' });
    const [one] = (await week()).allocations;
    expect(one).toMatchObject({ id, schoolName: 'Oakfield Primary', ref: 'C-0001 TQ', breaches: [] });
    await d.desk.done(
      d.desk.client.deployment.takeOff(d.desk.ask({ id, version: one?.version ?? 0, changeReason: null })),
    );
    expect((await week()).allocations).toEqual([]);
  });

  it('refuses with the constraint’s own sentence', async () => {
    const refusal = await d.desk.refused(giving({ staId: d.lark, session: 'mon-pm' }));
    expect(refusal).toMatchObject({ code: 'rule', what: 'Lark Invented does not work on Monday afternoon.' });
  });

  it('is refused over an absence', async () => {
    await d.desk.done(
      d.desk.client.stas.addAbsence(
        d.desk.ask({
          staId: d.wren,
          kind: 'leave',
          fromOn: '2026-11-30',
          fromHalf: 'am',
          untilOn: '2026-11-30',
          untilHalf: 'am',
          sessions: null,
          fortnightly: false,
          note: '',
        }),
      ),
    );
    expect((await d.desk.refused(giving({ session: 'mon-am' }))).what).toBe(
      'Wren Invented is on leave on Monday morning.',
    );
    await give({ session: 'mon-pm' });
  });

  it('is refused until the school has agreed the plan', async () => {
    const planId = write(d.desk, (run) =>
      addPlan(run, { reference: 'C-0002', schoolId: d.elmbrook, sessions: 1, agreed: false }),
    );
    expect((await d.desk.refused(giving({ planId, session: 'mon-am' }))).what).toBe(
      'Plan C-0002 TQ is not agreed by Elmbrook Primary yet.',
    );
    expect((await week()).needs.find((need) => need.planId === planId)?.why).toBe(
      'Not agreed by Elmbrook Primary yet.',
    );
  });

  it('moves an allocation, judged as if it had left its place', async () => {
    await give({ session: 'mon-am' });
    await give({ session: 'mon-pm' });
    const one = (await week()).allocations.find(({ session }) => session === 'mon-am');
    if (!one) throw new Error('not there');
    await give({ session: 'tue-am', moving: { id: one.id, version: one.version } });
    expect((await week()).allocations.map(({ session }) => session).sort()).toEqual(['mon-pm', 'tue-am']);
    const stale = await d.desk.refused(giving({ session: 'wed-am', moving: { id: one.id, version: one.version } }));
    expect(stale.code).toBe('changed-meanwhile');
  });

  it('takes a reason for a soft rule, and keeps it', async () => {
    const planId = write(d.desk, (run) =>
      addPlan(run, {
        reference: 'C-0002',
        schoolId: d.oakfield,
        sessions: 1,
        staWishes: [{ staId: d.lark, wish: 'preferred', reason: 'speaks Polish' }],
      }),
    );
    const refusal = await d.desk.refused(giving({ planId, session: 'mon-am' }));
    expect(refusal.fields).toEqual([
      { path: 'reasons.continuity', sentence: 'Plan C-0002 TQ prefers Lark Invented: speaks Polish. Say why.' },
    ]);
    await give({ planId, session: 'mon-am', reasons: { continuity: 'Lark asked for a change', travel: 'not asked' } });
    expect((await week()).allocations[0]?.overrides).toEqual({ continuity: 'Lark asked for a change' });
  });

  it('leaves a locked one where it is', async () => {
    const { id } = await give({ session: 'mon-am' });
    const version = async () => (await week()).allocations[0]?.version ?? 0;
    await d.desk.done(d.desk.client.deployment.lock(d.desk.ask({ id, version: await version(), locked: true })));
    const off = d.desk.client.deployment.takeOff(d.desk.ask({ id, version: await version(), changeReason: null }));
    expect((await d.desk.refused(off)).what).toBe('Wren Invented for plan C-0001 TQ on Monday morning is locked.');
    expect((await d.desk.refused(giving({ session: 'tue-am', moving: { id, version: await version() } }))).next).toBe(
      'Unlock it first.',
    );
  });

  it('can be undone', async () => {
    await give({ session: 'mon-am' });
    const last = await d.desk.done(d.desk.client.history.last({}));
    await d.desk.done(d.desk.client.history.undo(d.desk.ask({ changeId: last?.id ?? '' })));
    expect((await week()).allocations).toEqual([]);
  });
});

describe('candidates and cells', () => {
  it('rank the STAs for a plan, with what stops each', async () => {
    const candidates = await d.desk.done(
      d.desk.client.deployment.candidates({ monday: MONDAY, planId: d.planId, moving: null }),
    );
    expect(candidates.map(({ name, fit, canGive }) => [name, fit, canGive])).toEqual([
      ['Lark Invented', 'good', 2],
      ['Wren Invented', 'good', 2],
    ]);
    expect(candidates[0]?.sessions[1]?.stops).toEqual([
      { constraint: 'contracted', sentence: 'Lark Invented does not work on Monday afternoon.' },
    ]);
  });

  it('show the plans that a free session could go to, the possible ones first', async () => {
    write(d.desk, (run) =>
      addPlan(run, { reference: 'C-0002', schoolId: d.elmbrook, sessions: 1, agreed: false, priority: 1 }),
    );
    const needs = await d.desk.done(
      d.desk.client.deployment.needsForCell({ monday: MONDAY, staId: d.wren, session: 'mon-am' }),
    );
    expect(needs.map(({ ref, stops }) => [ref, stops.length])).toEqual([
      ['C-0001 TQ', 0],
      ['C-0002 TQ', 1],
    ]);
  });

  it('come with the rules on one page', async () => {
    const rules = await d.desk.done(d.desk.client.deployment.rules({}));
    expect(rules.must.map(({ id }) => id)).toEqual(CONSTRAINTS.map(({ id }) => id));
    expect(rules.wanted.map(({ id }) => id)).toEqual([
      'unmet',
      'fairness',
      'continuity',
      'stability',
      'travel',
      'load',
    ]);
  });
});

describe('copying last week', () => {
  it('takes over what still holds and says what does not', async () => {
    await give({ monday: '2026-11-23', session: 'mon-am' });
    await give({ monday: '2026-11-23', session: 'fri-am' });
    await d.desk.done(
      d.desk.client.stas.addAbsence(
        d.desk.ask({
          staId: d.wren,
          kind: 'training',
          fromOn: '2026-12-04',
          fromHalf: 'am',
          untilOn: '2026-12-04',
          untilHalf: 'pm',
          sessions: null,
          fortnightly: false,
          note: 'a first-aid course',
        }),
      ),
    );
    const copy = () => d.desk.client.deployment.copyLastWeek(d.desk.ask({ monday: MONDAY }));
    expect(await d.desk.done(copy())).toEqual({
      copied: 1,
      left: ['Wren Invented has a first-aid course on Friday morning.'],
    });
    expect((await week()).allocations.map(({ session }) => session)).toEqual(['mon-am']);
    expect((await d.desk.done(copy())).copied).toBe(0);
  });

  it('says so where there is nothing to copy', async () => {
    const refusal = await d.desk.refused(d.desk.client.deployment.copyLastWeek(d.desk.ask({ monday: MONDAY })));
    expect(refusal.what).toBe('There is nothing to copy from last week.');
  });
});

describe('publishing', () => {
  it('passes the checker first, then schools are told', async () => {
    expect((await d.desk.refused(publish())).what).toBe('Nothing has been allocated in this week.');
    await give({ session: 'mon-am' });
    expect(await d.desk.done(publish())).toEqual({ given: 1, unmet: 1 });
    expect(await week()).toMatchObject({ state: 'published', publishedOn: '2026-11-24', publishedBy: 'Ada Tester' });
    expect((await d.desk.refused(publish())).code).toBe('conflict');
  });

  it('is refused while something on the board is wrong, and says what', async () => {
    await give({ session: 'mon-am' });
    await d.desk.done(
      d.desk.client.stas.addAbsence(
        d.desk.ask({
          staId: d.wren,
          kind: 'sick',
          fromOn: '2026-11-30',
          fromHalf: 'am',
          untilOn: null,
          untilHalf: null,
          sessions: null,
          fortnightly: false,
          note: '',
        }),
      ),
    );
    expect((await d.desk.refused(publish())).what).toBe('Wren Invented is off sick on Monday morning.');
    expect((await week()).allocations[0]?.breaches).toEqual(['Wren Invented is off sick on Monday morning.']);
  });

  it('makes every later change a recorded one, with a reason', async () => {
    await give({ session: 'mon-am' });
    await d.desk.done(publish());
    expect((await d.desk.refused(giving({ session: 'tue-am' }))).fields).toEqual([
      { path: 'changeReason', sentence: 'Say why the published week changes.' },
    ]);
    const [one] = (await week()).allocations;
    const moving = { id: one?.id ?? '', version: one?.version ?? 0 };
    await give({ session: 'tue-am', moving, changeReason: 'School trip on Monday' });
    const board = await week();
    expect(board.allocations.map(({ session }) => session)).toEqual(['tue-am']);
    expect(board.changes).toMatchObject([
      {
        by: 'Ada Tester',
        reason: 'School trip on Monday',
        what: 'Moved Wren Invented for plan C-0001 TQ on Monday morning to Wren Invented for plan C-0001 TQ on Tuesday morning.',
      },
    ]);
    const [now] = board.allocations;
    await d.desk.done(
      d.desk.client.deployment.takeOff(
        d.desk.ask({ id: now?.id ?? '', version: now?.version ?? 0, changeReason: 'School closed' }),
      ),
    );
    expect((await week()).changes).toHaveLength(2);
    const copy = d.desk.client.deployment.copyLastWeek(d.desk.ask({ monday: MONDAY }));
    expect((await d.desk.refused(copy)).what).toBe('This week is published.');
  });
});
