import { join } from 'node:path';
import { getTableColumns } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOfPupils, tablesOfPupils } from '../../db/belonging.ts';
import { copyProven } from '../../db/copy.ts';
import { recordChange } from '../../db/history.ts';
import { holds } from '../support/plain-bytes.ts';
import { type Desk, startApp, taskAnswer } from '../support/register.ts';

/**
 * Erasing a pupil who was at the Link: one of the demo, with a request, a place in the waiting list, a panel's paper, a declared
 * interest, a decision, its ratification, a placement with phases and reviews, and sessions in weeks. A word is planted in
 * every text and list of all that; panel papers and minutes are printed with it; afterwards it is in no byte.
 */
const WORD = 'Zwiebelturm';
let desk: Desk;
let gone: { pupilId: string; caseId: string; panelId: string; reference: string };
const printed: string[] = [];

function register() {
  const open = desk.app.open;
  if (!open?.office) throw new Error('The demo is not open');
  return { ...open.register, officeId: open.office.id, sqlite: open.register.writing.sqlite };
}

function write(what: string, work: () => void): void {
  const { sqlite, historyKey, officeId } = register();
  const by = { id: what, officeId, at: '2026-11-24T09:00:00.000Z', personId: 'test', personName: 'Test' };
  recordChange(sqlite, historyKey, { ...by, procedure: 'test.plant', sentence: 'planted', requestId: what }, work);
}

const rows = () => rowsOfPupils(register().sqlite, [gone.pupilId]);
const row = <T>(sql: string, ...given: string[]) =>
  register()
    .sqlite.prepare(sql)
    .get(...given) as T;

beforeAll(async () => {
  desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  const people = await desk.done(desk.client.office.people({}));
  desk.seat(people.find(({ role }) => role === 'area-manager')?.id ?? '');
  gone = row(`SELECT c.pupil_id AS pupilId, c.id AS caseId, c.reference, i.panel_id AS panelId
    FROM link_placement l JOIN case_file c ON c.id = l.case_id JOIN link_item i ON i.request_id = l.request_id
    WHERE EXISTS (SELECT 1 FROM allocation a JOIN plan p ON p.id = a.plan_id WHERE p.case_id = c.id) LIMIT 1`);
  write('rows', addWhatTheDemoLacks);
  write('texts', plantTexts);
  await print('panel-pack');
  await print('panel-minutes');
  write('lists', plantLists);
  await printAreaSheet();
  desk.clock.day = '2070-01-01';
});
afterAll(() => desk.end());

/** The whole area's sheet of a week in which a need was not met, with what the meeting decided about it. */
async function printAreaSheet(): Promise<void> {
  const { monday, planId } = row<{ monday: string; planId: string }>(
    `SELECT w.monday, a.plan_id AS planId FROM allocation a JOIN deployment_week w ON w.id = a.week_id
     JOIN plan p ON p.id = a.plan_id WHERE p.case_id = ? AND a.removed_on IS NULL ORDER BY w.monday DESC LIMIT 1`,
    gone.caseId,
  );
  const { deployment, weekRecord, papers } = desk.client;
  const one = (await desk.done(deployment.week({ monday }))).allocations.find((each) => each.planId === planId);
  const off = { id: one?.id ?? '', version: one?.version ?? 0, changeReason: 'She is ill' };
  await desk.done(deployment.takeOff(desk.ask(off)));
  const { id, version, heldOn, present } = await desk.done(weekRecord.meeting({ monday }));
  const meeting = { monday, id, version, heldOn, present, note: '', decisions: [{ planId, what: WORD }] };
  await desk.done(weekRecord.recordMeeting(desk.ask(meeting)));
  const ask = { paper: 'area-week' as const, subjectId: '', monday, fullName: false };
  const preview = await desk.done(papers.preview(ask));
  expect(JSON.stringify(preview.pages)).toContain(WORD);
  const to = { recipient: 'The office', recipientSchoolId: null, fullNameWhy: null, seenHash: preview.contentHash };
  await desk.done(papers.print(desk.ask({ ...ask, ...to })));
}

/** A move in the waiting list, an interest and a ratification: copied from rows beside them. */
function addWhatTheDemoLacks(): void {
  const { sqlite } = register();
  const keeping = 'office_id, version, changed_at, changed_by';
  const item = `FROM link_item WHERE request_id IN (SELECT id FROM link_request WHERE case_id = '${gone.caseId}')`;
  sqlite.exec(`
    INSERT INTO link_move (id, ${keeping}, request_id, moved_on, moved_by, reason) SELECT 'a move', ${keeping}, request_id, sent_on, '', '' ${item};
    INSERT INTO link_interest (id, ${keeping}, item_id, member_id, what, declared_on)
      SELECT 'an interest', ${keeping}, id, (SELECT id FROM link_member), '', sent_on ${item};
    INSERT INTO link_ratification (id, ${keeping}, decision_id, item_id, ratified, decided_on, decided_by, note)
      SELECT 'a ratification', d.office_id, d.version, d.changed_at, d.changed_by, d.id, d.item_id, 1, d.decided_on, '[]', ''
      FROM link_decision d JOIN link_request r ON r.id = d.request_id WHERE r.case_id = '${gone.caseId}';
    UPDATE case_file SET closed_on = '2026-11-24' WHERE pupil_id = '${gone.pupilId}';`);
}

