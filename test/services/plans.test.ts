import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { head, type PlansDesk, planInput, startPlans } from './plans-register.ts';

let at: PlansDesk;
beforeEach(async () => {
  at = await startPlans();
});
afterEach(() => at.desk.end());

const add = async (changes: Parameters<typeof planInput>[1] = {}) => {
  const { id } = await at.desk.done(
    at.desk.client.plans.add(at.desk.ask({ caseId: at.caseId, ...planInput(at.mossy, changes) })),
  );
  return id;
};
const show = (id: string) => at.desk.done(at.desk.client.plans.show({ id }));
const agree = (planId: string, schoolId: string) =>
  at.desk.client.plans.agree(at.desk.ask({ planId, schoolId, ...head }));
const transfer = () => ({
  kind: 'supported-transfer' as const,
  newSchoolId: at.quince,
  transferBasis: 'managed-move' as const,
});

describe('making a plan', () => {
  it('is a draft that says which school has not agreed, then agreed, then running, then ended', async () => {
    const id = await add();
    expect(await show(id)).toMatchObject({
      state: 'draft',
      standing: 'Cannot be deployed: Mossy Bank Primary School has not agreed yet.',
    });
    await at.desk.done(agree(id, at.mossy));
    expect(await show(id)).toMatchObject({ state: 'agreed', standing: 'Agreed. Starts on 30 Nov 2026.' });
    at.desk.clock.day = '2026-11-30';
    expect(await show(id)).toMatchObject({ state: 'running', sessionsNow: 3, endsSoon: false });
    at.desk.clock.day = '2027-02-11';
    expect(await show(id)).toMatchObject({
      endsSoon: true,
      standing: 'Running until 12 Feb 2027: 1 school day left.',
    });
    at.desk.clock.day = '2027-02-13';
    expect(await show(id)).toMatchObject({ state: 'ended', standing: 'Ended on 12 Feb 2027.' });
  });

  it('ends soon from ten school days before its end, not eleven', async () => {
    const id = await add();
    await at.desk.done(agree(id, at.mossy));
    at.desk.clock.day = '2027-01-29';
    expect((await show(id)).endsSoon).toBe(true);
    at.desk.clock.day = '2027-01-28';
    expect((await show(id)).endsSoon).toBe(false);
  });

  it('has its reviews suggested every four weeks on school days: none on Christmas Day', async () => {
    const span = { schoolId: at.mossy, startOn: '2026-11-02', endOn: '2027-01-22' };
    expect(await at.desk.done(at.desk.client.plans.reviewDays(span))).toEqual([
      '2026-11-27',
      '2026-12-18',
      '2027-01-22',
    ]);
  });

  it('has an end, and the end is not before the start', async () => {
    const { fields } = await at.desk.refused(
      at.desk.client.plans.add(
        at.desk.ask({ caseId: at.caseId, ...planInput(at.mossy, { endOn: '2026-11-01', reviewsDueOn: [] }) }),
      ),
    );
    expect(fields).toContainEqual({ path: 'endOn', sentence: 'The plan would end before it starts (30 Nov 2026).' });
    const without = await at.desk.refused(
      at.desk.client.plans.add(at.desk.ask({ caseId: at.caseId, ...planInput(at.mossy, { endOn: '' }) })),
    );
    expect(without.fields).toEqual([{ path: 'endOn', sentence: 'Enter a date, for example 24 Nov 2026' }]);
  });

  it('says every fault at once: a transfer without school or basis, phases that overlap or leave the plan', async () => {
    const phase = { sessionsPerWeek: 3, schoolId: at.mossy, what: '' };
    const { fields } = await at.desk.refused(
      at.desk.client.plans.add(
        at.desk.ask({
          caseId: at.caseId,
          ...planInput(at.mossy, {
            kind: 'supported-transfer',
            phases: [
              { ...phase, fromOn: '2026-11-30', untilOn: '2026-12-18' },
              { ...phase, fromOn: '2026-12-18', untilOn: '2027-03-01', schoolId: at.quince },
            ],
          }),
        }),
      ),
    );
    expect(fields?.map(({ path }) => path)).toEqual([
      'newSchoolId',
      'transferBasis',
      'phases.1.untilOn',
      'phases.1.fromOn',
      'phases.1.schoolId',
    ]);
  });

  it('a transfer needs both schools: one agreement leaves it a draft that names the other', async () => {
    const id = await add(transfer());
    expect((await show(id)).standing).toBe(
      'Cannot be deployed: Mossy Bank Primary School and Quince Lane Infant School have not agreed yet.',
    );
    await at.desk.done(agree(id, at.mossy));
    expect((await show(id)).missing.map(({ name }) => name)).toEqual(['Quince Lane Infant School']);
    await at.desk.done(agree(id, at.quince));
    expect((await show(id)).state).toBe('agreed');
    const twice = await at.desk.refused(agree(id, at.quince));
    expect(twice.what).toContain('already');
  });

  it('keeps no transfer school on a plan that is no transfer', async () => {
    const id = await add({ newSchoolId: at.quince, transferBasis: 'managed-move' });
    expect(await show(id)).toMatchObject({ newSchool: null, transferBasis: null });
  });

  it('an agreement of a school outside the plan, or in the future, is refused', async () => {
    const id = await add();
    expect((await at.desk.refused(agree(id, at.quince))).fields?.[0]?.path).toBe('schoolId');
    const late = at.desk.ask({ planId: id, schoolId: at.mossy, ...head, agreedOn: '2026-11-25' });
    expect((await at.desk.refused(at.desk.client.plans.agree(late))).fields?.[0]?.path).toBe('agreedOn');
  });
});

