import { eq } from 'drizzle-orm';
import { area, school } from '../../db/schema/schools.ts';
import type { AreaLine, areasApi } from '../../shared/api/areas.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';

/** Areas of the office, and which schools belong to them. */
export const areas: Service<typeof areasApi> = {
  list(run) {
    const read = run.prepared('areas.list', (db) =>
      db.$client.prepare(
        `SELECT area.id, area.version, area.name, area.note, count(school.id) AS schools
         FROM area LEFT JOIN school ON school.area_id = area.id GROUP BY area.id ORDER BY area.name COLLATE NOCASE`,
      ),
    );
    return read.all() as AreaLine[];
  },

  add(run, input) {
    refuseTaken(run, input.name, null);
    return { id: run.insert(area, input) };
  },

  change(run, { id, version, ...input }) {
    refuseTaken(run, input.name, id);
    run.update(area, id, version, input);
    return { id };
  },

  remove(run, { id, version }) {
    const there = run.db.select().from(area).where(eq(area.id, id)).get();
    if (!there) throw notFound('The area');
    const schools = run.db.select({ id: school.id }).from(school).where(eq(school.areaId, id)).all().length;
    if (schools > 0) {
      throw refuse(
        'conflict',
        `${there.name} still has ${schools} ${schools === 1 ? 'school' : 'schools'}, so it stays.`,
        'Put its schools into another area first.',
        { link: { to: `/settings/areas/${id}`, label: there.name } },
      );
    }
    // Settles that nobody has changed it since it was seen, in the register's one way.
    run.update(area, id, version, { name: there.name });
    run.remove(area, id);
    return {};
  },

  assign(run, { areaId, schoolIds }) {
    if (areaId !== null && !run.db.select({ id: area.id }).from(area).where(eq(area.id, areaId)).get()) {
      throw notFound('The area');
    }
    const held = new Map(
      run.db
        .select({ id: school.id, areaId: school.areaId })
        .from(school)
        .all()
        .map((row) => [row.id, row.areaId]),
    );
    let changed = 0;
    for (const id of new Set(schoolIds)) {
      if (!held.has(id)) throw notFound('A school that was chosen');
      if (held.get(id) === areaId) continue;
      run.amend(school, id, { areaId });
      changed++;
    }
    if (changed === 0) {
      throw refuse('conflict', 'Each of these schools is there already.', 'Choose other schools, or another area.');
    }
    return { changed };
  },
};

function refuseTaken(run: QueryRun, name: string, id: string | null): void {
  const taken = run.db
    .select({ id: area.id, name: area.name })
    .from(area)
    .all()
    .find((each) => each.id !== id && each.name.toLowerCase() === name.toLowerCase());
  if (taken) throw refuseField('name', `There is an area called ${taken.name} already.`);
}
