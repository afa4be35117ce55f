import { getTableName } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { recordTables } from '../../db/schema/tables.ts';
import type { PaperAsk } from '../../shared/api/papers.ts';
import { type Desk, PASSPHRASE, startRegister } from '../support/register.ts';
import { MARROWBY } from '../support/school-fields.ts';
import { approval, meeting, onAgenda, request, startLink } from './link-register.ts';

/** Taking back: by whom, what it says of what left the office, and what stays for ever. */
let desk: Desk;
afterEach(() => desk.end());

const undo = (changeId: string) => desk.client.history.undo(desk.ask({ changeId }));
const newest = async () => (await desk.done(desk.client.history.list({})))[0];
const person = (name: string, role: 'office' | 'read-only') =>
  desk.done(desk.client.office.addPerson(desk.ask({ name, role })));

describe('undoing', () => {
  it('says in the history what was undone', async () => {
    desk = await startRegister();
    await person('Cal Tester', 'office');
    await desk.done(undo((await newest())?.id ?? ''));
    expect(await newest()).toMatchObject({ sentence: 'undid a change: added a person to the office' });
  });

  it('is done by the office role to its own changes, and to nobody else’s', async () => {
    desk = await startRegister();
    const { id: olive } = await person('Olive Desk', 'office');
    const { id: schoolId } = await desk.done(desk.client.schools.add(desk.ask(MARROWBY)));
    const theirs = await newest();
    desk.seat(olive);
    const blank = { id: null, version: null, role: null, email: null, phone: null };
    const contact = { schoolId, kind: 'head' as const, name: 'Hale Madeup', ...blank };
    await desk.done(desk.client.schools.saveContact(desk.ask(contact)));
    expect((await desk.refused(undo(theirs?.id ?? ''))).code).toBe('not-allowed');
    const own = await desk.done(desk.client.history.last({}));
    expect(own?.sentence).toBe('entered a contact of a school');
    await desk.done(undo(own?.id ?? ''));
    expect((await desk.done(desk.client.schools.show({ id: schoolId }))).contacts).toEqual([]);
  });

  it('of a change that only a manager may make is refused to somebody who is a manager no more', async () => {
    desk = await startRegister();
    const ada = desk.session.personId ?? '';
    const people = await desk.done(desk.client.office.people({}));
    const ben = people.find(({ name }) => name === 'Ben Tester');
    await person('Cal Tester', 'office');
    const own = await newest();
    desk.seat(ben?.id ?? '');
    const row = people.find(({ id }) => id === ada);
    if (!row) throw new Error('Ada is gone');
    await desk.done(desk.client.office.changePerson(desk.ask({ ...row, role: 'office' as const })));
    desk.seat(ada);
    expect((await desk.refused(undo(own?.id ?? ''))).code).toBe('not-allowed');
  });

  it('is not offered where a change holds for ever, and says why', async () => {
    desk = await startRegister();
    expect((await newest())?.stays).toContain('began with this');
    await desk.done(desk.client.keys.newRecoveryKey(desk.ask({ own: PASSPHRASE })));
    const line = await desk.done(desk.client.history.line({ changeId: (await newest())?.id ?? '' }));
    expect(line.stays).toContain('no record');
    expect((await desk.refused(undo(line.id))).code).toBe('rule');
    expect(await desk.done(desk.client.history.last({}))).toBeNull();
  });

  it('of a panel’s decision says that it was told, and which papers were printed since', async () => {
    const at = await startLink();
    ({ desk } = at);
    const { panelId } = await meeting(at);
    const itemId = await onAgenda(at, panelId, await request(at));
    await desk.done(desk.client.linkPanels.decide(approval(at, itemId)));
    const decided = (await newest())?.id ?? '';
    const ask: PaperAsk = { paper: 'panel-minutes', subjectId: panelId, monday: null, fullName: false };
    const { contentHash } = await desk.done(desk.client.papers.preview(ask));
    const to = { recipient: 'The chair', recipientSchoolId: null, fullNameWhy: null, seenHash: contentHash };
    const { number } = await desk.done(desk.client.papers.print(desk.ask({ ...ask, ...to })));
    const { warnings } = await desk.done(desk.client.history.line({ changeId: decided }));
    expect(warnings).toEqual([
      'The school and the family may have been told of this decision.',
      `Paper ${number} was printed since, for The chair.`,
    ]);
  });

  it('of a print says that the paper is out, and no other paper ever gets its number', async () => {
    desk = await startRegister();
    const ask: PaperAsk = { paper: 'link-capacity', subjectId: '', monday: null, fullName: false };
    const print = async () => {
      const { contentHash } = await desk.done(desk.client.papers.preview(ask));
      const to = { recipient: 'The chair', recipientSchoolId: null, fullNameWhy: null, seenHash: contentHash };
      return (await desk.done(desk.client.papers.print(desk.ask({ ...ask, ...to })))).number;
    };
    expect(await print()).toBe('STS-000001');
    const printed = await newest();
    expect(printed?.warnings).toEqual(['The paper was printed: whoever was given it still has it.']);
    await desk.done(undo(printed?.id ?? ''));
    expect(await print()).toBe('STS-000002');
  });

  it('newest first takes back a whole story, row for row, across closing and opening', async () => {
    const at = await startLink();
    ({ desk } = at);
    const before = whole();
    const begun = Number(count());
    const { panelId } = await meeting(at);
    const itemId = await onAgenda(at, panelId, await request(at));
    await desk.done(desk.client.linkPanels.decide(approval(at, itemId)));
    const { version } = await desk.done(desk.client.linkPanels.show({ id: panelId }));
    const held = { id: panelId, version, heldOn: '2026-11-24', minutes: 'All was read.' };
    await desk.done(desk.client.linkPanels.hold(desk.ask(held)));
    expect(Number(count()) - begun).toBeGreaterThan(10);
    await desk.reopen();
    for (let last = await lastOf(); last && last.seq > begun; last = await lastOf()) await desk.done(undo(last.id));
    expect(whole()).toBe(before);
  });
});

const lastOf = () => desk.done(desk.client.history.last({}));
const sqlite = () => {
  const { open } = desk.app;
  if (!open) throw new Error('Not open');
  return open.register.reading.sqlite;
};
const count = () => sqlite().prepare('SELECT count(*) FROM change').pluck().get();

/** Every row of every table of the register proper. */
function whole(): string {
  const names = recordTables.map((table) => getTableName(table));
  return JSON.stringify(names.map((name) => [name, sqlite().prepare(`SELECT * FROM "${name}" ORDER BY id`).all()]));
}
