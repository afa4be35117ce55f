import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { type App, createApp, type Session } from '../../electron/core/app.ts';
import type { Clock, LogLine } from '../../electron/core/context.ts';
import type { Contract } from '../../shared/api/all.ts';
import type { TaskEvent } from '../../shared/api/contract.ts';
import type { Answer, Refusal } from '../../shared/refusals.ts';
import { uuidv7 } from '../../shared/uuid.ts';

/**
 * A real register in a folder of its own, called the way a page calls it (through the router), for service tests.
 *
 *   const desk = startRegister();  const school = await desk.done(desk.client.schools.add(desk.ask({ … })));
 */
export interface Desk {
  app: App;
  session: Session;
  client: ContractRouterClient<Contract>;
  folder: string;
  clock: { day: string };
  log: LogLine[];
  /** The wire shape of a command. */
  ask<T>(data: T): { requestId: string; data: T };
  /** The value of an answer; a refusal fails the test with its sentence. */
  done<T>(answer: Promise<Answer<T>>): Promise<T>;
  /** The refusal of an answer; a value fails the test. */
  refused<T>(answer: Promise<Answer<T>>): Promise<Refusal>;
  end(): void;
}

export const MIGRATIONS = join(import.meta.dirname, '../../db/migrations');

/** The answer at the end of a task. */
export async function taskAnswer<T>(events: PromiseLike<AsyncIterable<TaskEvent<T>>>): Promise<Answer<T>> {
  for await (const event of await events) if (event.kind === 'answer') return event.answer;
  throw new Error('The task ended without an answer');
}

/** An app on an empty folder. `day` is the office's day and can be moved: `desk.clock.day = '2026-12-01'`. */
export function startApp(day = '2026-11-24', folder = mkdtempSync(join(tmpdir(), 'sts-test-'))): Desk {
  const clock = { day };
  const log: LogLine[] = [];
  let tick = 0;
  const injected: Clock = {
    today: () => clock.day,
    now: () => `${clock.day}T09:00:${String(tick++ % 60).padStart(2, '0')}.000Z`,
  };
  const app = createApp({
    folder,
    migrations: MIGRATIONS,
    version: '0.0.0-test',
    clock: injected,
    newId: uuidv7,
    log: (line) => log.push(line),
  });
  const session = app.newSession();
  const client = createRouterClient(app.router, { context: { session } });
  return {
    app,
    session,
    client,
    folder,
    clock,
    log,
    ask: (data) => ({ requestId: randomUUID(), data }),
    async done(answer) {
      const given = await answer;
      if (!given.ok)
        throw new Error(
          `Refused: ${given.refusal.what} ${given.refusal.next} ${JSON.stringify(given.refusal.fields ?? [])}`,
        );
      return given.value;
    },
    async refused(answer) {
      const given = await answer;
      if (given.ok) throw new Error(`Not refused: ${JSON.stringify(given.value)}`);
      return given.refusal;
    },
    end() {
      app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same with a register started, county calendar entered, and the Area Manager at the desk. */
export async function startRegister(day?: string): Promise<Desk> {
  const desk = startApp(day);
  await desk.done(
    desk.client.office.start(
      desk.ask({
        officeName: 'Testing Area Office',
        areaManager: 'Ada Tester',
        assistantAreaManager: 'Ben Tester',
        countyCalendar: true,
      }),
    ),
  );
  return desk;
}
