import { ORPCError } from '@orpc/server';
import { eq, sql } from 'drizzle-orm';
import { foldLog } from '../../db/erase.ts';
import { MovedOn, recordChange } from '../../db/history.ts';
import { faultOfError } from '../../db/opening-faults.ts';
import { change } from '../../db/schema/history.ts';
import { ERASES } from '../../db/verify.ts';
import { type ProcedureMeta, Request, type TaskEvent } from '../../shared/api/contract.ts';
import type { Answer, Refusal } from '../../shared/refusals.ts';
import { type App, type OpenRegister, personOf, type Session } from './app.ts';
import { backUpBefore } from './backing-up.ts';
import { diskRefusal } from './disk.ts';
import { keepLook } from './looks.ts';
import { Refused, refuse } from './refuse.ts';
import { refuseHidden, veilOf } from './restricting.ts';
import { commandRun, type Person, preparedOn, queryRun, type RunContext } from './run.ts';
import type { AnyProcedure, TaskRun, TaskStep, Unrecorded } from './service.ts';
import { sightOf } from './sight.ts';

/**
 * One request, from the host to the service and back: parse, who is it, may they, then query, command or task.
 * Whatever the service refuses comes back as a value; anything else that is thrown is a bug and gets a number.
 */
export interface Call {
  app: App;
  session: Session;
  path: string;
  meta: ProcedureMeta;
  work: AnyProcedure;
  input: unknown;
  signal?: AbortSignal | undefined;
}

type Work = Extract<AnyProcedure, (...given: never[]) => unknown>;

export async function serve(call: Call): Promise<Answer<unknown>> {
  try {
    call.app.seats.check();
    // Who it is and whether they may comes first: what a stranger sends is not even read.
    const seat = call.meta.may === 'anyone' ? null : seated(call);
    const { data, requestId } = unwrap(call);
    const input = parse(call.meta, data);
    if (typeof call.work !== 'function') {
      const value = await (call.work as Unrecorded<unknown>).app(call.app, call.session, input as never);
      return { ok: true, value };
    }
    if (isImport(call)) await backUpBefore(call.app, seated(call).open, 'import');
    const { open, person } = seat ?? seated(call);
    const context = runContext(call.app, open, person);
    if (call.meta.kind !== 'query') return command(call, call.work, context, requestId, input);
    const value = call.work(queryRun(context, veilOf(call.meta, input)), input);
    look(call, open, context, input);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, refusal: refusalOf(call, error) };
  }
}

/**
 * A task's events, as they come; the last one is its answer. It stops when its caller goes away. When the register is
 * locked meanwhile it goes on, unseen, and holds the register open until it is done.
 */
export async function* serveTask(call: Call): AsyncGenerator<TaskEvent<unknown>, void, void> {
  const { app, session, signal } = call;
  const stopping = new AbortController();
  // Where the register was locked, the page went away because it was emptied: that is no reason to stop.
  const stop = () => session.personId !== null && stopping.abort();
  signal?.addEventListener('abort', stop, { once: true });
  let letGo: (() => void) | null = null;
  let steps: AsyncGenerator<TaskStep, unknown, void> | null = null;
  let isOver = false;
  try {
    app.seats.check();
    const { open, person } = seated(call);
    const input = parse(call.meta, call.input);
    letGo = open.hold();
    const run: TaskRun = {
      query: () => queryRun({ ...runContext(app, open, person) }, veilOf(call.meta, input)),
      newId: app.context.newId,
      signal: stopping.signal,
      app,
      session,
    };
    const work = call.work as (run: TaskRun, input: unknown) => AsyncGenerator<TaskStep, unknown, void>;
    steps = work(run, input);
    for (;;) {
      if (signal?.aborted) return;
      const step = await steps.next();
      if (step.done) {
        isOver = true;
        yield { kind: 'answer', answer: { ok: true, value: step.value } };
        return;
      }
      yield { kind: 'progress', ...step.value };
    }
  } catch (error) {
    isOver = true;
    yield { kind: 'answer', answer: { ok: false, refusal: refusalOf(call, error) } };
  } finally {
    signal?.removeEventListener('abort', stop);
    if (steps && !isOver && session.personId === null) void finish(steps, call).finally(letGo);
    else {
      if (steps && !isOver) await steps.return(undefined);
      letGo?.();
    }
  }
}

