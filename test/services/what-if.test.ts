import { afterEach, describe, expect, it } from 'vitest';
import { type EligibleCase, eligibleCase, type Leaving } from './eligibility-register.ts';

let one: EligibleCase;
afterEach(() => one.desk.end());

async function start(...leaving: Leaving[]): Promise<EligibleCase> {
  one = await eligibleCase(leaving);
  return one;
}

const page = ({ desk, caseId }: EligibleCase) => desk.done(desk.client.eligibility.show({ caseId }));

describe('what is promised', () => {
  it('changes nothing when it is tried', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    const before = await page(made);
    const keys = before.assessment.missing.map(({ key }) => key);
    const tried = await desk.done(desk.client.eligibility.whatIf({ caseId, promised: [...keys, 'A9:nothing'] }));
    expect(tried.assessment.route).toBe('commissioned');
    expect(tried.unknown).toEqual(['A9:nothing']);
    expect((await page(made)).assessment.route).toBe('not-yet');
    expect((await desk.done(desk.client.eligibility.whatIf({ caseId }))).assessment.route).toBe('not-yet');
  });

  it('is answered for the day on which it is all there and the run is a term old, not for that of the last review', async () => {
    const made = await start('psp', 'sendias-offer');
    const { desk, caseId } = made;
    const { earliest } = (await page(made)).assessment;
    if (earliest.kind !== 'from') throw new Error('There is a day on which the answer could be yes');
    const promised = earliest.things.map(({ key }) => key);
    const lastReview =
      earliest.things
        .flatMap(({ steps }) => steps.map(({ on }) => on))
        .toSorted()
        .at(-1) ?? '';
    const tried = await desk.done(desk.client.eligibility.whatIf({ caseId, promised }));
    expect([tried.on, tried.assessment.route]).toEqual([earliest.on, 'commissioned']);
    expect(lastReview < earliest.on).toBe(true);
  });

  it('and would not be enough is answered for the day of the last step', async () => {
    const made = await start('psp', 'sendias-offer');
    const { desk, caseId } = made;
    const key = (await page(made)).assessment.missing.find(({ rule }) => rule === 'A6')?.key ?? '';
    const tried = await desk.done(desk.client.eligibility.whatIf({ caseId, promised: [key] }));
    expect([tried.on, tried.assessment.route]).toEqual(['2026-11-24', 'not-yet']);
    expect(tried.assessment.lines.find(({ rule }) => rule === 'A6')?.verdict).toBe('met');
  });
});
