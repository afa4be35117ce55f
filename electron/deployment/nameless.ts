import type { Need, School, Sta, Week } from './week.ts';

/**
 * A week with its names removed, so that it can be sent as a bug report: people, schools and plans are numbered,
 * reasons and what commitments are about are left out. Distances stay, moved so that the map does not say where;
 * everything that decides the answer is as it was, in the same order.
 */
export function nameless(week: Week): Week {
  const sta = numbered(
    week.stas.map(({ id }) => id),
    'sta',
  );
  const school = numbered(
    week.schools.map(({ id }) => id),
    'school',
  );
  const plan = numbered(
    week.needs.map(({ planId }) => planId),
    'plan',
  );
  const origin = originOf(week);
  return {
    ...week,
    schools: week.schools.map((each) => namelessSchool(each, school(each.id), origin)),
    stas: week.stas.map((each) => namelessSta(each, sta(each.id), origin)),
    needs: week.needs.map((each) => namelessNeed(each, plan(each.planId), sta, school)),
    allocations: week.allocations.map((each) => ({
      ...each,
      staId: sta(each.staId),
      planId: plan(each.planId),
      schoolId: school(each.schoolId),
    })),
  };
}

interface Origin {
  easting: number;
  northing: number;
}

function namelessSchool(each: School, id: string, origin: Origin): School {
  return {
    ...moved(each, origin),
    id,
    name: id,
    closed: each.closed.map(({ session }) => ({ session, why: 'closed' })),
  };
}

function namelessSta(each: Sta, id: string, origin: Origin): Sta {
  return {
    ...each,
    id,
    name: id,
    base: { ...moved(each.base, origin), name: 'base' },
    absences: each.absences.map(({ sessions }) => ({ sessions, kind: 'other' })),
    commitments: each.commitments.map(({ sessions }) => ({ sessions, what: 'commitment' })),
  };
}

function namelessNeed(each: Need, id: string, sta: (id: string) => string, school: (id: string) => string): Need {
  return {
    ...each,
    planId: id,
    ref: id,
    places: each.places.map(({ schoolId, sessions }) => ({ schoolId: school(schoolId), sessions })),
    wishes: each.wishes.map(({ staId, wish }) => ({ staId: sta(staId), wish, reason: 'reason' })),
    lastWeek: each.lastWeek.map(({ staId, session }) => ({ staId: sta(staId), session })),
    knows: each.knows.map(sta),
    notAgreedBy: each.notAgreedBy.map(school),
  };
}

/** 'sta-1', 'sta-2' …; ids that name nobody of the week are numbered on, in the order they come. */
function numbered(ids: readonly string[], word: string): (id: string) => string {
  const names = new Map(ids.map((id, at) => [id, `${word}-${at + 1}`]));
  return (id) => {
    const known = names.get(id) ?? `${word}-${names.size + 1}`;
    names.set(id, known);
    return known;
  };
}

/** The south-west corner of everything on the map becomes 0,0: distances stay, places do not. */
function originOf(week: Week): Origin {
  const spots = [...week.schools, ...week.stas.map(({ base }) => base)];
  const least = (values: (number | null)[]) => Math.min(...values.filter((value) => value !== null));
  const [easting, northing] = [least(spots.map((each) => each.easting)), least(spots.map((each) => each.northing))];
  return { easting: Number.isFinite(easting) ? easting : 0, northing: Number.isFinite(northing) ? northing : 0 };
}

function moved<T extends { easting: number | null; northing: number | null }>(spot: T, origin: Origin): T {
  return {
    ...spot,
    easting: spot.easting === null ? null : spot.easting - origin.easting,
    northing: spot.northing === null ? null : spot.northing - origin.northing,
  };
}
