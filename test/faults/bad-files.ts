import type { Answer } from '../../shared/refusals.ts';
import { previewGias } from '../support/gias.ts';
import { type Desk, startRegister } from '../support/register.ts';
import { chance, type Fault } from './fault.ts';

/** Files that were cut off, saved otherwise, widened, filled with formulas or noise: every row is accepted or reported, or the file is refused. */
export const BAD_FILES: Fault = {
  fault: 'bad-files',
  lostMeans:
    'an import that breaks, leaves a row unmentioned, changes the register by looking, or needs too much memory',
  short: 60,
  long: 3000,
  async run(times) {
    const desk = await startRegister();
    const pick = chance(times);
    let lost = 0;
    let accounted = 0;
    for (let tried = 0; tried < times; tried++) {
      const kind = IMPORTS[tried % IMPORTS.length];
      const spoil = SPOILS[pick(SPOILS.length)];
      if (!kind || !spoil) continue;
      const lines = Array.from({ length: 1 + pick(30) }, () => kind.line(pick));
      const file = spoil.change([kind.header, ...lines], pick);
      const before = rowsOf(desk);
      try {
        const answer = await kind.preview(desk, file);
        if (answer.ok && spoil.keepsRows) accounted++;
        if (answer.ok && spoil.keepsRows && answer.value !== lines.length) lost++;
        if (rowsOf(desk) !== before) lost++;
      } catch {
        lost++;
      }
    }
    if (accounted < times / 10) throw new Error('Too few files were read for this to mean anything');
    lost += desk.log.filter(({ level }) => level === 'bug').length;
    if (times >= LARGE_FROM) lost += (await isBounded(desk)) ? 0 : 1;
    desk.end();
    return { tried: times, lost };
  },
};

type Pick = (below: number) => number;

interface ImportKind {
  header: string;
  line(pick: Pick): string;
  /** How many rows the answer speaks of. */
  preview(desk: Desk, file: Buffer): Promise<Answer<number>>;
}

const day = (pick: Pick) =>
  `20${25 + pick(3)}-${String(1 + pick(14)).padStart(2, '0')}-${String(1 + pick(33)).padStart(2, '0')}`;

const IMPORTS: readonly ImportKind[] = [
  {
    header:
      'URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name),OpenDate,PhaseOfEducation (name),Town',
    line: (pick) => `${900000 + pick(99)},${pick(4) ? 937 : 210},2345,=cmd|' /C calc'!A0,Open,01-09-2011,Primary,Rugby`,
    preview: async (desk, file) =>
      counted(await previewGias(desk.client, file, 700), ({ rows, elsewhere }) => rows.length + elsewhere),
  },
  {
    header: 'academic_year,term,half,first_pupil_day,last_pupil_day',
    line: (pick) => `2027/28,${['autumn', 'spring', 'summer', 'winter'][pick(4)]},${pick(4)},${day(pick)},${day(pick)}`,
    preview: async (desk, file) =>
      counted(
        await desk.client.calendars.previewImport({ schoolId: null, file: file.toString('base64') }),
        ({ rows }) => rows.length,
      ),
  },
  {
    header: 'upn,first_name,family_name,date_of_birth,start,sessions,reasons,type',
    line: (pick) => `,@SUM(A1),Testwell,2018-03-04,${day(pick)},${pick(120) - 10},VA,SUSP`,
    preview: async (desk, file) =>
      counted(
        await desk.client.evidence.previewSuspensions({ file: file.toString('base64') }),
        ({ rows }) => rows.length,
      ),
  },
];

function counted<T>(answer: Answer<T>, count: (value: T) => number): Answer<number> {
  return answer.ok ? { ok: true, value: count(answer.value) } : answer;
}

interface Spoil {
  /** Each line of data is still one row. */
  keepsRows: boolean;
  change(lines: readonly string[], pick: Pick): Buffer;
}

const text = (lines: readonly string[], end = '\n') => Buffer.from(lines.join(end));
const eachCell = (line: string, change: (cell: string) => string) => line.split(',').map(change).join(',');

const SPOILS: readonly Spoil[] = [
  { keepsRows: true, change: (lines) => text(lines) },
  { keepsRows: true, change: (lines) => text(lines, '\r\n') },
  { keepsRows: true, change: (lines) => Buffer.from(`\ufeff${lines.join('\n')}\n`) },
  {
    keepsRows: true,
    change: (lines) => Buffer.from(lines.map((line) => line.replace('Rugby', 'Rügby–')).join('\n'), 'latin1'),
  },
  {
    keepsRows: true,
    change: ([header = '', ...rows]) => text([header, ...rows.map((row) => Array(10).fill(row).join(','))]),
  },
  {
    keepsRows: true,
    change: ([header = '', ...rows]) =>
      text([header, ...rows.map((row) => eachCell(row, (cell) => `=HYPERLINK(${cell})`))]),
  },
  {
    keepsRows: true,
    change: ([header = '', ...rows]) => text([header, ...rows.map((row) => eachCell(row, (cell) => cell.repeat(500)))]),
  },
  { keepsRows: false, change: (lines, pick) => ((all) => all.subarray(0, pick(all.length)))(text(lines)) },
  { keepsRows: false, change: (lines) => Buffer.from(lines.join('\n'), 'utf16le') },
  { keepsRows: false, change: (lines, pick) => noisy(text(lines), pick) },
  { keepsRows: false, change: (lines, pick) => text(lines.map((line) => (pick(3) ? line : `"${line}`))) },
  { keepsRows: false, change: (lines) => text(lines.slice(1)) },
  { keepsRows: false, change: ([header = '', ...rows]) => text([`${header},${header}`, ...rows]) },
  { keepsRows: false, change: (_lines, pick) => Buffer.from(Array.from({ length: pick(4000) }, () => pick(256))) },
];

function noisy(bytes: Buffer, pick: Pick): Buffer {
  for (let change = 0; change < 1 + pick(20); change++) bytes[pick(bytes.length)] = pick(256);
  return bytes;
}

function rowsOf(desk: Desk): number {
  const sqlite = desk.app.open?.register.reading.sqlite;
  return Number(sqlite?.prepare('SELECT count(*) FROM row_change').pluck().get());
}

/** The long form also sends 200 MB of one extract. */
const LARGE_FROM = 1000;
const LARGE = 200_000_000;
const MOST_MEMORY = 400_000_000;

async function isBounded(desk: Desk): Promise<boolean> {
  const [gias] = IMPORTS;
  if (!gias) return false;
  const block = `${Array.from({ length: 5000 }, (_each, at) => `${100000 + at},210,2345,Elsewhere,Open,01-09-2011,Primary,Ely`).join('\n')}\n`;
  const file = Buffer.alloc(LARGE, `${block}`);
  file.write(`${gias.header}\n`);
  const before = process.memoryUsage().rss;
  const answer = await gias.preview(desk, file.subarray(0, LARGE)).catch(() => null);
  return answer !== null && process.memoryUsage().rss - before < MOST_MEMORY;
}
