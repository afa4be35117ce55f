import { describe, expect, it } from 'vitest';
import { inputOf, isWholePlan, newPhase, newPlan } from '../../renderer/screens/plans/plan-values.ts';

const plan = { ...newPlan('school-1'), startOn: '2026-11-30', endOn: '2027-02-12' };
const days = (phases: ReturnType<typeof newPhase>[]) =>
  inputOf({ ...plan, phases }).phases.map(({ fromOn, untilOn }) => [fromOn, untilOn]);

describe('the phases of a plan as they are typed', () => {
  it('are one that lasts as long as the plan, and asks for no days', () => {
    expect(isWholePlan(plan.phases)).toBe(true);
    expect(days(plan.phases)).toEqual([['2026-11-30', '2027-02-12']]);
  });

  it('keep the days that were given to one, and to each of several', () => {
    const january = newPhase('school-1', { fromOn: '2027-01-05', untilOn: '2027-01-29' });
    expect(isWholePlan([january])).toBe(false);
    expect(days([january])).toEqual([['2027-01-05', '2027-01-29']]);
    const open = newPhase('school-1', { fromOn: '2026-11-30' });
    expect(days([open, january])).toEqual([
      ['2026-11-30', ''],
      ['2027-01-05', '2027-01-29'],
    ]);
  });
});
