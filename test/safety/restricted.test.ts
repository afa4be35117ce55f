import { getTableColumns } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOfPupils, tablesOfPupils } from '../../db/belonging.ts';
import { recordChange } from '../../db/history.ts';
import { codesOf, PAPERS } from '../../shared/words.ts';
import { askBy, fitting, procedures, queries } from '../support/askings.ts';
import { type Desk, startApp, taskAnswer } from '../support/register.ts';

/**
 * A restricted case is there for the people named and for nobody else. One child of the demo, with a plan in the week and a
 * Link placement, has a planted word in every name, note and reference; its case is restricted to one manager; every query of the
 * contract is then asked by everybody else, about everything that the child's ids could open.
 */
const PLANTED = 'Zwiebelturm';
/** As the board and the weekly sheets would call the child. */
const GIVEN_AWAY = [PLANTED, 'Z. Z.', 'ZZ'];

let desk: Desk;
let target: Target;
const people = { named: '', other: '', office: '', reader: '' };

interface Target {
  pupilId: string;
  caseId: string;
  planId: string;
  staId: string;
  monday: string;
  ids: string[];
}

beforeAll(async () => {
  desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  const known = await desk.done(desk.client.office.people({}));
  people.named = known.find(({ role }) => role === 'area-manager')?.id ?? '';
  people.other = known.find(({ role }) => role === 'assistant-area-manager')?.id ?? '';
  const add = async (name: string, role: 'office' | 'read-only') =>
    (await desk.done(desk.client.office.addPerson(desk.ask({ name, role })))).id;
  people.office = await add('Olive Desk', 'office');
  people.reader = await add('Rita Reader', 'read-only');
  target = chosen();
  plant();
  desk.seat(people.named);
  const sheet = { paper: 'sta-week' as const, subjectId: target.staId, monday: target.monday, fullName: false };
  const preview = await desk.done(desk.client.papers.preview(sheet));
  expect(JSON.stringify(preview)).toContain('Z. Z.');
  const recipient = { recipient: 'The STA', recipientSchoolId: null, fullNameWhy: null, seenHash: preview.contentHash };
  const { id } = await desk.done(desk.client.papers.print(desk.ask({ ...sheet, ...recipient })));
  target.ids.push(id);
  const reason = `${PLANTED} is known to the family`;
  const asked = { caseId: target.caseId, reason, personIds: [people.named] };
  await desk.done(desk.client.access.restrict(desk.ask(asked)));
  target.ids.push(...someIds());
});
afterAll(() => desk.end());

function sqlite() {
  const { open } = desk.app;
  if (!open) throw new Error('The demo is not open');
  return open.register.writing.sqlite;
}

