import { afterEach, describe, expect, it } from 'vitest';
import { taskAnswer } from '../support/register.ts';
import {
  decide,
  type EligibleCase,
  eligibleCase,
  giveAnswer,
  type Leaving,
  eligibilityOf as page,
  review,
} from './eligibility-register.ts';

let one: EligibleCase;
afterEach(() => one.desk.end());

async function start(...leaving: Leaving[]): Promise<EligibleCase> {
  one = await eligibleCase(leaving);
  return one;
}

describe('an assessment of a case in the register', () => {
  it('is yes where every criterion is met, each line with the records that decided it', async () => {
    const made = await start();
    const { assessment, records } = await page(made);
    expect(assessment.lines.map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(
      ['G1', 'G2', 'G3', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'P1'].map((rule) => `${rule} met`),
    );
    expect(assessment.route).toBe('commissioned');
    expect(assessment.offers.every(({ open }) => open)).toBe(true);
    const named = new Set(records.map(({ id }) => id));
    const evidence = assessment.lines.flatMap((line) => line.evidence.map(({ id }) => id));
    expect(evidence.filter((id) => !named.has(id))).toEqual([]);
    expect(records.find(({ id }) => id === made.evidence.psp)?.label).toBe('Pastoral Support Plan');
  });

  it('leaves out what was taken back', async () => {
    const made = await start();
    const { desk, caseId } = made;
    const { evidence } = await desk.done(desk.client.evidence.ofCase({ caseId }));
    const offer = evidence.find(({ kind }) => kind === 'sendias-offer');
    const back = { id: offer?.id ?? '', version: offer?.version ?? 0, withdrawnWhy: 'It was another pupil.' };
    await desk.done(desk.client.evidence.withdraw(desk.ask(back)));
    const line = (await page(made)).assessment.lines.find(({ rule }) => rule === 'A6');
    expect(line?.verdict).toBe('no-evidence');
  });

  it('says that a pupil has no date of birth, and what it could not know', async () => {
    const made = await start('date-of-birth');
    const { assessment } = await page(made);
    const line = assessment.lines.find(({ rule }) => rule === 'G1');
    expect(line).toMatchObject({ verdict: 'no-evidence', unknown: ['The pupil’s date of birth is not recorded.'] });
  });
});

describe('a waiver', () => {
  it('is laid on top of the verdict, by name and with its reason, and can be taken back', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    const reason = 'The parents know the service well.';
    await desk.done(desk.client.eligibility.waive(desk.ask({ caseId, rule: 'A6', reason })));
    const { assessment, waivers } = await page(made);
    const line = assessment.lines.find(({ rule }) => rule === 'A6');
    expect(line).toMatchObject({ verdict: 'waived', underneath: 'no-evidence', waiver: { by: 'Ada Tester', reason } });
    expect(assessment.route).toBe('commissioned');
    const [waiver] = waivers;
    await desk.done(
      desk.client.eligibility.takeBackWaiver(desk.ask({ id: waiver?.id ?? '', version: waiver?.version ?? 0 })),
    );
    expect((await page(made)).assessment.route).toBe('not-yet');
  });

  it('is refused for what is met, for what does not gate, and twice', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    const waive = (rule: string) => desk.client.eligibility.waive(desk.ask({ caseId, rule, reason: 'Because.' }));
    expect((await desk.refused(waive('A1'))).what).toBe('A1 is met, so it needs no waiver.');
    expect((await desk.refused(waive('S1.4'))).what).toBe('S1.4 does not gate, so there is nothing to waive.');
    await desk.done(waive('A6'));
    expect((await desk.refused(waive('A6'))).what).toBe('A6 is waived already.');
  });
});

