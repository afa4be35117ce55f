import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type Desk, expect, expectAccessible, test } from '../support/browser.ts';
import { startedRegister } from '../support/started-register.ts';

const HEADER =
  'URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name),Town,TelephoneNum';
const school = (urn: string, name: string, town = 'Rugby', phase = 'Primary') =>
  `${urn},937,2345,${name},Open,${phase},${town},01632 960001`;
const ELSEWHERE = '888001,210,2345,Elsewhere Primary,Open,Primary,Lambeth,';

function file(...lines: string[]) {
  const buffer = Buffer.from([HEADER, ...lines].join('\r\n'), 'latin1');
  return { name: 'edubasealldata20261124.csv', mimeType: 'text/csv', buffer };
}

async function openImport(desk: Desk): Promise<Page> {
  await startedRegister(desk);
  await desk.page.goto(`${desk.host.origin}/schools/import`);
  return desk.page;
}

const choose = (page: Page, content: { name: string; mimeType: string; buffer: Buffer } | string) =>
  page.getByLabel('GIAS extract').setInputFiles(content);

test('schools come in from GIAS: previewed row by row, one left out, one step that one undo takes back', async ({
  desk,
}) => {
  const page = await openImport(desk);
  await expectAccessible(page, 'choosing a GIAS extract');
  await choose(
    page,
    file(
      school('999001', 'Marrowby Primary'),
      school('999002', 'Tansley Secondary', 'Warwick', 'Secondary'),
      'short,row',
      school('999003', 'St Zo\u00e9'),
      ELSEWHERE,
    ),
  );
  await expect(page.getByText('Left out: one school of another authority.')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Rows of edubasealldata20261124.csv' });
  await expect(rows).toContainText('It has 2 columns where the header has 8: the row is damaged.');
  await expect(rows).toContainText('St Zoé (999003)');
  await expectAccessible(page, 'the preview of a GIAS extract');
  await page.getByRole('button', { name: 'New (3)' }).click();
  await page.getByRole('searchbox', { name: 'Search the rows' }).fill('secondary');
  await page.getByRole('button', { name: 'Leave out the 1 shown' }).click();
  await page.getByRole('button', { name: 'Import 2 schools' }).click();
  await expect(page.getByText('2 schools added, 0 changed.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Row 4, short' })).toContainText('the row is damaged');
  await page.getByRole('link', { name: 'Go to the schools' }).click();
  const list = page.getByRole('table', { name: 'Schools' });
  await expect(list).toContainText('Marrowby Primary');
  await expect(list).not.toContainText('Tansley Secondary');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Undo it' }).click();
  await expect(page.getByText('No schools yet')).toBeVisible();
});

test('what GIAS knows better is shown field by field before it is written over', async ({ desk }) => {
  const page = await openImport(desk);
  await choose(page, file(school('999001', 'Marrowby Primary')));
  await page.getByRole('button', { name: 'Import 1 school' }).click();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await choose(page, file(school('999001', 'Marrowby Academy', 'Bedworth').replace(/[^,]*$/, '')));
  await page.getByRole('button', { name: 'Marrowby Academy (999001)' }).click();
  const fields = page.getByRole('complementary').getByRole('row');
  await expect(fields).toHaveText(['FieldNowBecomes', 'NameMarrowby PrimaryMarrowby Academy', 'TownRugbyBedworth']);
  await page.getByRole('button', { name: 'Import 1 school' }).click();
  await expect(page.getByText('0 schools added, 1 changed.')).toBeVisible();
});

const plain = (buffer: Buffer) => ({ name: 'schools.csv', mimeType: 'text/csv', buffer });

test('a file that is no GIAS extract is refused in a sentence, whatever it is', async ({ desk }) => {
  const page = await openImport(desk);
  const bad = [
    [plain(Buffer.from('')), 'The file is empty.'],
    [plain(Buffer.from([80, 75, 3, 4, 0, 0, 0])), 'This is not a text file, so nothing can be read from it.'],
    [plain(Buffer.from('\ufeffURN,Name', 'utf16le')), 'The file is saved as UTF-16, which no import here uses.'],
    [plain(Buffer.from('Name,Town\nA,B')), 'This file has no URN column, so its rows can not be matched to schools.'],
  ] as const;
  for (const [content, sentence] of bad) {
    await choose(page, content);
    await expect(page.getByRole('alert')).toContainText(sentence);
  }
  await expectAccessible(page, 'a refused file');
});

test('200 MB of rubbish are refused at the first part, and 400 MB are not read at all', async ({ desk }) => {
  const page = await openImport(desk);
  const folder = mkdtempSync(join(tmpdir(), 'sts-rubbish-'));
  const rubbish = join(folder, 'rubbish.csv');
  writeSync(openSync(rubbish, 'w'), Buffer.alloc(2_000_000, 'rubbish '));
  // The rest is a hole in the file, which takes no room on the disk.
  truncateSync(rubbish, 200_000_000);
  let parts = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/sendGiasPart')) parts++;
  });
  await choose(page, rubbish);
  await expect(page.getByRole('alert')).toContainText('Line 1 never ends, so this is no table of schools.');
  expect(parts).toBe(1);
  truncateSync(rubbish, 400_000_000);
  await choose(page, rubbish);
  await expect(page.getByRole('alert')).toContainText('The file has 400 MB, and this import reads at most 300 MB.');
  expect(parts).toBe(1);
  rmSync(folder, { recursive: true });
});

test('reading shows how far it is, and can be stopped', async ({ desk }) => {
  const page = await openImport(desk);
  await page.route('**/rpc/schools/sendGiasPart', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  const many = `${ELSEWHERE}\r\n`.repeat(90_000);
  await choose(page, plain(Buffer.from(`${HEADER}\r\n${many}`)));
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(/megabytes, 2 of \d+/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByLabel('GIAS extract')).toBeVisible();
  await expect(page.getByText('None of the schools')).toBeHidden();
});

const REAL = fileURLToPath(new URL('../../../shared/data/gias-warwickshire.csv', import.meta.url));

test('the county’s own extract comes in whole', async ({ desk }) => {
  const isHere = existsSync(REAL);
  if (!isHere) console.log('LEFT OUT: ../shared/data/gias-warwickshire.csv is not beside the project.');
  test.skip(!isHere, 'The real extract is not beside the project.');
  const page = await openImport(desk);
  await choose(page, { ...plain(readFileSync(REAL)), name: 'gias-warwickshire.csv' });
  await expect(page.getByRole('button', { name: 'All (147)' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Refused (0)' })).toBeVisible();
  await page.getByRole('button', { name: 'Import 147 schools' }).click();
  await expect(page.getByText('147 schools added, 0 changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await choose(page, { ...plain(readFileSync(REAL)), name: 'gias-warwickshire.csv' });
  await expect(page.getByRole('button', { name: 'Unchanged (147)' })).toBeVisible();
});
