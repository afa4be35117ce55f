import { describe, expect, it } from 'vitest';
import { checkWeek } from '../../electron/deployment/check.ts';
import type { Proposal } from '../../electron/deployment/proposal.ts';
import { startJob } from '../../electron/deployment/start-job.ts';
import { valuesOf } from '../../electron/deployment/wants.ts';
import { given, sampleWeek } from './sample-week.ts';

describe('a job in its own thread', () => {
  it('proposes a week that the checker passes, with the values that the wants reckon', async () => {
    const week = sampleWeek();
    const better: Proposal[] = [];
    const outcome = await startJob({ kind: 'propose', week }, (proposal) => better.push(proposal)).answer;
    if (!outcome.ok) throw new Error(outcome.faults.join(' '));
    const { allocations, certificate } = outcome.value;
    expect(checkWeek(week, allocations)).toEqual([]);
    expect(Object.fromEntries(certificate.levels.map(({ level, value }) => [level, value]))).toEqual(
      valuesOf(week, allocations),
    );
    expect(better.length).toBeGreaterThan(0);
  });

  it('refuses locks that contradict each other, each named', async () => {
    const week = sampleWeek({
      allocations: [given('Wren', 'A', 'mon-am', 'Oakfield', true), given('Wren', 'B', 'mon-am', 'Elmbrook', true)],
    });
    await expect(startJob({ kind: 'propose', week }).answer).resolves.toEqual({
      ok: false,
      faults: [
        'Locked on Monday morning, but: Wren Invented is already at Oakfield Primary for plan C-A on Monday morning.',
      ],
      bug: null,
    });
  });
});
