import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionException } from '../../shared/api/week-record.ts';
import type { Session } from '../../shared/sessions.ts';
import { addPlan, type DeploymentDesk, MONDAY, startDeployment, write } from './deployment-register.ts';

let d: DeploymentDesk;
beforeEach(async () => {
  d = await startDeployment();
});
afterEach(() => d.desk.end());

const week = () => d.desk.done(d.desk.client.deployment.week({ monday: MONDAY }));
const give = (session: Session, staId = d.wren, planId = d.planId, changeReason: string | null = null) =>
  d.desk.done(
    d.desk.client.deployment.allocate(
      d.desk.ask({ monday: MONDAY, planId, staId, session, moving: null, reasons: {}, changeReason }),
    ),
  );
const publish = () => d.desk.done(d.desk.client.deployment.publish(d.desk.ask({ monday: MONDAY })));
const takeOff = async (session: Session) => {
  const one = (await week()).allocations.find((each) => each.session === session);
  return d.desk.client.deployment.takeOff(
    d.desk.ask({ id: one?.id ?? '', version: one?.version ?? 0, changeReason: 'School closed' }),
  );
};
const happened = () => d.desk.done(d.desk.client.weekRecord.happened({ monday: MONDAY }));
const recording = async (exceptions: Partial<SessionException>[] = []) =>
  d.desk.client.weekRecord.recordHappened(
    d.desk.ask({
      monday: MONDAY,
      version: (await happened()).version,
      exceptions: exceptions.map((each) => ({
        allocationId: '',
        outcome: 'not-held' as const,
        reason: 'pupil-absent' as const,
        otherStaId: null,
        note: '',
        ...each,
      })),
    }),
  );

/** Two sessions published, and it is Friday. */
async function friday(): Promise<string> {
  const { id } = await give('mon-am');
  await give('tue-am');
  await publish();
  d.desk.clock.day = '2026-12-04';
  return id;
}

describe('what happened', () => {
  it('is recorded on Friday in one pass: the exceptions, and everything else as planned', async () => {
    const id = await friday();
    expect(await d.desk.done(recording([{ allocationId: id }]))).toEqual({ asPlanned: 1, exceptions: 1 });
    expect((await happened()).sessions.map(({ session, outcome, reason }) => [session, outcome, reason])).toEqual([
      ['mon-am', 'not-held', 'pupil-absent'],
      ['tue-am', 'as-planned', null],
    ]);
    expect(await happened()).toMatchObject({ recordedOn: '2026-12-04', recordedBy: 'Ada Tester' });
  });

  it('can be corrected, by another record in its place', async () => {
    const id = await friday();
    await d.desk.done(recording([{ allocationId: id }]));
    await d.desk.done(recording([]));
    expect((await happened()).sessions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['as-planned', null],
      ['as-planned', null],
    ]);
  });

  it('is refused before Friday, and for a draft', async () => {
    await give('mon-am');
    expect((await d.desk.refused(recording())).what).toBe('This week has not been published.');
    await publish();
    d.desk.clock.day = '2026-12-03';
    expect((await d.desk.refused(recording())).next).toBe('Record it from Friday, 4 Dec 2026.');
  });

  it('wants to know who came instead, and what another reason was', async () => {
    const id = await friday();
    const fields = async (exception: Partial<SessionException>) =>
      (await d.desk.refused(recording([{ allocationId: id, ...exception }]))).fields;
    expect(await fields({ outcome: 'other-sta' })).toEqual([
      { path: 'exceptions.0.otherStaId', sentence: 'Choose who came instead.' },
    ]);
    expect(await fields({ outcome: 'other-sta', otherStaId: d.wren })).toMatchObject([
      { path: 'exceptions.0.otherStaId' },
    ]);
    expect(await fields({ reason: 'other' })).toEqual([
      { path: 'exceptions.0.note', sentence: 'Say what the reason was.' },
    ]);
  });

  it('is refused where somebody else recorded it meanwhile', async () => {
    await friday();
    const { version } = await happened();
    await d.desk.done(recording());
    const late = d.desk.client.weekRecord.recordHappened(d.desk.ask({ monday: MONDAY, version, exceptions: [] }));
    expect((await d.desk.refused(late)).code).toBe('changed-meanwhile');
  });

  it('closes the week: its sessions change no more', async () => {
    await friday();
    await d.desk.done(recording());
    const refusal = await d.desk.refused(takeOff('mon-am'));
    expect(refusal).toMatchObject({ code: 'rule', link: { to: `/deployment/${MONDAY}/happened` } });
  });
});

