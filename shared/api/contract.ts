import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Answer } from '../refusals.ts';
import type { CodeOf, ROLES } from '../words.ts';

/**
 * How a procedure is declared. One file of `shared/api/` per area; each procedure says its kind, its sentence (which
 * history, undo and the audit list show), who may call it, and its shape in and out as zod.
 *
 *   query    reads; gets a read-only connection
 *   command  one synchronous transaction, one history entry; carries a request id, so a repeat gives the same answer
 *   task     long work: yields progress, ends with an answer; stops when the caller goes away
 */
export type Role = CodeOf<typeof ROLES>;
export type Kind = 'query' | 'command' | 'task';

export interface Declaration<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** Said in the past tense with the person before it: "recorded an enquiry". */
  sentence: string;
  /** Roles that may call it; `anyone` works before a register is open and before anybody has signed in. */
  may: readonly Role[] | 'anyone';
  input: I;
  output: O;
  /**
   * A command that keeps no row of the register (who sits at the desk, a draft, opening the demo): runs without a
   * transaction and leaves no history. Its service gets the app instead of a transaction.
   */
  unrecorded?: boolean;
  /**
   * How a restricted case appears to somebody who may not see it: absent, unless said otherwise. `nameless`: what STA time and
   * Link places are reckoned from stays, without a word of whom it is about. May depend on the input.
   */
  restricted?: 'nameless' | ((input: z.output<I>) => 'nameless' | 'absent');
  /** A query that opens one child's records: the field of its input that says whose. Each look is kept (`cases.views`). */
  looksAt?: keyof z.output<I> & string;
}

export interface ProcedureMeta extends Omit<Declaration, 'looksAt' | 'restricted'> {
  kind: Kind;
  restricted?: 'nameless' | ((input: never) => 'nameless' | 'absent');
  looksAt?: string;
}

export const MANAGERS: readonly Role[] = ['area-manager', 'assistant-area-manager'];
export const EVERYBODY: readonly Role[] = ['area-manager', 'assistant-area-manager', 'office', 'read-only'];

/** The wire shape of a command: who asks twice with one request id gets one effect and one answer. */
export const Request = z.object({ requestId: z.uuid(), data: z.unknown() });

/** What a task yields: any number of steps, then one answer. `soFar` is what it would answer if it were stopped now. */
export type TaskEvent<T> =
  | { kind: 'progress'; done: number; of: number; doing: string; soFar?: T }
  | { kind: 'answer'; answer: Answer<T> };

/** A shape for the type checker only: the core parses every input itself, so that a bad one is a refusal, not an exception. */
function passed<T>() {
  return z.custom<T>();
}

/** Marks a procedure with what its input is once parsed (defaults filled in): what its service is given. Types only. */
export interface Parsed<T> {
  readonly '~parsed'?: T;
}

function parsed<I extends z.ZodType>() {
  return <P extends object>(procedure: P): P & Parsed<z.output<I>> => procedure;
}

const base = oc.$meta<ProcedureMeta | Record<string, never>>({});

export function query<I extends z.ZodType, O extends z.ZodType>(declared: Declaration<I, O>) {
  return parsed<I>()(
    base
      .meta({ kind: 'query', ...declared })
      .input(passed<z.input<I>>())
      .output(passed<Answer<z.output<O>>>()),
  );
}

export function command<I extends z.ZodType, O extends z.ZodType>(declared: Declaration<I, O>) {
  return parsed<I>()(
    base
      .meta({ kind: 'command', ...declared })
      .input(passed<{ requestId: string; data: z.input<I> }>())
      .output(passed<Answer<z.output<O>>>()),
  );
}

export function task<I extends z.ZodType, O extends z.ZodType>(declared: Declaration<I, O>) {
  return parsed<I>()(
    base
      .meta({ kind: 'task', ...declared })
      .input(passed<z.input<I>>())
      .output(passed<AsyncGenerator<TaskEvent<z.output<O>>, void, void>>()),
  );
}
