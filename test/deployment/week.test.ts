import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../electron/deployment/notices.ts';
import { readWeek } from '../../electron/deployment/week.ts';
import { given, sampleWeek, withNeed, withSchool, withSta } from './sample-week.ts';

function faultsOf(data: unknown): string[] {
  const read = readWeek(data);
  return read.ok ? [] : read.faults;
}

describe('reading a week', () => {
  it('reads what it wrote', () => {
    const week = sampleWeek({ allocations: [given('Wren', 'A', 'mon-am', 'Oakfield')] });
    expect(readWeek(JSON.parse(JSON.stringify(week)))).toEqual({ ok: true, week });
  });

  it('says what is wrong, a sentence each', () => {
    const week = sampleWeek();
    expect(faultsOf(withNeed(week, 'A', { sessions: 11 }))).toEqual([
      'Plan C-A: sessions asks for more than the 10 sessions of a week.',
    ]);
    expect(faultsOf({ ...week, monday: '2026-12-01' })).toEqual(['The week: monday is not a Monday.']);
    expect(faultsOf({ ...week, monday: 'soon' })).toEqual(['The week: monday is not a date such as 2026-11-23.']);
    expect(faultsOf({ ...week, format: 'sts-week/9' })).toEqual([
      'The week: format is not a deployment week in the format sts-week/1.',
    ]);
    expect(faultsOf(withNeed(week, 'A', { until: '2026-10-01' }))).toEqual([
      'Plan C-A: it ends on 2026-10-01, before it starts on 2026-11-02.',
    ]);
    expect(faultsOf({ ...week, stas: [...week.stas, ...week.stas.slice(0, 1)] })).toEqual([
      'STA Wren stands in the week twice.',
    ]);
  });

  it('names what is not in the week', () => {
    const week = sampleWeek({ allocations: [given('Nobody', 'Z', 'mon-am', 'Nowhere')] });
    expect(faultsOf(week)).toEqual([
      'Allocation 1: the STA Nobody is not in the week.',
      'Allocation 1: the plan Z is not in the week.',
      'Allocation 1: the school Nowhere is not in the week.',
    ]);
    expect(faultsOf(withNeed(sampleWeek(), 'A', { places: [{ schoolId: 'Nowhere', sessions: [] }] }))).toEqual([
      'Plan C-A: the school Nowhere is not in the week.',
    ]);
  });

  it('says so for what is no week at all', () => {
    expect(faultsOf(null)).toEqual(['The week: invalid input: expected object, received null.']);
    expect(faultsOf({ ...sampleWeek(), stas: [{ id: 'x' }] })[0]).toMatch(/^STA x: name /);
  });
});

describe('what is odd about a week', () => {
  const said = (week: Parameters<typeof noticesOf>[0]) => noticesOf(week).map(({ sentence }) => sentence);

  it('is nothing for an ordinary one', () => {
    expect(said(sampleWeek())).toEqual([]);
  });

  it('is that it is empty', () => {
    expect(said(sampleWeek({ needs: [], allocations: [] }))).toEqual(['No plan asks for STA time in this week.']);
    expect(said(sampleWeek({ stas: [] }))).toEqual(['No STA works in this week.']);
  });

  it('is an STA without a pattern, or away all week', () => {
    const week = sampleWeek();
    expect(said(withSta(week, 'Wren', { pattern: [] }))).toEqual([
      'Wren Invented has no working sessions this week: enter her pattern.',
    ]);
    expect(
      said(withSta(week, 'Lark', { absences: [{ sessions: week.stas[1]?.pattern ?? [], kind: 'leave' }] })),
    ).toEqual(['Lark Invented is not available at all this week.']);
  });

  it('is a plan that ends on Tuesday and still asks for more', () => {
    expect(said(withNeed(sampleWeek(), 'A', { until: '2026-12-01', sessions: 5 }))).toEqual([
      'Plan C-A ends on 1 Dec 2026: only Monday all day, Tuesday all day can be used.',
      'Plan C-A asks for 5 sessions, and only 4 can be served this week.',
    ]);
  });

  it('is a school that is closed too often, and a plan that is not agreed', () => {
    const closed = ['mon-am', 'mon-pm', 'tue-am'] as const;
    const week = withSchool(sampleWeek(), 'Oakfield', {
      closed: closed.map((session) => ({ session, why: 'INSET day' })),
    });
    expect(
      said(withNeed(week, 'A', { possible: ['mon-am', 'mon-pm', 'tue-am', 'tue-pm'], notAgreedBy: ['Oakfield'] })),
    ).toEqual([
      'Plan C-A asks for 2 sessions, and only 1 can be served this week.',
      'Plan C-A can not be deployed until Oakfield Primary has agreed it.',
    ]);
  });

  it('is locks that contradict each other, each named', () => {
    const week = sampleWeek({
      allocations: [given('Wren', 'A', 'mon-am', 'Oakfield', true), given('Wren', 'B', 'mon-am', 'Elmbrook', true)],
    });
    expect(noticesOf(week)).toEqual([
      {
        id: 'locks',
        sentence:
          'Locked on Monday morning, but: Wren Invented is already at Oakfield Primary for plan C-A on Monday morning.',
        staId: 'Wren',
        planId: 'B',
        stops: true,
      },
    ]);
  });
});