describe('a decision', () => {
  it('keeps what it was made on, and replays the same after the evidence has changed', async () => {
    const made = await start();
    const { desk, evidence } = made;
    const decisionId = await decide(made, 'commissioned');
    await review(desk, evidence.psp ?? '', '2026-11-24');
    const kept = await desk.done(desk.client.eligibility.decision({ decisionId }));
    expect(kept.replaysTheSame).toBe(true);
    expect(kept.decision).toMatchObject({
      outcome: 'commissioned',
      route: 'commissioned',
      against: false,
      decidedBy: 'Ada Tester',
    });
    expect(kept.assessment.ruleSets).toContain('appendix-a/2017-01');
    expect(kept.parameters.find(({ key }) => key === 'fortnight-days')?.value).toBe(10);
  });

  it('against the verdict wants a reason', async () => {
    const made = await start();
    const { desk, caseId } = made;
    const { hash } = await page(made);
    const refusal = await desk.refused(
      desk.client.eligibility.decide(
        desk.ask({ caseId, outcome: 'school-funded' as const, reason: ' ', seenHash: hash }),
      ),
    );
    expect(refusal.fields).toEqual([
      { path: 'reason', sentence: 'The rules say “Eligible, commissioned”. Say why you decide otherwise.' },
    ]);
    await decide(made, 'school-funded', 'The school has its own provision.');
    expect((await page(made)).decisions[0]).toMatchObject({
      against: true,
      reason: 'The school has its own provision.',
    });
  });

  it('is refused where the evidence has changed since it was looked at', async () => {
    const made = await start();
    const { desk, caseId, evidence } = made;
    const { hash } = await page(made);
    await review(desk, evidence.psp ?? '', '2026-11-24');
    const late = desk.ask({ caseId, outcome: 'commissioned' as const, reason: '', seenHash: hash });
    expect((await desk.refused(desk.client.eligibility.decide(late))).code).toBe('changed-meanwhile');
    expect((await page(made)).decisions).toEqual([]);
  });

  it('is superseded by another and never edited', async () => {
    const made = await start();
    await decide(made, 'not-yet', 'Waiting for the family.');
    await decide(made, 'commissioned');
    const { decisions } = await page(made);
    expect(decisions.map(({ outcome, superseded }) => [outcome, superseded])).toEqual([
      ['commissioned', false],
      ['not-yet', true],
    ]);
  });

  it('is not made on a closed case', async () => {
    const made = await start();
    const { desk, caseId } = made;
    await decide(made, 'commissioned');
    const { version, enquiries } = await desk.done(desk.client.cases.show({ id: caseId }));
    const [enquiry] = enquiries;
    const answered = {
      id: enquiry?.id ?? '',
      version: enquiry?.version ?? 0,
      answeredOn: '2026-11-24',
      answer: 'Yes.',
    };
    await desk.done(desk.client.enquiries.answer(desk.ask(answered)));
    const closing = { id: caseId, version, closedOn: '2026-11-24', closedWhy: 'Moved away.' };
    await desk.done(desk.client.cases.close(desk.ask(closing)));
    const { hash } = await page(made);
    const refusal = await desk.refused(
      desk.client.eligibility.decide(
        desk.ask({ caseId, outcome: 'commissioned' as const, reason: '', seenHash: hash }),
      ),
    );
    expect(refusal.what).toBe('Case C-0001 was closed on 24 Nov 2026.');
  });
});

describe('a second opinion', () => {
  it('is the other manager’s, and is kept with the decision that follows', async () => {
    const made = await start();
    const { desk, caseId } = made;
    await desk.done(desk.client.eligibility.askOpinion(desk.ask({ caseId, question: 'Would you wait?' })));
    const [asked] = await desk.done(desk.client.eligibility.opinions({}));
    const words = {
      id: asked?.id ?? '',
      version: asked?.version ?? 0,
      outcome: 'commissioned' as const,
      opinion: 'No: go on.',
    };
    expect(asked?.mayAnswer).toBe(false);
    expect((await desk.refused(desk.client.eligibility.giveOpinion(desk.ask(words)))).code).toBe('rule');
    const people = await desk.done(desk.client.office.people({}));
    desk.session.personId = people.find(({ name }) => name === 'Ben Tester')?.id ?? null;
    await desk.done(desk.client.eligibility.giveOpinion(desk.ask(words)));
    await decide(made, 'commissioned');
    expect((await page(made)).decisions[0]?.secondOpinion).toEqual({ by: 'Ben Tester', words: 'No: go on.' });
    expect(await desk.done(desk.client.eligibility.opinions({}))).toEqual([]);
  });
});

