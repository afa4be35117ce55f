import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supplyOf, type WeekAhead } from '../../electron/deployment/supply.ts';
import { DEFAULT_PARAMETERS, type School, type Sta } from '../../electron/deployment/week.ts';
import { addDays } from '../../shared/dates.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';

const school = (id: string, easting: number): School => ({ id, name: id, easting, northing: 270_000, closed: [] });
const sta = (base: string, easting: number, more: Partial<Sta> = {}): Sta => ({
  id: base,
  name: base,
  base: { name: base, easting, northing: 270_000 },
  skills: [],
  pattern: [...SESSION_CODES],
  absences: [],
  commitments: [],
  limit: null,
  termSessions: 0,
  ...more,
});
const week = (at: number, needed: number, stas = [sta('Rugby', 450_000)], schoolId = 'near Rugby'): WeekAhead => ({
  monday: addDays('2026-11-30', at * 7),
  open: SESSION_CODES,
  stas,
  needs: [{ sessions: needed, schoolId }],
});
const schools = [school('near Rugby', 449_000), school('near Stratford', 421_000)];
const supply = (...weeks: WeekAhead[]) => supplyOf(weeks, schools, DEFAULT_PARAMETERS);

describe('supply against need', () => {
  it('promises what stays free in every week from one on', () => {
    const [rugby] = supply(week(0, 9), week(1, 4), week(2, 6), week(3, 2));
    expect(rugby?.promises).toEqual([
      { monday: '2026-11-30', sessions: 1 },
      { monday: '2026-12-07', sessions: 4 },
      { monday: '2026-12-21', sessions: 8 },
    ]);
  });

  it('promises nothing for weeks before one that is full', () => {
    expect(supply(week(0, 0), week(1, 10), week(2, 7))[0]?.promises).toEqual([{ monday: '2026-12-14', sessions: 3 }]);
  });

  it('counts a need at the base nearest to its school', () => {
    const stas = [sta('Rugby', 450_000), sta('Stratford', 420_000)];
    const bases = supply(week(0, 3, stas, 'near Stratford'));
    expect(bases.map(({ base, weeks }) => [base, weeks[0]?.need])).toEqual([
      ['Rugby', 0],
      ['Stratford', 3],
    ]);
  });

  it('counts neither absences, commitments, days without school nor what is over an STA’s limit', () => {
    const away = { absences: [{ sessions: ['mon-am' as const], kind: 'sick' as const }] };
    const busy = { commitments: [{ sessions: ['tue-am' as const], what: 'a course' }] };
    const room = (more: Partial<Sta>, open: WeekAhead['open'] = SESSION_CODES) =>
      supply({ ...week(0, 0, [sta('Rugby', 450_000, more)]), open })[0]?.weeks[0]?.room;
    expect(room({ ...away, ...busy })).toBe(8);
    expect(room(away, ['mon-am', 'mon-pm'])).toBe(1);
    expect(room({ limit: 6 })).toBe(6);
  });

  it('keeps every promise: in no later week is less free, and promises rise', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 12 }), (needed) => {
        const [rugby] = supply(...needed.map((each, at) => week(at, each)));
        for (const { monday, sessions } of rugby?.promises ?? []) {
          const later = rugby?.weeks.filter((each) => each.monday >= monday) ?? [];
          expect(later.every(({ room, need }) => room - need >= sessions)).toBe(true);
        }
        const values = rugby?.promises.map(({ sessions }) => sessions) ?? [];
        expect(values).toEqual([...new Set(values)].toSorted((a, b) => a - b));
      }),
    );
  });
});