describe('changing a plan', () => {
  it('keeps what did not change, and refuses a stale edit', async () => {
    const id = await add();
    const before = await show(id);
    const targets = before.targets.map((target) => ({ ...target, schoolWill: 'Keep a seat by the door' }));
    const edit = { id, version: before.version, ...planInput(at.mossy, { targets, reviewsDueOn: ['2026-12-17'] }) };
    await at.desk.done(at.desk.client.plans.change(at.desk.ask(edit)));
    const after = await show(id);
    expect(after.targets[0]).toMatchObject({ id: before.targets[0]?.id, schoolWill: 'Keep a seat by the door' });
    expect(after.phases).toEqual(before.phases);
    expect(after.reviews.map(({ dueOn }) => dueOn)).toEqual(['2026-12-17']);
    expect((await at.desk.refused(at.desk.client.plans.change(at.desk.ask(edit)))).code).toBe('changed-meanwhile');
  });

  it('a later end of an agreed plan is an extension; an earlier one keeps the agreement', async () => {
    const id = await add();
    await at.desk.done(agree(id, at.mossy));
    const { version } = await show(id);
    const later = at.desk.ask({ id, version, ...planInput(at.mossy, { endOn: '2027-03-26' }) });
    expect((await at.desk.refused(at.desk.client.plans.change(later))).next).toContain('Extend');
    const phases = [{ fromOn: '2026-11-30', untilOn: '2027-01-29', sessionsPerWeek: 2, schoolId: at.mossy, what: '' }];
    const shorter = { endOn: '2027-01-29', phases, reviewsDueOn: [] };
    await at.desk.done(at.desk.client.plans.change(at.desk.ask({ id, version, ...planInput(at.mossy, shorter) })));
    expect((await show(id)).state).toBe('agreed');
  });

  it('undo puts plan and parts back', async () => {
    const id = await add();
    const before = await show(id);
    const targets = [...before.targets, { ...planInput(at.mossy).targets[0], id: null, what: 'A second target' }];
    const answer = await at.desk.client.plans.change(
      at.desk.ask({ id, version: before.version, ...planInput(at.mossy), targets: targets as never }),
    );
    if (!answer.ok || !answer.change) throw new Error('Not changed');
    expect((await show(id)).targets).toHaveLength(2);
    await at.desk.done(at.desk.client.history.undo(at.desk.ask({ changeId: answer.change })));
    expect(await show(id)).toEqual(before);
  });
});

