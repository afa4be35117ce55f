import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../electron/rules/facts.ts';
import { take } from '../../electron/rules/take.ts';
import type { Step } from '../../shared/verdicts.ts';
import { assessmentOf, interventionOf, itemOf, pspOf, sampleFacts, withItems } from './sample-facts.ts';

const ON = '2026-12-01';
const taken = (facts: CaseFacts, ...steps: (readonly [Step['kind'], string | null])[]) =>
  take(
    facts,
    steps.map(([kind, about]) => ({ kind, about, on: ON })),
    '2026-12-02',
  );
const fresh = { implementedOn: null, monitoredOn: null, reviewedOn: null };

describe('what is promised', () => {
  it.each([
    ['universal-targeted', 'universal-targeted'],
    ['assessment', 'specialist-assessment'],
    ['psp-start', 'psp'],
    ['intervention-start', 'intervention'],
    ['single-assessment', 'single-assessment'],
    ['sendias-offer', 'sendias-offer'],
  ] as const)('“%s” begins an item of its kind, only claimed, with nothing in it', (step, kind) => {
    const facts = taken(sampleFacts({ items: [] }), [step, null]);
    expect(facts.on).toBe('2026-12-02');
    expect(facts.items).toEqual([
      {
        id: `promised:${kind}`,
        kind,
        title: '',
        startedOn: ON,
        endedOn: null,
        standing: 'claimed',
        cafoToldOn: null,
        reviews: [],
        recommendations: [],
      },
    ]);
  });

  it('of the pupil and the school is enough to be within the memorandum', () => {
    const { pupil, school } = sampleFacts();
    const facts = sampleFacts({
      pupil: { ...pupil, dateOfBirth: null, needs: [] },
      school: { ...school, phase: 'unknown' },
    });
    const then = taken(facts, ['date-of-birth', null], ['school-phase', null], ['need', null]);
    expect(then.pupil).toEqual({ ...facts.pupil, taughtYear: '1', needs: ['SEMH'] });
    expect(then.school).toEqual({ ...facts.school, phase: 'primary' });
  });

  it('signs, agrees and records beside what is there', () => {
    const facts = sampleFacts();
    const then = taken(
      facts,
      ['sign-up', null],
      ['agreement', null],
      ['suspension-record', null],
      ['suspension-record', null],
    );
    expect(then.signUps).toEqual([
      ...facts.signUps,
      { id: 'promised:sign-up', inForceFrom: ON, inForceUntil: null, withdrawnOn: null },
    ]);
    expect(then.agreements).toEqual([
      ...facts.agreements,
      { id: 'promised:agreement', agreedOn: ON, withdrawnOn: null },
    ]);
    expect(then.suspensions.slice(2)).toEqual(
      [2, 3].map((at) => ({
        id: `promised:suspension-${at}`,
        startedOn: ON,
        sessions: 1,
        type: 'SUSP',
        standing: 'claimed',
      })),
    );
  });

  it('is told to the CAF officer for that item alone', () => {
    const items = [itemOf('family-declined', '2026-10-01', { id: 'a' }), itemOf('psp', '2026-10-01', { id: 'b' })];
    const then = taken(sampleFacts({ items }), ['cafo-told', 'a']);
    expect(then.items.map(({ cafoToldOn }) => cafoToldOn)).toEqual([ON, null]);
  });

  it('reviews the plan that it is about, and else the one that is promised', () => {
    const facts = withItems(['psp', 'intervention'], [pspOf('2026-06-01'), interventionOf('2026-06-08')]);
    const then = taken(
      facts,
      ['psp-review', 'psp-2026-06-01'],
      ['psp-start', null],
      ['psp-review', null],
      ['intervention-review', 'intervention-2026-06-08'],
      ['intervention-start', null],
      ['intervention-review', null],
    );
    const reviews = then.items
      .filter(({ reviews: held }) => held.length > 0)
      .map(({ id, reviews: held }) => [id, held]);
    const one = (id: string) => [id, [{ id: `promised:review-${id}-${ON}`, heldOn: ON, standing: 'claimed' }]];
    expect(reviews).toEqual([
      one('psp-2026-06-01'),
      one('intervention-2026-06-08'),
      one('promised:psp'),
      one('promised:intervention'),
    ]);
  });

  it('carries one recommendation through and leaves its neighbours alone', () => {
    const assessment = assessmentOf('2026-06-02', [{}, { implementedOn: '2026-09-01' }]);
    const then = taken(
      withItems(['specialist-assessment'], [assessment, assessmentOf('2026-07-01', [{}])]),
      ['implement', 'assessment-2026-06-02-0'],
      ['monitor', 'assessment-2026-06-02-0'],
      ['review', 'assessment-2026-06-02-0'],
    );
    const assessments = then.items.filter(({ kind }) => kind === 'specialist-assessment');
    expect(assessments.map(({ recommendations }) => recommendations)).toEqual([
      [
        {
          id: 'assessment-2026-06-02-0',
          what: 'Advice 1',
          implementedOn: ON,
          monitoredOn: ON,
          reviewedOn: ON,
        },
        { id: 'assessment-2026-06-02-1', what: 'Advice 2', ...fresh, implementedOn: '2026-09-01' },
      ],
      [{ id: 'assessment-2026-07-01-0', what: 'Advice 1', ...fresh }],
    ]);
  });

  it('records one more where an assessment is named and none of its recommendations', () => {
    const facts = withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [{}])]);
    const then = taken(facts, ['review', 'assessment-2026-06-02']);
    expect(then.items.at(-1)?.recommendations.map(({ reviewedOn }) => reviewedOn)).toEqual([null, ON]);
  });

  it('records one recommendation for an assessment that has none, and for one that is promised', () => {
    const then = taken(
      withItems(['specialist-assessment'], [assessmentOf('2026-06-02', [])]),
      ['implement', 'assessment-2026-06-02'],
      ['review', 'assessment-2026-06-02'],
      ['assessment', null],
      ['monitor', null],
    );
    const assessments = then.items.filter(({ kind }) => kind === 'specialist-assessment');
    expect(assessments.map(({ recommendations }) => recommendations)).toEqual([
      [
        {
          id: 'promised:recommendation-assessment-2026-06-02',
          what: '',
          ...fresh,
          implementedOn: ON,
          reviewedOn: ON,
        },
      ],
      [{ id: 'promised:recommendation-promised:specialist-assessment', what: '', ...fresh, monitoredOn: ON }],
    ]);
  });
});
