import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setting } from '../../db/schema/office.ts';
import { type CasesDesk, enquiry, pupilOf, record, robin, startCases } from './cases-register.ts';
import { write } from './deployment-register.ts';

let c: CasesDesk;
beforeEach(async () => {
  c = await startCases();
});
afterEach(() => c.desk.end());

const refused = (changes: Parameters<typeof enquiry>[1]) =>
  c.desk.refused(c.client.enquiries.record(c.desk.ask(enquiry(c, changes))));
const open = () => c.desk.done(c.client.enquiries.list({}));

describe('an enquiry', () => {
  it('about a new pupil opens a case, with the pupil at the school that asks', async () => {
    const made = await record(c);
    expect(made).toMatchObject({ reference: 'C-0001', joined: false });
    const page = await c.desk.done(c.client.cases.show({ id: made.caseId }));
    expect(page).toMatchObject({
      pupilName: 'Robin Testwell',
      schoolName: 'Mossy Bank Primary School',
      stage: 'enquiry',
      openedOn: '2026-11-24',
      due: { on: '2026-12-01', what: 'answer' },
    });
  });

  it('about a pupil with an open case joins it', async () => {
    const first = await record(c);
    const again = await record(c, { pupilId: await pupilOf(c, first.caseId), pupil: null, concern: 'It got worse.' });
    expect(again).toMatchObject({ caseId: first.caseId, reference: 'C-0001', joined: true });
    const { enquiries } = await c.desk.done(c.client.cases.show({ id: first.caseId }));
    expect(enquiries.map(({ concern }) => concern)).toEqual([
      'It got worse.',
      'Leaves the classroom several times a day.',
    ]);
  });

  it('about a pupil whose case is closed opens the next one', async () => {
    const first = await record(c);
    const [line] = await open();
    if (!line) throw new Error('No enquiry');
    const answer = { id: line.id, version: line.version, answeredOn: '2026-11-24', answer: 'Not within remit.' };
    await c.desk.done(c.client.enquiries.answer(c.desk.ask(answer)));
    const { version } = await c.desk.done(c.client.cases.show({ id: first.caseId }));
    const close = { id: first.caseId, version, closedOn: '2026-11-24', closedWhy: 'Answered.' };
    await c.desk.done(c.client.cases.close(c.desk.ask(close)));
    const next = await record(c, { pupilId: await pupilOf(c, first.caseId), pupil: null });
    expect(next).toMatchObject({ reference: 'C-0002', joined: false });
  });

  it('of another school than the pupil’s own says which school asked', async () => {
    const { caseId } = await record(c);
    await record(c, { pupilId: await pupilOf(c, caseId), pupil: null, schoolId: c.quince });
    const page = await c.desk.done(c.client.cases.show({ id: caseId }));
    expect(page.schoolName).toBe('Mossy Bank Primary School');
    expect(page.enquiries.map(({ schoolName }) => schoolName).sort()).toEqual([
      'Mossy Bank Primary School',
      'Quince Lane Infant School',
    ]);
  });

  it('is due within five working days, bank holidays and weekends left out', async () => {
    const due = (receivedOn: string) => c.desk.done(c.client.enquiries.dueOn({ receivedOn }));
    expect(await due('2026-11-24')).toEqual({ dueOn: '2026-12-01', workingDays: 5 });
    // Friday before Christmas: 25 and 28 December are bank holidays.
    expect((await due('2026-12-18')).dueOn).toBe('2026-12-29');
  });

  it('is due by the days that the office has set', async () => {
    write(c.desk, (run) => run.insert(setting, { key: 'answer-days', value: '2', reason: 'We promised' }));
    expect((await record(c)).answerDueOn).toBe('2026-11-26');
  });

  it('keeps its due date when the words change, and gets a new one with another day', async () => {
    await record(c);
    const [line] = await open();
    if (!line) throw new Error('No enquiry');
    const { pupilId: _pupilId, pupil: _pupil, schoolId: _schoolId, ...asked } = enquiry(c);
    const change = (version: number, changes: object) =>
      c.desk.done(c.client.enquiries.change(c.desk.ask({ id: line.id, version, ...asked, ...changes })));
    write(c.desk, (run) => run.insert(setting, { key: 'answer-days', value: '1', reason: 'From today' }));
    expect((await change(line.version, { concern: 'Said more.' })).answerDueOn).toBe('2026-12-01');
    const [changed] = await open();
    expect((await change(changed?.version ?? 0, { receivedOn: '2026-11-23' })).answerDueOn).toBe('2026-11-24');
  });

  it('is refused for the future, without a pupil, and for an unknown school', async () => {
    expect((await refused({ receivedOn: '2026-11-25' })).fields?.[0]).toEqual({
      path: 'receivedOn',
      sentence: 'The day of the enquiry is in the future.',
    });
    expect((await refused({ pupil: null })).fields?.[0]?.path).toBe('pupil.givenName');
    expect((await refused({ schoolId: 'nowhere' })).fields?.[0]?.sentence).toBe('This school is not in the register.');
    expect((await refused({ pupilId: 'nobody', pupil: null })).code).toBe('not-found');
    expect((await refused({ concern: ' ' })).fields?.[0]?.sentence).toBe('Enter what the school is concerned about');
  });

  it('that is refused leaves no pupil and no case behind', async () => {
    await refused({ pupil: { ...robin, upn: 'A937999910001' } });
    expect((await c.desk.done(c.client.cases.list({ stage: 'all' }))).cases).toEqual([]);
    expect(await c.desk.done(c.client.search.find({ text: 'Testwell' }))).toEqual([]);
  });

  it('undone takes its case and its pupil with it', async () => {
    await record(c);
    const last = await c.desk.done(c.client.history.last({}));
    await c.desk.done(c.client.history.undo(c.desk.ask({ changeId: last?.id ?? '' })));
    expect((await c.desk.done(c.client.cases.list({ stage: 'all' }))).cases).toEqual([]);
    expect(await open()).toEqual([]);
  });
});

