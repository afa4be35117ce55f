import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LookAlike } from '../../shared/api/pupils.ts';
import { type CasesDesk, pupilOf, record, robin, startCases, suspended, upnOf } from './cases-register.ts';

let c: CasesDesk;
beforeEach(async () => {
  c = await startCases();
});
afterEach(() => c.desk.end());

async function robinsId(changes: Partial<typeof robin> = {}): Promise<string> {
  return pupilOf(c, (await record(c, { pupil: { ...robin, ...changes } })).caseId);
}
const show = (id: string) => c.desk.done(c.client.pupils.show({ id }));
const field = (refusal: { fields?: { path: string; sentence: string }[] | undefined }) => refusal.fields?.[0];

describe('a pupil', () => {
  const details = async (id: string, changes: object = {}) => {
    const page = await show(id);
    const { givenName, familyName, knownAs, dateOfBirth, upn, taughtYear, homeSchoolId, senStatus, needs, note } = page;
    const kept = { givenName, familyName, knownAs, dateOfBirth, upn, taughtYear, homeSchoolId, senStatus, needs, note };
    return c.desk.ask({ id, version: page.version, ...kept, ...changes });
  };

  it('is shown with the year group that follows from the date of birth', async () => {
    expect(await show(await robinsId())).toMatchObject({
      yearGroup: 'Year 4',
      yearByAge: 'Year 4',
      schoolName: 'Mossy Bank Primary School',
      agreed: false,
    });
  });

  it('is shown with the year taught in where it differs', async () => {
    const id = await robinsId();
    await c.desk.done(c.client.pupils.change(await details(id, { taughtYear: '3' })));
    expect(await show(id)).toMatchObject({ yearGroup: 'Year 3', yearByAge: 'Year 4' });
  });

  it('with no date of birth has no year group, and is none the worse for it', async () => {
    expect(await show(await robinsId({ dateOfBirth: null }))).toMatchObject({ yearGroup: null, yearByAge: null });
  });

  it('moves to another school with its case; earlier suspensions stay with the school that gave them', async () => {
    const { caseId } = await record(c);
    await c.desk.done(c.client.evidence.addSuspension(c.desk.ask(suspended(caseId))));
    await c.desk.done(c.client.pupils.change(await details(await pupilOf(c, caseId), { homeSchoolId: c.quince })));
    expect((await c.desk.done(c.client.cases.show({ id: caseId }))).schoolName).toBe('Quince Lane Infant School');
    const { suspensions } = await c.desk.done(c.client.evidence.ofCase({ caseId }));
    expect(suspensions.map(({ schoolName }) => schoolName)).toEqual(['Mossy Bank Primary School']);
  });

  it('with a wrong UPN is refused with the letter expected', async () => {
    const right = upnOf(42);
    const wrong = `${right[0] === 'A' ? 'B' : 'A'}${right.slice(1)}`;
    const refusal = await c.desk.refused(c.client.pupils.change(await details(await robinsId(), { upn: wrong })));
    expect(field(refusal)).toEqual({
      path: 'upn',
      sentence: `The first letter should be ${right[0]}, not ${wrong[0]}. Check the UPN with the school.`,
    });
  });

  it('keeps a UPN without spaces and in capitals, and says when it is a temporary one', async () => {
    const id = await robinsId();
    const typed = upnOf(7, 'C')
      .toLowerCase()
      .replace(/^(.{4})/, '$1 ');
    await c.desk.done(c.client.pupils.change(await details(id, { upn: typed })));
    expect(await show(id)).toMatchObject({ upn: upnOf(7, 'C'), temporaryUpn: true });
  });

  it('with the UPN of another is refused, with whose it is and where to find it', async () => {
    const first = await record(c, { pupil: { ...robin, upn: upnOf(1) } });
    const other = await robinsId({ givenName: 'Wren' });
    const refusal = await c.desk.refused(c.client.pupils.change(await details(other, { upn: upnOf(1) })));
    expect(field(refusal)?.sentence).toBe('Robin Testwell has this UPN already.');
    expect(refusal.link).toEqual({ to: `/cases/${first.caseId}`, label: 'Case C-0001' });
  });

  it.each([
    ['2026-11-25', 'The date of birth is in the future.'],
    ['1998-03-04', 'Somebody born on 4 Mar 1998 is of no school age. Check the year.'],
  ])('born on %s is refused', async (dateOfBirth, sentence) => {
    const refusal = await c.desk.refused(c.client.pupils.change(await details(await robinsId(), { dateOfBirth })));
    expect(field(refusal)).toEqual({ path: 'dateOfBirth', sentence });
  });

  it('with the same need twice is refused', async () => {
    const needs = ['SEMH', 'ASD', 'SEMH'];
    const refusal = await c.desk.refused(c.client.pupils.change(await details(await robinsId(), { needs })));
    expect(field(refusal)).toEqual({ path: 'needs', sentence: 'The same need is there twice.' });
  });

  it('changed by two people at once: the second is shown both versions, field by field', async () => {
    const id = await robinsId();
    const [first, second] = [await details(id, { knownAs: 'Rob' }), await details(id, { knownAs: 'Bobby' })];
    await c.desk.done(c.client.pupils.change(first));
    const refusal = await c.desk.refused(c.client.pupils.change(second));
    expect(refusal.versions).toEqual([{ field: 'knownAs', theirs: 'Rob', yours: 'Bobby' }]);
  });
});

