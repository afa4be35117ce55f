import { z } from 'zod';
import { command, EVERYBODY, query } from './contract.ts';

/** What is being typed, kept in the encrypted register within two seconds, so that nothing typed is ever lost. */

const key = z.string().min(1).max(200);

export const draftsApi = {
  save: command({
    sentence: 'kept a draft',
    may: EVERYBODY,
    unrecorded: true,
    input: z.object({ key, body: z.string().max(200_000) }),
    output: z.object({ savedAt: z.string() }),
  }),
  read: query({
    sentence: 'looked for a draft',
    may: EVERYBODY,
    input: z.object({ key }),
    output: z.object({ body: z.string().nullable(), savedAt: z.string().nullable() }),
  }),
  list: query({
    sentence: 'looked at the drafts',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(z.object({ key: z.string(), savedAt: z.string() })),
  }),
  discard: command({
    sentence: 'discarded a draft',
    may: EVERYBODY,
    unrecorded: true,
    input: z.object({ key }),
    output: z.object({}),
  }),
};