/** Never a word: identifiers, days, and what something is asked for by. */
const NO_WORDS =
  /^id$|_id$|_on$|_at$|_by_id$|changed_by|^version$|hash|date_of_birth|taught_year|session|monday|^paper$|rule_id|^number$|^reference$/;

function plantTexts(): void {
  const { sqlite } = register();
  for (const [name, columns] of textColumns()) {
    for (const column of columns) {
      sqlite
        .prepare(`UPDATE "${name}" SET "${column}" = ? WHERE id IN (SELECT value FROM json_each(?))`)
        .run(WORD, JSON.stringify(rows().get(name)));
    }
  }
  sqlite.exec(`UPDATE link_item SET paper = json_set(paper, '$.pupilName', '${WORD}', '$.whyNotEnough', '${WORD}')
    WHERE request_id IN (SELECT id FROM link_request WHERE case_id = '${gone.caseId}')`);
}

function textColumns(): [string, string[]][] {
  return tablesOfPupils.map(({ name, table }) => [
    name,
    Object.values(getTableColumns(table))
      .filter((each) => each.columnType === 'SQLiteText' && !each.enumValues?.length && !NO_WORDS.test(each.name))
      .map((each) => each.name),
  ]);
}

/** Into what is kept as JSON too, now that nothing is read from it any more. */
function plantLists(): void {
  const { sqlite } = register();
  for (const { name, table } of tablesOfPupils) {
    for (const column of Object.values(getTableColumns(table)).filter((each) => each.columnType === 'SQLiteTextJson')) {
      const set = `CASE json_type("${column.name}") WHEN 'array' THEN json_insert("${column.name}", '$[#]', '${WORD}')
        WHEN 'object' THEN json_set("${column.name}", '$.planted', '${WORD}') ELSE "${column.name}" END`;
      sqlite
        .prepare(`UPDATE "${name}" SET "${column.name}" = ${set} WHERE id IN (SELECT value FROM json_each(?))`)
        .run(JSON.stringify(rows().get(name)));
    }
  }
}

async function print(paper: 'panel-pack' | 'panel-minutes'): Promise<void> {
  const ask = { paper, subjectId: gone.panelId, monday: null, fullName: true };
  const { contentHash } = await desk.done(desk.client.papers.preview(ask));
  const to = { recipient: 'The panel', recipientSchoolId: null, fullNameWhy: 'The members know the pupils' };
  const { id } = await desk.done(desk.client.papers.print(desk.ask({ ...ask, ...to, seenHash: contentHash })));
  printed.push(id);
}

const isIn = (file: string) => holds(file, register().key, WORD);
const countOf = (table: string) => row<{ count: number }>(`SELECT count(*) AS count FROM "${table}"`).count;

describe('erasing a pupil who was at the Link', () => {
  it('has something to take in every table of the Link that leads to a pupil', () => {
    const link = tablesOfPupils.map(({ name }) => name).filter((name) => name.startsWith('link_'));
    expect(link).toHaveLength(9);
    expect(link.filter((name) => rows().get(name)?.length === 0)).toEqual([]);
    expect(isIn(register().file)).toBe(true);
  });

  it('says beforehand that panel papers and the area’s sheet will be emptied', async () => {
    const { counts } = await desk.done(desk.client.retention.beforeErasing({ pupilId: gone.pupilId }));
    expect(counts).toContainEqual({ what: 'Copies of panel papers, minutes, lists and area sheets, emptied', rows: 3 });
  });

  it('takes all of it, and nothing of anybody else', async () => {
    const own = rows();
    const before = new Map([...own].map(([name]) => [name, countOf(name)]));
    await desk.done(
      desk.client.retention.erase(
        desk.ask({ pupilId: gone.pupilId, reference: gone.reference, reason: 'The end of retention' }),
      ),
    );
    const kept = [...own].map(([name, ids]) => [name, (before.get(name) ?? 0) - ids.length]);
    expect([...own].map(([name]) => [name, countOf(name)])).toEqual(kept);
    expect([...rows().values()].flat()).toEqual([]);
    expect(register().sqlite.pragma('foreign_key_check')).toEqual([]);
  });

  it('leaves no byte of it in the register, in its log, or in a new copy', () => {
    expect(isIn(register().file)).toBe(false);
    const { file, key } = register();
    const to = join(desk.folder, 'copy.db');
    copyProven({ source: file, key, to, newKey: null, reseal: null });
    expect(isIn(to)).toBe(false);
  });

  it('leaves the meeting as it was, and says that its printed papers have gone', async () => {
    const page = await desk.done(desk.client.linkPanels.show({ id: gone.panelId }));
    const references = page.items.map(({ paper }) => paper.reference);
    expect(references.length).toBeGreaterThan(0);
    expect(references).not.toContain(gone.reference);
    for (const id of printed) {
      const refusal = await desk.refused(desk.client.papers.printed({ id }));
      expect(refusal.what).toContain('records of a pupil that were erased');
    }
    const register = await desk.done(desk.client.papers.register({}));
    expect(register.map(({ id }) => id)).toEqual(expect.arrayContaining(printed));
  });

  it('leaves a history that fits from end to end', async () => {
    const verdict = await taskAnswer(desk.client.history.verify({ seal: '' }));
    expect(verdict).toMatchObject({ ok: true, value: { firstThatDoesNotFit: null } });
  });
});