/** A child with sessions in a week, and preferably a Link placement too. */
function chosen(): Target {
  const row = sqlite()
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
function someIds(): string[] {
  return [...rowsOfPupils(sqlite(), [target.pupilId]).values()].flatMap((ids) => ids.slice(0, 2));
}

/** Never a word: identifiers, dates, and what says what kind something is. */
const NO_WORDS =
  /^id$|_id$|_on$|_at$|_by_id$|changed_by|^version$|hash|taught_year|session|monday|^paper$|rule_id|^number$/;

function plant(): void {
  const open = desk.app.open;
  if (!open?.office) throw new Error('The demo is not open');
  const rows = rowsOfPupils(sqlite(), [target.pupilId]);
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
  recordChange(sqlite(), open.register.historyKey, mixed, () => {
    sqlite().prepare('UPDATE pupil SET note = ? WHERE id = ?').run(`${PLANTED} before`, target.pupilId);
    sqlite().prepare("UPDATE school SET note = 'Beside it' WHERE id = (SELECT min(id) FROM school)").run();
  });
  recordChange(sqlite(), open.register.historyKey, entry, () => {
    for (const { table, name } of tablesOfPupils) {
      for (const column of Object.values(getTableColumns(table))) {
        if (column.columnType !== 'SQLiteText' || column.enumValues?.length || NO_WORDS.test(column.name)) continue;
        const set = sqlite().prepare(`UPDATE "${name}" SET "${column.name}" = ? WHERE id = ?`);
        for (const id of rows.get(name) ?? []) set.run(PLANTED, id);
      }
    }
    const wishes = JSON.stringify([{ staId: target.staId, wish: 'preferred', reason: PLANTED }]);
    sqlite().prepare('UPDATE plan SET sta_wishes = ? WHERE id = ?').run(wishes, target.planId);
    sqlite()
      .prepare(
        `INSERT INTO week_change (id, office_id, version, changed_at, changed_by, week_id, made_on, made_by, what, reason)
         SELECT 'planted', office_id, version, changed_at, changed_by, id, '2026-11-24', 'Test', ?, ? FROM deployment_week WHERE monday = ?`,
      )
      .run(`Somebody for plan ${PLANTED} ZZ on Monday`, PLANTED, target.monday);
  });
}

/** Everything that a query could be asked about the child, or about what is beside it. */
function inputsAbout(area: string): Record<string, unknown>[] {
  const { pupilId, caseId, planId, staId, monday, ids } = target;
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
    { givenName: PLANTED, familyName: PLANTED, dateOfBirth: null, upn: null, schoolId: null, exceptId: null },
    ...ids.flatMap((id) => [{ id }, { decisionId: id }]),
    ...['planted', 'mixed', ...changesOf()].map((changeId) => ({ changeId })),
    ...(area === 'papers'
      ? codesOf(PAPERS).flatMap((paper) =>
          [caseId, planId, staId, ''].map((subjectId) => ({ paper, subjectId, monday, fullName: true })),
        )
      : []),
  ];
}

function changesOf(): string[] {
  return sqlite().prepare<[], string>('SELECT id FROM change ORDER BY seq DESC LIMIT 5').pluck().all();
}

/** Paths whose answers give the child away. */
async function leaking(personId: string, asked = queries): Promise<string[]> {
  const session = { ...desk.app.newSession(), personId };
  const found = new Set<string>();
  for (const query of asked) {
    for (const input of fitting(query, inputsAbout(query.area))) {
      const said = JSON.stringify(await askBy(desk, query.path, input, session));
      if (GIVEN_AWAY.some((word) => said.includes(word))) found.add(query.path);
    }
  }
  return [...found];
}