describe('delivered against agreed', () => {
  it('counts per plan what was agreed, told and delivered, in weeks that are recorded', async () => {
    const id = await friday();
    await d.desk.done(recording([{ allocationId: id }]));
    const delivered = await d.desk.done(d.desk.client.weekRecord.delivered({ term: null }));
    expect(delivered).toMatchObject({ recorded: [MONDAY], notRecorded: [], term: '2026/27 autumn' });
    expect(delivered.plans).toMatchObject([
      { ref: 'C-0001 TQ', agreed: 2, told: 2, delivered: 1, missed: [{ reason: 'pupil-absent', count: 1 }] },
    ]);
  });

  it('counts what schools were told although it was taken off later, and not what came later', async () => {
    await give('mon-am');
    await publish();
    await d.desk.done(takeOff('mon-am'));
    await give('wed-am', d.wren, d.planId, 'Instead of Monday');
    d.desk.clock.day = '2026-12-04';
    await d.desk.done(recording());
    const { plans } = await d.desk.done(d.desk.client.weekRecord.delivered({ term: null }));
    expect(plans).toMatchObject([{ told: 1, delivered: 1, missed: [] }]);
  });

  it('says which published weeks have no record yet', async () => {
    await friday();
    const delivered = await d.desk.done(d.desk.client.weekRecord.delivered({ term: null }));
    expect(delivered).toMatchObject({ recorded: [], notRecorded: [MONDAY], plans: [] });
  });
});

describe('the weekly meeting', () => {
  const meeting = () => d.desk.done(d.desk.client.weekRecord.meeting({ monday: MONDAY }));
  const record = (what: string, id: string | null, version: number) =>
    d.desk.client.weekRecord.recordMeeting(
      d.desk.ask({
        monday: MONDAY,
        id,
        version,
        heldOn: '2026-11-24',
        present: ['Ada Tester', 'Ben Tester'],
        note: '',
        decisions: [{ planId: d.planId, what }],
      }),
    );

  it('keeps who was present, and what was decided about each need that stays unmet', async () => {
    expect(await meeting()).toMatchObject({ id: null, present: ['Ada Tester', 'Ben Tester'], needs: [{ given: 0 }] });
    await d.desk.done(record('The school’s own TA takes Monday; we try again next week.', null, 0));
    const after = await meeting();
    expect(after.needs).toMatchObject([{ ref: 'C-0001 TQ', wanted: 2, given: 0 }]);
    expect(after.needs[0]?.what).toBe('The school’s own TA takes Monday; we try again next week.');
    await d.desk.done(record('', after.id, after.version));
    expect((await meeting()).needs[0]?.what).toBe('');
  });

  it('keeps what was said of a need that was met since', async () => {
    await d.desk.done(record('We try again next week.', null, 0));
    await give('mon-am');
    await give('tue-am');
    expect((await meeting()).needs).toMatchObject([{ given: 2, what: 'We try again next week.' }]);
  });

  it('is refused to a second person who started it too', async () => {
    await d.desk.done(record('One', null, 0));
    expect((await d.desk.refused(record('Two', null, 0))).code).toBe('conflict');
  });
});

describe('the sheets of a week', () => {
  const sheets = () => d.desk.done(d.desk.client.weekRecord.sheets({ monday: MONDAY }));
  async function print(paper: 'sta-week' | 'school-week' | 'area-week', subjectId: string, schoolId: string | null) {
    const ask = { paper, subjectId, monday: MONDAY, fullName: false };
    const { contentHash } = await d.desk.done(d.desk.client.papers.preview(ask));
    await d.desk.done(
      d.desk.client.papers.print(
        d.desk.ask({
          ...ask,
          recipient: 'Reader',
          recipientSchoolId: schoolId,
          fullNameWhy: null,
          seenHash: contentHash,
        }),
      ),
    );
  }

  it('say who gets one, and after a change which printed ones no longer hold: only theirs', async () => {
    const other = write(d.desk, (run) => addPlan(run, { reference: 'C-0002', schoolId: d.elmbrook, sessions: 1 }));
    await give('mon-am');
    await give('tue-am', d.lark, other);
    await publish();
    await print('sta-week', d.wren, null);
    await print('sta-week', d.lark, null);
    await print('school-week', d.oakfield, d.oakfield);
    await print('school-week', d.elmbrook, d.elmbrook);
    await print('area-week', '', null);
    const stale = await sheets();
    expect([stale.area, ...stale.stas, ...stale.schools].map(({ printed }) => printed?.stale)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    await d.desk.done(takeOff('tue-am'));
    const after = await sheets();
    expect(after.area.printed?.stale).toBe(true);
    expect(after.stas.map(({ name, sessions, printed }) => [name, sessions, printed?.stale])).toEqual([
      ['Lark Invented', 0, true],
      ['Wren Invented', 1, false],
    ]);
    expect(after.schools.map(({ name, printed }) => [name, printed?.stale])).toEqual([
      ['Elmbrook Primary', true],
      ['Oakfield Primary', false],
    ]);
  });

  it('are not stale because Friday’s record was made', async () => {
    await give('mon-am');
    await publish();
    await print('area-week', '', null);
    d.desk.clock.day = '2026-12-04';
    await d.desk.done(recording());
    expect((await sheets()).area.printed?.stale).toBe(false);
  });
});
