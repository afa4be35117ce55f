import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deploymentWeek } from '../../db/schema/deployment.ts';
import { type CasesDesk, record, robin, startCases } from './cases-register.ts';
import { addPlan, addSchool, write } from './deployment-register.ts';

let c: CasesDesk;
beforeEach(async () => {
  c = await startCases();
});
afterEach(() => c.desk.end());

const list = () => c.desk.done(c.client.today.list({}));
/** What is due by the memorandum: nobody makes backups in these tests (test/safety/backups.test.ts does). */
const kinds = async () => (await list()).filter(({ kind }) => kind !== 'backup').map(({ kind, on }) => [kind, on]);

describe('Today', () => {
  it('is empty in a register in which nothing is due', async () => {
    expect(await list()).toEqual([]);
  });

  it('lists an enquiry by the day of its answer, with the clause that makes it due, and leads to it', async () => {
    const { caseId, enquiryId } = await record(c);
    expect(await list()).toMatchObject([
      {
        kind: 'enquiry',
        on: '2026-12-01',
        about: 'Robin Testwell · C-0001',
        schoolName: 'Mossy Bank Primary School',
        rule: 'S2.1',
        to: `/cases/${caseId}/enquiries/${enquiryId}`,
      },
    ]);
    expect((await list())[0]?.statement).toMatch(/answers each enquiry/);
  });

  it('shows the oldest first, whatever it comes from', async () => {
    await record(c, { receivedOn: '2026-11-23' });
    await record(c, { receivedOn: '2026-11-02', pupil: { ...robin, givenName: 'Wren' } });
    write(c.desk, (run) =>
      addPlan(run, { reference: 'C-0077', schoolId: c.mossy, sessions: 2, startOn: '2026-11-16', agreed: false }),
    );
    const days = (await list()).flatMap(({ on }) => (on === null ? [] : [on]));
    expect(days.length).toBeGreaterThanOrEqual(3);
    expect(days).toEqual(days.toSorted());
  });

  it('lists a plan without agreement by its start, and one near its end within the notice', async () => {
    write(c.desk, (run) => {
      addPlan(run, { reference: 'C-0077', schoolId: c.mossy, sessions: 2, startOn: '2026-12-07', agreed: false });
      // Ten school days from 24 Nov lead to 8 Dec.
      addPlan(run, { reference: 'C-0078', schoolId: c.mossy, sessions: 2, endOn: '2026-12-08' });
      addPlan(run, { reference: 'C-0079', schoolId: c.mossy, sessions: 2, endOn: '2026-12-09' });
    });
    const plans = (await list()).filter(({ kind }) => kind.startsWith('plan-'));
    expect(plans.map(({ kind, on, about }) => [kind, on, about.slice(-6)])).toEqual([
      ['plan-agreement', '2026-12-07', 'C-0077'],
      ['plan-end', '2026-12-08', 'C-0078'],
    ]);
  });

  it('asks for next week by its Friday, and for this week at once, until each is published', async () => {
    write(c.desk, (run) => addPlan(run, { reference: 'C-0077', schoolId: c.mossy, sessions: 2 }));
    const weeks = async () => (await kinds()).filter(([kind]) => kind === 'week-publish');
    expect(await weeks()).toEqual([
      ['week-publish', '2026-11-20'],
      ['week-publish', '2026-11-27'],
    ]);
    const publish = (monday: string) =>
      write(c.desk, (run) =>
        run.insert(deploymentWeek, {
          monday,
          state: 'published',
          publishedOn: '2026-11-24',
          publishedBy: 'Ada',
          note: '',
        }),
      );
    publish('2026-11-23');
    publish('2026-11-30');
    expect(await weeks()).toEqual([]);
  });

  it('asks for no week in the holidays, nor where no plan runs', async () => {
    expect(await kinds()).toEqual([]);
    write(c.desk, (run) => addPlan(run, { reference: 'C-0077', schoolId: c.mossy, sessions: 2 }));
    c.desk.clock.day = '2026-12-22';
    expect((await kinds()).filter(([kind]) => kind === 'week-publish')).toEqual([]);
  });

  it('asks for Friday’s record from Friday on', async () => {
    write(c.desk, (run) =>
      run.insert(deploymentWeek, {
        monday: '2026-11-23',
        state: 'published',
        publishedOn: '2026-11-19',
        publishedBy: 'Ada',
        note: '',
      }),
    );
    c.desk.clock.day = '2026-11-26';
    expect(await kinds()).toEqual([]);
    c.desk.clock.day = '2026-11-27';
    expect(await kinds()).toEqual([['week-record', '2026-11-27']]);
  });

  it('shows the office role plans and weeks by initials, and nothing of enquiries', async () => {
    await record(c);
    write(c.desk, (run) => {
      const school = addSchool(run, 'Third Invented School', '900003', null);
      addPlan(run, { reference: 'C-0077', schoolId: school, sessions: 2, startOn: '2026-11-16', agreed: false });
    });
    const { id } = await c.desk.done(c.client.office.addPerson(c.desk.ask({ name: 'Cal Tester', role: 'office' })));
    c.desk.session.personId = id;
    const lines = await list();
    expect(lines.map(({ kind }) => kind)).toContain('plan-agreement');
    expect(lines.filter(({ kind }) => !/^(?:plan|week)-/.test(kind))).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('Quillfeather');
  });
});
