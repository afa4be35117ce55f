import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decision, evidence } from '../../db/schema/cases.ts';
import { plan, planAgreement, planReview } from '../../db/schema/plans.ts';
import type { CodeOf, ROUTES } from '../../shared/words.ts';
import { addEvidence, type CasesDesk, pupilOf, record, robin, startCases, suspended } from './cases-register.ts';
import { write } from './deployment-register.ts';

let c: CasesDesk;
beforeEach(async () => {
  c = await startCases();
});
afterEach(() => c.desk.end());

const show = (id: string) => c.desk.done(c.client.cases.show({ id }));
const stage = async (id: string) => (await show(id)).stage;

async function answered(): Promise<string> {
  const { caseId, enquiryId } = await record(c);
  const [line] = (await c.desk.done(c.client.enquiries.list({}))).filter(({ id }) => id === enquiryId);
  const answer = { id: enquiryId, version: line?.version ?? 0, answeredOn: '2026-11-24', answer: 'Told the school.' };
  await c.desk.done(c.client.enquiries.answer(c.desk.ask(answer)));
  return caseId;
}

function decide(caseId: string, outcome: CodeOf<typeof ROUTES>, decidedOn = '2026-11-24'): void {
  write(c.desk, (run) =>
    run.insert(decision, {
      caseId,
      decidedOn,
      decidedBy: 'Ada Tester',
      outcome,
      route: outcome,
      reason: 'As the rules say.',
      ruleSets: [],
      parameters: {},
      facts: {},
      assessment: {},
    }),
  );
}

interface PlanDates {
  startOn: string;
  endOn: string;
  agreed: boolean;
}

function addPlan(caseId: string, { startOn, endOn, agreed }: PlanDates): string {
  return write(c.desk, (run) => {
    const planId = run.insert(plan, {
      caseId,
      kind: 'coaching',
      startOn,
      endOn,
      purpose: 'Coach the class team.',
      homeSchoolId: c.mossy,
      priority: 2,
      staLimit: 1,
      possibleSessions: [],
      staWishes: [],
    });
    run.insert(planReview, { planId, dueOn: '2026-12-10', outcomes: {}, note: '' });
    const signed = { agreedBy: 'Hale Madeup', role: 'Head teacher', agreedOn: '2026-11-20' };
    if (agreed)
      run.insert(planAgreement, { planId, schoolId: c.mossy, ...signed, coversFrom: startOn, coversUntil: endOn });
    return planId;
  });
}

const close = async (id: string, closedOn = '2026-11-24') =>
  c.client.cases.close(
    c.desk.ask({ id, version: (await show(id)).version, closedOn, closedWhy: 'The plan reached its end.' }),
  );
const reopen = async (id: string) =>
  c.client.cases.reopen(c.desk.ask({ id, version: (await show(id)).version, why: 'It got worse again.' }));

describe('the stage of a case', () => {
  it('follows from what is recorded, from the enquiry to the running plan', async () => {
    const caseId = await answered();
    expect(await stage(caseId)).toBe('enquiry');
    decide(caseId, 'commissioned');
    expect(await stage(caseId)).toBe('eligible');
    await addEvidence(c, caseId, { kind: 'enhanced-targeted-review', startedOn: '2026-11-24', standing: 'seen' });
    expect(await stage(caseId)).toBe('planning');
    addPlan(caseId, { startOn: '2026-11-23', endOn: '2027-01-29', agreed: true });
    expect(await stage(caseId)).toBe('supported');
    c.desk.clock.day = '2027-01-30';
    expect(await stage(caseId)).toBe('planning');
  });

  it.each([
    ['not-yet', 'waiting-for-evidence'],
    ['school-funded', 'school-funded'],
    ['out-of-remit', 'out-of-remit'],
  ] as const)('after the decision %s is %s, until the school asks again', async (outcome, after) => {
    const caseId = await answered();
    decide(caseId, outcome);
    expect(await stage(caseId)).toBe(after);
    c.desk.clock.day = '2026-11-30';
    await record(c, { pupilId: await pupilOf(c, caseId), pupil: null, receivedOn: '2026-11-30' });
    expect(await stage(caseId)).toBe('enquiry');
  });

  it('is the latest decision’s, where one has followed another', async () => {
    const caseId = await answered();
    decide(caseId, 'not-yet', '2026-11-20');
    decide(caseId, 'commissioned', '2026-11-24');
    expect(await stage(caseId)).toBe('eligible');
  });

  it('stays at the plan to agree while a school’s agreement is missing', async () => {
    const caseId = await answered();
    decide(caseId, 'commissioned');
    addPlan(caseId, { startOn: '2026-11-23', endOn: '2027-01-29', agreed: false });
    expect(await stage(caseId)).toBe('planning');
  });

  it('is the agreed plan before its first day, which is not “Plan to agree”, and the running plan from then on', async () => {
    const caseId = await answered();
    decide(caseId, 'commissioned');
    addPlan(caseId, { startOn: '2026-11-30', endOn: '2027-01-29', agreed: true });
    expect(await stage(caseId)).toBe('agreed');
    const listed = async (of: 'agreed' | 'planning') =>
      (await c.desk.done(c.client.cases.list({ stage: of }))).cases.map(({ id }) => id);
    expect([await listed('agreed'), await listed('planning')]).toEqual([[caseId], []]);
    c.desk.clock.day = '2026-11-30';
    expect(await stage(caseId)).toBe('supported');
  });

  it('no longer counts a review that was taken back', async () => {
    const caseId = await answered();
    decide(caseId, 'commissioned');
    const { id } = await addEvidence(c, caseId, { kind: 'enhanced-targeted-review', startedOn: '2026-11-24' });
    write(c.desk, (run) =>
      run.amend(evidence, id, { withdrawnOn: '2026-11-24', withdrawnWhy: 'It was another child.' }),
    );
    expect(await stage(caseId)).toBe('eligible');
  });
});