describe('a restricted case', () => {
  it('is there for the person named, so the planted word is really there to be found', async () => {
    const paths = ['cases.list', 'cases.show', 'deployment.week', 'history.rows', 'history.ofRecord', 'papers.printed'];
    const asked = queries.filter(({ path }) => [...paths, 'plans.list', 'search.find'].includes(path));
    const found = await leaking(people.named, asked);
    expect(asked.map(({ path }) => path).filter((path) => !found.includes(path))).toEqual([]);
  });

  it.each(['office', 'other', 'reader'] as const)('is in no answer to anybody else: %s', async (who) => {
    expect(await leaking(people[who])).toEqual([]);
  });

  it('is in no long work that anybody else has done either', async () => {
    for (const who of ['other', 'reader'] as const) {
      desk.seat(people[who]);
      const replayed = JSON.stringify(await taskAnswer(desk.client.eligibility.replay({})));
      const tried = JSON.stringify(
        await taskAnswer(desk.client.parameters.preview({ key: 'fortnight-days', value: 5 })),
      );
      for (const said of [replayed, tried]) {
        expect(said).toContain('"ok":true');
        expect(GIVEN_AWAY.filter((word) => said.includes(word))).toEqual([]);
      }
    }
  });

  it('answers a direct link as if it were not in the register', async () => {
    const session = { ...desk.app.newSession(), personId: people.other };
    for (const [path, input] of [
      ['cases.show', { id: target.caseId }],
      ['pupils.show', { id: target.pupilId }],
      ['plans.show', { id: target.planId }],
      ['evidence.ofCase', { caseId: target.caseId }],
      ['access.ofCase', { caseId: target.caseId }],
    ] as const) {
      expect(await askBy(desk, path, input, session), path).toMatchObject({
        ok: false,
        refusal: { code: 'not-found' },
      });
    }
  });

  it('is counted for the person named only', async () => {
    const count = async (personId: string) => {
      desk.seat(personId);
      return (await desk.done(desk.client.cases.stages({}))).reduce((sum, each) => sum + each.count, 0);
    };
    const others = sqlite().prepare('SELECT count(*) FROM case_file WHERE pupil_id = ?').pluck().get(target.pupilId);
    expect((await count(people.named)) - (await count(people.other))).toBe(others);
  });

  it('is still a need on the board, without a name', async () => {
    desk.seat(people.office);
    const { needs, allocations } = await desk.done(desk.client.deployment.week({ monday: target.monday }));
    expect(needs.find(({ planId }) => planId === target.planId)).toMatchObject({ ref: 'Restricted' });
    expect(allocations.some(({ planId }) => planId === target.planId)).toBe(true);
  });

  it('is called restricted on weekly sheets, whoever prints them', async () => {
    const sheet = { paper: 'area-week' as const, subjectId: '', monday: target.monday, fullName: false };
    for (const who of ['named', 'office'] as const) {
      desk.seat(people[who]);
      const said = JSON.stringify(await desk.done(desk.client.papers.preview(sheet)));
      expect(said).toContain('Restricted');
      expect(said).not.toContain('Z. Z.');
    }
  });

  it('can not be changed by anybody who is not named: every command about it finds nothing', async () => {
    const session = { ...desk.app.newSession(), personId: people.other };
    const version = sqlite().prepare('SELECT version FROM case_file WHERE id = ?').pluck().get(target.caseId);
    const tries = [
      ['cases.change', { id: target.caseId, version, leadTeacher: 'X' }],
      ['access.restrict', { caseId: target.caseId, reason: 'X', personIds: [people.other] }],
      ['history.undo', { changeId: 'planted' }],
    ] as const;
    const before = sqlite().prepare('SELECT count(*) FROM change').pluck().get();
    for (const [path, data] of tries) {
      const answer = await askBy(desk, path, desk.ask(data), session);
      expect(answer, path).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    }
    expect(sqlite().prepare('SELECT count(*) FROM change').pluck().get()).toBe(before);
  });
});

describe('what stands around it', () => {
  it('a change that touched other records too is seen without the child, and not undone by who may not see all of it', async () => {
    desk.seat(people.other);
    const { rows } = await desk.done(desk.client.history.rows({ changeId: 'mixed' }));
    expect(rows.map(({ table }) => table)).toEqual(['school']);
    const undo = await desk.client.history.undo(desk.ask({ changeId: 'mixed' }));
    expect(undo).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });

  it('the history still fits from end to end, also for who may not see the case', async () => {
    desk.seat(people.other);
    let verdict: unknown = null;
    for await (const event of await desk.client.history.verify({ seal: '' }))
      if (event.kind === 'answer') verdict = event.answer;
    expect(verdict).toMatchObject({ ok: true, value: { firstThatDoesNotFit: null } });
  });

  it('every procedure that leaves a restricted case in its reckoning says so, and no other', () => {
    const nameless = procedures.filter(({ meta }) => meta.restricted === 'nameless').map(({ area }) => area);
    expect([...new Set(nameless)].toSorted()).toEqual([
      'deployment',
      'link',
      'plans',
      'proposals',
      'stas',
      'weekRecord',
    ]);
  });
});

