import fc from 'fast-check';
import type { Centre, Limit, Stay } from '../../electron/link/centre.ts';
import { moveHomeDay, transferTo } from '../../electron/link/placement.ts';
import { addDays, WEEKDAYS } from '../../shared/dates.ts';
import { sampleCentres, stayPhases } from '../bench/link-sample.ts';

/** Random Link weeks for properties: centres with limits, stays that were moved and transferred, promises among them. */
export const TODAY = '2026-11-24';
export const weekday = fc.constantFrom(...WEEKDAYS);
const someDay = fc.integer({ min: -200, max: 300 }).map((days) => addDays(TODAY, days));

const limit: fc.Arbitrary<Limit> = fc
  .record({
    kind: fc.constantFrom('closed' as const, 'staffing' as const),
    fromOn: someDay,
    length: fc.nat(30),
    days: fc.uniqueArray(weekday, { maxLength: 3 }),
    atMost: fc.nat(4),
  })
  .map(({ length, ...rest }) => ({
    ...rest,
    atMost: rest.kind === 'closed' ? 0 : rest.atMost,
    untilOn: addDays(rest.fromOn, length),
    reason: 'A reason',
  }));

const centre = (at: number): fc.Arbitrary<Centre> =>
  fc
    .record({
      places: fc.integer({ min: 1, max: 6 }),
      later: fc.array(fc.record({ fromOn: someDay, places: fc.nat(6) }), { maxLength: 2 }),
      limits: fc.array(limit, { maxLength: 3 }),
      closes: fc.option(someDay, { freq: 3 }),
    })
    .map(({ places, later, limits, closes }) => {
      const [base] = sampleCentres([places]);
      if (!base) throw new Error('No centre');
      return {
        ...base,
        id: `centre-${at}`,
        closedOn: closes,
        limits,
        laterPlaces: later
          .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
          .map(({ fromOn, places: most }) => ({
            fromOn,
            places: { mon: most, tue: most, wed: most, thu: most, fri: most },
          })),
      };
    });

export const centres: fc.Arbitrary<Centre[]> = fc.tuple(centre(0), centre(1));

/** A stay that may have moved its home day or its centre on the way. */
export function stayAt(id: string, own: readonly Centre[]): fc.Arbitrary<Stay> {
  return fc
    .record({
      at: fc.nat(own.length - 1),
      weeks: fc.integer({ min: -26, max: 20 }),
      homeDay: fc.nat(4),
      kind: fc.constantFrom('placement' as const, 'placement' as const, 'promise' as const),
      move: fc.option(fc.record({ on: someDay, homeDay: weekday })),
      transfer: fc.option(fc.record({ on: someDay, to: fc.nat(own.length - 1), homeDay: weekday }), { freq: 3 }),
    })
    .map(({ at, weeks, homeDay, kind, move, transfer }) => {
      const first = own[at];
      if (!first) throw new Error('No centre');
      let phases = stayPhases(first, addDays('2026-11-23', weeks * 7), homeDay);
      if (move) phases = moveHomeDay(phases, move.on, move.homeDay);
      if (transfer) phases = transferTo(phases, transfer.on, own[transfer.to]?.id ?? first.id, transfer.homeDay);
      return { id, kind, phases };
    });
}

export function staysAt(own: readonly Centre[], most: number): fc.Arbitrary<Stay[]> {
  return fc.integer({ min: 0, max: most }).chain((count) => {
    const each = Array.from({ length: count }, (_, at) => stayAt(`stay-${at}`, own));
    return count === 0 ? fc.constant([]) : (fc.tuple(...each) as fc.Arbitrary<Stay[]>);
  });
}