describe('enquiries to answer', () => {
  it('are listed with the one that is due first on top, and say which are late', async () => {
    await record(c, { pupil: { ...robin, givenName: 'Wren' }, receivedOn: '2026-11-20' });
    await record(c, { receivedOn: '2026-11-10' });
    expect((await open()).map(({ pupilName, answerDueOn, late }) => [pupilName, answerDueOn, late])).toEqual([
      ['Robin Testwell', '2026-11-17', true],
      ['Wren Testwell', '2026-11-27', false],
    ]);
  });

  it('leave the list when they are answered, and are found among the answered ones', async () => {
    await record(c);
    const [line] = await open();
    if (!line) throw new Error('No enquiry');
    const given = { id: line.id, version: line.version, answeredOn: '2026-11-24', answer: 'Told what is missing.' };
    await c.desk.done(c.client.enquiries.answer(c.desk.ask(given)));
    expect(await open()).toEqual([]);
    expect(await c.desk.done(c.client.enquiries.list({ open: false }))).toMatchObject([{ answeredOn: '2026-11-24' }]);
  });

  it('are not answered before they came in, nor in the future', async () => {
    await record(c, { receivedOn: '2026-11-20' });
    const [line] = await open();
    const answer = (answeredOn: string) =>
      c.desk.refused(
        c.client.enquiries.answer(
          c.desk.ask({ id: line?.id ?? '', version: line?.version ?? 0, answeredOn, answer: 'Told.' }),
        ),
      );
    expect((await answer('2026-11-19')).fields?.[0]?.sentence).toBe('This is before the enquiry, 20 Nov 2026.');
    expect((await answer('2026-11-25')).fields?.[0]?.sentence).toBe('The day of the answer is in the future.');
  });

  it('answered by two people at once: the second is shown both versions', async () => {
    await record(c);
    const [line] = await open();
    const answer = (text: string) =>
      c.client.enquiries.answer(
        c.desk.ask({ id: line?.id ?? '', version: line?.version ?? 0, answeredOn: '2026-11-24', answer: text }),
      );
    await c.desk.done(answer('Yes.'));
    const refusal = await c.desk.refused(answer('No.'));
    expect(refusal.code).toBe('changed-meanwhile');
    expect(refusal.versions).toEqual([{ field: 'answer', theirs: 'Yes.', yours: 'No.' }]);
  });

  it('are not for the office role to read', async () => {
    await record(c);
    const added = await c.desk.done(c.client.office.addPerson(c.desk.ask({ name: 'Cal Tester', role: 'office' })));
    c.desk.session.personId = added.id;
    expect((await c.desk.refused(c.client.enquiries.list({}))).code).toBe('not-allowed');
    expect((await c.desk.refused(c.client.cases.list({}))).code).toBe('not-allowed');
  });
});
