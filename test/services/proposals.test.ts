import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Proposals, WhyUnmet } from '../../shared/api/proposals.ts';
import { addDays } from '../../shared/dates.ts';
import { taskAnswer } from '../support/register.ts';
import { addPlan, type DeploymentDesk, MONDAY, startDeployment, write } from './deployment-register.ts';

let d: DeploymentDesk;
beforeEach(async () => {
  d = await startDeployment();
});
afterEach(() => d.desk.end());

const week = () => d.desk.done(d.desk.client.deployment.week({ monday: MONDAY }));
const propose = () => taskAnswer<Proposals>(d.desk.client.proposals.propose({ monday: MONDAY, work: randomUUID() }));
const give = (session: 'mon-am' | 'mon-pm', staId = d.wren, planId = d.planId) =>
  d.desk.done(
    d.desk.client.deployment.allocate(
      d.desk.ask({ monday: MONDAY, planId, staId, session, moving: null, reasons: {}, changeReason: null }),
    ),
  );
const taking = (steps: object[], changeReason: string | null = null, work: string = randomUUID()) =>
  d.desk.client.proposals.take(
    d.desk.ask({ monday: MONDAY, steps: steps as never, from: { work, chosen: 0 }, changeReason }),
  );
const sick = (staId: string) =>
  d.desk.done(
    d.desk.client.stas.addAbsence(
      d.desk.ask({
        staId,
        kind: 'sick',
        fromOn: MONDAY,
        fromHalf: 'am',
        untilOn: MONDAY,
        untilHalf: 'am',
        sessions: null,
        fortnightly: false,
        note: '',
      }),
    ),
  );
const to = (staId: string, session: string, planId = d.planId) => ({ staId, planId, session });

describe('proposing', () => {
  it('leaves the board as it is, and gives a week with its certificate and what it is compared with', async () => {
    const { proposals, compared } = await d.desk.done(propose());
    expect((await week()).allocations).toEqual([]);
    expect(proposals[0]).toMatchObject({
      monday: MONDAY,
      allocations: [{ planId: d.planId }, { planId: d.planId }],
      figures: { given: 2, wanted: 2, met: [{ priority: 2, plans: 1, met: 1 }] },
    });
    expect(proposals[0]?.certificate.levels[0]).toMatchObject({ level: 'unmet', value: 0, proved: true });
    expect(compared.map(({ id, figures }) => [id, figures.given])).toEqual([
      ['board', 0],
      ['last-week', 0],
      ['careful', 2],
    ]);
  });

  it('gives an alternative where wants can be traded, and says for what', async () => {
    const other = write(d.desk, (run) => addPlan(run, { reference: 'C-0002', schoolId: d.oakfield, sessions: 1 }));
    const lastWeek = { monday: addDays(MONDAY, -7), planId: other, staId: d.wren, session: 'mon-am' as const };
    const plainly = { moving: null, reasons: {}, changeReason: null };
    await d.desk.done(d.desk.client.deployment.allocate(d.desk.ask({ ...lastWeek, ...plainly })));
    await sick(d.wren);
    const { work, proposals } = await d.desk.done(propose());
    const placeOf = (at: number) => proposals[at]?.allocations.find(({ planId }) => planId === other);
    expect(placeOf(0)).toMatchObject({ staId: d.wren });
    expect(placeOf(1)).toMatchObject({ staId: d.lark, session: 'mon-am' });
    expect(proposals[1]?.trades.slice(0, 2)).toEqual([
      '1 session fewer at another time than last week.',
      '1 session more by an STA new to the child.',
    ]);
    expect(proposals[1]?.certificate).toMatchObject({ proved: false, levels: [] });
    const steps = [{ from: null, to: to(d.lark, 'mon-am', other) }];
    await d.desk.done(
      d.desk.client.proposals.take(
        d.desk.ask({ monday: MONDAY, steps, from: { work, chosen: 1 }, changeReason: null } as never),
      ),
    );
    expect((await week()).taken[0]?.certificate.summary).toMatch(/^Serves as much as the best one\./);
  });

  it('is refused where locked allocations contradict each other, each named', async () => {
    const other = write(d.desk, (run) => addPlan(run, { reference: 'C-0002', schoolId: d.oakfield, sessions: 1 }));
    await give('mon-am');
    await give('mon-pm', d.wren, other);
    for (const each of (await week()).allocations) {
      await d.desk.done(
        d.desk.client.deployment.lock(d.desk.ask({ id: each.id, version: each.version, locked: true })),
      );
    }
    await illOnMondayMorning();
    const refusal = await d.desk.refused(propose());
    expect(refusal.what).toBe('Locked on Monday morning, but: Wren Invented is off sick on Monday morning.');
  });

  it('is refused for a published week', async () => {
    await give('mon-am');
    await d.desk.done(d.desk.client.deployment.publish(d.desk.ask({ monday: MONDAY })));
    expect((await d.desk.refused(propose())).next).toContain('Repair');
  });
});

