import { z } from 'zod';
import { codesOf, TODAY_KINDS } from '../words.ts';
import { EVERYBODY, query } from './contract.ts';

/** Today: what is due or late, oldest first, each with the rule that makes it due and the place where it is done. */

export const TodayLine = z.object({
  key: z.string(),
  kind: z.enum(codesOf(TODAY_KINDS)),
  /** Null: owed, without a day. */
  on: z.string().nullable(),
  /** Whose it is: 'Robin Testwell · C-0042', 'Week of 30 Nov 2026'. */
  about: z.string(),
  schoolName: z.string().nullable(),
  sentence: z.string(),
  /** The clause that makes it due, and what it says. */
  rule: z.string(),
  statement: z.string(),
  to: z.string(),
});
export type TodayLine = z.infer<typeof TodayLine>;

export const todayApi = {
  /** What has a day comes first, the oldest on top; then what is owed without one. */
  list: query({
    sentence: 'looked at what is due',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(TodayLine),
  }),
};
