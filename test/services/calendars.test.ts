import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startRegister } from '../support/register.ts';
import { MARROWBY } from '../support/school-fields.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startRegister();
});
afterEach(() => desk.end());

const HEADER = 'academic_year,term,half,first_pupil_day,last_pupil_day,status';
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');
const look = (content: string | Buffer) =>
  desk.done(desk.client.calendars.previewImport({ schoolId: null, file: base64(content) }));
const fates = async (...lines: string[]) =>
  (await look([HEADER, ...lines].join('\n'))).rows.map(({ row, what, reason }) => `${row} ${what}: ${reason}`);
const show = (schoolId: string | null) => desk.done(desk.client.calendars.show({ schoolId }));

describe('a calendar file', () => {
  it('has each bad row named, and the others imported', async () => {
    const lines = [
      '2027/28,autumn,1,2027-09-02,2027-10-22,draft',
      '2027/28,autumn,2,2027-12-17,2027-11-01,draft',
      '2027/28,spring,1,2027-10-01,2027-11-12,draft',
      '2026/27,autumn,1,2026-09-02,2026-10-23,published',
    ];
    expect(await fates(...lines)).toEqual([
      '2 new: 2 Sep 2027 to 22 Oct 2027',
      '3 refused: The last day comes before the first day.',
      '4 refused: It overlaps row 2, 2027/28 autumn, half 1.',
      '5 unchanged: 2 Sep 2026 to 23 Oct 2026',
    ]);
    const file = base64([HEADER, ...lines].join('\n'));
    expect(await desk.done(desk.client.calendars.importFile(desk.ask({ schoolId: null, file })))).toEqual({
      added: 1,
      changed: 0,
    });
  });

  it('is refused halves in the wrong order, and a half that it names twice', async () => {
    const said = await fates(
      '2028/29,autumn,1,2028-09-04,2028-10-20,draft',
      '2028/29,spring,1,2028-08-01,2028-08-31,draft',
      '2028/29,autumn,1,2028-11-04,2028-12-20,draft',
    );
    expect(said.slice(1)).toEqual([
      '3 refused: It comes before row 2, 2028/29 autumn, half 1.',
      '4 refused: 2028/29 autumn, half 1 is in row 2 already.',
    ]);
  });

  it('is refused dates that lie over the register’s, by the name of what they lie over', async () => {
    expect(await fates('2026/27,autumn,1,2026-09-02,2026-11-02,draft')).toEqual([
      '2 refused: 2 Sep 2026 to 2 Nov 2026: it overlaps 2026/27 autumn, half 2, which is entered already.',
    ]);
  });

  it('is read with dates as a spreadsheet writes them, and names in Windows-1252', async () => {
    const { rows } = await look(Buffer.from('date,name\n26/05/2028,Café day\n', 'latin1'));
    expect(rows).toMatchObject([{ what: 'new', label: '26 May 2028, Café day' }]);
  });

  it.each([
    ['no calendar', 'a,b\n1,2', 'The file has neither the columns of term dates nor those of bank holidays.'],
    ['empty', '', 'The file is empty.'],
    ['binary', Buffer.from([80, 75, 3, 4, 0, 0]), 'This is not a text file, so nothing can be read from it.'],
    ['UTF-16', Buffer.from('\ufeffdate,name', 'utf16le'), 'The file is saved as UTF-16, which no import here uses.'],
    ['a header alone', HEADER, 'The file has a header but no rows.'],
    [
      'thousands of rows',
      `date,name\n${'2028-01-01,x\n'.repeat(2001)}`,
      'The file has 2001 rows, far more than a calendar has.',
    ],
  ])('is refused in a sentence where it is %s', async (_what, content, said) => {
    const asked = desk.client.calendars.previewImport({ schoolId: null, file: base64(content) });
    expect((await desk.refused(asked)).what).toBe(said);
  });

  const folder = new URL('../../../shared/data/', import.meta.url);
  it.skipIf(!existsSync(folder))('may be the county’s own (left out where it is not beside the project)', async () => {
    const terms = await look(readFileSync(new URL('term-dates.csv', folder)));
    expect(terms.rows.map(({ what }) => what)).toEqual(Array.from({ length: 12 }, () => 'unchanged'));
    const holidays = await look(readFileSync(new URL('bank-holidays-england.csv', folder)));
    expect(holidays.rows).toHaveLength(32);
    expect(holidays.rows.every(({ what }) => what === 'unchanged')).toBe(true);
  });
});

