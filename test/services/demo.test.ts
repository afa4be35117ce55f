import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoRegister } from '../../db/demo/register.ts';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { queryRun } from '../../electron/core/run.ts';
import { checkWeek } from '../../electron/deployment/check.ts';
import { breachesOf } from '../../electron/deployment/constraints.ts';
import { allCases } from '../../electron/services/case-rows.ts';
import { weekOf } from '../../electron/services/week-of.ts';
import { mondayOf } from '../../shared/dates.ts';
import { checkUpn } from '../../shared/identifiers.ts';
import { CASE_STAGES, codesOf, PLAN_KINDS, PLAN_STATES } from '../../shared/words.ts';
import { BEGINNING, type Desk, startApp } from '../support/register.ts';

/** Days that a demo may be opened on: in term, first and last day, half term, Christmas, weekend, bank holiday, summer. */
const DAYS = [
  '2026-11-24',
  '2026-09-02',
  '2026-10-28',
  '2026-12-27',
  '2027-02-13',
  '2027-05-03',
  '2027-07-21',
  '2027-08-10',
  '2025-01-15',
];

let desk: Desk | undefined;
afterEach(() => desk?.end());

async function openDemo(day: string): Promise<Desk> {
  desk = startApp(day);
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  return desk;
}

function opened(desk: Desk) {
  const { open } = desk.app;
  if (!open?.office) throw new Error('The demo is not open');
  const { register, office } = open;
  const run = queryRun({
    register,
    officeId: office.id,
    person: { id: '', name: '', role: 'area-manager' },
    today: desk.clock.day,
    now: `${desk.clock.day}T09:00:00Z`,
    newId: desk.app.context.newId,
  });
  return { run, sqlite: register.reading.sqlite };
}

function counted(desk: Desk, sql: string): number {
  return Number(opened(desk).sqlite.prepare(sql).pluck().get());
}

describe.each(DAYS)('the demo register opened on %s', (day) => {
  let demo: Desk;
  beforeAll(async () => {
    demo = startApp(day);
    await demo.done(demo.client.office.openDemo(demo.ask({})));
  });
  afterAll(() => demo.end());

  it('has 30 schools, 12 STAs and 60 cases in every stage', () => {
    const of = (table: string) => counted(demo, `SELECT count(*) FROM ${table}`);
    expect(['school', 'sta', 'case_file', 'link_centre'].map(of)).toEqual([30, 12, 60, 3]);
    const stages = allCases(opened(demo).run).map(({ stage }) => stage);
    expect(new Set(stages)).toEqual(new Set(codesOf(CASE_STAGES)));
    const kinds = opened(demo).sqlite.prepare('SELECT DISTINCT kind FROM plan').pluck().all();
    expect(new Set(kinds)).toEqual(new Set(codesOf(PLAN_KINDS)));
  });

  it('has plans in every state, some of them ending soon', async () => {
    const plans = await demo.done(demo.client.plans.list({ which: 'all' }));
    expect(new Set(plans.map(({ state }) => state))).toEqual(new Set(codesOf(PLAN_STATES)));
    expect(plans.some(({ endsSoon }) => endsSoon)).toBe(true);
  });

  it('breaks no rule of the register', () => {
    const { sqlite } = opened(demo);
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(firstEntryThatDoesNotFit(sqlite, demo.app.open?.register.historyKey ?? Buffer.alloc(0))).toBeNull();
    const upns = sqlite.prepare('SELECT upn FROM pupil WHERE upn IS NOT NULL').pluck().all() as string[];
    expect(upns.map((upn) => checkUpn(upn)).filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(upns).size).toBe(upns.length);
  });

  it('has legal weeks, published and in draft, with needs left to meet', () => {
    const { run, sqlite } = opened(demo);
    const weeks = sqlite.prepare('SELECT id, monday, state FROM deployment_week ORDER BY monday').all() as {
      id: string;
      monday: string;
      state: string;
    }[];
    expect(weeks.filter(({ state }) => state === 'published').length).toBeGreaterThan(0);
    for (const { monday } of weeks) {
      const week = weekOf(run, monday).week;
      expect(breachesOf(week)).toEqual([]);
      expect(checkWeek(week)).toEqual([]);
    }
    const draft = weeks.find(({ state }) => state === 'draft');
    if (!draft) return;
    const week = weekOf(run, draft.monday).week;
    const wanted = week.needs.reduce((sum, need) => sum + (need.notAgreedBy.length ? 0 : need.sessions), 0);
    expect(week.allocations.length).toBeGreaterThan(0);
    expect(week.allocations.length).toBeLessThan(wanted);
  });

  it('puts nothing that has happened in the future', () => {
    for (const [table, column] of [
      ['enquiry', 'received_on'],
      ['enquiry', 'answered_on'],
      ['evidence', 'started_on'],
      ['evidence_review', 'held_on'],
      ['suspension', 'started_on'],
      ['decision', 'decided_on'],
      ['plan_review', 'held_on'],
      ['plan_agreement', 'agreed_on'],
      ['case_file', 'opened_on'],
      ['case_file', 'closed_on'],
    ]) {
      expect(counted(demo, `SELECT count(*) FROM ${table} WHERE ${column} > '${day}'`), `${table}.${column}`).toBe(0);
    }
  });
});

