import { describe, expect, it } from 'vitest';
import { agreementHolds } from '../../electron/services/plan-standing.ts';

const plan = { startOn: '2026-11-30', endOn: '2027-02-12', endedEarlyOn: null };
const agreement = { schoolId: 'mossy', coversFrom: '2026-11-30', coversUntil: '2027-02-12', withdrawnOn: null };

describe('an agreement holds', () => {
  it.each([
    ['for exactly the plan’s days', {}, {}, true],
    ['for more than the plan’s days', { coversUntil: '2027-03-01' }, {}, true],
    ['not where the last day is missing', { coversUntil: '2027-02-11' }, {}, false],
    ['not where the first day is missing', { coversFrom: '2026-12-01' }, {}, false],
    ['not once it is withdrawn', { withdrawnOn: '2027-01-04' }, {}, false],
    [
      'for a plan that was ended before the agreement’s end',
      { coversUntil: '2027-01-15' },
      { endedEarlyOn: '2027-01-15' },
      true,
    ],
  ])('%s', (_, change, planned, holds) => {
    expect(agreementHolds({ ...agreement, ...change }, { ...plan, ...planned })).toBe(holds);
  });
});
