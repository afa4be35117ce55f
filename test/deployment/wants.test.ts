import { describe, expect, it } from 'vitest';
import { Board } from '../../electron/deployment/board.ts';
import { candidatesFor, judge, whyUnmet } from '../../electron/deployment/candidates.ts';
import { valuesOf, WANTS } from '../../electron/deployment/wants.ts';
import type { Week } from '../../electron/deployment/week.ts';
import type { Session } from '../../shared/sessions.ts';
import { given, sampleWeek, withNeed, withSchool, withSta } from './sample-week.ts';

function warnings(week: Week, staId: string, planId: string, session: Session): Record<string, string> {
  const board = Board.of(week);
  const need = board.need.get(planId);
  const sta = board.sta.get(staId);
  if (!need || !sta) throw new Error('not in the sample');
  return Object.fromEntries(judge(board, need, sta, session).warnings.map(({ want, sentence }) => [want, sentence]));
}

const calm = withNeed(withNeed(sampleWeek(), 'B', { sessions: 0 }), 'F', { sessions: 0 });

describe('the wants', () => {
  it('stand in their strict order', () => {
    expect(WANTS.map(({ id }) => id)).toEqual(['unmet', 'fairness', 'continuity', 'stability', 'travel', 'load']);
  });

  it('count what is lost, 0 being best', () => {
    const week = withNeed(sampleWeek(), 'A', { lastWeek: [{ staId: 'Lark', session: 'mon-am' }], priority: 1 });
    // A lacks 2 at 20, B and F one each at 10.
    expect(valuesOf(week)).toMatchObject({ unmet: 60, fairness: 6, continuity: 0, stability: 0, travel: 0, load: 0 });
    const one = valuesOf(week, [given('Wren', 'A', 'tue-am', 'Oakfield')]);
    expect(one).toMatchObject({ unmet: 40, fairness: 3, continuity: 1, stability: 1, load: 1 });
    // Base to Oakfield is 1,414 m straight, 1,838 m by road, there and back: 2 km each way.
    expect(one.travel).toBe(4);
    expect(
      valuesOf(week, [given('Wren', 'A', 'tue-am', 'Oakfield'), given('Wren', 'A', 'tue-pm', 'Oakfield')]).travel,
    ).toBe(4);
  });

  it('say nothing where nothing speaks against it', () => {
    expect(warnings(calm, 'Wren', 'A', 'mon-am')).toEqual({});
  });

  it('warn when a higher priority could have her', () => {
    const week = withNeed(calm, 'B', { sessions: 1, priority: 1 });
    expect(warnings(week, 'Wren', 'A', 'mon-am').unmet).toBe(
      'Plan C-B has priority 1, still lacks 1, and could have Wren Invented on Monday morning.',
    );
    expect(warnings(withNeed(week, 'B', { skill: 'ci' }), 'Wren', 'A', 'mon-am')).toEqual({});
  });

  it('warn when another plan of the same priority has nothing', () => {
    const week = { ...withNeed(calm, 'B', { sessions: 1 }), allocations: [given('Wren', 'A', 'mon-am', 'Oakfield')] };
    expect(warnings(week, 'Wren', 'A', 'mon-pm').fairness).toBe(
      'Plan C-B has the same priority and no session at all yet.',
    );
  });

  it('warn, and ask for a reason, when the child knows another or the plan prefers another', () => {
    const known = withNeed(calm, 'A', { knows: ['Lark'] });
    expect(warnings(known, 'Wren', 'A', 'mon-am').continuity).toBe(
      'The child knows Lark Invented; Wren Invented would be new.',
    );
    expect(warnings(known, 'Lark', 'A', 'mon-am')).toEqual({});
    const preferred = withNeed(calm, 'A', { wishes: [{ staId: 'Lark', wish: 'preferred', reason: 'speaks Polish' }] });
    expect(warnings(preferred, 'Wren', 'A', 'mon-am').continuity).toBe(
      'Plan C-A prefers Lark Invented: speaks Polish.',
    );
  });

  it('warn about another time than last week, a long journey and one that is not known', () => {
    const week = withNeed(calm, 'A', { lastWeek: [{ staId: 'Wren', session: 'fri-am' }] });
    expect(warnings(week, 'Wren', 'A', 'mon-am').stability).toBe('Last week plan C-A was served on Friday morning.');
    expect(warnings(withNeed(calm, 'F', { sessions: 1 }), 'Wren', 'F', 'mon-am').travel).toBe(
      'It is 103 minutes from Wren Invented’s base, Area office, to Farthing Primary.',
    );
    expect(warnings(withSchool(calm, 'Oakfield', { easting: null }), 'Wren', 'A', 'mon-am').travel).toBe(
      'The journey on Monday morning is not known: Oakfield Primary has no coordinates.',
    );
  });

  it('warn when she would carry far more than the others', () => {
    const full = ['mon-am', 'mon-pm', 'tue-am', 'tue-pm', 'wed-am', 'wed-pm', 'thu-am'] as const;
    const week = {
      ...withNeed(calm, 'B', { sessions: 10 }),
      allocations: full.map((session) => given('Wren', 'B', session, 'Elmbrook')),
    };
    expect(warnings(week, 'Wren', 'A', 'fri-am').load).toBe(
      'Wren Invented would give 8 of 10 sessions, far more than the others do.',
    );
  });
});

