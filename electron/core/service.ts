import type { z } from 'zod';
import type { Parsed, ProcedureMeta, TaskEvent } from '../../shared/api/contract.ts';
import type { App, Session } from './app.ts';
import type { CommandRun, QueryRun } from './run.ts';

/**
 * A service is a plain object with one function per procedure of its api file. What each function gets and gives is
 * read off the contract; what it throws with `refuse(…)` is the answer's refusal.
 *
 *   export const schools: Service<typeof schoolsApi> = { list(run, input) { … }, add(run, input) { … } }
 */
export type Service<Area> = { [Name in keyof Area]: Procedure<Area[Name]> };

type MetaOf<P> = P extends { '~orpc': { inputSchema?: infer I; outputSchema?: infer O } } ? { i: I; o: O } : never;
type InputOf<P> = P extends Parsed<infer T> ? T : never;
type AnswerOf<P> = MetaOf<P> extends { o: z.ZodType<infer T> } ? T : never;
type ValueOf<A> = A extends { ok: true; value: infer V } ? V : never;
type TaskValueOf<G> = G extends AsyncGenerator<TaskEvent<infer V>, void, void> ? V : never;
type IsCommand<P> =
  MetaOf<P> extends { i: z.ZodType<infer T> } ? (T extends { requestId: string } ? true : false) : false;

type Procedure<P> =
  AnswerOf<P> extends AsyncGenerator
    ? (
        run: TaskRun,
        input: InputOf<P>,
      ) => AsyncGenerator<TaskStep<TaskValueOf<AnswerOf<P>>>, TaskValueOf<AnswerOf<P>>, void>
    : IsCommand<P> extends true
      ? ((run: CommandRun, input: InputOf<P>) => ValueOf<AnswerOf<P>>) | Unrecorded<P>
      : ((run: QueryRun, input: InputOf<P>) => ValueOf<AnswerOf<P>>) | Unrecorded<P>;

/** A procedure that anyone may call, or that is `unrecorded`, is handed the app and the session instead of a run. */
export interface Unrecorded<P> {
  app(app: App, session: Session, input: InputOf<P>): ValueOf<AnswerOf<P>> | Promise<ValueOf<AnswerOf<P>>>;
}

/** A task reads through fresh runs (its work may outlast a change), and hears when the caller goes away. */
export interface TaskRun {
  query(): QueryRun;
  newId(): string;
  signal: AbortSignal | undefined;
  app: App;
  session: Session;
}

export interface TaskStep<T = unknown> {
  done: number;
  of: number;
  doing: string;
  /** What the task would answer if it were stopped now: shown while it goes on. */
  soFar?: T;
}

/** How the core sees a service, types set aside. */
export type AnyProcedure =
  | ((run: CommandRun | QueryRun | TaskRun, input: unknown) => unknown)
  | { app(app: App, session: Session, input: unknown): unknown };
export type AnyService = Record<string, AnyProcedure>;
export type { ProcedureMeta };
