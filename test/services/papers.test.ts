import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sta, staPattern } from '../../db/schema/deployment.ts';
import type { PaperAsk, PaperPage } from '../../shared/api/papers.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import { readPdf, squeezed } from '../papers/reading.ts';
import { write } from './deployment-register.ts';
import { head, type PlansDesk, planInput, startPlans } from './plans-register.ts';

let at: PlansDesk;
let planId: string;
let staId: string;
beforeEach(async () => {
  at = await startPlans();
  const { desk } = at;
  planId = (await desk.done(desk.client.plans.add(desk.ask({ caseId: at.caseId, ...planInput(at.mossy) })))).id;
  await desk.done(desk.client.plans.agree(desk.ask({ planId, schoolId: at.mossy, ...head })));
  staId = write(desk, (run) => {
    const id = run.insert(sta, {
      name: 'Jo Fennimore',
      baseName: 'Rugby',
      baseEasting: 430_000,
      baseNorthing: 270_000,
      skills: ['semh'],
      startsOn: '2026-01-01',
      note: '',
    });
    run.insert(staPattern, { staId: id, fromOn: '2026-01-01', sessions: [...SESSION_CODES] });
    return id;
  });
  for (const session of ['mon-am', 'wed-am'] as const) {
    await desk.done(
      desk.client.deployment.allocate(
        desk.ask({ monday: '2026-11-30', planId, staId, session, moving: null, reasons: {}, changeReason: null }),
      ),
    );
  }
});
afterEach(() => at.desk.end());

const publish = () => at.desk.done(at.desk.client.deployment.publish(at.desk.ask({ monday: '2026-11-30' })));
const summary = (changes: Partial<PaperAsk> = {}): PaperAsk => ({
  paper: 'plan-summary',
  subjectId: planId,
  monday: null,
  fullName: false,
  ...changes,
});
const preview = (ask: PaperAsk) => at.desk.done(at.desk.client.papers.preview(ask));
const print = async (ask: PaperAsk, more: { recipient?: string; fullNameWhy?: string | null } = {}) => {
  const { contentHash } = await preview(ask);
  return at.desk.client.papers.print(
    at.desk.ask({
      ...ask,
      recipient: 'Hale Madeup',
      recipientSchoolId: at.mossy,
      fullNameWhy: null,
      seenHash: contentHash,
      ...more,
    }),
  );
};
const said = (pages: readonly PaperPage[]) => pages.map(({ runs }) => runs.map(({ text }) => text).join(' ')).join(' ');

