import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startRegister } from '../support/register.ts';
import { MARROWBY } from '../support/school-fields.ts';

let desk: Desk;
let east: string;
let marrowby: string;
beforeEach(async () => {
  desk = await startRegister();
  east = (await desk.done(desk.client.areas.add(desk.ask({ name: 'East', note: '' })))).id;
  marrowby = (await desk.done(desk.client.schools.add(desk.ask(MARROWBY)))).id;
});
afterEach(() => desk.end());

const areas = () => desk.done(desk.client.areas.list({}));
const assign = (areaId: string | null) => desk.client.areas.assign(desk.ask({ areaId, schoolIds: [marrowby] }));

describe('areas', () => {
  it('count their schools, which are put into them and out again', async () => {
    await desk.done(assign(east));
    expect(await areas()).toMatchObject([{ name: 'East', schools: 1 }]);
    await desk.done(assign(null));
    expect(await areas()).toMatchObject([{ name: 'East', schools: 0 }]);
  });

  it('have one name each, whatever its capitals', async () => {
    const refusal = await desk.refused(desk.client.areas.add(desk.ask({ name: 'EAST', note: '' })));
    expect(refusal.fields).toEqual([{ path: 'name', sentence: 'There is an area called East already.' }]);
  });

  it('stay while they have schools, and go when they have none', async () => {
    const remove = async () =>
      desk.client.areas.remove(desk.ask({ id: east, version: (await areas())[0]?.version ?? 0 }));
    await desk.done(assign(east));
    expect((await desk.refused(remove())).what).toBe('East still has 1 school, so it stays.');
    await desk.done(assign(null));
    await desk.done(remove());
    expect(await areas()).toEqual([]);
  });

  it('refuse a step that would change nothing', async () => {
    expect((await desk.refused(assign(null))).what).toBe('Each of these schools is there already.');
  });
});
