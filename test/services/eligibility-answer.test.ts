import { afterEach, describe, expect, it } from 'vitest';
import {
  decide,
  type EligibleCase,
  eligibleCase,
  giveAnswer,
  type Leaving,
  eligibilityOf as page,
  review,
} from './eligibility-register.ts';

/** The answer to a school: drafted from the verdicts, given, and owed again when evidence comes. */
let one: EligibleCase;
afterEach(() => one.desk.end());

async function start(...leaving: Leaving[]): Promise<EligibleCase> {
  one = await eligibleCase(leaving);
  return one;
}

describe('the clock of an answer', () => {
  const answerDuty = async (made: EligibleCase) => (await page(made)).duties.find(({ id }) => id === 'S2.1');

  it('runs from the enquiry, stops at “not yet” once the school is told, and starts again when evidence comes', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    expect(await answerDuty(made)).toMatchObject({ state: 'due', dueOn: '2026-11-27' });
    await decide(made, 'not-yet');
    expect(await answerDuty(made)).toMatchObject({ state: 'due' });
    await giveAnswer(made);
    expect(await answerDuty(made)).toMatchObject({ state: 'stopped', since: '2026-11-24' });
    desk.clock.day = '2026-12-03';
    const offer = { caseId, kind: 'sendias-offer' as const, startedOn: '2026-12-02', endedOn: null, title: 'Leaflet' };
    const seen = { standing: 'seen' as const, source: 'Seen at the school', note: '', cafoToldOn: null };
    await desk.done(desk.client.evidence.add(desk.ask({ ...offer, ...seen })));
    expect(await answerDuty(made)).toMatchObject({ state: 'due', since: '2026-12-03', dueOn: '2026-12-10' });
    const dues = await desk.done(desk.client.eligibility.dues({}));
    expect(dues.find(({ kind }) => kind === 'answer-again')).toMatchObject({ on: '2026-12-10', rule: 'S2.1' });
    desk.clock.day = '2026-12-11';
    expect(await answerDuty(made)).toMatchObject({ state: 'late' });
  });

  it('is what there is to do next, once a manager has decided; before, it is what follows from the verdicts', async () => {
    const made = await start('sendias-offer');
    const next = async () => (await page(made)).next;
    expect((await next())[0]).toBe('Tell the school what is missing and by when; the clock stops until it comes.');
    await decide(made, 'not-yet');
    expect((await next())[0]).toBe('Asked on 20 Nov 2026, not answered yet. Due 27 Nov 2026.');
    await giveAnswer(made);
    expect(await next()).toEqual([
      '“Not yet” since 24 Nov 2026: the clock stands still until evidence comes.',
      'The school may buy support meanwhile.',
    ]);
  });

  it('after a yes says to hold the review, to name who leads and to write the plan', async () => {
    const made = await start();
    const { desk, caseId } = made;
    await decide(made, 'commissioned');
    await giveAnswer(made);
    expect((await page(made)).next).toEqual([
      'Eligible since 24 Nov 2026; no review has been held yet. Due 15 Dec 2026.',
      'No specialist teacher leads the case yet.',
    ]);
    const held = {
      caseId,
      kind: 'enhanced-targeted-review' as const,
      startedOn: '2026-11-24',
      endedOn: null,
      title: '',
    };
    const seen = { standing: 'seen' as const, source: 'At the school', note: '', cafoToldOn: null };
    await desk.done(desk.client.evidence.add(desk.ask({ ...held, ...seen })));
    expect((await page(made)).next).toEqual([
      'No specialist teacher leads the case yet.',
      'Write the plan with the school, and have it agreed.',
    ]);
  });

  it('is not started by a review that only keeps a young plan going', async () => {
    const made = await start('psp');
    const { desk, caseId } = made;
    const plan = {
      caseId,
      kind: 'psp' as const,
      startedOn: '2026-11-16',
      endedOn: null,
      title: 'Pastoral Support Plan',
    };
    const seen = { standing: 'seen' as const, source: 'Seen at the school', note: '', cafoToldOn: null };
    const { id } = await desk.done(desk.client.evidence.add(desk.ask({ ...plan, ...seen })));
    await decide(made, 'not-yet');
    await giveAnswer(made);
    desk.clock.day = '2026-12-01';
    await review(desk, id, '2026-11-30');
    expect(await answerDuty(made)).toMatchObject({ state: 'stopped' });
  });

  it('runs on after a decision until the school has been told', async () => {
    const made = await start('sendias-offer');
    const { desk, enquiryId } = made;
    const { version } = (await desk.done(desk.client.cases.show({ id: made.caseId }))).enquiries[0] ?? { version: 0 };
    const answered = { id: enquiryId, version, answeredOn: '2026-11-23', answer: 'We look into it.' };
    await desk.done(desk.client.enquiries.answer(desk.ask(answered)));
    await decide(made, 'not-yet');
    expect(await answerDuty(made)).toMatchObject({
      state: 'due',
      because: 'Decided on 24 Nov 2026; the school has not been told.',
    });
  });
});