describe('the demo’s decisions', () => {
  it.each(['2026-11-24', '2026-09-02', '2027-02-13', '2027-07-21'])(
    'are what the rules say of the evidence of that day (opened on %s)',
    async (day) => {
      const demo = await openDemo(day);
      expect(counted(demo, 'SELECT count(*) FROM decision WHERE outcome <> route')).toBe(0);
      expect(counted(demo, "SELECT count(*) FROM decision WHERE json_extract(facts, '$.shape') <> 1")).toBe(0);
    },
  );
});

describe('the demo register', () => {
  it('is the same register on the same day, ids aside, and holds no id twice', () => {
    const make = () => {
      let next = 0;
      return demoRegister('2026-11-24', () => `id-${next++}`);
    };
    const rows = make();
    expect(make()).toEqual(rows);
    expect(new Set(rows.map(({ values }) => values.id)).size).toBe(rows.length);
  });

  it('holds this week published and next week in draft on a school day', async () => {
    const { sqlite } = opened(await openDemo('2026-11-24'));
    expect(sqlite.prepare('SELECT monday, state FROM deployment_week ORDER BY monday').raw().all()).toEqual([
      ['2026-11-02', 'published'],
      ['2026-11-09', 'published'],
      ['2026-11-16', 'published'],
      [mondayOf('2026-11-24'), 'published'],
      ['2026-11-30', 'draft'],
    ]);
  });

  it('has Friday’s record of the older weeks, owes that of last week, and kept what meetings decided', async () => {
    const { sqlite } = opened(await openDemo('2026-11-24'));
    const recorded = sqlite.prepare(
      'SELECT monday FROM deployment_week WHERE happened_recorded_on IS NOT NULL ORDER BY monday',
    );
    expect(recorded.pluck().all()).toEqual(['2026-11-02', '2026-11-09']);
    expect(sqlite.prepare('SELECT count(DISTINCT outcome) FROM session_outcome').pluck().get()).toBeGreaterThan(1);
    expect(sqlite.prepare('SELECT count(*) FROM meeting_decision').pluck().get()).toBeGreaterThan(0);
  });

  it('opens on a day far beyond every calendar too', async () => {
    expect(counted(await openDemo('2031-03-03'), 'SELECT count(*) FROM case_file')).toBe(60);
  });

  it('names nobody twice and no school twice', async () => {
    const { sqlite } = opened(await openDemo('2026-11-24'));
    for (const sql of [
      "SELECT given_name || ' ' || family_name FROM pupil",
      'SELECT name FROM school',
      'SELECT name FROM sta',
    ]) {
      const names = sqlite.prepare(sql).pluck().all();
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('opens again with what was tried in it, in the same week', async () => {
    const demo = await openDemo('2026-11-24');
    await demo.done(demo.client.office.addPerson(demo.ask({ name: 'Cal Tester', role: 'office' as const })));
    demo.clock.day = '2026-11-26';
    await demo.done(demo.client.office.openDemo(demo.ask({})));
    expect(await demo.done(demo.client.office.people({}))).toHaveLength(3);
  });

  it('is made afresh in another week', async () => {
    const demo = await openDemo('2026-11-24');
    await demo.done(demo.client.office.addPerson(demo.ask({ name: 'Cal Tester', role: 'office' as const })));
    demo.clock.day = '2026-11-30';
    await demo.done(demo.client.office.openDemo(demo.ask({})));
    expect(await demo.done(demo.client.office.people({}))).toHaveLength(2);
    expect(
      counted(demo, "SELECT count(*) FROM deployment_week WHERE monday = '2026-11-30' AND state = 'published'"),
    ).toBe(1);
  });

  it('is refused, and left as it is, while another copy of the app has it open', async () => {
    const demo = await openDemo('2026-11-24');
    const other = startApp('2026-11-30', demo.folder);
    const refusal = await other.refused(other.client.office.openDemo(other.ask({})));
    expect(refusal.what).toContain('Another copy of the app');
    other.app.close();
    expect(await demo.done(demo.client.office.people({}))).toHaveLength(2);
  });

  it('leaves the office’s own register alone', async () => {
    desk = startApp();
    await desk.done(desk.client.office.start(desk.ask({ ...BEGINNING, officeName: 'Own' })));
    expect((await desk.done(desk.client.office.openDemo(desk.ask({})))).office?.demo).toBe(true);
    const left = await desk.done(desk.client.office.leaveDemo(desk.ask({})));
    expect(left).toMatchObject({ office: null, signIn: { slots: [{ initials: 'A. T.' }] } });
    await desk.reopen();
    expect(desk.app.open?.office).toMatchObject({ name: 'Own', demo: false });
  });
});
