import { describe, expect, it } from 'vitest';
import { certificateOf, stoppedCertificate } from '../../electron/deployment/certificate.ts';
import type { Answer, LevelProof } from '../../electron/deployment/propose/answer.ts';
import { LEVELS } from '../../electron/deployment/propose/tally.ts';
import { sampleWeek } from './sample-week.ts';

/** Nothing is given in it, so everything that plans ask for is missed. */
const week = sampleWeek();
const missed = week.needs.reduce((sum, { sessions }) => sum + sessions, 0);

function answer(values: number[], bounds: number[]): Answer {
  const levels = LEVELS.map((level, at): LevelProof => {
    const [value, bound] = [values[at] ?? 0, bounds[at] ?? 0];
    const proved = LEVELS.slice(0, at + 1).every((_, each) => (values[each] ?? 0) === (bounds[each] ?? 0));
    return { level, value, bound, proved, milliseconds: 1200 };
  });
  return { allocations: [], levels, proved: levels.at(-1)?.proved ?? false, milliseconds: 2000, solver: 'HiGHS 1' };
}

describe('a certificate', () => {
  it('says that nothing better exists only where every want is proved', () => {
    const { summary, proved } = certificateOf(week, answer([40, 9, 2, 1, 300, 50], [40, 9, 2, 1, 300, 50]));
    expect(summary).toBe('Proved: no better week exists in the managers’ order of importance. Checked independently.');
    expect(proved).toBe(true);
  });

  it('names the first want that is not proved, and its gap in that want’s own unit', () => {
    const { summary } = certificateOf(week, answer([40, 9, 2, 1, 300, 50], [40, 9, 2, 1, 296, 0]));
    expect(summary).toBe(
      'Proved for sessions served, fairness, continuity and stability; not proved for travel. At most 4 km could be saved. Checked independently.',
    );
  });

  it('says the gap of the first want in sessions, and never more than are missed', () => {
    const sentence = (gap: number) =>
      certificateOf(week, answer([1000, 0, 0, 0, 0, 0], [1000 - gap])).levels[0]?.sentence;
    expect(sentence(1000)).toContain(
      `At most ${missed} sessions more could be served without another plan losing some.`,
    );
    expect(sentence(2)).toContain('At most 0 sessions more could be served');
    expect(sentence(20)).not.toContain(`At most ${missed} sessions`);
  });

  it('says which priorities miss sessions', () => {
    const [unmet] = certificateOf(week, answer([40, 0, 0, 0, 0, 0], [40])).levels;
    expect(unmet?.sentence).toMatch(/^No other week leaves less unmet, counted by priority\. .*\d+ of priority \d/);
  });

  it('that was stopped says so, unless all was proved by then', () => {
    const open = certificateOf(week, answer([40, 9, 2, 1, 300, 50], [40, 9, 2, 1, 296, 0]));
    expect(stoppedCertificate(week, [], open)).toMatchObject({ stopped: true, proved: false });
    expect(stoppedCertificate(week, [], open).summary).toContain('not proved for travel (stopped early).');
    const whole = certificateOf(week, answer([40, 9, 2, 1, 300, 50], [40, 9, 2, 1, 300, 50]));
    expect(stoppedCertificate(week, [], whole)).toEqual(whole);
  });
});
