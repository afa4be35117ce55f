import { describe, expect, it } from 'vitest';
import type { Stay } from '../../electron/link/centre.ts';
import { learn, likelyEnd, type PastPlacement, shifted } from '../../electron/link/uncertainty.ts';
import { addSchoolDays } from '../../shared/school-time.ts';
import { CALENDAR, sampleCentres, stayPhases } from '../bench/link-sample.ts';

const planned = '2026-03-20';
const past = (shifts: readonly number[]): PastPlacement[] =>
  shifts.map((shift) => ({ plannedEndOn: planned, endedOn: moved(shift) }));

function moved(shift: number): string {
  if (shift >= 0) {
    const after = addSchoolDays(CALENDAR, planned, shift);
    return after.known ? after.value : planned;
  }
  // The day from which the planned one is so many school days away.
  for (let back = 0; ; back++) {
    const day = new Date(Date.parse(planned) - back * 86_400_000).toISOString().slice(0, 10);
    const forward = addSchoolDays(CALENDAR, day, -shift);
    if (forward.known && forward.value === planned && new Date(day).getUTCDay() % 6 !== 0) return day;
  }
}

describe('early and late ends', () => {
  it('are not learnt from nine past placements, and it says so', () => {
    const learnt = learn(CALENDAR, past([-5, -5, -5, 0, 0, 0, 5, 5, 5]));
    expect(learnt).toEqual({
      known: false,
      count: 9,
      sentence:
        '9 placements have ended so far. From 10 on, early and late ends are learnt from them; until then only the planned dates count.',
    });
  });

  it('are learnt from ten', () => {
    const learnt = learn(CALENDAR, past([-12, -8, -3, 0, 0, 0, 0, 0, 2, 6]));
    expect(learnt).toMatchObject({ known: true, count: 10, quartiles: [-3, 0, 0], early: 3, late: 2 });
    expect(learnt.sentence).toBe(
      'Of 10 placements that have ended, 3 ended early and 2 late; the middle half between 3 school days early and the planned day.',
    );
  });

  it('say by how many whole weeks a place is likely to be free sooner or later, and in how many of them', () => {
    const learnt = learn(CALENDAR, past([-12, -11, -10, -3, 0, 0, 0, 0, 0, 4, 6, 7]));
    expect(learnt).toMatchObject({ sooner: { weeks: 2, count: 3 }, later: null });
    const [centre] = sampleCentres([4]);
    if (!centre) throw new Error('No centre');
    const stay: Stay = { id: 'one', kind: 'placement', phases: stayPhases(centre, '2026-09-07', 4) };
    expect(stay.phases.at(-1)?.untilOn).toBe('2027-04-14');
    expect(likelyEnd(CALENDAR, learnt, stay, '2026-11-24')).toBe(
      'Likely to end 2 weeks earlier, on 16 Mar 2027, in 3 of 12.',
    );
    expect(likelyEnd(CALENDAR, learn(CALENDAR, past([-12])), stay, '2026-11-24')).toBeNull();
  });

  it('move the ends of those that run, never before today, and not those that are over', () => {
    const [centre] = sampleCentres([4]);
    if (!centre) throw new Error('No centre');
    const stay = (from: string): Stay => ({ id: from, kind: 'placement', phases: stayPhases(centre, from, 4) });
    const running = stay('2026-09-07');
    const end = running.phases.at(-1)?.untilOn ?? '';
    const late = addSchoolDays(CALENDAR, end, 5);
    const [later] = shifted(CALENDAR, [running], 5, '2026-11-24');
    expect(later?.phases.at(-1)?.untilOn).toBe(late.known ? late.value : '');
    const [soon] = shifted(CALENDAR, [running], -500, '2026-11-24');
    expect(soon?.phases.at(-1)?.untilOn).toBe('2026-11-24');
    const over = stay('2025-09-08');
    expect(shifted(CALENDAR, [over], 5, '2026-11-24')).toEqual([over]);
    expect(shifted(CALENDAR, [running], 0, '2026-11-24')).toEqual([running]);
  });
});
