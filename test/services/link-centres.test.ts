import { afterEach, beforeEach, expect, it } from 'vitest';
import { cellOn, type LinkDesk, startLink } from './link-register.ts';

let at: LinkDesk;
beforeEach(async () => {
  at = await startLink();
});
afterEach(() => at.desk.end());

const centres = () => at.desk.client.linkCentres;
const ask = <T>(data: T) => at.desk.ask(data);

it('the memorandum’s three centres are added once, two terms and four days at first', async () => {
  const { ids } = await at.desk.done(centres().addThree(ask({ openedOn: '2024-09-02', places: 10 })));
  expect(ids).toHaveLength(3);
  const page = await at.desk.done(centres().show({ id: ids[0] ?? '' }));
  expect(page).toMatchObject({ name: 'The Link, Nuneaton', lengthTerms: 2, places: { mon: 10, fri: 10 } });
  expect(page.phases[0]).toMatchObject({ days: 4 });
  const again = await at.desk.refused(centres().addThree(ask({ openedOn: '2024-09-02', places: 10 })));
  expect(again.code).toBe('conflict');
});

it('places are dated; a closure and staffing take some out, with the reason on the day, until they are taken back', async () => {
  const { centreId } = at;
  const three = { mon: 3, tue: 3, wed: 3, thu: 3, fri: 3 };
  await at.desk.done(
    centres().setPlaces(ask({ centreId, fromOn: '2027-01-11', places: three, reason: 'A second room' })),
  );
  expect([await cellOn(at, '2027-01-08'), await cellOn(at, '2027-01-11')]).toMatchObject([
    { places: 2 },
    { places: 3 },
  ]);
  const span = { centreId, fromOn: '2027-01-11', untilOn: '2027-01-12' };
  const { id } = await at.desk.done(
    centres().addLimit(ask({ ...span, kind: 'closed' as const, days: ['mon' as const], atMost: 0, reason: 'Boiler' })),
  );
  await at.desk.done(
    centres().addLimit(ask({ ...span, kind: 'staffing' as const, days: [], atMost: 1, reason: 'Leave' })),
  );
  expect(await cellOn(at, '2027-01-11')).toMatchObject({ state: 'closed', why: 'Boiler' });
  expect(await cellOn(at, '2027-01-12')).toMatchObject({ state: 'free', places: 1, why: 'Leave' });
  await at.desk.done(centres().takeLimitBack(ask({ id })));
  expect(await cellOn(at, '2027-01-11')).toMatchObject({ state: 'free', places: 1, why: 'Leave' });
});

it('a centre that closes has no places after its last day', async () => {
  const { id, version } = await at.desk.done(centres().show({ id: at.centreId }));
  await at.desk.done(centres().close(ask({ id, version, closedOn: '2027-01-12' })));
  expect(await cellOn(at, '2027-01-12')).toMatchObject({ state: 'free' });
  expect(await cellOn(at, '2027-01-13')).toMatchObject({ state: 'closed', why: 'The centre has closed' });
});
