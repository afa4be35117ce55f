import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import type { Refusal } from '../../shared/refusals.ts';
import { setHost, whatFailed } from './host.ts';
import { heardRefusal } from './lock.ts';
import type { Query } from './procedures.ts';

/**
 * Reading. `const { value, refusal, loading } = useAsk(api.schools.list, { search })`. While a new input is on its way
 * the last value stays (`stale` is true), so that a list does not flicker while somebody types.
 */
export interface Asked<T> {
  value: T | undefined;
  refusal: Refusal | null;
  /** True until the first answer, either way. */
  loading: boolean;
  /** `value` belongs to the input before this one. */
  stale: boolean;
  /** Asks again now; settles with the fresh value, or undefined where it was refused. */
  again(): Promise<T | undefined>;
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      placeholderData: keepPreviousData,
      networkMode: 'always',
      retry: (_count, error) => {
        const failed = whatFailed(error);
        return failed === 'gone';
      },
      retryDelay: 1_000,
      throwOnError: (error) => typeof whatFailed(error) === 'object',
    },
  },
});

/** `ask: false` keeps the question back until it makes sense (an empty search, a form not ready). */
export function useAsk<I, T>(procedure: Query<I, T>, input: NoInfer<I>, options: { ask?: boolean } = {}): Asked<T> {
  const { data, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: procedure.queryKey({ input }),
    queryFn: async ({ signal }) => {
      const answer = await procedure.call(input, { signal });
      setHost('there');
      if (!answer.ok) heardRefusal(answer.refusal.code);
      return answer;
    },
    enabled: options.ask ?? true,
  });
  return {
    value: data?.ok ? data.value : undefined,
    refusal: data && !data.ok ? data.refusal : null,
    loading: isPending,
    stale: isPlaceholderData,
    async again() {
      const { data: fresh } = await refetch();
      return fresh?.ok ? fresh.value : undefined;
    },
  };
}

/** After a change everything on screen is asked for again: the register is near, and nothing shown may be out of date. */
export function askAllAgain(): Promise<void> {
  return queries.invalidateQueries();
}
