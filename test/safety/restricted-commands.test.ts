import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../support/register.ts';
import { type RestrictedChild, sqliteOf, startRestricted } from './restricted-child.ts';

/**
 * What somebody who may not see a case does about something else (a week, a panel's meeting, a centre) says nothing of the case,
 * and takes nothing from it.
 */
let child: RestrictedChild;
let desk: Desk;
beforeAll(async () => {
  child = await startRestricted();
  ({ desk } = child);
});
afterAll(() => desk.end());

const one = (sql: string, ...given: string[]) =>
  sqliteOf(desk)
    .prepare(sql)
    .pluck()
    .get(...given);
const panelOf = (caseId: string) =>
  String(
    one('SELECT panel_id FROM link_item i JOIN link_request r ON r.id = i.request_id WHERE r.case_id = ?', caseId),
  );

describe('somebody who is not named', () => {
  it('prints the papers of a panel as they were shown: without the child', async () => {
    desk.seat(child.people.other);
    const ask = {
      paper: 'panel-minutes' as const,
      subjectId: panelOf(child.target.caseId),
      monday: null,
      fullName: true,
    };
    const { contentHash } = await desk.done(desk.client.papers.preview(ask));
    const to = {
      recipient: 'The panel',
      recipientSchoolId: null,
      fullNameWhy: 'They know them',
      seenHash: contentHash,
    };
    const { id } = await desk.done(desk.client.papers.print(desk.ask({ ...ask, ...to })));
    expect(String(one('SELECT document FROM print_record WHERE id = ?', id))).not.toMatch(/Zwiebelturm/);
  });

  it('does not send the paper of the child to a panel', async () => {
    const { id: itemId, panelId } = sqliteOf(desk)
      .prepare<[], { id: string; panelId: string }>(
        `SELECT i.id, i.panel_id AS panelId FROM link_item i JOIN link_panel p ON p.id = i.panel_id
         WHERE p.held_on IS NULL AND i.sent_on IS NULL LIMIT 1`,
      )
      .get() ?? { id: '', panelId: '' };
    const caseId = String(
      one('SELECT r.case_id FROM link_item i JOIN link_request r ON r.id = i.request_id WHERE i.id = ?', itemId),
    );
    desk.seat(child.people.named);
    const asked = { caseId, reason: 'A relative works here', personIds: [child.people.named] };
    await desk.done(desk.client.access.restrict(desk.ask(asked)));
    desk.seat(child.people.other);
    expect(await desk.client.linkPanels.sendPapers(desk.ask({ panelId }))).toMatchObject({ ok: false });
    expect(one('SELECT sent_on FROM link_item WHERE id = ?', itemId)).toBeNull();
    desk.seat(child.people.named);
    expect(await desk.done(desk.client.linkPanels.sendPapers(desk.ask({ panelId })))).toEqual({ sent: 1 });
  });

  it('is not told who has a place at a centre that is to close', async () => {
    const { id, version } = sqliteOf(desk)
      .prepare<[string], { id: string; version: number }>(
        `SELECT c.id, c.version FROM link_centre c JOIN link_phase f ON f.centre_id = c.id
         JOIN link_placement l ON l.id = f.placement_id WHERE l.case_id = ? LIMIT 1`,
      )
      .get(child.target.caseId) ?? { id: '', version: 0 };
    const others = sqliteOf(desk).prepare<[], string>('SELECT DISTINCT case_id FROM link_request').pluck().all();
    for (const caseId of others.filter((each) => each !== child.target.caseId)) {
      desk.seat(child.people.named);
      const asked = { caseId, reason: 'A relative works here', personIds: [child.people.named] };
      await desk.client.access.restrict(desk.ask(asked));
    }
    const close = () => desk.refused(desk.client.linkCentres.close(desk.ask({ id, version, closedOn: '2026-11-25' })));
    desk.seat(child.people.other);
    const told = await close();
    expect(told.what).toMatch(/pupil/i);
    expect(told.link).toBeUndefined();
    desk.seat(child.people.named);
    expect((await close()).link?.to).toMatch(/^\/link\/(?:placements|requests)\/[0-9a-f]/);
  });
});