describe('plan summary', () => {
  it('previews with initials, says who comes once the week is published, and withholds what it does not need', async () => {
    expect(said((await preview(summary())).pages)).toContain('not settled yet');
    await publish();
    const shown = await preview(summary());
    const text = said(shown.pages);
    expect(text).toContain('Reintegration plan for R. T.');
    expect(text).toContain('Who comes in the week of 30 Nov 2026');
    expect(text).toContain('Jo Fennimore');
    expect(text).toContain('Preview: not yet numbered');
    expect(text).not.toMatch(/Robin|Testwell|\bRob\b/);
    expect(shown).toMatchObject({ hasName: true, notices: [] });
    expect(shown.withheld).toContain('Full name');
    expect(shown.recipients[0]?.schoolId).toBe(at.mossy);
    expect(shown.pages).toHaveLength(1);
  });

  it('says in a notice that a school has not agreed', async () => {
    const [given] = (await at.desk.done(at.desk.client.plans.show({ id: planId }))).agreements;
    if (!given) throw new Error('No agreement');
    const day = at.desk.ask({ id: given.id, version: given.version, withdrawnOn: '2026-11-24' });
    await at.desk.done(at.desk.client.plans.withdrawAgreement(day));
    const shown = await preview(summary());
    expect(shown.notices[0]).toContain('Mossy Bank Primary School has not agreed yet');
    expect(said(shown.pages)).toContain('Not yet agreed');
  });

  it('is numbered, registered and had as a PDF that says what the preview said', async () => {
    await publish();
    const seen = said((await preview(summary())).pages);
    const { id, number } = await at.desk.done(print(summary()));
    expect(number).toBe('STS-000001');
    const printed = await at.desk.done(at.desk.client.papers.printed({ id }));
    const read = await readPdf(Buffer.from(printed.pdf, 'base64'));
    expect(squeezed(read.texts.join(''))).toBe(squeezed(said(printed.pages)));
    expect(squeezed(read.texts.join(''))).toBe(squeezed(seen.replace('Preview: not yet numbered', 'STS-000001')));
    for (const word of ['R. T.', '30 Nov 2026', '12 Feb 2027', 'Jo Fennimore']) expect(read.texts[0]).toContain(word);
    const [line] = await at.desk.done(at.desk.client.papers.register({}));
    expect(line).toMatchObject({
      number: 'STS-000001',
      recipient: 'Hale Madeup',
      stale: false,
      printedBy: 'Ada Tester',
    });
  });

  it('gives the same bytes again when it is fetched later, even after the plan has changed', async () => {
    const { id } = await at.desk.done(print(summary()));
    const first = await at.desk.done(at.desk.client.papers.printed({ id }));
    const { version } = await at.desk.done(at.desk.client.plans.show({ id: planId }));
    const edit = at.desk.ask({ id: planId, version, ...planInput(at.mossy, { purpose: 'Something else' }) });
    await at.desk.done(at.desk.client.plans.change(edit));
    at.desk.clock.day = '2027-03-01';
    expect(await at.desk.done(at.desk.client.papers.printed({ id }))).toEqual(first);
  });

  it('takes a reason for the full name, and keeps it', async () => {
    const ask = summary({ fullName: true });
    expect(said((await preview(ask)).pages)).toContain('Robin Testwell');
    expect((await at.desk.refused(print(ask))).fields?.[0]?.path).toBe('fullNameWhy');
    await at.desk.done(print(ask, { fullNameWhy: 'The school has two pupils R. T.' }));
    const [line] = await at.desk.done(at.desk.client.papers.register({}));
    expect(line).toMatchObject({ fullName: true, fullNameWhy: 'The school has two pupils R. T.' });
    expect(line?.withheld).not.toContain('Full name');
  });

  it('refuses to print what was not seen: the plan changed under the preview', async () => {
    const { contentHash } = await preview(summary());
    const { version } = await at.desk.done(at.desk.client.plans.show({ id: planId }));
    const edit = at.desk.ask({ id: planId, version, ...planInput(at.mossy, { purpose: 'Something else' }) });
    await at.desk.done(at.desk.client.plans.change(edit));
    const refusal = await at.desk.refused(
      at.desk.client.papers.print(
        at.desk.ask({
          ...summary(),
          recipient: 'Hale Madeup',
          recipientSchoolId: at.mossy,
          fullNameWhy: null,
          seenHash: contentHash,
        }),
      ),
    );
    expect(refusal.code).toBe('changed-meanwhile');
    expect(await at.desk.done(at.desk.client.papers.register({}))).toEqual([]);
  });

  it('lists the schools that hold a stale copy once the plan changes, until they get a new one', async () => {
    await at.desk.done(print(summary()));
    const page = () => at.desk.done(at.desk.client.plans.show({ id: planId }));
    expect((await page()).staleCopies).toEqual([]);
    const edit = at.desk.ask({ id: planId, version: (await page()).version, ...planInput(at.mossy, { priority: 1 }) });
    await at.desk.done(at.desk.client.plans.change(edit));
    expect((await page()).staleCopies).toMatchObject([{ number: 1, recipient: 'Hale Madeup' }]);
    expect(await at.desk.done(at.desk.client.papers.register({ which: 'stale' }))).toHaveLength(1);
    await at.desk.done(print(summary()));
    expect((await page()).staleCopies).toEqual([]);
  });

  it('a school’s agreement, given on the printed copy, does not make that copy stale', async () => {
    const [given] = (await at.desk.done(at.desk.client.plans.show({ id: planId }))).agreements;
    if (!given) throw new Error('No agreement');
    await at.desk.done(print(summary()));
    const day = at.desk.ask({ id: given.id, version: given.version, withdrawnOn: '2026-11-24' });
    await at.desk.done(at.desk.client.plans.withdrawAgreement(day));
    await at.desk.done(at.desk.client.plans.agree(at.desk.ask({ planId, schoolId: at.mossy, ...head })));
    expect((await at.desk.done(at.desk.client.plans.show({ id: planId }))).staleCopies).toEqual([]);
  });
});

