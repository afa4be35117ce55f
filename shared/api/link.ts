import { z } from 'zod';
import { WEEKDAYS } from '../dates.ts';
import { EVERYBODY, query } from './contract.ts';

/** The Link: its centres and their places. Placements, the forecast and the panel have their own place in time. */

export const LinkCentre = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  town: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  /** How long a placement lasts, in terms (B1). */
  lengthTerms: z.number(),
  /** Places by weekday. */
  places: z.record(z.enum(WEEKDAYS), z.number()),
});
export type LinkCentre = z.infer<typeof LinkCentre>;

export const linkApi = {
  list: query({
    sentence: 'looked at the Link centres',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(LinkCentre),
  }),
};
