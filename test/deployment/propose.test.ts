import { describe, expect, it } from 'vitest';
import { columnOfWeek } from '../../electron/deployment/propose/column.ts';
import { proposeGoal } from '../../electron/deployment/propose/goal.ts';
import { greedy } from '../../electron/deployment/propose/greedy.ts';
import { peopleOf } from '../../electron/deployment/propose/person.ts';
import { cutsOf } from '../../electron/deployment/propose/prices.ts';
import { problemOf } from '../../electron/deployment/propose/problem.ts';
import { propose } from '../../electron/deployment/propose/propose.ts';
import type { Week } from '../../electron/deployment/week.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import { makeWeek } from '../bench/week-maker.ts';
import { TRIALS } from './trials.ts';

const solved = (week: Week) => propose(week, { now: () => 0, report: () => {} });

describe('the optimiser', () => {
  it.each(TRIALS)('$sentence', ({ short, run }) => run(short), 120_000);

  it('gives the same answer to the same week, whoever asks and however often', async () => {
    const week = makeWeek({ stas: 5, needs: 20, sessions: [1, 4] }, 3);
    const [one, two] = [await solved(week), await solved(structuredClone(week))];
    expect(two).toEqual(one);
    expect(one.proved).toBe(true);
  }, 60_000);

  it('counts for each list of cuts its own, wherever a week of an STA is used again with another list', () => {
    const problem = problemOf(makeWeek({ stas: 3, needs: 9, sessions: [1, 2] }, 1));
    const weeks = problem.stas.map(() => new Int16Array(SESSION_CODES.length).fill(-1));
    const served = greedy(problem).find(({ sta }) => sta === 0);
    if (!served) throw new Error('The first STA serves nobody.');
    const [week, person] = [weeks[0], peopleOf(problem, proposeGoal(problem), new Set())[0]];
    if (week) week[served.session] = served.need;
    const column = person && week && columnOfWeek(problem, person, week);
    if (!person || !column) throw new Error('There is no such week.');
    const [hers, theirs] = [
      { stas: [0], needs: [served.need] },
      { stas: [1], needs: [] },
    ];
    expect(cutsOf(person, column, [hers])).toEqual([0]);
    expect(cutsOf(person, column, [theirs])).toEqual([]);
    expect(cutsOf(person, column, [theirs, hers])).toEqual([1]);
  });
});
