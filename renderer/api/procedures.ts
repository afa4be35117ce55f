import type { TaskEvent } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/refusals.ts';

/** What the hooks need of a procedure: read structurally, so that each hook says in its type which kind it takes. */
export interface Calling {
  signal?: AbortSignal;
}

export interface Query<I, T> {
  call(input: I, options?: Calling): Promise<Answer<T>>;
  queryKey(options: { input: I }): readonly unknown[];
}

export interface Command<I, T> {
  call(input: { requestId: string; data: I }, options?: Calling): Promise<Answer<T>>;
}

export interface Task<I, T> {
  call(input: I, options?: Calling): Promise<AsyncGenerator<TaskEvent<T>, void, void>>;
}
