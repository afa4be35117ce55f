import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signUp } from '../../db/schema/schools.ts';
import { codesOf, EVIDENCE_KINDS } from '../../shared/words.ts';
import { addEvidence, type CasesDesk, claimed, record, startCases, suspended } from './cases-register.ts';
import { write } from './deployment-register.ts';

let c: CasesDesk;
let caseId: string;
beforeEach(async () => {
  c = await startCases();
  ({ caseId } = await record(c));
});
afterEach(() => c.desk.end());

const ofCase = () => c.desk.done(c.client.evidence.ofCase({ caseId }));
const first = async () => {
  const [line] = (await ofCase()).evidence;
  if (!line) throw new Error('No evidence');
  return line;
};
const sentence = (refusal: { what: string; fields?: { sentence: string }[] | undefined }) =>
  refusal.fields?.[0]?.sentence ?? refusal.what;
const refusedAdd = async (changes: Parameters<typeof claimed>[1]) =>
  sentence(await c.desk.refused(c.client.evidence.add(c.desk.ask(claimed(caseId, changes)))));

describe('evidence', () => {
  it.each(codesOf(EVIDENCE_KINDS))('%s is recorded as claimed by the school', async (kind) => {
    await addEvidence(c, caseId, { kind, title: 'As the school calls it' });
    expect(await first()).toMatchObject({
      kind,
      startedOn: '2026-09-07',
      standing: 'claimed',
      seenOn: null,
      source: 'SENCO, on the phone',
      title: 'As the school calls it',
    });
  });

  it('is listed oldest first', async () => {
    await addEvidence(c, caseId, { kind: 'sendias-offer', startedOn: '2026-10-01' });
    await addEvidence(c, caseId, { kind: 'psp', startedOn: '2026-09-07' });
    expect((await ofCase()).evidence.map(({ kind }) => kind)).toEqual(['psp', 'sendias-offer']);
  });

  it('that was claimed becomes seen on a day, once', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'psp' });
    const see = async (seenOn: string) =>
      c.client.evidence.markSeen(c.desk.ask({ id, version: (await first()).version, seenOn }));
    expect(sentence(await c.desk.refused(see('2026-09-06')))).toBe('This is before it began, 7 Sep 2026.');
    expect(sentence(await c.desk.refused(see('2026-11-25')))).toBe('This date is in the future.');
    await c.desk.done(see('2026-11-20'));
    expect(await first()).toMatchObject({ standing: 'seen', seenOn: '2026-11-20' });
    expect(sentence(await c.desk.refused(see('2026-11-21')))).toBe('This was seen by STS on 20 Nov 2026 already.');
  });

  it('seen when it is recorded is seen today; changed, it keeps the day; a claim has none', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'psp', standing: 'seen' });
    expect((await first()).seenOn).toBe('2026-11-24');
    c.desk.clock.day = '2026-11-26';
    const change = async (standing: 'seen' | 'claimed') => {
      const { caseId: _case, kind: _kind, ...about } = claimed(caseId, { kind: 'psp', standing, note: 'Read again.' });
      await c.desk.done(c.client.evidence.change(c.desk.ask({ id, version: (await first()).version, ...about })));
    };
    await change('seen');
    expect(await first()).toMatchObject({ note: 'Read again.', seenOn: '2026-11-24' });
    await change('claimed');
    expect((await first()).seenOn).toBeNull();
  });

  it('is of what has happened, and ends after it began', async () => {
    expect(await refusedAdd({ kind: 'psp', startedOn: '2026-11-25' })).toBe(
      'This date is in the future. Evidence is of what has happened.',
    );
    expect(await refusedAdd({ kind: 'psp', endedOn: '2026-09-06' })).toBe(
      'The end comes before the start, 7 Sep 2026.',
    );
    expect(await refusedAdd({ kind: 'psp', endedOn: '2026-12-18' })).toBe(
      'This end is in the future. Leave it empty until it has ended.',
    );
    expect(await refusedAdd({ kind: 'psp', source: '' })).toBe(
      'Enter where this comes from, for example “SENCO, on the phone”',
    );
  });

  it('has the day the CAF officer was told only where the family declined, and not before they did', async () => {
    expect(await refusedAdd({ kind: 'psp', cafoToldOn: '2026-09-08' })).toBe(
      'The CAF officer is told only where the family declined a Single Assessment.',
    );
    expect(await refusedAdd({ kind: 'family-declined', cafoToldOn: '2026-09-06' })).toBe(
      'This is before the family declined, 7 Sep 2026.',
    );
    await addEvidence(c, caseId, { kind: 'family-declined', cafoToldOn: '2026-09-09' });
    expect((await first()).cafoToldOn).toBe('2026-09-09');
  });

  it('taken back stays in sight with its reason, and stays as it was', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'psp' });
    const withdraw = async () =>
      c.client.evidence.withdraw(
        c.desk.ask({ id, version: (await first()).version, withdrawnWhy: 'Another child’s.' }),
      );
    await c.desk.done(withdraw());
    expect(await first()).toMatchObject({ withdrawnOn: '2026-11-24', withdrawnWhy: 'Another child’s.' });
    const said = 'The evidence was taken back on 24 Nov 2026 and stays as it was.';
    expect((await c.desk.refused(withdraw())).what).toBe(said);
    const see = { id, version: (await first()).version, seenOn: '2026-11-24' };
    expect((await c.desk.refused(c.client.evidence.markSeen(c.desk.ask(see)))).what).toBe(said);
    const review = { evidenceId: id, heldOn: '2026-10-01', adjusted: true, standing: 'seen' as const, note: '' };
    expect((await c.desk.refused(c.client.evidence.addReview(c.desk.ask(review)))).what).toBe(said);
  });

  it('edited in two windows at once: the second is shown both versions, field by field', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'psp' });
    const { version } = await first();
    const { caseId: _case, kind: _kind, ...about } = claimed(caseId, { kind: 'psp' });
    const change = (note: string) => c.client.evidence.change(c.desk.ask({ id, version, ...about, note }));
    await c.desk.done(change('Mine.'));
    expect((await c.desk.refused(change('Yours.'))).versions).toEqual([
      { field: 'note', theirs: 'Mine.', yours: 'Yours.' },
    ]);
  });

  it('of a case that is closed waits until it is opened again', async () => {
    const [line] = await c.desk.done(c.client.enquiries.list({}));
    const answer = { id: line?.id ?? '', version: line?.version ?? 0, answeredOn: '2026-11-24', answer: 'No.' };
    await c.desk.done(c.client.enquiries.answer(c.desk.ask(answer)));
    const { version } = await c.desk.done(c.client.cases.show({ id: caseId }));
    const close = { id: caseId, version, closedOn: '2026-11-24', closedWhy: 'Answered.' };
    await c.desk.done(c.client.cases.close(c.desk.ask(close)));
    const refusal = await c.desk.refused(c.client.evidence.add(c.desk.ask(claimed(caseId, { kind: 'psp' }))));
    expect(refusal).toMatchObject({
      what: 'The case was closed on 24 Nov 2026.',
      link: { to: `/cases/${caseId}` },
    });
  });

  it('comes with the sign-up of the school: in force, or ended, or none', async () => {
    expect((await ofCase()).signUp).toMatchObject({ inForce: false, signedOn: null });
    const sign = (signedOn: string, inForceUntil: string) =>
      write(c.desk, (run) =>
        run.insert(signUp, {
          schoolId: c.mossy,
          signatory: 'Hale Madeup',
          signatoryRole: 'Head teacher',
          signedOn,
          mouVersion: '2017-01',
          inForceFrom: signedOn,
          inForceUntil,
          note: '',
        }),
      );
    sign('2024-09-02', '2026-08-31');
    expect((await ofCase()).signUp).toMatchObject({ inForce: false, until: '2026-08-31' });
    sign('2026-09-01', '2026-11-24');
    expect((await ofCase()).signUp).toMatchObject({ inForce: true, signedOn: '2026-09-01', until: '2026-11-24' });
    c.desk.clock.day = '2026-11-25';
    expect((await ofCase()).signUp.inForce).toBe(false);
  });
});

