import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SchoolSearch } from '../../shared/api/schools.ts';
import { type Desk, startRegister } from '../support/register.ts';
import { MARROWBY, type SchoolFields, SIGNED, type SignUpFields } from '../support/school-fields.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startRegister();
});
afterEach(() => desk.end());

const add = (fields: Partial<SchoolFields> = {}) =>
  desk.done(desk.client.schools.add(desk.ask({ ...MARROWBY, ...fields })));
const sign = (schoolId: string, fields: Partial<SignUpFields> = {}) =>
  desk.client.schools.signUp(desk.ask({ ...SIGNED, schoolId, ...fields }));
const show = (id: string) => desk.done(desk.client.schools.show({ id }));
const names = async (search: Partial<SchoolSearch>) =>
  (await desk.done(desk.client.schools.list(search))).map(({ name }) => name);

describe('schools by hand', () => {
  it('adds one, and refuses the same URN again with the school in the way', async () => {
    const { id } = await add();
    expect(await show(id)).toMatchObject({ districtName: 'Rugby', dfeNumber: '9372345' });
    const refusal = await desk.refused(desk.client.schools.add(desk.ask(MARROWBY)));
    expect(refusal.link).toEqual({ to: `/schools/${id}`, label: 'Marrowby Primary' });
  });

  it('refuses to change a URN to that of another school', async () => {
    await add();
    const { id } = await add({ urn: '999002', name: 'Tansley' });
    const { version } = await show(id);
    const refusal = await desk.refused(desk.client.schools.change(desk.ask({ ...MARROWBY, id, version })));
    expect(refusal.fields).toEqual([{ path: 'urn', sentence: 'This is the URN of Marrowby Primary.' }]);
  });

  it('narrows the list to an area, a district, a town, a phase, and says how many each has', async () => {
    const east = await desk.done(desk.client.areas.add(desk.ask({ name: 'East', note: '' })));
    await add({ areaId: east.id });
    await add({ urn: '999002', name: 'Tansley', town: 'Warwick', districtCode: 'E07000222', phase: 'nursery' });
    expect(await names({ area: east.id })).toEqual(['Marrowby Primary']);
    expect(await names({ area: 'none' })).toEqual(['Tansley']);
    expect(await names({ district: 'Warwick' })).toEqual(['Tansley']);
    expect(await names({ town: 'Rugby' })).toEqual(['Marrowby Primary']);
    expect(await names({ phase: 'nursery' })).toEqual(['Tansley']);
    expect(await desk.done(desk.client.schools.places({}))).toEqual({
      all: 2,
      areas: [{ id: east.id, name: 'East', schools: 1 }],
      districts: [
        { name: 'Rugby', schools: 1 },
        { name: 'Warwick', schools: 1 },
      ],
      towns: [
        { name: 'Rugby', schools: 1 },
        { name: 'Warwick', schools: 1 },
      ],
      phases: [
        { phase: 'nursery', schools: 1 },
        { phase: 'primary', schools: 1 },
      ],
    });
  });
});

describe('sign-up to the memorandum', () => {
  it('is in force until its last day, and ended the day after', async () => {
    const { id } = await add();
    await desk.done(sign(id, { inForceUntil: '2026-11-24' }));
    expect(await names({ signUp: 'in-force' })).toEqual(['Marrowby Primary']);
    desk.clock.day = '2026-11-25';
    expect(await names({ signUp: 'in-force' })).toEqual([]);
    expect(await names({ signUp: 'ended' })).toEqual(['Marrowby Primary']);
  });

  it('is refused where it ends before it begins', async () => {
    const { id } = await add();
    const refusal = await desk.refused(sign(id, { inForceUntil: '2026-08-01' }));
    expect(refusal.fields).toEqual([
      { path: 'inForceUntil', sentence: 'The last day in force comes before the first.' },
    ]);
  });

  it('is to be renewed where it ends within 90 days and nothing follows it', async () => {
    const { id } = await add();
    await desk.done(sign(id, { inForceUntil: '2027-02-22' }));
    expect(await names({ signUp: 'ending' })).toEqual([]);
    desk.clock.day = '2026-11-25';
    expect(await names({ signUp: 'ending' })).toEqual(['Marrowby Primary']);
    await desk.done(sign(id, { inForceFrom: '2027-02-23' }));
    expect(await names({ signUp: 'ending' })).toEqual([]);
  });

  it('can be ended early, but not before it begins', async () => {
    const { id } = await add();
    await desk.done(sign(id));
    const [only] = (await show(id)).signUps;
    const end = (withdrawnOn: string) =>
      desk.client.schools.withdrawSignUp(desk.ask({ id: only?.id ?? '', version: only?.version ?? 0, withdrawnOn }));
    expect((await desk.refused(end('2026-08-31'))).what).toContain('begins on 1 Sep 2026');
    await desk.done(end('2026-11-24'));
    expect((await show(id)).signUps).toMatchObject([{ inForceToday: false, withdrawnOn: '2026-11-24' }]);
  });

  it('keeps the self-review that came with it, apart from that of the next', async () => {
    const { id } = await add();
    const first = await desk.done(sign(id));
    const [only] = (await show(id)).signUps;
    const selfReview = { 'S1.1': { standing: 'partly' as const, note: 'In hand.' } };
    const review = { signUpId: first.id, version: only?.version ?? 0, selfReview, selfReviewedOn: '2026-09-10' };
    await desk.done(desk.client.schools.saveSelfReview(desk.ask(review)));
    await desk.done(sign(id, { inForceFrom: '2026-11-01', mouVersion: '2026' }));
    expect((await show(id)).signUps.map((each) => [each.mouVersion, each.selfReview])).toEqual([
      ['2026', null],
      ['2017', selfReview],
    ]);
  });

  it('refuses a self-review of a clause that section 1 does not have', async () => {
    const { id } = await add();
    const { id: signUpId } = await desk.done(sign(id));
    const selfReview = { 'S1.12': { standing: 'yes' as const, note: '' } };
    const asked = desk.client.schools.saveSelfReview(
      desk.ask({ signUpId, version: 1, selfReview, selfReviewedOn: '2026-09-10' }),
    );
    expect((await desk.refused(asked)).what).toBe('S1.12 is no clause of section 1.');
  });
});
