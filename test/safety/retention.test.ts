import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOfPupils, tablesOfPupils } from '../../db/belonging.ts';
import { keepersOf } from '../../electron/safety/backup-retention.ts';
import { keptUntil } from '../../electron/services/retention-rule.ts';
import { hasLabel } from '../../electron/services/table-labels.ts';
import { type CasesDesk, record, robin, startCases } from '../services/cases-register.ts';
import { holds } from '../support/plain-bytes.ts';
import type { Desk } from '../support/register.ts';
import { taskAnswer } from '../support/register.ts';

/**
 * Erasing at the end of retention: a pupil whose every text holds a planted word, beside another pupil who stays. Afterwards
 * the word is in no byte of the register, its log or a new backup, although each is decrypted to be searched.
 */
const WORD = 'Zwiebelturm';
let c: CasesDesk;
let desk: Desk;
let gone: { pupilId: string; caseId: string; reference: string };
let stays: { caseId: string };

beforeAll(async () => {
  c = await startCases();
  desk = c.desk;
  const pupil = { ...robin, givenName: `${WORD}a`, familyName: `${WORD}b`, dateOfBirth: '2018-03-04' };
  const { caseId } = await record(c, { pupil, concern: `${WORD} runs off`, askedBy: `${WORD} Senco` });
  const page = await desk.done(c.client.cases.show({ id: caseId }));
  gone = { caseId, pupilId: page.pupilId, reference: page.reference };
  const carer = { name: `${WORD} Mother`, relationship: 'Mother', parentalResponsibility: true };
  const rest = { phone: null, email: null, address: `${WORD} Road`, note: WORD };
  await desk.done(c.client.pupils.addCarer(desk.ask({ pupilId: gone.pupilId, ...carer, ...rest })));
  const other = await record(c, { pupil: { ...robin, givenName: 'Wren', familyName: 'Stayswell' } });
  stays = { caseId: other.caseId };
  const paper = { paper: 'case-chronology' as const, subjectId: caseId, monday: null, fullName: true };
  const { contentHash } = await desk.done(c.client.papers.preview(paper));
  const to = {
    recipient: `${WORD} Recipient`,
    recipientSchoolId: null,
    fullNameWhy: 'A meeting',
    seenHash: contentHash,
  };
  await desk.done(c.client.papers.print(desk.ask({ ...paper, ...to })));
  await desk.done(c.client.drafts.save(desk.ask({ key: `case/${caseId}/close`, body: JSON.stringify({ why: WORD }) })));
});
afterAll(() => desk.end());

const erase = (more = {}) =>
  c.client.retention.erase(
    desk.ask({ pupilId: gone.pupilId, reference: gone.reference, reason: 'The end of retention', ...more }),
  );

const fileOf = () => desk.app.open?.register.file ?? '';
const holdsWord = (file: string) => holds(file, desk.app.open?.register.key ?? Buffer.alloc(32), WORD);

