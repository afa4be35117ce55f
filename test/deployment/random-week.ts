import fc from 'fast-check';
import type { Allocation, Need, School, Sta, Week } from '../../electron/deployment/week.ts';
import { DEFAULT_PARAMETERS, WEEK_FORMAT } from '../../electron/deployment/week.ts';
import { SESSION_CODES, type Session } from '../../shared/sessions.ts';
import { MONDAY } from './sample-week.ts';

/** Random small weeks in which every kind of obstacle occurs, without allocations: for properties. */
const sessions: fc.Arbitrary<Session[]> = fc.subarray([...SESSION_CODES]);
const mostly: fc.Arbitrary<Session[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Session[]>([...SESSION_CODES]) },
  { weight: 1, arbitrary: sessions },
);
const few: fc.Arbitrary<Session[]> = fc.subarray([...SESSION_CODES], { maxLength: 3 });
const coordinate = fc.option(fc.integer({ min: 400_000, max: 440_000 }), { freq: 8 });
const skills = ['semh', 'ci', 'early-years'] as const;

function school(id: string): fc.Arbitrary<School> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(`School ${id}`),
    easting: coordinate,
    northing: fc.integer({ min: 250_000, max: 280_000 }),
    closed: fc
      .oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: few })
      .map((list) => list.map((session) => ({ session, why: 'INSET day' }))),
  });
}

function sta(id: string): fc.Arbitrary<Sta> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(`STA ${id}`),
    base: fc.record({ name: fc.constant('Office'), easting: coordinate, northing: fc.constant(265_000) }),
    skills: fc.subarray([...skills], { minLength: 1 }),
    pattern: mostly,
    absences: fc.array(fc.record({ sessions: few, kind: fc.constantFrom('leave' as const, 'sick' as const) }), {
      maxLength: 1,
    }),
    commitments: fc.array(fc.record({ sessions: few, what: fc.constant('a meeting') }), { maxLength: 1 }),
    limit: fc.option(fc.integer({ min: 0, max: 10 }), { freq: 2 }),
    termSessions: fc.nat(50),
  });
}

function need(planId: string, schoolIds: string[], staIds: string[]): fc.Arbitrary<Need> {
  const split = fc.integer({ min: 0, max: 10 });
  return fc
    .record({
      sessions: fc.integer({ min: 0, max: 6 }),
      possible: mostly,
      from: fc.constantFrom('2026-11-02', '2026-12-01', '2026-12-03'),
      until: fc.constantFrom('2027-02-12', '2026-12-02', '2026-12-03', '2026-12-04'),
      skill: fc.option(fc.constantFrom(...skills)),
      priority: fc.integer({ min: 1, max: 4 }),
      staLimit: fc.integer({ min: 1, max: 3 }),
      wishes: fc.uniqueArray(
        fc.record({
          staId: fc.constantFrom(...staIds),
          wish: fc.constantFrom('preferred' as const, 'excluded' as const, 'only' as const),
          reason: fc.constant('a reason'),
        }),
        { maxLength: 2, selector: ({ staId }) => staId },
      ),
      lastWeek: fc.array(fc.record({ staId: fc.constantFrom(...staIds), session: fc.constantFrom(...SESSION_CODES) }), {
        maxLength: 2,
      }),
      knows: fc.subarray(staIds, { maxLength: 1 }),
      notAgreedBy: fc.oneof(
        { weight: 8, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: fc.constantFrom(...schoolIds).map((id) => [id]) },
      ),
      at: split,
      first: fc.constantFrom(...schoolIds),
      second: fc.constantFrom(...schoolIds),
    })
    .map(({ at, first, second, ...rest }) => ({
      ...rest,
      planId,
      ref: `P-${planId}`,
      places: [
        { schoolId: first, sessions: SESSION_CODES.slice(0, at) as Session[] },
        { schoolId: second, sessions: SESSION_CODES.slice(at) as Session[] },
      ].filter((place) => place.sessions.length > 0),
    }));
}

export const randomWeek: fc.Arbitrary<Week> = fc
  .record({
    schools: fc.integer({ min: 1, max: 4 }),
    stas: fc.integer({ min: 1, max: 5 }),
    needs: fc.integer({ min: 0, max: 8 }),
  })
  .chain((size) => {
    const schoolIds = Array.from({ length: size.schools }, (_, at) => `s${at}`);
    const staIds = Array.from({ length: size.stas }, (_, at) => `t${at}`);
    return fc.record({
      format: fc.constant(WEEK_FORMAT),
      monday: fc.constant(MONDAY),
      parameters: fc.integer({ min: 0, max: 90 }).map((middayMinutes) => ({ ...DEFAULT_PARAMETERS, middayMinutes })),
      schools: fc.tuple(...schoolIds.map(school)),
      stas: fc.tuple(...staIds.map(sta)),
      needs: fc.tuple(...Array.from({ length: size.needs }, (_, at) => need(`n${at}`, schoolIds, staIds))),
      allocations: fc.constant<Allocation[]>([]),
    });
  });

/** Any allocation that could be written down for the week, sensible or not. */
export function anyAllocation(week: Week): fc.Arbitrary<Allocation> {
  return fc.record({
    staId: fc.constantFrom(...week.stas.map(({ id }) => id)),
    planId: fc.constantFrom(...week.needs.map(({ planId }) => planId)),
    schoolId: fc.constantFrom(...week.schools.map(({ id }) => id)),
    session: fc.constantFrom(...SESSION_CODES),
    locked: fc.boolean(),
  });
}
