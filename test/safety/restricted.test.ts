import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBy, fitting, procedures, queries } from '../support/askings.ts';
import { type Desk, taskAnswer } from '../support/register.ts';
import {
  around,
  elsewhere,
  firstProposal,
  inputsAbout,
  NOT_ABOUT_A_CHILD,
  PLANTED,
  type RestrictedChild,
  sqliteOf,
  startRestricted,
  type Target,
} from './restricted-child.ts';

/**
 * A restricted case is there for the people named and for nobody else: every query of the contract is asked by everybody else,
 * about everything that the child's ids could open.
 */
/** As the board and the weekly sheets would call the child. */
const GIVEN_AWAY = [PLANTED, 'Z. Z.', 'ZZ'];

let child: RestrictedChild;
let desk: Desk;
let target: Target;
let people: RestrictedChild['people'];
beforeAll(async () => {
  child = await startRestricted();
  ({ desk, target, people } = child);
});
afterAll(() => desk.end());

const sqlite = () => sqliteOf(desk);

/** Paths whose answers give the child away. */
async function leaking(personId: string, asked = queries): Promise<string[]> {
  const session = { ...desk.app.newSession(), personId };
  const found = new Set<string>();
  for (const query of asked) {
    for (const input of fitting(query, inputsAbout(child, query.area))) {
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
    const { monday, planId } = elsewhere(child);
    for (const who of ['named', 'other'] as const) {
      desk.seat(people[who]);
      const { eligibility, parameters, linkAhead, proposals } = desk.client;
      const work = crypto.randomUUID();
      const asked = {
        replay: () => eligibility.replay({}),
        preview: () => parameters.preview({ key: 'fortnight-days', value: 5 }),
        level: () => linkAhead.level({}),
        explain: () => proposals.explain({ monday, planId, work }),
      };
      const said: Record<string, string> = { propose: await firstProposal(desk, monday) };
      for (const [name, task] of Object.entries(asked)) said[name] = JSON.stringify(await taskAnswer<unknown>(task()));
      for (const [name, answer] of Object.entries(said)) {
        if (name !== 'propose') expect(answer, name).toContain('"ok":true');
        if (who === 'other')
          expect(
            GIVEN_AWAY.filter((word) => answer.includes(word)),
            name,
          ).toEqual([]);
      }
      if (who === 'named') expect(said.level + (said.propose ?? '')).toContain(PLANTED);
    }
  }, 60_000);

  it('is looked for in every query there is: each is answered at least once', async () => {
    const session = { ...desk.app.newSession(), personId: people.named };
    const answered = new Set<string>();
    for (const query of queries) {
      for (const input of fitting(query, inputsAbout(child, query.area))) {
        if (!answered.has(query.path) && (await askBy(desk, query.path, input, session)).ok) answered.add(query.path);
      }
    }
    expect(queries.map(({ path }) => path).filter((path) => !answered.has(path))).toEqual(NOT_ABOUT_A_CHILD);
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
      'linkAhead',
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
      for (const input of fitting(query, inputsAbout(child, query.area))) {
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

  it('is kept of a panel’s meeting for each child on its agenda, and not for one that was not shown', async () => {
    const panelId = around(child).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))[1] ?? '';
    for (const who of ['named', 'other'] as const) {
      sqlite().exec('DELETE FROM case_view');
      desk.seat(people[who]);
      const { items } = await desk.done(desk.client.linkPanels.show({ id: panelId }));
      const looks = sqlite().prepare<[], string>('SELECT case_id FROM case_view').pluck().all();
      expect(looks).toHaveLength(items.length);
      expect(looks.includes(target.caseId)).toBe(who === 'named');
    }
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