describe('why a plan lacks sessions', () => {
  it('is answered on the board as it stands', async () => {
    const other = write(d.desk, (run) => addPlan(run, { reference: 'C-0002', schoolId: d.oakfield, sessions: 10 }));
    await give('mon-am', d.wren);
    const ask = { monday: MONDAY, planId: other, work: randomUUID() };
    const explained = () => d.desk.done(taskAnswer<WhyUnmet>(d.desk.client.proposals.explain(ask)));
    expect(await explained()).toMatchObject({ canBeMet: true, conflict: null, change: null });
    const [{ id = '', version = 0 } = {}] = (await week()).allocations;
    await d.desk.done(d.desk.client.deployment.lock(d.desk.ask({ id, version, locked: true })));
    const { conflict } = await explained();
    expect(conflict?.plans.map(({ planId }) => planId)).toEqual([other]);
    expect(conflict?.sentence).toContain('even if nobody else were served');
  });
});

describe('taking', () => {
  it('puts everything chosen on the board in one step, which one undo takes back', async () => {
    await give('mon-am');
    const [there] = (await week()).allocations;
    const from = { id: there?.id ?? '', version: there?.version ?? 0 };
    expect(
      await d.desk.done(
        taking([
          { from, to: to(d.lark, 'tue-am') },
          { from: null, to: to(d.lark, 'wed-am') },
        ]),
      ),
    ).toEqual({ taken: 2 });
    const after = (await week()).allocations.map(({ staId, session }) => [staId, session]);
    expect(after.sort()).toEqual(
      [
        [d.lark, 'tue-am'],
        [d.lark, 'wed-am'],
      ].sort(),
    );
    const last = await d.desk.done(d.desk.client.history.last({}));
    await d.desk.done(d.desk.client.history.undo(d.desk.ask({ changeId: last?.id ?? '' })));
    expect((await week()).allocations.map(({ staId, session }) => [staId, session])).toEqual([[d.wren, 'mon-am']]);
  });

  it('keeps with the week how sure the proposal was, and whether all of it was taken', async () => {
    const { work, proposals } = await d.desk.done(propose());
    const [first, second] = proposals[0]?.allocations ?? [];
    await d.desk.done(taking([{ from: null, to: to(first?.staId ?? '', first?.session ?? '') }], null, work));
    expect((await week()).taken).toMatchObject([{ changes: 1, whole: false, by: expect.any(String) }]);
    await d.desk.done(taking([{ from: null, to: to(second?.staId ?? '', second?.session ?? '') }], null, work));
    const [latest] = (await week()).taken;
    expect(latest).toMatchObject({ changes: 1, whole: true, certificate: proposals[0]?.certificate });
    expect(latest?.certificate).toMatchObject({ proved: true, solver: expect.stringMatching(/^HiGHS \d/) });
    expect(latest?.certificate.levels.every(({ bound, value }) => bound === value)).toBe(true);
  });

  it('is all or nothing: what can not stand on this board is refused with its rule', async () => {
    await give('mon-am');
    const refusal = await d.desk.refused(
      taking([
        { from: null, to: to(d.wren, 'tue-am') },
        { from: null, to: to(d.lark, 'wed-am') },
      ]),
    );
    expect(refusal.what).toContain('Plan C-0001 TQ has at most one STA in a week');
    expect((await week()).allocations).toHaveLength(1);
  });

  it('refuses a session that somebody else has moved meanwhile', async () => {
    await give('mon-am');
    const [there] = (await week()).allocations;
    await d.desk.done(
      d.desk.client.deployment.lock(d.desk.ask({ id: there?.id ?? '', version: there?.version ?? 0, locked: true })),
    );
    const [locked] = (await week()).allocations;
    await d.desk.done(
      d.desk.client.deployment.lock(d.desk.ask({ id: locked?.id ?? '', version: locked?.version ?? 0, locked: false })),
    );
    const stale = { id: there?.id ?? '', version: there?.version ?? 0 };
    expect((await d.desk.refused(taking([{ from: stale, to: to(d.wren, 'tue-am') }]))).code).toBe('changed-meanwhile');
  });

  it('keeps for each session that goes against a want that it was proposed', async () => {
    const planId = write(d.desk, (run) =>
      addPlan(run, {
        reference: 'C-0002',
        schoolId: d.oakfield,
        sessions: 1,
        staWishes: [{ staId: d.lark, wish: 'preferred', reason: 'speaks Polish' }],
      }),
    );
    await d.desk.done(taking([{ from: null, to: to(d.wren, 'mon-am', planId) }]));
    expect((await week()).allocations[0]?.overrides).toEqual({ continuity: 'As it was proposed on 24 Nov 2026.' });
  });

  it('on a published week takes a reason, and records each change', async () => {
    await give('mon-am');
    await d.desk.done(d.desk.client.deployment.publish(d.desk.ask({ monday: MONDAY })));
    const [there] = (await week()).allocations;
    const steps = [{ from: { id: there?.id, version: there?.version }, to: to(d.lark, 'mon-am') }];
    expect((await d.desk.refused(taking(steps))).fields?.[0]?.path).toBe('changeReason');
    await d.desk.done(taking(steps, 'Wren is ill'));
    expect((await week()).changes).toMatchObject([
      {
        what: 'Moved Wren Invented for plan C-0001 TQ on Monday morning to Lark Invented for plan C-0001 TQ on Monday morning.',
        reason: 'Wren is ill',
      },
    ]);
  });
});