describe('the whole area’s sheet', () => {
  it('does not say what was decided about the child, also where somebody prints it who may see that', async () => {
    desk.seat(child.people.named);
    const { monday, planId } = child.target;
    const { allocations } = await desk.done(desk.client.deployment.week({ monday }));
    const one = allocations.find((each) => each.planId === planId);
    const off = { id: one?.id ?? '', version: one?.version ?? 0, changeReason: null };
    await desk.done(desk.client.deployment.takeOff(desk.ask(off)));
    const { id, version, heldOn, present } = await desk.done(desk.client.weekRecord.meeting({ monday }));
    const decisions = [{ planId, what: 'Wait for the court' }];
    const meeting = { monday, id, version, heldOn, present, note: '', decisions };
    await desk.done(desk.client.weekRecord.recordMeeting(desk.ask(meeting)));
    const ask = { paper: 'area-week' as const, subjectId: '', monday, fullName: false };
    const said = JSON.stringify(await desk.done(desk.client.papers.preview(ask)));
    expect(said).toContain('Restricted');
    expect(said).not.toContain('court');
  });
});

describe('what stands about the child in the record of a week', () => {
  it('stays where somebody who was not shown it saves the week’s record or its meeting again', async () => {
    const { monday, caseId, planId, allocationId } = sqliteOf(desk)
      .prepare<[string], Record<'monday' | 'caseId' | 'planId' | 'allocationId', string>>(
        `SELECT w.monday, p.case_id AS caseId, p.id AS planId, a.id AS allocationId FROM allocation a
         JOIN deployment_week w ON w.id = a.week_id JOIN plan p ON p.id = a.plan_id JOIN case_file c ON c.id = p.case_id
         WHERE a.removed_on IS NULL AND w.state = 'published' AND w.monday < '2026-11-20' AND c.pupil_id <> ?
         ORDER BY w.monday DESC, a.id LIMIT 1`,
      )
      .get(child.target.pupilId) ?? { monday: '', caseId: '', planId: '', allocationId: '' };
    const { weekRecord } = desk.client;
    const happened = () => desk.done(weekRecord.happened({ monday }));
    const meeting = () => desk.done(weekRecord.meeting({ monday }));
    /** As the pages do: what they were shown is sent again. */
    const saveBoth = async (about: { note: string; what: string } | null, other = '') => {
      const seen = await happened();
      const exceptions = seen.sessions.flatMap(({ allocationId: id, outcome, reason, otherStaId, note }) =>
        outcome === null || outcome === 'as-planned' || id === allocationId
          ? []
          : [{ allocationId: id, outcome, reason, otherStaId, note }],
      );
      const own = { allocationId, outcome: 'not-held' as const, reason: 'other' as const, otherStaId: null };
      const all = [...exceptions, { ...own, note: about?.note ?? '' }];
      await desk.done(weekRecord.recordHappened(desk.ask({ monday, version: seen.version, exceptions: all })));
      const { id, version, heldOn, present, note, needs } = await meeting();
      const decisions = [
        ...needs.filter((need) => need.planId !== planId).map((need) => ({ planId: need.planId, what: need.what })),
        { planId, what: about?.what ?? other },
      ];
      return weekRecord.recordMeeting(desk.ask({ monday, id, version, heldOn, present, note, decisions }));
    };
    const kept = () => [
      one('SELECT note FROM session_outcome WHERE allocation_id = ?', allocationId),
      one('SELECT what FROM meeting_decision WHERE plan_id = ?', planId),
    ];
    desk.seat(child.people.named);
    await desk.done(saveBoth({ note: 'At the police station', what: 'Wait for the court' }));
    const asked = { caseId, reason: 'A relative works here', personIds: [child.people.named] };
    await desk.client.access.restrict(desk.ask(asked));
    desk.seat(child.people.other);
    expect((await happened()).sessions.find((each) => each.allocationId === allocationId)).toMatchObject({ note: '' });
    await desk.done(saveBoth(null));
    expect(kept()).toEqual(['At the police station', 'Wait for the court']);
    expect(await desk.refused(saveBoth(null, 'Next week'))).toMatchObject({ code: 'rule' });
    expect(kept()).toEqual(['At the police station', 'Wait for the court']);
  });
});
