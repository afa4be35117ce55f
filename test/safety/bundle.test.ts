import { getTableColumns } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOfPupils, tablesOfPupils } from '../../db/belonging.ts';
import { recordChange } from '../../db/history.ts';
import type { HeldItem } from '../../shared/api/bundles.ts';
import { readZip } from '../support/read-zip.ts';
import { type Desk, startApp, taskAnswer } from '../support/register.ts';

/** Subject access: one pupil of the demo who has a row in every table that can hold one. */
const PASSPHRASE = 'quince harbour lamp nine';
let desk: Desk;
let pupilId: string;

beforeAll(async () => {
  desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  pupilId = String(
    sqlite()
      .prepare(
        `SELECT c.pupil_id FROM case_file c JOIN plan p ON p.case_id = c.id JOIN carer r ON r.pupil_id = c.pupil_id
         ORDER BY EXISTS (SELECT 1 FROM link_placement l WHERE l.case_id = c.id) DESC LIMIT 1`,
      )
      .pluck()
      .get(),
  );
  fillEveryTable();
});
afterAll(() => desk.end());

function sqlite() {
  const { open } = desk.app;
  if (!open) throw new Error('The demo is not open');
  return open.register.writing.sqlite;
}

/** Tables of pupils in which this one has no row yet get a row that says so in each of its columns. */
function fillEveryTable(): void {
  const open = desk.app.open;
  if (!open?.office) throw new Error('The demo is not open');
  const entry = {
    ...{ id: 'filled', officeId: open.office.id, at: '2026-11-24T09:00:00.000Z', personId: 'test', personName: 'Test' },
    ...{ procedure: 'test.fill', sentence: 'filled every table', requestId: 'filled' },
  };
  recordChange(sqlite(), open.register.historyKey, entry, () => {
    for (const { table, name, leads } of tablesOfPupils) {
      const rows = rowsOfPupils(sqlite(), [pupilId]);
      if ((rows.get(name) ?? []).length > 0) continue;
      const columns = Object.values(getTableColumns(table));
      const values = columns.map((column) => {
        if (column.name === 'id') return `filled-${name}`;
        const lead = leads.find((each) => each.column === column.name);
        if (lead) return (rows.get(lead.to) ?? [])[0] ?? null;
        if (column.dataType === 'json') return column.name.endsWith('s') ? '[]' : '{}';
        if (column.enumValues?.length) return column.enumValues[0];
        if (column.columnType !== 'SQLiteText') return 1;
        if (column.name.endsWith('_id')) return foreignId(name, column.name);
        return /_on$|_from$|_until$/.test(column.name) ? '2026-11-24' : `Said in ${name}`;
      });
      const marks = columns.map(() => '?').join(', ');
      const names = columns.map((column) => `"${column.name}"`).join(', ');
      sqlite()
        .prepare(`INSERT INTO "${name}" (${names}) VALUES (${marks})`)
        .run(...values);
    }
  });
}

/** Some row of the table that a column leads to, where it leads to one. */
function foreignId(table: string, column: string): string {
  const keys = sqlite().pragma(`foreign_key_list("${table}")`) as { table: string; from: string }[];
  const to = keys.find(({ from }) => from === column)?.table;
  return to === undefined ? 'filled' : String(sqlite().prepare(`SELECT id FROM "${to}" LIMIT 1`).pluck().get() ?? '');
}

const held = () => desk.done(desk.client.bundles.held({ pupilId }));
const itemsIn = ({ sections }: Awaited<ReturnType<typeof held>>): HeldItem[] =>
  sections.flatMap(({ records }) => records.flatMap(({ items }) => items));