describe('reviews', () => {
  const review = (evidenceId: string, heldOn: string) =>
    c.client.evidence.addReview(
      c.desk.ask({ evidenceId, heldOn, adjusted: true, standing: 'claimed' as const, note: '' }),
    );

  it('of a PSP are kept in the order in which they were held', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'psp' });
    for (const on of ['2026-10-05', '2026-09-21']) await c.desk.done(review(id, on));
    expect((await first()).reviews.map(({ heldOn }) => heldOn)).toEqual(['2026-09-21', '2026-10-05']);
  });

  it('are refused before the start, after the end, in the future, and twice on a day', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'intervention', endedOn: '2026-11-02' });
    const said = async (on: string) => sentence(await c.desk.refused(review(id, on)));
    expect(await said('2026-09-06')).toBe('This is before the start, 7 Sep 2026.');
    expect(await said('2026-11-03')).toBe('This is after the end, 2 Nov 2026.');
    expect(await said('2026-11-25')).toBe('The review is in the future. Enter it when it has been held.');
    await c.desk.done(review(id, '2026-09-07'));
    await c.desk.done(review(id, '2026-11-02'));
    expect(await said('2026-11-02')).toBe('A review on 2 Nov 2026 is recorded already.');
  });

  it('belong to a PSP or an intervention only', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'sendias-offer' });
    expect((await c.desk.refused(review(id, '2026-10-01'))).what).toBe('“SENDIAS offered to parents” is not reviewed.');
  });

  it('are changed, and taken back so that the day is free again', async () => {
    const { id: evidenceId } = await addEvidence(c, caseId, { kind: 'psp' });
    const { id } = await c.desk.done(review(evidenceId, '2026-10-01'));
    const version = async () => (await first()).reviews[0]?.version ?? 0;
    const changed = { heldOn: '2026-10-02', adjusted: false, standing: 'seen' as const, note: 'Minutes read.' };
    await c.desk.done(c.client.evidence.changeReview(c.desk.ask({ id, version: await version(), ...changed })));
    expect((await first()).reviews).toMatchObject([changed]);
    const back = { id, version: await version(), withdrawnWhy: 'It was cancelled.' };
    await c.desk.done(c.client.evidence.withdrawReview(c.desk.ask(back)));
    expect((await first()).reviews).toMatchObject([{ withdrawnWhy: 'It was cancelled.' }]);
    await c.desk.done(review(evidenceId, '2026-10-02'));
    expect((await first()).reviews).toHaveLength(2);
  });

  it('hold the dates of their PSP: it can not begin after one, nor end before one', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'psp' });
    await c.desk.done(review(id, '2026-10-01'));
    const move = async (dates: object) => {
      const { caseId: _case, kind: _kind, ...about } = claimed(caseId, { kind: 'psp', ...dates });
      const change = { id, version: (await first()).version, ...about };
      return sentence(await c.desk.refused(c.client.evidence.change(c.desk.ask(change))));
    };
    expect(await move({ startedOn: '2026-10-02' })).toBe('A review was held on 1 Oct 2026, before this start.');
    expect(await move({ endedOn: '2026-09-30' })).toBe('A review was held on 1 Oct 2026, after this end.');
  });
});

