import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, previewGias } from '../support/gias.ts';
import { type Desk, startRegister, taskAnswer } from '../support/register.ts';
import { MARROWBY } from '../support/school-fields.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startRegister();
});
afterEach(() => desk.end());

const HEADER =
  'URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name),OpenDate,PhaseOfEducation (name),Town,Easting,Northing';
const line = (urn: string, name: string, town = 'Marrowby') =>
  `${urn},937,2345,${name},Open,01-09-2011,Primary,${town},430000,280000`;
const ELSEWHERE = '888001,210,2345,Elsewhere Primary,Open,01-09-2011,Primary,Lambeth,430000,280000';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const file = (...lines: string[]) => bytes([HEADER, ...lines].join('\r\n'));

async function previewed(content: Uint8Array, partBytes?: number) {
  const answer = await previewGias(desk.client, content, partBytes);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return { ...answer.value, counts: countsOf(answer.value.rows) };
}

async function imported(content: Uint8Array) {
  const { previewId } = await previewed(content);
  return desk.done(desk.client.schools.importGias(desk.ask({ previewId })));
}

async function refusalOf(content: Uint8Array) {
  const answer = await previewGias(desk.client, content);
  return answer.ok ? '' : answer.refusal.what;
}

const names = async () => (await desk.done(desk.client.schools.list({}))).map(({ name }) => name);

describe('GIAS preview', () => {
  it('says what is new and what is refused and why, and saves nothing', async () => {
    const seen = await previewed(
      file(line('999001', 'Marrowby Primary'), line('99', 'Bad'), line('999001', 'Twice'), 'short,row'),
    );
    expect(seen.counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 3 });
    expect(seen.rows.filter(({ what }) => what === 'refused').map(({ reason }) => reason)).toEqual([
      'Its URN, 99, does not have six digits.',
      'URN 999001 is in row 2 already.',
      'It has 2 columns where the header has 10: the row is damaged.',
    ]);
    expect(await names()).toEqual([]);
  });

  it('says field by field what would be written over, in words', async () => {
    await imported(file(line('999001', 'Marrowby', 'Rugby'), line('999002', 'Tansley')));
    const closing = line('999001', 'Marrowby', 'Bedworth').replace(',Open,', ',Closed,');
    const { rows, counts } = await previewed(file(closing, line('999002', 'Tansley')));
    expect(counts).toMatchObject({ changed: 1, unchanged: 1 });
    expect(rows[0]?.changes).toEqual([
      { field: 'Status', before: 'Open', after: 'Closed' },
      { field: 'Town', before: 'Rugby', after: 'Bedworth' },
    ]);
  });

  it('leaves out the rows of other authorities, and says how many there are', async () => {
    const { rows, elsewhere } = await previewed(file(ELSEWHERE, line('999001', 'Marrowby'), ELSEWHERE));
    expect(elsewhere).toBe(2);
    expect(rows.map(({ row, label }) => `${row} ${label}`)).toEqual(['3 Marrowby (999001)']);
  });

  it('reads Windows-1252, UTF-8, and quoted fields with commas', async () => {
    const quoted = '"St Zoé\u0092s, Upper"';
    const windows = await previewed(file(line('999001', quoted)));
    expect(windows.rows[0]?.label).toBe('St Zoé’s, Upper (999001)');
    const utf8 = Buffer.from(`\ufeff${HEADER}\r\n${line('999001', quoted.replace('\u0092', '’'))}`);
    expect((await previewed(utf8)).rows[0]?.label).toBe('St Zoé’s, Upper (999001)');
  });

  it('reads the same rows however the file is cut into parts', async () => {
    const content = file(line('999001', '"Marrowby, St Zoé"'), line('999002', '"Two\nlines"'), 'bad');
    const whole = await previewed(content);
    expect(whole.rows.map(({ label }) => label)).toEqual(['Marrowby, St Zoé (999001)', 'Two\nlines (999002)', 'bad']);
    for (const partBytes of [1, 7, 64]) expect((await previewed(content, partBytes)).rows).toEqual(whole.rows);
  });

  it('keeps a quote that never closes from swallowing the rows after it', async () => {
    const rows = Array.from({ length: 8 }, (_, at) => line(String(999001 + at), `School ${at}`));
    const { counts } = await previewed(file(line('999100', '"Open'), ...rows));
    expect(counts).toMatchObject({ new: 8, refused: 1 });
  });

  it('reads a part that comes twice once, and asks for the file again where one is missing', async () => {
    const fileId = randomUUID();
    const send = (part: number, text: string) =>
      desk.client.schools.sendGiasPart(desk.ask({ fileId, part, bytes: bytes(text).toString('base64') }));
    await desk.done(send(0, `${HEADER}\n${line('999001', 'Marrowby')}\n`));
    await desk.done(send(1, line('999002', 'Tansley')));
    await desk.done(send(1, line('999002', 'Tansley')));
    expect((await desk.refused(send(3, 'x'))).what).toBe('This file is no longer at hand.');
    const answer = await taskAnswer(desk.client.schools.previewImport({ fileId }));
    expect(answer.ok && countsOf(answer.value.rows)).toMatchObject({ new: 2, refused: 0 });
  });
});