describe('parents and carers', () => {
  const mother = {
    name: 'Juno Testwell',
    relationship: 'Mother',
    parentalResponsibility: true,
    phone: '01632 960001',
    email: '',
    address: null,
    note: '',
  };

  it('are entered with the pupil, and changed by a later edit', async () => {
    const pupilId = await robinsId();
    const { id } = await c.desk.done(c.client.pupils.addCarer(c.desk.ask({ pupilId, ...mother })));
    const [before] = (await show(pupilId)).carers;
    expect(before).toMatchObject({ name: 'Juno Testwell', email: null });
    const change = { id, version: before?.version ?? 0, ...mother, parentalResponsibility: false };
    await c.desk.done(c.client.pupils.changeCarer(c.desk.ask(change)));
    expect((await show(pupilId)).carers).toMatchObject([{ parentalResponsibility: false }]);
  });

  it('of nobody are refused', async () => {
    const refusal = await c.desk.refused(c.client.pupils.addCarer(c.desk.ask({ pupilId: 'nobody', ...mother })));
    expect(refusal.what).toBe('The pupil is not in the register.');
  });
});

describe('agreement to engage', () => {
  const agree = async (pupilId: string, changes: object = {}) =>
    c.client.pupils.agree(
      c.desk.ask({
        pupilId,
        agreedBy: 'Juno Testwell',
        agreedOn: '2026-11-20',
        how: 'signed' as const,
        note: '',
        ...changes,
      }),
    );

  it('opens the gate, and its withdrawal closes it again', async () => {
    const pupilId = await robinsId();
    const { id } = await c.desk.done(agree(pupilId));
    const agreed = await show(pupilId);
    expect(agreed.agreed).toBe(true);
    const version = agreed.agreements[0]?.version ?? 0;
    const withdrawal = { id, version, withdrawnOn: '2026-11-23', withdrawnWhy: 'Wants to think again.' };
    await c.desk.done(c.client.pupils.withdrawAgreement(c.desk.ask(withdrawal)));
    expect(await show(pupilId)).toMatchObject({
      agreed: false,
      agreements: [{ withdrawnOn: '2026-11-23', withdrawnWhy: 'Wants to think again.' }],
    });
  });

  it('given anew after a withdrawal opens the gate again', async () => {
    const pupilId = await robinsId();
    const { id } = await c.desk.done(agree(pupilId));
    const version = (await show(pupilId)).agreements[0]?.version ?? 0;
    const withdrawal = { id, version, withdrawnOn: '2026-11-20', withdrawnWhy: 'A misunderstanding.' };
    await c.desk.done(c.client.pupils.withdrawAgreement(c.desk.ask(withdrawal)));
    await c.desk.done(agree(pupilId, { agreedOn: '2026-11-24' }));
    expect((await show(pupilId)).agreed).toBe(true);
  });

  it('is not in the future, and is not withdrawn before it was given, nor twice', async () => {
    const pupilId = await robinsId();
    expect(field(await c.desk.refused(agree(pupilId, { agreedOn: '2026-11-25' })))?.path).toBe('agreedOn');
    const { id } = await c.desk.done(agree(pupilId));
    const version = async () => (await show(pupilId)).agreements[0]?.version ?? 0;
    const withdraw = async (withdrawnOn: string) =>
      c.client.pupils.withdrawAgreement(c.desk.ask({ id, version: await version(), withdrawnOn, withdrawnWhy: 'No.' }));
    expect(field(await c.desk.refused(withdraw('2026-11-19')))?.sentence).toBe(
      'This is before the agreement, 20 Nov 2026.',
    );
    await c.desk.done(withdraw('2026-11-24'));
    expect((await c.desk.refused(withdraw('2026-11-24'))).what).toBe(
      'This agreement was withdrawn on 24 Nov 2026 already.',
    );
  });
});

