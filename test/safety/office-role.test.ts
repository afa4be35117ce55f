import { getTableColumns, getTableName } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tablesOfPupils } from '../../db/belonging.ts';
import { recordChange } from '../../db/history.ts';
import { askBy, fittingInputs, queries } from '../support/askings.ts';
import { type Desk, startApp } from '../support/register.ts';

/**
 * The office role sees schedules and contacts, and no case notes. A word is planted in everything that is written about
 * a child, in every row of the demo register; no query that the office role may ask gives it back.
 */
const PLANTED = 'Zwiebelturm';

/** Not a note: names by which people are found and called, and identifiers. */
const NOT_NOTES =
  /name|known_as|upn|^id$|_id$|_on$|_by$|changed|office|sentence|reference|hash|taught_year|rule_set|lead_teacher/;
/** The schedule itself, which the office role prints: what the weekly meeting decided about time. Its form says who reads it. */
const SCHEDULES = ['meeting_decision'];

let desk: Desk;
let office: string;
let manager: string;
beforeAll(async () => {
  desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  plant();
  const people = await desk.done(desk.client.office.people({}));
  manager = people.find(({ role }) => role === 'area-manager')?.id ?? '';
  ({ id: office } = await desk.done(
    desk.client.office.addPerson(desk.ask({ name: 'Olive Desk', role: 'office' as const })),
  ));
});
afterAll(() => desk.end());

/** Writes the word into every note there is. */
function plant(): void {
  const register = desk.app.open?.register;
  if (!register) throw new Error('The demo is not open');
  const entry = {
    id: 'planted',
    officeId: desk.app.open?.office?.id ?? '',
    at: '2026-11-24T09:00:00.000Z',
    personId: 'test',
    personName: 'Test',
    procedure: 'test.plant',
    sentence: 'planted a word',
    requestId: 'planted',
  };
  recordChange(register.writing.sqlite, register.historyKey, entry, () => {
    for (const { table } of tablesOfPupils.filter(({ name }) => !SCHEDULES.includes(name))) {
      for (const column of Object.values(getTableColumns(table))) {
        if (column.columnType !== 'SQLiteText' || column.enumValues?.length || NOT_NOTES.test(column.name)) continue;
        register.writing.sqlite
          .prepare(`UPDATE "${getTableName(table)}" SET "${column.name}" = ? WHERE "${column.name}" IS NOT NULL`)
          .run(PLANTED);
      }
    }
  });
}

/** Paths whose answers hold the word, asked by this person. */
async function leaking(personId: string, asked = queries): Promise<string[]> {
  const session = { ...desk.app.newSession(), personId };
  const found = new Set<string>();
  for (const query of asked) {
    for (const input of fittingInputs(desk, query)) {
      const answer = await askBy(desk, query.path, input, session);
      if (JSON.stringify(answer).includes(PLANTED)) found.add(query.path);
    }
  }
  return [...found];
}

describe('what is written about a child', () => {
  it('is seen by a manager, so the planted word is really there', async () => {
    const paths = ['pupils.show', 'cases.show', 'evidence.ofCase', 'plans.show', 'papers.preview'];
    const asked = queries.filter(({ path }) => paths.includes(path));
    expect(await leaking(manager, asked)).toEqual(asked.map(({ path }) => path));
  });

  it('is in no answer that the office role gets', async () => {
    expect(await leaking(office)).toEqual([]);
    // Every query about everything: it may take its time on a busy machine.
  }, 60_000);
});
