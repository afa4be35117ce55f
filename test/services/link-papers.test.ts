import { afterEach, beforeEach, expect, it } from 'vitest';
import { panelPapersNaming } from '../../db/printed-copies.ts';
import type { PaperAsk, PaperPage } from '../../shared/api/papers.ts';
import { readPdf, squeezed } from '../papers/reading.ts';
import { approval, input, type LinkDesk, meeting, onAgenda, request, startLink } from './link-register.ts';

/** The Link's papers, read back from what is printed; and what Today lists of the Link's work. */
let at: LinkDesk;
beforeEach(async () => {
  at = await startLink();
});
afterEach(() => at.desk.end());

const api = () => at.desk.client;
const ask = <T>(data: T) => at.desk.ask(data);
const said = (pages: readonly PaperPage[]) => pages.map(({ runs }) => runs.map(({ text }) => text).join(' ')).join(' ');
const paper = (name: PaperAsk['paper'], subjectId: string, fullName = false): PaperAsk => ({
  paper: name,
  subjectId,
  monday: null,
  fullName,
});
const preview = async (asked: PaperAsk) => said((await at.desk.done(api().papers.preview(asked))).pages);

async function printed(asked: PaperAsk): Promise<string> {
  const { contentHash } = await at.desk.done(api().papers.preview(asked));
  const more = { recipient: 'The panel', recipientSchoolId: null, fullNameWhy: null, seenHash: contentHash };
  const { id } = await at.desk.done(api().papers.print(ask({ ...asked, ...more })));
  const { pdf } = await at.desk.done(api().papers.printed({ id }));
  return squeezed((await readPdf(Buffer.from(pdf, 'base64'))).texts.join(' '));
}

it('the pack is what was sent, numbered, with initials, whatever the request says since', async () => {
  const requestId = await request(at, { whyNotEnough: 'Robin leaves the room each morning.' });
  const { panelId } = await meeting(at);
  expect((await at.desk.refused(api().papers.preview(paper('panel-pack', panelId)))).code).toBe('not-found');
  await onAgenda(at, panelId, requestId);
  const before = await preview(paper('panel-pack', panelId));
  const { version } = await at.desk.done(api().linkRequests.show({ id: requestId }));
  const change = { id: requestId, version, ...input({ whyNotEnough: 'Something else', exitPlan: 'Another plan' }) };
  await at.desk.done(api().linkRequests.change(ask(change)));
  expect(await preview(paper('panel-pack', panelId))).toBe(before);
  const text = await printed(paper('panel-pack', panelId));
  for (const words of [
    'Paper 1: R. T., C-2026-0042',
    'R. T. leaves the room',
    'Back by half days.',
    '(B4)',
    'Any centre',
  ]) {
    expect(text).toContain(squeezed(words));
  }
  expect(before).not.toMatch(/Robin|Testwell/);
  expect(await preview(paper('panel-pack', panelId, true))).toContain('Robin Testwell');
});

it('minutes, letter and capacity say the same as the screen: who was there, who took no part, what was decided', async () => {
  const { panelId, memberIds } = await meeting(at);
  const requestId = await request(at);
  const itemId = await onAgenda(at, panelId, requestId);
  const fourth = { name: 'Wilf Written', role: 'specialist' as const, schoolId: null, service: 'A', chairs: false };
  const { id: memberId } = await at.desk.done(api().linkPanels.addMember(ask(fourth)));
  await at.desk.done(api().linkPanels.seat(ask({ panelId, memberId, present: true, chairs: false })));
  const interest = { itemId, memberId: memberIds[1] ?? '', what: 'Works with the family' };
  await at.desk.done(api().linkPanels.declare(ask(interest)));
  const more = { conditions: 'Rob has a key adult', dissent: 'Wilf Written: too soon' };
  const { id } = await at.desk.done(api().linkPanels.decide(approval(at, itemId, more)));
  expect(await preview(paper('panel-minutes', panelId))).toContain('Draft: the record is not closed yet.');
  const { version } = await at.desk.done(api().linkPanels.show({ id: panelId }));
  const close = { id: panelId, version, heldOn: '2026-11-24', minutes: 'The next meeting is in December.' };
  await at.desk.done(api().linkPanels.hold(ask(close)));

  const minutes = await printed(paper('panel-minutes', panelId));
  for (const words of [
    'Minutes of the Link panel of 24 Nov 2026',
    'Quorum met: 4 members with a vote',
    'Una Unreal. Declared an interest: Works with the family',
    'Approve: The Link, Testtown from 5 Jan 2027, Friday in the home school',
    'R. T. has a key adult',
    'Wilf Written: too soon',
    'Ira Invented, Vera Virtual, Wilf Written',
    'The next meeting is in December.',
  ]) {
    expect(minutes).toContain(squeezed(words));
  }

  const letter = await printed(paper('panel-letter', id));
  for (const words of [
    'has approved a place at the Link',
    '5 Jan 2027',
    '21 Jul 2027',
    '1 head teacher and 2',
    'key adult',
  ]) {
    expect(letter).toContain(squeezed(words));
  }
  for (const withheld of ['Ira', 'Unreal', 'too soon', 'Works with the family']) {
    expect(letter).not.toContain(squeezed(withheld));
  }

  const capacity = await at.desk.done(api().link.capacity({}));
  const sheet = await preview(paper('link-capacity', ''));
  expect(sheet).toContain('The Link, Testtown');
  const cells = capacity.centres.flatMap(({ weeks }) => weeks.flat());
  const free = cells.find(({ date }) => date === '2027-01-11')?.free;
  // The week of the promise: four days with one place less, the home day with both.
  expect(free).toBe(1);
  expect(sheet).toMatch(/11 Jan 1 1 1 1 2/);
});