describe('what is held about a pupil', () => {
  it('comes from every table that holds rows of pupils: a new one is part of it, or this fails', async () => {
    const tables = (await held()).sections.filter(({ records }) => records.some(({ items }) => items.length > 0));
    const missing = tablesOfPupils
      .map(({ name }) => name)
      .filter((name) => !tables.some(({ table }) => table === name));
    expect(missing).toEqual([]);
  });

  it('holds what stood there before it was changed, and who has looked', async () => {
    const { version } = await desk.done(desk.client.pupils.show({ id: pupilId }));
    const caseId = String(sqlite().prepare('SELECT id FROM case_file WHERE pupil_id = ?').pluck().get(pupilId));
    const page = await desk.done(desk.client.cases.show({ id: caseId }));
    expect(version).toBeGreaterThan(0);
    for (const leadTeacher of ['Thora Before', 'Thora After']) {
      const now = (await desk.done(desk.client.cases.show({ id: page.id }))).version;
      await desk.done(desk.client.cases.change(desk.ask({ id: page.id, version: now, leadTeacher })));
    }
    const said = itemsIn(await held());
    expect(said.some(({ label, value }) => label.includes('until 24 Nov 2026') && value === 'Thora Before')).toBe(true);
    expect((await held()).sections.map(({ table }) => table)).toContain('case_view');
  });

  it('says codes and dates in words', async () => {
    const status = sqlite().prepare('SELECT sen_status FROM pupil WHERE id = ?').pluck().get(pupilId);
    const item = itemsIn(await held()).find(({ key }) => key === `pupil/${pupilId}/sen_status`);
    expect(item?.value).not.toBe(status);
    expect(itemsIn(await held()).every(({ value }) => !/^\d{4}-\d{2}-\d{2}$/.test(value))).toBe(true);
  });

  it('marks what is about a parent or carer', async () => {
    const carerId = String(sqlite().prepare('SELECT id FROM carer WHERE pupil_id = ?').pluck().get(pupilId));
    const item = itemsIn(await held()).find(({ key }) => key === `carer/${carerId}/name`);
    expect(item?.marked).toBe('About a parent or carer');
  });
});

describe('the bundle', () => {
  const asked = { askedOn: '2026-11-20', askedBy: 'The mother' };

  it('is not made before everything that is marked has been decided', async () => {
    const refusal = await desk.refused(desk.client.bundles.make(desk.ask({ pupilId, ...asked, decided: [] })));
    expect(refusal.what).toContain('decided');
  });

  it('opens with its passphrase in another reader, without what was left out, and with no other passphrase', async () => {
    const marked = itemsIn(await held()).filter((item) => item.marked !== null);
    const [secret] = marked;
    if (!secret) throw new Error('Nothing is marked');
    const decided = marked.map(({ key, value }) => ({
      key,
      keep: value !== secret.value,
      why: value === secret.value ? 'It is about somebody else' : '',
    }));
    const { id } = await desk.done(desk.client.bundles.make(desk.ask({ pupilId, ...asked, decided })));
    const file = await taskAnswer(desk.client.bundles.file({ id, passphrase: PASSPHRASE, again: PASSPHRASE }));
    if (!file.ok) throw new Error(file.refusal.what);
    const zip = Buffer.from(file.value.zip, 'base64');
    expect(zip.includes('The mother')).toBe(false);
    expect(readZip(zip, 'quince harbour lamp ten')).toBeNull();
    const files = readZip(zip, PASSPHRASE);
    expect([...(files?.keys() ?? [])]).toEqual(['what-is-held.pdf', 'what-is-held.json']);
    expect(files?.get('what-is-held.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    const json = files?.get('what-is-held.json')?.toString('utf8') ?? '';
    expect(JSON.parse(json)).toMatchObject({ askedBy: 'The mother', madeOn: '2026-11-24' });
    expect(json).toContain('It is about somebody else');
    expect(json).not.toContain(JSON.stringify(secret.value));
  });

  it('is not saved once what is held has changed', async () => {
    const [made] = (await held()).given;
    const caseId = String(sqlite().prepare('SELECT id FROM case_file WHERE pupil_id = ?').pluck().get(pupilId));
    const { version } = await desk.done(desk.client.cases.show({ id: caseId }));
    await desk.done(desk.client.cases.change(desk.ask({ id: caseId, version, leadTeacher: 'Thora Later' })));
    const again = { id: made?.id ?? '', passphrase: PASSPHRASE, again: PASSPHRASE };
    expect(await taskAnswer(desk.client.bundles.file(again))).toMatchObject({
      ok: false,
      refusal: { code: 'changed-meanwhile' },
    });
  });

  it('is never made under two passphrases that differ', async () => {
    const [made] = (await held()).given;
    const wrong = { id: made?.id ?? '', passphrase: PASSPHRASE, again: `${PASSPHRASE}s` };
    expect(await taskAnswer(desk.client.bundles.file(wrong))).toMatchObject({ ok: false });
  });
});
