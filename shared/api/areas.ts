import { z } from 'zod';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { note, required, seen } from './fields.ts';

/** Areas: how the office divides its schools. The service's own division is data, not a law of nature. */

export const AreaLine = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  note: z.string(),
  schools: z.number(),
});
export type AreaLine = z.infer<typeof AreaLine>;

const fields = { name: required('the name of the area', 80), note: note(500) };

export const areasApi = {
  list: query({ sentence: 'looked at the areas', may: EVERYBODY, input: z.object({}), output: z.array(AreaLine) }),
  add: command({
    sentence: 'added an area',
    may: MANAGERS,
    input: z.object(fields),
    output: z.object({ id: z.string() }),
  }),
  change: command({
    sentence: 'changed an area',
    may: MANAGERS,
    input: z.object({ ...seen, ...fields }),
    output: z.object({ id: z.string() }),
  }),
  /** Only one that has no schools. */
  remove: command({ sentence: 'took an area away', may: MANAGERS, input: z.object(seen), output: z.object({}) }),
  /** Puts schools into an area, or (areaId null) into none: one step for as many as are chosen. */
  assign: command({
    sentence: 'put schools into an area',
    may: MANAGERS,
    input: z.object({
      areaId: z.string().nullable(),
      schoolIds: z.array(z.string()).min(1, 'Choose at least one school').max(5000),
    }),
    output: z.object({ changed: z.number() }),
  }),
};
