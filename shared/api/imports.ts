import { z } from 'zod';

/** What every import of a file has in common: its bytes, and one line for each row before anything is saved. */

/** One row of a file that is about to be imported, and what would become of it. */
export const ImportRow = z.object({
  /** The line in the file; the header is line 1. */
  row: z.number(),
  what: z.enum(['new', 'changed', 'unchanged', 'refused']),
  label: z.string(),
  /** Why it is refused; otherwise what else helps to know the row again. */
  reason: z.string(),
  /** Field by field, what an import would write over. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** The bytes of a small file, base64. */
export const fileField = (megabytes: number) =>
  z
    .string()
    .max(
      Math.ceil((megabytes * 1024 * 1024 * 4) / 3) + 4,
      `The file is larger than ${megabytes} MB, which is too large for this import`,
    );

/** Lines of a preview that the person chose to leave out. */
export const leaveOut = z.array(z.number().int()).max(10_000).default([]);