describe('recommendations', () => {
  const days = { implementedOn: null, monitoredOn: null, reviewedOn: null } as Record<string, string | null>;
  const what = 'A quiet place to go to';
  const recommend = (evidenceId: string, dates: object = {}) =>
    c.client.evidence.addRecommendation(
      c.desk.ask({ evidenceId, what, implementedOn: null, monitoredOn: null, reviewedOn: null, ...dates, note: '' }),
    );

  it('of an assessment come further step by step', async () => {
    const { id: evidenceId } = await addEvidence(c, caseId, { kind: 'specialist-assessment' });
    const { id } = await c.desk.done(recommend(evidenceId));
    expect((await first()).recommendations).toMatchObject([{ what, ...days }]);
    const version = (await first()).recommendations[0]?.version ?? 0;
    const further = {
      implementedOn: '2026-09-14',
      monitoredOn: '2026-10-05',
      reviewedOn: '2026-11-02',
      note: 'Used daily.',
    };
    await c.desk.done(c.client.evidence.changeRecommendation(c.desk.ask({ id, version, what, ...further })));
    expect((await first()).recommendations).toMatchObject([further]);
  });

  it('are not implemented before the assessment, nor monitored before that, nor in the future', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'specialist-assessment' });
    const said = async (dates: object) => sentence(await c.desk.refused(recommend(id, dates)));
    expect(await said({ implementedOn: '2026-09-06' })).toBe('This is before the assessment of 7 Sep 2026.');
    expect(await said({ implementedOn: '2026-10-01', monitoredOn: '2026-09-30' })).toBe(
      'This is before it was implemented, 1 Oct 2026.',
    );
    expect(await said({ reviewedOn: '2026-11-25' })).toBe('This date is in the future.');
  });

  it('belong to an assessment only', async () => {
    const { id } = await addEvidence(c, caseId, { kind: 'psp' });
    expect((await c.desk.refused(recommend(id))).what).toBe('“Pastoral Support Plan” has no recommendations.');
  });

  it('are taken back with a reason', async () => {
    const { id: evidenceId } = await addEvidence(c, caseId, { kind: 'specialist-assessment' });
    const { id } = await c.desk.done(recommend(evidenceId));
    const version = (await first()).recommendations[0]?.version ?? 0;
    const back = { id, version, withdrawnWhy: 'No longer wanted by the service.' };
    await c.desk.done(c.client.evidence.withdrawRecommendation(c.desk.ask(back)));
    expect((await first()).recommendations).toMatchObject([{ withdrawnOn: '2026-11-24' }]);
  });
});

