import { describe, expect, it } from 'vitest';
import { Board } from '../../electron/deployment/board.ts';
import { checkWeek } from '../../electron/deployment/check.ts';
import { breachesOf, CONSTRAINTS, isStopped, stopsOf } from '../../electron/deployment/constraints.ts';
import { CONSTRAINT_TABLE } from './constraint-table.ts';
import { given, sampleWeek } from './sample-week.ts';

describe.each(CONSTRAINTS.map((each) => [each.id, each] as const))('constraint %s', (id, constraint) => {
  const rows = CONSTRAINT_TABLE[id] ?? [];

  it('has a row that passes and a row that breaks', () => {
    expect(rows.some(({ sentence }) => sentence === null)).toBe(true);
    expect(rows.some(({ sentence }) => sentence !== null)).toBe(true);
    expect(constraint.sentence).toMatch(/^[A-Z].+\.$/);
    expect(constraint.source.length).toBeGreaterThan(0);
  });

  it.each(rows)('$name', ({ week, one, sentence }) => {
    // A lock speaks for the place it holds; all others are asked with the week's allocations on the board.
    const board = id === 'locked' ? new Board(week) : Board.of(week);
    const found = stopsOf(board, one).find((breach) => breach.constraint === id);
    expect(found?.sentence ?? null).toBe(sentence);
    expect(isStopped(board, one)).toBe(stopsOf(board, one).length > 0);
  });

  it.each(rows)('$name: the checker says the same of the whole week', ({ week, one, sentence }) => {
    const others = id === 'locked' ? [] : week.allocations;
    const faults = checkWeek(week, [...others, one]).filter(({ rule }) => rule === id);
    expect(faults.length > 0).toBe(
      sentence !== null || (id === 'locked' && !week.allocations.some((each) => each.session === one.session)),
    );
  });
});

describe('the list', () => {
  it('has a table row for nothing that is not a constraint', () => {
    expect(Object.keys(CONSTRAINT_TABLE)).toEqual(CONSTRAINTS.map(({ id }) => id));
  });

  it('says that an allocation of somebody unknown is not in the week', () => {
    const board = Board.of(sampleWeek());
    expect(stopsOf(board, given('Nobody', 'A', 'mon-am', 'Oakfield'))).toMatchObject([
      { constraint: 'listed', sentence: 'The STA Nobody is not in this week.' },
    ]);
    expect(stopsOf(board, given('Wren', 'Z', 'mon-am', 'Oakfield'))[0]?.sentence).toBe(
      'The plan Z is not in this week.',
    );
    expect(stopsOf(board, given('Wren', 'A', 'mon-am', 'Nowhere'))[0]?.sentence).toBe(
      'The school Nowhere is not in this week.',
    );
  });

  it('names the unlocked one of two that stand in one place', () => {
    const week = sampleWeek({
      allocations: [given('Wren', 'A', 'mon-am', 'Oakfield'), given('Wren', 'B', 'mon-am', 'Elmbrook', true)],
    });
    expect(breachesOf(week).map(({ allocation }) => allocation.planId)).toEqual(['A']);
  });

  it('says that a proposal dropped a locked allocation', () => {
    const week = sampleWeek({ allocations: [given('Wren', 'A', 'mon-am', 'Oakfield', true)] });
    expect(breachesOf(week, [])).toMatchObject([
      {
        constraint: 'locked',
        sentence: 'Wren Invented is locked to plan C-A at Oakfield Primary on Monday morning; unlock it first.',
      },
    ]);
  });
});
