import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absentSessions, contractedSessions } from '../../electron/deployment/patterns.ts';
import { addDays } from '../../shared/dates.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';

const weekly = { fromOn: '2026-09-07', sessions: ['mon-am', 'fri-pm'], otherWeekSessions: null } as const;
const fortnightly = { fromOn: '2026-09-09', sessions: ['mon-am'], otherWeekSessions: ['tue-am'] } as const;

describe('contracted sessions', () => {
  it('are the pattern’s, every week', () => {
    expect(contractedSessions([weekly], '2026-11-30', '2026-01-01', null)).toEqual(['mon-am', 'fri-pm']);
  });

  it('change every second week, counted from the week in which the pattern begins', () => {
    expect(contractedSessions([fortnightly], '2026-09-14', '2026-01-01', null)).toEqual(['tue-am']);
    expect(contractedSessions([fortnightly], '2026-09-21', '2026-01-01', null)).toEqual(['mon-am']);
    // Across the end of summer time and a year's end.
    expect(contractedSessions([fortnightly], '2026-11-30', '2026-01-01', null)).toEqual(['mon-am']);
    expect(contractedSessions([fortnightly], '2027-01-04', '2026-01-01', null)).toEqual(['tue-am']);
  });

  it('come from the pattern that holds on the day, even where it begins in mid-week', () => {
    const later = { fromOn: '2026-12-02', sessions: ['mon-pm', 'thu-am'], otherWeekSessions: null } as const;
    expect(contractedSessions([later, weekly], '2026-11-30', '2026-01-01', null)).toEqual(['mon-am', 'thu-am']);
  });

  it('are none before she starts, after she leaves, or without a pattern', () => {
    expect(contractedSessions([weekly], '2026-11-30', '2026-12-01', null)).toEqual(['fri-pm']);
    expect(contractedSessions([weekly], '2026-11-30', '2026-01-01', '2026-12-03')).toEqual(['mon-am']);
    expect(contractedSessions([], '2026-11-30', '2026-01-01', null)).toEqual([]);
  });
});

describe('an absence', () => {
  const base = {
    fromOn: '2026-12-01',
    fromHalf: 'pm',
    untilOn: '2026-12-03',
    untilHalf: 'am',
    sessions: null,
    fortnightly: false,
  } as const;

  it('takes the half days from its first to its last', () => {
    expect(absentSessions(base, '2026-11-30')).toEqual(['tue-pm', 'wed-am', 'wed-pm', 'thu-am']);
  });

  it('goes on until further notice', () => {
    const open = { ...base, untilOn: null, untilHalf: null };
    expect(absentSessions(open, '2026-11-23')).toEqual([]);
    expect(absentSessions(open, '2026-11-30')).toHaveLength(7);
    expect(absentSessions(open, '2027-03-01')).toEqual([...SESSION_CODES]);
  });

  it('may be one half day of every second week', () => {
    const clinic = {
      ...base,
      fromHalf: 'am',
      untilOn: null,
      untilHalf: null,
      sessions: ['thu-pm'],
      fortnightly: true,
    } as const;
    expect(absentSessions(clinic, '2026-11-30')).toEqual(['thu-pm']);
    expect(absentSessions(clinic, '2026-12-07')).toEqual([]);
    expect(absentSessions(clinic, '2026-12-14')).toEqual(['thu-pm']);
  });

  it('never takes a half day outside its dates', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(20), fc.constantFrom('am' as const, 'pm' as const), (start, length, half) => {
        const fromOn = addDays('2026-11-02', start);
        const absence = { ...base, fromOn, fromHalf: half, untilOn: addDays(fromOn, length), untilHalf: 'pm' as const };
        let total = 0;
        for (let week = 0; week < 12; week++) total += absentSessions(absence, addDays('2026-11-02', week * 7)).length;
        const days = Array.from({ length: length + 1 }, (_, at) => addDays(fromOn, at)).filter((date) => {
          const weekday = new Date(date).getUTCDay();
          return weekday >= 1 && weekday <= 5;
        });
        const lost = half === 'pm' && days[0] === fromOn ? 1 : 0;
        expect(total).toBe(days.length * 2 - lost);
      }),
    );
  });
});