describe('GIAS import', () => {
  it('is one step that is undone as one step', async () => {
    const { previewId } = await previewed(file(line('999001', 'Marrowby'), line('999002', 'Tansley')));
    const answer = await desk.client.schools.importGias(desk.ask({ previewId }));
    expect(answer).toMatchObject({ ok: true, value: { added: 2, changed: 0 } });
    if (answer.ok) await desk.done(desk.client.history.undo(desk.ask({ changeId: answer.change ?? '' })));
    expect(await names()).toEqual([]);
  });

  it('is additive: an empty cell never wipes what the office knows', async () => {
    await imported(file(line('999001', 'Marrowby', 'Rugby')));
    expect(await imported(file(line('999001', 'Marrowby Academy', '')))).toEqual({ added: 0, changed: 1 });
    expect(await desk.done(desk.client.schools.list({}))).toMatchObject([{ name: 'Marrowby Academy', town: 'Rugby' }]);
  });

  it('leaves out the rows that the person left out', async () => {
    const { previewId } = await previewed(file(line('999001', 'Marrowby'), line('999002', 'Tansley')));
    await desk.done(desk.client.schools.importGias(desk.ask({ previewId, leaveOut: [2] })));
    expect(await names()).toEqual(['Tansley']);
  });

  it('writes nothing over a school that was changed after the preview', async () => {
    await imported(file(line('999001', 'Marrowby')));
    const { previewId } = await previewed(file(line('999001', 'Marrowby Academy')));
    const [there] = await desk.done(desk.client.schools.list({}));
    const seen = { id: there?.id ?? '', version: there?.version ?? 0 };
    await desk.done(desk.client.schools.change(desk.ask({ ...MARROWBY, ...seen, note: 'By hand.' })));
    const refusal = await desk.refused(desk.client.schools.importGias(desk.ask({ previewId })));
    expect(refusal.what).toBe('Marrowby Academy was changed in the register after this preview. Nothing was imported.');
  });
});

describe('a file that is no GIAS extract', () => {
  it.each([
    ['an empty file', bytes(''), 'The file is empty.'],
    ['a binary file', Buffer.from([80, 75, 3, 4, 0, 0, 0]), 'This is not a text file, so nothing can be read from it.'],
    ['a UTF-16 file', Buffer.from('\ufeffURN', 'utf16le'), 'The file is saved as UTF-16, which no import here uses.'],
    [
      'a file without URN',
      bytes('Name,Town\nA,B'),
      'This file has no URN column, so its rows can not be matched to schools.',
    ],
    ['a header alone', bytes(HEADER), 'The file has a header but no rows.'],
    ['another authority’s', file(ELSEWHERE), 'None of the schools in this file is Warwickshire’s (authority 937).'],
    [
      'a table of something else',
      bytes(`URN,Name\r\n${'x,y\r\n'.repeat(5001)}`),
      'The first 5002 rows hold more than 5000 that are Warwickshire’s or damaged, so this is no GIAS extract.',
    ],
  ])('is refused in a sentence: %s', async (_what, content, said) => {
    expect(await refusalOf(content)).toBe(said);
  });

  it('is refused at its first part, however large it is, and not kept', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const fileId = randomUUID();
    const send = async (part: number) => {
      const rubbish = Buffer.alloc(1_000_000, 'rubbish ').toString('base64');
      return (await desk.refused(desk.client.schools.sendGiasPart(desk.ask({ fileId, part, bytes: rubbish })))).what;
    };
    expect(await send(0)).toBe('Line 1 never ends, so this is no table of schools.');
    for (let part = 1; part < 200; part++) expect(await send(part)).toBe('This file is no longer at hand.');
    // Kept, it would be 200 MB and more; what is only waiting to be collected varies.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });

  it('refuses a part that is larger than a part can be', async () => {
    const asked = desk.client.schools.sendGiasPart(
      desk.ask({ fileId: randomUUID(), part: 0, bytes: 'A'.repeat(1_400_001) }),
    );
    expect((await desk.refused(asked)).code).toBe('invalid');
  });
});

const real = new URL('../../../shared/data/gias-warwickshire.csv', import.meta.url);
it.skipIf(!existsSync(real))(
  'GIAS: the county’s own extract is read (left out where the file is not beside the project)',
  async () => {
    const { counts, missingColumns } = await previewed(readFileSync(real));
    expect(counts).toEqual({ new: 147, changed: 0, unchanged: 0, refused: 0 });
    expect(missingColumns).toEqual([]);
  },
);