describe('the answer to the school', () => {
  it('is drafted from the verdicts: what was seen, what is needed, by when, what can be done now', async () => {
    const made = await start('psp', 'sendias-offer');
    const { desk, caseId } = made;
    const { body, outcome } = await desk.done(desk.client.eligibility.answer({ caseId }));
    expect(outcome).toBe('not-yet');
    const offer = body.criteria.find(({ rule }) => rule === 'A6');
    expect(offer).toMatchObject({ verdict: 'no-evidence', seen: '', needed: 'SENDIAS is offered to the parents.' });
    const { earliest } = (await page(made)).assessment;
    expect(offer?.by).toBe(earliest.kind === 'from' ? earliest.on : 'no date');
    expect(body.canDoNow.join(' ')).toContain('SENDIAS');
    expect(body.canDoNow.join(' ')).toContain('Buy support');
  });

  it('is edited, kept, and says when verdicts have moved on', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    const { body } = await desk.done(desk.client.eligibility.answer({ caseId }));
    const edited = { ...body, opening: 'Thank you for asking.' };
    await desk.done(desk.client.eligibility.saveAnswer(desk.ask({ caseId, id: null, version: null, ...edited })));
    const saved = await desk.done(desk.client.eligibility.answer({ caseId }));
    expect(saved).toMatchObject({ outOfDate: false, body: { opening: 'Thank you for asking.' } });
    await decide(made, 'not-yet', 'Nothing but SENDIAS is missing.');
    expect((await desk.done(desk.client.eligibility.answer({ caseId }))).outOfDate).toBe(true);
  });

  it('answers the enquiry when it is given, and is not changed any more', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    await decide(made, 'not-yet');
    await giveAnswer(made);
    const { enquiries } = await desk.done(desk.client.cases.show({ id: caseId }));
    expect(enquiries[0]).toMatchObject({ answeredOn: '2026-11-24' });
    expect(enquiries[0]?.answer).toContain('A6: no evidence. Needed: SENDIAS is offered to the parents.');
    const { given, id } = await desk.done(desk.client.eligibility.answer({ caseId }));
    expect(given).toMatchObject([{ outcome: 'not-yet', givenBy: 'Ada Tester' }]);
    expect(id).toBeNull();
    const again = { caseId, id: given[0]?.id ?? '', version: 0, opening: '', criteria: [], earliest: '', canDoNow: [] };
    expect((await desk.refused(desk.client.eligibility.saveAnswer(desk.ask(again)))).what).toBe(
      'The school was given this answer on 24 Nov 2026.',
    );
  });

  it('is printed as it was written, with initials for the name', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    const { body } = await desk.done(desk.client.eligibility.answer({ caseId }));
    const edited = { ...body, opening: 'Quill is doing well at Testing Hollow.' };
    await desk.done(desk.client.eligibility.saveAnswer(desk.ask({ caseId, id: null, version: null, ...edited })));
    const ask = { paper: 'enquiry-outcome' as const, subjectId: caseId, monday: null, fullName: false };
    const preview = await desk.done(desk.client.papers.preview(ask));
    const text = preview.pages.flatMap(({ runs }) => runs.map((run) => run.text)).join(' ');
    expect(text).toContain('is doing well at Testing Hollow');
    expect(text).not.toContain('Quill');
    expect(text).toContain('SENDIAS is offered to the parents');
    expect(preview.notices).toEqual(['Nobody has decided on this case yet: this is what the rules say.']);
  });
});
