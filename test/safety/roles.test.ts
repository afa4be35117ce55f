import { randomUUID } from 'node:crypto';
import { call, createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person } from '../../db/schema/office.ts';
import { contract } from '../../shared/api/all.ts';
import type { ProcedureMeta, Role, TaskEvent } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/refusals.ts';
import { codesOf, ROLES } from '../../shared/words.ts';
import { type Desk, startApp } from '../support/register.ts';

/**
 * Every procedure of the contract × every role, and nobody: asked with nothing in hand, each is refused to exactly those
 * whom its declaration leaves out, before its input is even looked at.
 */
let desk: Desk;
const seats = new Map<Role, string>();
beforeAll(async () => {
  desk = startApp();
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  for (const role of codesOf(ROLES)) {
    const { id } = await desk.done(desk.client.office.addPerson(desk.ask({ name: `Some ${role}`, role })));
    seats.set(role, id);
  }
});
afterAll(() => desk.end());

const procedures = Object.entries(contract).flatMap(([area, declared]) =>
  Object.entries(declared).map(([name, procedure]) => ({
    path: `${area}.${name}`,
    area,
    name,
    meta: procedure['~orpc'].meta as ProcedureMeta,
  })),
);

/** Something that no procedure takes for its input, so that nothing happens where it gets that far. */
const NOTHING = { requestId: randomUUID(), data: 'nothing of the kind' };

async function codeFor(area: string, name: string, personId: string | null): Promise<string> {
  const procedure = (desk.app.router as Record<string, Record<string, unknown>>)[area]?.[name];
  const session = { ...desk.app.newSession(), personId };
  const answer = await call(procedure as never, NOTHING as never, { context: { session } });
  const given = Symbol.asyncIterator in (answer as object) ? await last(answer as never) : (answer as Answer<unknown>);
  return given.ok ? 'ok' : given.refusal.code;
}

async function last(events: AsyncIterable<TaskEvent<unknown>>): Promise<Answer<unknown>> {
  for await (const event of events) if (event.kind === 'answer') return event.answer;
  throw new Error('The task ended without an answer');
}

describe('every procedure says who may call it', () => {
  it.each(procedures)('$path', ({ meta }) => {
    const known: readonly string[] = codesOf(ROLES);
    if (meta.may === 'anyone') return;
    expect(meta.may.length).toBeGreaterThan(0);
    expect(meta.may.filter((role) => !known.includes(role))).toEqual([]);
  });

  it('and only a few may be called by anyone at all, because nobody has signed in yet', () => {
    const open = procedures.filter(({ meta }) => meta.may === 'anyone').map(({ path }) => path);
    expect(open.toSorted()).toEqual([
      'backups.list',
      'backups.lookIn',
      'backups.restore',
      'office.leaveDemo',
      'office.openDemo',
      'office.sit',
      'office.start',
      'office.state',
      'signIn.idle',
      'signIn.lock',
      'signIn.withPassphrase',
      'signIn.withRecoveryKey',
    ]);
  });
});

describe.each([...codesOf(ROLES), null])('to %s', (role) => {
  const closed = procedures.filter(({ meta }) => meta.may !== 'anyone');

  it.each(closed)('$path is refused, or not, as declared', async ({ area, name, meta }) => {
    const code = await codeFor(area, name, role === null ? null : (seats.get(role) ?? ''));
    if (role === null) expect(code).toBe('not-signed-in');
    else if (meta.may !== 'anyone' && meta.may.includes(role)) expect(code).not.toMatch(/not-allowed|not-signed-in/);
    else expect(code).toBe('not-allowed');
  });
});

describe('a person who has left the office', () => {
  it('is nobody, whatever the role was', async () => {
    const { id } = await desk.done(
      desk.client.office.addPerson(desk.ask({ name: 'Gone Tomorrow', role: 'area-manager' as const })),
    );
    const row = desk.app.open?.register.reading.orm
      .select()
      .from(person)
      .all()
      .find((each) => each.id === id);
    await desk.done(
      desk.client.office.changePerson(
        desk.ask({
          id,
          version: row?.version ?? 0,
          name: 'Gone Tomorrow',
          role: 'area-manager' as const,
          active: false,
        }),
      ),
    );
    expect(await codeFor('schools', 'list', id)).toBe('not-signed-in');
  });
});

describe('the number of a request', () => {
  it('gives its answer again to the person who sent it, and to nobody else', async () => {
    const request = desk.ask({ name: 'Sent Once', role: 'office' as const });
    await desk.done(desk.client.office.addPerson(request));
    const session = { ...desk.app.newSession(), personId: seats.get('assistant-area-manager') ?? '' };
    const stolen = await createRouterClient(desk.app.router, { context: { session } }).office.addPerson(request);
    expect(stolen).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });
});
