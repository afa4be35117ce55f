import { z } from 'zod';
import { EVERYBODY, query } from './contract.ts';

/** One box that finds everything by name. */
export const searchApi = {
  find: query({
    sentence: 'searched',
    may: EVERYBODY,
    input: z.object({ text: z.string().max(100) }),
    output: z.array(
      z.object({
        to: z.string(),
        label: z.string(),
        detail: z.string(),
        kind: z.enum(['case', 'school', 'sta']),
      }),
    ),
  }),
};