/** The page was emptied because the register was locked: what it had asked for is done all the same. */
async function finish(steps: AsyncGenerator<TaskStep, unknown, void>, call: Call): Promise<void> {
  try {
    while (!(await steps.next()).done);
  } catch (error) {
    if (!(error instanceof Refused)) {
      call.app.context.log({
        level: 'bug',
        what: error instanceof Error ? error.name : 'unknown',
        procedure: call.path,
      });
    }
  }
}

/** What brings in many rows at once: a proven copy is made first, and where it can not be, nothing is imported. */
function isImport({ path, meta }: Call): boolean {
  return meta.kind === 'command' && /\.import/.test(path);
}

function unwrap(call: Call): { data: unknown; requestId: string } {
  if (call.meta.kind !== 'command') return { data: call.input ?? {}, requestId: '' };
  const request = Request.safeParse(call.input);
  if (request.success) return { data: request.data.data ?? {}, requestId: request.data.requestId };
  throw refuse('invalid', 'The request came without its number.', 'Try it again; reload the page if it happens twice.');
}

function parse(meta: ProcedureMeta, data: unknown): unknown {
  const parsed = meta.input.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), sentence: issue.message }));
  throw refuse(
    'invalid',
    'Something in the form is not right yet. Nothing was saved.',
    'Correct what is marked, then try again.',
    {
      fields,
    },
  );
}

/** What may be done with a passphrase that was given for one sign-in. */
const BEFORE_OWN = new Set(['keys.changeOwn', 'signIn.alive']);

/** The open register and the person at this page, or why there is none; and whether that person may. */
function seated(call: Call): { open: OpenRegister & { office: NonNullable<OpenRegister['office']> }; person: Person } {
  const { open } = call.app;
  if (!open?.office) {
    throw call.app.keys
      ? refuse('not-signed-in', 'The register is locked.', 'Sign in to go on.')
      : refuse('no-register', 'No register is open.', 'Start a register, or look around in the demo.');
  }
  const person = personOf(open, call.session);
  if (!person)
    throw refuse('not-signed-in', 'You are not signed in.', 'Sign in, or choose your name at the top of the page.');
  if (call.session.mustChange && !BEFORE_OWN.has(call.path)) {
    throw refuse('not-allowed', 'Your passphrase was given to you by somebody else.', 'Choose your own first.');
  }
  if (call.meta.may !== 'anyone' && !call.meta.may.includes(person.role)) {
    throw refuse(
      'not-allowed',
      'Your role does not allow this.',
      'Ask the Area Manager or Assistant Area Manager to do it.',
    );
  }
  return { open: { ...open, office: open.office }, person };
}

function runContext(app: App, open: OpenRegister & { office: { id: string } }, person: Person): RunContext {
  const { clock, newId } = app.context;
  const { register } = open;
  const sight = sightOf(register, person);
  return { register, person, officeId: open.office.id, today: clock.today(), now: clock.now(), newId, sight };
}

/** A query that opened one child's records is kept in the view log, once it has been answered. */
function look({ app, meta, path }: Call, open: OpenRegister, context: RunContext, input: unknown): void {
  if (meta.looksAt === undefined) return;
  const named = (input as Record<string, unknown>)[meta.looksAt];
  const hides = context.sight?.hides ?? (() => false);
  for (const recordId of Array.isArray(named) ? named.slice(0, 1) : [named]) {
    if (typeof recordId !== 'string' || keepLook(open, { ...context, recordId, hides })) continue;
    app.context.log({ level: 'warning', what: 'a look at a case could not be kept', procedure: path });
  }
}

