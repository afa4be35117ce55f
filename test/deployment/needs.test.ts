import { describe, expect, it } from 'vitest';
import { needOfWeek, type PlanForWeek } from '../../electron/deployment/needs.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';

const agreement = {
  schoolId: 'Home',
  agreedOn: '2026-11-01',
  coversFrom: '2026-11-02',
  coversUntil: '2027-02-12',
  withdrawnOn: null,
};
const plan: PlanForWeek = {
  planId: 'P1',
  ref: 'C-0001 AB',
  startOn: '2026-11-02',
  endOn: '2027-02-12',
  endedEarlyOn: null,
  priority: 2,
  staLimit: 1,
  skill: null,
  possibleSessions: [],
  wishes: [],
  phases: [
    { fromOn: '2026-11-02', untilOn: '2026-12-02', sessionsPerWeek: 4, schoolId: 'Home' },
    { fromOn: '2026-12-03', untilOn: '2027-02-12', sessionsPerWeek: 2, schoolId: 'New' },
  ],
  schoolIds: ['Home'],
  agreements: [agreement],
  lastWeek: [],
  knows: [],
};

describe('what a plan asks of a week', () => {
  it('is its phase’s sessions, at the phase’s school', () => {
    expect(needOfWeek(plan, '2026-11-23')).toMatchObject({ sessions: 4, possible: [...SESSION_CODES] });
    expect(needOfWeek(plan, '2026-12-07')).toMatchObject({
      sessions: 2,
      places: [{ schoolId: 'New', sessions: [...SESSION_CODES] }],
    });
  });

  it('follows the longer phase where two meet, and each half day its own school', () => {
    expect(needOfWeek(plan, '2026-11-30')).toMatchObject({
      sessions: 4,
      places: [
        { schoolId: 'Home', sessions: SESSION_CODES.slice(0, 6) },
        { schoolId: 'New', sessions: SESSION_CODES.slice(6) },
      ],
    });
  });

  it('can lie only on days on which the pupil is not somewhere else', () => {
    const elsewhere = [{ fromOn: '2026-11-23', untilOn: '2026-11-25', days: ['mon', 'tue', 'wed', 'thu'] as const }];
    const need = needOfWeek({ ...plan, possibleSessions: ['mon-am', 'wed-pm', 'thu-am'], elsewhere }, '2026-11-23');
    expect(need).toMatchObject({ sessions: 1, possible: ['thu-am'] });
    expect(needOfWeek({ ...plan, elsewhere }, '2026-11-16')?.possible).toEqual([...SESSION_CODES]);
  });

  it('is nothing before the plan and after it', () => {
    expect(needOfWeek(plan, '2026-10-26')).toBeNull();
    expect(needOfWeek(plan, '2027-02-15')).toBeNull();
    expect(needOfWeek(plan, '2027-02-08')).not.toBeNull();
    expect(needOfWeek({ ...plan, endedEarlyOn: '2026-11-20' }, '2026-11-23')).toBeNull();
    expect(needOfWeek({ ...plan, endedEarlyOn: '2026-11-23' }, '2026-11-23')).not.toBeNull();
  });

  it('is no more than the half days that are left when it ends on Tuesday', () => {
    const ending = {
      ...plan,
      endedEarlyOn: '2026-11-24',
      phases: [{ ...plan.phases[0], sessionsPerWeek: 5 }],
    } as PlanForWeek;
    expect(needOfWeek(ending, '2026-11-23')).toMatchObject({ sessions: 4, until: '2026-11-24' });
    expect(needOfWeek({ ...ending, possibleSessions: ['tue-am', 'fri-am'] }, '2026-11-23')).toMatchObject({
      sessions: 1,
    });
  });

  it('names the schools whose agreement does not hold for the days of the week', () => {
    const missing = (more: Partial<PlanForWeek>) => needOfWeek({ ...plan, ...more }, '2026-11-23')?.notAgreedBy;
    expect(missing({})).toEqual([]);
    expect(missing({ agreements: [] })).toEqual(['Home']);
    expect(missing({ schoolIds: ['Home', 'New'] })).toEqual(['New']);
    expect(missing({ agreements: [{ ...agreement, withdrawnOn: '2026-11-10' }] })).toEqual(['Home']);
    expect(missing({ agreements: [{ ...agreement, coversUntil: '2026-11-26' }] })).toEqual(['Home']);
    expect(missing({ agreements: [{ ...agreement, coversUntil: '2026-11-27' }] })).toEqual([]);
    expect(missing({ agreements: [{ ...agreement, coversFrom: '2026-11-24' }] })).toEqual(['Home']);
  });
});