describe('what a case owes next', () => {
  it('is the answer first, then the plan’s review, then its end', async () => {
    const caseId = (await record(c)).caseId;
    addPlan(caseId, { startOn: '2026-11-23', endOn: '2027-01-29', agreed: true });
    expect((await show(caseId)).due).toEqual({ on: '2026-12-01', what: 'answer' });
    const [line] = await c.desk.done(c.client.enquiries.list({}));
    const answer = { id: line?.id ?? '', version: line?.version ?? 0, answeredOn: '2026-11-24', answer: 'Yes.' };
    await c.desk.done(c.client.enquiries.answer(c.desk.ask(answer)));
    expect((await show(caseId)).due).toEqual({ on: '2026-12-10', what: 'plan-review' });
    write(c.desk, (run) => {
      const [review] = run.db.select().from(planReview).all();
      run.amend(planReview, review?.id ?? '', { heldOn: '2026-11-24' });
    });
    expect((await show(caseId)).due).toEqual({ on: '2027-01-29', what: 'plan-end' });
  });
});

describe('the list of cases', () => {
  const list = (input: Parameters<typeof c.client.cases.list>[0]) => c.desk.done(c.client.cases.list(input));
  const names = async (input: Parameters<typeof c.client.cases.list>[0]) =>
    (await list(input)).cases.map(({ pupilName }) => pupilName);

  it('shows open cases newest first, page by page', async () => {
    for (const [at, givenName] of ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir'].entries())
      await record(c, { pupil: { ...robin, givenName }, receivedOn: `2026-11-1${at}` });
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, after: first.after });
    const third = await list({ limit: 2, after: second.after });
    expect([first, second, third].map(({ cases }) => cases.map(({ pupilName }) => pupilName.split(' ')[0]))).toEqual([
      ['Fir', 'Elm'],
      ['Cedar', 'Birch'],
      ['Ash'],
    ]);
    expect(third.after).toBeNull();
  });

  it('of one stage fills its pages from that stage alone', async () => {
    for (const [at, givenName] of ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir'].entries()) {
      const { caseId } = await record(c, { pupil: { ...robin, givenName }, receivedOn: `2026-11-1${at}` });
      if (at % 2 === 0) decide(caseId, 'school-funded');
    }
    const first = await list({ stage: 'school-funded', limit: 2 });
    expect(first.cases.map(({ pupilName }) => pupilName)).toEqual(['Fir Testwell', 'Cedar Testwell']);
    expect(await names({ stage: 'school-funded', limit: 2, after: first.after })).toEqual(['Ash Testwell']);
    expect(await names({ stage: 'enquiry' })).toEqual(['Elm Testwell', 'Birch Testwell']);
  });

  it('counts each stage, and the counts are the lists', async () => {
    const caseId = await answered();
    await record(c, { pupil: { ...robin, givenName: 'Wren' } });
    await c.desk.done(close(caseId));
    const counts = await c.desk.done(c.client.cases.stages({}));
    for (const { stage: each, count } of counts) expect((await list({ stage: each })).cases).toHaveLength(count);
    expect(counts.filter(({ count }) => count > 0)).toEqual([
      { stage: 'enquiry', count: 1 },
      { stage: 'closed', count: 1 },
    ]);
  });

  it('searched, keeps to the stage, pages too, and forgets no case', async () => {
    for (const givenName of ['Ash', 'Birch', 'Cedar']) await record(c, { pupil: { ...robin, givenName } });
    const { caseId } = await record(c, { pupil: { ...robin, givenName: 'Elm' } });
    decide(caseId, 'school-funded');
    expect(await names({ search: 'testw', stage: 'school-funded' })).toEqual(['Elm Testwell']);
    const first = await list({ search: 'testw', limit: 3 });
    const second = await list({ search: 'testw', limit: 3, after: first.after });
    expect(first.cases).toHaveLength(3);
    expect(second).toMatchObject({ after: null });
    expect(new Set([...first.cases, ...second.cases].map(({ id }) => id)).size).toBe(4);
  });

  it('does not go on from a place that is none', async () => {
    expect((await c.desk.refused(c.client.cases.list({ after: 'nowhere' }))).code).toBe('invalid');
    expect((await c.desk.refused(c.client.cases.list({ search: 'qui', after: 'nowhere' }))).code).toBe('invalid');
  });
});

