import { z } from 'zod';

/** How sure a proposal is: what is known of it, want by want, and by whose reckoning. Shown with it, and kept with the week. */

/** One want: what is lost on it, what can not be bettered, and that in words. */
export const ProvedLevel = z.object({
  level: z.string(),
  value: z.number(),
  bound: z.number(),
  proved: z.boolean(),
  /** From the start until it stood so. */
  milliseconds: z.number(),
  counts: z.string(),
  sentence: z.string(),
});
export type ProvedLevel = z.infer<typeof ProvedLevel>;

export const Certificate = z.object({
  summary: z.string(),
  proved: z.boolean(),
  /** Stopped by a person before all was proved. */
  stopped: z.boolean(),
  milliseconds: z.number(),
  solver: z.string(),
  levels: z.array(ProvedLevel),
});
export type Certificate = z.infer<typeof Certificate>;