it('a decline for want of a place is never worded as one about the pupil', async () => {
  const { panelId } = await meeting(at);
  const itemId = await onAgenda(at, panelId, await request(at));
  const { id } = await at.desk.done(api().linkPanels.decide(approval(at, itemId, { outcome: 'no-place' })));
  const letter = await preview(paper('panel-letter', id));
  expect(letter).toContain('could not offer a place, because none is free');
  expect(letter).not.toContain('suitable');
});

it('who was refused for want of a place is printed as the screen lists it, with a number, and goes when the pupil is erased', async () => {
  const { panelId } = await meeting(at);
  expect(await preview(paper('link-refused', ''))).toContain('Nobody has been declined for want of a place.');
  const itemId = await onAgenda(at, panelId, await request(at));
  await at.desk.done(api().linkPanels.decide(approval(at, itemId, { outcome: 'no-place' })));
  const [group] = await at.desk.done(api().link.wantOfPlace({}));
  expect(group?.requests).toMatchObject([{ reference: 'C-2026-0042', decidedOn: '2026-11-24' }]);
  const text = await printed(paper('link-refused', ''));
  for (const words of ['One request was declined', group?.town, group?.term, 'R. T. C-2026-0042 24 Nov 2026']) {
    expect(text).toContain(squeezed(words ?? 'No group'));
  }
  expect(text).not.toMatch(/Robin|Testwell/);
  expect(await preview(paper('link-refused', '', true))).toContain('Robin Testwell');
  const [line] = await at.desk.done(api().papers.register({}));
  expect(line).toMatchObject({ number: 'STS-000001', paper: 'link-refused', link: '/link?tab=refused' });
  const { sqlite } = at.desk.app.open?.register.reading ?? {};
  expect(sqlite && panelPapersNaming(sqlite, ['C-2026-0042'])).toEqual([line?.id]);
  expect(sqlite && panelPapersNaming(sqlite, ['C-2026-0099'])).toEqual([]);
});

it('Today lists the Link’s work by its day, and nothing of it to the office role', async () => {
  const { desk } = at;
  const list = async () =>
    (await desk.done(api().today.list({})))
      .filter(({ kind }) => kind.startsWith('link-'))
      .map(({ kind, on }) => [kind, on]);
  const requestId = await request(at);
  const { panelId, memberIds } = await meeting(at);
  expect(await list()).toEqual([['link-panel', '2026-11-24']]);
  const { id: itemId } = await desk.done(api().linkPanels.putOn(ask({ panelId, requestId })));
  expect(await list()).toEqual([
    ['link-papers', '2026-11-17'],
    ['link-panel', '2026-11-24'],
  ]);
  await desk.done(api().linkPanels.sendPapers(ask({ panelId })));
  await desk.done(api().linkPanels.decide(approval(at, itemId, { outcome: 'defer', evidenceBy: '2026-12-04' })));
  desk.clock.day = '2026-11-25';
  expect(await list()).toEqual([
    ['link-minutes', '2026-11-24'],
    ['link-evidence', '2026-12-04'],
  ]);
  const urgent = {
    requestId,
    memberId: memberIds[0] ?? '',
    urgentWhy: 'It cannot wait',
    decidedOn: '2026-11-25',
    centreId: at.centreId,
    startOn: '2026-11-30',
    homeDay: 'fri' as const,
    reason: 'Tried',
    conditions: '',
  };
  await desk.done(api().linkPanels.decideUrgently(ask(urgent)));
  expect(await list()).toEqual([
    ['link-minutes', '2026-11-24'],
    ['link-ratify', '2026-11-25'],
    ['link-place', '2026-11-30'],
  ]);
  const { id } = await desk.done(api().linkPlacements.make(ask({ requestId })));
  const { phases, endOn, reviews } = await desk.done(api().linkPlacements.show({ id }));
  desk.clock.day = phases[1]?.fromOn ?? '';
  expect(await list()).toContainEqual(['link-plan', phases[1]?.fromOn]);
  expect(await list()).toContainEqual(['link-review', reviews[0]?.dueOn]);
  desk.clock.day = endOn;
  expect(await list()).toContainEqual(['link-end', endOn]);
  const { id: office } = await desk.done(api().office.addPerson(ask({ name: 'Cal Tester', role: 'office' as const })));
  desk.seat(office);
  expect(await list()).toEqual([]);
});
