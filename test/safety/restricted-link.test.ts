import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkLevelling } from '../../shared/api/link-ahead.ts';
import type { PaperAsk } from '../../shared/api/papers.ts';
import { type Desk, taskAnswer } from '../support/register.ts';
import { PLANTED, type RestrictedChild, sqliteOf, startRestricted } from './restricted-child.ts';

/** A restricted child takes a place at the Link like everybody else: whoever looks is told of the same places. */
const SHEET: PaperAsk = { paper: 'link-capacity', subjectId: '', monday: null, fullName: false };

let child: RestrictedChild;
let desk: Desk;
beforeAll(async () => {
  child = await startRestricted();
  ({ desk } = child);
});
afterAll(() => desk.end());

/** What each of the two managers is told: the one who may see the case, and the other. */
async function toldBoth<T>(asked: () => Promise<T>): Promise<[T, T]> {
  desk.seat(child.people.named);
  const named = await asked();
  desk.seat(child.people.other);
  return [named, await asked()];
}

describe('a restricted child with a place at the Link', () => {
  it('has one', () => {
    const places = sqliteOf(desk).prepare('SELECT count(*) FROM link_placement WHERE case_id = ?').pluck();
    expect(places.get(child.target.caseId)).toBe(1);
  });

  it('is counted on the printed places as on the screen, whoever prints them', async () => {
    const [seen, seenByOther] = await toldBoth(() => desk.done(desk.client.link.capacity({})));
    expect(seenByOther).toEqual(seen);
    const [sheet, sheetOfOther] = await toldBoth(() => desk.done(desk.client.papers.preview(SHEET)));
    expect(sheetOfOther.pages).toEqual(sheet.pages);
    const to = { recipient: 'The panel', recipientSchoolId: null, fullNameWhy: null, seenHash: sheet.contentHash };
    await desk.done(desk.client.papers.print(desk.ask({ ...SHEET, ...to })));
  });

  it('leaves no place free that it has taken: everybody is told of the same first weeks', async () => {
    const [list, listOfOther] = await toldBoth(async () => (await desk.done(desk.client.link.waiting({}))).list);
    expect(list.length).toBeGreaterThan(0);
    expect(listOfOther).toEqual(list);
    expect(JSON.stringify(listOfOther)).not.toContain(PLANTED);
  });
});

describe('a home day of a restricted child', () => {
  it('is moved by nobody who may not see the child: neither tried out nor levelled', async () => {
    const id = sqliteOf(desk)
      .prepare('SELECT id FROM link_placement WHERE case_id = ?')
      .pluck()
      .get(child.target.caseId);
    const [seen, seenByOther] = await toldBoth(async () => ({
      triedOut: (await desk.done(desk.client.linkAhead.sandbox({}))).placements.map((each) => each.id),
      levelled: await desk.done(taskAnswer<LinkLevelling>(desk.client.linkAhead.level({}))),
    }));
    expect(seen.triedOut).toContain(id);
    expect(seen.levelled.moves.map(({ placementId }) => placementId)).toContain(id);
    expect(seenByOther.triedOut).not.toContain(id);
    expect(seenByOther.levelled.moves.map(({ placementId }) => placementId)).not.toContain(id);
  }, 60_000);
});

describe('a restricted child to whom a panel has promised a place', () => {
  it('is counted by everybody, and named to nobody else', async () => {
    desk.seat(child.people.named);
    const requests = await desk.done(desk.client.linkRequests.list({ which: 'all' }));
    const promised = requests.find(({ state }) => state === 'promised');
    if (!promised) throw new Error('The demo has promised nobody a place');
    const { centres } = await desk.done(desk.client.link.capacity({}));
    const restricted = { caseId: promised.caseId, reason: 'Known to the family', personIds: [child.people.named] };
    await desk.done(desk.client.access.restrict(desk.ask(restricted)));
    const [seen, seenByOther] = await toldBoth(() => desk.done(desk.client.link.capacity({})));
    expect(seen.centres).toEqual(centres);
    expect(seenByOther).toEqual(seen);
    const there = centres.find(({ weeks }) => weeks.flat().some((cell) => cell.promised > 0));
    const date = there?.weeks.flat().find((cell) => cell.promised > 0)?.date ?? '';
    const pupils = await desk.done(desk.client.link.cell({ centreId: there?.id ?? '', date }));
    expect(pupils.find((each) => each.promised)).toMatchObject({ pupilName: 'Restricted', restricted: true });
    expect(JSON.stringify(pupils)).not.toContain(promised.pupilName);
  });

  it('who waits and is restricted stands in nobody else’s list, nor in what is tried out', async () => {
    desk.seat(child.people.named);
    const { list } = await desk.done(desk.client.link.waiting({}));
    const [first, ...others] = list;
    const restricted = { caseId: first?.caseId ?? '', reason: 'Known to the family', personIds: [child.people.named] };
    await desk.done(desk.client.access.restrict(desk.ask(restricted)));
    desk.seat(child.people.other);
    const ids = others.map(({ id }) => id);
    expect((await desk.done(desk.client.link.waiting({}))).list.map(({ id }) => id)).toEqual(ids);
    expect((await desk.done(desk.client.linkAhead.sandbox({}))).requests.map(({ id }) => id)).toEqual(ids);
  });
});
