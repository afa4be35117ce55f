import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startRegister } from '../support/register.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startRegister();
});
afterEach(() => desk.end());

const HEADER = 'academic_year,term,half,first_pupil_day,last_pupil_day,status';
const look = (file: string) => desk.done(desk.client.calendars.previewImport({ schoolId: null, file }));

describe('calendars', () => {
  it('show the pupil days that follow from the county’s dates', async () => {
    const { terms } = await desk.done(desk.client.calendars.show({ schoolId: null }));
    expect(terms.find(({ academicYear, term }) => academicYear === '2026/27' && term === 'autumn')?.days).toBe(73);
  });

  it('name the row of each bad date, and import the others', async () => {
    const file = [
      HEADER,
      '2027/28,autumn,1,2027-09-02,2027-10-22,draft',
      '2027/28,autumn,2,2027-12-17,2027-11-01,draft',
      '2027/28,spring,1,2027-10-01,2027-11-12,draft',
      '2026/27,autumn,1,2026-09-02,2026-10-23,published',
    ].join('\n');
    const { rows } = await look(file);
    expect(rows.map(({ row, what, reason }) => `${row} ${what}: ${reason}`)).toEqual([
      '2 new: 2 Sep 2027 to 22 Oct 2027',
      '3 refused: The last day comes before the first day.',
      '4 refused: It overlaps row 2, 2027/28 autumn, half 1.',
      '5 unchanged: The same dates are entered already.',
    ]);
    expect(await desk.done(desk.client.calendars.importFile(desk.ask({ schoolId: null, file })))).toEqual({
      added: 1,
      changed: 0,
    });
  });

  it('refuse by hand what lies over dates already entered', async () => {
    const refusal = await desk.refused(
      desk.client.calendars.saveHalf(
        desk.ask({
          schoolId: null,
          id: null,
          version: null,
          academicYear: '2026/27',
          term: 'spring',
          half: 1,
          firstDay: '2026-12-01',
          lastDay: '2027-02-12',
        }),
      ),
    );
    expect(refusal.what).toContain('overlap 2026/27 autumn, half 2');
  });

  it('refuse a file that is no calendar', async () => {
    const refusal = await desk.refused(desk.client.calendars.previewImport({ schoolId: null, file: 'a,b\n1,2' }));
    expect(refusal.what).toContain('neither the columns of term dates');
  });

  const folder = new URL('../../../shared/data/', import.meta.url);
  it.skipIf(!existsSync(folder))(
    'read the county’s own files (left out where they are not beside the project)',
    async () => {
      const terms = await look(readFileSync(new URL('term-dates.csv', folder), 'utf8'));
      expect(terms.rows.map(({ what }) => what)).toEqual(Array.from({ length: 12 }, () => 'unchanged'));
      const holidays = await look(readFileSync(new URL('bank-holidays-england.csv', folder), 'utf8'));
      expect(holidays.rows).toHaveLength(32);
      expect(holidays.rows.every(({ what }) => what === 'unchanged')).toBe(true);
    },
  );
});
