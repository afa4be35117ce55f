import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeploymentDesk, MONDAY, staDetails, startDeployment } from './deployment-register.ts';

let d: DeploymentDesk;
beforeEach(async () => {
  d = await startDeployment();
});
afterEach(() => d.desk.end());

const leave = {
  kind: 'leave' as const,
  fromOn: '2026-11-30',
  fromHalf: 'am' as const,
  untilOn: '2026-12-01' as string | null,
  untilHalf: 'am' as 'am' | 'pm' | null,
  sessions: null,
  fortnightly: false,
  note: '',
};
const one = (id = d.wren) => d.desk.done(d.desk.client.stas.one({ id }));
const allocate = (session: 'mon-am' | 'tue-pm', monday = MONDAY) =>
  d.desk.done(
    d.desk.client.deployment.allocate(
      d.desk.ask({ monday, planId: d.planId, staId: d.wren, session, moving: null, reasons: {}, changeReason: null }),
    ),
  );

describe('STAs', () => {
  it('are listed with what the week holds for them', async () => {
    await allocate('mon-am');
    const list = await d.desk.done(d.desk.client.stas.list({ monday: MONDAY }));
    expect(list.map(({ name, contracted, given, away }) => [name, contracted, given, away])).toEqual([
      ['Lark Invented', 5, 0, 0],
      ['Wren Invented', 10, 1, 0],
    ]);
  });

  it('show their next weeks half day by half day', async () => {
    await allocate('mon-am');
    const { weeks } = await one();
    expect(weeks).toHaveLength(4);
    expect(weeks[1]?.sessions[0]).toEqual({ session: 'mon-am', state: 'given', label: 'C-0001 TQ, Oakfield Primary' });
    expect(weeks[1]?.state).toBe('draft');
  });

  it('refuse a last day before the first, and a name left empty', async () => {
    const add = (more: object) =>
      d.desk.client.stas.add(d.desk.ask({ ...staDetails, name: 'Finch Invented', ...more }));
    expect((await d.desk.refused(add({ leavesOn: '2026-08-01' }))).fields?.[0]?.sentence).toBe(
      'The last day can not be before the first, 1 Sep 2026.',
    );
    expect((await d.desk.refused(add({ name: ' ' }))).fields?.[0]?.sentence).toBe('Enter the STA’s name');
  });

  it('keep each pattern with its date; the same date replaces it', async () => {
    const set = (fromOn: string, sessions: 'mon-am'[]) =>
      d.desk.done(
        d.desk.client.stas.setPattern(d.desk.ask({ staId: d.wren, fromOn, sessions, otherWeekSessions: [] })),
      );
    await set('2026-12-07', ['mon-am']);
    await set('2026-12-07', []);
    const { patterns } = await one();
    expect(patterns.map(({ fromOn, sessions }) => [fromOn, sessions.length])).toEqual([
      ['2026-12-07', 0],
      ['2026-08-31', 10],
    ]);
    const [newest] = patterns;
    await d.desk.done(
      d.desk.client.stas.removePattern(d.desk.ask({ id: newest?.id ?? '', version: newest?.version ?? 0 })),
    );
    expect((await one()).patterns).toHaveLength(1);
  });

  it('say which sessions a new pattern breaks', async () => {
    await allocate('tue-pm');
    const { breaks } = await d.desk.done(
      d.desk.client.stas.setPattern(
        d.desk.ask({ staId: d.wren, fromOn: '2026-11-30', sessions: ['mon-am'], otherWeekSessions: null }),
      ),
    );
    expect(breaks.map(({ date, session }) => [date, session])).toEqual([['2026-12-01', 'tue-pm']]);
  });
});

describe('an absence', () => {
  it('lists the sessions it breaks, before it is entered and when it is', async () => {
    await allocate('mon-am');
    await allocate('tue-pm');
    await d.desk.done(d.desk.client.deployment.publish(d.desk.ask({ monday: MONDAY })));
    const before = await d.desk.done(d.desk.client.stas.absenceBreaks({ staId: d.wren, ...leave }));
    expect(before).toMatchObject([
      { date: '2026-11-30', session: 'mon-am', state: 'published', ref: 'C-0001 TQ', schoolName: 'Oakfield Primary' },
    ]);
    const added = await d.desk.done(d.desk.client.stas.addAbsence(d.desk.ask({ staId: d.wren, ...leave })));
    expect(added.breaks).toEqual(before);
    expect((await one()).weeks[1]?.sessions.slice(1, 3).map(({ state }) => state)).toEqual(['away', 'away']);
  });

  it('may be open-ended, and be ended or cancelled later', async () => {
    const open = { ...leave, untilOn: null, untilHalf: null, fromOn: '2026-11-24' };
    await d.desk.done(d.desk.client.stas.addAbsence(d.desk.ask({ staId: d.wren, ...open })));
    const row = async () => (await d.desk.done(d.desk.client.stas.list({}))).find(({ id }) => id === d.wren);
    expect((await row())?.awayToday).toBe('Leave, until further notice');
    const [absence] = (await one()).absences;
    const seen = { id: absence?.id ?? '', version: absence?.version ?? 0 };
    await d.desk.done(
      d.desk.client.stas.changeAbsence(d.desk.ask({ ...seen, ...open, untilOn: '2026-11-27', untilHalf: 'pm' })),
    );
    expect((await row())?.awayToday).toBe('Leave until 27 Nov 2026');
    const [later] = (await one()).absences;
    await d.desk.done(
      d.desk.client.stas.cancelAbsence(d.desk.ask({ id: later?.id ?? '', version: later?.version ?? 0 })),
    );
    expect((await row())?.awayToday).toBeNull();
  });

  it('can not end before it begins', async () => {
    const refused = (more: object) =>
      d.desk.refused(d.desk.client.stas.addAbsence(d.desk.ask({ staId: d.wren, ...leave, ...more })));
    expect((await refused({ untilOn: '2026-11-29' })).fields?.[0]?.path).toBe('untilOn');
    expect((await refused({ fromHalf: 'pm', untilOn: '2026-11-30' })).fields?.[0]?.path).toBe('untilHalf');
    expect((await refused({ sessions: [] })).fields?.[0]?.sentence).toBe(
      'Choose at least one half day, or all of them.',
    );
  });

  it('is entered by the office too, and by nobody who only reads', async () => {
    const { id } = await d.desk.done(
      d.desk.client.office.addPerson(d.desk.ask({ name: 'Rita Reader', role: 'read-only' })),
    );
    d.desk.seat(id);
    const refusal = await d.desk.refused(d.desk.client.stas.addAbsence(d.desk.ask({ staId: d.wren, ...leave })));
    expect(refusal.code).toBe('not-allowed');
  });
});