describe('extension, early end, withdrawal', () => {
  const extension = (id: string, version: number, schools: string[]) =>
    at.desk.ask({
      id,
      version,
      endOn: '2027-03-26',
      sessionsPerWeek: 1,
      schoolId: at.mossy,
      what: 'One look a week',
      agreements: schools.map((schoolId) => ({ schoolId, ...head })),
    });

  it('an extension takes a fresh agreement of every school, or nothing is saved', async () => {
    const id = await add(transfer());
    await at.desk.done(agree(id, at.mossy));
    await at.desk.done(agree(id, at.quince));
    const before = await show(id);
    const partly = await at.desk.refused(at.desk.client.plans.extend(extension(id, before.version, [at.mossy])));
    expect(partly.what).toContain('fresh agreement of each school');
    expect(await show(id)).toEqual(before);
    await at.desk.done(at.desk.client.plans.extend(extension(id, before.version, [at.mossy, at.quince])));
    const after = await show(id);
    expect(after).toMatchObject({ endOn: '2027-03-26', state: 'agreed' });
    expect(after.phases.at(-1)).toMatchObject({ fromOn: '2027-02-13', untilOn: '2027-03-26', sessionsPerWeek: 1 });
    expect(after.agreements).toHaveLength(4);
  });

  it('a withdrawn agreement makes the plan a draft again', async () => {
    const id = await add();
    await at.desk.done(agree(id, at.mossy));
    const [given] = (await show(id)).agreements;
    if (!given) throw new Error('No agreement');
    const early = at.desk.ask({ id: given.id, version: given.version, withdrawnOn: '2026-11-01' });
    expect((await at.desk.refused(at.desk.client.plans.withdrawAgreement(early))).fields?.[0]?.path).toBe(
      'withdrawnOn',
    );
    const day = at.desk.ask({ id: given.id, version: given.version, withdrawnOn: '2026-11-24' });
    await at.desk.done(at.desk.client.plans.withdrawAgreement(day));
    expect((await show(id)).state).toBe('draft');
  });

  it('an early end is inside the plan, has a reason, and is said', async () => {
    const id = await add();
    await at.desk.done(agree(id, at.mossy));
    const { version } = await show(id);
    const late = at.desk.ask({ id, version, endedEarlyOn: '2027-02-12', endedEarlyWhy: 'Moved away' });
    expect((await at.desk.refused(at.desk.client.plans.endEarly(late))).fields?.[0]?.path).toBe('endedEarlyOn');
    const good = at.desk.ask({ id, version, endedEarlyOn: '2026-12-11', endedEarlyWhy: 'Moved away' });
    await at.desk.done(at.desk.client.plans.endEarly(good));
    at.desk.clock.day = '2026-12-12';
    expect(await show(id)).toMatchObject({ state: 'ended', standing: 'Ended early on 11 Dec 2026.' });
  });
});

describe('reviews', () => {
  it('are due, overdue, and held with an outcome for each target, which then cannot be taken away', async () => {
    const id = await add();
    await at.desk.done(agree(id, at.mossy));
    at.desk.clock.day = '2026-12-18';
    const page = await show(id);
    expect(page).toMatchObject({ nextReviewOn: '2026-12-17', reviewOverdue: true });
    const [review] = page.reviews;
    const [target] = page.targets;
    if (!review || !target) throw new Error('Nothing to review');
    const held = { id: review.id, version: review.version, outcomes: { [target.id]: 1 }, note: 'Going well' };
    const early = at.desk.ask({ ...held, heldOn: '2026-12-24' });
    expect((await at.desk.refused(at.desk.client.plans.holdReview(early))).fields?.[0]?.path).toBe('heldOn');
    await at.desk.done(at.desk.client.plans.holdReview(at.desk.ask({ ...held, heldOn: '2026-12-18' })));
    expect(await show(id)).toMatchObject({ nextReviewOn: '2027-02-11', reviewOverdue: false });
    const { version } = await show(id);
    const without = at.desk.ask({ id, version, ...planInput(at.mossy, { targets: [], reviewsDueOn: [] }) });
    expect((await at.desk.refused(at.desk.client.plans.change(without))).what).toContain('outcome from a review');
  });
});

describe('lists', () => {
  it('shows what is current, what ends soon, drafts and ended plans, soonest end first', async () => {
    const later = await add();
    const sooner = await add({
      endOn: '2026-12-04',
      phases: [{ fromOn: '2026-11-30', untilOn: '2026-12-04', sessionsPerWeek: 3, schoolId: at.mossy, what: '' }],
      reviewsDueOn: [],
    });
    await at.desk.done(agree(sooner, at.mossy));
    at.desk.clock.day = '2026-12-01';
    const ids = async (which: 'current' | 'ending' | 'draft' | 'ended') =>
      (await at.desk.done(at.desk.client.plans.list({ which }))).map(({ id }) => id);
    expect(await ids('current')).toEqual([sooner, later]);
    expect(await ids('ending')).toEqual([sooner]);
    expect(await ids('draft')).toEqual([later]);
    at.desk.clock.day = '2026-12-05';
    expect(await ids('ended')).toEqual([sooner]);
  });

  it('of a case come with what the form needs, and with what deserves a thought', async () => {
    await add();
    const { start, plans } = await at.desk.done(at.desk.client.plans.forCase({ caseId: at.caseId }));
    expect(start).toMatchObject({ reference: 'C-2026-0042', homeSchool: { id: at.mossy }, notices: [] });
    expect(plans).toHaveLength(1);
  });
});
