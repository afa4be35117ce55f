import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWeek } from '../../electron/deployment/check.ts';
import { nameless } from '../../electron/deployment/nameless.ts';
import { proposeWeek } from '../../electron/deployment/proposal.ts';
import type { Week } from '../../electron/deployment/week.ts';
import { readWeekFile } from '../../electron/deployment/week-file.ts';
import { ROOT } from '../support/host.ts';
import { given, sampleWeek, withNeed, withSta } from './sample-week.ts';

const folder = mkdtempSync(join(tmpdir(), 'sts-week-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (week: unknown) => readWeekFile('week.json', JSON.stringify(week));
const faultsOf = (week: unknown) => {
  const answer = read(week);
  return answer.ok ? [] : answer.faults;
};
const noticesOf = (week: Week) => {
  const answer = read(week);
  return answer.ok ? answer.notices : [];
};

function command(...words: string[]) {
  const script = join(ROOT, 'electron/start/deployment.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
  return { status, stdout, faults: stderr.trim().split('\n') };
}

function written(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('a week in a file, said a sentence each', () => {
  it('is no week where it is not JSON', () => {
    expect(readWeekFile('week.json', 'Monday')).toEqual({
      ok: false,
      faults: ['week.json is not JSON, so there is no deployment week in it.'],
    });
  });

  it('can have an STA without a pattern: nobody is sent, and it is said', async () => {
    const week = withSta(sampleWeek(), 'Lark', { pattern: [] });
    expect(noticesOf(week)).toContain('Lark Invented has no working sessions this week: enter her pattern.');
    const outcome = await proposeWeek(week, () => 0);
    expect(outcome.ok && outcome.value.allocations.some(({ staId }) => staId === 'Lark')).toBe(false);
  });

  it('has no need for 11 sessions', () => {
    expect(faultsOf(withNeed(sampleWeek(), 'A', { sessions: 11 }))).toEqual([
      'Plan C-A: sessions asks for more than the 10 sessions of a week.',
    ]);
  });

  it('can have a plan that ends on Tuesday: nothing after that is proposed, and it is said', async () => {
    const week = withNeed(sampleWeek(), 'A', { until: '2026-12-01', sessions: 6 });
    expect(noticesOf(week)[0]).toMatch(/^Plan C-A ends on 1 Dec 2026: only Monday .* can be used\.$/);
    const outcome = await proposeWeek(week, () => 0);
    const sessions = outcome.ok ? outcome.value.allocations.filter(({ planId }) => planId === 'A') : [];
    expect(sessions.map(({ session }) => session).sort()).toEqual(['mon-am', 'mon-pm', 'tue-am', 'tue-pm']);
  });

  it('names an unknown school', () => {
    const places = [{ schoolId: 'Nowhere', sessions: ['mon-am' as const] }];
    expect(faultsOf(withNeed(sampleWeek(), 'A', { places }))).toEqual([
      'Plan C-A: the school Nowhere is not in the week.',
    ]);
  });

  it('names locked allocations that contradict each other', () => {
    const allocations = [
      given('Wren', 'A', 'mon-am', 'Oakfield', true),
      given('Wren', 'B', 'mon-am', 'Elmbrook', true),
    ];
    expect(faultsOf(sampleWeek({ allocations }))).toEqual([
      'Locked on Monday morning, but: Wren Invented is already at Oakfield Primary for plan C-A on Monday morning.',
    ]);
  });

  it('can be empty: the proposal is empty too, proved, and it is said', async () => {
    const week = sampleWeek({ stas: [], needs: [], allocations: [] });
    expect(noticesOf(week)).toEqual(['No plan asks for STA time in this week.']);
    const outcome = await proposeWeek(week, () => 0);
    expect(outcome.ok && [outcome.value.allocations, outcome.value.certificate.proved]).toEqual([[], true]);
  });
});

describe('npm run deployment', () => {
  it('prints a proposal that the checker passes, with its certificate', () => {
    const week = sampleWeek();
    const { status, stdout } = command('solve', written('week.json', week));
    expect(status).toBe(0);
    const printed = JSON.parse(stdout);
    expect(printed).toMatchObject({ format: 'sts-proposal/1', certificate: { proved: true } });
    expect(checkWeek(week, printed.allocations)).toEqual([]);
  });

  it('ends with code 2 and a sentence for each fault of a bad file, and prints nothing', () => {
    const bad = withNeed(withNeed(sampleWeek(), 'A', { sessions: 11 }), 'B', { priority: 9 });
    const { status, stdout, faults } = command('solve', written('bad.json', bad));
    expect([status, stdout, faults.length]).toEqual([2, '', 2]);
    expect(command('solve', join(folder, 'none.json'))).toMatchObject({ status: 2, stdout: '' });
  });

  it('solves a week with its names removed to the same certificate', async () => {
    const [plain, without] = [sampleWeek(), nameless(sampleWeek())];
    const answers = await Promise.all([plain, without].map((week) => proposeWeek(week, () => 0)));
    expect(JSON.stringify(without)).not.toMatch(/Wren|Lark|Oakfield|Elmbrook|Farthing|C-A/);
    const [one, two] = answers.map((answer) => (answer.ok ? answer.value.certificate : null));
    expect(two).toEqual(one);
  });
});
