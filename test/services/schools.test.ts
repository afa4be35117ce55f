import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startRegister, taskAnswer } from '../support/register.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startRegister();
});
afterEach(() => desk.end());

const HEADER =
  'URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name),OpenDate,PhaseOfEducation (name),Town,Easting,Northing';
const line = (urn: string, name: string, town = 'Marrowby') =>
  `${urn},937,2345,${name},Open,01-09-2011,Primary,${town},430000,280000`;

function base64(text: string, encoding: BufferEncoding = 'latin1') {
  return Buffer.from(text, encoding).toString('base64');
}

function preview(file: string) {
  return taskAnswer(desk.client.schools.previewImport({ file }));
}

async function previewed(file: string) {
  const answer = await preview(file);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

describe('GIAS import', () => {
  it('says what is new, changed, unchanged and refused, and saves nothing before it is asked to', async () => {
    const seen = await previewed(
      base64(
        [HEADER, line('999001', 'Marrowby Primary'), line('99', 'Bad'), line('999001', 'Twice'), 'short,row'].join(
          '\r\n',
        ),
      ),
    );
    expect(seen.counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 3 });
    expect(seen.rows.filter(({ what }) => what === 'refused').map(({ reason }) => reason)).toEqual([
      'Its URN, 99, does not have six digits.',
      'URN 999001 is in row 2 already.',
      'It has 2 columns where the header has 10: the row is damaged.',
    ]);
    expect(await desk.done(desk.client.schools.list({}))).toEqual([]);
  });

  it('imports as one step that is undone as one step', async () => {
    const { previewId } = await previewed(
      base64([HEADER, line('999001', 'Marrowby'), line('999002', 'Tansley')].join('\r\n')),
    );
    const answer = await desk.client.schools.importGias(desk.ask({ previewId }));
    expect(answer).toMatchObject({ ok: true, value: { added: 2, changed: 0 } });
    if (answer.ok) await desk.done(desk.client.history.undo(desk.ask({ changeId: answer.change ?? '' })));
    expect(await desk.done(desk.client.schools.list({}))).toEqual([]);
  });

  it('is additive: an empty cell never wipes what the office knows', async () => {
    const first = await previewed(base64([HEADER, line('999001', 'Marrowby', 'Rugby')].join('\r\n')));
    await desk.done(desk.client.schools.importGias(desk.ask({ previewId: first.previewId })));
    const second = await previewed(base64([HEADER, line('999001', 'Marrowby Academy', '')].join('\r\n')));
    expect(second.counts).toMatchObject({ changed: 1 });
    await desk.done(desk.client.schools.importGias(desk.ask({ previewId: second.previewId })));
    expect(await desk.done(desk.client.schools.list({}))).toMatchObject([{ name: 'Marrowby Academy', town: 'Rugby' }]);
  });

  it('reads Windows-1252 names, and quoted fields with commas', async () => {
    const seen = await previewed(
      base64(
        `${HEADER}\r\n999001,937,2345,"St Zoé’s, Upper".Open`.replace('.Open', ',Open,,,,,').replace('’', '\u0092'),
        'latin1',
      ),
    );
    expect(seen.rows[0]?.label).toBe('St Zoé’s, Upper (999001)');
  });

  it.each([
    ['an empty file', '', 'The file is empty.'],
    [
      'a binary file',
      Buffer.from([80, 75, 3, 4, 0, 0, 0]).toString('base64'),
      'This is not a text file, so no schools can be read from it.',
    ],
    [
      'a UTF-16 file',
      Buffer.from([0xff, 0xfe, 85, 0]).toString('base64'),
      'The file is saved as UTF-16, which GIAS never uses.',
    ],
    [
      'a file without URN',
      base64('Name,Town\nA,B'),
      'This file has no URN column, so its rows can not be matched to schools.',
    ],
    ['a header alone', base64(HEADER), 'The file has a header but no rows.'],
  ])('refuses %s in a sentence', async (_what, file, sentence) => {
    const answer = await preview(file);
    expect(answer.ok ? '' : answer.refusal.what).toBe(sentence);
  });

  it('refuses more than 30 MB before reading it', async () => {
    const answer = await preview('A'.repeat(40_000_001));
    expect(answer.ok ? '' : answer.refusal.fields?.[0]?.sentence).toContain('larger than 30 MB');
  });

  const real = new URL('../../../shared/data/gias-warwickshire.csv', import.meta.url);
  it.skipIf(!existsSync(real))(
    'reads the county’s own extract (left out where the file is not beside the project)',
    async () => {
      const seen = await previewed(readFileSync(real).toString('base64'));
      expect(seen.counts.new + seen.counts.refused).toBe(147);
      expect(seen.counts.new).toBeGreaterThan(140);
    },
  );
});

describe('schools by hand', () => {
  const marrowby = {
    urn: '999001',
    dfeNumber: '937/2345',
    name: 'Marrowby Primary',
    phase: 'primary' as const,
    status: 'open' as const,
    street: null,
    town: 'Rugby',
    postcode: null,
    phone: null,
    headTeacher: null,
    districtCode: 'E07000220',
    area: 'East',
    easting: null,
    northing: null,
    note: '',
  };

  it('adds one, and refuses the same URN again with the school in the way', async () => {
    const { id } = await desk.done(desk.client.schools.add(desk.ask(marrowby)));
    expect(await desk.done(desk.client.schools.show({ id }))).toMatchObject({
      districtName: 'Rugby',
      dfeNumber: '9372345',
    });
    const refusal = await desk.refused(desk.client.schools.add(desk.ask(marrowby)));
    expect(refusal.link).toEqual({ to: `/schools/${id}`, label: 'Marrowby Primary' });
  });

  it('knows on which days a sign-up is in force', async () => {
    const { id } = await desk.done(desk.client.schools.add(desk.ask(marrowby)));
    await desk.done(
      desk.client.schools.signUp(
        desk.ask({
          schoolId: id,
          signatory: 'A Head',
          signatoryRole: 'Head',
          signedOn: '2026-09-01',
          mouVersion: '2017',
          inForceFrom: '2026-09-01',
          inForceUntil: '2026-11-24',
          note: '',
        }),
      ),
    );
    expect((await desk.done(desk.client.schools.list({})))[0]?.signUp).toBe('in-force');
    desk.clock.day = '2026-11-25';
    expect((await desk.done(desk.client.schools.list({})))[0]?.signUp).toBe('ended');
  });

  it('refuses a sign-up that ends before it begins', async () => {
    const { id } = await desk.done(desk.client.schools.add(desk.ask(marrowby)));
    const refusal = await desk.refused(
      desk.client.schools.signUp(
        desk.ask({
          schoolId: id,
          signatory: 'A Head',
          signatoryRole: 'Head',
          signedOn: '2026-09-01',
          mouVersion: '2017',
          inForceFrom: '2026-09-01',
          inForceUntil: '2026-08-01',
          note: '',
        }),
      ),
    );
    expect(refusal.fields).toEqual([
      { path: 'inForceUntil', sentence: 'The last day in force comes before the first.' },
    ]);
  });
});
