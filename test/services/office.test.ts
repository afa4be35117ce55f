import { afterEach, describe, expect, it } from 'vitest';
import { BEGINNING, type Desk, startApp, startRegister } from '../support/register.ts';

let desk: Desk | undefined;
afterEach(() => desk?.end());

describe('the office', () => {
  it('shows nothing open before a register is started', async () => {
    desk = startApp();
    const state = await desk.done(desk.client.office.state({}));
    expect(state.office).toBeNull();
    expect(state.person).toBeNull();
  });

  it('starts a register with its two managers, and sits the Area Manager down', async () => {
    desk = await startRegister();
    const state = await desk.done(desk.client.office.state({}));
    expect(state.office).toMatchObject({ name: 'Testing Area Office', demo: false });
    expect(state.person).toMatchObject({ name: 'Ada Tester', role: 'area-manager' });
    expect((await desk.done(desk.client.office.people({}))).map(({ name }) => name)).toEqual([
      'Ada Tester',
      'Ben Tester',
    ]);
    expect(state.isProtected).toBe(true);
    expect(state.protection?.line).toContain('no recovery key on paper yet');
  });

  it('refuses to start a second register over the first', async () => {
    desk = await startRegister();
    const again = desk.ask({ ...BEGINNING, officeName: 'Another' });
    const refusal = await desk.refused(desk.client.office.start(again));
    expect(refusal.what).toBe('This folder already holds a register.');
  });

  it('says which field of a form is wrong, and saves nothing', async () => {
    desk = startApp();
    const refusal = await desk.refused(desk.client.office.start(desk.ask({ ...BEGINNING, officeName: ' ' })));
    expect(refusal.fields).toEqual([{ path: 'officeName', sentence: 'Enter the name of the area office' }]);
    expect((await desk.done(desk.client.office.state({}))).office).toBeNull();
  });

  it('gives a repeated request the same answer and one effect', async () => {
    desk = await startRegister();
    const request = desk.ask({ name: 'Cal Tester', role: 'office' as const });
    const first = await desk.done(desk.client.office.addPerson(request));
    const second = await desk.done(desk.client.office.addPerson(request));
    expect(second).toEqual(first);
    expect(await desk.done(desk.client.office.people({}))).toHaveLength(3);
  });

  it('refuses a stale edit with both versions, field by field', async () => {
    desk = await startRegister();
    const ben = (await desk.done(desk.client.office.people({}))).find(({ name }) => name === 'Ben Tester');
    if (!ben) throw new Error('Ben is missing');
    const edit = { id: ben.id, version: ben.version, role: ben.role, active: true };
    await desk.done(desk.client.office.changePerson(desk.ask({ ...edit, name: 'Ben One' })));
    const refusal = await desk.refused(desk.client.office.changePerson(desk.ask({ ...edit, name: 'Ben Two' })));
    expect(refusal.code).toBe('changed-meanwhile');
    expect(refusal.versions).toEqual([{ field: 'name', theirs: 'Ben One', yours: 'Ben Two' }]);
  });

  it('refuses a command to a role that may not give it', async () => {
    desk = await startRegister();
    const { id } = await desk.done(
      desk.client.office.addPerson(desk.ask({ name: 'Cal Tester', role: 'read-only' as const })),
    );
    desk.seat(id);
    const refusal = await desk.refused(
      desk.client.office.addPerson(desk.ask({ name: 'Dee', role: 'office' as const })),
    );
    expect(refusal.code).toBe('not-allowed');
  });

  it('undoes a change, across closing and opening the register', async () => {
    desk = await startRegister();
    await desk.done(desk.client.office.addPerson(desk.ask({ name: 'Cal Tester', role: 'office' as const })));
    await desk.reopen();
    const last = await desk.done(desk.client.history.last({}));
    expect(last?.sentence).toBe('added a person to the office');
    await desk.done(desk.client.history.undo(desk.ask({ changeId: last?.id ?? '' })));
    expect(await desk.done(desk.client.office.people({}))).toHaveLength(2);
    expect(await desk.done(desk.client.history.last({}))).toBeNull();
  });
});