describe('week sheets', () => {
  const ask = (paper: PaperAsk['paper'], subjectId: string): PaperAsk => ({
    paper,
    subjectId,
    monday: '2026-11-30',
    fullName: false,
  });

  it('of an STA, of a school and of the area say the same visits, by initials, with the register’s seal', async () => {
    await publish();
    const papers = [ask('sta-week', staId), ask('school-week', at.mossy), ask('area-week', '')];
    for (const each of papers) {
      const text = said((await preview(each)).pages);
      expect(text).toContain('R. T.');
      expect(text).toContain('Register seal');
      expect(text).not.toContain('Testwell');
    }
    expect(said((await preview(ask('area-week', ''))).pages)).toContain('2 of 3');
    expect(said((await preview(ask('school-week', at.mossy))).pages)).toContain('Fewer sessions than the plan says');
  });

  it('of the area carries what the meeting decided', async () => {
    await publish();
    const meeting = await at.desk.done(at.desk.client.weekRecord.meeting({ monday: '2026-11-30' }));
    await at.desk.done(
      at.desk.client.weekRecord.recordMeeting(
        at.desk.ask({
          monday: meeting.monday,
          id: null,
          version: 0,
          heldOn: '2026-11-24',
          present: ['Ada Tester', 'Cy Guest'],
          note: 'Snow is forecast.',
          decisions: meeting.needs.map(({ planId: unmet }) => ({ planId: unmet, what: 'First in line on Monday.' })),
        }),
      ),
    );
    const text = said((await preview(ask('area-week', ''))).pages);
    for (const words of ['First in line on Monday.', 'Ada Tester, Cy Guest', 'Snow is forecast.']) {
      expect(text).toContain(words);
    }
  });

  it('say that a draft is a draft', async () => {
    const shown = await preview(ask('sta-week', staId));
    expect(shown.notices[0]).toContain('draft');
    expect(said(shown.pages)).toContain('Draft: this may still change.');
  });

  it('become stale when the published week changes', async () => {
    await publish();
    await at.desk.done(print(ask('sta-week', staId)));
    const week = await at.desk.done(at.desk.client.deployment.week({ monday: '2026-11-30' }));
    const [first] = week.allocations;
    if (!first) throw new Error('Nothing is allocated');
    await at.desk.done(
      at.desk.client.deployment.takeOff(
        at.desk.ask({ id: first.id, version: first.version, changeReason: 'Jo is ill' }),
      ),
    );
    expect(await at.desk.done(at.desk.client.papers.register({ which: 'stale' }))).toHaveLength(1);
  });
});

describe('case papers', () => {
  it('the chronology holds what is on record, oldest first, without the pupil’s name', async () => {
    const shown = await preview({ paper: 'case-chronology', subjectId: at.caseId, monday: null, fullName: false });
    const text = said(shown.pages);
    const order = ['Parent or carer agreed', 'Decision: Eligible', 'Reintegration plan agreed'].map((each) =>
      text.indexOf(each),
    );
    expect(order.every((place, n) => place > (order[n - 1] ?? 0))).toBe(true);
    expect(text).not.toContain('Testwell');
  });

  it('the evidence form is blank, for a case or for any', async () => {
    const blank = { paper: 'evidence-form' as const, monday: null, fullName: false };
    expect(said((await preview({ ...blank, subjectId: '' })).pages)).toContain('Pupil (initials)');
    expect(said((await preview({ ...blank, subjectId: at.caseId })).pages)).toContain('C-2026-0042');
  });

  it('the office role prints week sheets, and no case notes', async () => {
    const { desk } = at;
    const { id } = await desk.done(desk.client.office.addPerson(desk.ask({ name: 'Cal Tester', role: 'office' })));
    desk.seat(id);
    expect((await desk.refused(desk.client.papers.preview(summary()))).code).toBe('not-allowed');
    await desk.done(
      desk.client.papers.preview({ paper: 'area-week', subjectId: '', monday: '2026-11-30', fullName: false }),
    );
  });
});
