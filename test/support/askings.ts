import { call } from '@orpc/server';
import type { z } from 'zod';
import type { Session } from '../../electron/core/app.ts';
import { contract } from '../../shared/api/all.ts';
import type { ProcedureMeta } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/refusals.ts';
import { codesOf, PAPERS } from '../../shared/words.ts';
import type { Desk } from './register.ts';

/**
 * Asks every query of the contract about rows that the open register holds, without anybody naming the procedures: for
 * tests that say something about all of them. A new query is asked too, as long as its input can be made from ids and days.
 *
 *   for (const input of fittingInputs(desk, query)) await askBy(desk, query.path, input, session);
 */
export interface Asking {
  path: string;
  area: string;
  meta: ProcedureMeta;
}

export const procedures: readonly Asking[] = Object.entries(contract).flatMap(([area, declared]) =>
  Object.entries(declared).map(([name, procedure]) => ({
    path: `${area}.${name}`,
    area,
    meta: procedure['~orpc'].meta as ProcedureMeta,
  })),
);

export const queries = procedures.filter(({ meta }) => meta.kind === 'query');

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
  papers: 'print_record',
};

/** Inputs to try, from the plainest to the fullest, for some rows each. */
export function inputsFor(desk: Desk, area: string): Record<string, unknown>[] {
  const sqlite = openRegister(desk);
  const some = (sql: string) => sqlite.prepare(sql).pluck().all() as string[];
  const ids = (table: string) => some(`SELECT id FROM ${table} ORDER BY id LIMIT 20`);
  const mondays = some('SELECT monday FROM deployment_week');
  const [staId] = ids('sta');
  const given = {
    caseId: ids('case_file'),
    schoolId: ids('school').slice(0, 5),
    pupilId: ids('pupil').slice(0, 5),
    planId: ids('plan'),
    monday: mondays,
    decisionId: ids('decision'),
  };
  const plain = [{}, { text: 'qu' }, { search: 'qu' }, { day: '2026-11-24' }, { which: 'all' }, { open: true }];
  const own = IDS[area];
  return [
    ...plain,
    ...(own ? ids(own).map((id) => ({ id })) : []),
    ...Object.entries(given).flatMap(([name, values]) => values.map((value) => ({ [name]: value }))),
    ...given.planId.slice(0, 10).map((planId) => ({ monday: mondays[1], planId, moving: null })),
    ...['mon-am', 'fri-pm'].map((session) => ({ monday: mondays[1], staId, session })),
    ...(area === 'papers' ? paperInputs(given, mondays[1] ?? null, staId ?? '') : []),
  ];
}

/** Every paper about a few of everything that it could be about. */
function paperInputs(
  given: { caseId: string[]; planId: string[]; schoolId: string[] },
  monday: string | null,
  staId: string,
) {
  const subjects = [...given.caseId.slice(0, 3), ...given.planId.slice(0, 3), ...given.schoolId.slice(0, 2), staId, ''];
  return codesOf(PAPERS).flatMap((paper) =>
    subjects.map((subjectId) => ({ paper, subjectId, monday, fullName: true })),
  );
}

/** Those that a query takes as they are; an unknown key is dropped by zod: then the input was not made for it. */
export function fittingInputs(desk: Desk, query: Asking): Record<string, unknown>[] {
  return fitting(query, inputsFor(desk, query.area));
}

/** The same of inputs that a test has made itself. */
export function fitting({ meta }: Asking, inputs: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return inputs.filter((input) => isStrictly(meta.input, input));
}

function isStrictly(schema: z.ZodType, input: Record<string, unknown>): boolean {
  const parsed = schema.safeParse(input);
  return parsed.success && Object.keys(input).every((key) => key in (parsed.data as object));
}

export function askBy(desk: Desk, path: string, input: unknown, session: Session): Promise<Answer<unknown>> {
  const [area = '', name = ''] = path.split('.');
  const procedure = (desk.app.router as Record<string, Record<string, unknown>>)[area]?.[name];
  return call(procedure as never, input as never, { context: { session } }) as Promise<Answer<unknown>>;
}

function openRegister(desk: Desk) {
  const { open } = desk.app;
  if (!open) throw new Error('No register is open');
  return open.register.reading.sqlite;
}