describe('closing a case', () => {
  it('keeps the day and the reason, and opening it again keeps both in its past', async () => {
    const caseId = await answered();
    await c.desk.done(close(caseId));
    expect(await show(caseId)).toMatchObject({ stage: 'closed', closedOn: '2026-11-24', due: null });
    c.desk.clock.day = '2026-12-07';
    await c.desk.done(reopen(caseId));
    const page = await show(caseId);
    expect(page).toMatchObject({ closedOn: null, closedWhy: null });
    expect(
      page.timeline.filter(({ kind }) => kind === 'case').map(({ on, what, detail }) => [on, what, detail]),
    ).toEqual([
      ['2026-12-07', 'Case opened again', 'It got worse again.'],
      ['2026-11-24', 'Case closed', 'The plan reached its end.'],
      ['2026-11-24', 'Case opened', ''],
    ]);
  });

  it('waits for the answer to the school, and for the end of its plans', async () => {
    const { caseId } = await record(c);
    expect((await c.desk.refused(close(caseId))).what).toBe('The enquiry of 24 Nov 2026 has not been answered.');
    const other = await answered();
    const planId = addPlan(other, { startOn: '2026-11-09', endOn: '2026-11-27', agreed: true });
    expect(await c.desk.refused(close(other))).toMatchObject({
      what: 'The coaching plan of this case goes on until 27 Nov 2026.',
      link: { to: `/plans/${planId}`, label: 'Coaching plan' },
    });
    c.desk.clock.day = '2026-11-27';
    await c.desk.done(close(other, '2026-11-27'));
  });

  it('is refused in the future, before the case began, and twice', async () => {
    const caseId = await answered();
    expect((await c.desk.refused(close(caseId, '2026-11-25'))).fields?.[0]?.path).toBe('closedOn');
    expect((await c.desk.refused(close(caseId, '2026-11-23'))).fields?.[0]?.sentence).toBe(
      'This is before the case was opened, 24 Nov 2026.',
    );
    await c.desk.done(close(caseId));
    expect((await c.desk.refused(close(caseId))).what).toBe('This case was closed on 24 Nov 2026 already.');
  });

  it('is not taken back where the pupil has another open case by now', async () => {
    const caseId = await answered();
    await c.desk.done(close(caseId));
    const next = await record(c, { pupilId: await pupilOf(c, caseId), pupil: null });
    expect(await c.desk.refused(reopen(caseId))).toMatchObject({
      what: 'Robin Testwell has an open case, C-0002.',
      link: { to: `/cases/${next.caseId}` },
    });
    expect((await c.desk.refused(reopen(next.caseId))).what).toBe('This case is open.');
  });
});

