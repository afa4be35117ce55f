import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { contract } from '../../shared/api/all.ts';
import type { ProcedureMeta } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/refusals.ts';
import { type Desk, startApp } from '../support/register.ts';

/**
 * The core does not parse what it answers (it made it itself), so this does: every query of the contract, asked about
 * rows of the demo register, gives the shape that its contract says. A new procedure is asked without anybody adding
 * it here, as long as its input can be made from the ids and days below.
 */
let desk: Desk;
beforeAll(async () => {
  desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
});
afterAll(() => desk.end());

const queries = Object.entries(contract).flatMap(([area, procedures]) =>
  Object.entries(procedures)
    .map(([name, procedure]) => ({ area, name, meta: procedure['~orpc'].meta as ProcedureMeta }))
    .filter(({ meta }) => meta.kind === 'query')
    .map((each) => ({ ...each, path: `${each.area}.${each.name}` })),
);

/** What an area calls `id`, as a column of a table. */
const IDS: Readonly<Record<string, string>> = {
  schools: 'school',
  pupils: 'pupil',
  cases: 'case_file',
  enquiries: 'enquiry',
  plans: 'plan',
  stas: 'sta',
  people: 'person',
  link: 'link_centre',
};

/** Inputs to try, from the plainest to the fullest, for some rows each. */
function inputsFor(area: string): Record<string, unknown>[] {
  const some = (sql: string) => register().prepare(sql).pluck().all() as string[];
  const ids = (table: string) => some(`SELECT id FROM ${table} ORDER BY id LIMIT 40`);
  const mondays = some('SELECT monday FROM deployment_week');
  const [staId] = ids('sta');
  const given = {
    caseId: ids('case_file'),
    schoolId: ids('school').slice(0, 5),
    pupilId: ids('pupil').slice(0, 5),
    planId: ids('plan'),
    monday: mondays,
  };
  const plain = [{}, { text: 'qu' }, { search: 'qu' }, { day: '2026-11-24' }, { which: 'all' }, { open: true }];
  const own = IDS[area];
  return [
    ...plain,
    ...(own ? ids(own).map((id) => ({ id })) : []),
    ...Object.entries(given).flatMap(([name, values]) => values.map((value) => ({ [name]: value }))),
    ...given.planId.slice(0, 10).map((planId) => ({ monday: mondays[1], planId, moving: null })),
    ...['mon-am', 'fri-pm'].map((session) => ({ monday: mondays[1], staId, session })),
  ];
}

function register() {
  const { open } = desk.app;
  if (!open) throw new Error('The demo is not open');
  return open.register.reading.sqlite;
}

function ask(path: string, input: unknown): Promise<Answer<unknown>> {
  const [area = '', name = ''] = path.split('.');
  const procedure = (desk.app.router as Record<string, Record<string, unknown>>)[area]?.[name];
  return call(procedure as never, input as never, { context: { session: desk.session } }) as Promise<Answer<unknown>>;
}

function isStrictly(schema: z.ZodType, input: Record<string, unknown>): boolean {
  const parsed = schema.safeParse(input);
  // An unknown key is dropped by zod: then the input was not made for this procedure.
  return parsed.success && Object.keys(input).every((key) => key in (parsed.data as object));
}

describe('every query answers in the shape of its contract', () => {
  it.each(queries)('$path', async ({ path, area, meta }) => {
    const fitting = inputsFor(area).filter((input) => isStrictly(meta.input, input));
    for (const input of fitting) {
      const answer = await ask(path, input);
      if (!answer.ok) {
        expect(answer.refusal.code, JSON.stringify(answer.refusal)).toMatch(/not-found|rule|invalid/);
        continue;
      }
      const shape = meta.output.safeParse(answer.value);
      expect(shape.success ? [] : shape.error.issues, `${path} ${JSON.stringify(input)}`).toEqual([]);
    }
  });

  it('asks most of them', async () => {
    const asked = queries.filter(({ area, meta }) => inputsFor(area).some((input) => isStrictly(meta.input, input)));
    const left = queries.filter((each) => !asked.includes(each)).map(({ path }) => path);
    expect(asked.length / queries.length, `Not asked: ${left.join(', ')}`).toBeGreaterThan(0.6);
  });
});