describe('suspensions', () => {
  const suspend = (changes: Parameters<typeof suspended>[1] = {}) =>
    c.client.evidence.addSuspension(c.desk.ask(suspended(caseId, changes)));
  const list = async () => (await ofCase()).suspensions;

  it('belong to the pupil and to the school they were given at, newest first', async () => {
    await c.desk.done(suspend());
    await c.desk.done(suspend({ startedOn: '2026-11-03', sessions: 1, type: 'LNCH', reasons: ['PP', 'DB'] }));
    expect((await list()).map(({ startedOn, sessions, schoolName }) => [startedOn, sessions, schoolName])).toEqual([
      ['2026-11-03', 1, 'Mossy Bank Primary School'],
      ['2026-10-06', 3, 'Mossy Bank Primary School'],
    ]);
  });

  it('are refused in the future, without length, without or with too many reasons, and twice', async () => {
    const said = async (changes: Parameters<typeof suspended>[1]) => sentence(await c.desk.refused(suspend(changes)));
    expect(await said({ startedOn: '2026-11-25' })).toBe('The suspension starts in the future.');
    expect(await said({ sessions: 0 })).toBe('Enter how many sessions (half days) it lasted: at least 1.');
    expect(await said({ sessions: 91 })).toBe('At most 90 sessions: 45 days is the most in a school year');
    expect(await said({ reasons: [] })).toBe('Choose at least one reason');
    expect(await said({ reasons: ['DB', 'PP', 'PA', 'VA'] })).toBe('Choose at most three reasons');
    expect(await said({ reasons: ['DB', 'DB'] })).toBe('The same reason is there twice.');
    await c.desk.done(suspend());
    expect(await said({})).toBe('“Suspension” from 6 Oct 2026 is recorded already.');
  });

  it('of another kind on the same day, and a permanent exclusion without sessions, are kept', async () => {
    await c.desk.done(suspend());
    await c.desk.done(suspend({ type: 'LNCH', sessions: 1 }));
    await c.desk.done(suspend({ type: 'PERM', sessions: 0 }));
    expect(await list()).toHaveLength(3);
  });

  it('are refused on school days on which the pupil is suspended already, naming the other one', async () => {
    await c.desk.done(suspend({ startedOn: '2026-11-03', sessions: 12 }));
    const refusal = await c.desk.refused(suspend({ startedOn: '2026-11-05', sessions: 2 }));
    expect(refusal.fields).toEqual([
      {
        path: 'startedOn',
        sentence: 'The pupil is suspended on these days already: from 3 Nov 2026 to 10 Nov 2026, 12 sessions.',
      },
    ]);
    const said = async (changes: Parameters<typeof suspended>[1]) => sentence(await c.desk.refused(suspend(changes)));
    expect(await said({ startedOn: '2026-11-02', sessions: 4 })).toContain('12 sessions');
    expect(await said({ startedOn: '2026-11-05', sessions: 1, type: 'LNCH' })).toContain('12 sessions');
    const { id } = await c.desk.done(suspend({ startedOn: '2026-11-11', sessions: 2 }));
    const version = (await list()).find((each) => each.id === id)?.version ?? 0;
    const { caseId: _case, ...moved } = suspended(caseId, { startedOn: '2026-11-10', sessions: 2 });
    const change = c.client.evidence.changeSuspension(c.desk.ask({ id, version, ...moved }));
    expect(sentence(await c.desk.refused(change))).toContain('12 sessions');
  });

  it('may follow one another inside a day, at lunchtime day by day, before a permanent exclusion, and on unknown days', async () => {
    await c.desk.done(suspend({ startedOn: '2026-11-03', sessions: 3 }));
    await c.desk.done(suspend({ startedOn: '2026-11-04', sessions: 2 }));
    for (const startedOn of ['2026-11-09', '2026-11-10', '2026-11-11'])
      await c.desk.done(suspend({ startedOn, sessions: 1, type: 'LNCH' }));
    expect(sentence(await c.desk.refused(suspend({ startedOn: '2026-11-08', sessions: 2, type: 'LNCH' })))).toBe(
      'The pupil is suspended on these days already: 9 Nov 2026, at lunchtime.',
    );
    await c.desk.done(suspend({ startedOn: '2026-11-03', sessions: 0, type: 'PERM' }));
    await c.desk.done(suspend({ startedOn: '2019-11-05', sessions: 12 }));
    await c.desk.done(suspend({ startedOn: '2019-11-06', sessions: 2 }));
  });

  it('are changed, and taken back so that the right one can be entered', async () => {
    const { id } = await c.desk.done(suspend());
    const version = async () => (await list()).find((each) => each.id === id)?.version ?? 0;
    const { caseId: _case, ...given } = suspended(caseId, { sessions: 5 });
    await c.desk.done(c.client.evidence.changeSuspension(c.desk.ask({ id, version: await version(), ...given })));
    expect(await list()).toMatchObject([{ sessions: 5 }]);
    const back = { id, version: await version(), withdrawnWhy: 'Rescinded by the governors.' };
    await c.desk.done(c.client.evidence.withdrawSuspension(c.desk.ask(back)));
    await c.desk.done(suspend({ sessions: 2 }));
    expect((await list()).map(({ sessions, withdrawnOn }) => [sessions, withdrawnOn]).sort()).toEqual([
      [2, null],
      [5, '2026-11-24'],
    ]);
  });
});