describe('a case as a whole', () => {
  it('is led by a specialist teacher, named and taken out again', async () => {
    const caseId = await answered();
    const lead = async (leadTeacher: string) =>
      c.desk.done(
        c.client.cases.change(c.desk.ask({ id: caseId, version: (await show(caseId)).version, leadTeacher })),
      );
    await lead('Orla Inventa');
    expect((await show(caseId)).leadTeacher).toBe('Orla Inventa');
    await lead(' ');
    expect((await show(caseId)).leadTeacher).toBeNull();
  });

  it('is told as one line through time, newest first, with what is still to come on top', async () => {
    const caseId = await answered();
    const { id } = await addEvidence(c, caseId, { kind: 'psp', title: 'Plan of Class 4' });
    await c.desk.done(
      c.client.evidence.addReview(
        c.desk.ask({
          evidenceId: id,
          heldOn: '2026-10-05',
          adjusted: true,
          standing: 'seen' as const,
          note: 'Shorter breaks.',
        }),
      ),
    );
    await c.desk.done(c.client.evidence.addSuspension(c.desk.ask(suspended(caseId))));
    decide(caseId, 'commissioned');
    const planId = addPlan(caseId, { startOn: '2026-11-30', endOn: '2027-01-29', agreed: true });
    const { timeline } = await show(caseId);
    expect(timeline.map(({ on, kind, what, ahead }) => [on, kind, what, ahead])).toEqual([
      ['2027-01-29', 'plan', 'Coaching plan ends', true],
      ['2026-12-10', 'plan', 'Review of the coaching plan due', true],
      ['2026-11-30', 'plan', 'Coaching plan starts', true],
      ['2026-11-24', 'decision', 'Ada Tester decided: Eligible, commissioned', false],
      ['2026-11-24', 'enquiry', 'School answered', false],
      ['2026-11-24', 'enquiry', 'Senna Coleman-Madeup asked (phone)', false],
      ['2026-11-24', 'case', 'Case opened', false],
      ['2026-11-20', 'plan', 'Mossy Bank Primary School agreed the coaching plan', false],
      ['2026-10-06', 'suspension', 'Suspension, 3 sessions', false],
      ['2026-10-05', 'review', 'Review of the PSP', false],
      ['2026-09-07', 'evidence', 'Pastoral Support Plan: Plan of Class 4', false],
    ]);
    expect(timeline[0]?.to).toBe(`/plans/${planId}`);
    expect(new Set(timeline.map(({ key }) => key)).size).toBe(timeline.length);
  });

  it('shows an answer that is owed as still to come, whenever it was due', async () => {
    const { caseId } = await record(c, { receivedOn: '2026-11-02' });
    const owed = (await show(caseId)).timeline.filter(({ ahead }) => ahead);
    expect(owed).toMatchObject([{ on: '2026-11-09', what: 'Answer due' }]);
  });

  it('shows parental agreement, and that it was withdrawn', async () => {
    const { caseId } = await record(c);
    const pupilId = await pupilOf(c, caseId);
    const given = { pupilId, agreedBy: 'Juno Testwell', agreedOn: '2026-11-20', how: 'phone' as const, note: '' };
    const { id } = await c.desk.done(c.client.pupils.agree(c.desk.ask(given)));
    expect((await show(caseId)).agreed).toBe(true);
    const { agreements } = await c.desk.done(c.client.pupils.show({ id: pupilId }));
    const version = agreements[0]?.version ?? 0;
    const withdrawal = { id, version, withdrawnOn: '2026-11-23', withdrawnWhy: 'Wants to think.' };
    await c.desk.done(c.client.pupils.withdrawAgreement(c.desk.ask(withdrawal)));
    const page = await show(caseId);
    expect(page.agreed).toBe(false);
    expect(page.timeline.filter(({ kind }) => kind === 'agreement').map(({ what }) => what)).toEqual([
      'Agreement of Juno Testwell withdrawn',
      'Juno Testwell agreed to engage',
    ]);
  });

  it('names each of its records, so that the history of every field can be asked for', async () => {
    const { caseId, enquiryId } = await record(c);
    const { id: evidenceId } = await addEvidence(c, caseId, { kind: 'psp', title: 'Plan of Class 4' });
    const records = await c.desk.done(c.client.cases.records({ id: caseId }));
    expect(records.map(({ what }) => what)).toEqual([
      'Case C-0001',
      'Robin Testwell',
      'Enquiry of 24 Nov 2026',
      'Pastoral Support Plan: Plan of Class 4',
    ]);
    const history = await c.desk.done(c.client.history.ofRecord({ rowIds: records.map(({ rowId }) => rowId) }));
    const written = history.flatMap(({ rows }) => rows.map(({ rowId }) => rowId));
    expect(new Set(written)).toEqual(new Set(records.map(({ rowId }) => rowId)));
    expect(written).toEqual(expect.arrayContaining([enquiryId, evidenceId]));
  });

  it('that is none is not found', async () => {
    for (const ask of [c.client.cases.show, c.client.cases.records])
      expect((await c.desk.refused<unknown>(ask({ id: 'nowhere' }))).what).toBe('The case is not in the register.');
  });
});
