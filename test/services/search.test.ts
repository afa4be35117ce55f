import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CasesDesk, record, robin, startCases, upnOf } from './cases-register.ts';
import { staDetails } from './deployment-register.ts';

let c: CasesDesk;
beforeEach(async () => {
  c = await startCases();
  await record(c, { pupil: { ...robin, givenName: 'Zoë', familyName: 'O’Larkin-Quill', upn: upnOf(42) } });
  await record(c, { pupil: { ...robin, givenName: 'Mossy', familyName: 'Testwell' }, schoolId: c.quince });
});
afterEach(() => c.desk.end());

const find = (text: string) => c.desk.done(c.client.search.find({ text }));
const labels = async (text: string) => (await find(text)).map(({ label }) => label);
const ZOE = 'Zoë O’Larkin-Quill · C-0001';
const TESTWELL = 'Mossy Testwell · C-0002';

describe('the search box', () => {
  it.each([
    ['the beginning of a name', 'zo'],
    ['a name without its accent', 'zoe'],
    ['capitals', 'ZOE'],
    ['a part of a double name', 'quill'],
    ['a name with its apostrophe', 'o’lar'],
    ['a straight apostrophe', "o'larkin"],
    ['two names in any order', 'quil zoe'],
    ['a UPN', upnOf(42)],
    ['the beginning of a UPN', upnOf(42).slice(0, 12)],
    ['a reference', 'C-0001'],
    ['a reference as people say it', 'c1 zoe'],
    ['a name and a school', 'zoe mossy bank'],
  ])('finds a case by %s', async (_how, text) => {
    expect(await labels(text)).toEqual([ZOE]);
  });

  it('puts a pupil of that name before the pupils of a school of that name', async () => {
    expect((await find('mossy')).filter(({ kind }) => kind === 'case').map(({ label }) => label)).toEqual([
      TESTWELL,
      ZOE,
    ]);
  });

  it('finds schools and STAs too, and each leads to its place', async () => {
    const { id } = await c.desk.done(c.client.stas.add(c.desk.ask({ ...staDetails, name: 'Wren Invented' })));
    expect(await find('wren inv')).toEqual([
      { to: `/stas/${id}`, label: 'Wren Invented', detail: 'STA, Rugby office', kind: 'sta' },
    ]);
    expect((await find('quince')).at(-1)).toEqual({
      to: `/schools/${c.quince}`,
      label: 'Quince Lane Infant School',
      detail: 'School, Rugby',
      kind: 'school',
    });
  });

  it('follows a change of name, and an undo of it', async () => {
    const [line] = (await c.desk.done(c.client.cases.list({ search: 'testwell' }))).cases;
    const { pupilId } = await c.desk.done(c.client.cases.show({ id: line?.id ?? '' }));
    const page = await c.desk.done(c.client.pupils.show({ id: pupilId }));
    const { knownAs, dateOfBirth, upn, taughtYear, homeSchoolId, senStatus, needs, note } = page;
    const kept = { knownAs, dateOfBirth, upn, taughtYear, homeSchoolId, senStatus, needs, note };
    const renamed = { id: pupilId, version: page.version, givenName: 'Bramble', familyName: 'Newname', ...kept };
    await c.desk.done(c.client.pupils.change(c.desk.ask(renamed)));
    expect(await labels('newname')).toEqual(['Bramble Newname · C-0002']);
    expect(await labels('testwell')).toEqual([]);
    const last = await c.desk.done(c.client.history.last({}));
    await c.desk.done(c.client.history.undo(c.desk.ask({ changeId: last?.id ?? '' })));
    expect(await labels('testwell')).toEqual([TESTWELL]);
  });

  it('finds nothing for one letter, for signs, and for what is a search language elsewhere', async () => {
    for (const text of ['z', '', '"', '*', 'zoe OR', 'NOT', '(', 'words:', '%', '\u0000', '-- drop']) {
      expect(await find(text), text).toEqual([]);
    }
  });

  it('shows the office role schools and STAs, and no case', async () => {
    const { id } = await c.desk.done(c.client.office.addPerson(c.desk.ask({ name: 'Cal Tester', role: 'office' })));
    c.desk.session.personId = id;
    expect((await find('mossy')).map(({ kind }) => kind)).toEqual(['school']);
  });
});