describe('candidates', () => {
  it('put the one first who can give all, then the one the child knows, then the nearer', () => {
    const order = (week: Week) => candidatesFor(week, 'A').map(({ staId }) => staId);
    expect(order(calm)).toEqual(['Lark', 'Wren']);
    expect(order(withNeed(calm, 'A', { knows: ['Wren'] }))).toEqual(['Wren', 'Lark']);
    expect(order(withSta(calm, 'Lark', { limit: 1 }))).toEqual(['Wren', 'Lark']);
    expect(order(withSta(calm, 'Lark', { base: { name: 'Far', easting: 400_000, northing: 200_000 } }))).toEqual([
      'Wren',
      'Lark',
    ]);
  });

  it('say why each fits or does not', () => {
    const week = withSta(
      withNeed(calm, 'A', { skill: 'ci', lastWeek: [{ staId: 'Lark', session: 'mon-am' }] }),
      'Lark',
      { limit: 1 },
    );
    expect(candidatesFor(week, 'A').map(({ name, fit, reason, load }) => [name, fit, reason, load.room])).toEqual([
      ['Lark Invented', 'possible', 'Can give 1 of 2; was there last week; 3 minutes from base.', 1],
      ['Wren Invented', 'none', 'Plan C-A asks for C&I, which Wren Invented does not have.', 10],
    ]);
  });

  it('show her week at a glance', () => {
    const week = {
      ...withSta(withSta(calm, 'Lark', { absences: [{ sessions: ['tue-am'], kind: 'sick' }] }), 'Wren', {}),
      allocations: [given('Lark', 'A', 'mon-am', 'Oakfield')],
    };
    const lark = candidatesFor(week, 'A').find(({ staId }) => staId === 'Lark');
    expect(lark?.glance.slice(0, 4).map(({ state, label }) => [state, label])).toEqual([
      ['given', 'C-A'],
      ['off', 'Does not work'],
      ['away', 'Away'],
      ['off', 'Does not work'],
    ]);
  });

  it('judge a move without the place it comes from', () => {
    const only = given('Wren', 'A', 'mon-am', 'Oakfield');
    const week = { ...withNeed(calm, 'A', { sessions: 1 }), allocations: [only] };
    const open = (without: typeof only | null) =>
      candidatesFor(week, 'A', without)
        .find(({ staId }) => staId === 'Lark')
        ?.sessions.filter(({ stops }) => stops.length === 0).length;
    expect(open(null)).toBe(0);
    expect(open(only)).toBe(5);
  });
});

describe('why a need is unmet', () => {
  const why = (week: Week, planId = 'A') => {
    const board = Board.of(week);
    const need = board.need.get(planId);
    return need ? whyUnmet(board, need) : 'not there';
  };

  it('is nothing where it is met, and who could come where somebody could', () => {
    expect(why(withNeed(calm, 'A', { sessions: 0 }))).toBeNull();
    expect(why(calm)).toBe('2 STAs could come.');
  });

  it('is the agreement that is missing, or what stops each STA', () => {
    expect(why(withNeed(calm, 'A', { notAgreedBy: ['Oakfield'] }))).toBe('Not agreed by Oakfield Primary yet.');
    expect(why(withNeed(calm, 'A', { skill: 'early-years' }))).toBe('Nobody can come: 2 without the skill.');
    expect(why(withNeed(withSta(calm, 'Wren', { pattern: [] }), 'A', { possible: ['mon-pm'] }))).toBe(
      'Nobody can come: 2 not working then.',
    );
    expect(why({ ...calm, stas: [] })).toBe('No STA works in this week.');
  });
});
