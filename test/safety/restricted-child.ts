import { getTableColumns } from 'drizzle-orm';
import { rowsOfPupils, tablesOfPupils } from '../../db/belonging.ts';
import { recordChange } from '../../db/history.ts';
import type { Orm } from '../../db/open.ts';
import { addDays } from '../../shared/dates.ts';
import { codesOf, PAPERS } from '../../shared/words.ts';
import { type Desk, startApp } from '../support/register.ts';

/**
 * One child of the demo, with a plan in the week and a Link placement, with a planted word in every name, note and reference;
 * its case is restricted to one manager. What can be asked about the child and about what is beside it.
 */
export const PLANTED = 'Zwiebelturm';

export interface RestrictedChild {
  desk: Desk;
  target: Target;
  people: { named: string; other: string; office: string; reader: string };
}

export interface Target {
  pupilId: string;
  caseId: string;
  planId: string;
  staId: string;
  monday: string;
  ids: string[];
}

export async function startRestricted(): Promise<RestrictedChild> {
  const desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  const known = await desk.done(desk.client.office.people({}));
  const add = async (name: string, role: 'office' | 'read-only') =>
    (await desk.done(desk.client.office.addPerson(desk.ask({ name, role })))).id;
  const people = {
    named: known.find(({ role }) => role === 'area-manager')?.id ?? '',
    other: known.find(({ role }) => role === 'assistant-area-manager')?.id ?? '',
    office: await add('Olive Desk', 'office'),
    reader: await add('Rita Reader', 'read-only'),
  };
  const child = { desk, target: chosen(desk), people };
  const { target } = child;
  plant(child);
  desk.seat(people.named);
  const sheet = { paper: 'sta-week' as const, subjectId: target.staId, monday: target.monday, fullName: false };
  const preview = await desk.done(desk.client.papers.preview(sheet));
  if (!JSON.stringify(preview).includes('Z. Z.')) throw new Error('The child is not on the sheet');
  const recipient = { recipient: 'The STA', recipientSchoolId: null, fullNameWhy: null, seenHash: preview.contentHash };
  const { id } = await desk.done(desk.client.papers.print(desk.ask({ ...sheet, ...recipient })));
  target.ids.push(id, ...(await printedOfPanel(child)));
  const reason = `${PLANTED} is known to the family`;
  const asked = { caseId: target.caseId, reason, personIds: [people.named] };
  await desk.done(desk.client.access.restrict(desk.ask(asked)));
  // Once more by who may see the child: what is printed since holds the child too.
  target.ids.push(...(await printedOfPanel(child)), ...someIds(child));
  return child;
}

/** The papers and minutes of the panel that the child was before, with the full name. */
async function printedOfPanel({ desk, target }: RestrictedChild): Promise<string[]> {
  const subjectId = String(
    sqliteOf(desk)
      .prepare('SELECT panel_id FROM link_item i JOIN link_request r ON r.id = i.request_id WHERE r.case_id = ?')
      .pluck()
      .get(target.caseId),
  );
  const ids: string[] = [];
  for (const paper of ['panel-pack', 'panel-minutes'] as const) {
    const ask = { paper, subjectId, monday: null, fullName: true };
    const preview = await desk.done(desk.client.papers.preview(ask));
    const to = { recipient: 'The panel', recipientSchoolId: null, fullNameWhy: 'They know the child' };
    ids.push(
      (await desk.done(desk.client.papers.print(desk.ask({ ...ask, ...to, seenHash: preview.contentHash })))).id,
    );
  }
  return ids;
}

export function sqliteOf({ app }: Desk): Orm['$client'] {
  if (!app.open) throw new Error('The demo is not open');
  return app.open.register.writing.sqlite;
}

/** A child with sessions in a week, and preferably a Link placement too. */
function chosen(desk: Desk): Target {
  const row = sqliteOf(desk)
    .prepare<[], Omit<Target, 'ids'>>(
      `SELECT c.pupil_id AS pupilId, c.id AS caseId, p.id AS planId, a.sta_id AS staId, w.monday
       FROM allocation a JOIN plan p ON p.id = a.plan_id JOIN case_file c ON c.id = p.case_id
       JOIN deployment_week w ON w.id = a.week_id WHERE a.removed_on IS NULL
       ORDER BY EXISTS (SELECT 1 FROM link_placement l WHERE l.case_id = c.id) DESC, w.monday DESC LIMIT 1`,
    )
    .get();
  if (!row) throw new Error('Nobody in the demo has sessions');
  return { ...row, ids: [] };
}

/** Two rows of each table are enough: a query treats all rows of a table alike. */
function someIds({ desk, target }: RestrictedChild): string[] {
  return [...rowsOfPupils(sqliteOf(desk), [target.pupilId]).values()].flatMap((ids) => ids.slice(0, 2));
}

/** Never a word: identifiers, dates, and what says what kind something is. */
const NO_WORDS =
  /^id$|_id$|_on$|_at$|_by_id$|changed_by|^version$|hash|taught_year|session|monday|^paper$|rule_id|^number$/;

