import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { holdLock } from '../../db/lock.ts';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { HISTORY_KEY, newFile, openOr } from './temporary-register.ts';

const KILLS = Number(process.env.STS_KILLS ?? 3);

interface Clerk {
  process: ChildProcess;
  lines: string[];
  ended: Promise<unknown>;
}

async function clerk(file: string, task: 'hold' | 'work'): Promise<Clerk> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'clerk.ts'), file, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let rest = '';
  const started = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
      resolve();
    });
  });
  const ended = once(child, 'close');
  await Promise.race([started, ended]);
  return { process: child, lines, ended };
}

async function kill(victim: Clerk): Promise<void> {
  victim.process.kill('SIGKILL');
  await victim.ended;
}

describe('one register and several processes', () => {
  it('lets only one process hold it, and is free again at once when that one is killed', async () => {
    const file = newFile();
    openOr(file).close();
    const first = await clerk(file, 'hold');
    expect(first.lines[0]).toBe('open');
    expect(holdLock(file)).toBeNull();
    const second = await clerk(file, 'hold');
    await second.ended;
    expect(second.lines).toEqual(['busy']);
    await kill(first);
    const letGo = holdLock(file);
    expect(letGo).not.toBeNull();
    letGo?.();
    const third = await clerk(file, 'hold');
    expect(third.lines[0]).toBe('open');
    await kill(third);
  }, 90_000);

  it(`loses no acknowledged command and leaves none half done when killed at random instants, ${KILLS} times`, async () => {
    const file = newFile();
    openOr(file).close();
    const acknowledged = new Set<string>();
    for (let round = 0; round < KILLS; round++) {
      const worker = await clerk(file, 'work');
      await pause(Math.random() * 60);
      // On a busy machine some rounds would be killed before they did anything, and prove nothing.
      while (acknowledged.size + worker.lines.length - 1 <= round) await pause(1);
      await kill(worker);
      for (const line of worker.lines.slice(1)) acknowledged.add(line);

      const register = openOr(file);
      const { sqlite } = register.reading;
      const there = sqlite.prepare('SELECT id FROM school').pluck().all() as string[];
      const lost = [...acknowledged].filter((id) => !there.includes(id));
      expect(lost).toEqual([]);
      // Every command writes one school and three contacts: four rows or none, and as many entries as schools.
      const halves = sqlite
        .prepare(
          'SELECT s.id FROM school s LEFT JOIN contact c ON c.school_id = s.id GROUP BY s.id HAVING count(c.id) <> 3',
        )
        .all();
      expect(halves).toEqual([]);
      expect(sqlite.prepare('SELECT count(*) AS n FROM change').get()).toEqual({ n: there.length });
      // Written and not yet answered when killed: at most one a round.
      expect(there.length - acknowledged.size).toBeLessThanOrEqual(round + 1);
      expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(firstEntryThatDoesNotFit(sqlite, HISTORY_KEY)).toBeNull();
      register.close();
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
  }, 300_000);
});