describe('erasing', () => {
  it('is refused while a case is open', async () => {
    expect((await desk.refused(erase())).what).toContain('open case');
  });

  it('is refused before the records are due', async () => {
    const { version } = await desk.done(c.client.cases.show({ id: gone.caseId }));
    const answered = (await desk.done(c.client.cases.show({ id: gone.caseId }))).enquiries[0];
    if (!answered) throw new Error('No enquiry');
    await desk.done(
      c.client.enquiries.answer(
        desk.ask({ id: answered.id, version: answered.version, answeredOn: '2026-11-24', answer: `${WORD} told` }),
      ),
    );
    const close = { id: gone.caseId, version, closedOn: '2026-11-24', closedWhy: `${WORD} moved` };
    await desk.done(c.client.cases.close(desk.ask(close)));
    expect((await desk.refused(erase())).what).toContain('4 Mar 2049');
  });

  it('is refused while there is a legal hold, which can be lifted with a reason', async () => {
    desk.clock.day = '2049-03-04';
    const { id } = await desk.done(
      c.client.retention.hold(desk.ask({ pupilId: gone.pupilId, reason: `${WORD} is before a court` })),
    );
    expect((await desk.done(c.client.retention.list({}))).held).toHaveLength(1);
    expect((await desk.refused(erase())).what).toContain('legal hold');
    const { hold } = await desk.done(c.client.retention.ofPupil({ pupilId: gone.pupilId }));
    const lift = { id, version: hold?.version ?? 0, why: 'The case is over' };
    await desk.done(c.client.retention.liftHold(desk.ask(lift)));
  });

  it('wants the reference typed once more, and a reason that does not name the pupil', async () => {
    expect((await desk.refused(erase({ reference: 'C-9999' }))).fields?.[0]?.path).toBe('reference');
    expect((await desk.refused(erase({ reason: `Because of ${WORD}a` }))).fields?.[0]?.path).toBe('reason');
  });

  it('takes the pupil out of everything that can be seen, and leaves the others as they were', async () => {
    expect(holdsWord(fileOf())).toBe(true);
    await desk.done(erase());
    // Folded in and cut off at once: no earlier page stays in the log.
    expect(statSync(`${fileOf()}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    expect(await c.client.cases.show({ id: gone.caseId })).toMatchObject({ ok: false });
    expect((await desk.done(c.client.search.find({ text: WORD }))).length).toBe(0);
    expect(await c.client.cases.show({ id: stays.caseId })).toMatchObject({ ok: true });
    const { due, erasures } = await desk.done(c.client.retention.list({}));
    expect(due.map(({ pupilId }) => pupilId)).not.toContain(gone.pupilId);
    expect(erasures).toMatchObject([{ number: 'ER-0001', erasedBy: 'Ada Tester' }]);
  });

  it('leaves no byte of it in the register, in its log, or in a new backup', async () => {
    expect(holdsWord(fileOf())).toBe(false);
    const made = await taskAnswer(c.client.backups.make({}));
    expect(made.ok).toBe(true);
    const backups = join(desk.folder, 'backups');
    const [newest] = readdirSync(backups).toSorted().reverse();
    expect(holdsWord(join(backups, newest ?? '', 'register.db'))).toBe(false);
  });

  it('leaves a history that fits from end to end, and says that it was done', async () => {
    const verdict = await taskAnswer(c.client.history.verify({ seal: '' }));
    expect(verdict).toMatchObject({ ok: true, value: { firstThatDoesNotFit: null } });
    const said = (await desk.done(c.client.history.list({}))).map(({ sentence }) => sentence);
    expect(said).toContain('erased a pupil’s records at the end of retention');
    expect(said).toContain('recorded an enquiry');
  });

  it('can not be undone', async () => {
    const last = (await desk.done(c.client.history.list({}))).find(({ sentence }) => sentence.startsWith('erased'));
    const undo = await c.client.history.undo(desk.ask({ changeId: last?.id ?? '' }));
    expect(undo).toMatchObject({ ok: false, refusal: { code: 'rule' } });
    expect(last?.stays).toContain('can not be undone');
  });

  it('has a certificate on paper that names nobody, with the day by which no copy holds it', async () => {
    const [line] = (await desk.done(c.client.retention.list({}))).erasures;
    const ask = { paper: 'erasure-certificate' as const, subjectId: line?.id ?? '', monday: null, fullName: false };
    const preview = await desk.done(c.client.papers.preview(ask));
    const said = preview.pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');
    expect(said).toContain('ER-0001');
    expect(said).toContain('4 Mar 2050');
    expect(said).not.toContain(WORD);
  });

  it('leaves nothing that leads to the pupil', () => {
    const sqlite = desk.app.open?.register.reading.sqlite;
    if (!sqlite) throw new Error('Not open');
    expect([...rowsOfPupils(sqlite, [gone.pupilId]).values()].flat()).toEqual([]);
  });
});

describe('what is said of it', () => {
  it('every table of pupils has a name for people', () => {
    expect(tablesOfPupils.map(({ name }) => name).filter((name) => !hasLabel(name))).toEqual([]);
  });
});

describe('the rule', () => {
  const closings = ['2026-11-24'];
  it('counts from the day of birth', () => {
    expect(keptUntil({ dateOfBirth: '2018-03-04', closings }, 31)).toBe('2049-03-04');
  });
  it('turns 29 February into 1 March where there is none', () => {
    expect(keptUntil({ dateOfBirth: '2016-02-29', closings }, 31)).toBe('2047-03-01');
  });
  it('counts from the last closing where nobody knows the day of birth', () => {
    expect(keptUntil({ dateOfBirth: null, closings: ['2025-01-01', '2026-11-24'] }, 31)).toBe('2057-11-24');
  });
  it('says no day while a case is open', () => {
    expect(keptUntil({ dateOfBirth: '1990-01-01', closings: ['2025-01-01', null] }, 31)).toBeNull();
  });
});

describe('copies from before', () => {
  const old = { id: 'old', madeAt: '2026-11-24T09:00:00.000Z' };
  const since = (count: number, from = 18) =>
    Array.from({ length: count }, (_each, at) => ({ id: `since ${at}`, madeAt: `2027-11-${from + at}T09:00:00.000Z` }));

  it('are gone a year later, however few were made in the months between', () => {
    expect(keepersOf([old, ...since(8)]).has('old')).toBe(false);
  });

  it('stay where only a clock that ran ahead says that a year has gone by', () => {
    expect(keepersOf([old, ...since(1, 25)]).has('old')).toBe(true);
  });
});