describe('pupils already known', () => {
  interface Entered {
    givenName: string;
    familyName: string;
    dateOfBirth: string | null;
    upn: string | null;
    schoolId: string | null;
  }
  const like = (changes: Partial<Entered>): Promise<LookAlike[]> =>
    c.desk.done(
      c.client.pupils.lookAlikes({
        givenName: '',
        familyName: '',
        dateOfBirth: null,
        upn: null,
        schoolId: null,
        ...changes,
      }),
    );

  it('are shown with each reason, and with the case that is open', async () => {
    const { caseId } = await record(c);
    const [found] = await like({
      givenName: 'Robyn',
      familyName: 'testwell',
      dateOfBirth: '2018-03-04',
      schoolId: c.mossy,
    });
    expect(found).toMatchObject({
      name: 'Robin Testwell',
      schoolName: 'Mossy Bank Primary School',
      openCase: { id: caseId, reference: 'C-0001' },
      twin: false,
      reasons: ['the same family name', 'a first name spelled alike', 'the same date of birth', 'the same school'],
    });
  });

  it.each([
    ['Stephen Filips', { givenName: 'Steven', familyName: 'Phillips' }, 'a family name that sounds alike'],
    [
      'Robin Testwell',
      { givenName: 'Testwell', familyName: 'Robin' },
      'first name and family name the other way round',
    ],
    ['Ada Quill-Otterby', { givenName: 'Ada', familyName: 'Otterby' }, 'a part of the family name'],
    ['Zoë O’Larkin', { givenName: 'Zoe', familyName: 'OLarkin' }, 'the same family name'],
    ['Rob Testwell', { givenName: 'Robin', familyName: 'Testwell' }, 'a first name that begins alike'],
  ])('%s is found for another spelling', async (name, entered, reason) => {
    const [givenName = '', familyName = ''] = name.split(' ');
    await record(c, { pupil: { ...robin, givenName, familyName } });
    const [found] = await like(entered);
    expect(found?.name).toBe(name);
    expect(found?.reasons).toContain(reason);
  });

  it.each([
    ['2018-04-03', 'a date of birth with day and month swapped'],
    ['2018-03-01', 'a date of birth that differs in one figure'],
    ['2016-11-30', 'another date of birth'],
  ])('are still shown with the birthday %s', async (dateOfBirth, reason) => {
    await record(c);
    const [found] = await like({ givenName: 'Robin', familyName: 'Testwell', dateOfBirth });
    expect(found?.reasons).toContain(reason);
  });

  it('a twin is said to be one: same family name and birthday, another first name', async () => {
    await record(c);
    const [found] = await like({ givenName: 'Maple', familyName: 'Testwell', dateOfBirth: '2018-03-04' });
    expect(found).toMatchObject({ twin: true });
    expect(found?.reasons).toContain('another first name, so perhaps a twin');
  });

  it('a twin with a name alike is told apart by a permanent UPN, never by a temporary one', async () => {
    await record(c, { pupil: { ...robin, givenName: 'Jaydon', upn: upnOf(1) } });
    const entered = { givenName: 'Jayden', familyName: 'Testwell', dateOfBirth: '2018-03-04' };
    expect((await like({ ...entered, upn: upnOf(2) }))[0]).toMatchObject({ twin: true });
    expect((await like({ ...entered, upn: upnOf(2, 'C') }))[0]).toMatchObject({ twin: false });
    expect((await like({ ...entered, upn: upnOf(1) }))[0]).toMatchObject({ twin: false });
  });

  it('the same UPN finds a pupil under any name', async () => {
    await record(c, { pupil: { ...robin, upn: upnOf(1) } });
    const [found] = await like({ givenName: 'Maple', familyName: 'Quill', upn: ` ${upnOf(1).toLowerCase()} ` });
    expect(found).toMatchObject({ name: 'Robin Testwell', twin: false });
    expect(found?.reasons[0]).toBe('the same UPN');
  });

  it('a child who only shares a family name is not shown', async () => {
    await record(c);
    expect(await like({ givenName: 'Maple', familyName: 'Testwell', dateOfBirth: '2016-05-17' })).toEqual([]);
    expect(await like({})).toEqual([]);
  });

  it('the likeliest comes first', async () => {
    await record(c, { pupil: { ...robin, dateOfBirth: null } });
    await record(c, { pupil: { ...robin, givenName: 'Robyn' } });
    const found = await like({ givenName: 'Robin', familyName: 'Testwell', dateOfBirth: '2018-03-04' });
    expect(found.map(({ name }) => name)).toEqual(['Robyn Testwell', 'Robin Testwell']);
  });
});