function plant({ desk, target }: RestrictedChild): void {
  const open = desk.app.open;
  if (!open?.office) throw new Error('The demo is not open');
  const rows = rowsOfPupils(sqliteOf(desk), [target.pupilId]);
  const entry = {
    ...{
      id: 'planted',
      officeId: open.office.id,
      at: '2026-11-24T09:00:00.000Z',
      personId: 'test',
      personName: 'Test',
    },
    ...{ procedure: 'test.plant', sentence: 'planted a word', requestId: 'planted' },
  };
  const mixed = { ...entry, id: 'mixed', requestId: 'mixed' };
  recordChange(sqliteOf(desk), open.register.historyKey, mixed, () => {
    sqliteOf(desk).prepare('UPDATE pupil SET note = ? WHERE id = ?').run(`${PLANTED} before`, target.pupilId);
    sqliteOf(desk).prepare("UPDATE school SET note = 'Beside it' WHERE id = (SELECT min(id) FROM school)").run();
  });
  recordChange(sqliteOf(desk), open.register.historyKey, entry, () => {
    for (const { table, name } of tablesOfPupils) {
      for (const column of Object.values(getTableColumns(table))) {
        if (column.columnType !== 'SQLiteText' || column.enumValues?.length || NO_WORDS.test(column.name)) continue;
        const set = sqliteOf(desk).prepare(`UPDATE "${name}" SET "${column.name}" = ? WHERE id = ?`);
        for (const id of rows.get(name) ?? []) set.run(PLANTED, id);
      }
    }
    sqliteOf(desk)
      .prepare(
        `UPDATE link_item SET paper = json_set(paper, '$.reference', @word, '$.pupilName', @word)
         WHERE request_id IN (SELECT id FROM link_request WHERE case_id = @caseId)`,
      )
      .run({ word: PLANTED, caseId: target.caseId });
    const wishes = JSON.stringify([{ staId: target.staId, wish: 'preferred', reason: PLANTED }]);
    sqliteOf(desk).prepare('UPDATE plan SET sta_wishes = ? WHERE id = ?').run(wishes, target.planId);
    sqliteOf(desk)
      .prepare(
        `INSERT INTO week_change (id, office_id, version, changed_at, changed_by, week_id, made_on, made_by, what, reason)
         SELECT 'planted', office_id, version, changed_at, changed_by, id, '2026-11-24', 'Test', ?, ? FROM deployment_week WHERE monday = ?`,
      )
      .run(`Somebody for plan ${PLANTED} ZZ on Monday`, PLANTED, target.monday);
  });
}

/** Everything that a query could be asked about the child, or about what is beside it. */
export function inputsAbout(child: RestrictedChild, area: string): Record<string, unknown>[] {
  const { pupilId, caseId, planId, staId, monday, ids } = child.target;
  return [
    {},
    { open: true },
    { which: 'all' },
    { text: PLANTED },
    { search: PLANTED },
    { search: PLANTED, stage: 'all' },
    { monday },
    { monday, planId },
    { monday, planId, moving: null },
    { monday, staId, session: 'mon-am' },
    { pupilId },
    { caseId },
    { planId },
    { rowIds: ids.slice(0, 500) },
    { givenName: PLANTED, familyName: PLANTED, dateOfBirth: null, upn: null, schoolId: null },
    ...around(child),
    ...ids.flatMap((id) => [{ id }, { decisionId: id }]),
    ...['planted', 'mixed', ...changesOf(child.desk)].map((changeId) => ({ changeId })),
    ...(area === 'papers'
      ? codesOf(PAPERS).flatMap((paper) =>
          [caseId, planId, staId, ''].map((subjectId) => ({ paper, subjectId, monday, fullName: true })),
        )
      : []),
  ];
}

/** A plan of somebody else in the week of the child's sessions. */
export function elsewhere({ desk, target }: RestrictedChild): { monday: string; planId: string } {
  const planId = sqliteOf(desk)
    .prepare(
      `SELECT a.plan_id FROM allocation a JOIN deployment_week w ON w.id = a.week_id WHERE w.monday = ? AND a.plan_id <> ?`,
    )
    .pluck()
    .get(target.monday, target.planId);
  return { monday: target.monday, planId: String(planId) };
}

/** What is known of a proposal as soon as there is one; then it is stopped. */
export async function firstProposal(desk: Desk, monday: string): Promise<string> {
  const work = crypto.randomUUID();
  let said = '';
  for await (const event of await desk.client.proposals.propose({ monday, work })) {
    said += JSON.stringify(event);
    if (event.kind === 'progress' && event.soFar) await desk.client.proposals.stop(desk.ask({ work }));
  }
  return said;
}

/** Their inputs are days, files and what somebody typed. */
export const NOT_ABOUT_A_CHILD = [
  'drafts.read',
  'calendars.show',
  'calendars.previewImport',
  'enquiries.dueOn',
  'evidence.previewSuspensions',
  'plans.reviewDays',
  'stas.absenceBreaks',
];

/** What is beside the child: the home school, the meeting that spoke of it, its centre on a day, and the STA. */
export function around({ desk, target }: RestrictedChild): Record<string, unknown>[] {
  const beside = sqliteOf(desk)
    .prepare<[string], Record<'schoolId' | 'panelId' | 'centreId' | 'date', string>>(
      `SELECT p.home_school_id AS schoolId, i.panel_id AS panelId, f.centre_id AS centreId, f.from_on AS date
       FROM case_file c JOIN pupil p ON p.id = c.pupil_id JOIN link_placement l ON l.case_id = c.id
       JOIN link_item i ON i.request_id = l.request_id JOIN link_phase f ON f.placement_id = l.id WHERE c.id = ?`,
    )
    .get(target.caseId);
  if (!beside) throw new Error('The child is not at the Link');
  const { schoolId, panelId, centreId, date } = beside;
  const days = Array.from({ length: 7 }, (_each, later) => addDays(date, later));
  return [
    ...[schoolId, panelId, centreId, target.staId].map((id) => ({ id })),
    ...days.map((each) => ({ centreId, date: each })),
    { term: null },
  ];
}

function changesOf(desk: Desk): string[] {
  return sqliteOf(desk).prepare<[], string>('SELECT id FROM change ORDER BY seq DESC LIMIT 5').pluck().all();
}
