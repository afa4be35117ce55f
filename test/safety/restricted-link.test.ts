import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperAsk } from '../../shared/api/papers.ts';
import type { Desk } from '../support/register.ts';
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
