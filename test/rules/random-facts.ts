import fc from 'fast-check';
import type { CaseFacts, Item, ItemKind } from '../../electron/rules/facts.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { assessmentOf, COUNTY, DONE, itemOf, pspOf, sampleFacts, suspended, withInset } from './sample-facts.ts';

/**
 * Cases as they might be: most criteria met or nearly so, each in its own way, on any day of the autumn and spring terms
 * of 2026/27 for which the next terms are entered. No evidence is dated in the future: that is refused on entry.
 */
const anyDay = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2026-09-02', days));

/** A plan or intervention that began so many days ago, with reviews so many days apart, the last few left out. */
function rhythmic(kind: 'psp' | 'intervention', on: PlainDate): fc.Arbitrary<Item[]> {
  const apart = kind === 'psp' ? { min: 9, max: 18 } : { min: 20, max: 50 };
  const one = fc.record({
    ago: fc.integer({ min: 0, max: 260 }),
    gaps: fc.array(fc.integer(apart), { minLength: 0, maxLength: kind === 'psp' ? 20 : 8 }),
    missed: fc.array(fc.nat(20), { maxLength: 2 }),
    ends: fc.option(fc.integer({ min: -20, max: 80 }), { freq: 6 }),
  });
  return fc.array(one, { maxLength: 2 }).map((all) =>
    all.map(({ ago, gaps, missed, ends }, at) => {
      const start = addDays(on, -ago);
      const days: PlainDate[] = [];
      let day = start;
      for (const gap of gaps) {
        day = addDays(day, gap);
        if (day <= on) days.push(day);
      }
      const held = days.filter((_, index) => !missed.includes(index));
      const end = ends === null ? null : addDays(on, ends);
      const endedOn = end !== null && end >= start ? end : null;
      return pspOf(start, held, { id: `${kind}-${at}`, kind, endedOn });
    }),
  );
}

function recommended(on: PlainDate): fc.Arbitrary<Item[]> {
  const marks = fc.constantFrom(DONE, { ...DONE, reviewedOn: null }, { implementedOn: '2026-09-02' }, {});
  const item = fc.record({ ago: fc.nat(200), marks: fc.array(marks, { maxLength: 3 }) });
  return fc
    .array(item, { maxLength: 2 })
    .map((all) => all.map((each, at) => assessmentOf(addDays(on, -each.ago), each.marks, { id: `assessment-${at}` })));
}

const FAMILY: readonly ItemKind[] = [
  'single-assessment',
  'social-care',
  'family-declined',
  'sendias-offer',
  'universal-targeted',
];

function others(on: PlainDate): fc.Arbitrary<Item[]> {
  const one = fc.record({
    kind: fc.constantFrom(...FAMILY),
    ago: fc.nat(120),
    told: fc.boolean(),
    ends: fc.option(fc.integer({ min: -10, max: 60 }), { freq: 3 }),
  });
  return fc.array(one, { maxLength: 4 }).map((all) =>
    all.map(({ kind, ago, told, ends }, at) => {
      const startedOn = addDays(on, -ago);
      const end = kind === 'social-care' && ends !== null ? addDays(on, ends) : null;
      return itemOf(kind, startedOn, {
        id: `${kind}-${at}`,
        cafoToldOn: kind === 'family-declined' && told ? startedOn : null,
        endedOn: end !== null && end >= startedOn ? end : null,
      });
    }),
  );
}

const { pupil, school } = sampleFacts();

export const anyFacts: fc.Arbitrary<CaseFacts> = anyDay.chain((on) =>
  fc
    .record({
      psp: rhythmic('psp', on),
      intervention: rhythmic('intervention', on),
      assessed: recommended(on),
      others: others(on),
      suspensions: fc.array(fc.nat(420), { maxLength: 4 }),
      agreed: fc.array(fc.record({ ago: fc.nat(90), withdrawn: fc.option(fc.integer({ min: -5, max: 60 })) }), {
        maxLength: 2,
      }),
      signed: fc.array(
        fc.record({ from: fc.integer({ min: -300, max: 30 }), lasts: fc.option(fc.integer({ min: 50, max: 400 })) }),
        {
          maxLength: 2,
        },
      ),
      needs: fc.constantFrom(['SEMH'], ['SEMH'], ['ASD', 'SEMH'], [], ['SPLD']),
      born: fc.constantFrom('2018-03-14', '2017-11-02', '2016-09-03', null),
      inset: fc.array(fc.nat(200), { maxLength: 2 }),
      says: fc.constantFrom<CaseFacts['school']['selfReview']>({}, {}, { 'S1.2': 'yes' }, { 'S1.2': 'no' }),
    })
    .map((made) => ({
      ...sampleFacts(),
      on,
      calendar: made.inset.length > 0 ? withInset(...made.inset.map((days) => addDays('2026-09-07', days))) : COUNTY,
      pupil: { ...pupil, needs: made.needs, dateOfBirth: made.born },
      school: { ...school, selfReview: made.says },
      items: [...made.psp, ...made.intervention, ...made.assessed, ...made.others],
      suspensions: made.suspensions.map((ago, at) => suspended(addDays(on, -ago), { id: `suspension-${at}` })),
      agreements: made.agreed.map(({ ago, withdrawn }, at) => ({
        id: `agreement-${at}`,
        agreedOn: addDays(on, -ago),
        withdrawnOn: withdrawn === null ? null : addDays(on, withdrawn),
      })),
      signUps: made.signed.map(({ from, lasts }, at) => ({
        id: `sign-up-${at}`,
        inForceFrom: addDays(on, from),
        inForceUntil: lasts === null ? null : addDays(on, from + lasts),
        withdrawnOn: null,
      })),
    })),
);

/** One more piece of evidence, from some time before any of the days above. */
export const anyItem: fc.Arbitrary<Item> = fc
  .oneof(
    rhythmic('psp', '2026-09-02'),
    rhythmic('intervention', '2026-09-02'),
    recommended('2026-09-02'),
    others('2026-09-02'),
  )
  .filter((items) => items.length > 0)
  .map(([item]) => item ?? itemOf('sendias-offer', '2026-09-01'));
