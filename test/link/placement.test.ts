import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutAt,
  daysFor,
  endOf,
  extendTo,
  faultOfStart,
  faultsOfPhases,
  moveHomeDay,
  phasesFor,
  schoolDays,
  transferTo,
} from '../../electron/link/placement.ts';
import { addDays, mondayOf, WEEKDAYS, weekdayOf } from '../../shared/dates.ts';
import { comparePositions, isSchoolDay, termPosition } from '../../shared/school-time.ts';
import { CALENDAR, sampleCentres, stayPhases } from '../bench/link-sample.ts';
import { weekday } from './sample.ts';

const [centre] = sampleCentres([10]);
if (!centre) throw new Error('No centre');
const starts = schoolDays(CALENDAR, '2025-09-03', '2027-12-10');
const start = fc.constantFrom(...starts);
const position = (date: string) => {
  const found = termPosition(CALENDAR, date);
  if (!found.known) throw new Error(found.sentence);
  return found.value;
};

describe('the end of a placement', () => {
  it('is always the last school day before its position plus its length', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 2 }), (startOn, terms) => {
        const end = endOf(CALENDAR, startOn, terms);
        if (!end.known) return;
        const from = position(startOn);
        const target = { ...from, terms: from.terms + terms };
        expect(isSchoolDay(CALENDAR, end.value)).toEqual({ known: true, value: true });
        expect(comparePositions(position(end.value), target)).toBeLessThan(0);
        const after = schoolDays(CALENDAR, addDays(end.value, 1), addDays(end.value, 60))[0];
        if (after) expect(comparePositions(position(after), target)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('names the calendar that has not been entered', () => {
    const short = { ...CALENDAR, halves: CALENDAR.halves.filter(({ academicYear }) => academicYear <= '2026/27') };
    expect(endOf(short, '2027-04-26', 2)).toMatchObject({ known: false, sentence: 'calendar for 2027/28 not entered' });
  });
});

describe('the pattern of a placement', () => {
  it('moving a home day never changes the number of Link days in a full week', () => {
    fc.assert(
      fc.property(start, weekday, weekday, fc.nat(300), (startOn, homeDay, other, later) => {
        const end = endOf(CALENDAR, startOn, 2);
        if (!end.known) return;
        const phases = phasesFor(CALENDAR, centre, { startOn, endOn: end.value, homeDay });
        const moved = moveHomeDay(phases, mondayOf(addDays(startOn, later)), other);
        for (let monday = mondayOf(startOn); monday <= end.value; monday = addDays(monday, 7)) {
          const open = schoolDays(CALENDAR, monday, addDays(monday, 4));
          if (open.length < WEEKDAYS.length || monday < startOn || addDays(monday, 4) > end.value) continue;
          expect(daysInWeek(moved, monday)).toBe(daysInWeek(phases, monday));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is at home on the home day, whatever the phase, and covers every school day once', () => {
    fc.assert(
      fc.property(start, weekday, (startOn, homeDay) => {
        const end = endOf(CALENDAR, startOn, 2);
        if (!end.known) return;
        const phases = phasesFor(CALENDAR, centre, { startOn, endOn: end.value, homeDay });
        for (const phase of phases) expect(phase.days).not.toContain(homeDay);
        for (const day of schoolDays(CALENDAR, startOn, end.value)) {
          expect(phases.filter(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn)).toHaveLength(1);
        }
        expect(faultsOfPhases(phases, { startOn, endOn: end.value })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('begins with four days and one, and ends with one day a week', () => {
    const phases = stayPhases(centre, '2027-01-05', 4);
    expect(phases.map(({ days }) => days.length)).toEqual([4, 3, 2, 1]);
    expect(phases[0]).toMatchObject({ fromOn: '2027-01-05', days: ['mon', 'tue', 'wed', 'thu'], homeDay: 'fri' });
    expect(phases.at(-1)?.untilOn).toBe('2027-07-21');
    for (const phase of phases.slice(0, -1)) expect(weekdayOf(phase.untilOn)).toBe('fri');
  });

  it('adds the days nearest to the home day, the later one first', () => {
    expect(daysFor('wed', 4)).toEqual(['mon', 'tue', 'thu', 'fri']);
    expect(daysFor('wed', 3)).toEqual(['mon', 'tue', 'fri']);
    expect(daysFor('wed', 2)).toEqual(['mon', 'fri']);
    expect(daysFor('fri', 1)).toEqual(['mon']);
    expect(daysFor('mon', 5)).toEqual(['tue', 'wed', 'thu', 'fri']);
  });
});

describe('what happens to a placement', () => {
  const phases = stayPhases(centre, '2027-01-05', 4);

  it('a transfer keeps what was attended and changes the centre from that day on', () => {
    const moved = transferTo(phases, '2027-03-01', 'elsewhere', 'mon');
    for (const { fromOn, untilOn, centreId, homeDay } of moved) {
      expect(centreId).toBe(untilOn < '2027-03-01' ? centre.id : 'elsewhere');
      expect(homeDay).toBe(fromOn < '2027-03-01' ? 'fri' : 'mon');
    }
  });

  it('an early end leaves nothing after the last day, an extension prolongs the last phase', () => {
    expect(cutAt(phases, '2027-02-10').at(-1)?.untilOn).toBe('2027-02-10');
    expect(cutAt(phases, '2027-02-10')).toHaveLength(1);
    expect(extendTo(phases, '2027-09-30').at(-1)).toMatchObject({ untilOn: '2027-09-30', days: ['mon'] });
  });
});

describe('bad input, a sentence each', () => {
  const span = { startOn: '2027-01-05', endOn: '2027-07-21' };
  const phase = { centreId: centre.id, fromOn: '2027-01-05', untilOn: '2027-07-21', homeDay: 'fri' as const, what: '' };

  it('a start in a holiday names the next school day', () => {
    expect(faultOfStart(CALENDAR, centre, '2026-12-28')).toBe(
      '28 Dec 2026 is no school day; the next one is 5 Jan 2027.',
    );
    expect(faultOfStart(CALENDAR, centre, '2027-01-05')).toBeNull();
  });

  it('a start before the centre opens, after it closes, or without a calendar', () => {
    expect(faultOfStart(CALENDAR, { ...centre, openedOn: '2027-02-01' }, '2027-01-05')).toBe(
      'Centre 1 opens only on 1 Feb 2027.',
    );
    expect(faultOfStart(CALENDAR, { ...centre, closedOn: '2026-12-18' }, '2027-01-05')).toBe(
      'Centre 1 closed on 18 Dec 2026.',
    );
    expect(faultOfStart(CALENDAR, centre, '2031-01-06')).toContain('not entered');
  });

  it('a pattern with six days', () => {
    const days = [...WEEKDAYS, 'mon' as const];
    expect(faultsOfPhases([{ ...phase, days }], span)).toEqual([
      { path: 'phases.0.days', sentence: 'A week has five days; this pattern has 6.' },
      { path: 'phases.0.homeDay', sentence: 'Friday cannot be the home day and a day at the Link at once.' },
    ]);
    expect(faultsOfPhases([{ ...phase, days: ['mon', 'mon'] }], span)[0]?.sentence).toBe('A weekday is named twice.');
  });

  it('a home day that is no day of the week', () => {
    const wrong = { ...phase, days: ['mon' as const], homeDay: 'sat' as never };
    expect(faultsOfPhases([wrong], span)[0]?.sentence).toBe('The home day is one of the five days of the week.');
  });

  it('phases that overlap, leave the placement or end before they start', () => {
    const faults = faultsOfPhases(
      [
        { ...phase, fromOn: '2027-01-04', untilOn: '2027-03-05', days: ['mon'] },
        { ...phase, fromOn: '2027-03-05', untilOn: '2027-08-01', days: ['mon'] },
        { ...phase, fromOn: '2027-08-03', untilOn: '2027-08-02', days: ['mon'] },
      ],
      span,
    );
    expect(faults.map(({ path }) => path)).toEqual([
      'phases.0.fromOn',
      'phases.1.untilOn',
      'phases.1.fromOn',
      'phases.2.untilOn',
      'phases.2.untilOn',
    ]);
  });
});

/** Link days of a week, by pattern. */
function daysInWeek(phases: ReturnType<typeof phasesFor>, monday: string): number {
  return WEEKDAYS.filter((day, at) => {
    const date = addDays(monday, at);
    return phases.some(({ fromOn, untilOn, days }) => fromOn <= date && date <= untilOn && days.includes(day));
  }).length;
}