describe('replaying every decision', () => {
  it('lists the one that evidence taken back would decide otherwise, and says why', async () => {
    const made = await start();
    const { desk, caseId } = made;
    const decisionId = await decide(made, 'commissioned');
    expect(await replay(made)).toEqual({ decisions: 1, differing: [] });
    const { evidence } = await desk.done(desk.client.evidence.ofCase({ caseId }));
    const offer = evidence.find(({ kind }) => kind === 'sendias-offer');
    const back = { id: offer?.id ?? '', version: offer?.version ?? 0, withdrawnWhy: 'It was another pupil.' };
    await desk.done(desk.client.evidence.withdraw(desk.ask(back)));
    const { differing } = await replay(made);
    expect(differing).toMatchObject([
      { decisionId, routeThen: 'commissioned', routeNow: 'not-yet', because: ['evidence'] },
    ]);
    expect(differing[0]?.why).toEqual([
      'With the evidence as it is recorded now, A6 is “no evidence” and was “met”: No offer of SENDIAS is recorded.',
    ]);
  });

  it('lists the one that another figure would decide otherwise', async () => {
    const made = await start();
    const { desk } = made;
    await decide(made, 'commissioned');
    const figure = { key: 'repeat-suspensions', value: 3, version: null, reason: 'Two are not enough.' };
    await desk.done(desk.client.parameters.change(desk.ask(figure)));
    const { differing } = await replay(made);
    expect(differing).toMatchObject([{ routeNow: 'school-funded', because: ['rules'] }]);
  });
});

async function replay({ desk }: EligibleCase) {
  const answer = await taskAnswer(desk.client.eligibility.replay({}));
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

describe('the history of a case', () => {
  it('knows the opinion that was asked for, the answer that was given and the information that was asked for', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    await desk.done(desk.client.eligibility.askOpinion(desk.ask({ caseId, question: 'Would you wait?' })));
    await giveAnswer(made);
    const asked = { caseId, kind: 'annual-review' as const, requestedOn: '2026-11-02', dueOn: '2026-12-01', note: '' };
    await desk.done(desk.client.eligibility.requestAdvice(desk.ask(asked)));
    const records = await desk.done(desk.client.cases.records({ id: caseId }));
    expect(records.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'Second opinion asked on 24 Nov 2026',
        'Answer to the school of 24 Nov 2026: Not yet: evidence missing',
        'Annual review of an EHC plan: information asked for on 2 Nov 2026',
      ]),
    );
  });
});

describe('information that STS is asked for', () => {
  it('for a statutory assessment is due six weeks after the request', async () => {
    const made = await start();
    const { desk, caseId } = made;
    const asked = { caseId, kind: 'statutory-assessment' as const, requestedOn: '2026-11-02', dueOn: null, note: '' };
    await desk.done(desk.client.eligibility.requestAdvice(desk.ask(asked)));
    const { advice, duties } = await page(made);
    expect(advice).toMatchObject([{ dueOn: '2026-12-14', sentOn: null }]);
    expect(duties.find(({ id }) => id === 'S2.7')).toMatchObject({ state: 'due', dueOn: '2026-12-14' });
    const sent = { id: advice[0]?.id ?? '', version: advice[0]?.version ?? 0, sentOn: '2026-11-24' };
    await desk.done(desk.client.eligibility.sendAdvice(desk.ask(sent)));
    expect((await page(made)).duties.find(({ id }) => id === 'S2.7')).toMatchObject({
      state: 'done',
      doneOn: '2026-11-24',
    });
  });
});