describe('who has looked', () => {
  /** They answer about STA time, places or access itself, and open no record. */
  const NO_LOOK = ['access.ofCase', 'deployment.candidates', 'deployment.openings', 'eligibility.decisions'];

  it('is kept for every query that opens a record of the child', async () => {
    const session = { ...desk.app.newSession(), personId: people.named };
    const unseen: string[] = [];
    const looks = sqlite().prepare('SELECT count(*) FROM case_view WHERE case_id = ?').pluck();
    for (const query of queries.filter(({ path }) => !NO_LOOK.includes(path))) {
      for (const input of fitting(query, inputsAbout(query.area))) {
        if (!Object.values(input).some((value) => [...target.ids, 'planted', 'mixed'].includes(String(value))))
          continue;
        sqlite().exec('DELETE FROM case_view');
        const said = JSON.stringify(await askBy(desk, query.path, input, session));
        if (said.includes(PLANTED) && looks.get(target.caseId) === 0) unseen.push(query.path);
      }
    }
    expect([...new Set(unseen)]).toEqual([]);
  });

  it('is one line for a person and a day, and a look soon after is the same look', async () => {
    sqlite().exec('DELETE FROM case_view');
    desk.seat(people.named);
    await desk.done(desk.client.cases.show({ id: target.caseId }));
    await desk.done(desk.client.evidence.ofCase({ caseId: target.caseId }));
    const { views } = await desk.done(desk.client.access.ofCase({ caseId: target.caseId }));
    expect(views).toMatchObject([{ day: '2026-11-24', times: 1 }]);
  });

  it('is not kept of somebody who was told that there is no such case', async () => {
    sqlite().exec('DELETE FROM case_view');
    desk.seat(people.other);
    expect(await desk.client.cases.show({ id: target.caseId })).toMatchObject({ ok: false });
    expect(sqlite().prepare('SELECT count(*) FROM case_view').pluck().get()).toBe(0);
  });
});

describe('the people named', () => {
  const restrict = (personIds: string[]) =>
    desk.client.access.restrict(desk.ask({ caseId: free(), reason: 'A relative works here', personIds }));
  const free = () =>
    String(sqlite().prepare('SELECT id FROM case_file WHERE pupil_id <> ? LIMIT 1').pluck().get(target.pupilId));

  it('include whoever restricts the case', async () => {
    desk.seat(people.named);
    expect((await desk.refused(restrict([people.other]))).fields?.[0]?.path).toBe('personIds');
  });

  it('are never of the office role', async () => {
    desk.seat(people.named);
    expect((await desk.refused(restrict([people.named, people.office]))).fields?.[0]?.path).toBe('personIds');
  });

  it('may be changed, and what was restricted is there again when it is lifted', async () => {
    desk.seat(people.named);
    const { id } = await desk.done(restrict([people.named]));
    const caseId = String(sqlite().prepare('SELECT case_id FROM restriction WHERE id = ?').pluck().get(id));
    const page = await desk.done(desk.client.access.ofCase({ caseId }));
    const version = page.restriction?.version ?? 0;
    await desk.done(desk.client.access.name(desk.ask({ id, version, personIds: [people.named, people.other] })));
    desk.seat(people.other);
    expect(await desk.client.cases.show({ id: caseId })).toMatchObject({ ok: true, value: { restricted: true } });
    await desk.done(desk.client.access.lift(desk.ask({ id, version, why: 'She has left' })));
    desk.seat(people.reader);
    expect(await desk.client.cases.show({ id: caseId })).toMatchObject({ ok: true, value: { restricted: false } });
  });

  it('where none of them is a manager in the office any more, the Area Manager sees the case', async () => {
    const ask = desk.ask({ name: 'Third Manager', role: 'area-manager' as const });
    desk.seat(people.named);
    const { id: third } = await desk.done(desk.client.office.addPerson(ask));
    desk.seat(third);
    expect(await desk.client.cases.show({ id: target.caseId })).toMatchObject({ ok: false });
    const row = (await desk.done(desk.client.office.people({}))).find(({ id }) => id === people.named);
    if (!row) throw new Error('Nobody is named');
    await desk.done(desk.client.office.changePerson(desk.ask({ ...row, active: false })));
    expect(await desk.client.cases.show({ id: target.caseId })).toMatchObject({ ok: true });
    desk.seat(people.other);
    expect(await desk.client.cases.show({ id: target.caseId })).toMatchObject({ ok: false });
  });
});
