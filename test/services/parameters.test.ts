import { afterEach, describe, expect, it } from 'vitest';
import { taskAnswer } from '../support/register.ts';
import { type EligibleCase, eligibleCase } from './eligibility-register.ts';

let one: EligibleCase;
afterEach(() => one.desk.end());

describe('a figure of the rules', () => {
  it('is shown with its default, its unit, its reason and the rules that use it', async () => {
    one = await eligibleCase();
    const list = await one.desk.done(one.desk.client.parameters.list({}));
    expect(list.find(({ key }) => key === 'fortnight-days')).toMatchObject({
      value: 10,
      default: 10,
      unit: 'school days',
      source: 'The memorandum is silent on this figure.',
      usedBy: ['A3'],
      version: null,
      changes: [],
    });
  });

  it('is tried first: every open case whose verdict it would change is listed, and nothing is saved', async () => {
    one = await eligibleCase();
    const { desk, caseId } = one;
    const answer = await taskAnswer(desk.client.parameters.preview({ key: 'repeat-suspensions', value: 3 }));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        openCases: 1,
        changed: [
          {
            caseId,
            routeBefore: 'commissioned',
            routeAfter: 'school-funded',
            lines: [{ rule: 'A7', before: 'met', after: 'not-met' }],
          },
        ],
      },
    });
    expect((await desk.done(desk.client.eligibility.show({ caseId }))).assessment.route).toBe('commissioned');
  });

  it('tells how far it is while it is tried, can be given up, and is tried anew', async () => {
    one = await eligibleCase();
    const { client } = one.desk;
    const told: unknown[] = [];
    for await (const event of await client.parameters.preview({ key: 'repeat-suspensions', value: 3 })) {
      told.push(event);
      break;
    }
    expect(told).toMatchObject([{ kind: 'progress', done: 0, of: 1, doing: 'Judging the open cases again' }]);
    const again = await taskAnswer(client.parameters.preview({ key: 'repeat-suspensions', value: 3 }));
    expect(again).toMatchObject({ ok: true, value: { openCases: 1, changed: [{ routeAfter: 'school-funded' }] } });
  });

  it('judges nothing where no rule uses it', async () => {
    one = await eligibleCase();
    const answer = await taskAnswer(one.desk.client.parameters.preview({ key: 'answer-days', value: 8 }));
    expect(answer).toMatchObject({ ok: true, value: { openCases: 1, changed: [] } });
  });

  it('is changed with a reason, which is kept with who and when', async () => {
    one = await eligibleCase();
    const { desk, caseId } = one;
    const change = (value: number, version: number | null, reason: string) =>
      desk.client.parameters.change(desk.ask({ key: 'repeat-suspensions', value, version, reason }));
    await desk.done(change(3, null, 'Two are not enough.'));
    expect((await desk.done(desk.client.eligibility.show({ caseId }))).assessment.route).toBe('school-funded');
    const shown = async () =>
      (await desk.done(desk.client.parameters.list({}))).find(({ key }) => key === 'repeat-suspensions');
    expect((await desk.refused(change(4, null, 'Again.'))).code).toBe('changed-meanwhile');
    await desk.done(change(2, (await shown())?.version ?? null, 'They are after all.'));
    expect((await shown())?.changes).toMatchObject([
      { by: 'Ada Tester', from: 3, to: 2, reason: 'They are after all.' },
      { by: 'Ada Tester', from: 2, to: 3, reason: 'Two are not enough.' },
    ]);
  });

  it('is refused out of its bounds, unchanged, or unknown', async () => {
    one = await eligibleCase();
    const { desk } = one;
    const change = (key: string, value: number) =>
      desk.client.parameters.change(desk.ask({ key, value, version: null, reason: 'Because.' }));
    expect((await desk.refused(change('fortnight-days', 4))).what).toBe('Enter a number from 5 to 20 (school days).');
    expect((await desk.refused(change('fortnight-days', 10))).what).toBe('This is the figure already.');
    expect((await desk.refused(change('nothing', 1))).code).toBe('not-found');
  });

  it('sets the day by which an enquiry is answered', async () => {
    one = await eligibleCase();
    const { desk } = one;
    await desk.done(
      desk.client.parameters.change(
        desk.ask({ key: 'answer-days', value: 10, version: null, reason: 'Short of hands.' }),
      ),
    );
    expect(await desk.done(desk.client.enquiries.dueOn({ receivedOn: '2026-11-24' }))).toEqual({
      dueOn: '2026-12-08',
      workingDays: 10,
    });
  });
});