function command(call: Call, work: Work, context: RunContext, requestId: string, input: unknown): Answer<unknown> {
  const { register, person, officeId, now } = context;
  const before = preparedOn(register.writing.orm, 'core.request', (db) =>
    db
      .select({ id: change.id, answer: change.answer, personId: change.personId, procedure: change.procedure })
      .from(change)
      .where(eq(change.requestId, sql.placeholder('requestId')))
      .prepare(),
  ).get({ requestId });
  if (before) {
    // The number of a request is its sender's: it opens nobody else's answer.
    if (before.personId !== person.id || before.procedure !== call.path) throw numberTaken();
    return { ok: true, value: JSON.parse(before.answer), change: before.id };
  }
  if (context.sight && veilOf(call.meta, input) === 'absent') refuseHidden(context.sight, input);
  const entry = {
    id: context.newId(),
    officeId,
    at: now,
    personId: person.id,
    personName: person.name,
    procedure: call.path,
    sentence: call.meta.sentence,
    requestId,
    ...(call.path === 'history.undo' ? { undoes: (input as { changeId: string }).changeId } : {}),
  };
  const value = recordChange(register.writing.sqlite, register.historyKey, entry, (seq) =>
    work(commandRun(context, seq, veilOf(call.meta, input)), input),
  );
  if (/^office\.|^signIn\.|^history\.undo$/.test(call.path)) call.app.readOffice();
  if (call.path === ERASES && !foldLog(register.writing.sqlite)) {
    call.app.context.log({
      level: 'warning',
      what: 'erasing: the log could not be folded in yet',
      procedure: call.path,
    });
  }
  return { ok: true, value, change: entry.id };
}

function numberTaken() {
  return refuse(
    'invalid',
    'The number of this request was used before.',
    'Try it again; reload the page if it happens twice.',
  );
}

/** What the person is told. A bug becomes a numbered exception; its number is in the log, its message is not. */
function refusalOf(call: Call, error: unknown): Refusal {
  if (error instanceof Refused) {
    const { code } = error.refusal;
    if (code === 'not-allowed' || code === 'not-signed-in') {
      call.app.context.log({ level: 'warning', what: `refused: ${code}`, procedure: call.path });
    }
    return error.refusal;
  }
  if (error instanceof MovedOn || (call.path === 'history.undo' && isConstraintFailure(error))) {
    return {
      code: 'moved-on',
      what: 'This can not be undone any more: something has been changed or added since that rests on it.',
      next: 'Undo the later changes first, newest first, or correct the record by hand.',
    };
  }
  const fault = faultOfError(error);
  if (fault) {
    call.app.context.log({ level: 'warning', what: `disk: ${fault}`, procedure: call.path });
    return diskRefusal(fault);
  }
  const number = call.app.context.newId().slice(-8).toUpperCase();
  const name = error instanceof Error ? error.name : 'unknown';
  const stack = error instanceof Error ? placesOf(error) : '';
  call.app.context.log({ level: 'bug', what: name, procedure: call.path, number, stack });
  throw new ORPCError('INTERNAL_SERVER_ERROR', { message: `Bug ${number}`, data: { number } });
}

/**
 * Where a bug was thrown, without its message: that can carry what somebody typed, also in a line that begins with “at”. So
 * only what stands behind the message counts, and of that only what looks like a place in a file.
 */
function placesOf({ stack = '', message, cause }: Error): string {
  const places = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => PLACE.test(line));
  const under = cause instanceof Error ? ` < ${cause.name}` : '';
  return `${places.map((line) => line.trim()).join(' | ')}${under}`;
}

/** '    at eraseFromRegister (file:///…/erase.ts:12:3)' */
const PLACE = /^ {4}at (?:async )?(?:[\w$.#<>[\] ]+ \()?(?:file:\/\/|node:|\/|[A-Z]:\\)[^()\s]*:\d+:\d+\)?$/;

/** While undoing: a row that is to go has others resting on it, or its place has been taken. */
function isConstraintFailure(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_CONSTRAINT_');
}