describe('repairing a published week', () => {
  const repair = () => taskAnswer<Proposals>(d.desk.client.proposals.repair({ monday: MONDAY, work: randomUUID() }));

  it('changes only what can no longer stand, and asks for nothing that was not told before', async () => {
    const other = write(d.desk, (run) => addPlan(run, { reference: 'C-0002', schoolId: d.oakfield, sessions: 3 }));
    await give('mon-am');
    await give('mon-pm', d.wren, other);
    await d.desk.done(d.desk.client.deployment.publish(d.desk.ask({ monday: MONDAY })));
    await illOnMondayMorning();
    const { proposals } = await d.desk.done(repair());
    const [best] = proposals;
    expect(best?.allocations).toContainEqual(
      expect.objectContaining({ planId: other, session: 'mon-pm', staId: d.wren }),
    );
    expect(best?.allocations).toHaveLength(2);
    expect(best?.certificate.summary).toBe(
      '1 session can no longer stand. Only it changes, which is the fewest there can be: each is given again. Proved: no better repair exists. Checked independently.',
    );
    expect(best?.certificate.levels[0]).toMatchObject({ level: 'changed', value: 1, bound: 1, proved: true });
    expect(best?.certificate.levels.slice(1).map(({ value, bound }) => value - bound)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('says how many stay unmet where nobody can come instead', async () => {
    await give('mon-am');
    await give('mon-pm');
    await d.desk.done(d.desk.client.deployment.publish(d.desk.ask({ monday: MONDAY })));
    for (const staId of [d.wren, d.lark]) {
      await d.desk.done(
        d.desk.client.stas.addAbsence(
          d.desk.ask({
            staId,
            kind: 'leave',
            fromOn: MONDAY,
            fromHalf: 'am',
            untilOn: null,
            untilHalf: null,
            sessions: null,
            fortnightly: false,
            note: '',
          }),
        ),
      );
    }
    const [best] = (await d.desk.done(repair())).proposals;
    expect(best?.allocations).toEqual([]);
    expect(best?.certificate.summary).toContain('0 given again, and 2 sessions left unmet');
  });

  it('is refused where everything still stands', async () => {
    await give('mon-am');
    await d.desk.done(d.desk.client.deployment.publish(d.desk.ask({ monday: MONDAY })));
    expect((await d.desk.refused(repair())).code).toBe('conflict');
  });
});

/** Wren Invented calls in sick for Monday morning. */
function illOnMondayMorning() {
  return d.desk.done(
    d.desk.client.stas.addAbsence(
      d.desk.ask({
        staId: d.wren,
        kind: 'sick',
        fromOn: MONDAY,
        fromHalf: 'am',
        untilOn: MONDAY,
        untilHalf: 'am',
        sessions: null,
        fortnightly: false,
        note: '',
      }),
    ),
  );
}
