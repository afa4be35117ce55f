import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { type App, createApp, type Session } from '../../electron/core/app.ts';
import type { AppContext, Clock, LogLine } from '../../electron/core/context.ts';
import type { Kdf } from '../../electron/safety/key-slots.ts';
import type { Contract } from '../../shared/api/all.ts';
import type { TaskEvent } from '../../shared/api/contract.ts';
import type { StartInput } from '../../shared/api/office.ts';
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
  /** Sits somebody of the office down without their passphrase. */
  seat(personId: string): void;
  /** Closes the register, and opens it again with Ada's passphrase. */
  reopen(): Promise<void>;
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

/** Passphrases cost nothing to try: a test that signs in is not a test of scrypt. */
export const CHEAP: Kdf = { name: 'scrypt', N: 16, r: 1, p: 1 };

/** What a register of a test begins with; Ada's passphrase is this one. */
export const PASSPHRASE = 'marmalade lorry quince hat';
export const BEGINNING = {
  officeName: 'Testing Area Office',
  areaManager: 'Ada Tester',
  assistantAreaManager: 'Ben Tester',
  countyCalendar: true,
  passphrase: PASSPHRASE,
  again: PASSPHRASE,
};

/** An app on an empty folder. `day` is the office's day and can be moved: `desk.clock.day = '2026-12-01'`. */
export function startApp(
  day = '2026-11-24',
  folder = mkdtempSync(join(tmpdir(), 'sts-test-')),
  context: Partial<AppContext> = {},
): Desk {
  const clock = { day };
  const log: LogLine[] = [];
  let tick = 0;
  const injected: Clock = {
    today: () => clock.day,
    // A second later each time, never back: what is newest is told by it.
    now: () => new Date(Date.parse(`${clock.day}T09:00:00Z`) + 1000 * tick++).toISOString(),
  };
  const app = createApp({
    folder,
    migrations: MIGRATIONS,
    version: '0.0.0-test',
    clock: injected,
    newId: uuidv7,
    log: (line) => log.push(line),
    kdf: CHEAP,
    random: (bytes) => randomBytes(bytes),
    locksWhenIdle: false,
    backsUp: false,
    ...context,
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
    seat: (personId) => app.seats.take(session, personId),
    async reopen() {
      app.closeRegister();
      app.seats.leaveAll();
      app.openFolder('own');
      const slot = app.keys?.slots.find(({ initials }) => initials === 'A. T.');
      const data = { slotId: slot?.id ?? '', passphrase: PASSPHRASE };
      const answer = await client.signIn.withPassphrase({ requestId: randomUUID(), data });
      if (!answer.ok) throw new Error(`Not opened again: ${answer.refusal.what}`);
    },
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
export async function startRegister(
  day?: string,
  context: Partial<AppContext> = {},
  beginning: Partial<StartInput> = {},
): Promise<Desk> {
  const desk = startApp(day, undefined, context);
  await desk.done(desk.client.office.start(desk.ask({ ...BEGINNING, ...beginning })));
  return desk;
}