describe('a calendar by hand', () => {
  it('shows the pupil days of each term, and says of a year that is not entered that they are not known', async () => {
    const { terms } = await show(null);
    expect(terms.map(({ academicYear, term, days }) => `${academicYear} ${term} ${days}`)).toEqual([
      '2025/26 autumn 74',
      '2025/26 spring 55',
      '2025/26 summer 64',
      '2026/27 autumn 73',
      '2026/27 spring 53',
      '2026/27 summer 67',
      '2027/28 autumn null',
      '2027/28 spring null',
      '2027/28 summer null',
    ]);
  });

  it('refuses what lies over dates already entered', async () => {
    const spring = (await show(null)).halves.find(({ firstDay }) => firstDay === '2027-01-05');
    const { id = '', version = 0 } = spring ?? {};
    const half = { schoolId: null, academicYear: '2026/27', term: 'spring' as const, half: 1 as const };
    const asked = desk.client.calendars.saveHalf(
      desk.ask({ ...half, id, version, firstDay: '2026-12-01', lastDay: '2027-02-12' }),
    );
    expect((await desk.refused(asked)).what).toBe(
      'These dates overlap 2026/27 autumn, half 2 (2 Nov 2026 to 18 Dec 2026).',
    );
  });

  it('enters several days in a row without the weekend between them, and refuses a weekend alone', async () => {
    const day = { schoolId: null, kind: 'closure' as const, name: 'Flood' };
    const save = (dates: { date: string; until?: string }) =>
      desk.client.calendars.saveClosedDay(desk.ask({ ...day, ...dates }));
    expect(await desk.done(save({ date: '2026-11-26', until: '2026-12-01' }))).toEqual({ days: 4 });
    expect((await desk.refused(save({ date: '2026-11-28' }))).what).toBe(
      '28 Nov 2026 is a weekend, when there is no school anyway.',
    );
  });
});

describe('a school’s own calendar', () => {
  let schoolId: string;
  beforeEach(async () => {
    schoolId = (await desk.done(desk.client.schools.add(desk.ask(MARROWBY)))).id;
  });
  const ownHalf = (firstDay: string, lastDay: string) =>
    desk.client.calendars.saveHalf(
      desk.ask({
        schoolId,
        id: null,
        version: null,
        academicYear: '2026/27',
        term: 'spring',
        half: 1,
        firstDay,
        lastDay,
      }),
    );
  const inset = (date: string) =>
    desk.client.calendars.saveClosedDay(desk.ask({ schoolId, date, kind: 'inset', name: 'INSET day' }));

  it('lays a half of its own over the county’s, which stays as it was', async () => {
    await desk.done(ownHalf('2027-01-06', '2027-02-12'));
    const spring = (await show(schoolId)).holding.halves.filter(({ term, academicYear }) =>
      `${academicYear} ${term}`.startsWith('2026/27 spring'),
    );
    expect(spring).toMatchObject([
      { half: 1, firstDay: '2027-01-06', of: 'school' },
      { half: 2, firstDay: '2027-02-22', of: 'county' },
    ]);
    expect((await show(null)).holding.halves.every(({ of }) => of === 'county')).toBe(true);
  });

  it('refuses a half that lies over the county’s next one', async () => {
    expect((await desk.refused(ownHalf('2027-01-06', '2027-02-26'))).what).toBe(
      'These dates overlap the county’s 2026/27 spring, half 2 (22 Feb 2027 to 25 Mar 2027).',
    );
  });

  it('takes its INSET day off its pupil days and off nobody else’s', async () => {
    await desk.done(inset('2026-11-27'));
    const autumn = async (of: string | null) =>
      (await show(of)).terms.find(({ academicYear, term }) => `${academicYear} ${term}` === '2026/27 autumn')?.days;
    expect([await autumn(schoolId), await autumn(null)]).toEqual([72, 73]);
    expect(await desk.done(desk.client.calendars.schoolsWithOwn({}))).toMatchObject([
      { name: 'Marrowby Primary', halves: 0, days: 1 },
    ]);
  });

  it('refuses an INSET day on which the county is closed already', async () => {
    expect((await desk.refused(inset('2027-03-26'))).what).toBe(
      '26 Mar 2027 is entered already as Good Friday (Bank holiday).',
    );
  });
});
